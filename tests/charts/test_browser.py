"""Charts as readers meet them: in a real Chromium, wide and narrow, light and dark, with the keyboard, on paper."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.charts.chart import Chart, Choice
from macros.charts.choose import by_year, dated, incidents, named, recovered, rivals, stations
from macros.charts.drawings import drawn
from macros.charts.page import Spot, figure_html
from macros.record.model import Record
from tests.charts.test_forms import COUNTRIES
from tests.reader import reading

pytestmark = pytest.mark.browser

ILLEGIBLE = """() => {
    const faults = []
    for (const svg of document.querySelectorAll(".ledger-chart svg")) {
const frame = svg.getBoundingClientRect()
if (!frame.width) continue
const scale = frame.width / svg.viewBox.baseVal.width
const boxes = []
for (const text of svg.querySelectorAll("text")) {
    const box = text.getBoundingClientRect()
    const size = parseFloat(getComputedStyle(text).fontSize) * scale
    if (size < 10.5) faults.push(`${text.textContent}: ${size} pixels high`)
    if (box.left < frame.left - 3 || box.right > frame.right + 3 || box.top < frame.top - 3
        || box.bottom > frame.bottom + 3) faults.push(`${text.textContent}: cut off`)
    for (const [other, taken] of boxes)
        if (box.left < taken.right - 1 && taken.left < box.right - 1
            && box.top < taken.bottom - 4 && taken.top < box.bottom - 4)
            faults.push(`${text.textContent} lies on ${other}`)
    boxes.push([text.textContent, box])
}
    }
    return faults
}"""

ASSETS = Path(__file__).parents[2] / "docs/assets"
CHARTS: dict[str, tuple[str, Choice]] = {
    "bars": ("bars", named(COUNTRIES)),
    "dated-bars": ("bars", dated({"japan-loss": "Japan", "bridge-loss": "A bridge"})),
    "rivals": ("rivals", rivals("stolen-2021", "stolen-2022", earlier=["chainalysis-2021-first"])),
    "timeline": ("timeline", incidents),
    "beside": ("beside", recovered),
    "columns": ("columns", by_year({"missiles-2021": "", "missiles-2022": ""}, partial=["missiles-2022"])),
    "route": (
        "route",
        stations({"Taken": {"bridge-loss": "by thieves"}, "Stopped": {"bridge-seized": "by police"}}),
    ),
}


@pytest.fixture(scope="module")
def address(record: Record, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with a chart of every form, under the site's own style sheets and without any script."""
    folder = tmp_path_factory.mktemp("page")
    blocks = []
    for name, (form, choice) in CHARTS.items():
        chart = Chart(f"The chart of {form}", "In US dollars", "As counted.", choice, form)
        rows = chart.rows(record)
        spot = Spot(lambda entry_id: f"#{entry_id}", "home/")
        blocks.append(figure_html(name, chart, rows, drawn(name, chart, rows, folder), record, spot))
    return page_of(blocks, folder)


def page_of(blocks: Iterable[str], folder: Path) -> str:
    """The address of a page that holds these charts under the site's style sheets."""
    sheets = "".join(
        f'<link rel="stylesheet" href="{(ASSETS / name).as_uri()}">'
        for name in ("ledger.css", "charts.css", "drawing.css")
    )
    page = folder / "page.html"
    page.write_text(
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Charts</title>'
        f'<meta name="viewport" content="width=device-width">{sheets}</head>'
        '<body data-md-color-scheme="default"><article class="md-typeset">'
        f"{''.join(blocks)}</article></body></html>",
        encoding="utf-8",
    )
    return page.as_uri()


@pytest.fixture(params=[1280, 390, 320], ids="{}px".format)
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page at a desk's, a phone's and the smallest width, with scripts of the page switched off."""
    with reading(browser, viewport={"width": request.param, "height": 900}) as reader:
        yield reader.open(address)


def test_one_of_the_two_drawings_is_shown(page: Page) -> None:
    """The wide drawing at a desk, the narrow one on a phone; the other is out of sight and of reach."""
    narrow = bool(page.evaluate("innerWidth < 600"))
    for name in CHARTS:
        assert page.locator(f"#chart-{name} .ledger-chart-narrow").is_visible() is narrow
        assert page.locator(f"#chart-{name} .ledger-chart-wide").is_visible() is not narrow


def test_nothing_is_wider_than_the_page(page: Page) -> None:
    """No chart makes the page scroll sideways."""
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_texts_are_legible_whole_and_apart(page: Page) -> None:
    """Every text is large enough, stands inside its drawing and on no other text."""
    assert page.evaluate(ILLEGIBLE) == []


def test_the_keyboard_walks_the_marks(page: Page) -> None:
    """The Tab key goes from mark to mark in the order of the rows; each says its name and shows that it is meant."""
    page.locator("#chart-bars").evaluate("figure => { figure.tabIndex = -1; figure.focus() }")
    spoken = []
    for _ in COUNTRIES:
        page.keyboard.press("Tab")
        spoken.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert spoken[:2] == ["Japan, $721 million, Elliptic", "Vietnam, about $540 million, Elliptic"]
    assert len(set(spoken)) == len(COUNTRIES)
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_mark_is_a_link_that_works_without_script(browser: Browser, address: str) -> None:
    """With JavaScript switched off a click on a bar leads to its figure."""
    with reading(browser, java_script_enabled=False) as reader:
        page = reader.open(address)
        page.locator("#chart-bars .ledger-chart-wide a[data-figure=us-loss] path").first.click()
        assert page.url.endswith("#us-loss")


def test_colours_follow_the_palette(browser: Browser, address: str) -> None:
    """The same drawing in light, in dark, on paper and in forced colours."""
    fill = "getComputedStyle(document.querySelector('#chart-bars path')).fill"
    with reading(browser) as reader:
        page = reader.open(address)
        light = page.evaluate(fill)
        page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
        dark = page.evaluate(fill)
        page.emulate_media(media="print")
        paper = page.evaluate(fill)
        page.emulate_media(media="screen", forced_colors="active")
        forced = page.evaluate(fill)
    assert len({light, dark, paper, forced}) == 4


def test_a_drawing_keeps_its_place_before_it_is_styled(browser: Browser, address: str) -> None:
    """Each drawing says its proportions itself, so that nothing moves when style sheets arrive."""
    with reading(browser) as reader:
        page = reader.open(address)
        sizes = page.evaluate(
            "[...document.querySelectorAll('.ledger-chart svg')].map(svg => ['width', 'height'].map(side =>"
            " svg.getAttribute(side)))"
        )
    assert all(float(width) > 0 and float(height) > 0 for width, height in sizes)

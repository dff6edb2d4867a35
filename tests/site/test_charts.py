"""Charts on the built site: drawn by Vega on request, put in order, framed elsewhere, printed, without script."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.reader import Reader, reading
from tests.site.conftest import Site

pytestmark = pytest.mark.browser

EXPLAINER, NAME = "how-much/", "stolen-by-year"


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    """A reader at a desk who complains of whatever the policy refuses."""
    with reading(browser) as reader:
        reader.mind_the_policy()
        yield reader


def chart(page: Page, name: str = NAME) -> Locator:
    """A chart on a page."""
    return page.locator(f"#chart-{name}")


def played(page: Page, name: str = NAME) -> Locator:
    """The chart of that name after its button was pressed and Vega has drawn it."""
    figure = chart(page, name)
    figure.get_by_role("button", name="Interactive").click()
    expect(figure.locator(".ledger-chart-live svg")).to_be_visible()
    return figure


def test_nothing_of_vega_is_fetched_before_a_reader_asks(site: Site, reader: Reader) -> None:
    """Moving over a chart and scrolling past it fetch nothing; pressing the button fetches program and chart once."""
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url.removeprefix(site.url)))
    page = reader.open(site.url + EXPLAINER)
    chart(page).locator(".ledger-chart-wide a").first.hover()
    page.mouse.wheel(0, 4000)
    assert not [url for url in asked if "vega" in url or url.endswith("vl.json")]
    played(page)
    fetched = [url for url in asked if "vega" in url or url.endswith("vl.json")]
    assert sorted(re.sub(r"vega-[\w.]+\.js", "vega.js", url) for url in fetched) == [
        "assets/vega.js",
        f"charts/{NAME}/{NAME}.vl.json",
    ]


def test_marks_tell_of_themselves_and_lead_on(site: Site, reader: Reader) -> None:
    """A mark under the pointer says its name and amount, marks of other names step back; a click opens its figure."""
    page = reader.open(site.url + EXPLAINER)
    figure = played(page)
    mark = figure.locator(".ledger-chart-live [aria-label='CertiK, 2025, $2.06 billion']").last
    mark.evaluate("mark => mark.scrollIntoView({ block: 'center' })")
    mark.hover(force=True)
    expect(page.locator(".ledger-chart-tip")).to_contain_text("$2.06 billion")
    faint = figure.locator("[aria-label^='Immunefi'][opacity='0.25']")
    expect(faint.first).to_be_attached()
    mark.click(force=True)
    page.wait_for_url(site.url + "figures/certik-2025-value/")


def test_it_follows_the_palette_and_gives_way_to_the_picture(site: Site, reader: Reader) -> None:
    """The colours are the page's own, whichever they are; the button brings the still picture back."""
    page = reader.open(site.url + EXPLAINER)
    figure = played(page)
    fill = "mark => getComputedStyle(mark).fill"
    mark = figure.locator(".ledger-chart-live .mark-symbol path").first
    light = mark.evaluate(fill)
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    assert mark.evaluate(fill) != light
    expect(figure.locator(".ledger-chart-wide")).to_be_hidden()
    figure.get_by_role("button", name="Still picture").click()
    expect(figure.locator(".ledger-chart-wide")).to_be_visible()
    expect(figure.locator(".ledger-chart-live")).to_have_count(0)


def test_it_works_after_moving_on_without_a_full_load(site: Site, reader: Reader) -> None:
    """On a page that instant navigation has put in place, and again after going back."""
    page = reader.open(site.url)
    page.evaluate("window.stayed = true")
    page.locator("article").get_by_role("link", name="How much was taken").first.hover()
    page.wait_for_function("window.document$ && document.querySelector('script[src*=bundle]')")
    page.locator(f"a[href$='{EXPLAINER}']").first.click()
    page.wait_for_url(site.url + EXPLAINER)
    played(page)
    assert page.evaluate("window.stayed")


@pytest.mark.parametrize("lost", ["**/assets/vega-*.js", "**/*.vl.json"], ids=["program", "chart"])
def test_the_picture_stays_where_vega_cannot_come(site: Site, browser: Browser, lost: str) -> None:
    """Where a file does not load, a quiet line says so and the drawing stands as before."""
    context = browser.new_context()
    page = context.new_page()
    page.route(lost, lambda route: route.abort())
    page.goto(site.url + EXPLAINER)
    chart(page).get_by_role("button", name="Interactive").click()
    expect(chart(page).get_by_role("status")).to_have_text("The interactive version cannot be shown here.")
    expect(chart(page).locator(".ledger-chart-wide svg")).to_be_visible()
    context.close()


def test_the_table_is_put_in_order_by_value(site: Site, reader: Reader) -> None:
    """Amounts by what they are worth and not by their letters, by mouse and by keyboard, both ways."""
    page = reader.open(site.url + EXPLAINER)
    chart(page).locator("summary").click()
    table = chart(page).locator("table")
    expect(table).to_be_visible()
    amounts = table.locator("tbody td:nth-child(2)")
    button = table.get_by_role("button", name="Amount")
    button.click()
    assert amounts.first.inner_text() == "$1.5 million"
    expect(table.get_by_role("columnheader", name="Amount")).to_have_attribute("aria-sort", "ascending")
    button.press("Enter")
    assert amounts.first.inner_text() == "$2.06 billion"
    table.get_by_role("button", name="Time").click()
    assert table.locator("tbody td:nth-child(3)").first.inner_text() == "2016"
    expect(table.locator("[aria-sort]")).to_have_count(1)


def test_a_table_that_is_brought_leads_to_the_same_places(site: Site, reader: Reader) -> None:
    """Numbers lead to their own pages and have cards, and sources stand at the foot of the page that is read."""
    page = reader.open(site.url + EXPLAINER)
    chart(page).locator("summary").click()
    row = chart(page).locator("tbody tr").first
    figure = row.locator("a[data-figure]").first.get_attribute("data-figure")
    assert row.locator("a[data-figure]").first.evaluate("link => link.href") == f"{site.url}figures/{figure}/"
    row.locator("a[data-cite]").click()
    assert page.url.startswith(f"{site.url}{EXPLAINER}#source-")


def test_a_table_that_does_not_come_is_one_link_away(site: Site, browser: Browser) -> None:
    """Where the chart's page cannot be fetched, the link to it stays."""
    page = browser.new_page()
    page.goto(site.url + EXPLAINER)
    page.route("**/charts/**", lambda route: route.abort())
    chart(page).locator("summary").click()
    link = chart(page).get_by_role("link", name="On the page of this chart")
    expect(link).to_be_visible()
    assert link.evaluate("link => link.href") == f"{site.url}charts/{NAME}/#numbers"
    page.close()


@pytest.mark.parametrize("width", [1000, 360])
def test_a_frame_on_another_page_fits_its_chart(site: Site, browser: Browser, width: int) -> None:
    """The code of the chart's page shows it elsewhere: the script makes the frame as high as what is in it."""
    with reading(browser, viewport={"width": width, "height": 900}) as reader:
        page = reader.open(f"{site.url}charts/{NAME}/")
        frame, script = page.locator(".ledger-embed code").all_inner_texts()
        height = int(re.findall(r'height="(\d+)"', frame)[0])
        page.route(
            "**/elsewhere.html", lambda route: route.fulfill(body=frame + script, content_type="text/html")
        )
        page.goto(f"{site.url}elsewhere.html")
        inside = page.frame_locator("iframe")
        expect(inside.locator("h1")).to_be_visible()
        page.wait_for_function("height => document.querySelector('iframe').height != height", arg=height)
        fitted = int(page.locator("iframe").get_attribute("height") or 0)
        content = inside.locator("html").evaluate("html => html.scrollHeight")
        assert content <= fitted <= content + 2
        if width == 1000:
            assert 0 <= height - fitted < 120


def test_the_frame_takes_the_palette_that_is_asked_for(site: Site, browser: Browser) -> None:
    """Dark for a reader whose system is dark, and where the address says so."""
    paper = "getComputedStyle(document.body).backgroundColor"
    with reading(browser, color_scheme="light") as reader:
        light = reader.open(f"{site.url}charts/{NAME}/embed/").evaluate(paper)
        asked = reader.open(f"{site.url}charts/{NAME}/embed/?scheme=dark").evaluate(paper)
    with reading(browser, color_scheme="dark") as reader:
        dark = reader.open(f"{site.url}charts/{NAME}/embed/").evaluate(paper)
    assert light != asked == dark


def test_a_chart_is_whole_without_script_and_on_paper(site: Site, browser: Browser) -> None:
    """Without script there are drawing, table and files, and no dead button; on paper no links to files."""
    with reading(browser, java_script_enabled=False) as reader:
        page = reader.open(f"{site.url}charts/{NAME}/")
        expect(chart(page).locator(".ledger-chart-wide svg")).to_be_visible()
        expect(chart(page).locator("table")).to_be_visible()
        expect(chart(page).get_by_role("link", name="CSV")).to_be_visible()
        assert chart(page).get_by_role("button").count() == 0
        page.emulate_media(media="print")
        expect(chart(page).locator(".ledger-chart-files")).to_be_hidden()
        expect(chart(page).locator(".ledger-chart-wide svg")).to_be_visible()


def test_what_is_taken_away_opens_by_itself(site: Site, browser: Browser) -> None:
    """The SVG is a page of its own whose marks lead back, and the PNG is a picture."""
    page = browser.new_page()
    page.goto(f"{site.url}charts/{NAME}/{NAME}.svg")
    assert page.locator("a[data-figure]").count() > 20
    page.goto(f"{site.url}charts/{NAME}/{NAME}.png")
    assert page.evaluate("document.images[0].naturalWidth") > 1000
    page.close()

"""What a page weighs: bytes and requests of the first view, and that nothing is missing from it."""

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.reader import reading, settle
from tests.site.conftest import Site

PHONE = {"viewport": {"width": 390, "height": 780}, "has_touch": True, "is_mobile": True}
ENTRY = 30_000
"""Bytes of a permalink page on first load, gzipped."""
SHARED = 32_000
"""Bytes of what all written pages load beside their own text."""
OWN_SCRIPT = 4_500
_LOADED = re.compile(
    r'<(?:link rel="(?:stylesheet|preload)" href|script src|img src)="((?:\.\.?/)*assets/[^"]+)"'
)

LOOK = """() => [...document.querySelectorAll("body, body *")].map((one) => {
    const style = getComputedStyle(one)
    const { x, y, width, height } = one.getBoundingClientRect()
    const drawn = ["display", "position", "color", "backgroundColor", "font", "border", "fill", "stroke", "opacity",
        "textDecoration", "listStyle", "margin", "padding"].map((name) => style[name])
    const around = ["::before", "::after"].map((part) => getComputedStyle(one, part).content)
    const [left, top, wide, high] = [x, y, width, height].map((side) => Math.round(side / 4))
    return [one.tagName, one.className.baseVal ?? one.className, left, top, wide, high, ...drawn, ...around].join(" ")
})"""
CHANGED = f"""() => {{
    const now = ({LOOK})()
    return first.map((was, at) => [was, now[at]]).filter(([was, is]) => was !== is).slice(0, 2)
}}"""
IN_VIEW = """() => [...document.querySelectorAll("header *, article *, footer *")].filter((one) => {
    const { top, bottom, left, right, width } = one.getBoundingClientRect()
    const told = one.matches("svg, img, path") || [...one.childNodes].some((node) => node.nodeValue?.trim())
    const shown = one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    return told && shown && width && bottom > Math.max(0, top) && top < innerHeight && right > 0 && left < innerWidth
}).map((one) => {
    const style = getComputedStyle(one)
    const { x, y, width, height } = one.getBoundingClientRect()
    const looks = ["color", "backgroundColor", "font", "fill", "stroke", "textDecoration", "listStyle"]
    const text = one.textContent.trim().slice(0, 20)
    return [one.tagName, text, ...[x, y, width, height].map(Math.round), ...looks.map((name) => style[name])].join(" ")
})"""
PICTURES = """() => Promise.all([...document.images].map((picture) => {
    picture.loading = "eager"
    return picture.decode()
}))"""
LOAD_WHOLE = """() => new Promise((onload) => {
    const { styles } = document.querySelector("script[data-styles]").dataset
    document.body.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: styles, onload }))
})"""


def gzipped(path: Path) -> int:
    """The bytes of a file as a server sends it; pictures and fonts are packed already."""
    packed = path.read_bytes()
    return len(packed) if path.suffix == ".woff2" else len(gzip.compress(packed, 9))


def loaded_with(site: Site, page: str) -> list[Path]:
    """The files that a page loads at once, itself among them."""
    html = site.folder / page / "index.html"
    links = dict.fromkeys(_LOADED.findall(html.read_text(encoding="utf-8")))
    return [html, *((html.parent / link).resolve() for link in links)]


def read_on_the_site(site: Site) -> list[str]:
    """Pages of every kind, those left out that only stand in frames of other sites."""
    return [page for page in site.kinds_of_page if not page.endswith("/embed/")]


def test_a_permalink_page_is_light(site: Site) -> None:
    """Whoever follows a citation on a bad connection gets the page, its look and its script in few bytes."""
    heavy = {}
    entries = [
        page for page in site.pages if page.count("/") == 2 and page.startswith(("figures/", "quantities/"))
    ]
    files = loaded_with(site, entries[0])[1:]
    assert len(files) <= 4
    shared = sum(gzipped(file) for file in files)
    for page in entries:
        if (size := shared + gzipped(site.folder / page / "index.html")) > ENTRY:
            heavy[page] = size
    assert heavy == {}


def test_what_pages_share_is_light(site: Site) -> None:
    """One style sheet, one script, the font and the mark, beside the text itself; six requests at most."""
    for page in read_on_the_site(site):
        files = loaded_with(site, page)[1:]
        assert len(files) <= 5, page
        assert sum(gzipped(file) for file in files) <= SHARED, page
        scripts = [file for file in files if file.suffix == ".js" and file.name.startswith("own.")]
        assert [gzipped(script) <= OWN_SCRIPT for script in scripts] == [True], page


@pytest.mark.browser
def test_nothing_else_is_asked_for_until_the_reader_begins(site: Site, browser: Browser) -> None:
    """Reading with a finger loads nothing more; a tap on the search loads the rest, and opens it."""
    with reading(browser, **PHONE) as reader:
        asked: list[str] = []
        reader.page.on("request", lambda request: asked.append(name_of(request)))
        page = reader.open(f"{site.url}how-much/")
        page.evaluate("scrollTo(0, 4000)")
        page.wait_for_timeout(300)
        expected = [file.name for file in loaded_with(site, "how-much/")[1:]]
        assert sorted(set(asked)) == sorted(["", *expected])
        page.locator("label[for=__search]").first.tap()
        field = page.locator("[data-md-component=search-query]")
        expect(field).to_be_focused()
        field.press_sequentially("Ronin")
        expect(page.locator(".md-search-result__link").first).to_be_visible()


def name_of(request: Request) -> str:
    """The name of the file that is asked for; empty for a page."""
    return request.url.rpartition("/")[2]


@pytest.mark.browser
def test_what_a_reader_does_first_is_not_lost(site: Site, browser: Browser) -> None:
    """The first tap on the palette and the first key count, though what answers them has yet to load."""
    shade = "getComputedStyle(document.body).backgroundColor"
    with reading(browser, **PHONE, color_scheme="light") as reader:
        page = reader.open(site.url)
        before = page.evaluate(shade)
        page.get_by_title("Use light colours").tap()
        page.get_by_title("Use dark colours").tap()
        expect(page.get_by_title("Use the colours of the system")).to_be_visible()
        assert page.evaluate(shade) != before
    with reading(browser) as reader:
        page = reader.open(site.url)
        page.keyboard.press("/")
        expect(page.locator("[data-md-component=search-query]")).to_be_focused()


@pytest.mark.browser
@pytest.mark.parametrize(("width", "palette"), [(1280, "light"), (390, "dark")])
def test_the_first_view_looks_as_the_whole_does(
    site: Site, browser: Browser, width: int, palette: str
) -> None:
    """Every element of every kind of page is drawn, and stands, as it does with all styles loaded."""
    moved = {}
    with reading(browser, viewport={"width": width, "height": 800}, color_scheme=palette) as reader:
        for address in read_on_the_site(site):
            page = reader.open(site.url + address)
            await_pictures(page)
            page.evaluate(f"window.first = ({LOOK})()")
            page.evaluate(LOAD_WHOLE)
            await_pictures(page)
            if changed := page.evaluate(CHANGED):
                moved[address] = changed
    assert moved == {}


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height", "palette"), [(390, 780, "light"), (820, 1180, "dark")])
def test_the_start_of_a_page_is_there_before_its_styles(
    site: Site, browser: Browser, width: int, height: int, palette: str
) -> None:
    """What a small screen shows at first is drawn, and stands, as it does once the style sheet has come."""
    changed = {}
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    with reading(browser, viewport={"width": width, "height": height}, color_scheme=palette) as reader:
        page = reader.page
        page.route("**/assets/pages.*.css", hold)
        for address in ("", "how-much/", "thefts/", "weapons/"):
            held.clear()
            page.goto(site.url + address, wait_until="commit")
            page.locator("footer").wait_for(state="attached")
            page.wait_for_timeout(150)  # until there has been a frame, in which fonts are settled
            first = page.evaluate(IN_VIEW)
            for route in held:
                route.continue_()
            page.wait_for_load_state("load")
            if lost := [one for one in first if one not in page.evaluate(IN_VIEW)]:
                changed[address] = lost[:2]
            assert len(first) > 8
    assert changed == {}


def await_pictures(page: Page) -> None:
    """Wait until the fonts and pictures of a page are there and nothing moves."""
    page.evaluate(PICTURES)
    page.evaluate("document.fonts.ready")
    settle(page)

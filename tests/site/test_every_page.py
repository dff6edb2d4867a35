"""What holds on every kind of page, all of it seen on one visit: what it asks for, how wide it is, and for whom it is."""

import pytest
from axe_playwright_python.sync_playwright import DEFAULT_OPTIONS, Axe
from playwright.sync_api import Browser, Page, expect

from tests.reader import reading, settle
from tests.site.conftest import Site

pytestmark = pytest.mark.browser

CUT = "document.querySelectorAll('li:nth-child(n+7), tr:nth-child(n+13)').forEach((one) => one.remove())"
"""Takes the later lines of long lists and tables away, each made as those before it are."""

NARROW = (320, 390, 768)
"""The narrowest phone, or 200 % zoom on a small one; a phone of today; a tablet."""

_SHADE = "getComputedStyle(document.body).backgroundColor"
_DARKEN = "document.body.dataset.mdColorScheme = 'slate'"
"""What the page's script does at the start where the system is dark; frames for other sites follow the system."""


def test_every_kind_of_page_is_open_to_all(site: Site, browser: Browser) -> None:
    """A page asks only its own host, works under its policy, fits every screen, and axe finds nothing in it.

    Names, roles, the order of headings and contrasts are looked at in light, contrasts in the dark as well. A reader
    complains of every violation of the policy, and of every file that does not load.
    """
    faults = {}
    with reading(browser, color_scheme="light") as reader:
        reader.mind_the_policy()
        for address in ("404.html", *site.kinds_of_page):
            page = reader.open(site.url + address)
            found = [f"scrolls sideways at {width}" for width in NARROW if scrolls_sideways(page, width)]
            page.set_viewport_size({"width": 1280, "height": 800})
            page.evaluate(CUT)
            found += axe_finds(page, {})
            light = page.evaluate(_SHADE)
            page.emulate_media(color_scheme="dark")
            page.evaluate(_DARKEN)
            assert page.evaluate(_SHADE) != light
            found += axe_finds(page, {"runOnly": ["color-contrast"]})
            page.emulate_media(color_scheme="light")
            if found:
                faults[address] = found
        assert reader.hosts == {site.url.split("/")[2]}
    assert faults == {}


def scrolls_sideways(page: Page, width: int) -> bool:
    """Whether text, a table or a chart of the page does not fit a screen of that width."""
    page.set_viewport_size({"width": width, "height": 700})
    wide: bool = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return wide


def axe_finds(page: Page, rules: dict[str, list[str]]) -> list[str]:
    """What axe reports of a page, by these rules or by all."""
    settle(page)
    found = Axe().run(page, options=DEFAULT_OPTIONS | rules)
    return [found.generate_report()] if found.violations_count else []


def test_axe_finds_nothing_in_an_open_card(site: Site, browser: Browser) -> None:
    """The card keeps the rules that the page keeps."""
    with reading(browser) as reader:
        page = reader.open(site.url + "how-much/")
        page.locator("article > p > a.ledger-number[data-figure]").first.hover()
        expect(page.locator("#ledger-card")).to_be_visible()
        found = Axe().run(page, context="#ledger-card")
        assert found.violations_count == 0, found.generate_report()

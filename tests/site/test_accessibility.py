"""The rules of accessibility that a machine can check, on every page, in light and in dark."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import DEFAULT_OPTIONS, Axe
from playwright.sync_api import Browser, expect

from tests.reader import reading
from tests.site.conftest import Site

pytestmark = pytest.mark.browser

ON_AND_ON = {"exclude": [["li:nth-child(n+20)"], ["tr:nth-child(n+20)"]]}
"""The later lines of long lists and tables, each made as those before it are."""


@pytest.mark.parametrize(("palette", "rules"), [("light", {}), ("dark", {"runOnly": ["color-contrast"]})])
def test_axe_finds_nothing(
    site: Site, browser: Browser, palette: Literal["light", "dark"], rules: dict[str, list[str]]
) -> None:
    """Names, roles, contrasts and the order of headings hold on every page; in the dark only contrasts differ."""
    faults = {}
    with reading(browser, color_scheme=palette) as reader:
        for page in site.kinds_of_page:
            found = Axe().run(reader.open(site.url + page), context=ON_AND_ON, options=DEFAULT_OPTIONS | rules)
            if found.violations_count:
                faults[page] = found.generate_report()
    assert faults == {}


def test_axe_finds_nothing_in_an_open_card(site: Site, browser: Browser) -> None:
    """The card keeps the rules that the page keeps."""
    with reading(browser) as reader:
        page = reader.open(site.url + "how-much/")
        page.locator("article > p > a.ledger-number[data-figure]").first.hover()
        expect(page.locator("#ledger-card")).to_be_visible()
        assert Axe().run(page).violations_count == 0

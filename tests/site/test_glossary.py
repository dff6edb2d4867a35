"""Terms of the glossary in Chromium: each explains itself where it is used."""

import pytest
from playwright.sync_api import Browser, expect

from tests.reader import reading
from tests.site.conftest import Site

pytestmark = pytest.mark.browser


def test_a_term_explains_itself(site: Site, browser: Browser) -> None:
    """Hover and keyboard focus show what the glossary says; Escape and leaving take it away."""
    with reading(browser) as reader:
        says = reader.open(site.url + "glossary/").locator("dt:has([id='mixer']) + dd").inner_text()
        page = reader.open(site.url + "laundering/")
        term = page.locator("article a[href$='glossary/#mixer']").first
        card = page.locator("#glossary-card")
        term.hover()
        expect(card).to_have_text(says)
        expect(term).to_have_attribute("aria-describedby", "glossary-card")
        page.locator("h1").hover()
        expect(card).to_have_count(0)
        page.keyboard.press("Tab")
        term.focus()
        expect(card).to_have_text(says)
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)


def test_every_link_to_a_term_finds_it(site: Site, browser: Browser) -> None:
    """No link to the glossary leads to a term without a definition."""
    with reading(browser, java_script_enabled=False) as reader:
        terms: set[str] = set(
            reader.open(site.url + "glossary/")
            .locator("dt [id]")
            .evaluate_all("all => all.map(one => one.id)")
        )
        for address in site.pages:
            if address.count("/") == 1:
                links = reader.open(site.url + address).locator("article a[href*='glossary/#']")
                wanted = links.evaluate_all("all => all.map(one => one.hash.slice(1))")
                assert set(wanted) <= terms, address

"""Citing in Chromium: a citation is copied with one click, and can be selected where no script runs."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.citations import STYLES
from tests.reader import reading
from tests.site.conftest import Site

pytestmark = pytest.mark.browser

CLIPBOARD = ["clipboard-read", "clipboard-write"]


def opened(page: Page) -> Locator:
    """The section "Cite this" of a page, unfolded."""
    section = page.locator(".ledger-cite-this")
    section.locator("summary").click()
    return section


def test_one_click_copies_a_citation(site: Site, browser: Browser) -> None:
    """Every style is copied as it stands there, also on a page that was reached from another."""
    with reading(browser, permissions=CLIPBOARD) as reader:
        page = reader.open(f"{site.url}how-much/")
        page.locator("article > p > a.ledger-number[data-figure]").first.click()
        page.wait_for_url("**/figures/*/", wait_until="networkidle")
        section = opened(page)
        buttons = section.get_by_role("button")
        expect(buttons).to_have_count(len(STYLES))
        for style, button in zip(STYLES, buttons.all(), strict=True):
            button.click()
            expect(button).to_have_text("Copied")
            shown = section.locator(f'[data-citation="{style}"]').text_content()
            assert page.evaluate("navigator.clipboard.readText()") == shown


def test_italics_are_copied_for_those_who_can_paste_them(site: Site, browser: Browser) -> None:
    """A style with italics is copied twice: as text, and with its italics."""
    with reading(browser, permissions=CLIPBOARD) as reader:
        page = reader.open(f"{site.url}how-much/")
        opened(page).get_by_role("button", name="Copy APA").click()
        expect(page.get_by_text("Copied", exact=True)).to_be_visible()
        read = "navigator.clipboard.read().then(items => items[0].getType('text/html')).then(blob => blob.text())"
        assert "How much was taken" in page.evaluate(read).partition("<i")[2].partition("</i>")[0]


def test_where_copying_is_forbidden_the_citation_is_selected(site: Site, browser: Browser) -> None:
    """Without leave to write to the clipboard, the button selects, and says so."""
    with reading(browser, permissions=[]) as reader:
        page = reader.open(f"{site.url}how-much/")
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")
        section = opened(page)
        section.get_by_role("button", name="Copy RIS").click()
        expect(page.get_by_text("Selected", exact=True)).to_be_visible()
        shown = section.locator('[data-citation="ris"]').inner_text()
        assert page.evaluate("getSelection().toString()").strip() == shown.strip()


def test_without_a_script_citations_can_be_selected(site: Site, browser: Browser) -> None:
    """The section unfolds, each style stands there as text, and no button promises what it cannot do."""
    with reading(browser, java_script_enabled=False) as reader:
        section = opened(reader.open(f"{site.url}how-much/"))
        expect(section.get_by_role("button")).to_have_count(0)
        for style in STYLES:
            citation = section.locator(f'[data-citation="{style}"]')
            expect(citation).to_be_visible()
            expect(citation).to_have_css("user-select", "auto")

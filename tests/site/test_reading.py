"""Reading the site in Chromium: numbers open their card, pages fit, nothing is asked of another host."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.reader import begin, reading
from tests.site.conftest import Site

pytestmark = pytest.mark.browser

PAGE = "how-much/"
PHONE = {"viewport": {"width": 390, "height": 780}, "has_touch": True, "is_mobile": True}


def number_on(page: Page) -> Locator:
    """The first number in a paragraph of the page's text."""
    return page.locator("article > p > a.ledger-number[data-figure]").first


def card_on(page: Page) -> Locator:
    """The card, open or not."""
    return page.locator("#ledger-card")


def test_a_number_opens_its_card_under_the_mouse(site: Site, browser: Browser) -> None:
    """The card says the number, how the source prints it and which source; it goes when the mouse goes."""
    with reading(browser) as reader:
        page = reader.open(site.url + PAGE)
        number = number_on(page)
        number.hover()
        expect(card_on(page)).to_be_visible()
        expect(card_on(page)).to_contain_text(number.inner_text(), ignore_case=True)
        expect(card_on(page).locator("q[data-field$='.as_printed']")).to_be_visible()
        expect(card_on(page).locator(".ledger-source__title")).to_have_attribute(
            "href", re.compile("^https?://")
        )
        expect(number).to_have_attribute("aria-describedby", "ledger-card")
        card_on(page).hover()
        page.wait_for_timeout(400)
        expect(card_on(page)).to_be_visible()
        page.locator("h1").hover()
        expect(card_on(page)).to_have_count(0)
        assert number.get_attribute("aria-describedby") is None


def test_a_number_opens_its_card_by_keyboard(site: Site, browser: Browser) -> None:
    """Focus opens the card, Tab leads into it and on, Escape closes it and gives the focus back."""
    with reading(browser) as reader:
        page = reader.open(site.url + PAGE)
        number = number_on(page)
        figure = number.get_attribute("data-figure")
        page.keyboard.press("Tab")
        number.focus()
        expect(card_on(page).locator("a").first).to_be_visible()
        page.keyboard.press("Tab")
        expect(card_on(page).locator("a").first).to_be_focused()
        page.keyboard.press("Escape")
        expect(card_on(page)).to_have_count(0)
        expect(number).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        expect(card_on(page)).to_be_visible()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site.url}figures/{figure}/")


def test_a_tap_opens_the_card_and_the_next_one_leads_on(site: Site, browser: Browser) -> None:
    """On a phone the first tap shows the card, whole and on the screen; the second follows the link."""
    with reading(browser, **PHONE) as reader:
        page = reader.open(site.url + PAGE)
        number = number_on(page)
        figure = number.get_attribute("data-figure")
        number.tap()
        expect(card_on(page)).to_be_visible()
        assert page.url == site.url + PAGE
        box = card_on(page).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= PHONE["viewport"]["width"]  # type: ignore[index]
        number.tap()
        page.wait_for_url(f"**/figures/{figure}/")


def test_a_card_that_cannot_be_filled_is_none(site: Site, browser: Browser) -> None:
    """Where the page of a number does not come, the mouse finds no card, and a tap leads to that page."""
    with reading(browser, **PHONE) as reader:
        page = reader.open(site.url + PAGE)
        number = number_on(page)
        entry = f"{site.url}figures/{number.get_attribute('data-figure')}/"
        page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('no network')) }")
        number.hover()
        page.wait_for_timeout(200)
        expect(card_on(page)).to_have_count(0)
        number.tap()
        page.wait_for_url(entry)


def test_a_tap_elsewhere_closes_the_card(site: Site, browser: Browser) -> None:
    """The card does not stand in the way of reading on."""
    with reading(browser, **PHONE) as reader:
        page = reader.open(site.url + PAGE)
        number_on(page).tap()
        expect(card_on(page)).to_be_visible()
        page.locator("h1").tap()
        expect(card_on(page)).to_have_count(0)


def test_without_script_a_number_leads_to_its_entry(site: Site, browser: Browser) -> None:
    """The link is a plain link to the entry, which is on the page that it leads to."""
    with reading(browser, java_script_enabled=False) as reader:
        page = reader.open(site.url + PAGE)
        figure = number_on(page).get_attribute("data-figure")
        number_on(page).click()
        page.wait_for_url(f"{site.url}figures/{figure}/")
        expect(page.locator(f"article [data-figure='{figure}']").first).to_be_visible()


def test_an_open_card_is_not_copied(site: Site, browser: Browser) -> None:
    """Whoever selects a paragraph while a card is open gets the paragraph's own words."""
    with reading(browser) as reader:
        page = reader.open(site.url + PAGE)
        paragraph = page.locator("article > p:has(> a.ledger-number[data-figure])").first
        words = paragraph.inner_text()
        number_on(page).hover()
        expect(card_on(page)).to_be_visible()
        copied = paragraph.evaluate(
            "paragraph => { getSelection().selectAllChildren(paragraph); return getSelection().toString() }"
        )
        assert copied.split() == words.split()


def test_cards_open_after_instant_navigation(site: Site, browser: Browser) -> None:
    """Pages are exchanged without a full load; numbers on the next page, and back again, still open."""
    with reading(browser) as reader:
        page = reader.open(site.url)
        begin(page)
        page.evaluate("window.loadedOnce = true")
        page.locator(".md-nav--primary a", has_text="How much was taken").first.click()
        page.wait_for_url(site.url + PAGE)
        expect(page.locator("h1")).to_contain_text("How much was taken")  # the address changes before the page
        number_on(page).hover()
        expect(card_on(page)).to_be_visible()
        page.go_back()
        page.wait_for_url(site.url)
        expect(page.locator("h1")).not_to_contain_text("How much was taken")
        page.go_forward()
        page.wait_for_url(site.url + PAGE)
        expect(page.locator("h1")).to_contain_text("How much was taken")
        number_on(page).hover()
        expect(card_on(page)).to_be_visible()
        assert page.evaluate("window.loadedOnce")


def test_the_menu_ends_above_the_foot_of_a_short_page(site: Site, browser: Browser) -> None:
    """Before the theme's script has come, and at the end of the page, no menu lies over what stands below it."""
    with reading(browser) as reader:
        page = reader.open(site.url + "404.html")
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        menu = page.locator(".md-sidebar--primary .md-sidebar__scrollwrap").bounding_box()
        foot = page.locator(".md-footer").bounding_box()
        assert menu is not None
        assert foot is not None
        assert menu["height"] > 500
        assert menu["y"] + menu["height"] <= foot["y"]


def test_the_palette_follows_the_system_and_the_reader(site: Site, browser: Browser) -> None:
    """Light and dark come from the system at first, and from the button after that."""
    shade = "() => getComputedStyle(document.body).backgroundColor"
    with reading(browser, color_scheme="dark") as dark, reading(browser, color_scheme="light") as light:
        page = light.open(site.url)
        assert dark.open(site.url).evaluate(shade) != page.evaluate(shade)
        system = page.evaluate(shade)
        page.get_by_title("Use light colours").click()
        assert page.evaluate(shade) == system
        page.get_by_title("Use dark colours").click()
        assert page.evaluate(shade) == dark.page.evaluate(shade)
        page.reload()
        assert page.evaluate(shade) == dark.page.evaluate(shade)


def test_search_finds_a_page(site: Site, browser: Browser) -> None:
    """The search field finds words of the text."""
    with reading(browser) as reader:
        page = reader.open(site.url)
        page.locator("[data-md-component='search-query']").press_sequentially("cryptocurrency")
        expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_print_shows_the_addresses_of_sources(site: Site, browser: Browser) -> None:
    """On paper a link is its address, and the frame of the site is gone."""
    with reading(browser) as reader:
        page = reader.open(site.url + PAGE)
        page.emulate_media(media="print")
        expect(page.locator(".md-header")).to_be_hidden()
        address = page.locator(".ledger-source__title").first.evaluate(
            "link => getComputedStyle(link, '::after').content"
        )
        assert "http" in address

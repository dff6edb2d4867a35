"""The site on paper: the text without the frame, each number with the mark of its source, charts in one piece."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.reader import reading
from tests.site.conftest import Site

pytestmark = pytest.mark.browser

PAGE = "how-much/"
SHOWN_AFTER = "element => getComputedStyle(element, '::after').content"


def printed(page: Page) -> Page:
    """The page as it goes to paper."""
    page.emulate_media(media="print")
    return page


def test_the_frame_of_the_site_stays_off_the_paper(site: Site, browser: Browser) -> None:
    """Menus, search, the foot of the site and what can only be clicked are gone; the text is there."""
    with reading(browser) as reader:
        page = printed(reader.open(site.url + PAGE))
        for part in (
            ".md-header",
            ".md-sidebar--primary",
            ".md-footer",
            ".headerlink",
            ".ledger-chart details",
        ):
            expect(page.locator(part).first).to_be_hidden()
        expect(page.locator("article h1")).to_be_visible()


def test_the_paper_says_where_the_page_was_found(site: Site, browser: Browser) -> None:
    """The name of the site and the full address stand above an explainer and above an entry, and on no screen."""
    with reading(browser) as reader:
        for address in (PAGE, "figures/ronin-loss/"):
            canonical = reader.open(site.url + address).locator("head > link[rel=canonical]")
            expect(canonical).to_be_hidden()
            printed(reader.page)
            assert canonical.bounding_box() is not None
            assert "attr" in (shown := canonical.evaluate(SHOWN_AFTER)) or site.url + address in shown
            reader.page.emulate_media(media="screen")


def test_a_number_carries_the_mark_of_its_source(site: Site, browser: Browser) -> None:
    """The small number after a figure is the place of its source in the list, which gives the address in full."""
    with reading(browser) as reader:
        page = printed(reader.open(site.url + PAGE))
        number = page.locator("article > p > a.ledger-number[data-figure]").first
        place = int(number.get_attribute("data-note") or "0")
        assert number.evaluate(SHOWN_AFTER) == f'"{place}"' or "attr" in number.evaluate(SHOWN_AFTER)
        source = page.locator(".ledger-sources > li").nth(place - 1)
        entry_page = site.folder / "figures" / (number.get_attribute("data-figure") or "") / "index.html"
        entry = entry_page.read_text(encoding="utf-8")
        assert f'/{(source.get_attribute("id") or "").removeprefix("source-")}/"' in entry
        address = source.locator(".ledger-source__title")
        assert address.get_attribute("href") in address.evaluate(SHOWN_AFTER)


def test_what_is_folded_away_on_a_screen_stands_open_on_paper(site: Site, browser: Browser) -> None:
    """Nobody can open a sheet of paper."""
    with reading(browser) as reader:
        folded = reader.open(f"{site.url}response/").locator(".ledger-timeline details li").first
        assert not folded.evaluate("item => item.checkVisibility()")
        printed(reader.page)
        assert folded.evaluate("item => item.checkVisibility()")


def test_marks_are_for_paper_alone(site: Site, browser: Browser) -> None:
    """On a screen a number opens; it needs no mark."""
    with reading(browser) as reader:
        number = reader.open(site.url + PAGE).locator("a.ledger-number[data-note]").first
        assert number.evaluate(SHOWN_AFTER) == "none"


def test_charts_fit_on_a_sheet(site: Site, browser: Browser) -> None:
    """No drawing is taller than a sheet of paper, nor cut at its edge, and none is broken in two."""
    sheet = {"width": 660, "height": 930}  # A4 less its margins, in pixels of CSS
    with reading(browser, viewport=sheet) as reader:
        for at in ("how-much/", "thefts/"):
            page = printed(reader.open(site.url + at))
            for drawing in page.locator(".ledger-chart svg:visible").all():
                box = drawing.bounding_box()
                assert box is not None
                assert box["height"] < sheet["height"]
                assert box["x"] + box["width"] <= sheet["width"] + 1
                assert drawing.evaluate("svg => getComputedStyle(svg).breakInside") == "avoid"

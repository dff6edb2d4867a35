"""The site enlarged: at twice its size, everything can still be read and used."""

import pytest
from playwright.sync_api import Browser, expect

from tests.reader import reading
from tests.site.conftest import Site

pytestmark = pytest.mark.browser

DESK = {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}
"""A screen of 1280 by 800 pixels at a zoom of 200 %."""


def test_at_twice_the_size_everything_can_be_reached(site: Site, browser: Browser) -> None:
    """A number's card is on the screen, whole or scrolling, and the menu opens."""
    with reading(browser, **DESK) as reader:
        page = reader.open(site.url + "how-much/")
        page.locator("article > p > a.ledger-number[data-figure]").first.hover()
        card = page.locator("#ledger-card")
        expect(card).to_be_visible()
        box = card.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 640
        assert box["height"] <= 400
        page.mouse.move(0, 0)
        page.locator(".md-header label[for='__drawer']").click()
        expect(
            page.locator(".md-sidebar--primary label.md-nav__link", has_text="The thefts")
        ).to_be_in_viewport()

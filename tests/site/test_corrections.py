"""From whatever a reader sees to the line in the editor, and to a form that knows what it is about, in two clicks."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.reader import reading
from tests.site.conftest import ROOT, Site

pytestmark = pytest.mark.browser

EDIT = re.compile(r"https://github\.com/example/pyongyang-ledger/edit/main/(?P<file>.+)#L(?P<line>\d+)")


def line_of(page: Page, where: str) -> str:
    """What stands at the line of the file that "Correct this" opens."""
    address = str(page.locator(f"{where} .ledger-fact__edit").get_attribute("href"))
    match = EDIT.fullmatch(address)
    assert match, address
    return Path(ROOT, match["file"]).read_text(encoding="utf-8").splitlines()[int(match["line"]) - 1]


def form(page: Page, where: str, words: str) -> dict[str, list[str]]:
    """What the form behind a link is filled in with."""
    address = str(page.locator(where).get_by_role("link", name=words).get_attribute("href"))
    assert address.startswith("https://github.com/example/pyongyang-ledger/issues/new?")
    return parse_qs(urlsplit(address).query)


def test_from_a_number(site: Site, browser: Browser) -> None:
    """The first click opens the card; there stand both ways, and the form knows the page."""
    with reading(browser) as reader:
        page = reader.open(f"{site.url}who-lost-it/")
        number = page.locator('article a[data-figure="japan-loss"]').first
        number.focus()
        expect(page.locator("#ledger-card .ledger-corrections")).to_be_visible()
        assert line_of(page, "#ledger-card") == "japan-loss:"
        assert form(page, "#ledger-card", "Report a mistake") == {
            "template": ["wrong-number.yml"],
            "id": ["japan-loss"],
            "permalink": [f"{site.url}figures/japan-loss/"],
            "page": [f"{site.url}who-lost-it/"],
        }


@pytest.mark.parametrize(
    ("page_url", "first_click", "words"),
    [
        ("who-lost-it/", "article svg a[data-figure]", "Report a mistake"),
        ("thefts/", ".ledger-incidents tbody tr:first-child td:first-child a", "Report a mistake"),
        ("who-lost-it/", ".ledger-foot .ledger-source a[href*='/sources/']", "Report a dead link"),
        ("figures/", ".ledger-index a[href*='quantities/']", "Add a count"),
    ],
)
def test_from_all_else(page_url: str, first_click: str, words: str, site: Site, browser: Browser) -> None:
    """The mark of a chart, the row of a table, a source and a quantity lead to their own page, which has both."""
    with reading(browser) as reader:
        page = reader.open(site.url + page_url)
        link = page.locator(first_click).first
        address = link.evaluate("link => new URL(link.href.baseVal ?? link.href, location).href")
        page.goto(address)
        entry_id = address.removesuffix("/").rpartition("/")[2]
        assert line_of(page, "article") == f"{entry_id}:"
        assert form(page, "article", words)["id"] == [entry_id]


def test_from_a_page(site: Site, browser: Browser) -> None:
    """The pencil opens the page's own file, and the form at its end knows the page."""
    with reading(browser) as reader:
        page = reader.open(f"{site.url}laundering/")
        pencil = page.locator("a[rel=edit]").get_attribute("href")
        assert pencil == "https://github.com/example/pyongyang-ledger/edit/main/docs/laundering.md"
        assert form(page, "article", "Report a mistake on this page")["page"] == [f"{site.url}laundering/"]

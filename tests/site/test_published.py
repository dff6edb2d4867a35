"""What the built site publishes beside its pages: every address in it leads to a page, and the search finds thefts."""

import gzip
import json
from typing import Any

import feedparser
import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from playwright.sync_api import Browser, expect

from tests.reader import reading
from tests.site.conftest import Site

Json = Any


def read(site: Site, path: str) -> Json:
    """One JSON file of the site."""
    return json.loads((site.folder / path).read_text(encoding="utf-8"))


def test_every_address_leads_to_a_page(site: Site) -> None:
    """In the JSON files, the site map, the feeds and the search index, relative or with the site before it."""
    pages = set(site.pages)
    figures = read(site, "api/v1/figures.json")["figures"]
    named = {figure["permalink"] for figure in figures}
    named |= {figure["permalink_url"].removeprefix(site.url) for figure in figures}
    for name in ("sources", "quantities", "incidents", "events"):
        named |= {entry["permalink"] for entry in read(site, f"api/v1/{name}.json")[name]}
    places = etree.parse(site.folder / "sitemap.xml").findall(".//{*}loc")
    mapped = {(place.text or "").removeprefix(site.url) for place in places}
    feed = feedparser.parse((site.folder / "feed.xml").read_bytes())
    told = {entry.link.removeprefix(site.url).partition("#")[0] for entry in feed.entries}
    found = {doc["location"].partition("#")[0] for doc in read(site, "search/search_index.json")["docs"]}
    assert (named | mapped | told | found) - pages == set()
    retired = {figure["permalink"] for figure in figures if figure["kind"] == "retired"}
    assert named - mapped == retired
    assert all((site.folder / figure["json"]).is_file() for figure in figures if figure["json"])


def test_the_audit_publishes_what_is_described(site: Site) -> None:
    """The counts of the audit fit the description that press has written for them."""
    openapi = read(site, "api/v1/openapi.json")
    schema = openapi["paths"]["/api/v1/trace.json"]["get"]["responses"]["200"]["content"]["application/json"][
        "schema"
    ]
    trace = read(site, "api/v1/trace.json")
    Draft202012Validator({**schema, "components": openapi["components"]}).validate(trace)
    assert trace["untraced"] == 0


def test_the_index_of_three_hundred_figures_is_light(site: Site) -> None:
    """The written pages, the entries of three hundred figures and of sixty sources weigh 150 KB at most."""
    index = read(site, "search/search_index.json")
    kept, most = [], {"figures": 300, "sources": 60}
    for doc in index["docs"]:
        folder, _, name = doc["location"].partition("/")
        if folder in most and name and not name.startswith("#"):
            most[folder] -= 1
            if most[folder] < 0:
                continue
        kept.append(doc)
    text = json.dumps({**index, "docs": kept}, ensure_ascii=False, separators=(",", ":"))
    assert len(gzip.compress(text.encode())) <= 150 * 1024


@pytest.mark.browser
@pytest.mark.parametrize(
    ("sought", "found", "number"),
    [
        ("Ronin", "incidents/ronin-2022/", "nearly $620 million"),
        ("721 million", "figures/japan-loss/", "$721 million"),
    ],
)
def test_the_search_finds_entries(browser: Browser, site: Site, sought: str, found: str, number: str) -> None:
    """A theft by its name, a figure by its digits: the first answer shows the number and leads to the page."""
    with reading(browser) as reader:
        page = reader.open(site.url)
        box = page.locator("input[name=query]")
        box.click()
        box.press_sequentially(sought)
        first = page.locator(".md-search-result__item").first
        expect(first).to_contain_text(number)
        first.locator("a").first.click()
        page.wait_for_url(f"**/{found}*")

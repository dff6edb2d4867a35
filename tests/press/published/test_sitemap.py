"""The site map: every page that stays, each once, with the day of its last change where the record knows it."""

from pathlib import Path

import pytest
from lxml import etree

from macros.press.published import sitemap
from macros.press.site import Site
from macros.record.model import Record

BUILT = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <url><loc>https://ledger.example/pyongyang/</loc><lastmod>2031-01-01</lastmod></url>
    <url>
         <loc>https://ledger.example/pyongyang/a%26b/</loc>
         <lastmod>2031-01-01</lastmod>
    </url>
    <url><loc>https://ledger.example/pyongyang/figures/shell/</loc></url>
</urlset>"""


def pages(site: Site) -> dict[str, str | None]:
    """The day that the site map gives each page, by the page's address below the site's root."""
    root = etree.parse(site.folder / "sitemap.xml").getroot()
    places = [(url.findtext("{*}loc"), url.findtext("{*}lastmod")) for url in root]
    found = {(place or "").removeprefix(site.url): day for place, day in places}
    assert len(found) == len(places), "a page is there twice"
    return found


@pytest.fixture
def built(site: Site) -> Site:
    """A site with the site map of the generator, and with a page of a chart."""
    (site.folder / "sitemap.xml").write_text(BUILT)
    chart = site.folder / "charts/thefts/index.html"
    chart.parent.mkdir(parents=True)
    chart.write_text("")
    return site


def test_the_pages_of_entries_join_those_of_the_generator(built: Site, record: Record) -> None:
    """All are there once, charts too; the shell, frozen pages and retired ids are not."""
    sitemap.write(built, record)
    found = pages(built)
    assert {
        "",
        "a%26b/",
        "charts/thefts/",
        "figures/japan-loss/",
        "sources/chainalysis-2025/",
    } <= found.keys()
    assert len(found) == 3 + len(record.places)
    assert not {"figures/shell/", "figures/twice-counted/", "figures/world-loss/r1/"} & found.keys()


def test_days_are_those_of_the_record_and_never_of_the_build(built: Site, record: Record) -> None:
    """An entry was last changed when it was revised, or published; of a written page nobody knows."""
    sitemap.write(built, record)
    found = pages(built)
    assert found["figures/world-loss/"] == "2026-04-02"
    assert found["figures/japan-loss/"] == "2026-02-01"
    assert found[""] is None


def test_writing_again_changes_nothing(built: Site, record: Record) -> None:
    """The site map does not grow with each run, and there is no packed one that another Python packs otherwise."""
    (built.folder / "sitemap.xml.gz").write_bytes(b"packed")
    sitemap.write(built, record)
    first = (built.folder / "sitemap.xml").read_bytes()
    sitemap.write(built, record)
    assert [path.read_bytes() for path in built.folder.glob("sitemap.xml*")] == [first]


def test_robots_are_led_to_it(built: Site, record: Record) -> None:
    """By its whole address, as the rules of robots.txt ask."""
    sitemap.write(built, record)
    robots = (built.folder / "robots.txt").read_text().splitlines()
    assert "Sitemap: https://ledger.example/pyongyang/sitemap.xml" in robots


def test_a_site_without_an_address_has_none(record: Record, tmp_path: Path) -> None:
    """A site map holds whole addresses, so there is none where the address is not known."""
    sitemap.write(Site(tmp_path), record)
    assert list(tmp_path.iterdir()) == []

"""The site map, which search engines and Material's instant navigation read, and `robots.txt`, which leads to it."""

import re
from collections.abc import Iterator
from html import escape, unescape

from macros.markup.addresses import address
from macros.press.site import SHELL, Site
from macros.record import history
from macros.record.model import Record

_PLACE = re.compile(r"<loc>\s*(.*?)\s*</loc>")


def write(site: Site, record: Record) -> None:
    """Write `sitemap.xml` and `robots.txt`; nothing where it is not known where the site will stand.

    The pages that the generator has put there stay, without the day of the build that it gives them: a page has not
    changed because it was built. The page of every entry joins them, with the day of its last change. Frozen pages
    of former states and of retired entries are left out: the present ones lead to them. The generator's packed copy
    goes: nobody is led to it, and not every Python packs it into the same bytes.
    """
    if not site.url:
        return
    lines = [
        f"<url><loc>{escape(site.url + url)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>\n"
        for url, day in _pages(site, record)
    ]
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{"".join(lines)}</urlset>\n'
    ).encode()
    (site.folder / "sitemap.xml").write_bytes(xml)
    (site.folder / "sitemap.xml.gz").unlink(missing_ok=True)
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {site.url}sitemap.xml\n"
    (site.folder / "robots.txt").write_text(robots, encoding="utf-8")


def _pages(site: Site, record: Record) -> Iterator[tuple[str, str]]:
    """The address of each page below the site's root, and the day of its last change, empty where it is not known."""
    entries = {
        address(record, entry_id): str(history.changed(record, entry_id) or "")
        for collection in record.kinds().values()
        for entry_id in collection
    }
    charts = [f"charts/{path.parent.name}/" for path in sorted(site.folder.glob("charts/*/index.html"))]
    for url in dict.fromkeys([*_of_generator(site), *charts]):
        if url != SHELL and url not in entries:
            yield url, ""
    yield from entries.items()


def _of_generator(site: Site) -> Iterator[str]:
    """The pages that the site map holds so far."""
    path = site.folder / "sitemap.xml"
    for place in _PLACE.findall(path.read_text(encoding="utf-8") if path.exists() else ""):
        url = unescape(place)
        if url.startswith(site.url):
            yield url.removeprefix(site.url)

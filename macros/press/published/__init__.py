"""What is published beside the pages: the record as CSV and as JSON, feeds, a site map, entries for search."""

from macros.press.published import api, feeds, search, sitemap, tables
from macros.press.published.objects import Objects
from macros.press.site import Site
from macros.record.model import Record

__all__ = ["write"]


def write(site: Site, record: Record) -> None:
    """Write all of it into the folder of a built site, in place of what an earlier run wrote."""
    tables.write(site, record)
    api.write(Objects(site, record))
    sitemap.write(site, record)
    search.write(site, record)
    feeds.write(site, record)

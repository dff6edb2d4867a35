"""Where the entries of the record stand on the site: the permalinks, which never change."""

from collections.abc import Callable

from macros.record.model import Record

Link = Callable[[str], str]
"""Gives the address of an entry, by its id, relative to the page at hand."""

FOLDERS = {
    "sources": "sources",
    "figures": "figures",
    "quantities": "quantities",
    "derived": "figures",
    "incidents": "incidents",
    "events": "events",
    "names": "names",
}
"""The folder of each collection's permalinks; a derived figure is a figure to whoever cites it."""


def address(record: Record, entry_id: str) -> str:
    """The permalink of an entry, relative to the site's root; KeyError where there is no such entry."""
    for kind, entries in record.kinds().items():
        if entry_id in entries:
            return f"{FOLDERS[kind]}/{entry_id}/"
    raise KeyError(entry_id)


def links_from(record: Record, page_url: str) -> Link:
    """The link function of one page; `page_url` is the page's own address, relative to the site's root.

    A slash before it means nothing: some generators write one.
    """
    to_root = "../" * page_url.lstrip("/").count("/") or "./"

    def link(entry_id: str) -> str:
        return to_root + address(record, entry_id)

    return link

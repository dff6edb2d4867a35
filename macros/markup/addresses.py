"""Where the entries of the record stand on the site."""

from collections.abc import Callable

from macros.record.model import Record

Link = Callable[[str], str]
"""Gives the address of an entry, by its id, relative to the page at hand."""

ALL_FIGURES = "figures/"
"""The page that lists the whole record; each entry is an anchor on it."""


def address(record: Record, entry_id: str) -> str:
    """The address of an entry, relative to the site's root; KeyError where there is no such entry."""
    record.places[entry_id]
    return f"{ALL_FIGURES}#{entry_id}"


def links_from(record: Record, page_url: str) -> Link:
    """The link function of one page; `page_url` is the page's own address, relative to the site's root."""
    to_root = "../" * page_url.count("/") or "./"

    def link(entry_id: str) -> str:
        return to_root + address(record, entry_id)

    return link

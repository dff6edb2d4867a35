"""Where the entries of the record stand on the site: the permalinks, which never change."""

from collections.abc import Callable, Mapping

from macros.record.history import states
from macros.record.kept import kept
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
    """The permalink of an entry, or of one that is retired, relative to the site's root.

    Raises KeyError where the record knows no such id.
    """
    return _addresses(record)[entry_id]


def revision(record: Record, figure_id: str, number: int) -> str:
    """The address of the frozen page of one state of a figure that has been revised; states count from 1."""
    return f"{address(record, figure_id)}r{number}/"


def cited(record: Record, entry_id: str) -> str:
    """The address that a citation names: that of the state which is shown today, whatever becomes of the entry.

    A figure that was never revised has no frozen page yet; its own page tells its first state at this mark for good.
    """
    figure = record.figures.get(entry_id)
    if figure is None:
        return address(record, entry_id)
    if not figure.revised:
        return f"{address(record, entry_id)}#r1"
    return revision(record, entry_id, states(figure))


def links_from(record: Record, page_url: str) -> Link:
    """The link function of one page; `page_url` is the page's own address, relative to the site's root.

    A slash before it means nothing: some generators write one.
    """
    to_root = "../" * page_url.lstrip("/").count("/") or "./"

    addresses = _addresses(record)

    def link(entry_id: str) -> str:
        return to_root + addresses[entry_id]

    return link


@kept
def _addresses(record: Record) -> Mapping[str, str]:
    """The address of each id; one that stands in the record is not where it was published, if these differ."""
    kinds = {one.id: one.kind for one in record.permalinks.values()} | {
        entry_id: kind for kind, entries in record.kinds().items() for entry_id in entries
    }
    return {entry_id: f"{FOLDERS[kind]}/{entry_id}/" for entry_id, kind in kinds.items()}

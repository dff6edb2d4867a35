"""Entries for the search: the page of every entry joins the pages that the site generator has put into its index.

The index is fetched by whoever searches, so an entry is short: its title, and what tells it from others. Of a longer
text the search would show only the paragraphs with the words sought, so it is one line. What stands between two dots
stands on the entry's page word for word, or has no number; the audit compares it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from macros.markup.addresses import FOLDERS, address
from macros.press.site import Site
from macros.record import wording
from macros.record.model import Derived, Figure, Record

_BETWEEN = " · "

_Doc = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Index:
    """Where a site generator keeps its index, under which key its entries stand, and what more each of them has."""

    path: str
    key: str
    more: _Doc = field(default_factory=dict)


_INDEXES = (
    _Index("search/search_index.json", "docs"),  # Material for MkDocs
    _Index("search.json", "items", {"level": 1, "path": [], "tags": []}),  # Zensical
)


def write(site: Site, record: Record) -> None:
    """Put the entries into the index of whichever generator has built the site, in place of those of an earlier run."""
    for kind in _INDEXES:
        path = site.folder / kind.path
        if path.exists():
            index = json.loads(path.read_text(encoding="utf-8"))
            folders = tuple(f"{folder}/" for folder in FOLDERS.values())
            written = [doc for doc in index[kind.key] if not _is_entry(doc["location"], folders)]
            index[kind.key] = [*written, *({**doc, **kind.more} for doc in _entries(record))]
            text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
            path.write_text(text, encoding="utf-8")


def _is_entry(location: str, folders: tuple[str, ...]) -> bool:
    return location.startswith(folders) and location.partition("#")[0] not in folders


def _entries(record: Record) -> Iterator[_Doc]:
    """An entry for each page; a theft stands above its figures, and a source below what it says."""
    for incident in record.incidents.values():
        loss = [wording.printed(record, incident.amount)] if incident.amount else []
        victim = wording.plain(record, incident.victim)
        says = ["Theft", wording.date(incident.date), *loss, victim]
        yield _doc(record, incident.id, wording.plain(record, incident.name), says, boost=3)
    for quantity in record.quantities.values():
        says = ["Counts of the same thing", wording.plain(record, quantity.says)]
        yield _doc(record, quantity.id, wording.plain(record, quantity.name), says, boost=2)
    for event in record.events.values():
        says = ["Act of the response", wording.date(event.date)]
        yield _doc(record, event.id, wording.plain(record, event.title), says)
    thefts = _thefts_of_figures(record)
    for figure in record.figures.values():
        says = ["Figure", wording.period(figure.time), figure.originator]
        says += [name for name in thefts.get(figure.id, ()) if name not in figure.says]
        yield _doc(record, figure.id, _counted(record, figure), says)
    for derived in record.derived.values():
        yield _doc(record, derived.id, _counted(record, derived), ["Our calculation"])
    for source in record.sources.values():
        says = ["Source", source.publisher, *([wording.date(source.date)] if source.date else [])]
        title = source.title or wording.capital(wording.plain(record, source.describes or ""))
        yield _doc(record, source.id, title, says, boost=0.5)


def _thefts_of_figures(record: Record) -> Mapping[str, tuple[str, ...]]:
    """The names of the thefts that each figure is a part of, by the figure's id."""
    parts: dict[str, dict[str, None]] = defaultdict(dict)
    for incident in record.incidents.values():
        for figure_id in (incident.amount, *incident.figures, *incident.recovered):
            if figure_id:
                parts[figure_id][wording.plain(record, incident.name)] = None
    return {figure_id: tuple(names) for figure_id, names in parts.items()}


def _counted(record: Record, entry: Figure | Derived) -> str:
    """The number, and what it counts."""
    return wording.printed(record, entry.id) + _BETWEEN + wording.capital(wording.plain(record, entry.says))


def _doc(record: Record, entry_id: str, title: str, says: Iterable[str], boost: float = 1) -> _Doc:
    doc: _Doc = {
        "location": address(record, entry_id),
        "title": escape(title, quote=False),
        "text": f"<p>{escape(_BETWEEN.join(says), quote=False)}</p>",
    }
    return doc if boost == 1 else {**doc, "boost": boost}

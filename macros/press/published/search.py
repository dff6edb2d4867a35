"""Entries for the search: the page of every entry joins the pages that the site generator has put into its index.

The index is fetched by whoever searches, so an entry is short: its title, and what tells it from others. Each
paragraph stands on the entry's page word for word, which the audit checks.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from macros.markup.addresses import FOLDERS, address
from macros.press.site import Site
from macros.record import wording
from macros.record.amounts import of_figure
from macros.record.derived import amount_of
from macros.record.model import Record

_Doc = dict[str, Any]


def write(site: Site, record: Record) -> None:
    """Put the entries into `search/search_index.json`, in place of those of an earlier run."""
    path = site.folder / "search" / "search_index.json"
    if not path.exists():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    folders = tuple(f"{folder}/" for folder in FOLDERS.values())
    written = [doc for doc in index["docs"] if not _is_entry(doc["location"], folders)]
    index["docs"] = [*written, *_entries(record)]
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")


def _is_entry(location: str, folders: tuple[str, ...]) -> bool:
    return location.startswith(folders) and location.partition("#")[0] not in folders


def _entries(record: Record) -> Iterator[_Doc]:
    """Thefts and counts first, as the order decides between answers that fit equally well."""
    for incident in record.incidents.values():
        loss = [wording.printed(record, incident.amount)] if incident.amount else []
        says = [wording.date(incident.date), wording.plain(record, incident.victim), *loss]
        yield _doc(record, incident.id, incident.name, says, boost=3)
    for quantity in record.quantities.values():
        yield _doc(record, quantity.id, quantity.name, [wording.plain(record, quantity.says)], boost=2)
    for event in record.events.values():
        yield _doc(record, event.id, event.title, [wording.date(event.date)], boost=2)
    parts = _parts_of_thefts(record)
    for figure in record.figures.values():
        theft = [name for name in parts.get(figure.id, ()) if name not in figure.says]
        says = [wording.amount(of_figure(figure)), wording.period(figure.time), figure.originator, *theft]
        yield _doc(record, figure.id, figure.says, says)
    for derived in record.derived.values():
        yield _doc(record, derived.id, derived.says, [wording.amount(amount_of(record, derived.id))])
    for source in record.sources.values():
        date = [wording.date(source.date)] if source.date else []
        title = source.title or wording.plain(record, source.describes or "")
        yield _doc(record, source.id, title, [source.publisher, *date], boost=0.5)


def _parts_of_thefts(record: Record) -> Mapping[str, tuple[str, ...]]:
    """The names of the thefts that each figure is a part of, by the figure's id."""
    parts: dict[str, dict[str, None]] = defaultdict(dict)
    for incident in record.incidents.values():
        for figure_id in (incident.amount, *incident.figures, *incident.recovered):
            if figure_id:
                parts[figure_id][wording.plain(record, incident.name)] = None
    return {figure_id: tuple(names) for figure_id, names in parts.items()}


def _doc(record: Record, entry_id: str, title: str, says: Iterable[str], boost: float = 1) -> _Doc:
    text = " ".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in says)
    doc: _Doc = {
        "location": address(record, entry_id),
        "title": escape(wording.capital(wording.plain(record, title)), quote=False),
        "text": text,
    }
    return doc if boost == 1 else {**doc, "boost": boost}

"""The record as CSV files, for spreadsheets and statistics: `data/figures.csv`, and one for each other collection."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from macros.markup.addresses import address
from macros.record import wording
from macros.record.amounts import Amount
from macros.record.derived import amount_of
from macros.record.model import Derived, Entry, Event, Figure, Incident, Name, Quantity, Record, Source

Row = Mapping[str, object]


def write(site_dir: Path, record: Record) -> None:
    """Write `data/KIND.csv` below a built site for every collection; the first line of each names the columns.

    Numbers are plain digits, a range has its two ends, lists are parted by semicolons, and `address` is the
    permalink relative to the site's root. Text is UTF-8; what a spreadsheet would take for a formula is not
    changed, so open the files as data and not as programs.
    """
    folder = site_dir / "data"
    folder.mkdir(parents=True, exist_ok=True)
    for kind, entries in record.kinds().items():
        rows = [_row(record, entry) for entry in entries.values()]
        if rows:
            with (folder / f"{kind}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)


def _row(record: Record, entry: Entry) -> Row:
    return {"id": entry.id, **_COLUMNS[type(entry)](record, entry), "address": address(record, entry.id)}


def _figure(record: Record, figure: Figure) -> Row:
    source = record.sources[figure.source]
    return {
        "says": wording.plain(record, figure.says),
        **_amount(amount_of(record, figure.id)),
        "as_printed": figure.as_printed,
        "time": str(figure.time),
        "originator": figure.originator,
        "quantity": figure.quantity or "",
        "topic": record.topic(figure.id),
        "source": figure.source,
        "publisher": source.publisher,
        "url": source.url,
        "seen": str(figure.seen or source.seen),
        "also_in": ";".join(figure.also_in),
        "settled_by": figure.settled_by or "",
        "note": _plain(record, figure.note),
    }


def _derived(record: Record, derived: Derived) -> Row:
    return {
        "says": wording.plain(record, derived.says),
        **_amount(amount_of(record, derived.id)),
        "operation": str(derived.operation),
        "of": ";".join(derived.of),
        "note": _plain(record, derived.note),
    }


def _incident(record: Record, incident: Incident) -> Row:
    amount = _amount(amount_of(record, incident.amount)) if incident.amount else dict.fromkeys(_AMOUNT, "")
    return {
        "name": wording.plain(record, incident.name),
        "date": str(incident.date),
        "victim": wording.plain(record, incident.victim),
        "country": incident.country or "",
        "kind": incident.kind,
        "chains": ";".join(incident.chains),
        "attribution": str(incident.attribution),
        "attributed_by": incident.attributed_by,
        "attribution_source": incident.attribution_source,
        **amount,
        "amount_figure": incident.amount or "",
        "figures": ";".join(incident.figures),
        "recovered": ";".join(incident.recovered),
        "context": str(incident.context).lower(),
        "source": incident.source,
        "note": _plain(record, incident.note),
    }


def _event(record: Record, event: Event) -> Row:
    return {
        "title": wording.plain(record, event.title),
        "date": str(event.date),
        "kind": str(event.kind),
        "actors": ";".join(event.actors),
        "figures": ";".join(event.figures),
        "source": event.source,
    }


def _source(record: Record, source: Source) -> Row:
    return {
        "title": source.title or "",
        "describes": _plain(record, source.describes),
        "publisher": source.publisher,
        "author": source.author or "",
        "date": str(source.date or ""),
        "url": source.url,
        "kind": str(source.kind),
        "seen": str(source.seen),
        "original": source.original or "",
    }


def _quantity(record: Record, quantity: Quantity) -> Row:
    return {
        "name": wording.plain(record, quantity.name),
        "says": wording.plain(record, quantity.says),
        "unit": quantity.unit,
        "figures": ";".join(rival.id for rival in record.rivals(quantity.id)),
        "why_they_differ": _plain(record, quantity.why_they_differ),
        "preferred": quantity.preferred or "",
        "why_preferred": _plain(record, quantity.why_preferred),
    }


def _name(record: Record, name: Name) -> Row:
    return {"name": name.name, "says": wording.plain(record, name.says)}


_COLUMNS: Mapping[type[Entry], Callable[[Record, Any], Row]] = {
    Source: _source,
    Figure: _figure,
    Quantity: _quantity,
    Derived: _derived,
    Incident: _incident,
    Event: _event,
    Name: _name,
}
_AMOUNT = ("low", "high", "unit", "hedge", "printed")


def _amount(amount: Amount) -> Row:
    """The columns of an amount; `low` and `high` are equal where it is no range."""
    return {
        "low": wording.digits(amount.low),
        "high": wording.digits(amount.high),
        "unit": amount.unit,
        "hedge": str(amount.hedge),
        "printed": wording.amount(amount),
    }


def _plain(record: Record, prose: str | None) -> str:
    return wording.plain(record, prose) if prose else ""

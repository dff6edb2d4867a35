"""Everything that the ledger knows of one entry, as text for a terminal."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.markup.addresses import cited
from macros.record import history, wording
from macros.record.derived import amount_of
from macros.record.faults import Fault
from macros.record.model import (
    Derived,
    Entry,
    Event,
    Figure,
    Incident,
    Name,
    Permalink,
    Quantity,
    Record,
    Source,
)
from macros.trace.explain import Explainer
from macros.trace.markdown_file import pages

Row = tuple[str, str]
"""What something is, and what there is to say of it; an empty name goes on with the row above."""

_WIDTH = 17


def show(record: Record, entry_id: str, docs: Path) -> str:
    """The entry with all that is known of it and all that rests on it; `docs` is the folder of the pages.

    Raises KeyError where no such id is or was in the record.
    """
    if entry_id not in record:
        return _text(_retired(record, record.permalinks[entry_id]))
    kind, entry = next(
        (kind, entries[entry_id]) for kind, entries in record.kinds().items() if entry_id in entries
    )
    place = record.places[entry_id]
    rows = [
        ("id", entry_id),
        ("stands", f"among the {kind}, {place.file}:{place.line}"),
        *_ROWS[type(entry)](record, entry),
        *_prose(record, entry, "note"),
        *_resting_on(record, entry_id),
        *_used_on(record, entry_id, docs),
        *_history(record, entry),
        ("permalink", cited(record, entry_id)),
    ]
    return _text(rows)


def _text(rows: Iterable[Row]) -> str:
    return "".join(f"{name:<{_WIDTH}}{text}\n" for name, text in rows)


def _figure(record: Record, figure: Figure) -> Iterator[Row]:
    yield from _prose(record, figure, "says")
    yield "number", _amount(record, figure.id)
    yield "hedge", wording.hedge(figure.limit)
    yield "printed as", f"“{figure.as_printed}”" + (f" ({figure.locator})" if figure.locator else "")
    yield "time", wording.time(record, figure.id)
    yield "given by", figure.originator
    yield (
        "source",
        f"{_document(record, figure.source)}, read in {figure.seen or record.sources[figure.source].seen}",
    )
    yield "", record.sources[figure.source].url
    yield from _list("also printed by", [_document(record, source_id) for source_id in figure.also_in])
    if figure.settled_by:
        yield "put right by", _number(record, figure.settled_by)
    if figure.checked:
        yield "checked", wording.date(figure.checked)
    if figure.quantity:
        yield "counts", _named(record.quantities[figure.quantity], record)
        rivals = [rival for rival in record.rivals(figure.quantity) if rival.id != figure.id]
        yield from _list("rivals", [_rival(record, rival) for rival in rivals])


def _derived(record: Record, derived: Derived) -> Iterator[Row]:
    yield from _prose(record, derived, "says")
    yield "number", _amount(record, derived.id)
    yield "hedge", wording.hedge(amount_of(record, derived.id).hedge)
    yield from _list(f"{derived.operation} of", [_number(record, input_id) for input_id in derived.of])


def _quantity(record: Record, quantity: Quantity) -> Iterator[Row]:
    yield from _prose(record, quantity, "name", "says")
    yield from _list("figures", [_rival(record, rival) for rival in record.rivals(quantity.id)])
    yield from _prose(record, quantity, "why_they_differ")
    if quantity.preferred:
        yield "preferred", _number(record, quantity.preferred)
    yield from _prose(record, quantity, "why_preferred")


def _source(record: Record, source: Source) -> Iterator[Row]:
    for name in (
        "title",
        "describes",
        "publisher",
        "author",
        "date",
        "url",
        "kind",
        "seen",
        "original",
        "archived",
    ):
        value = getattr(source, name)
        if value:
            yield name, wording.plain(record, value) if name == "describes" else str(value)
    figures = record.figures.values()
    yield from _list("states", [_number(record, one.id) for one in figures if one.source == source.id])
    yield from _list("prints too", [_number(record, one.id) for one in figures if source.id in one.also_in])


def _incident(record: Record, incident: Incident) -> Iterator[Row]:
    yield from _prose(record, incident, "name", "victim", "method")
    yield "date", wording.time(record, incident.id)
    by = f"{incident.attributed_by}, {_document(record, incident.attribution_source)}"
    yield "attribution", f"{incident.attribution}: {by}"
    yield "source", _document(record, incident.source)
    if incident.amount:
        yield "amount", _number(record, incident.amount)
    yield from _list("other figures", [_number(record, one) for one in incident.figures])
    yield from _list("recovered", [_number(record, one) for one in incident.recovered])


def _event(record: Record, event: Event) -> Iterator[Row]:
    yield from _prose(record, event, "title")
    yield "date", wording.time(record, event.id)
    yield "by", ", ".join(event.actors)
    yield "source", _document(record, event.source)
    yield from _list("figures", [_number(record, one) for one in event.figures])


def _name(record: Record, name: Name) -> Iterator[Row]:
    yield "name", name.name
    yield from _prose(record, name, "says")


_ROWS: Mapping[type[Entry], Callable[[Record, Any], Iterator[Row]]] = {
    Figure: _figure,
    Derived: _derived,
    Quantity: _quantity,
    Source: _source,
    Incident: _incident,
    Event: _event,
    Name: _name,
}


def _retired(record: Record, permalink: Permalink) -> Iterator[Row]:
    yield "id", permalink.id
    yield "published", f"{wording.date(permalink.since)}, among the {permalink.kind}"
    if permalink.retired:
        yield (
            "retired",
            f"{wording.date(permalink.retired.date)}: {wording.plain(record, permalink.retired.why)}",
        )
        yield "successor", permalink.retired.successor or "none"


def _resting_on(record: Record, entry_id: str) -> Iterator[Row]:
    """What else in the record leans on an entry."""
    derived = [one.id for one in record.derived.values() if entry_id in one.of]
    yield from _list("computed into", [_number(record, one) for one in derived])
    told: list[Entry] = [
        one
        for one in record.incidents.values()
        if entry_id in (one.amount, one.source, one.attribution_source, *one.figures, *one.recovered)
    ]
    told += [one for one in record.events.values() if entry_id in (one.source, *one.figures)]
    yield from _list("told in", [_named(one, record) for one in told])


def _used_on(record: Record, entry_id: str, docs: Path) -> Iterator[Row]:
    """Every place of the pages that prints an entry, with what it prints there."""
    explainer, faults = Explainer(record), list[Fault]()
    yield from _list(
        "used on",
        [
            f"{number.place.file}:{number.place.line}: {number.said}"
            for page in pages(docs, faults)
            if re.search(rf"[\"']{re.escape(entry_id)}[\"']", page.text)
            for number in explainer.explain(page)
            if number.names == entry_id
        ],
    )


def _history(record: Record, entry: Entry) -> Iterator[Row]:
    if isinstance(entry, Figure) and entry.revised:
        for number in range(1, history.states(entry) + 1):
            day = history.began(record, entry, number)
            value = history.told(record, f"{entry.id}.{number}.value")
            yield (
                "said" if number == 1 else "",
                f"{value}, since {wording.date(day) if day else 'its publication'}",
            )
    elif since := history.since(record, entry.id):
        yield "published", wording.date(since)


def _list(name: str, texts: Iterable[str]) -> Iterator[Row]:
    for at, text in enumerate(texts):
        yield "" if at else name, text


def _prose(record: Record, entry: Entry, *names: str) -> Iterator[Row]:
    for name in names:
        if text := getattr(entry, name, None):
            yield (
                name.replace("why_they_differ", "they differ").replace("_", " "),
                wording.plain(record, text),
            )


def _amount(record: Record, entry_id: str) -> str:
    """A number as it is printed, and in plain digits."""
    amount = amount_of(record, entry_id)
    ends = [wording.digits(end) for end in ((amount.low, amount.high) if amount.is_range else (amount.low,))]
    return f"{wording.amount(amount)} ({' to '.join(ends)} {amount.unit})"


def _number(record: Record, entry_id: str) -> str:
    entry = record.figures.get(entry_id) or record.derived[entry_id]
    return f"{wording.printed(record, entry_id)}: {wording.plain(record, entry.says)} [{entry_id}]"


def _rival(record: Record, rival: Figure) -> str:
    return f"{wording.printed(record, rival.id)}: {rival.originator}, {wording.time(record, rival.id)} [{rival.id}]"


def _named(entry: Entry, record: Record) -> str:
    name = entry.title if isinstance(entry, Event) else getattr(entry, "name")  # noqa: B009 -- all others have one
    return f"{wording.plain(record, name)} [{entry.id}]"


def _document(record: Record, source_id: str) -> str:
    source = record.sources[source_id]
    title = f"“{source.title}”" if source.title else wording.plain(record, source.describes or "")
    return (
        ", ".join([title, source.publisher, *([wording.date(source.date)] if source.date else [])])
        + f" [{source_id}]"
    )

"""The page of all figures: the record by topic, every line of it leading to a permalink."""

from collections.abc import Iterable
from html import escape

from macros.markup import numbers
from macros.press import entries
from macros.press.entries import Desk
from macros.record import wording
from macros.record.model import Derived, Event, Figure, Incident, Quantity
from macros.record.relations import relations


def listing(desk: Desk) -> str:
    """The record as lists: figures by topic, then calculations, rivals, thefts, events, sources and names.

    An id of a heading holds two hyphens, which an entry's id cannot.
    """
    record = desk.record
    parts = [
        _part(
            f"topic--{topic}",
            entries.topic_name(topic),
            (_figure(desk, record.figures[one]) for one in figures),
        )
        for topic, figures in relations(record).topics.items()
    ]
    parts += [
        _part("all--derived", "Our calculations", (_figure(desk, one) for one in record.derived.values())),
        _part(
            "all--quantities",
            "Counts of the same thing",
            (_quantity(desk, one) for one in record.quantities.values()),
        ),
        _part("all--incidents", "Thefts", (_act(desk, one, one.name) for one in record.incidents.values())),
        _part(
            "all--events",
            "Acts of the response",
            (_act(desk, one, one.title) for one in record.events.values()),
        ),
        _part("all--sources", "Sources", (_source(desk, source_id) for source_id in record.sources)),
        _part("all--names", "Names that carry a number", (_name(desk, name_id) for name_id in record.names)),
    ]
    return "\n".join(part for part in parts if part)


def _part(heading_id: str, heading: str, lines: Iterable[str]) -> str:
    items = "\n".join(f"<li>{line}</li>" for line in lines)
    return f'<h2 id="{heading_id}">{heading}</h2>\n<ul class="ledger-index">\n{items}\n</ul>' if items else ""


def _figure(desk: Desk, entry: Figure | Derived) -> str:
    says = numbers.text(desk.record, wording.capital(entry.says), desk.link)
    return f"{numbers.number(desk.record, entry.id, desk.link)} {says}"


def _quantity(desk: Desk, entry: Quantity) -> str:
    rivals = desk.record.rivals(entry.id)
    listed = ", ".join(numbers.number(desk.record, rival.id, desk.link) for rival in rivals)
    return f"{_page_of(desk, entry.id)} {numbers.text(desk.record, entry.name, desk.link)}: {listed}"


def _act(desk: Desk, entry: Incident | Event, name: str) -> str:
    return f"{numbers.time(desk.record, entry.id, desk.link)} {numbers.text(desk.record, name, desk.link)}"


def _source(desk: Desk, source_id: str) -> str:
    source = desk.record.sources[source_id]
    title = numbers.source_title(desk.record, source, desk.link)
    return f"{_page_of(desk, source_id)} {numbers.field(source, 'publisher')}: {title}"


def _name(desk: Desk, name_id: str) -> str:
    says = numbers.text(desk.record, desk.record.names[name_id].says, desk.link)
    return f"{numbers.term(desk.record, name_id, desk.link)} {says}"


def _page_of(desk: Desk, entry_id: str) -> str:
    return f'<a href="{escape(desk.link(entry_id))}">Open</a>'

"""The page of all figures: the record by topic, every line of it leading to a permalink."""

from collections.abc import Iterable, Iterator
from html import escape

from macros.markup import numbers
from macros.press import entries, pieces
from macros.press.entries import Desk, Part
from macros.record import wording
from macros.record.model import Derived, Event, Figure, Incident, Quantity
from macros.record.relations import relations


def listing(desk: Desk) -> str:
    """The record as lists: figures by topic, then calculations, rivals, thefts, events, sources and names.

    The names of the lists come first, each leading to its own.
    """
    parts = [(part, "\n".join(f"<li>{line}</li>" for line in lines)) for part, lines in _parts(desk)]
    filled = [(heading_id, name, items) for (heading_id, name), items in parts if items]
    ways = "".join(f'<li><a href="#{heading_id}">{name}</a></li>' for heading_id, name, _ in filled)
    lists = (
        f'<h2 id="{heading_id}">{name}</h2>\n<ul class="ledger-index">\n{items}\n</ul>'
        for heading_id, name, items in filled
    )
    return "\n".join([f'<ul class="ledger-parts">{ways}</ul>', *lists])


def _parts(desk: Desk) -> Iterator[tuple[Part, Iterable[str]]]:
    record = desk.record
    for topic, figures in relations(record).topics.items():
        yield entries.topic(topic), (_figure(desk, record.figures[one]) for one in figures)
    yield entries.PARTS["derived"], (_figure(desk, one) for one in record.derived.values())
    yield entries.PARTS["quantities"], (_quantity(desk, one) for one in record.quantities.values())
    yield entries.PARTS["incidents"], (_act(desk, one, one.name) for one in record.incidents.values())
    yield entries.PARTS["events"], (_act(desk, one, one.title) for one in record.events.values())
    yield entries.PARTS["sources"], (_source(desk, source_id) for source_id in record.sources)
    yield entries.PARTS["names"], (_name(desk, name_id) for name_id in record.names)


def _figure(desk: Desk, entry: Figure | Derived) -> str:
    says = numbers.text(desk.record, wording.capital(entry.says), desk.link)
    return f"{numbers.number(desk.record, entry.id, desk.link)} {says}"


def _quantity(desk: Desk, entry: Quantity) -> str:
    rivals = desk.record.rivals(entry.id)
    listed = ", ".join(numbers.number(desk.record, rival.id, desk.link) for rival in rivals)
    return f"{pieces.linked(desk, entry.id, entry.name)}: {listed}"


def _act(desk: Desk, entry: Incident | Event, name: str) -> str:
    return f"{numbers.time(desk.record, entry.id, desk.link)} {pieces.linked(desk, entry.id, name)}"


def _source(desk: Desk, source_id: str) -> str:
    source = desk.record.sources[source_id]
    title = numbers.source_title(desk.record, source, desk.link)
    if source.title or "{" not in (source.describes or ""):
        title = f'<a href="{escape(desk.link(source_id))}">{title}</a>'
    return f"{numbers.field(source, 'publisher')}: {title}"


def _name(desk: Desk, name_id: str) -> str:
    says = numbers.text(desk.record, desk.record.names[name_id].says, desk.link)
    return f"{numbers.term(desk.record, name_id, desk.link)} {says}"

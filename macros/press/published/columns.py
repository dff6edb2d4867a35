"""The columns of the record's tables: how each is filled from an entry, and how it is described to programs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from macros.markup.addresses import address
from macros.record import history, wording
from macros.record.derived import amount_of
from macros.record.fields import ID_PATTERN
from macros.record.hedges import Hedge
from macros.record.model import (
    Attribution,
    CollectionName,
    Derived,
    Entry,
    Event,
    EventKind,
    Figure,
    Incident,
    Kind,
    Name,
    Operation,
    Quantity,
    Record,
    Scale,
    Seen,
    Source,
)
from macros.record.periods import DATE_PATTERN, PERIOD_PATTERN
from macros.record.units import UNITS

Read = Callable[[Record, Any], object]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what its cell holds for an entry, and what that means.

    `refers` names the table in whose column `id` each cell stands that is not empty. `constraints` are those of the
    Table Schema standard.
    """

    name: str
    read: Read
    says: str
    type: Literal["string", "number", "boolean"] = "string"
    refers: CollectionName | None = None
    constraints: Mapping[str, object] = field(default_factory=dict)


def _plain(model: type[Entry], name: str, says: str = "", **more: Any) -> Column:
    """A field of the model as the files have it; its description is that of the model unless `says` is given."""
    described = says or model.model_fields[name].description or ""
    return Column(name, lambda _, entry: _cell(getattr(entry, name)), described, **more)


def _prose(model: type[Entry], name: str, says: str = "") -> Column:
    """A field in our own words, with what its references print."""
    described = says or model.model_fields[name].description or ""
    return Column(name, lambda record, entry: wording.plain(record, getattr(entry, name) or ""), described)


def _reference(model: type[Entry], name: str, refers: CollectionName, says: str = "") -> Column:
    return _plain(model, name, says, refers=refers)


def _date(model: type[Entry], name: str, says: str = "") -> Column:
    return _plain(model, name, says, constraints={"pattern": DATE_PATTERN})


def _one_of(model: type[Entry], name: str, values: Iterable[str], says: str = "") -> Column:
    return _plain(model, name, says, constraints={"enum": [str(value) for value in values]})


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        return ";".join(value)
    return "" if value is None else str(value)


def _amount(of: Callable[[Any], str | None]) -> tuple[Column, ...]:
    """The columns of the amount of the figure or derived figure that `of` names for an entry, by its id, if any.

    `low` and `high` are equal where it is no range.
    """

    def column(name: str, read: Callable[[Record, str], str], says: str, **more: Any) -> Column:
        def cell(record: Record, entry: Any) -> str:
            figure_id = of(entry)
            return read(record, figure_id) if figure_id else ""

        return Column(name, cell, says, **more)

    return (
        column(
            "low",
            lambda record, figure_id: wording.digits(amount_of(record, figure_id).low),
            "The number in plain digits, or the lower end of a range; a share is a fraction of one.",
            type="number",
        ),
        column(
            "high",
            lambda record, figure_id: wording.digits(amount_of(record, figure_id).high),
            "The same number, or the upper end of a range.",
            type="number",
        ),
        column(
            "unit",
            lambda record, figure_id: amount_of(record, figure_id).unit,
            "The unit of the number.",
            constraints={"enum": list(UNITS)},
        ),
        column(
            "hedge",
            lambda record, figure_id: str(amount_of(record, figure_id).hedge),
            "How the source limits the number; it belongs to the number wherever that goes.",
            constraints={"enum": [str(hedge) for hedge in Hedge]},
        ),
        column("printed", wording.printed, "The amount in words as the site prints it, its limit included."),
    )


def _source_of(figure: Figure, record: Record) -> Source:
    return record.sources[figure.source]


_ID = Column(
    "id",
    lambda _, entry: entry.id,
    "The id of the entry, which it keeps for good.",
    constraints={"required": True, "unique": True, "pattern": ID_PATTERN},
)
_LAST = (
    Column(
        "published",
        lambda record, entry: _cell(history.since(record, entry.id)),
        "When the id was first published.",
        constraints={"pattern": DATE_PATTERN},
    ),
    Column(
        "address",
        lambda record, entry: address(record, entry.id),
        "The permalink, below the root of the site.",
    ),
)

_FIGURES = (
    _prose(Figure, "says", "What is counted, for whom and by what measure."),
    *_amount(lambda figure: figure.id),
    _plain(Figure, "as_printed", "The number as the source prints it."),
    _one_of(Figure, "printed_in", Scale, "The scale of the printed number, where a heading tells it."),
    Column(
        "time",
        lambda _, figure: str(figure.time),
        "The span of time that the number covers, or the day, month or year for which it holds.",
        constraints={"pattern": PERIOD_PATTERN},
    ),
    _plain(Figure, "originator"),
    _reference(Figure, "quantity", "quantities"),
    Column(
        "topic", lambda record, figure: record.topic(figure.id), "The topic under which the figure is filed."
    ),
    _reference(Figure, "source", "sources", "The source that states the number."),
    Column(
        "publisher", lambda record, figure: _source_of(figure, record).publisher, "Who published the source."
    ),
    Column("url", lambda record, figure: _source_of(figure, record).url, "Where the source stands."),
    Column(
        "seen",
        lambda record, figure: str(figure.seen or _source_of(figure, record).seen),
        "How much of the source was read for this figure.",
        constraints={"enum": [str(seen) for seen in Seen]},
    ),
    _plain(Figure, "also_in", "Other sources that print the same number: ids, parted by semicolons."),
    _plain(
        Figure, "settled_by", "For a number that went wrong: the figure or calculation that puts it right."
    ),
    _prose(Figure, "note", "A remark."),
)
_DERIVED = (
    _prose(Derived, "says", "What is computed."),
    *_amount(lambda derived: derived.id),
    _one_of(Derived, "operation", Operation, "How the number is computed."),
    _plain(Derived, "of", "What it is computed from, in order: ids, parted by semicolons."),
    _prose(Derived, "note", "A remark."),
)
_QUANTITIES = (
    _prose(Quantity, "name", "A name for what is measured."),
    _prose(Quantity, "says"),
    _one_of(Quantity, "unit", UNITS, "The unit of all its figures."),
    Column(
        "figures",
        lambda record, quantity: ";".join(rival.id for rival in record.rivals(quantity.id)),
        "The figures that measure it: ids, parted by semicolons.",
    ),
    _prose(Quantity, "why_they_differ"),
    _reference(Quantity, "preferred", "figures", "The figure that the site leads with."),
    _prose(Quantity, "why_preferred", "Why it leads with that figure."),
)
_INCIDENTS = (
    _prose(Incident, "name", "A name for the theft."),
    _date(Incident, "date", "The day, month or year of the theft."),
    _prose(Incident, "victim", "Who was robbed."),
    _plain(Incident, "country"),
    _plain(Incident, "kind"),
    _plain(Incident, "chains", "The blockchains from which coins were taken, parted by semicolons."),
    _one_of(Incident, "attribution", Attribution, "How firmly the theft is laid at North Korea's door."),
    _plain(Incident, "attributed_by", "Who lays it there."),
    _reference(Incident, "attribution_source", "sources", "The source of the attribution."),
    *_amount(lambda incident: incident.amount),
    Column(
        "amount_figure",
        lambda _, incident: _cell(incident.amount),
        "The figure of the loss that the site leads with: a figure, or a calculation.",
    ),
    _plain(Incident, "figures", "Other figures of this theft: ids, parted by semicolons."),
    _plain(
        Incident, "recovered", "Figures of what was frozen, seized or returned: ids, parted by semicolons."
    ),
    Column(
        "context",
        lambda _, incident: str(incident.context).lower(),
        "True for what is told beside the thefts and is left out of every count.",
        type="boolean",
    ),
    _reference(Incident, "source", "sources"),
    _prose(Incident, "note", "A remark."),
)
_EVENTS = (
    _prose(Event, "title", "What was done."),
    _date(Event, "date", "The day, month or year of the act."),
    _one_of(Event, "kind", EventKind, "What sort of act it is."),
    _plain(Event, "actors", "Who acted, parted by semicolons."),
    _plain(Event, "figures", "Figures of this act: ids, parted by semicolons."),
    _reference(Event, "source", "sources", "The source of the act and its date."),
)
_SOURCES = (
    _plain(Source, "title", "The document's own title; empty where it was not seen."),
    _prose(Source, "describes", "What the document is, in the words of the site."),
    _plain(Source, "publisher", "Who published it."),
    _plain(Source, "author", "Who wrote it, where it names one."),
    _date(Source, "date", "When it was published, as exactly as it says; empty where it does not."),
    _plain(Source, "url", "Where it stands."),
    _plain(Source, "archived"),
    _one_of(Source, "kind", Kind, "What sort of document it is."),
    _one_of(Source, "seen", Seen),
    _plain(Source, "original"),
)
_NAMES = (_plain(Name, "name", "The name as it is written."), _prose(Name, "says"))

TABLES: Mapping[CollectionName, tuple[Column, ...]] = {
    "figures": (_ID, *_FIGURES, *_LAST),
    "derived": (_ID, *_DERIVED, *_LAST),
    "quantities": (_ID, *_QUANTITIES, *_LAST),
    "incidents": (_ID, *_INCIDENTS, *_LAST),
    "events": (_ID, *_EVENTS, *_LAST),
    "sources": (_ID, *_SOURCES, *_LAST),
    "names": (_ID, *_NAMES, *_LAST),
}
"""The columns of each table, in order: first the id, last the permalink."""

"""What the record is made of: sources, figures, quantities, derived figures, incidents, events and names.

Each class is one kind of entry in the YAML files under `data/`; a field's description becomes the hint that
an editor shows. Entries are immutable. What concerns more than one entry (does a reference resolve, does a
printed phrase agree with its value) is in `rules`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StrictBool, model_validator

from macros.record.fields import Number, Prose, Reference, Text, UnitName, WebAddress
from macros.record.hedges import Hedge
from macros.record.periods import PartialDate, Period

CollectionName = Literal["sources", "figures", "quantities", "derived", "incidents", "events", "names"]


class Kind(StrEnum):
    """What sort of document a source is; originals first, reprints of others' words last."""

    GOVERNMENT = "government"
    COURT = "court"
    UN = "un"
    FIRM = "firm"
    RESEARCH = "research"
    VICTIM = "victim"
    DATABASE = "database"
    NEWS = "news"
    REPRINT = "reprint"


class Seen(StrEnum):
    """How much of the document was read."""

    FULL_TEXT = "full text"
    EXCERPT = "excerpt"


class Attribution(StrEnum):
    """How firmly a theft is laid at North Korea's door."""

    CONFIRMED = "confirmed"
    ASSESSED = "assessed"
    SUSPECTED = "suspected"
    DISPUTED = "disputed"


class EventKind(StrEnum):
    """What sort of act an event is."""

    SANCTION = "sanction"
    INDICTMENT = "indictment"
    JUDGMENT = "judgment"
    SEIZURE = "seizure"
    STATEMENT = "statement"
    ADVISORY = "advisory"
    LAW = "law"
    REPORT = "report"
    MEETING = "meeting"
    OTHER = "other"


class Operation(StrEnum):
    """How a derived figure is computed from its inputs."""

    SUM = "sum"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    SHARE = "share"
    MULTIPLE = "multiple"


class Scale(StrEnum):
    """The scale of the numbers in a table, told once for all of them."""

    THOUSANDS = "thousands"
    MILLIONS = "millions"
    BILLIONS = "billions"
    TRILLIONS = "trillions"


class Entry(BaseModel):
    """What all entries share: an id (the key in the YAML file) and strict, immutable fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    id: Reference
    """The key of the entry in its YAML file: lower case, digits and hyphens."""


class Source(Entry):
    """One published document that someone can open."""

    title: Text | None = None
    """The document's own title; left out where it was not seen."""
    describes: Prose | None = None
    """What the document is, in our words; needed where the title is not known."""
    publisher: Text
    author: Text | None = None
    date: PartialDate | None = None
    """When it was published; left out where the document does not say."""
    url: WebAddress
    kind: Kind
    seen: Seen = Seen.FULL_TEXT
    """How much of it was read for this record."""
    original: Text | None = None
    """For a reprint or an excerpt: the document that is wanted in its place."""
    archived: WebAddress | None = None
    """A copy in a web archive."""
    checked: PartialDate | None = None
    """When it was last opened and read."""
    note: Prose | None = None

    @model_validator(mode="after")
    def _is_named(self) -> Self:
        if self.title is None and self.describes is None:
            raise ValueError("needs a title, or describes where the title was not seen")
        return self


class Revision(BaseModel):
    """What a figure said before it was changed."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    date: PartialDate
    """When the figure was changed."""
    why: Prose
    as_printed: Text | None = None
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    hedge: Hedge | None = None
    period: Period | None = None
    source: Reference | None = None
    """The former value, hedge, period or source, where it was another."""


class Figure(Entry):
    """One number that one source states."""

    says: Prose
    """What is counted, for whom and by what measure, in our own words and without the number."""
    as_printed: Text
    """The number as the source prints it: ten words at most."""
    printed_in: Scale | None = None
    """The scale of the printed number, where a heading tells it and not the phrase; `locator` names the heading."""
    value: Number | None = None
    """The number in plain digits, scale written out: 721_000_000; a share as a fraction of one: 0.3."""
    low: Number | None = None
    high: Number | None = None
    """The ends of a range, in place of `value`."""
    unit: UnitName
    hedge: Hedge | None = None
    """How the source limits the number; exact (or range, with low and high) where left out."""
    period: Period | None = None
    """The span of time that the number covers."""
    date: PartialDate | None = None
    """The day, month or year for which the number holds, where it is a moment and not a span."""
    originator: Text
    """Who made the estimate or gave the number, which need not be the publisher of the source."""
    source: Reference
    locator: Text | None = None
    """Where in the source: a page, a paragraph, a table."""
    seen: Seen | None = None
    """How much of the source was read for this figure, where it differs from the source's own entry."""
    quantity: Reference | None = None
    """What the figure measures together with its rivals."""
    also_in: tuple[Reference, ...] = ()
    """Other sources that print the same number."""
    settled_by: Reference | None = None
    """For a number that went wrong: the figure that puts it right."""
    note: Prose | None = None
    checked: PartialDate | None = None
    """When the phrase was last seen in the source."""
    revised: tuple[Revision, ...] = ()

    @model_validator(mode="after")
    def _has_one_amount(self) -> Self:
        _check_amount(self.value, self.low, self.high)
        if self.value is None and self.hedge not in (None, Hedge.RANGE, Hedge.ABOUT):
            raise ValueError(
                f"a figure with low and high cannot be {self.hedge.value!r}; leave the hedge out"
            )
        if self.value is not None and self.hedge is Hedge.RANGE:
            raise ValueError("a range needs low and high in place of value")
        if (self.period is None) == (self.date is None):
            raise ValueError("needs a period or a date, and not both")
        return self

    @property
    def limit(self) -> Hedge:
        """The hedge, with its default filled in."""
        return self.hedge or (Hedge.EXACT if self.value is not None else Hedge.RANGE)

    @property
    def time(self) -> Period:
        """What time the number covers, whether the entry gives a period or a date."""
        return self.period or Period(self.date, self.date)


class Quantity(Entry):
    """What several figures try to measure; those figures are rivals."""

    name: Prose
    says: Prose
    """What is measured."""
    unit: UnitName
    why_they_differ: Prose | None = None
    """The reason that the sources give for the difference; left out where none gives one."""
    preferred: Reference | None = None
    why_preferred: Prose | None = None


class Derived(Entry):
    """A number computed from figures; it has a formula and never a typed value."""

    says: Prose
    operation: Operation
    of: Annotated[tuple[Reference, ...], Field(min_length=2)]
    """The figures or derived figures it is computed from, in order (part then whole, more then less)."""
    digits: Annotated[int, Field(strict=True, ge=1, le=6)] = 2
    """How many significant digits are kept."""
    note: Prose | None = None


class Incident(Entry):
    """One theft."""

    name: Prose
    date: PartialDate
    victim: Prose
    country: Text | None = None
    """The country of the victim, where a source names one."""
    kind: Text
    """What kind of victim: centralized exchange, bridge, lending protocol …"""
    method: Prose | None = None
    chains: tuple[Text, ...] = ()
    attribution: Attribution
    attributed_by: Text
    attribution_source: Reference
    source: Reference
    """The source of the date and of the account of the theft."""
    amount: Reference | None = None
    """The figure of the loss that the ledger leads with."""
    figures: tuple[Reference, ...] = ()
    """Other figures of this theft: rival amounts, coins taken, keys compromised."""
    recovered: tuple[Reference, ...] = ()
    """Figures of what was frozen, seized or returned."""
    context: StrictBool = False
    """True for what is told beside the thefts but is not a theft of cryptocurrency; it is left out of every count."""
    note: Prose | None = None


class Event(Entry):
    """One dated act of the response: a sanction, a seizure, an indictment, a statement."""

    title: Prose
    date: PartialDate
    kind: EventKind
    actors: Annotated[tuple[Text, ...], Field(min_length=1)]
    source: Reference
    figures: tuple[Reference, ...] = ()
    note: Prose | None = None


class Name(Entry):
    """A proper name that carries digits or a number word, such as that of a group or a piece of malware."""

    name: Text
    says: Prose
    """What it names."""


class Retirement(BaseModel):
    """Why an entry is gone from the record, and what stands in its place."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    date: PartialDate
    """When it was retired."""
    why: Prose
    successor: Reference | None = None
    """The entry that a reader should go to, where there is one."""


class Permalink(Entry):
    """An id that has been published, and so keeps its address for good."""

    kind: CollectionName
    """The collection that holds the entry, or held it."""
    since: PartialDate
    """When the id was first published."""
    retired: Retirement | None = None


def _check_amount(value: Decimal | None, low: Decimal | None, high: Decimal | None) -> None:
    if value is not None and (low is not None or high is not None):
        raise ValueError("has a value and also low or high; give one or the other")
    if value is None and (low is None or high is None):
        raise ValueError("needs a value, or low and high")
    if low is not None and high is not None and low >= high:
        raise ValueError(f"low ({low}) must be less than high ({high})")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file; `line` and `column` start at 1, and are 0 for a file as a whole."""

    file: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, eq=False)
class Record:
    """Everything that is known: entries by id, in the order of the files, and where each one stands.

    `places` gives, for every id, the place of its key. `permalinks` are the ids that have been published, those
    of retired entries among them. `unread` are the ids that stand in the files and cannot be used, because the entry
    or its file is faulty: that is told once, at its own place, and not wherever the id is named.
    """

    sources: Mapping[str, Source]
    figures: Mapping[str, Figure]
    quantities: Mapping[str, Quantity]
    derived: Mapping[str, Derived]
    incidents: Mapping[str, Incident]
    events: Mapping[str, Event]
    names: Mapping[str, Name]
    places: Mapping[str, Place]
    permalinks: Mapping[str, Permalink] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    def __contains__(self, entry_id: object) -> bool:
        return entry_id in self.places

    @cached_property
    def worked_out(self) -> dict[object, Any]:
        """What has been worked out from the record so far; see `kept`."""
        return {}

    def kinds(self) -> Mapping[str, Mapping[str, Entry]]:
        """The seven collections by name, in the order in which the design lists them."""
        return self._kinds

    @cached_property
    def _kinds(self) -> Mapping[str, Mapping[str, Entry]]:
        kinds: dict[str, Mapping[str, Any]] = {
            "sources": self.sources,
            "figures": self.figures,
            "quantities": self.quantities,
            "derived": self.derived,
            "incidents": self.incidents,
            "events": self.events,
            "names": self.names,
        }
        return MappingProxyType(kinds)

    def rivals(self, quantity_id: str) -> tuple[Figure, ...]:
        """The figures that measure one quantity, in the order of the files."""
        return self._measuring.get(quantity_id, ())

    @cached_property
    def _measuring(self) -> Mapping[str, tuple[Figure, ...]]:
        """The figures of each quantity."""
        figures: dict[str, list[Figure]] = {}
        for figure in self.figures.values():
            if figure.quantity:
                figures.setdefault(figure.quantity, []).append(figure)
        return {quantity_id: tuple(rivals) for quantity_id, rivals in figures.items()}

    def topic(self, figure_id: str) -> str:
        """The topic of a figure: the name of the file that holds it."""
        return self.places[figure_id].file.rsplit("/", 1)[-1].removesuffix(".yml")

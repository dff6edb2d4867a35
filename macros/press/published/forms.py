"""The form in which the record is published as JSON: one class for each kind of object.

The description of the interface, `api/v1/openapi.json`, is made from these classes and their docstrings. Within
version 1 a field is never taken away and never changes its meaning; fields may be added. Every field is always
there; one that has nothing to say is null, or an empty list.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from macros.record.fields import ID_PATTERN
from macros.record.hedges import Hedge
from macros.record.model import Attribution, EventKind, Kind, Operation, Scale, Seen
from macros.record.periods import DATE_PATTERN
from macros.record.units import UNITS

_DOCSTRINGS = ConfigDict(use_attribute_docstrings=True)

Id = Annotated[str, Field(pattern=ID_PATTERN)]
Digits = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$")]
Date = Annotated[str, Field(pattern=DATE_PATTERN)]
UnitName = Annotated[str, Field(json_schema_extra={"enum": list(UNITS)})]


@dataclass(frozen=True, slots=True)
class About:
    """What a file is a part of, and on what terms it may be used."""

    __pydantic_config__ = _DOCSTRINGS

    name: str
    """The name of the site."""
    url: str | None
    """Where the site stands; every `permalink` and `json` is relative to it."""
    edition: Date | None
    """The day of the record's latest change."""
    licence: str
    licence_url: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its limit. Its digits are text, so that no program rounds them."""

    __pydantic_config__ = _DOCSTRINGS

    low: Digits
    """The number in plain digits, or the lower end of a range; a share is a fraction of one."""
    high: Digits
    """The same as `low`, or the upper end of a range."""
    unit: UnitName
    hedge: Hedge
    """How the source limits the number; it belongs to the number wherever that goes."""
    printed: str
    """The amount in words as this site prints it, its limit included."""


@dataclass(frozen=True, slots=True)
class Time:
    """What time a number covers, each end as exactly as it is known: a year, a month or a day."""

    __pydantic_config__ = _DOCSTRINGS

    start: Date | None
    """The first day, month or year; null where the span is open on that side."""
    end: Date | None
    """The last day, month or year; null where the span is open on that side."""
    printed: str


@dataclass(frozen=True, slots=True)
class SourceReference:
    """The document that states a number."""

    __pydantic_config__ = _DOCSTRINGS

    id: Id
    publisher: str
    title: str | None
    """The document's own title; null where it was not seen."""
    date: Date | None
    """When it was published, as exactly as it is known."""
    url: str
    archived: str | None
    """A copy in a web archive."""
    permalink: str


@dataclass(frozen=True, slots=True)
class Revision:
    """What a figure said before it was changed."""

    __pydantic_config__ = _DOCSTRINGS

    date: Date
    """When it was changed."""
    why: str
    amount: Amount
    """The amount until then."""
    as_printed: str
    """The number as the source printed it until then."""
    time: Time
    """The time that it covered until then."""
    source: Id
    """The source that it rested on until then."""
    permalink: str
    """The page that keeps what the figure said until then."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that one source states."""

    __pydantic_config__ = _DOCSTRINGS

    kind: Literal["figure"]
    id: Id
    says: str
    """What is counted, for whom and by what measure."""
    amount: Amount
    as_printed: str
    """The number as the source prints it."""
    printed_in: Scale | None
    """The scale of the printed number, where a heading of the source tells it and not the phrase."""
    time: Time
    originator: str
    """Who made the estimate or gave the number."""
    source: SourceReference
    locator: str | None
    """Where in the source: a page, a paragraph, a table."""
    seen: Seen
    """How much of the source was read for this figure."""
    also_in: tuple[Id, ...]
    """Other sources that print the same number."""
    quantity: Id | None
    """What the figure measures together with its rivals."""
    rivals: tuple[Id, ...]
    """The other figures that measure the same."""
    settled_by: Id | None
    """For a number that went wrong: the figure that puts it right."""
    used_in: tuple[Id, ...]
    """The derived figures that are computed from it."""
    topic: str
    note: str | None
    checked: Date | None
    """When the phrase was last seen in the source."""
    published: Date | None
    """When the id was first published."""
    revisions: tuple[Revision, ...]
    """What the figure said before, the oldest first."""
    permalink: str
    permalink_url: str | None
    """The permalink with the address of the site before it."""
    json: str


@dataclass(frozen=True, slots=True)
class DerivedFigure:
    """One number that this site computes from figures."""

    __pydantic_config__ = _DOCSTRINGS

    kind: Literal["derived"]
    id: Id
    says: str
    amount: Amount
    operation: Operation
    of: tuple[Id, ...]
    """What it is computed from, in order: part then whole, more then less."""
    rests_on: tuple[Id, ...]
    """The figures that it rests on in the end, through other derived figures."""
    used_in: tuple[Id, ...]
    """The derived figures that are computed from it."""
    note: str | None
    published: Date | None
    """When the id was first published."""
    permalink: str
    permalink_url: str | None
    """The permalink with the address of the site before it."""
    json: str


@dataclass(frozen=True, slots=True)
class Retired:
    """An id that was published and has left the record; its address stays and says so."""

    __pydantic_config__ = _DOCSTRINGS

    kind: Literal["retired"]
    id: Id
    published: Date
    """When the id was first published."""
    retired: Date
    """When it left the record."""
    why: str
    successor: Id | None
    """The entry to go to in its place."""
    permalink: str
    permalink_url: str | None
    """The permalink with the address of the site before it."""
    json: str | None
    """Where this object stands by itself; null for what is not a figure."""


@dataclass(frozen=True, slots=True)
class Source:
    """One published document."""

    __pydantic_config__ = _DOCSTRINGS

    id: Id
    title: str | None
    """The document's own title; null where it was not seen."""
    describes: str | None
    """What the document is, in this site's words."""
    publisher: str
    author: str | None
    date: Date | None
    """When it was published, as exactly as it is known."""
    url: str
    """Where the document stands."""
    archived: str | None
    """A copy in a web archive."""
    kind: Kind
    """What sort of document it is."""
    seen: Seen
    """How much of it was read."""
    original: str | None
    """For a reprint or an excerpt: the document that is wanted in its place."""
    checked: Date | None
    """When it was last opened and read."""
    figures: tuple[Id, ...]
    """The figures that rest on it."""
    prints_too: tuple[Id, ...]
    """Figures that rest on another source and are printed in this one as well."""
    note: str | None
    published: Date | None
    """When the id was first published here."""
    permalink: str
    permalink_url: str | None
    """The permalink with the address of the site before it."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """What several figures try to measure; the figures are rivals, and are never averaged."""

    __pydantic_config__ = _DOCSTRINGS

    id: Id
    name: str
    says: str
    """What is measured."""
    unit: UnitName
    figures: tuple[Id, ...]
    lowest: Digits | None
    """The lowest end of any of the figures."""
    highest: Digits | None
    """The highest end of any of the figures."""
    why_they_differ: str | None
    preferred: Id | None
    """The figure that the site leads with."""
    why_preferred: str | None
    published: Date | None
    """When the id was first published."""
    permalink: str
    permalink_url: str | None
    """The permalink with the address of the site before it."""


@dataclass(frozen=True, slots=True)
class Incident:
    """One theft."""

    __pydantic_config__ = _DOCSTRINGS

    id: Id
    name: str
    date: Date
    victim: str
    country: str | None
    """The country of the victim, where a source names one."""
    kind: str
    """What kind of victim."""
    method: str | None
    """How the thieves got in."""
    chains: tuple[str, ...]
    attribution: Attribution
    """How firmly the theft is laid at North Korea's door."""
    attributed_by: str
    attribution_source: Id
    source: Id
    """The source of the date and of the account of the theft."""
    loss: Amount | None
    """The loss that the site leads with."""
    loss_figure: Id | None
    """The figure that states the loss."""
    figures: tuple[Id, ...]
    """Other figures of this theft."""
    recovered: tuple[Id, ...]
    """Figures of what was frozen, seized or returned."""
    context: bool
    """True for what is told beside the thefts and is left out of every count."""
    note: str | None
    published: Date | None
    """When the id was first published."""
    permalink: str
    permalink_url: str | None
    """The permalink with the address of the site before it."""


@dataclass(frozen=True, slots=True)
class Event:
    """One dated act of the response."""

    __pydantic_config__ = _DOCSTRINGS

    id: Id
    title: str
    date: Date
    kind: EventKind
    actors: tuple[str, ...]
    figures: tuple[Id, ...]
    source: Id
    note: str | None
    published: Date | None
    """When the id was first published."""
    permalink: str
    permalink_url: str | None
    """The permalink with the address of the site before it."""


AnyFigure = Annotated[Figure | DerivedFigure | Retired, Field(discriminator="kind")]


@dataclass(frozen=True, slots=True)
class FigureFile:
    """One figure, derived figure or retired figure."""

    about: About
    figure: AnyFigure


@dataclass(frozen=True, slots=True)
class Figures:
    """Every figure and derived figure, and those that were retired."""

    about: About
    figures: tuple[AnyFigure, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Every source."""

    about: About
    sources: tuple[Source, ...]
    retired: tuple[Retired, ...]


@dataclass(frozen=True, slots=True)
class Quantities:
    """Every quantity."""

    about: About
    quantities: tuple[Quantity, ...]
    retired: tuple[Retired, ...]


@dataclass(frozen=True, slots=True)
class Incidents:
    """Every theft."""

    about: About
    incidents: tuple[Incident, ...]
    retired: tuple[Retired, ...]


@dataclass(frozen=True, slots=True)
class Events:
    """Every act of the response."""

    about: About
    events: tuple[Event, ...]
    retired: tuple[Retired, ...]


@dataclass(frozen=True, slots=True)
class PageTrace:
    """The numbers of one page."""

    __pydantic_config__ = _DOCSTRINGS

    title: str
    numbers: int
    traced: int
    """Numbers that lead to a figure, and from there to its source."""
    untraced: int
    """Always zero on a published site."""
    by_rule: dict[str, int]
    """Numbers that are no claim of the site, by the name of the rule that lets them pass."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What the audit of the built site found: every number, and what backs it."""

    __pydantic_config__ = _DOCSTRINGS

    numbers: int
    traced: int
    untraced: int
    by_rule: dict[str, int]
    pages: dict[str, PageTrace]
    """The pages by their address below the site's root."""

"""What the pages of entries hold: one function for each kind of entry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote

from macros.markup import numbers
from macros.markup.numbers import sentence
from macros.press import bars, entries, pieces, revisions
from macros.press.entries import Desk, Part
from macros.record.hedges import Hedge
from macros.record.kept import kept
from macros.record.model import Derived, Entry, Event, Figure, Incident, Name, Quantity, Seen, Source
from macros.record.relations import relations
from macros.record.spread import spread

_LIMITS: Mapping[Hedge, str] = {
    Hedge.EXACT: "A plain number, without a limit",
    Hedge.ABOUT: "About: the source rounds or estimates",
    Hedge.NEARLY: "Nearly: the source puts it a little lower",
    Hedge.AT_LEAST: "At least: the source says no less",
    Hedge.MORE_THAN: "More than: the source says it was higher",
    Hedge.UP_TO: "Up to: the source says no more",
    Hedge.LESS_THAN: "Less than: the source says it was lower",
    Hedge.RANGE: "A range: the source gives its ends",
}
"""What the hedge of a source tells of a number."""


@dataclass(frozen=True, slots=True)
class Written:
    """What the page of an entry says, before it is put together.

    `title` is plain text and `heading` the same as HTML; `part` is where the page of all figures lists the entry.
    `first` answers what it is, how sure and who says so; the ways to cite and to correct it follow, and then `more`.
    """

    title: str
    heading: str
    part: Part
    first: list[str]
    more: list[str]


def _figure(desk: Desk, entry: Figure) -> Written:
    record = desk.record
    source = record.sources[entry.source]
    rows = {
        "Given by": numbers.field(entry, "originator"),
        "Printed as": numbers.field(entry, "as_printed", "q") + pieces.in_parentheses(entry, "locator"),
        "How sure": _LIMITS[entry.limit],
        "All counts": _span(desk, entry.quantity) if entry.quantity else "",
        "Time": numbers.time(record, entry.id, desk.link),
        "We have read": "the whole source"
        if (entry.seen or source.seen) is Seen.FULL_TEXT
        else "an excerpt of the source",
        "Last checked": numbers.history(record, f"{entry.id}.checked") if entry.checked else "",
        "Also printed by": ", ".join(pieces.publisher(desk, one) for one in entry.also_in),
        "Put right by": numbers.number(record, entry.settled_by, desk.link) if entry.settled_by else "",
        "In the ledger": revisions.unchanged(desk, entry),
    }
    return Written(
        *pieces.titled(desk, entry.says),
        entries.topic(record.topic(entry.id)),
        [
            pieces.large(desk, entry.id),
            entries.source(desk, source),
            _ways_to(desk, entry),
            pieces.definitions(rows),
            _note(desk, entry),
        ],
        [
            *(_rivals(desk, entry.quantity, entry.id) if entry.quantity else ()),
            revisions.section(desk, entry),
        ],
    )


def _derived(desk: Desk, entry: Derived) -> Written:
    rows = {
        "Given by": "this ledger, from the figures below",
        "Formula": entries.formula(desk, entry),
    }
    return Written(
        *pieces.titled(desk, entry.says),
        entries.PARTS["derived"],
        [
            pieces.large(desk, entry.id),
            pieces.definitions(rows),
            _note(desk, entry),
        ],
        [pieces.listed(desk, "Computed from", entry.of)],
    )


def _quantity(desk: Desk, entry: Quantity) -> Written:
    record = desk.record
    says = pieces.paragraph(sentence(record, entry.says, desk.link))
    large = numbers.number(record, entry.preferred, desk.link) if entry.preferred else _ends(desk, entry.id)
    return Written(
        *pieces.titled(desk, entry.name),
        entries.PARTS["quantities"],
        [pieces.headline(large), says],
        _rivals(desk, entry.id, entry.preferred),
    )


def _incident(desk: Desk, entry: Incident) -> Written:
    record = desk.record
    rows = {
        "Date": numbers.time(record, entry.id, desk.link),
        "Victim": numbers.text(record, entry.victim, desk.link) + pieces.in_parentheses(entry, "country"),
        "Kind of victim": numbers.field(entry, "kind"),
        "Attribution": f"{str(entry.attribution).capitalize()}: {numbers.field(entry, 'attributed_by')} "
        f"({pieces.publisher(desk, entry.attribution_source)})",
        "Way in": sentence(record, entry.method, desk.link) if entry.method else "",
        "Source": pieces.publisher(desk, entry.source),
    }
    return Written(
        *pieces.titled(desk, entry.name),
        entries.PARTS["incidents"],
        [
            pieces.headline(numbers.number(record, entry.amount, desk.link) if entry.amount else ""),
            pieces.definitions(rows),
            _note(desk, entry),
        ],
        [
            pieces.listed(desk, "Recovered, frozen or returned", entry.recovered),
            pieces.listed(desk, "Other figures of this theft", entry.figures),
        ],
    )


def _event(desk: Desk, entry: Event) -> Written:
    record = desk.record
    rows = {
        "Date": numbers.time(record, entry.id, desk.link),
        "Kind": str(entry.kind).capitalize(),
        "By": numbers.inline(", ".join(entry.actors)),
        "Source": pieces.publisher(desk, entry.source),
    }
    return Written(
        *pieces.titled(desk, entry.title),
        entries.PARTS["events"],
        [
            pieces.definitions(rows),
            _note(desk, entry),
        ],
        [pieces.listed(desk, "Figures", entry.figures)],
    )


def _source(desk: Desk, entry: Source) -> Written:
    related = relations(desk.record)
    rows = {
        "By": numbers.field(entry, "author") if entry.author else "",
        "Published by": numbers.field(entry, "publisher"),
        "Date": numbers.time(desk.record, entry.id, desk.link) if entry.date else "",
        "Kind": entries.KIND_WORDS[entry.kind].capitalize(),
        "We have read": "the whole of it" if entry.seen is Seen.FULL_TEXT else "an excerpt",
        "Last checked": numbers.history(desk.record, f"{entry.id}.checked") if entry.checked else "",
        "Address": pieces.address(entry.url),
        "Archived copy": pieces.address(entry.archived) if entry.archived else "",
        "Wanted in its place": numbers.field(entry, "original") if entry.original else "",
    }
    titled = (
        (entry.title, numbers.field(entry, "title", "cite"))
        if entry.title
        else pieces.titled(desk, entry.describes or "")
    )
    return Written(
        *titled,
        entries.PARTS["sources"],
        [
            pieces.definitions(rows),
            _note(desk, entry),
        ],
        [
            pieces.listed(desk, "Figures that rest on it", related.rests_on.get(entry.id, ())),
            pieces.listed(desk, "Figures that it prints too", related.printed_in.get(entry.id, ())),
        ],
    )


def _name(desk: Desk, entry: Name) -> Written:
    says = pieces.paragraph(sentence(desk.record, entry.says, desk.link))
    return Written(*pieces.titled(desk, f"{{{entry.id}}}"), entries.PARTS["names"], [says], [])


WRITERS: Mapping[type[Entry], Callable[[Desk, Any], Written]] = {
    Figure: _figure,
    Derived: _derived,
    Quantity: _quantity,
    Incident: _incident,
    Event: _event,
    Source: _source,
    Name: _name,
}
"""Who writes the page of each kind of entry."""


def _note(desk: Desk, entry: Figure | Derived | Incident | Event | Source) -> str:
    """The remark on an entry as a paragraph; empty where there is none."""
    return pieces.paragraph(sentence(desk.record, entry.note, desk.link)) if entry.note else ""


def _rivals(desk: Desk, quantity_id: str, shown: str | None) -> list[str]:
    """The rivals of a quantity on one scale, the one that the page is about marked, and why they differ."""
    plot, *words = _counts(desk, quantity_id) or [""]
    return [bars.marked(plot, shown) if shown else plot, *words]


@kept
def _counts(desk: Desk, quantity_id: str) -> list[str]:
    record = desk.record
    quantity = record.quantities[quantity_id]
    rivals = record.rivals(quantity.id)
    if len(rivals) < 2:
        return []
    why = sentence(record, quantity.why_they_differ, desk.link) if quantity.why_they_differ else ""
    leads = ""
    if quantity.preferred and quantity.why_preferred:
        leads = (
            f"The ledger leads with {numbers.number(record, quantity.preferred, desk.link)}. "
            f"{sentence(record, quantity.why_preferred, desk.link)}"
        )
    return [
        pieces.section("All counts", bars.plot(desk, rivals)),
        pieces.paragraph(_spread(desk, quantity)),
        pieces.paragraph(why),
        pieces.paragraph(leads),
    ]


@kept
def _span(desk: Desk, quantity_id: str) -> str:
    """From where to where the rivals of a quantity reach, if they lie apart, with a link to all; empty without any."""
    quantity = desk.record.quantities[quantity_id]
    if len(desk.record.rivals(quantity_id)) < 2:
        return ""
    link = pieces.linked(desk, quantity_id, quantity.name)
    ends = _ends(desk, quantity_id)
    return f"{ends} ({link})" if ends else link


def _ends(desk: Desk, quantity_id: str) -> str:
    """The lowest and the highest of the rivals of a quantity; empty where they lie together or one is a range."""
    found = spread(desk.record, quantity_id)
    if found is None or Hedge.RANGE in (found.lowest.limit, found.highest.limit):
        return ""
    return " to ".join(
        numbers.number(desk.record, one.id, desk.link) for one in (found.lowest, found.highest)
    )


def _spread(desk: Desk, quantity: Quantity) -> str:
    """How far the rivals lie apart, in a sentence; empty where they agree."""
    found = spread(desk.record, quantity.id)
    if found is None:
        return ""
    return f"The highest of these counts is {numbers.spread(quantity.id, found)} the lowest."


def _ways_to(desk: Desk, entry: Figure) -> str:
    """Links to the very words in the source, which browsers that know text fragments show, and to all that it says."""
    address = desk.record.sources[entry.source].url.partition("#")[0]
    words = f"{address}#:~:text={quote(entry.as_printed, safe='')}"
    return (
        f'<p class="ledger-ways"><a href="{escape(words)}" rel="external">Open the source at these words</a>'
        f' <a href="{escape(desk.link(entry.source))}">All that we took from it</a></p>'
    )

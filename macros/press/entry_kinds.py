"""What the pages of entries hold: one function for each kind of entry."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any
from urllib.parse import quote

from macros.markup import numbers
from macros.markup.numbers import sentence
from macros.press import bars, entries, pieces
from macros.press.entries import Desk
from macros.record import history, wording
from macros.record.kept import kept
from macros.record.model import Derived, Entry, Event, Figure, Incident, Name, Quantity, Source
from macros.record.relations import relations
from macros.record.spread import spread

Written = tuple[str, str, list[str]]
"""The title of a page as the record's prose, the kind of entry, and the parts of the page."""


def _figure(desk: Desk, entry: Figure) -> Written:
    record = desk.record
    rows = {
        "Printed as": numbers.field(entry, "as_printed", "q") + pieces.in_parentheses(entry, "locator"),
        "Limit": wording.hedge(entry.limit).capitalize(),
        "Time": numbers.time(record, entry.id, desk.link),
        "Given by": numbers.field(entry, "originator"),
        "Read": "in full"
        if (entry.seen or record.sources[entry.source].seen) == "full text"
        else "in excerpt",
    }
    if history.checked(record, entry.id):
        rows["Last checked"] = numbers.history(record, f"{entry.id}.checked")
    if entry.also_in:
        rows["Also printed by"] = ", ".join(pieces.publisher(desk, one) for one in entry.also_in)
    if entry.settled_by:
        rows["Put right by"] = numbers.number(record, entry.settled_by, desk.link)
    parts = [
        pieces.large(desk, entry.id),
        pieces.definitions(rows),
        pieces.section("Source", entries.source(desk, record.sources[entry.source]) + _passage(desk, entry)),
        pieces.paragraph(sentence(record, entry.note, desk.link)) if entry.note else "",
    ]
    if entry.quantity:
        parts += _rivals(desk, entry.quantity)
    return wording.capital(entry.says), f"Figure: {entries.topic_name(record.topic(entry.id))}", parts


def _derived(desk: Desk, entry: Derived) -> Written:
    rows = {
        "Formula": entries.formula(desk, entry),
        "Given by": "this ledger, from the figures below",
    }
    listed = "".join(f"<li>{pieces.line(desk, input_id)}</li>" for input_id in entry.of)
    parts = [
        pieces.large(desk, entry.id),
        pieces.definitions(rows),
        pieces.section("Computed from", f"<ul>{listed}</ul>"),
        pieces.paragraph(sentence(desk.record, entry.note, desk.link)) if entry.note else "",
    ]
    return wording.capital(entry.says), "Our calculation", parts


def _quantity(desk: Desk, entry: Quantity) -> Written:
    parts = [
        pieces.large(desk, entry.preferred) if entry.preferred else "",
        pieces.paragraph(sentence(desk.record, entry.says, desk.link)),
        *_rivals(desk, entry.id),
    ]
    return entry.name, "Counts of the same thing", parts


def _incident(desk: Desk, entry: Incident) -> Written:
    record = desk.record
    rows = {
        "Date": numbers.time(record, entry.id, desk.link),
        "Victim": numbers.text(record, entry.victim, desk.link) + pieces.in_parentheses(entry, "country"),
        "Kind of victim": numbers.field(entry, "kind"),
        "Attribution": f"{entry.attribution}: {numbers.field(entry, 'attributed_by')} "
        f"({pieces.publisher(desk, entry.attribution_source)})",
        "Account": pieces.publisher(desk, entry.source),
    }
    if entry.method:
        rows["Way in"] = sentence(record, entry.method, desk.link)
    parts = [
        pieces.large(desk, entry.amount) if entry.amount else "",
        pieces.definitions(rows),
        pieces.listed(desk, "Other figures of this theft", entry.figures),
        pieces.listed(desk, "Recovered, frozen or returned", entry.recovered),
        pieces.paragraph(sentence(record, entry.note, desk.link)) if entry.note else "",
    ]
    return entry.name, "Beside the thefts" if entry.context else "Theft", parts


def _event(desk: Desk, entry: Event) -> Written:
    record = desk.record
    rows = {
        "Date": numbers.time(record, entry.id, desk.link),
        "Kind": str(entry.kind).capitalize(),
        "By": numbers.inline(", ".join(entry.actors)),
        "Source": pieces.publisher(desk, entry.source),
    }
    parts = [
        pieces.definitions(rows),
        pieces.listed(desk, "Figures", entry.figures),
        pieces.paragraph(sentence(record, entry.note, desk.link)) if entry.note else "",
    ]
    return entry.title, "Act of the response", parts


def _source(desk: Desk, entry: Source) -> Written:
    related = relations(desk.record)
    parts = [
        entries.source(desk, entry),
        pieces.listed(desk, "Figures that rest on it", related.rests_on.get(entry.id, ())),
        pieces.listed(desk, "Figures that it prints too", related.printed_in.get(entry.id, ())),
    ]
    return "", "Source", parts


def _name(desk: Desk, entry: Name) -> Written:
    return f"{{{entry.id}}}", "Name", [pieces.paragraph(sentence(desk.record, entry.says, desk.link))]


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


@kept
def _rivals(desk: Desk, quantity_id: str) -> list[str]:
    """The rivals of a quantity on one scale, and why they differ."""
    record = desk.record
    quantity = record.quantities[quantity_id]
    rivals = record.rivals(quantity.id)
    why = sentence(record, quantity.why_they_differ, desk.link) if quantity.why_they_differ else ""
    leads = ""
    if quantity.preferred and quantity.why_preferred:
        leads = (
            f"The ledger leads with {numbers.number(record, quantity.preferred, desk.link)}. "
            f"{sentence(record, quantity.why_preferred, desk.link)}"
        )
    if len(rivals) < 2:
        return []
    name = numbers.text(record, quantity.name, desk.link)
    link = f'<a href="{escape(desk.link(quantity.id))}">{name}</a>' if "{" not in quantity.name else name
    return [
        pieces.section(
            "Who counts otherwise",
            f'<p class="ledger-counts">Counts of the same thing: {link}.</p>' + bars.plot(desk, rivals),
        ),
        pieces.paragraph(_spread(desk, quantity)),
        pieces.paragraph(why),
        pieces.paragraph(leads),
    ]


def _spread(desk: Desk, quantity: Quantity) -> str:
    """How far the rivals lie apart, in a sentence; empty where they agree."""
    found = spread(desk.record, quantity.id)
    if found is None:
        return ""
    lowest, highest = (
        numbers.number(desk.record, one.id, desk.link, start=one is found.lowest)
        for one in (found.lowest, found.highest)
    )
    times = numbers.spread(quantity.id, found)
    return f"{lowest} is the lowest of these counts, {highest} the highest: {times} as much."


def _passage(desk: Desk, entry: Figure) -> str:
    """A link to the very words in the source, which browsers that know text fragments show."""
    address = f"{desk.record.sources[entry.source].url.partition('#')[0]}#:~:text={quote(entry.as_printed, safe='')}"
    return f'<p><a href="{escape(address)}" rel="external">Open the source at these words</a></p>'

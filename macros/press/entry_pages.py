"""What stands on the permalink page of an entry: one function for each kind of entry."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote

from macros.markup import numbers
from macros.markup.numbers import sentence
from macros.press import bars, entries
from macros.press.entries import Desk
from macros.press.uses import Uses
from macros.record import wording
from macros.record.model import Derived, Entry, Event, Figure, Incident, Name, Quantity, Source


@dataclass(frozen=True, slots=True)
class EntryPage:
    """A permalink page before it is stamped: its title as plain text, and the HTML of its article."""

    title: str
    body: str


def entry_page(desk: Desk, entry: Entry, uses: Uses, to_root: str) -> EntryPage:
    """The page of an entry; `to_root` leads from it to the site's root."""
    title, kicker, parts = _WRITERS[type(entry)](desk, entry)
    plain = wording.plain(desk.record, title)
    heading = numbers.text(desk.record, title, desk.link)
    if isinstance(entry, Source):
        heading = f"A document of {numbers.field(entry, 'publisher')}"
        plain = f"A document of {entry.publisher}"
    place = desk.record.places[entry.id]
    parts += _used_by(desk, entry, uses, to_root)
    if desk.site.edit_base:
        edit = f"{escape(desk.site.edit_base)}/{place.file}#L{place.line}"
        parts.append(f'<p><a class="ledger-fact__edit" href="{edit}">Correct this</a></p>')
    if isinstance(entry, Figure):
        parts.append(_neighbours(desk, entry))
    back = f'<p class="ledger-kicker"><a href="{to_root}figures/">All figures</a> {kicker}</p>'
    body = "\n".join([back, f"<h1>{heading}</h1>", *(part for part in parts if part)])
    return EntryPage(plain, f'<div class="ledger-entry">\n{body}\n</div>')


Written = tuple[str, str, list[str]]
"""The title of a page as the record's prose, the kind of entry, and the parts of the page."""


def _figure(desk: Desk, entry: Figure) -> Written:
    record = desk.record
    rows = {
        "Printed as": numbers.field(entry, "as_printed", "q") + _in_parentheses(entry, "locator"),
        "Limit": wording.hedge(entry.limit).capitalize(),
        "Time": numbers.time(record, entry.id, desk.link),
        "Given by": numbers.field(entry, "originator"),
        "Read": "in full"
        if (entry.seen or record.sources[entry.source].seen) == "full text"
        else "in excerpt",
    }
    if entry.also_in:
        rows["Also printed by"] = ", ".join(_publisher(desk, one) for one in entry.also_in)
    if entry.settled_by:
        rows["Put right by"] = numbers.number(record, entry.settled_by, desk.link)
    parts = [
        _large(desk, entry.id),
        _definitions(rows),
        _section("Source", entries.source(desk, record.sources[entry.source]) + _passage(desk, entry)),
        _paragraph(sentence(record, entry.note, desk.link)) if entry.note else "",
    ]
    if entry.quantity:
        parts += _rivals(desk, record.quantities[entry.quantity])
    return wording.capital(entry.says), f"Figure: {entries.topic_name(record.topic(entry.id))}", parts


def _derived(desk: Desk, entry: Derived) -> Written:
    before, between = entries.FORMULAS[entry.operation]
    inputs = [numbers.number(desk.record, input_id, desk.link) for input_id in entry.of]
    rows = {
        "Formula": f"{before} {f' {between} '.join(inputs)}",
        "Given by": "this ledger, from the figures below",
    }
    listed = "".join(f"<li>{_line(desk, input_id)}</li>" for input_id in entry.of)
    parts = [
        _large(desk, entry.id),
        _definitions(rows),
        _section("Computed from", f"<ul>{listed}</ul>"),
        _paragraph(sentence(desk.record, entry.note, desk.link)) if entry.note else "",
    ]
    return wording.capital(entry.says), "Our calculation", parts


def _quantity(desk: Desk, entry: Quantity) -> Written:
    parts = [_paragraph(sentence(desk.record, entry.says, desk.link)), *_rivals(desk, entry)]
    return entry.name, "Counts of the same thing", parts


def _incident(desk: Desk, entry: Incident) -> Written:
    record = desk.record
    rows = {
        "Date": numbers.time(record, entry.id, desk.link),
        "Victim": numbers.text(record, entry.victim, desk.link) + _in_parentheses(entry, "country"),
        "Kind of victim": numbers.field(entry, "kind"),
        "Attribution": f"{entry.attribution}: {numbers.field(entry, 'attributed_by')} "
        f"({_publisher(desk, entry.attribution_source)})",
        "Account": _publisher(desk, entry.source),
    }
    if entry.method:
        rows["Way in"] = sentence(record, entry.method, desk.link)
    parts = [
        _large(desk, entry.amount) if entry.amount else "",
        _definitions(rows),
        _listed(desk, "Other figures of this theft", entry.figures),
        _listed(desk, "Recovered, frozen or returned", entry.recovered),
        _paragraph(sentence(record, entry.note, desk.link)) if entry.note else "",
    ]
    return entry.name, "Beside the thefts" if entry.context else "Theft", parts


def _event(desk: Desk, entry: Event) -> Written:
    record = desk.record
    rows = {
        "Date": numbers.time(record, entry.id, desk.link),
        "Kind": str(entry.kind).capitalize(),
        "By": numbers.inline(", ".join(entry.actors)),
        "Source": _publisher(desk, entry.source),
    }
    parts = [
        _definitions(rows),
        _listed(desk, "Figures", entry.figures),
        _paragraph(sentence(record, entry.note, desk.link)) if entry.note else "",
    ]
    return entry.title, "Act of the response", parts


def _source(desk: Desk, entry: Source) -> Written:
    record = desk.record
    own = [figure.id for figure in record.figures.values() if figure.source == entry.id]
    also = [figure.id for figure in record.figures.values() if entry.id in figure.also_in]
    parts = [
        entries.source(desk, entry),
        _listed(desk, "Figures that rest on it", own),
        _listed(desk, "Figures that it prints too", also),
    ]
    return "", "Source", parts


def _name(desk: Desk, entry: Name) -> Written:
    return f"{{{entry.id}}}", "Name", [_paragraph(sentence(desk.record, entry.says, desk.link))]


_WRITERS: Mapping[type[Entry], Callable[[Desk, Any], Written]] = {
    Figure: _figure,
    Derived: _derived,
    Quantity: _quantity,
    Incident: _incident,
    Event: _event,
    Source: _source,
    Name: _name,
}


def _rivals(desk: Desk, quantity: Quantity) -> list[str]:
    """The rivals of a quantity on one scale, and why they differ."""
    record = desk.record
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
        _section(
            "Who counts otherwise", _paragraph(f"Counts of the same thing: {link}.") + bars.plot(desk, rivals)
        ),
        _paragraph(why),
        _paragraph(leads),
    ]


def _used_by(desk: Desk, entry: Entry, uses: Uses, to_root: str) -> list[str]:
    """Where an entry is used: calculations, thefts and events that rest on it, and pages that print it."""
    record = desk.record
    derived = [one.id for one in record.derived.values() if entry.id in one.of]
    told: list[Incident | Event] = [
        one for one in record.incidents.values() if entry.id in (one.amount, *one.figures, *one.recovered)
    ]
    told += [one for one in record.events.values() if entry.id in one.figures]
    acts = "".join(f"<li>{_act(desk, one)}</li>" for one in told)
    pages = "".join(
        f'<li><a class="ledger-page-title" href="{to_root}{escape(url)}">{escape(title)}</a></li>'
        for url, title in uses.of(entry.id).items()
    )
    return [
        _listed(desk, "Computed from it", derived),
        _section("Part of", f"<ul>{acts}</ul>") if acts else "",
        _section("Used on", f"<ul>{pages}</ul>") if pages else "",
    ]


def _act(desk: Desk, act: Incident | Event) -> str:
    name = numbers.text(desk.record, act.name if isinstance(act, Incident) else act.title, desk.link)
    return f"{name}, {numbers.time(desk.record, act.id, desk.link)}"


def _neighbours(desk: Desk, entry: Figure) -> str:
    """The figures before and after this one in the file of its topic."""
    topic = desk.record.topic(entry.id)
    ids = [one for one in desk.record.figures if desk.record.topic(one) == topic]
    at = ids.index(entry.id)
    before = _paragraph(f"Before: {_line(desk, ids[at - 1])}") if at else ""
    after = _paragraph(f"After: {_line(desk, ids[at + 1])}") if at + 1 < len(ids) else ""
    return f'<nav class="ledger-neighbours" aria-label="In the same topic">{before}{after}</nav>'


def _listed(desk: Desk, heading: str, entry_ids: Iterable[str]) -> str:
    items = "".join(f"<li>{_line(desk, entry_id)}</li>" for entry_id in entry_ids)
    return _section(heading, f"<ul>{items}</ul>") if items else ""


def _line(desk: Desk, entry_id: str) -> str:
    entry = desk.record.figures.get(entry_id) or desk.record.derived[entry_id]
    says = numbers.text(desk.record, wording.capital(entry.says), desk.link)
    return f"{numbers.number(desk.record, entry_id, desk.link)} {says}"


def _passage(desk: Desk, entry: Figure) -> str:
    """A link to the very words in the source, which browsers that know text fragments show."""
    address = f"{desk.record.sources[entry.source].url.partition('#')[0]}#:~:text={quote(entry.as_printed, safe='')}"
    return f'<p><a href="{escape(address)}" rel="external">Open the source at these words</a></p>'


def _publisher(desk: Desk, source_id: str) -> str:
    """The publisher of a source, linked to the source's own page."""
    publisher = numbers.field(desk.record.sources[source_id], "publisher")
    return f'<a href="{escape(desk.link(source_id))}">{publisher}</a>'


def _in_parentheses(entry: Entry, name: str) -> str:
    return f" ({numbers.field(entry, name)})" if getattr(entry, name) else ""


def _large(desk: Desk, entry_id: str) -> str:
    return f'<p class="ledger-large">{numbers.number(desk.record, entry_id, desk.link)}</p>'


def _definitions(rows: Mapping[str, str]) -> str:
    items = "".join(f"<dt>{name}</dt><dd>{html}</dd>" for name, html in rows.items())
    return f'<dl class="ledger-definitions">{items}</dl>'


def _section(heading: str, html: str) -> str:
    return f"<h2>{heading}</h2>\n{html}"


def _paragraph(html: str) -> str:
    return f"<p>{html}</p>" if html else ""

"""The page of all figures: the whole record, every entry at the anchor that its permalink names."""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import TypeVar

from macros.markup import numbers
from macros.press import entries
from macros.press.entries import Desk, sentence
from macros.record.model import Derived, Entry, Event, Figure, Incident, Name, Quantity, Source

E = TypeVar("E", bound=Entry)


def listing(desk: Desk) -> str:
    """The record as HTML: figures by topic, then derived figures, rivals, thefts, events, sources and names.

    Every entry stands in a `<section id="ID">`; ids of headings hold two hyphens, which an entry's id cannot.
    """
    record = desk.record
    parts = [
        _part(f"topic--{topic}", _topic_heading(topic), _figures(desk, topic)) for topic in _topics(desk)
    ]
    parts += [
        _part("all--derived", "Our calculations", _each(desk, record.derived.values(), _derived)),
        _part(
            "all--quantities", "Counts of the same thing", _each(desk, record.quantities.values(), _quantity)
        ),
        _part("all--incidents", "Thefts", _each(desk, record.incidents.values(), _incident)),
        _part("all--events", "Acts of the response", _each(desk, record.events.values(), _event)),
        _part("all--sources", "Sources", _each(desk, record.sources.values(), _source)),
        _part("all--names", "Names that carry a number", _each(desk, record.names.values(), _name)),
    ]
    return "\n".join(part for part in parts if part)


def _topics(desk: Desk) -> Iterable[str]:
    return dict.fromkeys(desk.record.topic(figure_id) for figure_id in desk.record.figures)


def _topic_heading(topic: str) -> str:
    return f'<span data-topic="{topic}">{escape(topic.replace("-", " ").capitalize())}</span>'


def _part(heading_id: str, heading: str, sections: Iterator[str]) -> str:
    body = "\n".join(sections)
    return f'<h2 id="{heading_id}">{heading}</h2>\n{body}' if body else ""


def _figures(desk: Desk, topic: str) -> Iterator[str]:
    figures = (figure for figure in desk.record.figures.values() if desk.record.topic(figure.id) == topic)
    return _each(desk, figures, _figure)


def _each(desk: Desk, listed: Iterable[E], write: Callable[[Desk, E], str]) -> Iterator[str]:
    for entry in listed:
        yield f'<section class="ledger-entry" id="{entry.id}">\n{write(desk, entry)}\n</section>'


def _figure(desk: Desk, entry: Figure) -> str:
    source = entries.source(desk, desk.record.sources[entry.source])
    return f"{entries.figure(desk, entry, heading='h3')}\n{source}"


def _derived(desk: Desk, entry: Derived) -> str:
    return entries.derived(desk, entry, heading="h3")


def _quantity(desk: Desk, entry: Quantity) -> str:
    lines = [_heading(desk, entry.name), _paragraph(sentence(desk, entry.says))]
    rivals = [
        f"<li>{numbers.number(desk.record, rival.id, desk.link)}, {numbers.field(rival, 'originator')}</li>"
        for rival in desk.record.rivals(entry.id)
    ]
    lines.append(f"<ul>{''.join(rivals)}</ul>")
    if entry.why_they_differ:
        lines.append(_paragraph(f"Why they differ: {sentence(desk, entry.why_they_differ)}"))
    if entry.preferred and entry.why_preferred:
        preferred = numbers.number(desk.record, entry.preferred, desk.link)
        lines.append(_paragraph(f"The ledger leads with {preferred}: {sentence(desk, entry.why_preferred)}"))
    return "\n".join(lines)


def _incident(desk: Desk, entry: Incident) -> str:
    when = numbers.time(desk.record, entry.id, desk.link)
    victim = numbers.text(desk.record, entry.victim, desk.link)
    where = f", {numbers.field(entry, 'country')}" if entry.country else ""
    lines = [
        _heading(desk, entry.name),
        _paragraph(f"{when}. {victim}{where}; {numbers.field(entry, 'kind')}."),
        _paragraph(
            f"Laid at North Korea’s door by {numbers.field(entry, 'attributed_by')}: {entry.attribution}."
        ),
    ]
    figures = [*([entry.amount] if entry.amount else []), *entry.figures]
    lines += _amounts(desk, "Figures of it", figures) + _amounts(desk, "Recovered or frozen", entry.recovered)
    lines += [_paragraph(sentence(desk, prose)) for prose in (entry.method, entry.note) if prose]
    return "\n".join([*lines, *_sources(desk, (entry.source, entry.attribution_source))])


def _event(desk: Desk, entry: Event) -> str:
    when = numbers.time(desk.record, entry.id, desk.link)
    actors = escape(", ".join(entry.actors))
    lines = [_heading(desk, entry.title), _paragraph(f"{when}. {actors}; {entry.kind}.")]
    lines += _amounts(desk, "Figures of it", entry.figures)
    lines += [_paragraph(sentence(desk, entry.note))] if entry.note else []
    return "\n".join([*lines, *_sources(desk, (entry.source,))])


def _source(desk: Desk, entry: Source) -> str:
    return entries.source(desk, entry)


def _name(desk: Desk, entry: Name) -> str:
    name = numbers.term(desk.record, entry.id, desk.link)
    return f"<h3>{name}</h3>\n{_paragraph(sentence(desk, entry.says))}"


def _amounts(desk: Desk, label: str, figure_ids: Iterable[str]) -> list[str]:
    listed = [numbers.number(desk.record, figure_id, desk.link) for figure_id in figure_ids]
    return [_paragraph(f"{label}: {', '.join(listed)}.")] if listed else []


def _sources(desk: Desk, source_ids: Iterable[str]) -> list[str]:
    return [entries.source(desk, desk.record.sources[source_id]) for source_id in dict.fromkeys(source_ids)]


def _heading(desk: Desk, prose: str) -> str:
    return f"<h3>{numbers.text(desk.record, prose, desk.link)}</h3>"


def _paragraph(html: str) -> str:
    return f"<p>{html}</p>"

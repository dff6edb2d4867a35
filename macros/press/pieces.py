"""The pieces that the pages of entries are put together from: headings, lists of figures, tables of what is known."""

from collections.abc import Iterable, Mapping
from html import escape

from macros.markup import numbers
from macros.press.entries import Desk
from macros.record import wording
from macros.record.kept import kept
from macros.record.model import Entry


def listed(desk: Desk, heading: str, entry_ids: Iterable[str]) -> str:
    """A section with a list of figures and derived figures, each with what it says; empty without any."""
    items = "".join(f"<li>{line(desk, entry_id)}</li>" for entry_id in entry_ids)
    return section(heading, f"<ul>{items}</ul>") if items else ""


@kept
def line(desk: Desk, entry_id: str) -> str:
    """A figure or derived figure on one line: its number, and what it says."""
    entry = desk.record.figures.get(entry_id) or desk.record.derived[entry_id]
    says = numbers.text(desk.record, wording.capital(entry.says), desk.link)
    return f"{numbers.number(desk.record, entry_id, desk.link)} {says}"


def named(desk: Desk, entry_id: str) -> str:
    """An entry of any kind by its number, title or name, with a link to its page."""
    record = desk.record
    if entry_id in record.figures or entry_id in record.derived:
        return line(desk, entry_id)
    if entry_id in record.sources:
        return publisher(desk, entry_id)
    if entry_id in record.names:
        return numbers.term(record, entry_id, desk.link)
    if entry_id in record.quantities:
        name = record.quantities[entry_id].name
    elif entry_id in record.incidents:
        name = record.incidents[entry_id].name
    else:
        name = record.events[entry_id].title
    text = numbers.text(record, wording.capital(name), desk.link)
    return f'{text} (<a href="{escape(desk.link(entry_id))}">open</a>)'


@kept
def publisher(desk: Desk, source_id: str) -> str:
    """The publisher of a source, linked to the source's own page."""
    publisher = numbers.field(desk.record.sources[source_id], "publisher")
    return f'<a href="{escape(desk.link(source_id))}">{publisher}</a>'


def in_parentheses(entry: Entry, name: str) -> str:
    """A text that an entry holds word for word, in parentheses; empty where it has none."""
    return f" ({numbers.field(entry, name)})" if getattr(entry, name) else ""


def large(desk: Desk, entry_id: str) -> str:
    """A number in the size of a headline."""
    return f'<p class="ledger-large">{numbers.number(desk.record, entry_id, desk.link)}</p>'


def definitions(rows: Mapping[str, str]) -> str:
    """What is known, as a table of names and values; the values are HTML."""
    items = "".join(f"<dt>{name}</dt><dd>{html}</dd>" for name, html in rows.items())
    return f'<dl class="ledger-definitions">{items}</dl>'


def section(heading: str, html: str) -> str:
    """A heading, and what stands below it."""
    return f"<h2>{heading}</h2>\n{html}"


def paragraph(html: str) -> str:
    """A paragraph; empty for nothing."""
    return f"<p>{html}</p>" if html else ""

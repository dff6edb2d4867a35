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
        return linked(desk, entry_id, record.quantities[entry_id].name)
    if entry_id in record.incidents:
        return linked(desk, entry_id, record.incidents[entry_id].name)
    return linked(desk, entry_id, record.events[entry_id].title)


def linked(desk: Desk, entry_id: str, prose: str) -> str:
    """Prose of the record that names an entry, as a link to its page; without one where it holds links of its own."""
    text = numbers.text(desk.record, wording.capital(prose), desk.link)
    return text if "{" in prose else f'<a href="{escape(desk.link(entry_id))}">{text}</a>'


def titled(desk: Desk, prose: str) -> tuple[str, str]:
    """Prose of the record as the title of a page, as plain text and as HTML."""
    title = wording.capital(prose)
    return wording.plain(desk.record, title), numbers.text(desk.record, title, desk.link)


def publisher(desk: Desk, source_id: str) -> str:
    """The publisher of a source, linked to the source's own page."""
    publisher = numbers.field(desk.record.sources[source_id], "publisher")
    return f'<a href="{escape(desk.link(source_id))}">{publisher}</a>'


def in_parentheses(entry: Entry, name: str) -> str:
    """A text that an entry holds word for word, in parentheses; empty where it has none."""
    return f" ({numbers.field(entry, name)})" if getattr(entry, name) else ""


def address(url: str) -> str:
    """The address of a document elsewhere, in full, leading there."""
    return f'<a href="{escape(url)}" rel="external">{escape(url)}</a>'


def large(desk: Desk, entry_id: str) -> str:
    """The number of a page in the size of a headline, on its own page."""
    return f'<p class="ledger-large">{numbers.number(desk.record, entry_id, desk.link)}</p>'


def headline(html: str) -> str:
    """Numbers of other pages in the size of a headline, which are seen to lead there; empty for nothing."""
    return f'<p class="ledger-large ledger-elsewhere">{html}</p>' if html else ""


def definitions(rows: Mapping[str, str]) -> str:
    """What is known, as a table of names and values; the values are HTML, and those that are empty are left out."""
    # Tags that HTML lets go are left out: this stands on thousands of pages.
    items = "".join(f"<dt>{name}<dd>{html}" for name, html in rows.items() if html)
    return f'<dl class="ledger-definitions">{items}</dl>'


def section(heading: str, html: str) -> str:
    """A heading, and what stands below it."""
    return f"<h2>{heading}</h2>\n{html}"


def paragraph(html: str) -> str:
    """A paragraph; empty for nothing."""
    return f"<p>{html}</p>" if html else ""

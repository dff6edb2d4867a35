"""The HTML of a number that can be traced, of a date, a name, a citation and a count.

Each is an element with one `data-` attribute that says what backs the text inside:
`data-figure`, `data-derived`, `data-date`, `data-term`, `data-cite`, `data-count`, `data-history` for what the ledger
itself said and did before, `data-spread` for how far rivals lie apart, or `data-field` for a text that an entry holds
word for word. Nothing else carries one, and the audit of the built site compares the text with the record.
"""

import re
from html import escape

from macros.markup.addresses import Link
from macros.record import prose, wording
from macros.record.history import told
from macros.record.model import Entry, Record, Source
from macros.record.spread import Spread

_SIGNS = re.compile(r"""[&<>"'\\`*_{}\[\]|~^=]|-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\.""")
"""What HTML or Markdown would read as more than text; two hyphens and three dots are signs of its typography."""


def number(
    record: Record, entry_id: str, link: Link, style: wording.Style = "long", *, start: bool = False
) -> str:
    """A figure's or derived figure's number, linked to its permalink; `start` for the start of a sentence."""
    kind = "derived" if entry_id in record.derived else "figure"
    return traced(kind, entry_id, link, wording.printed(record, entry_id, style), start)


def time(record: Record, entry_id: str, link: Link, part: str = "full", *, start: bool = False) -> str:
    """What time an entry covers, or the part of it that `wording.PERIOD_PARTS` names, linked to its permalink."""
    return traced("date", entry_id, link, wording.time(record, entry_id, part), start)


def term(record: Record, entry_id: str, link: Link) -> str:
    """A declared name that carries digits or a number word."""
    return traced("term", entry_id, link, record.names[entry_id].name, False)


def cite(record: Record, source_id: str) -> str:
    """The publisher of a source, linked to the source at the foot of the page."""
    publisher = inline(record.sources[source_id].publisher)
    return f'<a class="ledger-cite" data-cite="{source_id}" href="#source-{source_id}">{publisher}</a>'


def count(query: str, text: str) -> str:
    """A count of the record itself; `query` says of what, so that the audit can count again."""
    return f'<span class="ledger-count" data-count="{escape(query)}">{inline(text)}</span>'


def text(record: Record, prose_text: str, link: Link) -> str:
    """The record's prose as HTML, every reference in it a traced number, date or name."""
    if "{" not in prose_text:
        return inline(prose_text)
    pieces = []
    for part in prose.parts(prose_text):
        if isinstance(part, str):
            pieces.append(inline(part))
        elif part.style in ("period", "when"):
            pieces.append(time(record, part.id, link))
        elif part.id in record.names:
            pieces.append(term(record, part.id, link))
        else:
            style: wording.Style = (
                "short" if part.style == "short" else "words" if part.style == "words" else "long"
            )
            pieces.append(number(record, part.id, link, style))
    return "".join(pieces)


def sentence(record: Record, prose_text: str, link: Link) -> str:
    """The record's prose as a sentence: with a capital first letter and a full stop."""
    html = text(record, wording.capital(prose_text), link)
    return html if prose_text.endswith((".", "?", "!", "”")) else f"{html}."


def field(entry: Entry, name: str, tag: str = "span") -> str:
    """A text that an entry holds word for word, such as a source's publisher; numbers in it are not claims of ours."""
    return f'<{tag} data-field="{entry.id}.{name}">{inline(getattr(entry, name))}</{tag}>'


def history(record: Record, query: str) -> str:
    """One thing of what the ledger itself did, such as a former number or the day of a change; see `history.told`."""
    return f'<span data-history="{escape(query)}">{inline(told(record, query))}</span>'


def spread(quantity_id: str, apart: Spread) -> str:
    """How many times the lowest rival of a quantity the highest is."""
    return f'<span data-spread="{quantity_id}">{inline(wording.amount(apart.ratio))}</span>'


def source_title(record: Record, source: Source, link: Link) -> str:
    """A source's own title in quotation marks, or our description of it where the title was not seen."""
    if source.title is not None:
        return field(source, "title", "cite")
    return text(record, source.describes or "", link)


def inline(plain: str) -> str:
    """Plain text as HTML that Markdown leaves alone: the signs of both stand as character references."""
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", plain)


def traced(kind: str, entry_id: str, link: Link, plain: str, start: bool = False) -> str:
    """A text that an entry backs, linked to its permalink; `kind` is the mark: figure, derived, date or term."""
    shown = inline(wording.capital(plain) if start else plain)
    return f'<a class="ledger-number" data-{kind}="{entry_id}" href="{escape(link(entry_id))}">{shown}</a>'

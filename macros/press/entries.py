"""What stands on several kinds of page: the line on a source, the formula of a derived figure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from macros.markup import numbers
from macros.markup.addresses import Link
from macros.press.site import Site
from macros.record import topics, wording
from macros.record.kept import kept
from macros.record.model import Derived, Kind, Operation, Record, Seen, Source

KIND_WORDS = {
    Kind.GOVERNMENT: "government",
    Kind.COURT: "court",
    Kind.UN: "United Nations",
    Kind.FIRM: "firm’s own report",
    Kind.RESEARCH: "research",
    Kind.VICTIM: "the victim’s own words",
    Kind.DATABASE: "database",
    Kind.NEWS: "news",
    Kind.REPRINT: "reprint",
}
FORMULAS = {
    Operation.SUM: ("The sum of", "and"),
    Operation.DIFFERENCE: ("The difference:", "less"),
    Operation.RATIO: ("The ratio:", "divided by"),
    Operation.SHARE: ("The share:", "as a part of"),
    Operation.MULTIPLE: ("The multiple:", "measured against"),
}


Part = tuple[str, str]
"""A part of the page of all figures: the id of its heading, which holds two hyphens as no entry's id can, and its name
as HTML."""

PARTS: Mapping[str, Part] = {
    "derived": ("all--derived", "Our calculations"),
    "quantities": ("all--quantities", "Counts of the same thing"),
    "incidents": ("all--incidents", "Thefts"),
    "events": ("all--events", "Acts of the response"),
    "sources": ("all--sources", "Sources"),
    "names": ("all--names", "Names that carry a number"),
}
"""The parts that follow the topics."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What is needed to write entries on pages of one depth: the record, where links lead, and the site around.

    `worked_out` is what stands on several of the pages and was written for the first of them; see `kept`.
    """

    record: Record
    link: Link
    site: Site
    worked_out: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)


def topic(name: str) -> Part:
    """The part of a topic; its name is marked, as it may hold years."""
    return f"topic--{name}", f'<span data-topic="{name}">{escape(topics.title(name))}</span>'


def source(desk: Desk, entry: Source) -> str:
    """One line on a source: author, title, publisher, date, what kind of document it is and how much was read."""
    return _source(desk, entry.id)


@kept
def _source(desk: Desk, source_id: str) -> str:
    entry = desk.record.sources[source_id]
    title = numbers.source_title(desk.record, entry, desk.link)
    pieces = []
    if entry.author:
        pieces.append(f"{numbers.field(entry, 'author')}:")
    pieces.append(f'<a class="ledger-source__title" href="{escape(entry.url)}" rel="external">{title}</a>,')
    publisher = numbers.field(entry, "publisher")
    # The date leads to the page of the source; where there is none, the publisher does.
    pieces.append(
        f"{publisher}," if entry.date else f'<a href="{escape(desk.link(entry.id))}">{publisher}</a>.'
    )
    if entry.date:
        pieces.append(f"{numbers.time(desk.record, entry.id, desk.link)}.")
    pieces.append(f'<span class="ledger-tag">{KIND_WORDS[entry.kind]}</span>')
    if entry.seen is Seen.EXCERPT:
        pieces.append('<span class="ledger-tag">read in excerpt</span>')
    if entry.checked:
        pieces.append(f"Checked {numbers.history(desk.record, f'{entry.id}.checked')}.")
    if entry.original:
        pieces.append(f"Wanted in its place: {numbers.field(entry, 'original')}.")
    if entry.archived:
        pieces.append(f'<a href="{escape(entry.archived)}" rel="external">Archived copy</a>.')
    if entry.note:
        pieces.append(sentence(desk, entry.note))
    return f'<p class="ledger-source">{" ".join(pieces)}</p>'


def formula(desk: Desk, entry: Derived) -> str:
    """How a derived figure is computed: the operation in words, and its inputs, each linked."""
    before, between = FORMULAS[entry.operation]
    inputs = [numbers.number(desk.record, input_id, desk.link) for input_id in entry.of]
    return f"{before} {f' {between} '.join(inputs)}"


def sentence(desk: Desk, prose: str) -> str:
    """Prose of the record as a sentence: with a capital first letter and a full stop."""
    html = numbers.text(desk.record, wording.capital(prose), desk.link)
    return html if prose.endswith((".", "?", "!", "”")) else f"{html}."

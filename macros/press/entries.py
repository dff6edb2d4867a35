"""The entries of the record as they stand in lists: a source, a figure, a derived figure."""

from dataclasses import dataclass
from html import escape

from macros.markup import numbers
from macros.markup.addresses import Link
from macros.press.site import Site
from macros.record import wording
from macros.record.hedges import Hedge
from macros.record.model import Derived, Figure, Kind, Operation, Record, Seen, Source

_KIND_WORDS = {
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


@dataclass(frozen=True, slots=True)
class Desk:
    """What is needed to write entries on one page: the record, where its links lead, and the site around it."""

    record: Record
    link: Link
    site: Site


def topic_name(topic: str) -> str:
    """The name of a topic, which is that of its file in words; marked, as it may hold years."""
    return f'<span data-topic="{topic}">{escape(topic.replace("-", " ").capitalize())}</span>'


def source(desk: Desk, entry: Source) -> str:
    """One line on a source: author, title, publisher, date, what kind of document it is and how much was read."""
    title = numbers.source_title(desk.record, entry, desk.link)
    pieces = []
    if entry.author:
        pieces.append(f"{numbers.field(entry, 'author')}:")
    pieces.append(f'<a class="ledger-source__title" href="{escape(entry.url)}" rel="external">{title}</a>,')
    pieces.append(numbers.field(entry, "publisher") + ("," if entry.date else "."))
    if entry.date:
        pieces.append(f"{_time(desk, entry)}.")
    pieces.append(f'<span class="ledger-tag">{_KIND_WORDS[entry.kind]}</span>')
    if entry.seen is Seen.EXCERPT:
        pieces.append('<span class="ledger-tag">read in excerpt</span>')
    if entry.original:
        pieces.append(f"Wanted in its place: {numbers.field(entry, 'original')}.")
    if entry.archived:
        pieces.append(f'<a href="{escape(entry.archived)}" rel="external">Archived copy</a>.')
    if entry.note:
        pieces.append(sentence(desk, entry.note))
    return f'<p class="ledger-source">{" ".join(pieces)}</p>'


def figure(desk: Desk, entry: Figure, *, heading: str = "p") -> str:
    """What there is to know about a figure but its source: number, meaning, printed form, time, estimator, rivals."""
    record = desk.record
    remarks = [f"Printed as {numbers.field(entry, 'as_printed', 'q')}{_locator(entry)}"]
    if entry.limit not in (Hedge.EXACT, Hedge.RANGE):
        remarks.append(f"Hedged: {wording.hedge(entry.limit)}")
    remarks.append(f"For {_time(desk, entry)}")
    remarks.append(f"According to {numbers.field(entry, 'originator')}")
    if entry.seen is Seen.EXCERPT and record.sources[entry.source].seen is not Seen.EXCERPT:
        remarks.append("Read in excerpt")
    if entry.quantity and len(record.rivals(entry.quantity)) > 1:
        remarks.append(f'<a href="{escape(desk.link(entry.quantity))}">Others count otherwise</a>')
    if entry.settled_by:
        remarks.append(f"Put right by {numbers.number(record, entry.settled_by, desk.link)}")
    return _fact(desk, entry, entry.says, remarks, heading, "data/figures/" + record.topic(entry.id) + ".yml")


def derived(desk: Desk, entry: Derived, *, heading: str = "p") -> str:
    """A derived figure with its formula: the operation in words, and its inputs, each linked."""
    before, between = FORMULAS[entry.operation]
    inputs = [numbers.number(desk.record, input_id, desk.link) for input_id in entry.of]
    formula = f"{before} {f' {between} '.join(inputs)}"
    return _fact(desk, entry, entry.says, ["Our calculation", formula], heading, "data/derived.yml")


def sentence(desk: Desk, prose: str) -> str:
    """Prose of the record as a sentence: with a capital first letter and a full stop."""
    html = numbers.text(desk.record, wording.capital(prose), desk.link)
    return html if prose.endswith((".", "?", "!", "”")) else f"{html}."


def _fact(desk: Desk, entry: Figure | Derived, says: str, remarks: list[str], heading: str, file: str) -> str:
    number = numbers.number(desk.record, entry.id, desk.link)
    note = f'\n<p class="ledger-fact__note">{sentence(desk, entry.note)}</p>' if entry.note else ""
    place = desk.record.places[entry.id]
    edit = (
        f' <a class="ledger-fact__edit" href="{escape(desk.site.edit_base)}/{file}#L{place.line}">Correct this</a>'
        if desk.site.edit_base
        else ""
    )
    return (
        f'<{heading} class="ledger-fact__number">{number}</{heading}>\n'
        f'<div class="ledger-fact__text">\n<p class="ledger-fact__says">{sentence(desk, says)}</p>\n'
        f'<p class="ledger-fact__remarks">{". ".join(remarks)}.{edit}</p>{note}\n</div>'
    )


def _locator(entry: Figure) -> str:
    return f" ({numbers.field(entry, 'locator')})" if entry.locator else ""


def _time(desk: Desk, entry: Figure | Source) -> str:
    return numbers.time(desk.record, entry.id, desk.link)

"""The proof of each traced element: its text is what the record prints for the id that it names, and it leads there.

An element that only looks traced (another text, another link, an id that nobody knows) is refused, whatever number
it shows and whether or not some figure has the same value.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from macros.citations import STYLES, Citations, Ledger, Metadata
from macros.markup.addresses import address
from macros.numerals import find
from macros.record import history, wording
from macros.record.amounts import AmountError
from macros.record.faults import suggestion
from macros.record.model import Record
from macros.record.prose import PROSE_FIELDS
from macros.record.spread import spread
from macros.trace.built_page import BuiltPage, Claim
from macros.trace.chrome import plain, resolved
from macros.words import counts

TRACED = ("figure", "derived", "date")
"""The kinds of claim that lead to a source; the others are counted under the name of a rule."""


class FalseClaimError(ValueError):
    """An element that claims a trace which it does not have; the message says what is wrong."""


class Known:
    """A record, and what it prints for an id: worked out once for all pages, and the usual wording first.

    `home` is the address at which the site will stand, empty until it is known: what is taken away from the site
    leads back by full addresses.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self.home = ""
        self._usual: dict[str, str] = {}
        self._usual_time: dict[str, str] = {}
        self._prints: dict[str, frozenset[str]] = {}
        self._times: dict[str, frozenset[str]] = {}
        self._citations: dict[Ledger, tuple[Citations, Metadata]] = {}

    def is_printed(self, entry_id: str, said: str) -> bool:
        """True where a figure or derived figure may print this; raises AmountError where it cannot be computed."""
        if entry_id not in self._usual:
            self._usual[entry_id] = wording.printed(self.record, entry_id)
        return said == self._usual[entry_id] or said in self.prints(entry_id)

    def is_its_time(self, entry_id: str, said: str) -> bool:
        """True where the time of an entry, or a part of it, may print this; raises KeyError where it has none."""
        if entry_id not in self._usual_time:
            self._usual_time[entry_id] = wording.time(self.record, entry_id)
        return said == self._usual_time[entry_id] or said in self.times(entry_id)

    def prints(self, entry_id: str) -> frozenset[str]:
        """Everything that a figure or derived figure may print; raises AmountError where it cannot be computed."""
        if entry_id not in self._prints:
            self._prints[entry_id] = wording.prints(self.record, entry_id)
        return self._prints[entry_id]

    def times(self, entry_id: str) -> frozenset[str]:
        """Everything that the time of an entry may print; empty where it has none."""
        if entry_id not in self._times:
            self._times[entry_id] = wording.times(self.record, entry_id)
        return self._times[entry_id]

    def citation(self, page: BuiltPage, part: str) -> str:
        """What a page is cited as, by the name and the address of the site that its head gives.

        `part` is a style, `json-ld` or the name of a tag in the head; KeyError where the page has no such part.
        """
        ledger = Ledger(page.site_name, page.address.removesuffix(page.url))
        if ledger not in self._citations:
            citations = Citations(self.record, ledger)
            self._citations[ledger] = (citations, Metadata(self.record, ledger, citations))
        citations, metadata = self._citations[ledger]
        if part in STYLES:
            return citations.cite(citations.of_page(page.url, page.title), part)
        if part == "json-ld":
            return metadata.linked_data(page.url, page.title)
        return metadata.tags(page.url, page.title)[part]

    @cached_property
    def topics(self) -> frozenset[str]:
        """The topics of the record's figures."""
        return frozenset(self.record.topic(figure_id) for figure_id in self.record.figures)


@dataclass(frozen=True, slots=True)
class Case:
    """A claim, what its element says, the page that it stands on and what is known."""

    claim: Claim
    known: Known
    page: BuiltPage
    said: str

    @property
    def names(self) -> str:
        """The id, or query, that the claim names."""
        return self.claim.names

    @property
    def record(self) -> Record:
        """The record."""
        return self.known.record


def prove(claim: Claim, known: Known, page: BuiltPage) -> str:
    """What the number of a claim is counted as: "traced", the name of a rule, or "" where there is no number in it.

    `page` is the page that it stands on. Raises FalseClaimError where the claim does not hold.
    """
    said = claim.said
    counted_as = PROOFS[claim.kind](Case(claim, known, page, said))
    return counted_as if _carries_a_number(said) else ""


_DIGITS_ALONE = re.compile(r"(?<![^\s(\[{])\d+(?![^\s.,)\]}])")
"""Digits that stand by themselves, which are a number to any reader; citations have many."""


@lru_cache(maxsize=1 << 16)
def _carries_a_number(said: str) -> bool:
    return _DIGITS_ALONE.search(said) is not None or bool(find(said))


def _figure(case: Case) -> str:
    _must_know(case, case.record.figures, "figure")
    return _number(case)


def _derived(case: Case) -> str:
    _must_know(case, case.record.derived, "derived figure")
    return _number(case)


def _number(case: Case) -> str:
    _leads_to_entry(case)
    try:
        if next(case.claim.element.iterancestors("svg"), None) is not None:
            _drawn(case)
        elif not case.known.is_printed(case.names, case.said):
            raise FalseClaimError(_says_otherwise(case, case.said, wording.printed(case.record, case.names)))
    except AmountError as error:
        raise FalseClaimError(f"{case.names!r} cannot be computed: {error}") from error
    return "traced"


def _drawn(case: Case) -> None:
    """Every text of a mark in a drawing that carries a number is the figure's number, or its accessible name."""
    figure = case.record.figures.get(case.names)
    own = (
        case.known.prints(case.names)
        | case.known.times(case.names)
        | ({figure.originator} if figure else set())
    )
    for text in _texts_of_drawing(case.claim.element):
        if find(", ".join(part for part in text.split(", ") if part not in own)):
            raise FalseClaimError(_says_otherwise(case, text, wording.printed(case.record, case.names)))


def _texts_of_drawing(element: Any) -> Iterator[str]:
    for part in element.iter():
        for text in (
            part.text,
            part.tail if part is not element else None,
            part.get("aria-label"),
            part.get("title"),
        ):
            if text and text.strip():
                yield plain(text)


def _date(case: Case) -> str:
    try:
        if not case.known.is_its_time(case.names, case.said):
            raise FalseClaimError(_says_otherwise(case, case.said, wording.time(case.record, case.names)))
    except KeyError:
        record = case.record
        dated = [*record.figures, *record.incidents, *record.events, *record.sources]
        nearest = suggestion(case.names, dated)
        raise FalseClaimError(f"data-date: no {case.names!r} with a date in the record{nearest}") from None
    _leads_to_entry(case)
    return "traced"


def _term(case: Case) -> str:
    _must_know(case, case.record.names, "declared name")
    if case.said != plain(case.record.names[case.names].name):
        raise FalseClaimError(_says_otherwise(case, case.said, case.record.names[case.names].name))
    _leads_to_entry(case)
    return "declared-name"


def _count(case: Case) -> str:
    try:
        prints = counts.again(case.record, case.names)
    except ValueError as error:
        raise FalseClaimError(f"data-count={case.names!r}: {error}") from error
    if case.said not in prints:
        raise FalseClaimError(
            f"{case.said!r} is marked as the count {case.names!r}, which is {' or '.join(sorted(prints))}"
        )
    return "record-count"


def _cite(case: Case) -> str:
    _must_know(case, case.record.sources, "source")
    publisher = case.record.sources[case.names].publisher
    if case.said != plain(publisher):
        raise FalseClaimError(_says_otherwise(case, case.said, publisher))
    if case.claim.element.get("href") != f"#source-{case.names}":
        raise FalseClaimError(
            f"{case.said!r} does not lead to the source {case.names!r} at the foot of the page"
        )
    return "source-detail"


def _title(case: Case) -> str:
    _must_know(case, case.record.sources, "source")
    title = case.record.sources[case.names].title
    if title is None or case.said != plain(title):
        raise FalseClaimError(_says_otherwise(case, case.said, title or "no title"))
    return "source-title"


def _field(case: Case) -> str:
    entry_id, _, name = case.names.partition(".")
    kinds = (*case.record.kinds().values(), case.record.permalinks)
    entry = next((kind[entry_id] for kind in kinds if entry_id in kind), None)
    words = getattr(entry, name, None) if entry and name in type(entry).model_fields else None
    if entry is None or not isinstance(words, str) or name in PROSE_FIELDS[type(entry)]:
        raise FalseClaimError(f"data-field={case.names!r} names no text of the record")
    if case.said != plain(words):
        raise FalseClaimError(_says_otherwise(case, case.said, words))
    return {"as_printed": "as-printed", "title": "source-title"}.get(name, "source-detail")


def _history(case: Case) -> str:
    try:
        told = history.told(case.record, case.names)
    except KeyError:
        raise FalseClaimError(f"data-history: the record tells nothing of {case.names!r}") from None
    if case.said != plain(told):
        raise FalseClaimError(_says_otherwise(case, case.said, told))
    return "ledger-history"


def _spread(case: Case) -> str:
    _must_know(case, case.record.quantities, "quantity")
    apart = spread(case.record, case.names)
    told = wording.amount(apart.ratio) if apart else "no number"
    if case.said != plain(told):
        raise FalseClaimError(_says_otherwise(case, case.said, told))
    return "traced"


def _topic(case: Case) -> str:
    if case.names not in case.known.topics or case.said != wording.topic(case.names):
        raise FalseClaimError(
            f"{case.said!r} is marked as the topic {case.names!r}, which is none of the record's or another"
        )
    return "topic-name"


def _citation(case: Case) -> str:
    try:
        cited = plain(case.known.citation(case.page, case.names))
    except KeyError:
        nearest = suggestion(case.names, STYLES)
        raise FalseClaimError(f"data-citation={case.names!r}: this page is not cited so{nearest}") from None
    if case.said != cited:
        raise FalseClaimError(f'"{case.said}" is marked as the citation of its page, which is "{cited}"')
    return "citation"


def _audit(case: Case) -> str:
    raise FalseClaimError(
        f"{case.said!r} is marked as counted by the audit, which writes only into its own report"
    )


Proof = Callable[[Case], str]
PROOFS: Mapping[str, Proof] = {
    "figure": _figure,
    "derived": _derived,
    "date": _date,
    "term": _term,
    "count": _count,
    "cite": _cite,
    "title": _title,
    "field": _field,
    "history": _history,
    "spread": _spread,
    "topic": _topic,
    "citation": _citation,
    "audit": _audit,
}
"""The proof for each kind of claim."""


def _must_know(case: Case, entries: Mapping[str, object], what: str) -> None:
    if case.names not in entries:
        claim = case.claim
        nearest = suggestion(claim.names, entries)
        raise FalseClaimError(f"data-{claim.kind}: no {what} {claim.names!r} in the record{nearest}")


def _leads_to_entry(case: Case) -> None:
    leads = case.claim.element.get("href") or case.claim.element.get("xlink:href")
    if case.claim.element.tag != "a" or not leads:
        raise FalseClaimError(f"{case.said!r} is marked as {case.names!r} and is not a link to it")
    home = case.known.home
    target = leads.removeprefix(home) if home and leads.startswith(home) else resolved(case.page.url, leads)
    if target != address(case.record, case.names):
        raise FalseClaimError(f"{case.said!r} is marked as {case.names!r} and leads elsewhere, to {leads!r}")


def _says_otherwise(case: Case, said: str, prints: str) -> str:
    return f'"{said}" is marked as {case.names!r}, which prints "{prints}"'

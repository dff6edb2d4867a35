"""The proof of what traced elements say: it is what the record prints for the id, or the query, that they name."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from macros.numerals import find
from macros.record import history, topics, wording
from macros.record.amounts import AmountError
from macros.record.faults import suggestion
from macros.record.model import Record
from macros.record.prose import PROSE_FIELDS
from macros.record.spread import spread
from macros.trace.chrome import plain
from macros.trace.known import Known
from macros.words import counts

TRACED = ("figure", "derived", "date")
"""The kinds of claim that lead to a source; the others are counted under the name of a rule."""


class FalseClaimError(ValueError):
    """An element that claims a trace which it does not have; the message says what is wrong."""


class Case(NamedTuple):
    """What an element claims, wherever it stands: the kind, the id or query that it names, and what it says of it.

    What holds of it once holds on every page, so no proof here may look at the element or at its page.
    """

    known: Known
    kind: str
    names: str
    said: str

    @property
    def record(self) -> Record:
        """The record."""
        return self.known.record


def counted_as(known: Known, kind: str, names: str, said: str) -> str:
    """What the number is counted as that an element of this kind says: "traced", or the name of a rule.

    Empty where it says no number. Raises FalseClaimError where the record does not print that for what it names.
    """
    claimed = (kind, names, said)
    counted = known.counted.get(claimed)
    if counted is None:
        proven = PROOFS[kind](Case(known, kind, names, said))
        counted = known.counted[claimed] = proven if carries_a_number(said) else ""
    return counted


_DIGITS_ALONE = re.compile(r"""[0-9](?<![^\s(\[{"“$].)[0-9]*(?:[.,/-][0-9]+)*(?![^\s.,)\]}"”])""", re.DOTALL)
"""Digits that stand by themselves, which are a number to any reader: most claims have some, and need no closer look."""


def carries_a_number(said: str) -> bool:
    """True where a reader finds a number in a text."""
    return _DIGITS_ALONE.search(said) is not None or bool(find(said))


def _figure(case: Case) -> str:
    must_know(case.kind, case.names, case.record.figures, "figure")
    return _number(case)


def _derived(case: Case) -> str:
    must_know(case.kind, case.names, case.record.derived, "derived figure")
    return _number(case)


def _number(case: Case) -> str:
    try:
        if not case.known.is_printed(case.names, case.said):
            raise FalseClaimError(
                says_otherwise(case.names, case.said, wording.printed(case.record, case.names))
            )
    except AmountError as error:
        raise FalseClaimError(f"{case.names!r} cannot be computed: {error}") from error
    return "traced"


def _date(case: Case) -> str:
    try:
        if not case.known.is_its_time(case.names, case.said):
            raise FalseClaimError(
                says_otherwise(case.names, case.said, wording.time(case.record, case.names))
            )
    except KeyError:
        record = case.record
        dated = [*record.figures, *record.incidents, *record.events, *record.sources]
        nearest = suggestion(case.names, dated)
        raise FalseClaimError(f"data-date: no {case.names!r} with a date in the record{nearest}") from None
    return "traced"


def _term(case: Case) -> str:
    must_know(case.kind, case.names, case.record.names, "declared name")
    if case.said != plain(case.record.names[case.names].name):
        raise FalseClaimError(says_otherwise(case.names, case.said, case.record.names[case.names].name))
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
    must_know(case.kind, case.names, case.record.sources, "source")
    publisher = case.record.sources[case.names].publisher
    if case.said != plain(publisher):
        raise FalseClaimError(says_otherwise(case.names, case.said, publisher))
    return "source-detail"


def _title(case: Case) -> str:
    must_know(case.kind, case.names, case.record.sources, "source")
    title = case.record.sources[case.names].title
    if title is None or case.said != plain(title):
        raise FalseClaimError(says_otherwise(case.names, case.said, title or "no title"))
    return "source-title"


def _field(case: Case) -> str:
    entry_id, _, name = case.names.partition(".")
    kinds = (*case.record.kinds().values(), case.record.permalinks)
    entry = next((kind[entry_id] for kind in kinds if entry_id in kind), None)
    words = getattr(entry, name, None) if entry and name in type(entry).model_fields else None
    if entry is None or not isinstance(words, str) or name in PROSE_FIELDS[type(entry)]:
        raise FalseClaimError(f"data-field={case.names!r} names no text of the record")
    if case.said != plain(words):
        raise FalseClaimError(says_otherwise(case.names, case.said, words))
    return {"as_printed": "as-printed", "title": "source-title"}.get(name, "source-detail")


def _history(case: Case) -> str:
    try:
        told = history.told(case.record, case.names)
    except KeyError:
        raise FalseClaimError(f"data-history: the record tells nothing of {case.names!r}") from None
    if case.said != plain(told):
        raise FalseClaimError(says_otherwise(case.names, case.said, told))
    return "ledger-history"


def _spread(case: Case) -> str:
    must_know(case.kind, case.names, case.record.quantities, "quantity")
    apart = spread(case.record, case.names)
    told = wording.amount(apart.ratio) if apart else "no number"
    if case.said != plain(told):
        raise FalseClaimError(says_otherwise(case.names, case.said, told))
    return "traced"


def _topic(case: Case) -> str:
    if case.names not in case.known.topics or case.said != topics.title(case.names):
        raise FalseClaimError(
            f"{case.said!r} is marked as the topic {case.names!r}, which is none of the record's or another"
        )
    return "topic-name"


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
    "audit": _audit,
}
"""The proof for each kind of claim but `citation`, which depends on the page that is cited."""


def must_know(kind: str, names: str, entries: Mapping[str, object], what: str) -> None:
    """Raises FalseClaimError where an element of this kind names an id that is none of the entries."""
    if names not in entries:
        raise FalseClaimError(f"data-{kind}: no {what} {names!r} in the record{suggestion(names, entries)}")


def says_otherwise(names: str, said: str, prints: str) -> str:
    """What is wrong with an element that does not say what the record prints."""
    return f'"{said}" is marked as {names!r}, which prints "{prints}"'

"""Multiples said in one word: twice, doubled, halved, tripled, threefold, double the amount.

"once" is not one: it says when, not how often. "nine times" and "10x" are amounts (see `amounts`).
"""

import re
from fractions import Fraction

from macros.numerals.lexicon import END, GAP, HYPHEN, JOIN, SCALES, TENS, UNITS, any_of
from macros.numerals.numeral import Reading

EXAMPLES = {
    "twice as many": 2,
    "thrice": 3,
    "doubled": 2,
    "more than double": 2,
    "double the 2021 total": 2,
    "halved": Fraction(1, 2),
    "nearly tripling": 3,
    "tenfold": 10,
    "ten-fold": 10,
    "a hundredfold rise": 100,
}
COUNTEREXAMPLES = (
    "double-check",
    "a double agent",
    "double-spend",
    "doubled down",
    "triple jump",
    "the halving",
    "once",
)

_ALWAYS: dict[str, int | Fraction] = {
    "twice": 2, "thrice": 3, "doubled": 2, "doubling": 2, "tripled": 3, "tripling": 3, "trebled": 3, "trebling": 3,
    "quadrupled": 4, "quadrupling": 4, "quintupled": 5, "quintupling": 5, "halved": Fraction(1, 2),
}  # fmt: skip
# These are as often an adjective or a noun ("double agent", "both halves"), so they need company.
_IN_COMPANY: dict[str, int | Fraction] = {
    "double": 2, "doubles": 2, "triple": 3, "triples": 3, "treble": 3, "trebles": 3, "quadruple": 4, "quadruples": 4,
    "quintuple": 5, "halve": Fraction(1, 2), "halves": Fraction(1, 2), "halving": Fraction(1, 2),
}  # fmt: skip
WORDS = frozenset(_ALWAYS | _IN_COMPANY)

_COMPANY_AFTER = re.compile(
    rf"{GAP}(?:the|that|those|this|these|what|its|his|her|their|our|my|your|last"
    rf"|in{GAP}(?:size|value|number|price)|as{GAP}(?:many|much|long|fast)){END}"
)
_COMPANY_BEFORE = re.compile(
    r"(?:than|nearly|almost|about|roughly|to|will|would|could|can|may|might|should|over|did|not|just|least)\s\Z"
)
_NOT_DOUBLED = re.compile(rf"{JOIN}(?:down|up|over|back){END}")
_NOT_DOUBLE = re.compile(rf"{JOIN}(?:as{GAP}an?|down|up|over|back){END}|{HYPHEN}")
_WORD = re.compile(r"[a-z]+")
_FOLD = re.compile(rf"(?P<count>{any_of([*UNITS, *TENS, *SCALES])}){HYPHEN}?fold{END}")


def read_multiple(low: str, at: int) -> Reading | None:
    """The multiple whose word starts at `at`."""
    if fold := _FOLD.match(low, at):
        return _multiple(at, fold.end(), (UNITS | TENS | SCALES)[fold["count"]])
    found = _WORD.match(low, at)
    if found is None:
        return None
    word, end = found[0], found.end()
    if word in _ALWAYS:
        return None if _NOT_DOUBLED.match(low, end) else _multiple(at, end, _ALWAYS[word])
    if word not in _IN_COMPANY or _NOT_DOUBLE.match(low, end) or not _keeps_company(low, at, end):
        return None
    return _multiple(at, end, _IN_COMPANY[word])


def _multiple(start: int, end: int, value: int | Fraction) -> Reading:
    return Reading(start, end, "multiple", Fraction(value), Fraction(value))


def _keeps_company(low: str, start: int, end: int) -> bool:
    """Whether the words around "double" and its like make it a multiple; after "to", "halves" is a noun."""
    if _COMPANY_AFTER.match(low, end):
        return True
    return low[end - 1] != "s" and _COMPANY_BEFORE.search(low, max(0, start - 10), start) is not None

"""Multiples said in one word: twice, doubled, halved, tripled, threefold, double the amount.

"once" is not one: it says when, not how often. "nine times" and "10x" are amounts (see `amounts`).
"""

import re
from fractions import Fraction

from macros.numerals.lexicon import END, GAP, HYPHEN, SCALES, TENS, UNITS, any_of
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
COUNTEREXAMPLES = ("double-check", "a double agent", "double-spend", "doubled down", "triple jump", "the halving", "once")

_ALWAYS = {
    "twice": 2, "thrice": 3, "doubled": 2, "doubling": 2, "tripled": 3, "tripling": 3, "trebled": 3, "trebling": 3,
    "quadrupled": 4, "quadrupling": 4, "quintupled": 5, "quintupling": 5, "halved": Fraction(1, 2),
}  # fmt: skip
# These are as often an adjective or a noun ("double agent", "both halves"), so they need company.
_IN_COMPANY = {
    "double": 2, "doubles": 2, "triple": 3, "triples": 3, "treble": 3, "trebles": 3, "quadruple": 4, "quadruples": 4,
    "quintuple": 5, "halve": Fraction(1, 2), "halves": Fraction(1, 2), "halving": Fraction(1, 2),
}  # fmt: skip
WORDS = frozenset(_ALWAYS | _IN_COMPANY)

_COMPANY_AFTER = re.compile(
    rf"{GAP}(?:the|that|those|this|these|what|its|his|her|their|our|my|your|last|in{GAP}(?:size|value|number|price)|as{GAP}(?:many|much|long|fast))"
    rf"{END}"
)
_COMPANY_BEFORE = re.compile(
    r"(?:than|nearly|almost|about|roughly|to|will|would|could|can|may|might|should|over|did|not|just|least)\s\Z"
)
_NOT_AFTER = re.compile(rf"(?:{GAP}|{HYPHEN})(?:down|up|over|back|as{GAP}an?|check|click|spend|count|cross|team|dip|tap|book){END}|{HYPHEN}\w")
_WORD = re.compile(r"[a-z]+")
_FOLD = re.compile(rf"(?P<count>{any_of([*UNITS, *TENS, *SCALES])}){HYPHEN}?fold{END}")


def read_multiple(low: str, at: int) -> Reading | None:
    """The multiple whose word starts at `at`."""
    if fold := _FOLD.match(low, at):
        value = Fraction((UNITS | TENS | SCALES)[fold["count"]])
        return Reading(at, fold.end(), "multiple", value, value)
    found = _WORD.match(low, at)
    if found is None:
        return None
    word, end = found[0], found.end()
    if word in _ALWAYS:
        value = Fraction(_ALWAYS[word])
        doubtful = False
    elif word in _IN_COMPANY:
        value = Fraction(_IN_COMPANY[word])
        doubtful = not (_COMPANY_AFTER.match(low, end) or _COMPANY_BEFORE.search(low, max(0, at - 10), at))
    else:
        return None
    if doubtful or _NOT_AFTER.match(low, end):
        return None
    return Reading(at, end, "multiple", value, value)

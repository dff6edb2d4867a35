"""Fractions in words: "a third of", "two-thirds", "half the", "three quarters of a million"."""

import re
from fractions import Fraction

from macros.numerals.idioms import is_idiom
from macros.numerals.lexicon import (
    DENOMINATORS,
    END,
    GAP,
    JOIN,
    SCALES,
    TENS,
    UNITS,
    any_of,
)  # fmt: skip
from macros.numerals.money import NAME_OR_CODE, currency_named
from macros.numerals.numeral import Reading

EXAMPLES = {
    "a tenth": Fraction(1, 10),
    "two-thirds": Fraction(2, 3),
    "three quarters of a million": 750_000,
    "half a dozen": 6,
    "half a million": 500_000,
    "a quarter of a billion dollars": 250_000_000,
    "one-fifth": Fraction(1, 5),
    "half of": Fraction(1, 2),
    "half the": Fraction(1, 2),
    "| Half |": Fraction(1, 2),
}
COUNTEREXAMPLES = (
    "half-hearted",
    "halfway there",
    "a quarter ago",
    "the first half of the match",
    "half asleep",
)

_COUNT = {**{word: value for word, value in (UNITS | TENS).items() if value}, "a": 1, "an": 1}
_SCALE_WORD = any_of([word for word in SCALES if word != "score"])
_FRACTION = re.compile(
    rf"(?P<count>{any_of(_COUNT)}){JOIN}(?P<share>{any_of(DENOMINATORS)})(?P<plural>s)?{END}"
)
_OF_SCALE = re.compile(rf"{GAP}of{GAP}(?:an?|one){JOIN}(?P<scale>{_SCALE_WORD}|percent|per{GAP}cent){END}")
_MONEY_AFTER = re.compile(rf"{JOIN}(?P<money>{NAME_OR_CODE}){END}")
_HALF_SCALE = re.compile(rf"half(?:{JOIN}an?)?{JOIN}(?P<scale>{_SCALE_WORD}|percent|per{GAP}cent){END}")
_HYPHENS = frozenset("-\u2010\u2011")
# After "a third", these tell a share from a rank: "a third of it", "a third more", against "a third attack".
_SHARE_AFTER = re.compile(
    rf"{GAP}(?:of|as|more|less|fewer|higher|lower|larger|smaller|bigger|is|are|was|were|has|had|have|in){END}|\s*(?:[.,;:)!?]|$)"
)
_SHARE_BEFORE = re.compile(
    r"(?:by|than|about|nearly|almost|over|around|roughly|only|just|under|to|approximately|some|least|exactly)\s\Z"
)
_HALF_AFTER = re.compile(
    rf"{GAP}(?:of|the|an?|its|his|her|their|our|my|your|this|that|these|those|as|was|were|is|are|had|has|have|went|came"
    rf"|goes|did|who|whom|what|price|back){END}"
    rf"|{JOIN}(?:hour|year|century|decade|day|mile|point|share|cent|month|price){END}"
    r"|\s*(?:[.,;:!?)|*]|\Z)"
    # A number, or the hole that the caller leaves where a number is printed later: "half $3 million".
    r"|\s[\d$€£¥₩\ufffc]"
)
_HALF_BEFORE = re.compile(
    r"(?:by|than|about|nearly|almost|over|around|roughly|only|just|under|approximately|least|exactly|other|in|to|one|and\sa|"
    r"up\sto|remaining)\s\Z"
)
_PERIOD_BEFORE = re.compile(
    r"(?:first|second|this|last|next|latter|former|early|late|better|top|bottom|each)[\s-]\Z"
)


def read_fraction(low: str, at: int) -> Reading | None:
    """The fraction that starts at `at` with its count ("two", "a"), or with "half"."""
    if low.startswith("half", at):
        return _read_half(low, at)
    found = _FRACTION.match(low, at)
    if found is None:
        return None
    count, share = _COUNT[found["count"]], found["share"]
    if share[:-2] in SCALES and not found["plural"] and low.startswith("the ", max(0, at - 4)):
        return None
    if count > 1 and not found["plural"] and not (count < 10 and low[found.start("share") - 1] in _HYPHENS):
        return None
    if share == "half" and low[found.end() : found.end() + 1] in _HYPHENS:
        return None
    if found["plural"]:
        # "five quarters" are months; only three of them are a share
        doubtful = share == "quarter" and count != 3
    else:
        doubtful = found["count"] in ("a", "an") and share != "half" and not _is_share(low, found)
    if doubtful or is_idiom(low, found.start("share"), found.end()):
        return None
    return _of_scale(low, at, found.end(), Fraction(count, DENOMINATORS[share]))


def _is_share(low: str, found: re.Match[str]) -> bool:
    """Whether "a third" is a share and not the third of a row, by what stands before and after."""
    if found["share"] == "quarter" and re.match(r"\s*[.,;:)!?]", low[found.end() : found.end() + 3]):
        return _SHARE_BEFORE.search(low, max(0, found.start() - 15), found.start()) is not None
    if _SHARE_AFTER.match(low, found.end()):
        return True
    return _SHARE_BEFORE.search(low, max(0, found.start() - 15), found.start()) is not None


def _of_scale(low: str, start: int, end: int, value: Fraction) -> Reading:
    if scale := _OF_SCALE.match(low, end):
        return _scaled(low, start, scale, value)
    return Reading(start, end, "fraction", value, value)


def _scaled(low: str, start: int, scale: re.Match[str], part: Fraction) -> Reading:
    word, end = scale["scale"], scale.end()
    if word not in SCALES:
        return Reading(start, end, "percent", part / 100, part / 100)
    value = part * SCALES[word]
    if named := _MONEY_AFTER.match(low, end):
        return Reading(start, named.end(), "currency", value, value, currency_named(named["money"]))
    return Reading(start, end, "fraction", value, value)


def _read_half(low: str, at: int) -> Reading | None:
    if scaled := _HALF_SCALE.match(low, at):
        return _scaled(low, at, scaled, Fraction(1, 2))
    end = at + len("half")
    if _PERIOD_BEFORE.search(low, max(0, at - 10), at):
        return None
    if _HALF_AFTER.match(low, end) or _HALF_BEFORE.search(low, max(0, at - 15), at):
        return _of_scale(low, at, end, Fraction(1, 2))
    return None

"""Fractions in words: "a third of", "two-thirds", "half the", "three quarters of a million"."""

import re
from fractions import Fraction

from macros.numerals.lexicon import (
    DENOMINATORS, END, GAP, JOIN, PLURAL_DENOMINATORS, SCALES, TENS, UNITS, any_of,
)  # fmt: skip
from macros.numerals.numeral import Reading

EXAMPLES = {
    "a tenth": Fraction(1, 10),
    "two-thirds": Fraction(2, 3),
    "one in": None,
    "three quarters of a million": 750_000,
    "half a dozen": 6,
    "half a million": 500_000,
    "one-fifth": Fraction(1, 5),
    "half of": Fraction(1, 2),
    "half the": Fraction(1, 2),
}
COUNTEREXAMPLES = ("half-hearted", "halfway there", "a quarter ago", "the first half of the match", "half asleep")

_COUNT = {**{word: value for word, value in (UNITS | TENS).items() if value}, "a": 1, "an": 1}
_SCALE_WORD = any_of([word for word in SCALES if word != "score"])
_FRACTION = re.compile(
    rf"(?P<count>{any_of(_COUNT)}){JOIN}(?:(?P<plural>{any_of(PLURAL_DENOMINATORS)})|(?P<single>{any_of(DENOMINATORS)})){END}"
)
_OF_SCALE = re.compile(rf"{GAP}of{GAP}(?:an?|one){JOIN}(?P<scale>{_SCALE_WORD}|percent|per{GAP}cent){END}")
_HALF_SCALE = re.compile(rf"half(?:{JOIN}an?)?{JOIN}(?P<scale>{_SCALE_WORD}|percent|per{GAP}cent){END}")
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
    rf"|{JOIN}(?:hour|year|century|decade|day|mile|point|share|cent|century|month|price){END}"
)
_HALF_BEFORE = re.compile(
    r"(?:by|than|about|nearly|almost|over|around|roughly|only|just|under|approximately|least|exactly|other|in|to|one|and\sa|"
    r"up\sto|remaining)\s\Z"
)
_PERIOD_BEFORE = re.compile(r"(?:first|second|this|last|next|latter|former|early|late|better|top|bottom|each)[\s-]\Z")


def read_fraction(low: str, at: int) -> Reading | None:
    """The fraction that starts at `at` with its count ("two", "a"), or with "half"."""
    if low.startswith("half", at):
        return _read_half(low, at)
    found = _FRACTION.match(low, at)
    if found is None:
        return None
    count = _COUNT[found["count"]]
    if found["plural"]:
        value = Fraction(count, PLURAL_DENOMINATORS[found["plural"]])
    elif found["count"] in ("a", "an") and found["single"] != "half" and not _is_share(low, found):
        return None
    else:
        value = Fraction(count, DENOMINATORS[found["single"]])
    return _of_scale(low, at, found.end(), value)


def _is_share(low: str, found: re.Match[str]) -> bool:
    """Whether "a third" is a share and not the third of a row, by what stands before and after."""
    if found["single"] == "quarter" and re.match(r"\s*[.,;:)!?]", low[found.end() : found.end() + 3]):
        return _SHARE_BEFORE.search(low, max(0, found.start() - 15), found.start()) is not None
    if _SHARE_AFTER.match(low, found.end()):
        return True
    return _SHARE_BEFORE.search(low, max(0, found.start() - 15), found.start()) is not None


def _of_scale(low: str, start: int, end: int, value: Fraction) -> Reading:
    if scale := _OF_SCALE.match(low, end):
        end, value = scale.end(), value * _scale(scale["scale"])
    return Reading(start, end, "fraction", value, value)


def _scale(word: str) -> Fraction:
    return Fraction(SCALES[word]) if word in SCALES else Fraction(1, 100)


def _read_half(low: str, at: int) -> Reading | None:
    if scaled := _HALF_SCALE.match(low, at):
        value = Fraction(1, 2) * _scale(scaled["scale"])
        return Reading(at, scaled.end(), "fraction", value, value)
    end = at + len("half")
    if _PERIOD_BEFORE.search(low, max(0, at - 10), at):
        return None
    if _HALF_AFTER.match(low, end) or _HALF_BEFORE.search(low, max(0, at - 15), at):
        return _of_scale(low, at, end, Fraction(1, 2))
    return None

"""Ordinals that rank or number: "third-largest", "the eighteenth", "for the second time", "21st".

Left alone: ordinals that order the talk ("Second, …", "secondly"), "a second" of time, and "first", which says
"earliest" as "one" says "a": no source prints a number for it. "first" does count where it ranks ("ranked first").
"""

import re
from fractions import Fraction

from macros.numerals.lexicon import DIGITS, END, GAP, JOIN
from macros.numerals.numeral import Reading
from macros.numerals.words import read_words

EXAMPLES = {
    "third-largest": 3,
    "the third such attack": 3,
    "for the second time": 2,
    "21st": 21,
    "the eighteenth": 18,
    "a second attack": 2,
    "ranked first": 1,
    "the twenty-first century": 21,
}
COUNTEREXAMPLES = (
    "Second, the funds move.", "secondly", "a second later", "at first", "first of all", "per second",
    "the first theft", "the second half", "Third, mixers.",
)  # fmt: skip

_SUFFIX = re.compile(rf"(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,99}}|{DIGITS})(?:st|nd|rd|th)(?![^\W_])")
_RANKS_BEFORE = re.compile(r"(?:rank|ranks|ranked|ranking|placed|finished|finishing|came|comes|coming)\s\Z")
_RANKS_AFTER = re.compile(
    rf"{JOIN}(?:place|placed|largest|biggest|highest|most|only{GAP}to|lowest|busiest|costliest|\w{{3,}}est){END}"
)
_PLACE_AFTER = re.compile(rf"{JOIN}placed?{END}")
_TALK_BEFORE = re.compile(r"(?:\A|[.!?:;\n(*>\u2014\u2013]|[.!?:;]\s|\band|\bbut|\bor|\d\.)\s*[*_]*\Z")
_TALK_AFTER = re.compile(r"[*_]*\s*[,:;)]|\s+and\s+(?:finally|last)")
_SECOND_BEFORE = re.compile(
    r"(?:the|its|his|her|their|our|my|your|a|whose|('|\u2019)s|s('|\u2019)|for|in|to)\s\Z|(?:\A|[.!?:]\s+|\n[#>*\-\s]*)\Z"
)
_NO_NOUN_AFTER = re.compile(
    rf"\s*(?:[.,;:)!?\u2014\u2013]|\Z|{GAP}(?:later|ago|before|after|or|and|to|is|was|of|for|from|in|on|at|per|longer|more|too|half|halves"
    rf"|that|when|it|he|she|they|we|i|you|if|as|than|with|until|by|passed|passes){END})"
)
_NO_NOUN_AFTER_THE = re.compile(rf"{GAP}(?:half|halves|it|he|she|they|we|i|you){END}")
_HALF_AFTER = re.compile(rf"{JOIN}(?:half|halves){END}")


def read_suffixed(low: str, at: int) -> Reading | None:
    """The ordinal in digits that starts at `at`: "21st"."""
    suffixed = _SUFFIX.match(low, at)
    if suffixed is None:
        return None
    value = Fraction(int(suffixed["number"].replace(",", "")))
    return Reading(at, suffixed.end(), "ordinal", value, value)


def read_ordinal(low: str, at: int) -> Reading | None:
    """The ordinal in words that starts at `at`, if it ranks or numbers something."""
    words = read_words(low, at)
    if words is None or not words.ordinal:
        return None
    value = Fraction(words.plain * words.scale)
    if value == 1 and not _first_ranks(low, at, words.end):
        return None
    if value == 2 and not _second_counts(low, at, words.end):
        return None
    if _orders_the_talk(low, at, words.end):
        return None
    return Reading(at, words.end, "ordinal", value, value)


def _orders_the_talk(low: str, start: int, end: int) -> bool:
    return bool(_TALK_AFTER.match(low, end) and _TALK_BEFORE.search(low, max(0, start - 8), start))


def _first_ranks(low: str, start: int, end: int) -> bool:
    before = _RANKS_BEFORE.search(low, max(0, start - 12), start)
    return bool(before or _PLACE_AFTER.match(low, end))


def _second_counts(low: str, start: int, end: int) -> bool:
    """Whether "second" is the ordinal and not the sixtieth of a minute, by its neighbours."""
    if _HALF_AFTER.match(low, end):
        return False
    if _RANKS_AFTER.match(low, end) or _RANKS_BEFORE.search(low, max(0, start - 12), start):
        return True
    before = _SECOND_BEFORE.search(low, max(0, start - 12), start)
    if before is None:
        return False
    if before[0].startswith("the"):
        return not _NO_NOUN_AFTER_THE.match(low, end)
    return not _NO_NOUN_AFTER.match(low, end)

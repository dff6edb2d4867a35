"""Put the classes of number together: one quick scan for places where a number may start, then the grammar there."""

import re
from dataclasses import replace

from macros.numerals import dates, digits, money, multiples, romans
from macros.numerals.amounts import read_amount
from macros.numerals.codes import read_code
from macros.numerals.foreign import read_foreign
from macros.numerals.idioms import is_idiom
from macros.numerals.lexicon import (
    DENOMINATORS, END, GAP, MONTH, ORDINALS, SCALES, TENS, UNITS,
)  # fmt: skip
from macros.numerals.numeral import Numeral, Reading
from macros.numerals.ordinals import read_ordinal
from macros.numerals.prose import Prose
from macros.numerals.ranges import read_range
from macros.numerals.shares import read_fraction


def find(text: str) -> list[Numeral]:
    """Every number in `text`, in order, none overlapping another, each in its longest reading."""
    prose = Prose(text)
    found: list[Numeral] = []
    at = 0
    while candidate := _CANDIDATE.search(prose.low, at):
        start = candidate.start(candidate.lastindex or 0)
        reading = _read(prose, start, at)
        if reading is None:
            at = max(candidate.end(), start + 1)
        else:
            found.append(_numeral(prose, text, reading))
            at = reading.end
    return found


def _numeral(prose: Prose, text: str, reading: Reading) -> Numeral:
    start, end = prose.origin(reading.start), prose.origin_end(reading.end)
    return Numeral(start, end, text[start:end], reading.kind, reading.low, reading.high, reading.currency)


def _trie(words: set[str]) -> str:
    """A pattern for `words` that looks at the first letter once, which makes the scan several times faster."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in sorted(by_letter.items()))


_NUMBER_WORDS = {*UNITS, *TENS, *SCALES, *ORDINALS, *DENOMINATORS, *multiples.WORDS, *dates.WORDS}
_BEFORE_A_DIGIT = rf"{MONTH}(?:,?{GAP}(?:of{GAP}|the{GAP})?)(?=\d)|(?:q|h)(?=[1-4])|fy(?=\s?\d)|(?:{'|'.join(sorted(money.CODES))}|rmb)(?=\s?\$?\d)"
_SIGN_CLASS = "".join(re.escape(sign) for sign in money.SIGNS)
_CANDIDATE = re.compile(
    rf"[\d{digits.SIGNS}{romans.SIGNS}{_SIGN_CLASS}]"
    rf"|(?:^|[^a-z])((?:{_trie(_NUMBER_WORDS)})(?:fold)?(?![a-z])|{_BEFORE_A_DIGIT})"
)

_ARTICLE = re.compile(r"(?<![^\W_])an?(?:\s|-)\Z")
_VAGUE_BEFORE = re.compile(rf"(?:few|several|many|multi|couple|couple{GAP}of|some{GAP}odd|tens{GAP}of|hundreds{GAP}of|thousands{GAP}of)[\s-]\Z|multi\Z")
_PERIOD_STARTS = ("first", "second", "third", "fourth")


def _read(prose: Prose, at: int, floor: int) -> Reading | None:
    """The longest reading of the number at `at`, reaching back to its sign or article but not before `floor`."""
    low, raw = prose.low, prose.raw
    first = low[at]
    if first.isalpha() and first.isascii():
        return _read_word(low, raw, at, floor)
    return _read_figure(low, raw, at, floor)


def _read_figure(low: str, raw: str, at: int, floor: int) -> Reading | None:
    """The number at `at`, where a digit, a sign that is a number, or a money sign stands."""
    if low[at].isdecimal():
        reading = read_date_or_code(low, raw, at) or read_ordinal(low, raw, at) or read_foreign(low, at)
        if reading:
            return reading
        if at > floor and low[at - 1] == "." and (at < 2 or not low[at - 2].isalnum()):
            at -= 1
    elif roman := romans.read_roman(low, at):
        return roman
    reading = _read_amount(low, raw, at)
    if reading is None:
        return None
    return _with_minus(low, reading, floor)


def read_date_or_code(low: str, raw: str, at: int) -> Reading | None:
    """The date or the name in digits whose first digit is at `at`."""
    return dates.read_date_in_digits(low, raw, at) or read_code(low, at)


def _read_amount(low: str, raw: str, at: int) -> Reading | None:
    amount = read_amount(low, raw, at)
    if amount is None:
        return None
    if both := read_range(low, raw, amount):
        return both
    return None if amount.is_one else amount.reading()


def _with_minus(low: str, reading: Reading, floor: int) -> Reading:
    """The reading with the minus sign before it; a hyphen is one only after a blank or a bracket."""
    before = reading.start - 1
    if before < floor or low[before] not in "-\u2212" or reading.low is None or reading.high is None:
        return reading
    if low[before] == "-" and before and not (low[before - 1].isspace() or low[before - 1] in "([|"):
        return reading
    return replace(reading, start=before, low=-reading.high, high=-reading.low)


def _read_word(low: str, raw: str, at: int, floor: int) -> Reading | None:
    """The number that starts with the word at `at`, or with the article before it."""
    if at and low[at - 1].isalnum():
        return None
    end = re.compile(r"[a-z]+").match(low, at)
    if end and is_idiom(low, at, end.end()):
        return None
    article = _ARTICLE.search(low, max(floor, at - 3), at)
    if article and (share := read_fraction(low, article.start())):
        return share
    readings = [
        reading
        for reading in (
            dates.read_date_in_words(low, raw, at),
            read_fraction(low, at),
            multiples.read_multiple(low, at),
            read_ordinal(low, raw, at),
            _read_amount(low, raw, at),
        )
        if reading is not None
    ]
    if not readings:
        return None
    longest = max(readings, key=lambda reading: reading.end)
    return _with_article(low, longest, article, at)


def _with_article(low: str, reading: Reading, article: re.Match[str] | None, at: int) -> Reading | None:
    """A scale word alone needs no count before it: "a million" and "the dozen", but not "several hundred"."""
    word = re.compile(r"[a-z]+").match(low, at)
    if word is None or word[0] not in SCALES:
        return reading
    if _VAGUE_BEFORE.search(low, max(0, at - 16), at):
        return None
    if word[0] == "score" and not (article and re.compile(rf"score{GAP}of{END}").match(low, at)):
        return None
    return replace(reading, start=article.start()) if article else reading

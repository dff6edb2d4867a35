"""Put the classes of number together: one quick scan for places where a number may start, then the grammar there."""

import re
from collections.abc import Callable
from fractions import Fraction

from macros.numerals import (
    dates,
    digits,
    foreign,
    groups,
    idioms,
    money,
    multiples,
    ordinals,
    ranges,
    romans,
    shares,
)
from macros.numerals.amounts import is_year, read_amount
from macros.numerals.closing import stands_alone
from macros.numerals.codes import read_code
from macros.numerals.lexicon import (
    DENOMINATORS,
    END,
    GAP,
    MONTHS,
    ORDINALS,
    SCALES,
    SHORT_MONTHS,
    TENS,
    UNITS,
    any_of,
)
from macros.numerals.numeral import Numeral, Reading
from macros.numerals.prose import Prose
from macros.numerals.words import read_one_word


def find(text: str) -> list[Numeral]:
    """Every number in `text`, in order, none overlapping another, each in its longest reading."""
    prose = Prose(text)
    found: list[Numeral] = []
    at = 0
    candidate = _AT_START.match(prose.low) or _CANDIDATE.search(prose.low)
    while candidate:
        if word := candidate[1]:
            reading = _read_word(prose, word, candidate.start(1), at)
        else:
            reading = _read_figure(prose, candidate.start(), at)
        if reading is None:
            at = candidate.end()
        else:
            found.append(_numeral(prose, text, reading))
            at = reading.end
        candidate = _CANDIDATE.search(prose.low, at)
    return found


def _numeral(prose: Prose, text: str, reading: Reading) -> Numeral:
    start, end = prose.origin(reading.start), prose.origin_end(reading.end)
    return Numeral(start, end, text[start:end], reading.kind, reading.low, reading.high, reading.currency)


def _read_amount(prose: Prose, at: int) -> Reading | None:
    """The amount at `at`, or the range or proportion it begins; None for the word "one" alone."""
    amount = read_amount(prose.low, prose.raw, at)
    if amount is None:
        return None
    if both := ranges.read_range(prose.low, prose.raw, amount):
        return both
    return None if amount.is_one else amount.reading()


# Digits and signs


def _read_figure(prose: Prose, at: int, floor: int) -> Reading | None:
    """The number at `at`, where a digit, a sign that is a number, or a money sign stands.

    It may reach back to its minus sign, its decimal point or the letters of its dollar, but not before `floor`.
    """
    low = prose.low
    if low[at].isdecimal():
        if plain := _read_plain(low, at):
            return _with_minus(low, plain, floor)
        if period := dates.read_period(low, prose.raw, max(floor, dates.start_of_period(low, at))):
            return period
        at = max(floor, money.start_of_code(low, prose.raw, at))
        if named := _read_name_of_digits(prose, at, floor):
            return named
        if (
            at > floor
            and low[at - 1] == "."
            and (at < 2 or not (low[at - 2].isalnum() or low[at - 2] == "."))
        ):
            at -= 1
    elif roman := romans.read_roman(low, at):
        return roman
    elif low[at] in money.SIGNS:
        at = max(floor, money.start_of_sign(low, at))
        if abroad := foreign.read_foreign(low, at):
            return abroad
    reading = _read_amount(prose, at)
    return reading and _with_minus(low, reading, floor)


def _read_name_of_digits(prose: Prose, at: int, floor: int) -> Reading | None:
    """The date, code, ordinal or foreign number whose first digit is at `at`: all that is not a plain amount."""
    low = prose.low
    return (
        dates.read_date_in_digits(low, prose.raw, at)
        or read_code(low, at, floor)
        or ordinals.read_suffixed(low, at)
        or foreign.read_foreign(low, at)
    )


def _read_plain(low: str, at: int) -> Reading | None:
    """The digits at `at` if they visibly stand alone: the common case, read without the rest of the grammar."""
    before = low[at - 1] if at else " "
    if before == "." or before.isalnum():
        return None
    end, value = digits.read_plain(low, at)
    if not stands_alone(low, end):
        return None
    return Reading(at, end, "year" if end - at == 4 and is_year(low[at:end]) else "digits", value, value)


def _with_minus(low: str, reading: Reading, floor: int) -> Reading:
    """The reading with the minus sign before it; a hyphen is one only after a blank or a bracket."""
    before = reading.start - 1
    if before < floor or low[before] not in "-\u2212" or reading.low is None or reading.high is None:
        return reading
    if low[before] == "-" and before and not (low[before - 1].isspace() or low[before - 1] in "([|"):
        return reading
    return reading._replace(start=before, low=-reading.high, high=-reading.low)


# Words


def _read_word(prose: Prose, word: str, at: int, floor: int) -> Reading | None:
    """The number that starts with `word` at `at`, or with the article before it."""
    if (at and prose.low[at - 1].isalpha()) or idioms.is_idiom(prose.low, at, at + len(word)):
        return None
    return _READERS.get(word, _read_before_digit)(prose, at, floor)


def _read_cardinal(prose: Prose, at: int, floor: int) -> Reading | None:
    del floor
    low = prose.low
    if (word := read_one_word(low, at)) and stands_alone(low, word.end):
        return (
            None
            if word.plain == 1
            else Reading(at, word.end, "words", Fraction(word.plain), Fraction(word.plain))
        )
    return shares.read_fraction(low, at) or ordinals.read_ordinal(low, at) or _read_amount(prose, at)


def _read_ordinal(prose: Prose, at: int, floor: int) -> Reading | None:
    article = _ARTICLE.search(prose.low, max(floor, at - 3), at)
    return (
        (article and shares.read_fraction(prose.low, article.start()))
        or dates.read_period(prose.low, prose.raw, at)
        or ordinals.read_ordinal(prose.low, at)
    )


def _read_half(prose: Prose, at: int, floor: int) -> Reading | None:
    article = _ARTICLE.search(prose.low, max(floor, at - 3), at)
    return (article and shares.read_fraction(prose.low, article.start())) or shares.read_fraction(
        prose.low, at
    )


def _read_multiple(prose: Prose, at: int, floor: int) -> Reading | None:
    del floor
    return multiples.read_multiple(prose.low, at)


def _read_group(prose: Prose, at: int, floor: int) -> Reading | None:
    del floor
    return groups.read_group(prose.low, at)


def _read_before_digit(prose: Prose, at: int, floor: int) -> Reading | None:
    """The number at a word that only tells with digits after it: a month, "Q3", a currency code; or "tenfold"."""
    low, raw = prose.low, prose.raw
    return (
        dates.read_month(low, raw, at)
        or dates.read_period(low, raw, at)
        or _read_multiple(prose, at, floor)
        or _read_amount(prose, at)
    )


def _read_decade(prose: Prose, at: int, floor: int) -> Reading | None:
    del floor
    return dates.read_decade_word(prose.low, at)


def _read_scale(prose: Prose, at: int, floor: int) -> Reading | None:
    """A scale word needs no count before it: "a million" and "the dozen"; but "several hundred" is vague."""
    low = prose.low
    article = _ARTICLE.search(low, max(floor, at - 3), at)
    if _VAGUE_BEFORE.search(low, max(0, at - 16), at):
        return None
    if low.startswith("score", at) and not (article and _SCORE_OF.match(low, at)):
        return None
    reading = ordinals.read_ordinal(low, at) or _read_amount(prose, at)
    return reading._replace(start=article.start()) if reading and article else reading


_ARTICLE = re.compile(r"(?<![^\W_])an?[\s-]\Z")
_VAGUE_BEFORE = re.compile(rf"(?:(?:few|several|many|multi|couple|couple{GAP}of|odd|s{GAP}of)[\s-]|multi)\Z")
_SCORE_OF = re.compile(rf"score{GAP}of{GAP}[a-z]{{4,}}{END}")

_READERS: dict[str, Callable[[Prose, int, int], Reading | None]] = {
    **dict.fromkeys(UNITS, _read_cardinal),
    **dict.fromkeys(TENS, _read_cardinal),
    **dict.fromkeys(SCALES, _read_scale),
    **dict.fromkeys(DENOMINATORS, _read_ordinal),
    **dict.fromkeys(ORDINALS, _read_ordinal),
    **dict.fromkeys(multiples.WORDS, _read_multiple),
    **dict.fromkeys(dates.WORDS, _read_decade),
    **dict.fromkeys(groups.SIZES, _read_group),
    "half": _read_half,
}
_NUMBER_SIGN = rf"[\d{digits.SIGNS}{romans.SIGNS}{money.SIGN_CLASS}]"
_WORD = rf"({any_of([*_READERS, *MONTHS, *SHORT_MONTHS, *money.CODE_WORDS])}(?:-?fold)?){END}"
# One look a word: whatever is no letter either is a sign of number itself or stands before the first letter of a
# word. Looking for "no letter" first lets the engine skip the letters in between; a digit is a match by itself.
_CANDIDATE = re.compile(rf"[^a-z](?:(?<={_NUMBER_SIGN})|{_WORD})")
_AT_START = re.compile(_WORD)

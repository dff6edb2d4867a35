"""Dates, months of a year, quarters, fiscal years and decades. A date is one number; its value is its year."""

import re
from fractions import Fraction

from macros.numerals.lexicon import DASH, END, GAP, MONTH, ORDINALS, TENS, any_of
from macros.numerals.numeral import Reading

EXAMPLES = {
    "21 February 2025": 2025,
    "February 21, 2025": 2025,
    "2025-02-21": 2025,
    "Feb. 21": None,
    "May 2023": 2023,
    "21st of February": None,
    "Feb 21–23, 2025": 2025,
    "02/21/2025": 2025,
    "21.02.2025": 2025,
    "Q3 2024": 2024,
    "first half of 2025": 2025,
    "third quarter of 2024": 2024,
    "FY2024": 2024,
    "2024/25": 2024,
    "2025-02": 2025,
    "fourth of July": None,
    "2010s": (2010, 2019),
    "'90s": (1990, 1999),
    "80s": (80, 89),
    "nineties": (90, 99),
}
COUNTEREXAMPLES = (
    "in May",
    "they may 5 times",
    "march on",
    "May 58 billion be paid",
    "24/7",
    "the first half of the year",
)

_YEAR = r"(?P<year>[12]\d{3})(?!\d)"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:\s?{DASH}\s?{_DAY})?"
_ORDINAL_DAY = rf"(?:{any_of([*ORDINALS])})"
_OF = rf"(?:{GAP}of)?{GAP}"
_NOT_MORE = rf"(?![\d]|[.,]\d|\s?%|{GAP}(?:per{GAP}?cent|percent|thousand|million|billion|trillion){END})"

_DAY_FIRST = re.compile(rf"{_DAYS}{_OF}{MONTH}(?:,?{GAP}{_YEAR}|)")
_ISO = re.compile(
    rf"{_YEAR}([-/])(?:0[1-9]|1[0-2])\2[0-3]\d(?!\d)(?:[t ]\d{{2}}:\d{{2}}(?::\d{{2}})?(?:\.\d+)?(?:z{END})?)?"
)
_ISO_MONTH = re.compile(r"(?P<year>20\d\d)-(?P<month>0[1-9]|1[0-2])(?![\w-])")
_SLASHED = re.compile(
    r"[0-3]?\d/[0-3]?\d/(?P<year>\d{4}|\d{2})(?![\d/])|[0-3]?\d\.[01]?\d\.(?P<year2>[12]\d{3})(?![\d.])"
)
_SEASON = re.compile(r"(?P<year>[12]\d{3})/(?P<next>\d{2})(?![\d/])")
_YEAR_QUARTER = re.compile(rf"{_YEAR}\s?[qh][1-4]{END}")
_DECADE = re.compile(rf"(?P<century>1[0-9]|20)?(?P<ten>\d)0['\u2019]?s{END}")

_MONTH_FIRST = re.compile(
    rf"{MONTH}(?:{GAP}(?:the{GAP})?{_DAYS}{_NOT_MORE}(?:,?{GAP}{_YEAR}|)|,?{GAP}(?:of{GAP})?(?P<only>[12]\d{{3}}){_NOT_MORE})"
)
_PERIOD = re.compile(
    rf"(?:(?:q|h)[1-4]\s?(?:of\s)?(?:fy\s?)?|fy\s?|(?:first|second|third|fourth|last){GAP}(?:quarter|half){GAP}of{GAP}(?:fy\s?)?){_YEAR}"
)
_PERIOD_LETTERS = re.compile(r"(?<![^\W_])(?:[qh]|fy\s?)\Z")
_SPELLED_DAY = re.compile(rf"{_ORDINAL_DAY}{GAP}of{GAP}{MONTH}(?:,?{GAP}{_YEAR}|)")
_DECADE_WORDS = {f"{word[:-1]}ies": value for word, value in TENS.items()}
_DECADE_WORD = re.compile(any_of(_DECADE_WORDS))
WORDS = frozenset(_DECADE_WORDS)


def read_date_in_digits(low: str, raw: str, at: int) -> Reading | None:
    """The date or decade whose first digit is at `at`."""
    if (month := _DAY_FIRST.match(low, at)) and _has_capital(raw, month):
        return _reading(at, month.end(), month["year"])
    if found := _ISO.match(low, at) or _YEAR_QUARTER.match(low, at):
        return _reading(at, found.end(), found["year"])
    if (found := _SEASON.match(low, at)) and int(found["next"]) == (int(found["year"]) + 1) % 100:
        return _reading(at, found.end(), found["year"])
    if (found := _ISO_MONTH.match(low, at)) and int(found["month"]) <= int(found["year"]) % 100:
        return _reading(at, found.end(), found["year"])
    if found := _SLASHED.match(low, at):
        year = found["year"] or found["year2"]
        return _reading(at, found.end(), year if len(year) == 4 else f"20{year}")
    if found := _DECADE.match(low, at):
        return _decade(low, at, found)
    return None


def start_of_period(low: str, at: int) -> int:
    """Where the letters before the digit at `at` begin, if they are those of a quarter, half or fiscal year."""
    letters = _PERIOD_LETTERS.search(low, max(0, at - 4), at)
    return letters.start() if letters else at


def read_month(low: str, raw: str, at: int) -> Reading | None:
    """The date that starts with the name of a month at `at`: "February 21, 2025", "May 2023"."""
    month = _MONTH_FIRST.match(low, at)
    if month is None or not raw[at].isupper():
        return None
    return _reading(at, month.end(), month["year"] or month["only"])


def read_period(low: str, raw: str, at: int) -> Reading | None:
    """The part of a year or the spelled day that starts at `at`: "Q3 2024", "first half of 2025", "fourth of July"."""
    if found := _PERIOD.match(low, at):
        return _reading(at, found.end(), found["year"])
    if (found := _SPELLED_DAY.match(low, at)) and _has_capital(raw, found):
        return _reading(at, found.end(), found["year"])
    return None


def read_decade_word(low: str, at: int) -> Reading:
    """The decade in words that starts at `at`: "nineties"."""
    word = _DECADE_WORD.match(low, at)
    assert word is not None  # the scan has seen one of WORDS
    tens = _DECADE_WORDS[word[0]]
    return Reading(at, word.end(), "decade", Fraction(tens), Fraction(tens + 9))


def _has_capital(raw: str, found: re.Match[str]) -> bool:
    """Whether a month in the match is written as one: "may" and "march" in small letters are verbs."""
    return any(char.isupper() for char in raw[found.start() : found.end()])


def _reading(start: int, end: int, year: str | None) -> Reading:
    value = Fraction(int(year)) if year else None
    return Reading(start, end, "date", value, value)


def _decade(low: str, at: int, found: re.Match[str]) -> Reading:
    start, first = at, int(found["ten"]) * 10
    if found["century"]:
        first += int(found["century"]) * 100
    elif at and low[at - 1] in "'\u2018\u2019":
        start, first = at - 1, first + 1900
    return Reading(start, found.end(), "decade", Fraction(first), Fraction(first + 9))

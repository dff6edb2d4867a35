"""Two amounts that make one number: ranges ("$15-$25 million", "30 to 40") and proportions ("one in five").

"from 20 to 47" stays two numbers: it tells a start and an end, and either may be the figure.
"""

import re
from fractions import Fraction

from macros.numerals.amounts import Amount, read_amount
from macros.numerals.closing import stands_alone
from macros.numerals.lexicon import DASH, END, GAP, HEDGES, HYPHEN, JOIN, SCALES, any_of
from macros.numerals.numeral import Reading

EXAMPLES = {
    "$15-$25 million": (15_000_000, 25_000_000),
    "$100-$200 million": (100_000_000, 200_000_000),
    "1.3–1.5 billion": (1_300_000_000, 1_500_000_000),
    "30 to 40": (30, 40),
    "$630 million to over $1 billion": (630_000_000, 10**9),
    "90% to 95%": (Fraction(9, 10), Fraction(19, 20)),
    "two or three": (2, 3),
    "2017–22": (2017, 2022),
    "one in five": Fraction(1, 5),
    "nine out of ten": Fraction(9, 10),
    "3 in 4": Fraction(3, 4),
}
COUNTEREXAMPLES = (
    "from 20 to 47",
    "two in 2017",
    "four in five days",
    "79 out of 656",
    "five of the nine",
    "two and three",
    "1.3 to 1.5.2",
)

_HEDGE = "(?:(?:" + any_of(HEDGES).replace(r"\ ", GAP) + f"){GAP})?"
_ARTICLE = rf"(?:an?{JOIN}(?={any_of(SCALES)}))?"
_JOINER = re.compile(
    rf"(?:{GAP}(?P<word>to|or|and|through|thru|until|till){GAP}|{HYPHEN}(?:to|or){HYPHEN}){_HEDGE}{_ARTICLE}"
    rf"|(?P<portion>{JOIN}(?:in|out{GAP}of|of){JOIN}(?:every{GAP})?){_ARTICLE}"
    rf"|\s?{DASH}\s?"
)
_JOINER_STARTS = frozenset(" \n\t\u00a0\u2009\u202f-\u2010\u2011\u2012\u2013\u2212~")
_FROM_BEFORE = re.compile(
    r"(?:from|rose|grew|fell|increased|decreased|dropped|up|down)\s(?:about\s|around\s|just\s|some\s)?\Z"
)
_BETWEEN_BEFORE = re.compile(r"between\s(?:about\s|around\s|some\s|roughly\s|an?\s(?:estimated\s)?)?\Z")
_SPAN_BEFORE = re.compile(r"(?:ranging|ranges?|ranged|anywhere|varying|estimates?)\sfrom\s\Z")
_TIME_AFTER = re.compile(
    rf"{JOIN}(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|rounds?|games?|attempts?){END}"
)
_MORE_DIGITS = re.compile(r"\.\d")
_ROUND = frozenset((*range(2, 21), 25, 30, 50, 100, 1000, 10_000, 100_000, 10**6))


def read_range(low: str, raw: str, first: Amount) -> Reading | None:
    """The range or proportion that begins with `first`; None if it stands alone."""
    end = first.end
    if end + 1 >= len(low) or low[end] not in _JOINER_STARTS or stands_alone(low, end):
        return None
    joiner = _JOINER.match(low, end)
    if joiner is None or joiner.end() >= len(low):
        return None
    second = read_amount(low, raw, joiner.end())
    if second is None or _MORE_DIGITS.match(low, second.end):
        return None
    if joiner["portion"]:
        return _proportion(low, first, second, joiner["portion"])
    word = joiner["word"]
    if word == "and" and not _BETWEEN_BEFORE.search(low, max(0, first.start - 28), first.start):
        return None
    if word == "to" and _says_change(low, first.start):
        return None
    return _range(first, second)


def _says_change(low: str, start: int) -> bool:
    window = max(0, start - 24)
    return bool(_FROM_BEFORE.search(low, window, start)) and not _SPAN_BEFORE.search(low, window, start)


def _range(first: Amount, second: Amount) -> Reading | None:
    """The two amounts as one, sharing scale, unit and currency where only one of them says it."""
    if first.currency and second.currency not in (None, first.currency):
        return None
    if first.unit not in (None, second.unit):
        return None
    low, high = first._replace(unit=second.unit).value, second.value
    if first.scale == 1 and second.scale > 1 and low * second.scale <= high:
        low *= second.scale
    elif first.form == "year" and (last_year := _in_same_century(first.plain, second)):
        high = last_year
    if low >= high or (first.form == "year" and high > 2099):
        return None
    return Reading(first.start, second.end, "range", low, high, first.currency or second.currency)


def _in_same_century(year: Fraction, later: Amount) -> Fraction | None:
    """The year that "22" says after "2017–"."""
    if later.form == "digits" and 10 <= later.plain <= 99 and later.plain > year % 100:
        return year - year % 100 + later.plain
    return None


def _proportion(low: str, first: Amount, second: Amount, joiner: str) -> Reading | None:
    """The share that "one in five" says; "two in 2017", "four in five days" and "79 out of 656" are two numbers."""
    if not (_is_bare(first) and _is_bare(second)) or second.value <= first.value:
        return None
    words = re.findall("[a-z]+", joiner)
    if words == ["of"]:
        return None
    if words == ["in"] and (second.form == "year" or _TIME_AFTER.match(low, second.end)):
        return None
    if first.value != 1 and "every" not in words and second.value not in _ROUND:
        return None
    value = first.value / second.value
    return Reading(first.start, second.end, "proportion", value, value)


def _is_bare(part: Amount) -> bool:
    """Whether an amount is a number and nothing else: no money, no percent sign, no scale but its own word."""
    return not part.currency and not part.unit and (part.scale == 1 or part.plain == 1)

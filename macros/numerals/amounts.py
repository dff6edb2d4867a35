"""An amount: a number in digits or words with its scale, and the currency, percent or times sign it carries.

"US$1.7 billion", "30 per cent", "nine times", "two and a half million dollars", "36-point-7 trillion won".
"""

import re
from fractions import Fraction
from typing import NamedTuple

from macros.numerals import money
from macros.numerals.closing import stands_alone
from macros.numerals.digits import read_digits
from macros.numerals.lexicon import DIGITS, END, GAP, JOIN, PLURAL_SCALES, SCALES, SHORT_SCALES, UNITS, any_of
from macros.numerals.numeral import Reading
from macros.numerals.words import read_words

EXAMPLES = {
    "$721 million": 721_000_000,
    "$721M": 721_000_000,
    "$1.46B": 1_460_000_000,
    "USD 1.5bn": 1_500_000_000,
    "721m USD": 721_000_000,
    "858-thousand": 858_000,
    "30 percent": Fraction(3, 10),
    "30 per cent": Fraction(3, 10),
    "82.1%": Fraction(821, 1000),
    "a billion dollars": 10**9,
    "nearly nine times": 9,
    "10x": 10,
    "tenfold": 10,
    "10-fold": 10,
    "3-point-7 percent": Fraction(37, 1000),
    "four-point-three billion": 4_300_000_000,
    "two and a half million": 2_500_000,
    "−5%": Fraction(-1, 20),
    "of -40 degrees": -40,
    "5 percentage points": Fraction(1, 20),
}
COUNTEREXAMPLES = ("per cent", "times", "at times", "a percentage", "threefolded")

_ALL_SCALES = SCALES | PLURAL_SCALES
_DIGIT_WORD = any_of(list(UNITS)[:10])
_POINT = re.compile(
    rf"{JOIN}point{JOIN}(?P<digits>{DIGITS}|(?:{_DIGIT_WORD}){END}(?:{JOIN}(?:{_DIGIT_WORD}){END}){{0,99}})"
)
_PART = re.compile(
    rf"{JOIN}and{JOIN}(?:(?:an?|one){JOIN}(?:(?P<half>half)|quarter)|(?P<three>three){JOIN}quarters){END}"
)
_SCALE = re.compile(
    rf"{JOIN}?(?P<long>{any_of(_ALL_SCALES)}){END}|(?P<gap>\s?)(?P<short>{any_of(SHORT_SCALES)}){END}"
)
_UNIT = re.compile(
    rf"\s?(?:(?P<percent>[%\u066a\uff05\ufe6a])|(?P<permille>\u2030)|(?P<sign>[{money.SIGN_CLASS}])(?!\s?\d)|(?P<cross>\u00d7(?!\s?\d)|x{END}))"
    rf"|{JOIN}(?:(?P<percents>per{GAP}?cent|pct|percentage{GAP}points?)|(?P<times>times|fold)|(?P<money>{money.NAME_OR_CODE})){END}"
    rf"|fold{END}"
)
# What can follow a number without a blank; anything else ends the amount at once.
_TAIL_STARTS = frozenset(
    " \n\t\u00a0\u2009\u202f-\u2010\u2011%\u066a\uff05\ufe6a\u2030x\u00d7bkmtfhlcdpq"
) | set(money.SIGNS)


class Amount(NamedTuple):
    """One amount; `plain` times `scale` is its value, before a percent sign divides it by a hundred."""

    start: int
    end: int
    plain: Fraction
    scale: int
    form: str
    unit: str | None = None
    currency: str | None = None

    @property
    def value(self) -> Fraction:
        """The value, with scale and percent sign applied."""
        value = self.plain if self.scale == 1 else self.plain * self.scale
        return value / _UNIT_DIVISORS[self.unit] if self.unit in _UNIT_DIVISORS else value

    @property
    def is_one(self) -> bool:
        """Whether this is the bare word "one", which says that something is, not how many."""
        return (
            self.form == "words"
            and self.plain == 1
            and self.scale == 1
            and not self.unit
            and not self.currency
        )

    def reading(self) -> Reading:
        """The reading of this amount standing alone."""
        return Reading(self.start, self.end, self.kind, self.value, self.value, self.currency)

    @property
    def kind(self) -> str:
        """The kind of numeral this is."""
        if self.currency:
            return "currency"
        if self.unit:
            return "multiple" if self.unit == "times" else "percent"
        return self.form


_UNIT_DIVISORS: dict[str | None, int] = {"percent": 100, "permille": 1000}


def read_amount(low: str, raw: str, at: int) -> Amount | None:
    """The amount that starts at `at`, at its sign or first digit or word; None if there is none."""
    currency, start = None, at
    if (low[at].isalpha() or low[at] in money.SIGNS) and (sign := money.BEFORE.match(low, at)):
        if sign["code"] and not raw.startswith(sign["code"].upper(), at):
            return None
        currency, at = money.currency_before(sign), sign.end()
    is_word = low[at].isascii() and low[at].isalpha()
    amount = _words_amount(low, start, at) if is_word else _digits_amount(low, start, at)
    if amount is None:
        return None
    if stands_alone(low, amount.end):
        return amount if currency is None else amount._replace(currency=currency)
    return _with_tail(low, raw, amount, currency)


def is_year(written: str) -> bool:
    """Whether a number as written is what prose would read as a year: four bare digits from 1900 to 2099."""
    return len(written) == 4 and written.isdecimal() and 1900 <= int(written) <= 2099


def _digits_amount(low: str, start: int, at: int) -> Amount | None:
    digits = read_digits(low, at)
    if digits is None:
        return None
    end, value, form = digits
    if low.startswith("point", end + 1) and (point := _POINT.match(low, end)):
        end, value = point.end(), _with_decimals(value, point["digits"])
    elif part := _PART.match(low, end):
        end, value = part.end(), value + _part_value(part)
    return Amount(start, end, value, 1, form)


def _words_amount(low: str, start: int, at: int) -> Amount | None:
    words = read_words(low, at)
    if words is None or words.ordinal:
        return None
    end, value = words.end, Fraction(words.plain)
    if words.year:
        return Amount(start, end, value, 1, "year")
    if low.startswith("point", end + 1) and (point := _POINT.match(low, end)):
        end, value = point.end(), _with_decimals(value, point["digits"])
    elif part := _PART.match(low, end):
        end, value = part.end(), value + _part_value(part)
    return Amount(start, end, value, words.scale, "words")


def _part_value(part: re.Match[str]) -> Fraction:
    return Fraction(1, 2) if part["half"] else Fraction(3 if part["three"] else 1, 4)


def _with_decimals(whole: Fraction, said: str) -> Fraction:
    """The value of "three point one four", from 3 and "one four"."""
    digits = said if said.isdecimal() else "".join(str(UNITS[word]) for word in re.findall(_DIGIT_WORD, said))
    return whole + Fraction(int(digits), 10 ** len(digits))


def _with_tail(low: str, raw: str, amount: Amount, currency: str | None) -> Amount:
    """The amount with its scale and sign, as far as they follow."""
    end, scale, form, unit = amount.end, amount.scale, amount.form, None
    if end < len(low) and low[end] in _TAIL_STARTS:
        if (found := _SCALE.match(low, end)) and (factor := _scale(found, low, raw, amount, currency)):
            end, scale = found.end(), scale * factor
        if not stands_alone(low, end) and (found := _UNIT.match(low, end)):
            if sign := found["sign"]:
                end, currency = found.end(), currency or money.SIGNS[sign]
            elif not (named := found["money"]):
                end, unit = found.end(), _unit(found)
            elif named not in money.NAMES_OF_LARGE or scale > 1 or amount.plain >= 1000:
                end, currency = found.end(), currency or money.currency_named(named)
    if end == amount.end and not currency and is_year(low[amount.start : end]):
        form = "year"
    return Amount(amount.start, end, amount.plain, scale, form, unit, currency)


def _unit(found: re.Match[str]) -> str:
    if found["permille"]:
        return "permille"
    return "percent" if found["percent"] or found["percents"] else "times"


def _scale(found: re.Match[str], low: str, raw: str, amount: Amount, currency: str | None) -> int:
    """The factor of a scale; 0 for a letter that may as well be a unit ("5m" is five metres, "$5m" is money)."""
    if long := found["long"]:
        return _ALL_SCALES[long]
    short, touches = found["short"], not found["gap"]
    if amount.start and low[amount.start - 1].isalnum():
        return 0
    if len(short) > 1:
        return SHORT_SCALES[short]
    unit = None if currency else _UNIT.match(low, found.end())
    is_money = currency is not None or (unit is not None and unit["money"] is not None)
    if is_money:
        return SHORT_SCALES[short] if touches or short == "m" else 0
    return SHORT_SCALES[short] if touches and (short == "k" or raw[found.start("short")] in "MB") else 0

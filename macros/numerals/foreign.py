"""What sources in other languages print after their digits: Korean, Chinese and Japanese scales, European words.

The record quotes numbers as their source prints them, and some sources are not in English.
"""

import re
from fractions import Fraction

from macros.numerals.lexicon import DIGITS, GAP, SCALES, any_of
from macros.numerals.money import SIGNS
from macros.numerals.numeral import Reading

EXAMPLES = {
    "15억1000만달러": (1_510_000_000, "USD"),
    "8천930만달러": (89_300_000, "USD"),
    "33조5,000억원": (33_500_000_000_000, "KRW"),
    "34조 2000억 원": (34_200_000_000_000, "KRW"),
    "580億円": (58_000_000_000, "JPY"),
    "882 Millionen Dollar": (882_000_000, "USD"),
    "3,3 Milliarden US-Dollar": (3_300_000_000, "USD"),
    "€1,5 Mio": (1_500_000, "EUR"),
    "1,19 miliardi di dollari": (1_190_000_000, "USD"),
    "65 Prozent": (Fraction(65, 100), None),
}

_EAST_SCALES = {
    "조": 10**12, "兆": 10**12, "억": 10**8, "億": 10**8, "亿": 10**8, "만": 10**4, "万": 10**4, "萬": 10**4,
}  # fmt: skip
_EAST_SMALL = {"천": 1000, "千": 1000, "백": 100, "百": 100}
_EAST_MONEY = {
    "달러": "USD", "美元": "USD", "米ドル": "USD", "ドル": "USD", "원": "KRW", "韓元": "KRW", "엔": "JPY", "円": "JPY",
    "日元": "JPY", "위안": "CNY", "元": "CNY", "유로": "EUR",
}  # fmt: skip
_WEST_SCALES = {
    "mio": 10**6, "mrd": 10**9,
    "millionen": 10**6, "milliarden": 10**9, "milliarde": 10**9, "milioni": 10**6, "miliardi": 10**9, "miliardo": 10**9,
    "millones": 10**6, "millón": 10**6, "milhões": 10**6, "bilhões": 10**9, "milyon": 10**6, "bilyon": 10**9,
    "million": 10**6, "billion": 10**9, "trillion": 10**12, "milliards": 10**9, "milliard": 10**9, "prozent": 1,
}  # fmt: skip
_WEST_MONEY = {
    "dollar": "USD",
    "dollari": "USD",
    "dólares": "USD",
    "dólar": "USD",
    "dolares": "USD",
    "dollars": "USD",
    "euro": "EUR",
    "euros": "EUR",
}

WESTERN_WORDS = frozenset(_WEST_SCALES)

_NUMBER = rf"\d{{1,3}}(?:,\d{{3}}){{1,99}}(?:\.{DIGITS})?|{DIGITS}(?:\.{DIGITS})?"
_EAST_PART = rf"(?:(?:(?:{_NUMBER})?[{''.join(_EAST_SMALL)}]\s?)*(?:{_NUMBER})?)"
_EAST = re.compile(
    rf"(?:{_EAST_PART}\s?[{''.join(_EAST_SCALES)}]\s?)*{_EAST_PART}?(?P<money>\s?(?:{any_of(_EAST_MONEY)}))?"
)
_EAST_STEP = re.compile(rf"(?P<number>{_NUMBER})?\s?(?P<scale>[{''.join([*_EAST_SCALES, *_EAST_SMALL])}])?")
_WEST = re.compile(
    rf"(?:(?:us)?(?P<sign>[$€£¥])\s?)?(?P<number>{DIGITS}(?:\.\d{{3}}){{0,99}}(?:,\d{{1,3}})?(?!\d)|{DIGITS}\.{DIGITS}){GAP}(?P<scale>{any_of(_WEST_SCALES)})"
    rf"(?:{GAP}(?:(?:de|di|d['\u2019]){GAP}?)?(?:us-)?(?P<money>{any_of(_WEST_MONEY)}))?(?![^\W_])"
)
# With an English scale, a comma is a decimal comma only where it cannot group: "62,5 million", not "3,250 million".
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")
SCALE_SIGNS = frozenset([*_EAST_SCALES, *_EAST_SMALL])
_MAY_FOLLOW = re.compile(rf"(?:{_NUMBER})\s?(?:[{''.join(SCALE_SIGNS)}]|{any_of(_EAST_MONEY)})")


def read_foreign(low: str, at: int) -> Reading | None:
    """The number with a scale of another language whose first digit is at `at`."""
    if west := _WEST.match(low, at):
        return _western(at, west)
    if not _MAY_FOLLOW.match(low, at):
        return None
    east = _EAST.match(low, at)
    if east is None or east.end() == at:
        return None
    money = east["money"]
    value = _eastern_value(low[at : east.start("money") if money else east.end()])
    return Reading(
        at, at + len(low[at : east.end()].rstrip()), "currency" if money else "digits", value, value,
        _EAST_MONEY[money.strip()] if money else None,
    )  # fmt: skip


def _western(at: int, found: re.Match[str]) -> Reading | None:
    scale = _WEST_SCALES[found["scale"]]
    written = found["number"]
    if found["scale"] in SCALES and not _DECIMAL_COMMA.fullmatch(written):
        return None
    if "," in written:
        written = written.replace(".", "").replace(",", ".")
    value = Fraction(written) * scale
    if found["scale"] == "prozent":
        return Reading(at, found.end(), "percent", value / 100, value / 100)
    currency = SIGNS[found["sign"]] if found["sign"] else _WEST_MONEY.get(found["money"] or "")
    return Reading(at, found.end(), "currency" if currency else "digits", value, value, currency)


def _eastern_value(written: str) -> Fraction:
    """The value of "7억7천367만": every large scale closes a part below ten thousand."""
    total = part = Fraction(0)
    for step in _EAST_STEP.finditer(written):
        number, scale = step["number"], step["scale"]
        count = Fraction(number.replace(",", "")) if number else Fraction(0)
        if scale in _EAST_SMALL:
            part += (count or 1) * _EAST_SMALL[scale]
        elif scale:
            total += (part + count) * _EAST_SCALES[scale]
            part = Fraction(0)
        else:
            part += count
    return total + part

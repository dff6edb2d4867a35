"""Numbers in digits, of any script: grouped, decimal, vulgar fractions, powers of ten; with no scale yet."""

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache

from macros.numerals.lexicon import DIGITS, HYPHEN

EXAMPLES = {
    "721": 721,
    "173,600": 173600,
    "12,34,567": 1234567,
    "1’000": 1000,
    "1\u202f000\u202f000": 1000000,
    "1 000 000": 1000000,
    "1.000.000": 1000000,
    "0.5": Fraction(1, 2),
    ".5": Fraction(1, 2),
    "2½": Fraction(5, 2),
    "2 1/2": Fraction(5, 2),
    "3/4": Fraction(3, 4),
    "⅔": Fraction(2, 3),
    "10⁶": 10**6,
    "७२१": 721,
    "７２１": 721,
    "²": 2,
    "⑦": 7,
}
COUNTEREXAMPLES = ("", "words only", "e.g. this", "to be, or not")

# Signs that are a number in one character: superscripts, subscripts, vulgar fractions, circled numbers.
VULGAR = "\u00bc-\u00be\u2150-\u215f\u2189"
RAISED = "\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089"
CIRCLED = (
    "\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229\u3248-\u324f\u3251-\u325f\u3280-\u3289\u32b1-\u32bf"
)
SIGNS = VULGAR + RAISED + CIRCLED

_GROUPED = "|".join(
    (
        r"\d{1,3}(?:[,\u066c]\d{3}){1,99}(?!\d)",
        r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)",
        r"\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,99}(?!\d)",
        r"\d{1,3}(?:['\u2019]\d{3}){1,99}(?!\d)",
        r"\d{1,3}(?:_\d{3}){1,99}(?!\d)",
        # Ordinary spaces group only where no date or second number could hide: two groups, or one of zeros.
        r"\d{1,3}(?:[ ]\d{3}){2,}(?![\d,])",
        r"\d{1,3}[ ]000(?![\d,])",
        r"\d{1,3}(?:\.\d{3}){2,}(?!\d)",
    )
)
_INTEGER = re.compile(rf"(?P<whole>{_GROUPED}|{DIGITS})(?P<decimals>[.\u066b]{DIGITS})?|\.{DIGITS}")
_SOLIDUS = "[/\u2044\u2215]"
_FRACTION_AFTER = re.compile(
    rf"(?P<vulgar>\s?[{VULGAR}])"
    rf"|(?P<mixed>(?:\s|{HYPHEN})\d{{1,2}}{_SOLIDUS}\d{{1,3}}(?![\d/]))"
    rf"|(?P<over>{_SOLIDUS}{DIGITS}(?![\d/]))(?:th|rd)?"
)
_POWER = re.compile("[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,2}")
_RUN = re.compile(f"[{RAISED}]{{1,300}}")
_NOT_DIGITS = re.compile(r"[^\d]")


def read_plain(low: str, at: int) -> tuple[int, Fraction]:
    """The digits that start at `at`, grouped or decimal, without what follows them: their end and value."""
    whole = _INTEGER.match(low, at)
    assert whole is not None  # a decimal digit stands at `at`
    return whole.end(), _value(*whole.group(0, "decimals"))


def read_digits(low: str, at: int) -> tuple[int, Fraction, str] | None:
    """The number in digits that starts at `at`: its end, its value, "digits" or "fraction"."""
    whole = _INTEGER.match(low, at)
    if whole is None:
        return _read_sign(low, at)
    end, value = whole.end(), _value(whole[0], whole["decimals"])
    if end == len(low) or whole["decimals"]:
        return end, value, "digits"
    following = low[end]
    if following in " -\u2010\u2011/\u2044\u2215" or not following.isascii():
        if following in _SUPERSCRIPTS and whole[0] == "10" and (power := _POWER.match(low, end)):
            return power.end(), Fraction(10) ** int(_plain_digits(power[0])), "digits"
        if fraction := _FRACTION_AFTER.match(low, end):
            return _with_fraction(value, fraction)
    return end, value, "digits"


_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def _with_fraction(value: Fraction, fraction: re.Match[str]) -> tuple[int, Fraction, str] | None:
    if fraction["vulgar"]:
        return fraction.end(), value + sign_value(fraction[0][-1]), "fraction"
    if fraction["mixed"]:
        over, under = re.split(_SOLIDUS, fraction["mixed"][1:])
        part = Fraction(int(over), int(under)) if int(under) else Fraction(0)
        return fraction.end(), value + part, "fraction"
    under = int(fraction["over"][1:])
    return fraction.end(), value / under if under else value, "fraction"


def _read_sign(low: str, at: int) -> tuple[int, Fraction, str] | None:
    if at >= len(low) or not re.match(f"[{SIGNS}]", low[at]):
        return None
    if run := _RUN.match(low, at):
        return run.end(), Fraction(int(_plain_digits(run[0]))), "digits"
    return at + 1, sign_value(low[at]), "fraction" if re.match(f"[{VULGAR}]", low[at]) else "digits"


def _plain_digits(run: str) -> str:
    return "".join(str(unicodedata.digit(char)) for char in run)


def sign_value(sign: str) -> Fraction:
    """The value of a sign that is a number in one character: "½" gives 1/2, "⑦" gives 7."""
    return Fraction(unicodedata.numeric(sign)).limit_denominator(1000)


@lru_cache(maxsize=4096)
def _value(written: str, decimals: str | None) -> Fraction:
    if written[0] == ".":
        written, decimals = "0" + written, written
    if decimals is None:
        return Fraction(int(_NOT_DIGITS.sub("", written)))
    whole = _NOT_DIGITS.sub("", written[: -len(decimals)])
    return Fraction(int(whole + decimals[1:]), 10 ** (len(decimals) - 1))

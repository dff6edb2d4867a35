"""Currencies, by sign, code or name, as they stand before or after a number."""

import re

from macros.numerals.lexicon import GAP, any_of

EXAMPLES = {
    "$721 million": "USD",
    "US$1.7bn": "USD",
    "USD 1.5bn": "USD",
    "58 billion won": "KRW",
    "¥58 billion": "JPY",
    "856 million dollars": "USD",
    "3 billion US dollars": "USD",
    "26.6 billion U.S. dollars": "USD",
    "5 €": "EUR",
    "USD5": "USD",
    "NOK 5 billion": "NOK",
    "54 billion Korean won": "KRW",
}
COUNTEREXAMPLES = ("a team of 11 won the match", "20 pounds of flour", "5 usdt")

SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₩": "KRW", "￦": "KRW", "₹": "INR", "₽": "RUB",
    "₿": "BTC", "฿": "THB", "₫": "VND", "₱": "PHP", "₴": "UAH", "₦": "NGN", "₪": "ILS", "₺": "TRY",
}  # fmt: skip
# Letters before a dollar sign name the country; "R$" and "C$" are not US dollars.
_DOLLARS = {
    "us": "USD", "usd": "USD", "hk": "HKD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "nt": "TWD", "s": "SGD",
    "sg": "SGD", "nz": "NZD", "r": "BRL", "mx": "MXN",
}  # fmt: skip
CODES = frozenset(
    "USD EUR GBP KRW JPY CNY HKD SGD NOK SEK DKK CHF AUD CAD NZD INR RUB VND THB PHP MYR IDR TWD BRL MXN ILS TRY "
    "AED SAR ZAR UAH PLN KPW".lower().split()
)
_ALIASES = {"rmb": "CNY"}
NAMES = {
    "u.s. dollar": "USD",
    "us dollar": "USD",
    "dollar": "USD",
    "hong kong dollar": "HKD",
    "australian dollar": "AUD",
    "canadian dollar": "CAD",
    "singapore dollar": "SGD",
    "euro": "EUR",
    "pound sterling": "GBP",
    "pounds sterling": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "south korean won": "KRW",
    "north korean won": "KPW",
    "korean won": "KRW",
    "ruble": "RUB",
    "rouble": "RUB",
    "rupee": "INR",
    "swiss franc": "CHF",
}
# Words that are a currency only after a large amount: eleven men won, five pounds of flour.
NAMES_OF_LARGE = {"won": "KRW", "pounds": "GBP", "pound": "GBP"}

SIGN_CLASS = "".join(re.escape(sign) for sign in SIGNS)
CODE_WORDS = frozenset([*CODES, *_ALIASES])
CODE = any_of(CODE_WORDS)
BEFORE = re.compile(
    rf"(?:(?P<country>{any_of(_DOLLARS)})?(?P<sign>[{SIGN_CLASS}])|(?P<code>{CODE})(?:{GAP}|(?=[\d$]))\$?)\s?(?=[.\d])"
)
_COUNTRY_BEFORE = re.compile(rf"(?<![^\W_])(?:{any_of(_DOLLARS)})\Z")
_CODE_BEFORE = re.compile(rf"(?<![^\W_])(?:{CODE})\Z")
_NAME = any_of(NAMES).replace(r"\ ", GAP)
NAME_OR_CODE = rf"(?:{_NAME})s?|{CODE}|{any_of(NAMES_OF_LARGE)}"


def start_of_sign(low: str, at: int) -> int:
    """Where a money sign at `at` begins, with the letters that name its country ("US$", "HK$")."""
    country = _COUNTRY_BEFORE.search(low, max(0, at - 4), at)
    return country.start() if country and low[at] == "$" else at


def start_of_code(low: str, raw: str, at: int) -> int:
    """Where a currency code in capitals that touches the digit at `at` begins ("USD5"); `at` if there is none."""
    code = _CODE_BEFORE.search(low, max(0, at - 3), at)
    return code.start() if code and raw[code.start() : at].isupper() else at


def currency_before(found: re.Match[str]) -> str:
    """The currency code that a match of BEFORE stands for."""
    if code := found["code"]:
        return _ALIASES.get(code, code.upper())
    return _DOLLARS[found["country"]] if found["country"] else SIGNS[found["sign"]]


def currency_named(words: str) -> str | None:
    """The currency code of a name or code after a number ("won", "U.S. dollars", "usd"); None if it is unknown."""
    name = " ".join(words.split())
    if name in CODES:
        return name.upper()
    return (
        _ALIASES.get(name) or NAMES_OF_LARGE.get(name) or NAMES.get(name) or NAMES.get(name.removesuffix("s"))
    )

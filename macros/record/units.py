"""The units that a figure may have, and what each of them measures."""

from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """What a unit measures; it decides how an amount is worded."""

    MONEY = "money"
    COIN = "coin"
    SHARE = "share"
    MULTIPLE = "multiple"
    COUNT = "count"
    DURATION = "duration"
    WEIGHT = "weight"
    YEAR = "calendar year"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: its name in the YAML files, what it measures and the words around the number.

    `sign` stands before the number ("$"), `one` and `many` after it ("day", "days"); `per` ends a rate
    ("a year").
    """

    name: str
    measure: Measure
    sign: str = ""
    one: str = ""
    many: str = ""
    per: str = ""


def _money(name: str, sign: str, words: str, per: str = "") -> Unit:
    return Unit(name, Measure.MONEY, sign, words, words, per)


def _duration(one: str) -> Unit:
    return Unit(f"{one}s", Measure.DURATION, "", one, f"{one}s")


_ALL = (
    _money("USD", "$", ""),
    _money("USD/year", "$", "", "a year"),
    _money("USD/month", "$", "", "a month"),
    _money("EUR", "€", ""),
    _money("KRW", "", "won"),
    _money("JPY", "", "yen"),
    _money("CNY", "", "yuan"),
    _money("NOK", "", "kroner"),
    *(
        Unit(ticker, Measure.COIN, "", ticker, ticker)
        for ticker in (
            "BTC",
            "ETH",
            "NEM",
            "NXM",
            "SOL",
            "USDC",
            "USDT",
            "XRP",
            "rsETH",
            "stETH",
            "cmETH",
            "mETH",
        )
    ),
    Unit("share", Measure.SHARE),
    Unit("multiple", Measure.MULTIPLE, "", "times", "times"),
    Unit("count", Measure.COUNT),
    Unit("people", Measure.COUNT),
    _duration("minute"),
    _duration("hour"),
    _duration("day"),
    _duration("week"),
    _duration("month"),
    _duration("year"),
    Unit("tonnes", Measure.WEIGHT, "", "tonne", "tonnes"),
    Unit("year", Measure.YEAR),
    Unit("rank", Measure.RANK),
)

UNITS: dict[str, Unit] = {unit.name: unit for unit in _ALL}
"""Every unit by its name in the YAML files."""

"""The number inside a printed phrase, compared with the value that was typed beside it."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from macros.numerals import Numeral, find
from macros.record.model import Figure, Scale
from macros.record.units import UNITS, Measure

_SIMPLEST = 12
"""The greatest denominator of the fractions that people name."""

_TIMES = {Scale.THOUSANDS: 10**3, Scale.MILLIONS: 10**6, Scale.BILLIONS: 10**9, Scale.TRILLIONS: 10**12}


def disagreements(figure: Figure) -> Iterator[tuple[str, str]]:
    """Where a figure's fields do not say what its `as_printed` says: the name of the field, and what is wrong."""
    phrase = figure.as_printed
    read = _read(figure)
    if not read:
        yield "as_printed", f"no number found in {phrase!r}"
        return
    typed = {"value": figure.value, "low": figure.low, "high": figure.high}
    for name, number in typed.items():
        if number is not None and not any(_says(numeral, number, name) for numeral in read):
            says = ", ".join(_plain(numeral) for numeral in read)
            yield name, f"is {number:,} but as_printed {phrase!r} says {says}"
            break
    unit = UNITS[figure.unit]
    # A phrase may print one sum in two currencies: what counts is that of the number that was typed.
    meant = [
        numeral
        for numeral in read
        for name, number in typed.items()
        if number and _says(numeral, number, name)
    ]
    currencies = sorted({numeral.currency for numeral in meant or read if numeral.currency})
    if unit.measure is Measure.MONEY and currencies and unit.name.split("/")[0] not in currencies:
        yield "unit", f"is {unit.name} but as_printed {phrase!r} is in {', '.join(currencies)}"


def _read(figure: Figure) -> list[Numeral]:
    """The numbers in the figure's phrase, each in the scale that the source tells elsewhere, where it does."""
    read = find(figure.as_printed)
    if figure.printed_in is None:
        return read
    times = _TIMES[figure.printed_in]
    return [
        replace(
            numeral,
            low=numeral.low * times if numeral.low is not None else None,
            high=numeral.high * times if numeral.high is not None else None,
        )
        for numeral in read
    ]


def stated(figure: Figure, typed: Decimal) -> Fraction:
    """The number that the source states where one of the figure's was typed: a third for the 0.333 of "a third"."""
    if UNITS[figure.unit].measure is Measure.SHARE and _may_be_rounded(typed):
        read = [end for numeral in find(figure.as_printed) for end in (numeral.low, numeral.high)]
        if Fraction(typed) not in read:
            return next((end for end in read if end is not None and _same(typed, end)), Fraction(typed))
    return Fraction(typed)


def _may_be_rounded(typed: Decimal) -> bool:
    """True for a decimal that a simple fraction without end is rounded to: the phrase need be read for these only."""
    near = Fraction(typed).limit_denominator(_SIMPLEST)
    return not ends(near) and _same(typed, near)


def _says(numeral: Numeral, typed: Decimal, name: str) -> bool:
    """True where a number read in the phrase is the one typed as `value`, or one of its ends the `low` or `high`."""
    if name == "value" and numeral.high not in (None, numeral.low):
        return False
    return any(end is not None and _same(typed, end) for end in (numeral.low, numeral.high))


def _same(typed: Decimal, read: Fraction) -> bool:
    """True where the typed decimal is the number read, or its rounding where that has no end (a third: 0.333)."""
    if Fraction(typed) == read:
        return True
    exponent = typed.as_tuple().exponent
    assert isinstance(exponent, int)  # the model lets no infinity through
    return exponent <= -2 and not ends(read) and abs(Fraction(typed) - read) * 2 <= Fraction(10) ** exponent


def ends(number: Fraction) -> bool:
    """True where the number can be written out in decimals: its denominator has no factor but two and five."""
    denominator = number.denominator
    for factor in (2, 5):
        while denominator % factor == 0:
            denominator //= factor
    return denominator == 1


def _plain(numeral: Numeral) -> str:
    both = [_digits(end) for end in (numeral.low, numeral.high) if end is not None]
    return " to ".join(dict.fromkeys(both)) or "no value"


def _digits(number: Fraction) -> str:
    return f"{number.numerator:,}" if number.denominator == 1 else f"{float(number):,.6g}"

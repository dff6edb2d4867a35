"""Amounts: exact numbers, ranges and hedged numbers, and how they combine.

An amount is an interval in the sense of interval arithmetic whose ends may be open: "more than 5" lies above
5, "up to 5" below it, and "about 5" somewhere near it. The rules for combining:

- two exact amounts give an exact one, ranges give the range of all results;
- anything combined with "about" is "about", for a vague input cannot give a firm result;
- an open end stays open (more-than plus exact is more than), and turns round where the amount is subtracted
  or divided by;
- amounts whose open ends point to both sides say nothing, and combining them is an error.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from macros.record import printed
from macros.record.hedges import FLIPPED, Hedge
from macros.record.model import Derived, Figure, Operation
from macros.record.units import UNITS, Measure


class AmountError(ValueError):
    """Amounts that cannot be combined; the message says why."""


class MissingInputError(AmountError):
    """An input of a formula that the record does not hold; `id` is the one that is missing."""

    def __init__(self, entry_id: str) -> None:
        super().__init__(f"no {entry_id!r} to compute it from")
        self.id = entry_id


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its limit and unit: `low` and `high` are equal unless it is a range."""

    low: Fraction
    high: Fraction
    hedge: Hedge
    unit: str

    @property
    def is_range(self) -> bool:
        """True where the amount has two different ends."""
        return self.low != self.high


def of_figure(figure: Figure) -> Amount:
    """The amount that a figure states."""
    low = figure.value if figure.value is not None else figure.low
    high = figure.value if figure.value is not None else figure.high
    assert low is not None  # the model makes sure of both
    assert high is not None
    return Amount(printed.stated(figure, low), printed.stated(figure, high), figure.limit, figure.unit)


def combine(derived: Derived, inputs: Sequence[Amount]) -> Amount:
    """The result of a derived figure's operation on its inputs' amounts, not rounded yet.

    Raises AmountError where the units do not fit, a divisor may be zero, or the hedges point to both sides.
    """
    if derived.operation is not Operation.SUM and len(inputs) != 2:
        raise AmountError(f"a {derived.operation} has two inputs, not {len(inputs)}")
    unit = _unit(derived.operation, inputs)
    if derived.operation is Operation.SUM:
        low, high = sum(amount.low for amount in inputs), sum(amount.high for amount in inputs)
        hedges = [amount.hedge for amount in inputs]
    else:
        first, second = inputs
        hedges = [first.hedge, FLIPPED.get(second.hedge, second.hedge)]
        if derived.operation is Operation.DIFFERENCE:
            low, high = first.low - second.high, first.high - second.low
        else:
            if second.low <= 0 or first.low < 0:
                raise AmountError(f"a {derived.operation} needs amounts above zero")
            low, high = first.low / second.high, first.high / second.low
            if derived.operation is Operation.SHARE and low > 1:
                raise AmountError("a share cannot be more than the whole; a multiple can")
    return Amount(Fraction(low), Fraction(high), _joined(hedges, low != high), unit)


def rounded(amount: Amount, digits: int) -> Amount:
    """The amount to so many significant digits, still true: a floor is rounded down, a ceiling up.

    An exact amount that rounding changes becomes "about".
    """
    if amount.is_range or not (amount.hedge.is_floor or amount.hedge.is_ceiling):
        low, high = _round(amount.low, digits, 0), _round(amount.high, digits, 0)
    else:
        low = high = _round(amount.low, digits, -1 if amount.hedge.is_floor else 1)
    hedge = amount.hedge
    if low == high and hedge is Hedge.RANGE:
        hedge = Hedge.ABOUT
    if hedge is Hedge.EXACT and low != amount.low:
        hedge = Hedge.ABOUT
    return Amount(low, high, hedge, amount.unit)


def _unit(operation: Operation, inputs: Sequence[Amount]) -> str:
    """The unit of the result; raises AmountError where the inputs' units do not fit the operation."""
    units = [amount.unit for amount in inputs]
    if operation in (Operation.SUM, Operation.DIFFERENCE, Operation.SHARE, Operation.MULTIPLE):
        if len(set(units)) > 1:
            raise AmountError(f"a {operation} needs one unit, not {' and '.join(dict.fromkeys(units))}")
        if UNITS[units[0]].measure in (Measure.RANK, Measure.YEAR) and operation is not Operation.DIFFERENCE:
            raise AmountError(f"a {operation} of the unit {units[0]!r} has no meaning")
        if operation is Operation.DIFFERENCE and units[0] == "year":
            return "years"
        return {Operation.SHARE: "share", Operation.MULTIPLE: "multiple"}.get(operation, units[0])
    if units[0] == units[1]:
        return "count"
    if UNITS[units[1]].measure in (Measure.COUNT, Measure.MULTIPLE, Measure.SHARE):
        return units[0]
    raise AmountError(f"a ratio of {units[0]} to {units[1]} has no unit in this record")


def _joined(hedges: Sequence[Hedge], is_range: bool) -> Hedge:
    floors = [hedge for hedge in hedges if hedge.is_floor]
    ceilings = [hedge for hedge in hedges if hedge.is_ceiling]
    vague = [hedge for hedge in hedges if hedge.is_vague]
    if vague:
        firm = all(hedge is Hedge.EXACT for hedge in hedges if not hedge.is_vague)
        return Hedge.NEARLY if firm and vague == [Hedge.NEARLY] and not is_range else Hedge.ABOUT
    if floors and ceilings:
        raise AmountError(
            f"{floors[0]!s} and {ceilings[0]!s} point to both sides, so nothing follows from them"
        )
    if is_range and (floors or ceilings):
        raise AmountError("a range and an open end do not combine; derive from each end of the range instead")
    if floors:
        return Hedge.MORE_THAN if Hedge.MORE_THAN in floors else Hedge.AT_LEAST
    if ceilings:
        return Hedge.LESS_THAN if Hedge.LESS_THAN in ceilings else Hedge.UP_TO
    return Hedge.RANGE if is_range else Hedge.EXACT


def _round(number: Fraction, digits: int, direction: int) -> Fraction:
    """To so many significant digits: the nearest (0, ties to even), downwards (-1) or upwards (1)."""
    if number == 0:
        return number
    exponent = _exponent(abs(number)) - digits + 1
    step = Fraction(10) ** exponent
    scaled = number / step
    whole = round(scaled) if direction == 0 else scaled.__floor__() if direction < 0 else scaled.__ceil__()
    return whole * step


def _exponent(number: Fraction) -> int:
    """The power of ten of the first digit of a number above zero: 0 for 1 to 9.99, 1 for 10 to 99.9."""
    exponent = len(str(number.numerator)) - len(str(number.denominator))
    return exponent if number >= Fraction(10) ** exponent else exponent - 1

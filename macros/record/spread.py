"""How far the rivals of a quantity lie apart: the lowest, the highest, and how many times the one is the other."""

from dataclasses import dataclass

from macros.record.amounts import Amount, rounded
from macros.record.derived import amount_of
from macros.record.hedges import Hedge
from macros.record.kept import kept
from macros.record.model import Figure, Record

_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Spread:
    """The lowest and the highest of rivals, by the low and the high end of what each states, and their ratio."""

    lowest: Figure
    highest: Figure
    ratio: Amount


@kept
def spread(record: Record, quantity_id: str) -> Spread | None:
    """How far the rivals of a quantity lie apart; None where they hardly do, or one counts nothing.

    The ratio is "about", for the rivals' own hedges point to different sides; it has two significant digits.
    Raises KeyError where there is no such quantity.
    """
    rivals = record.rivals(record.quantities[quantity_id].id)
    if len(rivals) < 2:
        return None
    amounts = {rival.id: amount_of(record, rival.id) for rival in rivals}
    lowest = min(rivals, key=lambda rival: amounts[rival.id].low)
    highest = max(rivals, key=lambda rival: amounts[rival.id].high)
    low, high = amounts[lowest.id].low, amounts[highest.id].high
    if low <= 0 or low == high or lowest is highest:
        return None
    ratio = rounded(Amount(high / low, high / low, Hedge.ABOUT, "multiple"), _DIGITS)
    return Spread(lowest, highest, ratio) if ratio.low > 1 else None

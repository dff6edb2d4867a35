"""What is found: a Numeral, and the Reading a class of number hands to the finder before that."""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number as it stands in a text.

    `text` is the number with its scale, currency and percent sign ("US$1.7 billion", "30 percent"), never
    the thing counted or a hedge before it. `low` and `high` hold its exact value, scale applied: the same
    value twice for a plain number, the two ends for a range or a decade, None where a number carries no
    value (a version, a hash, a day without a year).
    """

    start: int
    end: int
    text: str
    kind: str
    low: Fraction | None
    high: Fraction | None
    currency: str | None


class Reading(NamedTuple):
    """What one class of number makes of a place in a text: the span, and the value without the text."""

    start: int
    end: int
    kind: str
    low: Fraction | None = None
    high: Fraction | None = None
    currency: str | None = None

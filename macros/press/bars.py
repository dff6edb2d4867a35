"""Rivals on one scale: a bar for each figure, from nothing to its number, and a paler piece where it is a range."""

from collections.abc import Sequence
from fractions import Fraction

from macros.markup import numbers
from macros.press.entries import Desk
from macros.record import amounts
from macros.record.amounts import Amount
from macros.record.model import Figure

_WIDTH = 1000
"""The length of the scale in the drawing's own units; the page stretches it to its column."""


def plot(desk: Desk, rivals: Sequence[Figure]) -> str:
    """The rivals as a list, each with its number, who gave it, and its bar; the longest bar is the highest number."""
    drawn = [(rival, amounts.of_figure(rival)) for rival in rivals]
    top = max((abs(amount.high) for _, amount in drawn), default=Fraction(0)) or Fraction(1)
    items = "".join(_item(desk, rival, amount, top) for rival, amount in drawn)
    return f'<ul class="ledger-bars">{items}</ul>'


def _item(desk: Desk, rival: Figure, amount: Amount, top: Fraction) -> str:
    low, high = (round(abs(end) / top * _WIDTH) for end in (amount.low, amount.high))
    pale = (
        f'<rect class="ledger-bars__range" x="{low}" width="{high - low}" height="8"/>' if high > low else ""
    )
    return (
        f"<li>{numbers.number(desk.record, rival.id, desk.link)} "
        f"{numbers.field(rival, 'originator')}, {numbers.time(desk.record, rival.id, desk.link)}"
        f'<svg viewBox="0 0 {_WIDTH} 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{low}" height="8"/>{pale}</svg></li>'
    )

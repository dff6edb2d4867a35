"""Rivals on one scale: a bar for each figure, from nothing to its number, and a paler piece where it is a range."""

from collections.abc import Sequence
from fractions import Fraction

from macros.markup import numbers
from macros.press.entries import Desk
from macros.record.amounts import Amount
from macros.record.derived import amount_of
from macros.record.model import Figure

_WIDTH = 1000
"""The length of the scale in the drawing's own units; the page stretches it to its column."""


def plot(desk: Desk, rivals: Sequence[Figure]) -> str:
    """The rivals as a list from the highest to the lowest, each with its number, who gave it, and its bar.

    The longest bar is the highest number. Their times are told where they differ.
    """
    drawn = sorted(
        ((rival, amount_of(desk.record, rival.id)) for rival in rivals),
        key=lambda one: (one[1].high, one[1].low),
        reverse=True,
    )
    top = max((abs(amount.high) for _, amount in drawn), default=Fraction(0)) or Fraction(1)
    is_timed = len({rival.time for rival in rivals}) > 1
    items = "".join(_item(desk, rival, amount, top, is_timed=is_timed) for rival, amount in drawn)
    return f'<ul class="ledger-bars">{items}</ul>'


def marked(plot: str, figure_id: str) -> str:
    """The list of rivals with one of them marked, which stands out."""
    line = f'<li><a class="ledger-number" data-figure="{figure_id}"'
    return plot.replace(line, line.replace("<li>", '<li aria-current="true">'), 1)


def _item(desk: Desk, rival: Figure, amount: Amount, top: Fraction, *, is_timed: bool) -> str:
    low = round(abs(amount.low) / top * _WIDTH)
    high = round(abs(amount.high) / top * _WIDTH) if amount.is_range else low
    pale = (
        f'<rect class="ledger-bars__range" x="{low}" width="{high - low}" height="8"/>' if high > low else ""
    )
    told = [numbers.field(rival, "originator")]
    if is_timed:
        told.append(f"for {numbers.time(desk.record, rival.id, desk.link)}")
    if desk.record.sources[rival.source].date:
        told.append(f"printed {numbers.time(desk.record, rival.source, desk.link)}")
    return (
        f"<li>{numbers.number(desk.record, rival.id, desk.link)} {', '.join(told)}"
        f'<svg viewBox="0 0 {_WIDTH} 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{low}" height="8"/>{pale}</svg></li>'
    )

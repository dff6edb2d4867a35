"""Rivals on one scale: a bar for each figure, from nothing to its number, and a paler piece where it is a range."""

from collections.abc import Sequence
from fractions import Fraction

from macros.markup import numbers
from macros.press.entries import Desk
from macros.record.amounts import Amount
from macros.record.derived import amount_of
from macros.record.model import Figure

_STEPS = 1000
"""The steps of the scale, on which the ends of a bar fall."""


def plot(desk: Desk, rivals: Sequence[Figure]) -> str:
    """The rivals as a list from the highest to the lowest, each with its number, who gave it, and its bar.

    The longest bar is the highest number. Times, and days of printing, are told where they differ.
    """
    sources = desk.record.sources
    drawn = sorted(
        ((rival, amount_of(desk.record, rival.id)) for rival in rivals),
        key=lambda one: (one[1].high, one[1].low),
        reverse=True,
    )
    top = max((abs(amount.high) for _, amount in drawn), default=Fraction(0)) or Fraction(1)
    is_timed = len({rival.time for rival in rivals}) > 1
    is_dated = len({sources[rival.source].date for rival in rivals}) > 1
    items = "".join(
        _item(desk, rival, amount, top, is_timed=is_timed, is_dated=is_dated) for rival, amount in drawn
    )
    return f'<ul class="ledger-bars">{items}</ul>'


def marked(plot: str, figure_id: str) -> str:
    """The list of rivals with one of them marked, which stands out."""
    line = f'<li><a class="ledger-number" data-figure="{figure_id}"'
    return plot.replace(line, line.replace("<li>", '<li aria-current="true">'), 1)


def _item(desk: Desk, rival: Figure, amount: Amount, top: Fraction, *, is_timed: bool, is_dated: bool) -> str:
    low = round(abs(amount.low) / top * _STEPS)
    high = round(abs(amount.high) / top * _STEPS) if amount.is_range else low
    pale = (
        f'<rect class="ledger-bars__range" x="{_part(low)}" width="{_part(high - low)}"/>'
        if high > low
        else ""
    )
    told = [numbers.field(rival, "originator")]
    if is_timed:
        told.append(f"for {numbers.time(desk.record, rival.id, desk.link)}")
    if is_dated and desk.record.sources[rival.source].date:
        told.append(f"printed {numbers.time(desk.record, rival.source, desk.link)}")
    return (
        f"<li>{numbers.number(desk.record, rival.id, desk.link)} {', '.join(told)}"
        f'<svg aria-hidden="true"><rect width="{_part(low)}"/>{pale}</svg></li>'
    )


def _part(steps: int) -> str:
    """A part of the scale, as a drawing takes it that fills its column."""
    return f"{steps * 100 / _STEPS:g}%"

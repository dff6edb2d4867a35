"""What a chart is: words, rows and a form. The modules of `gallery/` each make one `Chart`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from macros.charts.errors import ChartError
from macros.record import wording
from macros.record.amounts import Amount
from macros.record.derived import amount_of, inputs_of
from macros.record.hedges import Hedge
from macros.record.model import Record

LINK = "https://figure.invalid/"
"""Stands before `figure/ID` where Vega wants an address; `draw` turns it into a link to the permalink."""

HERE = "permalink:"
"""Stands before the id in a drawing's links until a page puts its own way to the permalink there."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, or derived figure, as a chart shows it.

    `label` names the mark and `group` the heading under which it stands (a year, a kind; may be empty). `by`
    is who made the estimate, `long` and `short` are the amount as the record words it, hedge included.
    `hollow` is true for what counts for less: an edition that its estimator has since replaced. `day` is
    where the row stands on a time line.
    """

    id: str
    kind: Literal["figure", "derived"]
    amount: Amount
    label: str
    by: str
    long: str
    short: str
    group: str = ""
    hollow: bool = False
    day: date | None = None

    @classmethod
    def of(
        cls,
        record: Record,
        entry_id: str,
        label: str = "",
        group: str = "",
        hollow: bool = False,
        day: date | None = None,
    ) -> "Row":
        """The row of a figure or derived figure; its label is its estimator's name where none is given.

        Raises ChartError, with the nearest id, where the record has no such figure.
        """
        rests_on(record, entry_id)
        amount = amount_of(record, entry_id)
        figure = record.figures.get(entry_id)
        by = figure.originator if figure else "our calculation"
        return cls(
            id=entry_id,
            kind="figure" if figure else "derived",
            amount=amount,
            label=label or by,
            by=by,
            long=wording.amount(amount),
            short=wording.amount(amount, "short"),
            group=group,
            hollow=hollow,
            day=day,
        )

    @property
    def low(self) -> float:
        """The low end of the amount, or the amount itself, as the drawing's scale takes it."""
        return float(self.amount.low)

    @property
    def high(self) -> float:
        """The high end of the amount, or the amount itself."""
        return float(self.amount.high)

    @property
    def spoken(self) -> str:
        """The accessible name of the mark: "Japan, $721 million, Elliptic", "CertiK, 2025, $2.06 billion"."""
        # A derived figure has no time of its own that its group could be checked against.
        group = self.group if self.kind == "figure" else ""
        return ", ".join(dict.fromkeys(part for part in (self.label, group, self.long, self.by) if part))

    @property
    def shape(self) -> str:
        """How the hedge is drawn: exact, about, floor, ceiling or range."""
        return shape_of(self.amount.hedge, self.amount.is_range)

    def datum(self) -> dict[str, object]:
        """The row as the drawing receives it: its amount, and no other number."""
        return {
            "id": self.id,
            "low": self.low,
            "high": self.high,
            "shape": self.shape,
            "label": self.label,
            "group": self.group,
            "by": self.by,
            "spoken": self.spoken,
            "long": self.long,
            "short": self.short,
            "hollow": self.hollow,
            "link": f"{LINK}{self.kind}/{self.id}",
        }


def rests_on(record: Record, entry_id: str) -> tuple[str, ...]:
    """The ids of the figures that an entry rests on: its own, or those that a derived figure is computed from.

    Raises ChartError, with the nearest id, where the record has no such figure.
    """
    if entry_id in record.figures:
        return (entry_id,)
    if entry_id not in record.derived:
        raise ChartError.unknown("figure", entry_id, [*record.figures, *record.derived])
    return inputs_of(record, record.derived[entry_id])


def shape_of(hedge: Hedge, is_range: bool) -> str:
    """The drawn shape of an amount: one of exact, about, floor, ceiling and range."""
    if is_range:
        return "range"
    if hedge.is_floor:
        return "floor"
    if hedge.is_ceiling:
        return "ceiling"
    return "about" if hedge.is_vague else "exact"


Choice = Callable[[Record], Sequence[Row]]
"""Picks a chart's rows from the record, in the order in which the data table lists them."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of the gallery.

    `title` says the finding, `measure` what is counted and in which unit, `caption` what a reader must know
    to read it rightly. All three are prose of the record: no typed number, but `{ID}` and `{ID period}`.
    `rows` picks the figures and `form` names the module of `forms/` that draws them, under `options`.
    """

    title: str
    measure: str
    caption: str
    rows: Choice
    form: str
    options: Mapping[str, str] = field(default_factory=dict)

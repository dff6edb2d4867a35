"""How a chart picks its rows: ways to name figures, for the modules of the gallery. No amount passes through here."""

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from macros.charts.chart import Choice, Row, rests_on
from macros.charts.errors import ChartError
from macros.record import wording
from macros.record.derived import amount_of
from macros.record.model import Attribution, Figure, Record
from macros.record.periods import PartialDate

LANES: Mapping[Attribution, str] = {
    Attribution.CONFIRMED: "Confirmed by a government",
    Attribution.ASSESSED: "Assessed by a firm or a panel",
    Attribution.SUSPECTED: "Suspected",
    Attribution.DISPUTED: "Disputed",
}
"""The headings under which a chart sets thefts, by how firmly they are attributed."""


def named(labels: Mapping[str, str]) -> Choice:
    """Figures or derived figures by id, each with the name of its mark: `{"japan-loss": "Japan"}`.

    An empty name stands for the estimator's.
    """
    return lambda record: [Row.of(record, entry_id, label) for entry_id, label in labels.items()]


def dated(labels: Mapping[str, str]) -> Choice:
    """Figures by id as in `named`, each under the time that it covers, in words: "2017 to 2022", "4 March 2025"."""

    def rows(record: Record) -> list[Row]:
        _known(record, labels)
        return [
            Row.of(record, entry_id, label, group=wording.time(record, entry_id))
            for entry_id, label in labels.items()
        ]

    return rows


def by_year(
    labels: Mapping[str, str], earlier: Collection[str] = (), partial: Collection[str] = ()
) -> Choice:
    """Figures or derived figures by id as in `named`, each under the year in which the time that it covers ends.

    `earlier` lists the ids of figures that their own estimator has replaced since, `partial` of those that cover
    only a part of their year; both are drawn open.
    """

    def rows(record: Record) -> list[Row]:
        _known(record, [*earlier, *partial])
        return [
            Row.of(
                record,
                entry_id,
                label,
                group=_year(record, entry_id),
                hollow=entry_id in earlier or entry_id in partial,
            )
            for entry_id, label in labels.items()
        ]

    return rows


def stations(groups: Mapping[str, Mapping[str, str]]) -> Choice:
    """Figures by id as in `named`, under headings: `{"Mixed": {"mixer-share": "of the loot went through mixers"}}`."""
    return lambda record: [
        Row.of(record, entry_id, label, group=group)
        for group, labels in groups.items()
        for entry_id, label in labels.items()
    ]


def rivals(*quantities: str, earlier: Iterable[str] = (), without: Iterable[str] = ()) -> Choice:
    """All figures of some quantities, a group for each quantity, named by its year; rivals are named by estimator.

    `earlier` lists figures that their own estimator has replaced since, `without` those that only repeat
    another figure of the group (a reprint, a rounding) and are not drawn.
    """

    def rows(record: Record) -> list[Row]:
        left_out, replaced = _known(record, without), _known(record, earlier)
        chosen = []
        for quantity in quantities:
            if quantity not in record.quantities:
                raise ChartError.unknown("quantity", quantity, record.quantities)
            figures = [figure for figure in record.rivals(quantity) if figure.id not in left_out]
            group = _common_year(record, figures)
            chosen += [
                Row.of(
                    record,
                    figure.id,
                    group=group,
                    hollow=figure.id in replaced,
                    label=_estimator(figure, group),
                )
                for figure in figures
            ]
        return chosen

    return rows


def incidents(record: Record) -> list[Row]:
    """The thefts whose leading amount is in dollars, by how firmly they are attributed, then by date.

    What the record holds for context only is left out.
    """
    thefts = [
        theft
        for theft in record.incidents.values()
        if not theft.context and _in_dollars(record, theft.amount)
    ]
    firmest = list(Attribution)
    return [
        Row.of(
            record,
            theft.amount or "",
            wording.plain(record, theft.name),
            group=LANES[theft.attribution],
            day=_middle(theft.date),
        )
        for theft in sorted(thefts, key=lambda theft: (firmest.index(theft.attribution), _middle(theft.date)))
    ]


def recovered(record: Record) -> list[Row]:
    """The thefts of which something was stopped: under each its amount, then what was recovered, in dollars.

    The largest theft comes first.
    """
    rows: list[list[Row]] = []
    for theft in record.incidents.values():
        stopped = [entry_id for entry_id in theft.recovered if _in_dollars(record, entry_id)]
        if theft.context or not stopped or not _in_dollars(record, theft.amount):
            continue
        name = wording.plain(record, theft.name)
        rows.append([Row.of(record, theft.amount or "", "Taken", group=name)])
        rows[-1] += [Row.of(record, entry_id, "Stopped", group=name) for entry_id in stopped]
    return [row for theft_rows in sorted(rows, key=lambda group: -group[0].high) for row in theft_rows]


def _in_dollars(record: Record, entry_id: str | None) -> bool:
    """True for an amount in dollars; what the record does not hold is told by its own rules, not here."""
    known = entry_id in record.figures or entry_id in record.derived
    return known and amount_of(record, entry_id or "").unit == "USD"


def _middle(date: PartialDate) -> datetime.date:
    """The day itself, or the middle of the month or year where the day is not known."""
    return date.first_day + (date.last_day - date.first_day) / 2


def _known(record: Record, ids: Iterable[str]) -> frozenset[str]:
    chosen = frozenset(ids)
    for entry_id in sorted(chosen):
        rests_on(record, entry_id)
    return chosen


def _estimator(figure: Figure, year: str) -> str:
    """The estimator's name, with a word of warning where the figure covers only a part of the year."""
    start, end = figure.time.start, figure.time.end
    whole = (
        start is None or end is None or (start.first_day.timetuple().tm_yday == 1 and _ends_a_year(figure))
    )
    return figure.originator if whole or not year else f"{figure.originator}, part of the year"


def _ends_a_year(figure: Figure) -> bool:
    end = figure.time.end
    return end is None or (end.last_day.month, end.last_day.day) == (12, 31)


def _year(record: Record, entry_id: str) -> str:
    """The year in which a figure ends, or the last of the figures that a derived figure rests on."""
    times = [record.figures[figure_id].time for figure_id in rests_on(record, entry_id)]
    return str(max(moment.year for time in times if (moment := time.end or time.start)))


def _common_year(record: Record, figures: Iterable[Figure]) -> str:
    """The year that most of the figures end in; empty where there is no figure."""
    years = Counter(_year(record, figure.id) for figure in figures)
    return years.most_common(1)[0][0] if years else ""

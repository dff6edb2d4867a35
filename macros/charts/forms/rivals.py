"""Rivals side by side: a block for each group, in it a dot for each estimate, amount and estimator beside it.

Nothing is averaged and no line joins what different people counted. Earlier counts are open dots.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import altair as alt

from macros.charts import measure, theme
from macros.charts.chart import Row
from macros.charts.forms import hedged
from macros.charts.theme import Room

_ROW = 23
_BETWEEN = 11
_TOP = 30
_GUTTER = 54
_MARGIN = 22


def draw(rows: Sequence[Row], room: Room, options: Mapping[str, str]) -> dict[str, Any]:  # noqa: ARG001
    """Dots on one scale from zero, the groups in the order of the rows. There are no options."""
    most = max(row.high for row in rows)
    data: list[dict[str, object]] = []
    groups: list[dict[str, object]] = []
    above: list[dict[str, object]] = []
    y = float(_TOP)
    for group, members in groupby(rows, key=lambda row: row.group):
        groups.append({"group": group, "y": y + _ROW / 2, "rule": y - _BETWEEN / 2})
        for row in sorted(members, key=lambda row: row.high, reverse=True):
            text = f"{row.short if room.narrow else row.long}{theme.THEN}{row.label}"
            side = _side(row, text, most, room)
            if side == "above":
                for number, line in enumerate(measure.text_lines(text, room.width - _GUTTER)):
                    ink = theme.SOFT if number else theme.INK
                    above.append(
                        {
                            "link": row.datum()["link"],
                            "x": _GUTTER,
                            "y": y + _ROW / 2,
                            "text": line,
                            "ink": ink,
                        }
                    )
                    y += _ROW - 4
            place = {"y": y + _ROW / 2, "text": text, "side": side, "reach": hedged.reach(row)}
            data.append({**row.datum(), **place})
            y += _ROW
        y += _BETWEEN
    axis = alt.Axis(
        orient="top",
        tickCount=3 if room.narrow else 5,
        labelExpr=theme.tick_labels(rows[0].amount.unit),
        offset=-_TOP + 8,
    )
    across = theme.Across(most, _GUTTER, room.width - _MARGIN, axis)
    years = (
        theme.view(groups, theme.TICKS)
        .mark_text(color=theme.INK, fontWeight=600)
        .encode(x=alt.value(0), y=theme.down(), text="group:N")
    )
    rules = (
        theme.view(groups)
        .mark_rule(color=theme.LINE)
        .encode(x=alt.value(0), x2=alt.value(room.width), y=theme.down("rule"))
    )
    layers = [
        rules,
        years,
        *hedged.dots(data, across, theme.ACCENT),
        *hedged.beside(data, across, "text"),
        *theme.texts(above),
    ]
    return theme.finish(layers, room, y)


def _side(row: Row, text: str, most: float, room: Room) -> str:
    """Where the text of a dot stands: to its right or left where it has room there, else on a line above."""
    span = room.width - _MARGIN - _GUTTER
    start, end = (_GUTTER + span * value / most for value in (row.low, row.high))
    width = measure.text_width(text)
    if end + hedged.reach(row) + 12 + width < room.width:
        return "right"
    return "left" if start - 14 - width > _GUTTER else "above"

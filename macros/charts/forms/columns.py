"""Columns by year: one figure a year, its number above the column. For counts; sums of money need more room."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from macros.charts import theme
from macros.charts.chart import Row
from macros.charts.theme import Room

_HEIGHT = 170
_ABOVE = 22
_BELOW = 24


def draw(rows: Sequence[Row], room: Room, options: Mapping[str, str]) -> dict[str, Any]:  # noqa: ARG001
    """Columns on one scale from zero, in the order of the rows, named by their groups. There are no options.

    An open column covers only a part of its year; a pale top is the range of an estimate.
    """
    pitch = room.width / len(rows)
    width = min(pitch * 0.68, 34)
    most = max(row.high for row in rows)
    floor = _ABOVE + _HEIGHT
    data: list[dict[str, object]] = [
        {
            **row.datum(),
            "x": pitch * (index + 0.5),
            "zero": 0,
            "year": f"’{row.group[-2:]}" if room.narrow else row.group,
            "top": floor - _HEIGHT * row.high / most - 10,
        }
        for index, row in enumerate(rows)
    ]
    x = alt.X("x:Q", scale=None, axis=None)
    up = alt.Y("zero:Q", scale=alt.Scale(domain=[0, most], range=[floor, _ABOVE], nice=False), axis=None)
    base = theme.view(data).encode(x=x, href="link:N")
    full, partial = base.transform_filter(~alt.datum.hollow), base.transform_filter(alt.datum.hollow)
    column: dict[str, Any] = {"orient": "vertical", "size": width}
    ground = (
        theme.view([{"y": floor}])
        .mark_rule(color=theme.QUIET)
        .encode(x=alt.value(0), x2=alt.value(room.width), y=theme.down())
    )
    years = (
        theme.view(data, theme.TICKS)
        .mark_text(align="center", color=theme.SOFT, fontSize=theme.SMALL)
        .encode(x=x, y=alt.value(floor + _BELOW - 9), text="year:N")
    )
    layers = [
        full.mark_bar(**column, color=theme.ACCENT).encode(y=up, y2="low:Q"),
        partial.mark_bar(**column, fill=theme.PAPER, stroke=theme.ACCENT).encode(y=up, y2="low:Q"),
        full.transform_filter(alt.datum.shape == "range")
        .mark_bar(**column, color=theme.ACCENT, opacity=0.4)
        .encode(y=alt.Y("low:Q"), y2="high:Q"),
        ground,
        years,
        base.mark_text(align="center", fontWeight=600).encode(y=theme.down("top"), text="short:N"),
    ]
    return theme.finish(layers, room, floor + _BELOW)

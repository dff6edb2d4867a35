"""Bars in groups: under each heading (a year, a date) one bar for each thing that is set beside the others.

The bars of the first row's name carry the accent, all others are quiet.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import altair as alt

from macros.charts import measure, theme
from macros.charts.chart import Row
from macros.charts.forms import hedged
from macros.charts.theme import Room

_BAR = 14
_ROW = 21
_HEAD = 24
_BETWEEN = 10


def draw(rows: Sequence[Row], room: Room, options: Mapping[str, str]) -> dict[str, Any]:  # noqa: ARG001
    """Groups of bars on one scale from zero, in the order of the rows. There are no options."""
    style = "short" if room.narrow else "long"
    labels = list(dict.fromkeys(row.label for row in rows))
    heads_beside = not room.narrow
    gutter = max(measure.text_width(row.group) for row in rows) * 1.06 + 18 if heads_beside else 0
    left = gutter + max(measure.text_width(label) for label in labels) + 10
    amount_room = max(measure.text_width(getattr(row, style)) + hedged.reach(row) for row in rows) + 24
    most = max(row.high for row in rows)
    data: list[dict[str, object]] = []
    groups: list[dict[str, object]] = []
    y = 4.0
    for group, members in groupby(rows, key=lambda row: row.group):
        groups.append({"group": group, "y": y + (_ROW if heads_beside else _HEAD) / 2, "rule": y - 4})
        y += 0 if heads_beside else _HEAD
        for row in members:
            stub = hedged.is_stub(row, most, room.width - amount_room - left)
            place = {"zero": 0, "y": y + _ROW / 2, "side": "right", "reach": hedged.reach(row), "stub": stub}
            data.append({**row.datum(), **place})
            y += _ROW
        y += _BETWEEN
    across = theme.Across(most, left, room.width - amount_room)
    heads = (
        theme.view(groups, theme.TICKS)
        .mark_text(color=theme.INK, fontWeight=600)
        .encode(x=alt.value(0), y=theme.down(), text="group:N")
    )
    rules = (
        theme.view(groups)
        .mark_rule(color=theme.LINE)
        .encode(x=alt.value(0), x2=alt.value(room.width), y=theme.down("rule"))
    )
    names = (
        theme.view(data)
        .mark_text(color=theme.SOFT)
        .encode(x=alt.value(gutter), y=theme.down(), text="label:N")
    )
    bars = [
        *hedged.bars([datum for datum in data if datum["label"] == labels[0]], across, _BAR, theme.ACCENT),
        *hedged.bars([datum for datum in data if datum["label"] != labels[0]], across, _BAR, theme.QUIET),
    ]
    amounts = hedged.beside(data, across, style, fontWeight=600)
    return theme.finish([rules, heads, names, *bars, *amounts], room, y - _BETWEEN + 4)

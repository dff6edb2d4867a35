"""Ranked bars: one figure a row, the largest first, its amount at the end of the bar.

The group of a row, where it has one, is printed with its name: the time that the amount covers.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from macros.charts import measure, theme
from macros.charts.chart import Row
from macros.charts.forms import hedged
from macros.charts.theme import Room

_BAR = 18


def draw(rows: Sequence[Row], room: Room, options: Mapping[str, str]) -> dict[str, Any]:
    """Bars on one scale from zero; on a phone the names stand above them.

    With the option `accent`, the name of a bar, that bar alone carries the accent.
    """
    ranked = sorted(rows, key=lambda row: row.high, reverse=True)
    dated = any(row.group for row in ranked)
    pitch = 48 if room.narrow else 44 if dated else 34
    middle = 33 if room.narrow else pitch / 2
    name_line = 12 if room.narrow else middle - 8 if dated else middle
    date_line = 12 if room.narrow else middle + 8
    words = [word for row in ranked for word in (row.label, row.group)]
    label_room = 0 if room.narrow else max(measure.text_width(word) for word in words) + 14
    amount_room = max(measure.text_width(row.long) + hedged.reach(row) for row in ranked) + 24
    data = [
        {
            **row.datum(),
            "zero": 0,
            "side": "right",
            "reach": hedged.reach(row),
            "stub": hedged.is_stub(row, ranked[0].high, room.width - amount_room - label_room),
            "group": row.group,
            "y": pitch * index + middle,
            "name_y": pitch * index + name_line,
            "date_y": pitch * index + date_line,
        }
        for index, row in enumerate(ranked)
    ]
    across = theme.Across(ranked[0].high, label_room, room.width - amount_room)
    names = (
        theme.view(data)
        .mark_text(color=theme.INK)
        .encode(x=alt.value(0), y=theme.down("name_y"), text="label:N")
    )
    dates = (
        theme.view(data, theme.TICKS)
        .mark_text(color=theme.SOFT, fontSize=theme.SMALL, align="right" if room.narrow else "left")
        .encode(x=alt.value(room.width if room.narrow else 0), y=theme.down("date_y"), text="group:N")
    )
    accent = options.get("accent")
    bars = [
        *hedged.bars(
            [datum for datum in data if accent in (None, datum["label"])], across, _BAR, theme.ACCENT
        ),
        *hedged.bars(
            [datum for datum in data if accent not in (None, datum["label"])], across, _BAR, theme.QUIET
        ),
    ]
    amounts = hedged.beside(data, across, "long", fontWeight=600)
    return theme.finish([*bars, names, dates, *amounts], room, pitch * len(ranked))

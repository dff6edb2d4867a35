"""Ranked bars: one figure a row, the largest first, its amount at the end of the bar."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from macros.charts import theme
from macros.charts.chart import Row
from macros.charts.forms import hedged
from macros.charts.theme import Room

_BAR = 18


def draw(rows: Sequence[Row], room: Room, options: Mapping[str, str]) -> dict[str, Any]:  # noqa: ARG001
    """Bars on one scale from zero; on a phone the names stand above them. There are no options."""
    ranked = sorted(rows, key=lambda row: row.high, reverse=True)
    pitch = 48 if room.narrow else 34
    label_room = 0 if room.narrow else max(theme.text_width(row.label) for row in ranked) + 10
    amount_room = max(theme.text_width(row.long) + hedged.reach(row) for row in ranked) + 16
    data = [
        {
            **row.datum(),
            "zero": 0,
            "side": "right",
            "y": pitch * index + (33 if room.narrow else pitch / 2),
            "label_y": pitch * index + (12 if room.narrow else pitch / 2),
        }
        for index, row in enumerate(ranked)
    ]
    scale = alt.Scale(domain=[0, ranked[0].high], range=[label_room, room.width - amount_room], nice=False)
    base = theme.view(data).encode(x=theme.across(scale), y=theme.down(), href="link:N")
    names = (
        theme.view(data)
        .mark_text(color=theme.INK)
        .encode(x=alt.value(0), y=theme.down("label_y"), text="label:N")
    )
    amounts = hedged.beside(base, rows, "long", fontWeight=600)
    return theme.finish([*hedged.bars(base, _BAR, theme.ACCENT), names, *amounts], room, pitch * len(ranked))

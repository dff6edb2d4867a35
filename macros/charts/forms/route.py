"""A route: the stations of a way one below the other, joined by a line, with what is known of each in numbers.

Nothing is drawn to scale, for what is counted differs from station to station.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import altair as alt

from macros.charts import measure, theme
from macros.charts.chart import Row
from macros.charts.theme import Room

_STATION = 26
_LINE = 21
_BETWEEN = 18
_AXIS = 8
_INDENT = 30


def draw(rows: Sequence[Row], room: Room, options: Mapping[str, str]) -> dict[str, Any]:  # noqa: ARG001
    """Stations in the order of the rows, named by their groups. There are no options."""
    stations: list[dict[str, object]] = []
    data: list[dict[str, object]] = []
    words: list[dict[str, object]] = []
    y = 0.0
    for group, members in groupby(rows, key=lambda row: row.group):
        stations.append({"group": group, "y": y + _STATION / 2})
        y += _STATION
        for row in members:
            first, *more = measure.text_lines(f"{row.long}{theme.THEN}{row.label}", room.width - _INDENT)
            data.append({**row.datum(), "y": y + _LINE / 2, "text": first})
            for line in more:
                y += _LINE - 3
                words.append(
                    {
                        "link": row.datum()["link"],
                        "x": _INDENT,
                        "y": y + _LINE / 2,
                        "text": line,
                        "ink": theme.SOFT,
                    }
                )
            y += _LINE
        y += _BETWEEN
    ends = {"top": stations[0]["y"], "bottom": stations[-1]["y"]}
    line = (
        theme.view([ends])
        .mark_rule(color=theme.QUIET, strokeWidth=2)
        .encode(x=alt.value(_AXIS), y=theme.down("top"), y2="bottom:Q")
    )
    station = theme.view(stations).encode(x=alt.value(_AXIS), y=theme.down())
    texts = (
        theme.view(data)
        .mark_text()
        .encode(x=alt.value(_INDENT), y=theme.down(), text="text:N", href="link:N")
    )
    layers = [
        line,
        station.mark_point(
            shape="circle", size=150, fill=theme.PAPER, stroke=theme.ACCENT, strokeWidth=2.5, opacity=1
        ),
        station.mark_text(dx=_INDENT - _AXIS, fontWeight=600, fontSize=measure.TEXT + 1).encode(
            text="group:N"
        ),
        texts,
        *theme.texts(words),
    ]
    return theme.finish(layers, room, y - _BETWEEN)

"""Events on a time line: a circle each, its area by the amount, in lanes from the firmest to the faintest.

The lanes are the groups of the rows, in the order of the rows. The first lane's circles are full, the
second's tinted, all further ones open, so that firmness shows without colour too.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import altair as alt

from macros.charts import measure, theme
from macros.charts.chart import Row
from macros.charts.forms.packing import Box, Circle, first_free, stacked
from macros.charts.theme import Room

_FULL, _TINT, _OPEN = 1.0, 0.3, 0.0
_TOP = 26
_HEAD = 32
_FOOT = 30
_LINE = 16


@dataclass(frozen=True, slots=True)
class _Lane:
    """A group of rows, the circle of each, and the band of the drawing that they fill."""

    name: str
    rows: Sequence[Row]
    circles: Sequence[Circle]
    top: float
    bottom: float

    @property
    def head(self) -> Box:
        """What the lane's name takes."""
        return Box(0, self.top, measure.text_width(self.name) + 10, self.top + 24)


def draw(rows: Sequence[Row], room: Room, options: Mapping[str, str]) -> dict[str, Any]:  # noqa: ARG001
    """Circles from left to right by day; the largest are labelled as far as there is room. There are no options."""
    largest = 30 if room.narrow else 48
    most = max(row.high for row in rows)
    years = _Years(rows, room)
    lanes = _lanes(rows, years, largest / most**0.5)
    height = lanes[-1].bottom
    data = [
        {**row.datum(), "x": circle.x, "y": circle.y, "fill": (_FULL, _TINT, _OPEN)[min(number, 2)]}
        for number, lane in enumerate(lanes)
        for row, circle in zip(lane.rows, lane.circles, strict=True)
    ]
    heads = [{"lane": lane.name, "rule": lane.top, "y": lane.top + 14} for lane in lanes]
    x = alt.X("x:Q", scale=None, axis=None)
    area = alt.Size("low:Q", scale=alt.Scale(domain=[0, most], range=[0, (2 * largest) ** 2]), legend=None)
    layers = [
        theme.view(heads)
        .mark_rule(color=theme.LINE)
        .encode(x=alt.value(0), x2=alt.value(room.width), y=theme.down("rule")),
        *years.layers(height),
        theme.view(heads)
        .mark_text(color=theme.INK, fontWeight=600)
        .encode(x=alt.value(0), y=theme.down(), text="lane:N"),
        theme.view(data)
        .mark_point(shape="circle", filled=False, fill=theme.ACCENT, stroke=theme.ACCENT, opacity=1)
        .encode(
            x=x, y=theme.down(), href="link:N", size=area, fillOpacity=alt.FillOpacity("fill:Q", scale=None)
        ),
        *theme.texts(_labels(lanes, room)),
    ]
    return theme.finish(layers, room, height)


def _lanes(rows: Sequence[Row], years: "_Years", scale: float) -> list[_Lane]:
    """The rows as lanes, one below the other; `scale` gives a circle's radius from the root of its amount."""
    lanes: list[_Lane] = []
    top = float(_TOP)
    for name, members in groupby(rows, key=lambda row: row.group):
        lane = list(members)
        places = [(years.at(row.day), scale * row.low**0.5) for row in lane]
        offsets = stacked(places, gap=1)
        above = max(radius - offset for (_, radius), offset in zip(places, offsets, strict=True))
        below = max(radius + offset for (_, radius), offset in zip(places, offsets, strict=True))
        line = top + _HEAD + above
        circles = [
            Circle(x, line + offset, radius) for (x, radius), offset in zip(places, offsets, strict=True)
        ]
        lanes.append(_Lane(name, lane, circles, top, line + below + _FOOT))
        top = lanes[-1].bottom
    return lanes


class _Years:
    """The time scale: from the first year of the rows to the last, in pixels across the room."""

    def __init__(self, rows: Sequence[Row], room: Room) -> None:
        days = [row.day for row in rows if row.day]
        self._first = datetime.date(min(days).year, 1, 1)
        self._last = datetime.date(max(days).year + 1, 1, 1)
        self._room = room

    def at(self, day: datetime.date | None) -> float:
        """How far from the left a day lies."""
        passed = (day or self._first) - self._first
        return self._room.width * (passed / (self._last - self._first))

    def layers(self, height: float) -> list[alt.Chart]:
        """A line at the beginning of each year, and the year above; on a phone the last two digits will do."""
        starts = [
            {
                "x": self.at(datetime.date(year, 1, 1)),
                "year": f"’{year % 100:02}" if self._room.narrow else str(year),
                "top": _TOP,
                "bottom": height,
            }
            for year in range(self._first.year, self._last.year)
        ]
        x = alt.X("x:Q", scale=None, axis=None)
        lines = theme.view(starts).mark_rule(color=theme.LINE).encode(x=x, y=theme.down("top"), y2="bottom:Q")
        names = (
            theme.view(starts, theme.TICKS)
            .mark_text(color=theme.SOFT, fontSize=theme.SMALL, dx=3)
            .encode(x=x, y=alt.value(_TOP - 12), text="year:N")
        )
        return [lines, names]


def _labels(lanes: Sequence[_Lane], room: Room) -> list[dict[str, object]]:
    """A text for each circle, from the largest on: inside it, or where its lane is free of circles and texts."""
    texts = [lane.head for lane in lanes]
    marks = [
        (lane, row, circle) for lane in lanes for row, circle in zip(lane.rows, lane.circles, strict=True)
    ]
    labels: list[dict[str, object]] = []
    for lane, row, circle in sorted(marks, key=lambda mark: -mark[2].radius)[: 8 if room.narrow else 18]:
        text = f"{row.short if room.narrow else row.long}{theme.THEN}{row.label}"
        frame = Box(0, lane.top + 4, room.width, lane.bottom - 1)
        if max(measure.text_width(row.short), measure.text_width(row.label)) < 1.75 * circle.radius:
            ink = theme.PAPER if lane is lanes[0] else theme.INK
            place: dict[str, object] = {
                "link": row.datum()["link"],
                "x": circle.x,
                "ink": ink,
                "align": "center",
            }
            lines = ((row.short, 600, -_LINE / 2), (row.label, 400, _LINE / 2))
            labels += [
                {**place, "text": line, "weight": weight, "y": circle.y + shift}
                for line, weight, shift in lines
            ]
            continue
        box = first_free(_places(circle, measure.text_width(text) + 6, room), texts, lane.circles, frame)
        if box:
            texts.append(box)
            labels.append(
                {"link": row.datum()["link"], "x": box.left, "y": (box.top + box.bottom) / 2, "text": text}
            )
    return labels


def _places(circle: Circle, width: float, room: Room) -> Iterator[Box]:
    """Where a text of that width may stand beside a circle, the best place first."""
    level = [(circle.x + circle.radius + 5, circle.y), (circle.x - circle.radius - 1 - width, circle.y)]
    over_or_under = [
        (
            min(max(circle.x + slide * width, 0), room.width - width),
            circle.y + sign * (circle.radius + distance),
        )
        for distance in (_LINE / 2 + 2, _LINE + 4, _LINE + 12)
        for sign in (-1, 1)
        for slide in (-0.5, -0.65, -0.35, -0.8, -0.2, -0.95, -0.05)
    ]
    for left, middle in (*level, *over_or_under):
        yield Box(left, middle - _LINE / 2, left + width, middle + _LINE / 2)

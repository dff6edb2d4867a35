"""The look of every chart: two widths, one set of colours, one way to set names and amounts.

Colours are the names of CSS variables, which `docs/assets/charts.css` fills for light, dark, print and forced
colours; what is drawn once therefore follows the reader's palette. Sizes are pixels of the drawing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from macros.charts.measure import TEXT

INK = "var(--chart-ink)"
SOFT = "var(--chart-soft)"
LINE = "var(--chart-line)"
ACCENT = "var(--chart-accent)"
QUIET = "var(--chart-quiet)"
PAPER = "var(--chart-paper)"

SMALL = 12

TICKS = "ticks"
"""The name of a layer whose texts are axis labels that Vega's own axes cannot print, such as years beside rows."""

THEN = "\u2003"
"""Stands in a text between an amount and the name after it: what comes before it is set in bold."""


Datum = Mapping[str, object]
"""What the drawing is told of one mark."""


@dataclass(frozen=True, slots=True)
class Room:
    """The space that a drawing has: its width in pixels, and whether it is the one for phones."""

    width: int
    narrow: bool


WIDE = Room(680, narrow=False)
NARROW = Room(340, narrow=True)


def tick_labels(unit: str) -> str:
    """The Vega expression for the labels of a scale in that unit: $500m and $1.5bn, 40%, 20."""
    if unit == "share":
        return "round(datum.value * 100) + '%'"
    if unit != "USD":
        return "datum.value"
    return (
        "datum.value == 0 ? '0'"
        " : datum.value < 1e9 ? '$' + datum.value / 1e6 + 'm' : '$' + datum.value / 1e9 + 'bn'"
    )


def view(data: Sequence[Datum], name: str = "") -> alt.Chart:
    """A view of data given inline, one mapping a mark; `name` is for layers such as `TICKS`."""
    values: Any = alt.InlineData(values=list(data))
    return alt.Chart(values, name=name) if name else alt.Chart(values)


@dataclass(frozen=True, slots=True)
class Across:
    """The horizontal scale of amounts, and the views of linked marks on it. Heights are the data's own `y`."""

    most: float
    left: float
    right: float
    axis: alt.Axis | None = None

    def at(self, data: Sequence[Datum], field: str = "low") -> alt.Chart:
        """Marks at an amount."""
        scale = alt.Scale(domain=[0, self.most], range=[self.left, self.right], nice=False)
        x = alt.X(f"{field}:Q", scale=scale, axis=self.axis)
        return view(data).encode(x=x, y=down(), href="link:N")

    def span(self, data: Sequence[Datum], start: str, end: str) -> alt.Chart:
        """Marks from an amount to another."""
        return self.at(data, start).encode(x2=f"{end}:Q")


def down(field: str = "y") -> alt.Y:
    """A height that the form has worked out, in pixels from the top."""
    return alt.Y(f"{field}:Q", scale=None, axis=None)


def texts(places: Sequence[Datum]) -> list[alt.Chart]:
    """Linked texts at places that the form has worked out, as layers.

    Each place has `link`, `text`, `x` and `y` in pixels, and may have `align`, `weight` and `ink`.
    """
    looks: dict[tuple[Any, Any, Any], list[Datum]] = {}
    for place in places:
        look = (place.get("align", "left"), place.get("weight", 400), place.get("ink", INK))
        looks.setdefault(look, []).append(place)
    return [
        view(same)
        .mark_text(align=align, fontWeight=weight, color=ink)
        .encode(x=alt.X("x:Q", scale=None, axis=None), y=down(), text="text:N", href="link:N")
        for (align, weight, ink), same in looks.items()
    ]


def finish(layers: Sequence[alt.Chart], room: Room, height: float) -> dict[str, Any]:
    """The layers as a Vega-Lite specification of exactly the room's width, without frame or margin."""
    chart: Any = alt.layer(*layers)
    spec: dict[str, Any] = (
        chart.properties(width=room.width, height=height, padding=0, autosize="none")
        .configure(background="transparent", font="sans-serif")
        .configure_view(stroke=None)
        .configure_axis(
            title=None,
            domain=False,
            ticks=False,
            gridColor=LINE,
            labelColor=SOFT,
            labelFontSize=SMALL,
            labelPadding=6,
        )
        .configure_text(fontSize=TEXT, fill=INK, baseline="middle", align="left")
        .to_dict(validate=False)
    )
    return spec

"""Marks that show their hedge, shared by the forms.

A bar or a dot alone would say "exactly this". What the source says instead is drawn: about, as a soft end; at
least or more than, as an arrow that leads on; up to or less than, as an arrow that leads back; a range, as a
band from its low to its high end.

A datum is a row's datum with the height `y` in pixels and whatever else the function names.
"""

from collections.abc import Callable, Sequence
from typing import Any

import altair as alt

from macros.charts import theme
from macros.charts.chart import Row
from macros.charts.theme import Across, Datum

_SOFT = 8
_GAP = 4
_REACH = 16
_HEAD = "M-0.6,-0.6L0.5,0L-0.6,0.6Z"

_Look = tuple[Callable[[Datum], bool], Callable[[list[Datum]], alt.Chart]]
"""Which data a layer shows, and the layer of those data."""


def reach(row: Row) -> int:
    """How many pixels the drawn hedge goes beyond the end of the mark, so that the amount stands clear of it."""
    return {"about": _SOFT, "floor": _REACH + _GAP}.get(row.shape, 0)


def is_stub(row: Row, most: float, span: float) -> bool:
    """True where a bar is shorter than a soft end, and fades out from its foot to twice its length.

    `span` is the length of a bar of the amount `most`, in pixels.
    """
    return row.low / most * span < _SOFT


def bars(data: Sequence[Datum], across: Across, thickness: int, colour: str) -> list[alt.Chart]:
    """Bars from zero, as layers. A datum says in `zero` where its bar begins and in `stub` if it is one."""
    flat: dict[str, Any] = {"orient": "horizontal", "size": thickness}
    soft: Any = {
        "gradient": "linear",
        "stops": [{"offset": 0, "color": colour}, {"offset": 1, "color": theme.PAPER}],
        "x1": 0,
        "x2": 1,
        "y1": 0,
        "y2": 0,
    }
    return _layers(
        data,
        (
            lambda datum: datum["shape"] in ("exact", "floor", "range"),
            lambda some: across.span(some, "zero", "low").mark_bar(**flat, color=colour),
        ),
        (
            lambda datum: datum["shape"] == "about" and not datum["stub"],
            lambda some: across.span(some, "zero", "low").mark_bar(**flat, color=colour, x2Offset=1 - _SOFT),
        ),
        (
            lambda datum: datum["shape"] == "about" and not datum["stub"],
            lambda some: across.span(some, "low", "low").mark_bar(
                **flat, color=soft, xOffset=-_SOFT, x2Offset=_SOFT
            ),
        ),
        (
            lambda datum: datum["shape"] == "about" and bool(datum["stub"]),
            lambda some: (
                across.span(some, "zero", "faded")
                .transform_calculate(faded=2 * alt.datum.low)
                .mark_bar(**flat, color=soft)
            ),
        ),
        (
            lambda datum: datum["shape"] == "ceiling",
            lambda some: across.span(some, "zero", "low").mark_bar(**flat, fill=theme.PAPER, stroke=colour),
        ),
        (
            lambda datum: datum["shape"] == "range",
            lambda some: across.span(some, "low", "high").mark_bar(**flat, color=colour, opacity=0.4),
        ),
        *_arrows(across, colour),
    )


def dots(data: Sequence[Datum], across: Across, colour: str) -> list[alt.Chart]:
    """Dots, as layers. Those whose `hollow` is true are open; a range is a band."""
    dot: dict[str, Any] = {"shape": "circle", "opacity": 1}
    return _layers(
        data,
        (
            lambda datum: datum["shape"] == "about",
            lambda some: across.at(some).mark_point(
                shape="circle", size=330, filled=True, color=colour, opacity=0.28
            ),
        ),
        *_arrows(across, colour),
        (
            lambda datum: datum["shape"] != "range" and not datum["hollow"],
            lambda some: across.at(some).mark_point(**dot, size=95, filled=True, color=colour),
        ),
        (
            lambda datum: datum["shape"] != "range" and bool(datum["hollow"]),
            lambda some: across.at(some).mark_point(
                **dot, size=80, fill=theme.PAPER, stroke=colour, strokeWidth=1.8
            ),
        ),
        (
            lambda datum: datum["shape"] == "range",
            lambda some: across.span(some, "low", "high").mark_rule(color=colour, strokeWidth=9),
        ),
    )


def beside(data: Sequence[Datum], across: Across, text: str, **style: Any) -> list[alt.Chart]:
    """The texts of a field beside their marks, clear of the drawn hedges.

    The field `side` of a datum says where: "right" or "left" of the mark; any other side is left to the form.
    `reach` is how far its hedge goes beyond the mark.
    """
    right = [datum for datum in data if datum["side"] == "right"]
    left = [datum for datum in data if datum["side"] == "left"]
    layers = [
        across.at([datum for datum in right if datum["reach"] == distance], "high")
        .mark_text(dx=9 + distance, **style)
        .encode(text=f"{text}:N")
        for distance in sorted({int(str(datum["reach"])) for datum in right})
    ]
    if left:
        layers.append(across.at(left).mark_text(dx=-12, align="right", **style).encode(text=f"{text}:N"))
    return layers


def _layers(data: Sequence[Datum], *looks: _Look) -> list[alt.Chart]:
    """A layer for each look that some of the data have."""
    chosen = ((look, [datum for datum in data if wanted(datum)]) for wanted, look in looks)
    return [look(some) for look, some in chosen if some]


def _arrows(across: Across, colour: str) -> list[_Look]:
    """The arrows of open ends: forward from a floor, back from a ceiling."""

    def is_open(shape: str) -> Callable[[Datum], bool]:
        return lambda datum: datum["shape"] == shape

    def shaft(sign: int) -> Callable[[list[Datum]], alt.Chart]:
        return lambda some: across.span(some, "low", "low").mark_rule(
            color=colour, strokeWidth=2, xOffset=sign * _GAP, x2Offset=sign * (_REACH - 2)
        )

    def head(sign: int) -> Callable[[list[Datum]], alt.Chart]:
        angle = 0 if sign > 0 else 180
        point: dict[str, Any] = {"shape": _HEAD, "size": 130, "filled": True, "opacity": 1, "angle": angle}
        return lambda some: across.at(some).mark_point(**point, color=colour, xOffset=sign * _REACH)

    return [
        (is_open(shape), mark(sign))
        for shape, sign in (("floor", 1), ("ceiling", -1))
        for mark in (shaft, head)
    ]

"""Marks that show their hedge, shared by the forms.

A bar or a dot alone would say "exactly this". What the source says instead is drawn: about, as a soft end; at
least or more than, as an arrow that leads on; up to or less than, as an arrow that leads back; a range, as a
band from its low to its high end.
"""

from collections.abc import Sequence
from typing import Any

import altair as alt

from macros.charts import theme
from macros.charts.chart import Row

_SOFT = 8
_GAP = 4
_REACH = 16
_HEAD = "M-0.6,-0.6L0.5,0L-0.6,0.6Z"


def reach(row: Row) -> int:
    """How many pixels the drawn hedge goes beyond the end of the mark, so that the amount stands clear of it."""
    return {"about": _SOFT, "floor": _REACH + _GAP}.get(row.shape, 0)


def is_stub(row: Row, most: float, span: float) -> bool:
    """True where a bar is shorter than a soft end, and fades out from its foot to twice its length.

    `span` is the length of a bar of the amount `most`, in pixels.
    """
    return row.low / most * span < _SOFT


def bars(base: alt.Chart, thickness: int, colour: str) -> list[alt.Chart]:
    """Bars from zero, as layers; `base` encodes y in pixels.

    Its data have the fields of a row, `zero` (the foot of the bar) and `stub` (see `is_stub`).
    """
    shape, stub = alt.datum.shape, alt.datum.stub
    bar: dict[str, Any] = {"orient": "horizontal", "size": thickness, "color": colour}
    firm = base.encode(x="zero:Q", x2="low:Q")
    at_end = base.encode(x="low:Q", x2="low:Q")
    soft: Any = {
        "gradient": "linear",
        "stops": [{"offset": 0, "color": colour}, {"offset": 1, "color": theme.PAPER}],
        "x1": 0,
        "x2": 1,
        "y1": 0,
        "y2": 0,
    }
    return [
        firm.transform_filter((shape == "exact") | (shape == "floor") | (shape == "range")).mark_bar(**bar),
        firm.transform_filter((shape == "about") & ~stub).mark_bar(**bar, x2Offset=1 - _SOFT),
        at_end.transform_filter((shape == "about") & ~stub).mark_bar(
            orient="horizontal", size=thickness, color=soft, xOffset=-_SOFT, x2Offset=_SOFT
        ),
        base.encode(x="zero:Q", x2="faded:Q")
        .transform_calculate(faded=2 * alt.datum.low)
        .transform_filter((shape == "about") & stub)
        .mark_bar(orient="horizontal", size=thickness, color=soft),
        firm.transform_filter(shape == "ceiling").mark_bar(
            orient="horizontal", size=thickness, fill=theme.PAPER, stroke=colour
        ),
        base.encode(x="low:Q", x2="high:Q").transform_filter(shape == "range").mark_bar(**bar, opacity=0.4),
        *_arrows(base, colour),
    ]


def dots(base: alt.Chart, colour: str) -> list[alt.Chart]:
    """Dots, as layers; `base` as for `bars`. Rows whose field `hollow` is true are open."""
    shape, hollow = alt.datum.shape, alt.datum.hollow
    point = base
    single = shape != "range"
    return [
        point.transform_filter(shape == "about").mark_point(
            shape="circle", size=330, filled=True, color=colour, opacity=0.28
        ),
        *_arrows(base, colour),
        point.transform_filter(single & ~hollow).mark_point(
            shape="circle", size=95, filled=True, color=colour, opacity=1
        ),
        point.transform_filter(single & hollow).mark_point(
            shape="circle", size=80, fill=theme.PAPER, stroke=colour, strokeWidth=1.8, opacity=1
        ),
        base.encode(x="low:Q", x2="high:Q")
        .transform_filter(shape == "range")
        .mark_rule(color=colour, strokeWidth=9),
    ]


def beside(base: alt.Chart, rows: Sequence[Row], text: str, **style: Any) -> list[alt.Chart]:
    """The texts of a field beside their marks, clear of the drawn hedges.

    The field `side` of a row says where: "right" or "left" of the mark. Any other side is left to the form.
    """
    layers = []
    for distance in sorted({reach(row) for row in rows}):
        shapes = sorted({row.shape for row in rows if reach(row) == distance})
        here = base.transform_filter(alt.FieldOneOfPredicate(field="shape", oneOf=shapes))
        after = here.transform_filter(alt.datum.side == "right").encode(x="high:Q", text=f"{text}:N")
        layers.append(after.mark_text(dx=9 + distance, **style))
    before = base.transform_filter(alt.datum.side == "left").encode(text=f"{text}:N")
    return [*layers, before.mark_text(dx=-12, align="right", **style)]


def _arrows(base: alt.Chart, colour: str) -> list[alt.Chart]:
    """The arrows of open ends: forward from a floor, back from a ceiling."""
    layers = []
    for shape, sign in (("floor", 1), ("ceiling", -1)):
        open_end = base.transform_filter(alt.datum.shape == shape)
        shaft = open_end.encode(x="low:Q", x2="low:Q").mark_rule(
            color=colour, strokeWidth=2, xOffset=sign * _GAP, x2Offset=sign * (_REACH - 2)
        )
        head = open_end.encode(x="low:Q").mark_point(
            shape=_HEAD,
            size=130,
            filled=True,
            color=colour,
            opacity=1,
            xOffset=sign * _REACH,
            angle=0 if sign > 0 else 180,
        )
        layers += [shaft, head]
    return layers

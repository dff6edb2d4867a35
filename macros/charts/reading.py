"""How to read a chart's marks, said below it: one sentence for each hedge that it shows."""

from collections.abc import Sequence

from macros.charts.chart import Row

_SENTENCES = {
    "about": "A soft end: the source says about or nearly.",
    "floor": "An arrow forward: the source says at least or more than.",
    "ceiling": "An arrow back: the source says up to or less than.",
    "range": "A band: the source gives a range.",
    "hollow": "An open dot: an earlier count by the same estimator.",
}


_DRAWN_BY = ("bars", "beside", "rivals")
"""The forms that draw hedges; the others only print them with the amount."""


def how_to_read(form: str, rows: Sequence[Row]) -> str:
    """The sentences for what these rows show in that form; empty where all are exact."""
    if form not in _DRAWN_BY:
        return ""
    shown = {row.shape for row in rows} | {"hollow" for row in rows if row.hollow}
    return " ".join(sentence for look, sentence in _SENTENCES.items() if look in shown)

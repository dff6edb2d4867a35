"""Charts whose every mark leads to the figure behind it: what the pages and the press use of them.

A chart is a module of `gallery/`. `chart_html` gives the HTML of one; `CHARTS` lists them all.
"""

from collections.abc import Mapping, Sequence

from macros.charts.chart import Chart, Row
from macros.charts.drawings import FOLDER, drawn
from macros.charts.errors import ChartError
from macros.charts.files import Stamp, chart_files
from macros.charts.gallery import CHARTS
from macros.charts.page import figure_html
from macros.charts.proof import false_rows
from macros.markup.addresses import Link
from macros.record.model import Record

__all__ = ["CHARTS", "FOLDER", "ChartError", "Stamp", "chart_html", "files_of"]


def chart_html(name: str, record: Record, link: Link) -> str:
    """The chart of that name as an HTML block; `link` gives the address of an entry from the page at hand.

    Raises ChartError, with the nearest name, for an unknown chart, for a chart whose figures are not in the
    record, and for one that would not say what the record says.
    """
    chart, rows = _sound(name, record)
    return figure_html(name, chart, rows, drawn(name, chart, rows), record, link)


def files_of(name: str, record: Record, link: Link, stamp: Stamp) -> Mapping[str, bytes]:
    """The files of that chart for people to take away, by their names: SVG, PNG, CSV and Vega-Lite.

    `link` gives the full address of an entry. Raises ChartError as `chart_html` does.
    """
    chart, rows = _sound(name, record)
    return chart_files(name, chart, rows, drawn(name, chart, rows), record, link, stamp)


def _sound(name: str, record: Record) -> tuple[Chart, Sequence[Row]]:
    """The chart of that name and its rows, which say what the record says."""
    if name not in CHARTS:
        raise ChartError.unknown("chart", name, CHARTS)
    chart = CHARTS[name]
    rows = chart.rows(record)
    if not rows:
        raise ChartError(f"the chart {name!r} has nothing to show: the record holds none of its figures")
    for fault in false_rows(rows, record):
        raise ChartError(f"the chart {name!r} does not say what the record says: {fault}")
    return chart, rows

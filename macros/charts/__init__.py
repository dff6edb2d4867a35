"""Charts whose every mark leads to the figure behind it: what the pages and the press use of them.

A chart is a module of `gallery/`. `chart_html` gives the HTML of one; `CHARTS` lists them all.
"""

from collections.abc import Mapping, Sequence

from macros.charts.chart import Chart, Row
from macros.charts.drawings import FOLDER, drawn
from macros.charts.errors import ChartError
from macros.charts.files import chart_files
from macros.charts.gallery import CHARTS
from macros.charts.page import Embedded, Spot, address, bare_html, figure_html, size_of, sources_of
from macros.charts.picture import Stamp, preview
from macros.charts.proof import false_rows
from macros.markup.addresses import Link
from macros.record.kept import kept
from macros.record.model import Record

__all__ = [
    "CHARTS",
    "FOLDER",
    "ChartError",
    "Embedded",
    "Stamp",
    "address",
    "chart_html",
    "charts_of",
    "embedded_html",
    "files_of",
    "preview_of",
    "preview_size",
    "sources_behind",
]


def chart_html(name: str, record: Record, page_url: str) -> str:
    """The chart of that name as an HTML block for the page at `page_url`, relative to the site's root.

    Raises ChartError, with the nearest name, for an unknown chart, for a chart whose figures are not in the
    record, and for one that would not say what the record says.
    """
    chart, rows = _sound(name, record)
    spot = Spot.on(record, page_url, name)
    return figure_html(name, chart, rows, drawn(name, chart, rows), record, spot)


@kept
def charts_of(record: Record) -> tuple[str, ...]:
    """The names of the charts whose figures a record holds: all of the gallery, for the record that it is made for."""
    return tuple(name for name in CHARTS if _is_filled(name, record))


@kept
def sources_behind(record: Record) -> Mapping[str, tuple[str, ...]]:
    """The ids of the sources that each chart rests on, by the address of its page, relative to the site's root."""
    return {address(name): sources_of(CHARTS[name].rows(record), record) for name in charts_of(record)}


def embedded_html(name: str, record: Record, link: Link) -> Embedded:
    """The chart as it stands alone in a frame. Raises ChartError as `chart_html` does."""
    chart, rows = _sound(name, record)
    return bare_html(name, chart, rows, drawn(name, chart, rows), record, link)


def files_of(name: str, record: Record, link: Link, stamp: Stamp) -> Mapping[str, bytes]:
    """The files of that chart for people to take away, by their names: SVG, PNG, CSV and Vega-Lite.

    `link` gives the full address of an entry. Raises ChartError as `chart_html` does.
    """
    chart, rows = _sound(name, record)
    return chart_files(name, chart, rows, drawn(name, chart, rows), record, link, stamp)


def preview_of(name: str, record: Record, link: Link) -> str:
    """That chart as a small SVG for pages of the site. Raises ChartError as `chart_html` does."""
    chart, rows = _sound(name, record)
    return preview(rows, drawn(name, chart, rows), link)


def preview_size(name: str, record: Record) -> tuple[int, int]:
    """The width and height of that small SVG, in pixels. Raises ChartError as `chart_html` does."""
    chart, rows = _sound(name, record)
    return size_of(drawn(name, chart, rows).narrow)


def _is_filled(name: str, record: Record) -> bool:
    try:
        return bool(CHARTS[name].rows(record))
    except ChartError:
        return False


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

"""A chart as it stands in a page: its words, both drawings, the numbers as a table, the sources, and its files."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from macros.charts import engine
from macros.charts.chart import HERE, Chart, Row, rests_on
from macros.charts.drawings import Drawings, title_id
from macros.charts.reading import how_to_read
from macros.markup import numbers
from macros.markup.addresses import Link, links_from
from macros.markup.numbers import inline
from macros.record import wording
from macros.record.model import Record

FILES = {"svg": "SVG", "png": "PNG", "csv": "CSV", "vl.json": "Vega-Lite"}
"""The files that people take away of a chart: how each name ends, and what it is called."""

_SIZE = re.compile(r' width="(\d+)" height="(\d+)"')
_NAME = re.compile(r'aria-label="([^"]*)">')
_MOST_SOURCES = 20


def address(name: str) -> str:
    """The permalink of a chart, relative to the site's root."""
    return f"charts/{name}/"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a chart is shown: how entries are linked from there, and the way to the chart's own page, "" on that."""

    link: Link
    home: str

    @classmethod
    def on(cls, record: Record, page_url: str, name: str) -> "Spot":
        """The spot of a chart on the page at `page_url`, relative to the site's root."""
        url = page_url.lstrip("/")
        if url == address(name):
            return cls(links_from(record, url), "")
        return cls(links_from(record, url), "../" * url.count("/") + address(name))

    @property
    def engine(self) -> str:
        """The way to the program that draws the chart anew in a reader's browser."""
        return f"{self.home}../../{engine.PATH}"


def figure_html(
    name: str, chart: Chart, rows: Sequence[Row], drawn: Drawings, record: Record, spot: Spot
) -> str:
    """The chart as one HTML block without blank lines, which Markdown passes on untouched.

    On the chart's own page its title is the heading, and the table of numbers stands open.
    """
    tag = "p" if spot.home else "h1"
    title = numbers.text(record, chart.title, spot.link)
    return "\n".join(
        [
            f'<figure class="ledger-chart" id="chart-{name}">',
            f'<{tag} class="ledger-chart-title" id="{title_id(name)}">{title}</{tag}>',
            f'<p class="ledger-chart-measure">{numbers.text(record, chart.measure, spot.link)}</p>',
            f'<div class="ledger-chart-wide">{linked(drawn.wide, rows, spot.link)}</div>',
            f'<div class="ledger-chart-narrow">{linked(drawn.narrow, rows, spot.link)}</div>',
            "<figcaption>",
            f'<p class="ledger-chart-caption">{caption(chart, rows, record, spot.link)}</p>',
            f'<p class="ledger-chart-sources">Sources: {_sources(rows, record)}</p>',
            *_table(rows, record, spot),
            f'<p class="ledger-chart-files" data-engine="{spot.engine}">{" ".join(_files(name, spot.home))}</p>',
            "</figcaption>",
            "</figure>",
        ]
    )


@dataclass(frozen=True, slots=True)
class Embedded:
    """A chart for a frame: its HTML, the height of its wide drawing in pixels, and its publishers' names."""

    html: str
    height: int
    publishers: tuple[str, ...]


def bare_html(
    name: str, chart: Chart, rows: Sequence[Row], drawn: Drawings, record: Record, link: Link
) -> Embedded:
    """The chart with its words and its sources, and without table and files."""
    sources = {
        record.sources[source_id].publisher: f'<a href="{escape(link(source_id))}">'
        f"{numbers.field(record.sources[source_id], 'publisher')}</a>"
        for source_id in sources_of(rows, record)
    }
    html = "\n".join(
        [
            f'<figure class="ledger-chart" id="chart-{name}">',
            f'<h1 class="ledger-chart-title" id="{title_id(name)}">{numbers.text(record, chart.title, link)}</h1>',
            f'<p class="ledger-chart-measure">{numbers.text(record, chart.measure, link)}</p>',
            f'<div class="ledger-chart-wide">{named(linked(drawn.wide, rows, link))}</div>',
            f'<div class="ledger-chart-narrow">{named(linked(drawn.narrow, rows, link))}</div>',
            "<figcaption>",
            f'<p class="ledger-chart-caption">{caption(chart, rows, record, link)}</p>',
            f'<p class="ledger-chart-sources">Sources: {"; ".join(sources.values())}.</p>',
            "</figcaption>",
            "</figure>",
        ]
    )
    return Embedded(html, size_of(drawn.wide)[1], tuple(sources))


def size_of(svg: str) -> tuple[int, int]:
    """The width and height of a drawing or picture, in pixels."""
    match = _SIZE.search(svg)
    assert match is not None  # every drawing has its size
    return int(match[1]), int(match[2])


def named(svg: str) -> str:
    """A drawing whose marks show their names to a pointer without the help of a script."""
    return _NAME.sub(r'aria-label="\1"><title>\1</title>', svg)


def sources_of(rows: Sequence[Row], record: Record) -> tuple[str, ...]:
    """The ids of the sources that the rows rest on, each once, in the order of the rows."""
    figures = [figure_id for row in rows for figure_id in rests_on(record, row.id)]
    return tuple(dict.fromkeys(record.figures[figure_id].source for figure_id in figures))


def linked(svg: str, rows: Sequence[Row], link: Link) -> str:
    """A drawing whose marks lead to the permalinks of their figures."""
    # Not a plain href: instant navigation rewrites every [href] of a page, and stops at one inside an SVG.
    for row in rows:
        svg = svg.replace(f'href="{HERE}{row.id}"', f'xlink:href="{escape(link(row.id))}"')
    return svg


def caption(chart: Chart, rows: Sequence[Row], record: Record, link: Link) -> str:
    """What a reader must know to read the chart rightly, its own words and those for the hedges it shows."""
    return f"{numbers.text(record, chart.caption, link)} {inline(how_to_read(chart.form, rows))}".strip()


def _sources(rows: Sequence[Row], record: Record) -> str:
    """The sources by name; where they would outgrow the chart, the table names them beside each number."""
    sources = sources_of(rows, record)
    if len(sources) > _MOST_SOURCES:
        return "named beside each number in the table of numbers."
    return "; ".join(numbers.cite(record, source_id) for source_id in sources) + "."


def _files(name: str, home: str) -> Iterator[str]:
    """The links to the chart's own page and to its files."""
    if home:
        yield f'<a href="{home}">Page of this chart</a>'
    for ending, called in FILES.items():
        yield f'<a href="{home}{name}.{ending}" download>{called}</a>'
    yield f'<a href="{home}#embed">Embed</a>'


def _table(rows: Sequence[Row], record: Record, spot: Spot) -> Iterator[str]:
    """The chart's numbers as a table, a line a row, on the chart's own page; elsewhere what opens and brings it.

    A page that is about more than the chart would pay for lines that few readers open. `docs/assets/charts.js` brings
    them from the chart's page; where it does not run, the link leads there.
    """
    if spot.home:
        yield "<details><summary>The numbers as a table</summary>"
        yield f'<p><a href="{spot.home}#numbers">On the page of this chart</a></p></details>'
        return
    yield '<details id="numbers" open>'
    yield "<summary>The numbers as a table</summary>"
    yield "<table>"
    yield "<thead><tr><th>What</th><th>Amount</th><th>Time</th><th>Counted by</th><th>Source</th></tr></thead>"
    yield "<tbody>"
    for row in rows:
        cells = (
            f"<td>{inline(row.label)}</td>",
            f'<td data-sort="{wording.digits(row.amount.high)}">{numbers.number(record, row.id, spot.link)}</td>',
            _time(row, record, spot.link),
            f"<td>{inline(row.by)}</td>",
            f"<td>{', '.join(numbers.cite(record, source_id) for source_id in sources_of([row], record))}</td>",
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody>"
    yield "</table>"
    yield "</details>"


def _time(row: Row, record: Record, link: Link) -> str:
    """What time the row covers; for a derived figure, that of its figures where it is the same for all of them."""
    figures = rests_on(record, row.id)
    times = {record.figures[figure_id].time for figure_id in figures}
    if len(times) > 1:
        return "<td></td>"
    last, _ = times.pop().sort_key
    return f'<td data-sort="{last}">{numbers.time(record, figures[0], link)}</td>'

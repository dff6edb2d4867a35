"""A chart as it stands in a page: its words, both drawings, the numbers as a table, and the sources."""

from collections.abc import Iterator, Sequence
from html import escape

from macros.charts.chart import HERE, Chart, Row, rests_on
from macros.charts.drawings import Drawings, title_id
from macros.charts.reading import how_to_read
from macros.markup import numbers
from macros.markup.addresses import Link
from macros.markup.numbers import inline
from macros.record.model import Record

_MOST_SOURCES = 20


def figure_html(
    name: str, chart: Chart, rows: Sequence[Row], drawn: Drawings, record: Record, link: Link
) -> str:
    """The chart as one HTML block without blank lines, which Markdown passes on untouched."""
    return "\n".join(
        [
            f'<figure class="ledger-chart" id="chart-{name}">',
            f'<p class="ledger-chart-title" id="{title_id(name)}">{numbers.text(record, chart.title, link)}</p>',
            f'<p class="ledger-chart-measure">{numbers.text(record, chart.measure, link)}</p>',
            f'<div class="ledger-chart-wide">{_linked(drawn.wide, rows, link)}</div>',
            f'<div class="ledger-chart-narrow">{_linked(drawn.narrow, rows, link)}</div>',
            "<figcaption>",
            f'<p class="ledger-chart-caption">{_caption(chart, rows, record, link)}</p>',
            f'<p class="ledger-chart-sources">Sources: {_sources(rows, record)}</p>',
            *_table(rows, record, link),
            "</figcaption>",
            "</figure>",
        ]
    )


def sources_of(rows: Sequence[Row], record: Record) -> tuple[str, ...]:
    """The ids of the sources that the rows rest on, each once, in the order of the rows."""
    figures = [figure_id for row in rows for figure_id in rests_on(record, row.id)]
    return tuple(dict.fromkeys(record.figures[figure_id].source for figure_id in figures))


def _linked(svg: str, rows: Sequence[Row], link: Link) -> str:
    # Not a plain href: instant navigation rewrites every [href] of a page, and stops at one inside an SVG.
    for row in rows:
        svg = svg.replace(f'href="{HERE}{row.id}"', f'xlink:href="{escape(link(row.id))}"')
    return svg


def _caption(chart: Chart, rows: Sequence[Row], record: Record, link: Link) -> str:
    return f"{numbers.text(record, chart.caption, link)} {inline(how_to_read(chart.form, rows))}".strip()


def _sources(rows: Sequence[Row], record: Record) -> str:
    """The sources by name; where they would outgrow the chart, the table names them beside each number."""
    sources = sources_of(rows, record)
    if len(sources) > _MOST_SOURCES:
        return "named beside each number in the table below."
    return "; ".join(numbers.cite(record, source_id) for source_id in sources) + "."


def _table(rows: Sequence[Row], record: Record, link: Link) -> Iterator[str]:
    """The chart's numbers as a table that opens on request, a line a row."""
    yield "<details>"
    yield "<summary>The numbers as a table</summary>"
    yield "<table>"
    yield "<thead><tr><th>What</th><th>Amount</th><th>Time</th><th>Counted by</th><th>Source</th></tr></thead>"
    yield "<tbody>"
    for row in rows:
        cells = (
            inline(row.label),
            numbers.number(record, row.id, link),
            _time(row, record, link),
            inline(row.by),
            ", ".join(numbers.cite(record, source_id) for source_id in sources_of([row], record)),
        )
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    yield "</tbody>"
    yield "</table>"
    yield "</details>"


def _time(row: Row, record: Record, link: Link) -> str:
    """What time the row covers; for a derived figure, that of its figures where it is the same for all of them."""
    figures = rests_on(record, row.id)
    same = len({record.figures[figure_id].time for figure_id in figures}) == 1
    return numbers.time(record, figures[0], link) if same else ""

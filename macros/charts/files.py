"""A chart as files that people take away: a stamped SVG and PNG, its rows as CSV, and its Vega-Lite specification."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from macros.charts import bitmap
from macros.charts.chart import LINK, Chart, Row
from macros.charts.drawings import FOLDER, Drawings
from macros.charts.page import sources_of
from macros.charts.picture import COLOURS, Stamp, painted, stamped
from macros.markup.addresses import Link
from macros.record import wording
from macros.record.model import Record

COLUMNS = (
    *("id", "label", "group", "printed", "low", "high", "hedge", "unit", "time", "originator"),
    *("source", "source_url", "permalink"),
)


def chart_files(
    name: str,
    chart: Chart,
    rows: Sequence[Row],
    drawn: Drawings,
    record: Record,
    link: Link,
    stamp: Stamp,
    folder: Path = FOLDER,
) -> Mapping[str, bytes]:
    """The files of a chart by their names: `NAME.svg`, `NAME.png`, `NAME.csv` and `NAME.vl.json`.

    `link` gives the full address of an entry's permalink. Bitmaps are kept in the folder by their content.
    """
    svg = stamped(chart, rows, drawn, record, link, stamp)
    return {
        f"{name}.svg": svg.encode(),
        f"{name}.png": bitmap.png_of(svg, folder),
        f"{name}.csv": csv_of(rows, record, link).encode(),
        f"{name}.vl.json": spec_of(chart, rows, drawn, record, link, stamp).encode(),
    }


def csv_of(rows: Sequence[Row], record: Record, link: Link) -> str:
    """The rows as CSV with a header line: one line a figure, amounts in plain digits."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        sources = [record.sources[source_id] for source_id in sources_of([row], record)]
        writer.writerow(
            [
                *(row.id, row.label, row.group, row.long),
                *(wording.digits(row.amount.low), wording.digits(row.amount.high)),
                *(row.amount.hedge, row.amount.unit),
                str(record.figures[row.id].time) if row.kind == "figure" else "",
                row.by,
                "; ".join(source.publisher for source in sources),
                " ".join(source.url for source in sources),
                link(row.id),
            ]
        )
    return out.getvalue()


def spec_of(
    chart: Chart, rows: Sequence[Row], drawn: Drawings, record: Record, link: Link, stamp: Stamp
) -> str:
    """The specification for whoever opens it elsewhere: in plain colours, its marks linked to the full addresses.

    Its `usermeta` says where it comes from and what its colours are called here.
    """
    text = painted(drawn.spec)
    for row in rows:
        text = text.replace(f'"{LINK}{row.kind}/{row.id}"', json.dumps(link(row.id)))
    spec = json.loads(text)
    spec["description"] = f"{wording.plain(record, chart.title)}: {wording.plain(record, chart.measure)}"
    spec["usermeta"] = {"site": stamp.site, "permalink": stamp.permalink, "colours": dict(COLOURS)}
    return json.dumps(spec, indent=1, ensure_ascii=False) + "\n"

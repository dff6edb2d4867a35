"""A chart as files that people take away: a stamped SVG and PNG, its rows as CSV, and its Vega-Lite specification.

The picture carries what it would lose away from its page: title, sources, date, licence and permalink.
"""

import csv
import hashlib
import io
import re
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from macros.charts.chart import HERE, Chart, Row
from macros.charts.drawings import FOLDER, Drawings
from macros.charts.page import sources_of
from macros.markup.addresses import Link
from macros.record import wording
from macros.record.model import Record

COLOURS: Mapping[str, str] = {
    "ink": "#211d18",
    "soft": "#5c554b",
    "line": "#ddd5c5",
    "accent": "#a02c1c",
    "quiet": "#948b7d",
    "paper": "#fcfaf5",
}
"""What the colours of a drawing are where there is no page to say so: those of the light palette."""

COLUMNS = (
    *("id", "label", "group", "printed", "low", "high", "hedge", "unit", "time", "originator"),
    *("source", "source_url", "permalink"),
)

_PNG = b"\x89PNG\r\n\x1a\n"
_LICENCE = "CC BY 4.0"
_MARGIN = 28
_WIDTH = 680
_VARIABLE = re.compile(r"var\(--chart-([a-z]+)\)")
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)" width="[\d.]+" height="[\d.]+"')
_FONTS = "Helvetica, Arial, 'Liberation Sans', 'Noto Sans', sans-serif"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is printed on a picture besides the chart: the site's name, the chart's permalink and a date."""

    site: str
    permalink: str
    date: str


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

    `link` gives the full address of an entry's permalink. Pictures are kept in the folder by their content.
    """
    svg = stamped(chart, rows, drawn, record, link, stamp)
    return {
        f"{name}.svg": svg.encode(),
        f"{name}.png": _png(svg, folder),
        f"{name}.csv": csv_of(rows, record, link).encode(),
        f"{name}.vl.json": _painted(drawn.spec).encode(),
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
                *(row.id, row.label, row.group, row.long, _digits(row.low), _digits(row.high)),
                *(row.amount.hedge, row.amount.unit),
                str(record.figures[row.id].time) if row.kind == "figure" else "",
                row.by,
                "; ".join(source.publisher for source in sources),
                " ".join(source.url for source in sources),
                link(row.id),
            ]
        )
    return out.getvalue()


def stamped(
    chart: Chart, rows: Sequence[Row], drawn: Drawings, record: Record, link: Link, stamp: Stamp
) -> str:
    """The chart as a picture that stands alone, in the colours of the light palette."""
    title = [(line, 24, 600, "ink") for line in _wrapped(wording.plain(record, chart.title), 24)]
    measure = [(line, 14, 400, "soft") for line in _wrapped(wording.plain(record, chart.measure), 14)]
    publishers = [record.sources[source_id].publisher for source_id in sources_of(rows, record)]
    sources = f"Sources: {'; '.join(dict.fromkeys(publishers))}."
    origin = f"{stamp.site}, {stamp.date}, {_LICENCE}"
    foot = [
        (line, 11, 400, "soft") for text in (sources, origin, stamp.permalink) for line in _wrapped(text, 11)
    ]
    above, y = _block([*title, *measure], _MARGIN)
    drawing, height = _placed(drawn.wide, rows, link, y + 14)
    below, bottom = _block(foot, y + 14 + height + 16)
    size = (_WIDTH + 2 * _MARGIN, round(bottom + _MARGIN - 8))
    style = (
        "text{paint-order:stroke;stroke:var(--chart-paper);stroke-width:3px}"
        "text[fill='var(--chart-paper)']{stroke:none}"
    )
    return _painted(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}" width="{size[0]}"'
        f' height="{size[1]}" font-family="{_FONTS}"><style>{style}</style>'
        f'<rect width="100%" height="100%" fill="var(--chart-paper)"/>{above}{drawing}{below}</svg>'
    )


def _block(lines: Sequence[tuple[str, int, int, str]], top: float) -> tuple[str, float]:
    """Lines of text (words, size, weight, colour) one below the other, and the height at which they end."""
    texts = []
    for words, size, weight, colour in lines:
        top += size * 1.35
        texts.append(
            f'<text x="{_MARGIN}" y="{top:.1f}" font-size="{size}" font-weight="{weight}"'
            f' fill="var(--chart-{colour})">{escape(words)}</text>'
        )
    return "".join(texts), top


def _placed(svg: str, rows: Sequence[Row], link: Link, top: float) -> tuple[str, float]:
    """A drawing of a page set into a picture at that height, its links made full addresses; and its own height."""
    match = _SIZE.search(svg)
    assert match is not None  # every drawing has its size
    width, height = match.groups()
    place = f'x="{_MARGIN}" y="{top:.1f}" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    svg = _SIZE.sub(place, svg, count=1)
    for row in rows:
        svg = svg.replace(f'"{HERE}{row.id}"', f'"{escape(link(row.id))}"')
    svg = svg.replace('class="amount"', 'font-weight="600"').replace(
        'class="name"', 'fill="var(--chart-soft)"'
    )
    return svg, float(height)


def _wrapped(text: str, size: int) -> Iterator[str]:
    # Imported late, for the theme needs Altair and pictures are made seldom.
    from macros.charts.theme import text_lines

    return text_lines(text, _WIDTH, size)


def _painted(text: str) -> str:
    """The text with colours in place of the variables that a page would fill."""
    return _VARIABLE.sub(lambda match: COLOURS[match[1]], text)


def _png(svg: str, folder: Path) -> bytes:
    kept = folder / f"{hashlib.sha256(svg.encode()).hexdigest()[:24]}.png"
    if not kept.exists():
        import vl_convert

        folder.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(f".{id(svg):x}.draft")
        draft.write_bytes(_packed(vl_convert.svg_to_png(svg, scale=2)))
        draft.replace(kept)
    return kept.read_bytes()


def _packed(png: bytes) -> bytes:
    """The same bitmap compressed as far as it goes: vl-convert writes it fast, and three times as large."""
    chunks: list[tuple[bytes, bytes]] = []
    position = len(_PNG)
    while position < len(png):
        length, kind = struct.unpack(">I4s", png[position : position + 8])
        chunks.append((kind, png[position + 8 : position + 8 + length]))
        position += length + 12
    pixels = zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))
    header, *others = [chunk for chunk in chunks if chunk[0] not in (b"IDAT", b"IEND")]
    packed = [header, *others, (b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b"")]
    return _PNG + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in packed
    )


def _digits(number: float) -> str:
    return f"{number:.10f}".rstrip("0").rstrip(".")

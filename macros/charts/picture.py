"""A chart as a picture that stands alone: it carries what it would lose away from its page.

That is its title and measure, its sources, the site's name, the day of the record, the licence and the permalink. Each
of its marks leads to the full address of its figure, and every number in it is marked as on a page, so that the
audit reads the picture too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape

from macros.charts.chart import HERE, Chart, Row
from macros.charts.drawings import Drawings
from macros.charts.measure import word_lines
from macros.charts.page import named, size_of, sources_of
from macros.markup import numbers
from macros.markup.addresses import Link
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

_DARK: Mapping[str, str] = {
    "ink": "#ebe5d9",
    "soft": "#aca394",
    "line": "#3d382f",
    "accent": "#ee8d73",
    "quiet": "#857c6d",
    "paper": "#191714",
}
"""The same of the dark palette."""

_LICENCE = "CC BY 4.0"
_MARGIN = 28
_WIDTH = 680
_VARIABLE = re.compile(r"var\(--chart-([a-z]+)\)")
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)" width="[\d.]+" height="[\d.]+"')
_PLAIN_TEXT = re.compile(r"<text(?![^>]* fill=)")
_FONTS = "Helvetica, Arial, 'Liberation Sans', 'Noto Sans', sans-serif"
_EDGE = (
    "text{paint-order:stroke;stroke:var(--chart-paper);stroke-width:3px;fill-opacity:1}"
    "text[fill='var(--chart-paper)']{stroke:none}"
)
"""A pale edge keeps a text legible where a grid line passes behind it, as on a page."""
_WORD = re.compile(r"(?:<(\w+)\b[^>]*>.*?</\1>|[^\s<])+")
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is printed on a picture besides the chart: the site's name, the chart's permalink, and the day as HTML."""

    site: str
    permalink: str
    day: str


def stamped(
    chart: Chart, rows: Sequence[Row], drawn: Drawings, record: Record, link: Link, stamp: Stamp
) -> str:
    """The picture as SVG, in the colours of the light palette; `link` gives the full address of an entry."""
    publishers = {
        record.sources[source_id].publisher: numbers.field(record.sources[source_id], "publisher", "tspan")
        for source_id in sources_of(rows, record)
    }
    origin = [escape(stamp.site), stamp.day, _LICENCE]
    above, y = _block(
        [
            *_lines(numbers.text(record, chart.title, link), 24, 600, "ink"),
            *_lines(numbers.text(record, chart.measure, link), 14, 400, "soft"),
        ],
        _MARGIN,
    )
    drawing, height = _placed(drawn.wide, rows, link, y + 14)
    below, bottom = _block(
        [
            *_lines(f"Sources: {'; '.join(publishers.values())}.", 11, 400, "soft"),
            *_lines(", ".join(part for part in origin if part), 11, 400, "soft"),
            *_lines(escape(stamp.permalink), 11, 400, "soft"),
        ],
        y + 14 + height + 16,
    )
    size = (_WIDTH + 2 * _MARGIN, round(bottom + _MARGIN - 8))
    return painted(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}" width="{size[0]}"'
        f' height="{size[1]}" font-family="{_FONTS}"><style>{_EDGE}</style>'
        f'<rect width="100%" height="100%" fill="var(--chart-paper)"/>{above}{drawing}{below}</svg>'
    )


def preview(rows: Sequence[Row], drawn: Drawings, link: Link) -> str:
    """The drawing for phones as an SVG for pages of the site to show small, in the palette of whichever shows it.

    It is no file to take away, and has neither title nor stamp.
    """
    width, height = size_of(drawn.narrow)
    drawing, _ = _placed(drawn.narrow, rows, link, 0)
    light, dark = (
        "".join(f"--chart-{name}:{colour};" for name, colour in colours.items())
        for colours in (COLOURS, _DARK)
    )
    style = f":root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}{_EDGE}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_MARGIN} 0 {width} {height}" width="{width}"'
        f' height="{height}" font-family="{_FONTS}"><style>{style}</style>{drawing}</svg>'
    )


def painted(text: str) -> str:
    """The text with colours in place of the variables that a page would fill."""
    return _VARIABLE.sub(lambda match: COLOURS[match[1]], text)


_Line = tuple[str, int, int, str]
"""A line of text: its markup, size, weight and colour."""


def _lines(html: str, size: int, weight: int, colour: str) -> Iterator[_Line]:
    """Text set into lines of the picture's width; what is marked in it, such as a number, stays in one piece."""
    words = [match[0].replace(' class="ledger-number"', "") for match in _WORD.finditer(html)]
    for line in word_lines(words, _WIDTH, size, seen=lambda word: unescape(_TAG.sub("", word))):
        yield line, size, weight, colour


def _block(lines: Sequence[_Line], top: float) -> tuple[str, float]:
    """Lines one below the other, and the height at which they end."""
    texts = []
    for words, size, weight, colour in lines:
        top += size * 1.35
        texts.append(
            f'<text x="{_MARGIN}" y="{top:.1f}" font-size="{size}" font-weight="{weight}"'
            f' fill="var(--chart-{colour})">{words}</text>'
        )
    return "".join(texts), top


def _placed(svg: str, rows: Sequence[Row], link: Link, top: float) -> tuple[str, float]:
    """A drawing of a page set into a picture at that height; and its own height."""
    match = _SIZE.search(svg)
    assert match is not None  # every drawing has its size
    width, height = match.groups()
    place = f'x="{_MARGIN}" y="{top:.1f}" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    svg = _SIZE.sub(place, svg, count=1)
    svg = re.sub(r' role="group" aria-labelledby="[^"]*"', "", svg, count=1)
    for row in rows:
        svg = svg.replace(f'"{HERE}{row.id}"', f'"{escape(link(row.id))}"')
    # What the style sheets of a page would do.
    svg = _PLAIN_TEXT.sub('<text fill="var(--chart-ink)"', svg)
    svg = svg.replace('class="amount"', 'font-weight="600"')
    svg = svg.replace('class="name"', 'fill="var(--chart-soft)"')
    return named(svg), float(height)

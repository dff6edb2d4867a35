"""One card: the picture of 1200 by 630 pixels that networks show beside a link, with a number and its source on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from macros.charts.bitmap import FONT
from macros.record import wording
from macros.record.derived import inputs_of
from macros.record.model import Derived, Entry, Figure, Incident, Quantity, Record

if TYPE_CHECKING:
    from PIL import ImageFont

WIDTH, HEIGHT = 1200, 630
"""The size that networks ask for."""

FONTS = Path(__file__).with_name("fonts")
"""The font of headings and large numbers once more, in the form that vl-convert reads."""

_PICTURE = re.compile(r'<svg[^>]* width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)"[^>]*>')
_FAMILY = "Newsreader 16pt"
_PAPER, _INK, _SOFT, _RULE, _MARK = "#fcfaf5", "#211d18", "#5c554b", "#ddd5c5", "#a02c1c"
_MARGIN = 80
_ROOM = WIDTH - 2 * _MARGIN


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card, all of it plain text; what is empty is left out."""

    title: str = ""
    number: str = ""
    says: str = ""
    source: str = ""


def leading(entry: Entry) -> str | None:
    """The id of the number that leads an entry's page: its own, or the one that it prefers; None where it has none."""
    match entry:
        case Figure() | Derived():
            return entry.id
        case Quantity():
            return entry.preferred
        case Incident():
            return entry.amount
    return None


def of_entry(record: Record, entry: Entry, number_id: str) -> Card:
    """The card of an entry's page, led by that number."""
    title = wording.plain(record, entry.name) if isinstance(entry, (Quantity, Incident)) else ""
    return _of_number(record, number_id, title)


def of_page(record: Record, title: str, description: str, number_id: str | None) -> Card:
    """The card of a page that people wrote: its title over the number that leads it, or over its description."""
    return _of_number(record, number_id, title) if number_id else Card(title, says=description)


def _of_number(record: Record, entry_id: str, title: str = "") -> Card:
    entry = record.figures.get(entry_id) or record.derived[entry_id]
    number = wording.capital(wording.printed(record, entry_id))
    says = wording.capital(wording.plain(record, entry.says))
    return Card(title, number, says, _source(record, entry))


def _source(record: Record, entry: Figure | Derived) -> str:
    if isinstance(entry, Figure):
        source = record.sources[entry.source]
        when = f", {wording.date(source.date)}" if source.date else ""
        return f"Source: {source.publisher}{when}"
    publishers = dict.fromkeys(
        record.sources[record.figures[figure_id].source].publisher for figure_id in inputs_of(record, entry)
    )
    return f"Our calculation, from: {'; '.join(publishers)}"


def drawn(card: Card, site_name: str) -> str:
    """The card as SVG, in the colours of the light palette."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" font-family="\'{_FAMILY}\'" font-weight="500">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_PAPER}"/>{_head(site_name)}'
        f"{''.join(_body(card))}{_foot(card)}</svg>"
    )


def framed(picture: str) -> str:
    """A card that shows a chart's picture, which carries its own title, sources and site, as large as fits."""
    match = _PICTURE.match(picture)
    assert match is not None  # macros.charts.picture writes it so
    width, height = float(match["width"]), float(match["height"])
    scale = min(WIDTH / width, HEIGHT / height)
    inner = (
        f'<svg x="{(WIDTH - width * scale) / 2:.1f}" y="{(HEIGHT - height * scale) / 2:.1f}"'
        f' width="{width * scale:.1f}" height="{height * scale:.1f}"'
        f' viewBox="0 0 {match["width"]} {match["height"]}" font-family="{FONT}">'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}"><rect width="{WIDTH}" height="{HEIGHT}" fill="{_PAPER}"/>'
        f"{inner}{picture[match.end() :]}</svg>"
    )


def _head(site_name: str) -> str:
    return (
        f'<rect width="{WIDTH}" height="14" fill="{_MARK}"/>'
        f"{_text(site_name, 84, 32, _INK)}{_line(112, _INK, 3)}{_line(118, _INK, 1)}"
    )


def _foot(card: Card) -> str:
    if not card.source:
        return ""
    line = next(_broken(card.source, 28, 1))
    return _line(542, _RULE, 2) + _text(line, 588, 28, _SOFT)


def _body(card: Card) -> Iterator[str]:
    """The title where there is one, and the number with what it counts, in the room between head and foot."""
    if not card.title:
        yield _number(card.number, 300, 150)
        yield from _block(card.says, 396, 42, _INK, 3)
        return
    size, lines = _fitting(card.title)
    yield from _block(card.title, 214, size, _INK, lines)
    below = 214 + size * 1.16 * (lines - 1)
    if card.number:
        yield _number(card.number, below + 126, 96)
    yield from _block(card.says, below + (196 if card.number else 90), 34, _SOFT, 3 if lines == 1 else 2)


def _fitting(title: str) -> tuple[int, int]:
    """The largest size at which a title fits, and in how many lines."""
    for size, most in ((76, 1), (64, 2), (54, 2)):
        if len(list(_lines(title, size))) <= most:
            return size, most
    return 54, 2


def _number(number: str, y: float, largest: int) -> str:
    """A number on its line, as large as fits, in the dress of the site: over dots, for it leads to its source."""
    size = min(largest, int(largest * _ROOM / _length(number, largest)))
    dots = (
        f'<path d="M{_MARGIN + 3} {y + 24:.0f}h{_length(number, size):.0f}" stroke="{_MARK}" stroke-width="5"'
        ' stroke-linecap="round" stroke-dasharray="0 14"/>'
    )
    return _text(number, y, size, _MARK) + dots


def _block(text: str, y: float, size: int, colour: str, most: int) -> Iterator[str]:
    for at, line in enumerate(_broken(text, size, most)):
        yield _text(line, y + at * size * 1.16, size, colour)


def _broken(text: str, size: int, most: int) -> Iterator[str]:
    """The text in lines, at most so many of them; where it is longer, the last one ends with dots."""
    lines = list(_lines(text, size))
    if len(lines) <= most:
        yield from lines
        return
    yield from lines[: most - 1]
    last = lines[most - 1]
    while _length(f"{last} …", size) > _ROOM:
        last = last.rpartition(" ")[0]
    yield f"{last.rstrip(' ,;:.')} …"


def _lines(text: str, size: int) -> Iterator[str]:
    """The text broken between words into lines that fit."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and _length(longer, size) > _ROOM:
            yield line
            line = word
        else:
            line = longer
    yield line


def _length(text: str, size: int) -> float:
    """How wide a text is, in pixels; a little more than that where letters are drawn closer together."""
    return _font(size).getlength(text)


@cache
def _font(size: int) -> "ImageFont.FreeTypeFont":
    from PIL import ImageFont

    # The plain engine is in every build of Pillow: the other one depends on a library of the machine.
    font = FONTS / "newsreader-display-500.ttf"
    return ImageFont.truetype(font, size, layout_engine=ImageFont.Layout.BASIC)


def _text(text: str, y: float, size: int, colour: str) -> str:
    return f'<text x="{_MARGIN}" y="{y:.0f}" font-size="{size}" fill="{colour}">{escape(text)}</text>'


def _line(y: int, colour: str, width: int) -> str:
    return f'<rect x="{_MARGIN}" y="{y}" width="{_ROOM}" height="{width}" fill="{colour}"/>'

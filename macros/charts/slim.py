"""A cleaned drawing made as light as it can be without another look: every page that shows it carries it twice.

What many marks share is said once, positions are rounded to a tenth of a pixel, and shapes are written in the fewest
letters. A text without a fill is in the colour of ink: `docs/assets/charts.css` says so, and so do stamped files.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from itertools import groupby, pairwise

INK = "var(--chart-ink)"
TEXT_SIZE = "13"
"""The size of a text that does not say its own, in pixels of the drawing."""

_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
_CIRCLE = re.compile(r"M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0")
_TRANSLATE = re.compile(r"translate\((-?[\d.]+),(-?[\d.]+)\)")
_PAINTS = ("fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "opacity")
_ROUNDED = (
    "d",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "r",
    "width",
    "height",
    "transform",
    "stroke-width",
    "viewBox",
)


def slim(root: ET.Element) -> str:
    """The SVG of a cleaned drawing, whose links stand directly in its root, in fewer bytes. The tree is used up."""
    root.set("font-size", TEXT_SIZE)
    for element in root.iter():
        _round(element)
        _default(element)
        _place(element)
    _join_lines(root)
    _share_paints(root)
    return ET.tostring(root, encoding="unicode").replace(" />", "/>")


def _round(element: ET.Element) -> None:
    for name in _ROUNDED:
        if name in element.attrib:
            element.set(name, _NUMBER.sub(lambda number: _tenths(float(number[0])), element.attrib[name]))


def _default(element: ET.Element) -> None:
    """Leave out what a text is without being told."""
    if element.tag == "text":
        coloured = any(part.get("class") for part in element)
        if coloured or element.get("fill") == INK:
            element.attrib.pop("fill", None)
        if element.get("font-size") == TEXT_SIZE:
            del element.attrib["font-size"]


def _place(element: ET.Element) -> None:
    """Say where a text, line or circle stands by its own attributes in place of a transform."""
    moved = _TRANSLATE.fullmatch(element.get("transform", "translate(0,0)"))
    if moved is None:
        return
    x, y = float(moved[1]), float(moved[2])
    circle = _CIRCLE.fullmatch(element.get("d", ""))
    if element.tag == "text" and "x" not in element.attrib and "y" not in element.attrib:
        places = {"x": _tenths(x), "y": _tenths(y)}
    elif element.tag == "line":
        right, down = float(element.attrib.pop("x2", "0")), float(element.attrib.pop("y2", "0"))
        places = {"d": f"M{_tenths(x)},{_tenths(y)}{_stroke(right, down)}"}
        element.tag = "path"
    elif circle is not None:
        del element.attrib["d"]
        places = {"cx": _tenths(x), "cy": _tenths(y), "r": circle[1]}
        element.tag = "circle"
    else:
        return
    element.attrib.pop("transform", None)
    own = dict(element.attrib)
    element.attrib.clear()
    element.attrib.update({name: place for name, place in places.items() if place != "0"} | own)


def _stroke(right: float, down: float) -> str:
    if not down:
        return f"h{_tenths(right)}"
    return f"l{_tenths(right)},{_tenths(down)}" if right else f"v{_tenths(down)}"


def _join_lines(root: ET.Element) -> None:
    """Make one path of paths that follow each other and look the same: the lines of a grid, the shaft of an arrow."""
    for parent in root.iter():
        for before, after in list(pairwise(parent))[::-1]:
            if before.tag == after.tag == "path" and _but_shape(before) == _but_shape(after):
                before.set("d", before.get("d", "") + after.get("d", ""))
                parent.remove(after)


def _but_shape(path: ET.Element) -> dict[str, str]:
    return {name: value for name, value in path.items() if name != "d"}


def _share_paints(root: ET.Element) -> None:
    """Say the paints of links that follow each other once for all of them, where they are the same."""
    children = list(root)
    for child in children:
        root.remove(child)
    for look, run in groupby(children, key=_look):
        links = list(run)
        if not look or len(links) < 2:
            root.extend(links)
            continue
        for shape in _shapes(links):
            for name, _ in look:
                del shape.attrib[name]
        group = ET.SubElement(root, "g", dict(look))
        group.extend(links)


def _look(element: ET.Element) -> tuple[tuple[str, str], ...]:
    """The paints of a link's shapes; nothing where they differ from shape to shape, and for what is no link."""
    looks = {
        tuple((name, shape.attrib[name]) for name in _PAINTS if name in shape.attrib)
        for shape in _shapes([element])
    }
    return looks.pop() if element.tag == "a" and len(looks) == 1 else ()


def _shapes(links: Iterable[ET.Element]) -> list[ET.Element]:
    return [part for link in links for part in link.iter() if part.tag in ("path", "circle")]


def _tenths(number: float) -> str:
    return f"{round(number, 1) + 0:.1f}".removesuffix(".0")

"""From a Vega-Lite specification to the SVG that stands in a page: drawn by vl-convert, then cleaned.

Vega writes for a program that may change the drawing later; a page needs less. The cleaned SVG holds, for
each figure, one link with all marks of that figure and its amount in it, and beside the links only names,
grid lines and axis labels. Colours are CSS variables, fonts the page's own, ids begin with the drawing's name.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from typing import Any

import vl_convert

from macros.charts.chart import HERE, LINK
from macros.charts.theme import THEN, TICKS

_VEGA_LITE = "6.1"
_HREF = "{http://www.w3.org/1999/xlink}href"
_KEPT = (
    *("d", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "transform"),
    *(
        "fill",
        "fill-opacity",
        "stroke",
        "stroke-opacity",
        "stroke-width",
        "stroke-dasharray",
        "stroke-linecap",
    ),
    *("opacity", "text-anchor", "font-size", "font-weight", "font-style"),
)
_IDLE = {
    ("transform", "translate(0,0)"),
    ("opacity", "1"),
    ("fill-opacity", "1"),
    ("stroke-width", "1"),
    ("text-anchor", "start"),
    ("fill", "none"),
    ("fill", "transparent"),
}
_GRADIENT = re.compile(r"url\(#(\w+)\)")


def svg_of(spec: dict[str, Any], name: str, title_id: str, spoken: Mapping[str, str]) -> ET.Element:
    """The drawing of a Vega-Lite specification as inline SVG.

    `name` is unique in a page and begins every id, `title_id` names the element that titles the drawing,
    `spoken` gives each figure's accessible name by its id, in the order in which the keyboard walks them. Links
    begin with `HERE`: the page that shows the chart knows the way to the permalinks, and the drawing does not.
    """
    return clean(vl_convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE), name, title_id, spoken)


def clean(svg: str, name: str, title_id: str, spoken: Mapping[str, str]) -> ET.Element:
    """Vega's SVG without what a page does not need, its marks gathered by figure; see `svg_of`."""
    drawn = ET.fromstring(svg)  # noqa: S314 -- vl-convert's own output
    width, height = (str(round(float(drawn.get(side, "0")))) for side in ("width", "height"))
    frame = {"viewBox": f"0 0 {width} {height}", "width": width, "height": height, "fill": "none"}
    root = ET.Element("svg", {**frame, "role": "group", "aria-labelledby": title_id})
    fades = _Fades(name, drawn.find("{*}defs"))
    for child in drawn:
        root.extend(_tidy(child, fades))
    root.extend(fades.used())
    _gather(root, spoken)
    return root


class _Fades:
    """The gradients of a drawing: Vega writes one a mark, a page needs one of each look, named after the chart."""

    def __init__(self, name: str, defs: ET.Element | None) -> None:
        self._kept: dict[str, ET.Element] = {}
        self._names: dict[str, str] = {}
        for gradient in defs if defs is not None else ():
            copy = ET.Element(_tag(gradient), {key: value for key, value in gradient.items() if key != "id"})
            copy.extend(ET.Element("stop", dict(stop.items())) for stop in gradient)
            look = ET.tostring(copy, encoding="unicode")
            if look not in self._kept:
                copy.set("id", f"{name}-fade-{len(self._kept)}")
                self._kept[look] = copy
            self._names[gradient.get("id", "")] = self._kept[look].get("id", "")

    def renamed(self, value: str) -> str:
        """An attribute's value with the page's name of a gradient in place of Vega's."""
        return _GRADIENT.sub(lambda match: f"url(#{self._names[match[1]]})", value)

    def used(self) -> Iterator[ET.Element]:
        """The element that defines the gradients, where there are any."""
        if self._kept:
            defs = ET.Element("defs")
            defs.extend(self._kept.values())
            yield defs


def _tidy(element: ET.Element, fades: _Fades) -> Iterator[ET.Element]:
    """The element without idle attributes; its children where it groups nothing; nothing where it is unseen."""
    tag, classes = _tag(element), (element.get("class") or "").split()
    if _is_unseen(element):
        return
    attributes = dict(_attributes(element, fades))
    children = [tidied for child in element for tidied in _tidy(child, fades)]
    if tag == "g":
        if "role-axis" in classes or f"{TICKS}_marks" in classes:
            labelled = any(part.tag == "text" for child in children for part in child.iter())
            attributes = {"class": "axis-ticks" if labelled else "axis-grid", "aria-hidden": "true"}
        if not children or not attributes:
            yield from children
            return
    if tag == "a":
        attributes = {"href": element.get(_HREF, "")}
    tidied = ET.Element(tag, attributes)
    amount, then, name = (element.text or "").partition(THEN)
    if then:
        for text, look in ((amount, "amount"), (f" {name}", "name")):
            ET.SubElement(tidied, "tspan", {"class": look}).text = text
    else:
        tidied.text = element.text
    tidied.extend(children)
    yield tidied


def _is_unseen(element: ET.Element) -> bool:
    tag = _tag(element)
    if tag == "defs" or element.get("display") == "none" or element.get("opacity") == "0":
        return True
    if tag == "text" and not element.text and not len(element):
        return True
    painted = any(element.get(paint, "none") not in ("none", "transparent") for paint in ("fill", "stroke"))
    return tag in ("path", "rect", "line") and not painted


def _attributes(element: ET.Element, fades: _Fades) -> Iterator[tuple[str, str]]:
    for key in _KEPT:
        value = element.get(key)
        if value is not None and (key, value) not in _IDLE:
            value = fades.renamed(value)
            yield key, value.removesuffix("px") if key == "font-size" else value


def _gather(root: ET.Element, spoken: Mapping[str, str]) -> None:
    """Bring all marks of a figure into one link with its accessible name, the links in the order of `spoken`."""
    links: dict[str, ET.Element] = {}
    for part in [child for child in root if child.tag == "a"]:
        root.remove(part)
        kind, _, figure_id = part.get("href", "").removeprefix(LINK).partition("/")
        if figure_id not in links:
            name = {"href": f"{HERE}{figure_id}", "aria-label": spoken[figure_id]}
            links[figure_id] = ET.Element("a", {f"data-{kind}": figure_id, **name})
        links[figure_id].extend(part)
    for link in links.values():
        if link.find(".//text") is None:
            # SVG's links have no role by themselves as long as nothing can be read in them.
            label = link.attrib.pop("aria-label")
            link.attrib |= {"role": "link", "aria-label": label}
    root.extend(links[figure_id] for figure_id in spoken if figure_id in links)


def _tag(element: ET.Element) -> str:
    return element.tag.rsplit("}", 1)[-1]

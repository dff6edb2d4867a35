"""A built page as its reader sees and hears it: all its text in one piece, and the elements that claim a trace."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple

from lxml import etree

from macros.trace.chrome import plain
from macros.trace.embedded import texts_in
from macros.trace.source_text import HOLE, INLINE, MARKS, READ_ATTRIBUTES

Element = Any
"""An element of lxml's tree."""

APART = "\n\n"
"""Between two texts that do not run on: `numerals.find` reads no number across it."""

_PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
_ALL_TEXT = etree.XPath("string()", smart_strings=False)
_RUNS_ON = INLINE | {"br"}
_UNREAD = ("script", "style", "template")
_MARKED = {f"data-{mark}": mark for mark in MARKS}
_READ_META = re.compile(
    r"description|keywords|author|(?:og|twitter):(?:title|description|site_name|image:alt|(?:data|label)\d)"
)
_READ_ON = {
    "start": ("ol",),
    "value": ("li", "input", "button", "meter", "progress", "option"),
    "content": ("meta",),
    "srcdoc": ("iframe",),
}
"""Attributes that are read on some elements only."""
_LOOKED_AT = frozenset((*_MARKED, *READ_ATTRIBUTES, *_READ_ON))


class Claim(NamedTuple):
    """An element that says what backs its text: the kind (`figure`, `date` …) and the id or query it names.

    `is_drawn` holds for a mark in a drawing, whose accessible name is checked with the mark itself.
    """

    element: Element
    kind: str
    names: str
    is_drawn: bool = False

    @property
    def said(self) -> str:
        """What the element tells, every run of blanks in it as one space."""
        element = self.element
        if len(element):
            return plain("".join(element.itertext()))
        return plain((element.get("content") if element.tag == "meta" else element.text) or "")


_Piece = tuple[str, Element, str]
"""A piece of a page's text, and where it stands: in an element (""), in an attribute of it (its name), or `_BEHIND`."""
_BEHIND = "behind"


@dataclass(slots=True)
class BuiltPage:
    """One built page.

    `url` is its address below the site's root. `text` holds all that is read, a hole for each claim; after the
    body come the attributes that are read. `origin` leads from an offset back to the element.
    """

    path: str
    url: str
    text: str = ""
    claims: list[Claim] = field(default_factory=list)
    headings: dict[str, str] = field(default_factory=dict)
    footnotes: list[str] = field(default_factory=list)
    title: str = ""
    edit_link: str = ""
    site_name: str = ""
    address: str = ""
    """Where the page will stand on the web, as its head says; empty where it does not."""
    _tree: Element = None
    _pieces: list[_Piece] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)

    @property
    def to_root(self) -> str:
        """The way from the page to the site's root."""
        return "../" * self.url.count("/")

    @property
    def article(self) -> str:
        """All text of the article without any blanks, with which the search index and the feeds are compared."""
        if self._tree is None:
            return ""
        return squeezed("".join(str(_ALL_TEXT(article)) for article in self._tree.iter("article")))

    def origin(self, offset: int) -> tuple[Element, str]:
        """The element whose text stands at an offset, and the name of the attribute if it stands in one."""
        _, element, where = self._pieces[self._piece_at(offset)]
        return (element.getparent(), "") if where == _BEHIND else (element, where)

    def line(self, offset: int) -> int:
        """The line of the HTML file at which the text at an offset stands, as nearly as the parser tells."""
        at = self._piece_at(offset)
        text, element, where = self._pieces[at]
        if where and where != _BEHIND:
            return line_of(element)
        inside = sum(part.count("\n") for part in element.itertext()) if where else 0
        begins = self._ends[at] - len(text)
        return line_of(element) + inside + text.count("\n", 0, offset - begins)

    def _piece_at(self, offset: int) -> int:
        # Worked out late: few pages have a number that no claim holds, and only of those anyone asks.
        if not self._ends:
            self._ends += accumulate(len(text) for text, _, _ in self._pieces)
        return bisect_right(self._ends, offset)


def read(path: str, content: bytes) -> BuiltPage:
    """Read one HTML file; `path` is its place below the site's root."""
    page = BuiltPage(path, path.removesuffix("index.html"))
    try:
        # Browsers pass over a NUL character; parsers stop at it, or put another in its place.
        page._tree = etree.fromstring(content.replace(b"\0", b""), parser=_PARSER)
    except etree.XMLSyntaxError:
        return page  # nothing in it that a browser would show
    if page._tree is not None:
        _Reader(page).read(page._tree)
    return page


def line_of(element: Element) -> int:
    """The line of the HTML file at which an element starts; 0 where that is not known."""
    return int(element.sourceline or 0)


def squeezed(text: str) -> str:
    """The text without any blanks."""
    return "".join(text.split())


class _Reader:
    """Walks the tree of a page once and fills the page."""

    def __init__(self, page: BuiltPage) -> None:
        self._page = page
        self._attributes: list[_Piece] = []

    def read(self, tree: Element) -> None:
        """Read it all; to be called once."""
        # An audit is in this loop more than anywhere: it calls no function for what most elements are.
        pieces = self._page._pieces
        is_apart = True
        drawings = 0
        walk = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            begins = event == "start"
            if tag not in _RUNS_ON:
                if not is_apart:
                    pieces.append((APART, element, ""))
                    is_apart = True
                if tag == "svg":
                    drawings += 1 if begins else -1
                elif begins and tag in _UNREAD:
                    self._unread(element)
                    walk.skip_subtree()
                    continue
            if not begins:
                text, where = element.tail, _BEHIND
            else:
                text, where = element.text, ""
                if tag == "br" and not is_apart:
                    pieces.append(("\n", element, ""))
                if not _LOOKED_AT.isdisjoint(element.keys()) and self._is_claim(
                    element, drawings > (tag == "svg")
                ):
                    text = HOLE
                    walk.skip_subtree()
                elif note := _NOTES.get(tag):
                    note(self._page, element)
            if text and not (is_apart and text.isspace()):
                pieces.append((text, element, where))
                is_apart = False
        for piece in self._attributes:
            pieces += (APART, piece[1], ""), piece
        self._page.text = "".join([text for text, _, _ in pieces])

    def _unread(self, element: Element) -> None:
        if element.tag == "script" and "data-citation" in element.attrib:
            self._page.claims.append(Claim(element, "citation", element.get("data-citation")))
        else:
            for name, text in texts_in(element):
                self._keep(text, element, name)

    def _is_claim(self, element: Element, is_drawn: bool) -> bool:
        """Keep what the attributes of an element claim, and what someone sees or hears of them."""
        is_claim = False
        heard = []
        for name, value in element.items():
            if kind := _MARKED.get(name):
                self._page.claims.append(Claim(element, kind, value, is_drawn))
                is_claim = True
            elif name in _LOOKED_AT and _is_read(element, name):
                heard.append((name, value))
        if not (is_claim and is_drawn):
            for name, value in heard:
                self._keep(value, element, name)
            for within in element.iterdescendants() if is_claim and len(element) else ():
                for name, value in within.items():
                    if name not in _MARKED and name in _LOOKED_AT and _is_read(within, name):
                        self._keep(value, within, name)
        return is_claim

    def _keep(self, text: str, element: Element, attribute: str) -> None:
        if text and not text.isspace():
            self._attributes.append((text, element, attribute))


def _heading(page: BuiltPage, element: Element) -> None:
    """Keep what tables of contents repeat, and the title."""
    if name := element.get("id"):
        page.headings[name] = plain("".join(_without_link(element)))
    if element.tag == "h1" and not page.title:
        page.title = plain("".join(_without_link(element)))


def _footnotes(page: BuiltPage, element: Element) -> None:
    if element.get("class") == "footnote":
        page.footnotes += [item.get("id") or "" for item in element.findall("ol/li")]


def _edit_link(page: BuiltPage, element: Element) -> None:
    if element.get("rel") == "edit":
        page.edit_link = element.get("href") or ""


def _address(page: BuiltPage, element: Element) -> None:
    if element.get("rel") == "canonical":
        page.address = element.get("href") or ""


def _meta(page: BuiltPage, element: Element) -> None:
    name = element.get("name") or ""
    if element.get("property") == "og:site_name":
        page.site_name = element.get("content") or ""
    elif name.startswith("citation_"):
        page.claims.append(Claim(element, "citation", name))


_NOTES: Mapping[str, Callable[[BuiltPage, Element], None]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    "div": _footnotes,
    "a": _edit_link,
    "link": _address,
    "meta": _meta,
}
"""What is kept of an element that other texts are compared with, or that tells of the page as a whole."""


def _without_link(heading: Element) -> Iterator[str]:
    for part in heading.iter():
        link = part.get("class") == "headerlink"
        if part.text and not link:
            yield part.text
        if part.tail and part is not heading:
            yield part.tail


def _is_read(element: Element, attribute: str) -> bool:
    """True where someone sees or hears an attribute; some are read on some elements only."""
    if attribute in READ_ATTRIBUTES:
        return True
    if element.tag not in _READ_ON.get(attribute, ()):
        return False
    named = element.get("name") or element.get("property") or ""
    return element.tag != "meta" or _READ_META.fullmatch(named) is not None

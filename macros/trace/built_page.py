"""A built page as its reader sees and hears it: all its text in one piece, and the elements that claim a trace."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from lxml import etree

from macros.numerals import find
from macros.trace.chrome import plain
from macros.trace.source_text import HOLE, INLINE, MARKS, READ_ATTRIBUTES

Element = Any
"""An element of lxml's tree."""

APART = "\n\n"
"""Between two texts that do not run on: `numerals.find` reads no number across it."""

_PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
_UNREAD = ("script", "style", "template")
_MARKED = tuple(f"data-{mark}" for mark in MARKS)
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
_NOTED = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "div", "a", "link", "meta"])
_DATA_OF_PAGE = "application/ld+json"
_UNREAD_KEYS = ("@context", "@id", "@type", "url", "contentUrl", "license", "encodingFormat")
_CSS_TEXT = re.compile(r"""content\s*:\s*(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)')""", re.DOTALL)
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")


@dataclass(frozen=True, slots=True)
class Claim:
    """An element that says what backs its text: the kind (`figure`, `date` …) and the id or query it names."""

    element: Element
    kind: str
    names: str

    @property
    def said(self) -> str:
        """What the element tells, every run of blanks in it as one space."""
        if self.element.tag == "meta":
            return plain(self.element.get("content") or "")
        return plain("".join(self.element.itertext()))


_Piece = tuple[Element, str, Element]
"""A piece of a page's text: the element that it is in, the attribute or "", and the element right before it or None."""


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
    article: str = ""
    """All text of the article without any blanks, with which the search index is compared."""
    _starts: list[int] = field(default_factory=list)
    _pieces: list[_Piece] = field(default_factory=list)

    def origin(self, offset: int) -> tuple[Element, str]:
        """The element whose text stands at an offset, and the name of the attribute if it stands in one."""
        element, attribute, _ = self._pieces[bisect_right(self._starts, offset) - 1]
        return element, attribute

    def line(self, offset: int) -> int:
        """The line of the HTML file at which the text at an offset stands, as nearly as the parser tells."""
        at = bisect_right(self._starts, offset) - 1
        element, attribute, follows = self._pieces[at]
        if attribute:
            return line_of(element)
        before = self.text.count("\n", self._starts[at], offset)
        if follows is None:
            return line_of(element) + before
        within: int = sum(part.count("\n") for part in follows.itertext())
        return line_of(follows) + within + before


def read(path: str, content: bytes) -> BuiltPage:
    """Read one HTML file; `path` is its place below the site's root."""
    page = BuiltPage(path, path.removesuffix("index.html"))
    try:
        # The parser would stop at a NUL character, which browsers pass over.
        tree = etree.fromstring(content.replace(b"\0", b""), parser=_PARSER)
    except etree.XMLSyntaxError:
        return page  # nothing in it that a browser would show
    if tree is None:
        return page
    _Reader(page).read(tree)
    page.article = squeezed(
        "".join(str(part) for article in tree.iter("article") for part in article.itertext())
    )
    return page


def numbers_in(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the numbers in the text of a page; the same on a page as in each of its texts by itself."""
    start = 0
    for part in text.split(APART):
        for first, last in _numbers_in_part(part):
            yield start + first, start + last
        start += len(part) + len(APART)


@lru_cache(maxsize=1 << 16)
def _numbers_in_part(text: str) -> tuple[tuple[int, int], ...]:
    # Most texts of a page stand on many others too: the menu, the names of rows, the words of buttons.
    return tuple((numeral.start, numeral.end) for numeral in find(text))


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
        self._texts: list[str] = []
        self._length = 0
        self._is_apart = True
        self._attributes: list[tuple[Element, str, str]] = []

    def read(self, tree: Element) -> None:
        walk = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._leave(element)
            elif not self._enter(element):
                walk.skip_subtree()
        for element, attribute, text in self._attributes:
            self._part(element)
            self._add(text, element, attribute)
        self._page.text = "".join(self._texts)

    def _enter(self, element: Element) -> bool:
        """Read what begins with an element; False where what is inside it has been read with it."""
        tag = element.tag
        if tag not in INLINE:
            if tag == "br":
                self._add("\n", element)
            else:
                self._part(element)
            if tag in _UNREAD:
                if tag == "script" and "data-citation" in element.attrib:
                    self._page.claims.append(Claim(element, "citation", element.get("data-citation")))
                else:
                    self._attributes += _texts_in(element)
                return False
        if marks := self._read_attributes(element):
            self._claim(element, marks)
            return False
        if tag in _NOTED:
            self._note(element)
        if text := element.text:
            self._add(text, element)
        return True

    def _leave(self, element: Element) -> None:
        if element.tag not in INLINE and element.tag != "br":
            self._part(element)
        if text := element.tail:
            self._add(text, element.getparent(), "", element)

    def _read_attributes(self, element: Element) -> list[str]:
        """Keep the attributes that someone sees or hears; returns those that claim a trace."""
        marks = []
        for name, value in element.items():
            if name in _MARKED:
                marks.append(name)
            elif name in READ_ATTRIBUTES or (name in _READ_ON and _is_read_on(element, name)):
                self._attributes.append((element, name, value))
        return marks

    def _claim(self, element: Element, marks: list[str]) -> None:
        self._page.claims += [Claim(element, mark.removeprefix("data-"), element.get(mark)) for mark in marks]
        self._add(HOLE, element)
        if _is_drawn(element):
            # The name that is read aloud is checked with the mark.
            self._attributes = [one for one in self._attributes if one[0] is not element]
        else:
            for within in element.iterdescendants():
                self._read_attributes(within)

    def _part(self, element: Element) -> None:
        """Keep what comes next apart from what came before."""
        if not self._is_apart:
            self._add(APART, element)
            self._is_apart = True

    def _add(self, text: str, element: Element, attribute: str = "", follows: Element = None) -> None:
        if self._is_apart and text.isspace():
            return
        self._is_apart = False
        self._page._starts.append(self._length)
        self._page._pieces.append((element, attribute, follows))
        self._texts.append(text)
        self._length += len(text)

    def _note(self, element: Element) -> None:
        """Keep what other texts are compared with: headings, the title, the order of footnotes, links in the head."""
        page, tag = self._page, element.tag
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            said = plain("".join(_without_link(element)))
            if element.get("id"):
                page.headings[element.get("id")] = said
            if tag == "h1" and not page.title:
                page.title = said
        elif tag == "div" and element.get("class") == "footnote":
            page.footnotes += [item.get("id") or "" for item in element.findall("ol/li")]
        elif tag == "a" and element.get("rel") == "edit":
            page.edit_link = element.get("href") or ""
        elif tag == "link" and element.get("rel") == "canonical":
            page.address = element.get("href") or ""
        elif tag == "meta" and element.get("property") == "og:site_name":
            page.site_name = element.get("content") or ""
        elif tag == "meta" and (element.get("name") or "").startswith("citation_"):
            page.claims.append(Claim(element, "citation", element.get("name")))


def _without_link(heading: Element) -> Iterator[str]:
    for part in heading.iter():
        link = part.get("class") == "headerlink"
        if part.text and not link:
            yield part.text
        if part.tail and part is not heading:
            yield part.tail


def _is_read_on(element: Element, attribute: str) -> bool:
    """True where an attribute is read on this element, as it is not on others."""
    if element.tag == "meta":
        return attribute == "content" and bool(
            _READ_META.fullmatch(element.get("name") or element.get("property") or "")
        )
    return element.tag in _READ_ON[attribute]


def _texts_in(element: Element) -> Iterator[tuple[Element, str, str]]:
    """What a script for search engines or a style sheet says in words."""
    if element.tag == "style":
        for text in texts_of_css(element.text or ""):
            yield element, "content", text
    elif element.tag == "script" and element.get("type") == _DATA_OF_PAGE:
        try:
            data = json.loads(element.text or "null")
        except json.JSONDecodeError:
            yield element, "json-ld", element.text or ""
            return
        for text in _leaves(data):
            yield element, "json-ld", text


def texts_of_css(css: str) -> Iterator[str]:
    """The texts that a style sheet puts on a page."""
    for match in _CSS_TEXT.finditer(css):
        text = match[1] if match[1] is not None else match[2]
        yield _CSS_ESCAPE.sub(lambda code: chr(min(int(code[1], 16), 0x10FFFF)), text)


def _leaves(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in _UNREAD_KEYS:
                yield from _leaves(value)
    elif isinstance(data, list):
        for item in data:
            yield from _leaves(item)
    elif data is not None and not isinstance(data, bool):
        yield str(data)


def _is_drawn(element: Element) -> bool:
    """True for a mark in a drawing, whose accessible name is checked with the mark itself."""
    return next(element.iterancestors("svg"), None) is not None

"""What a reader will see of a Markdown page, at the places where it stands in the file.

Whatever is not read (calls, tags, addresses, comments, ids) is blanked out in place: each character gives way to
`FILL`, which `numerals.find` leaves out. So a number that markup splits (`<b>7</b>00 million`) is found whole, and
every offset in the text is an offset in the file.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from macros.trace import nested
from macros.trace.markdown_file import MarkdownFile
from macros.trace.templates import literal_spans

FILL = "\u2060"
"""A word joiner: no reader sees it, and `find` reads across it."""
HOLE = "\ufffc"
"""Stands where a call will print something: neither a letter nor a digit."""
APART = "|"
"""Keeps two texts apart that do not follow each other on the page."""

MARKS = (
    "figure",
    "derived",
    "date",
    "term",
    "count",
    "cite",
    "field",
    "history",
    "spread",
    "title",
    "topic",
    "audit",
    "citation",
)
"""The `data-` attributes that say of a text what backs it; words of the vocabulary write them, never an author."""

READ_ATTRIBUTES = (
    "title",
    "alt",
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "placeholder",
    "label",
)
"""The attributes of an element whose text someone sees or hears."""


@dataclass(frozen=True, slots=True)
class Typed:
    """Something in raw HTML that a page may not hold: its offset, and what is wrong with it."""

    offset: int
    message: str


@dataclass(slots=True)
class SourceText:
    """The readable text of one page, as long as the page itself, and the zones of special places in it."""

    text: str
    zones: list[tuple[int, int, str]] = field(default_factory=list)
    typed: list[Typed] = field(default_factory=list)

    def zone(self, start: int, end: int) -> str:
        """The sort of place that a span stands in: "code", "list-number" or "" for running text."""
        at = bisect_right(self.zones, start, key=lambda zone: zone[0]) - 1
        if at >= 0 and end <= self.zones[at][1]:
            return self.zones[at][2]
        return ""


@lru_cache(maxsize=1)
def source_text(page: MarkdownFile) -> SourceText:
    """The readable text of a page's body; the front matter is blank in it."""
    body = page.body
    found = SourceText(_without_calls(body) if page.has_words else body)
    numbers = list(_list_numbers(found.text))
    found.text = _MARKUP.sub(_Blanker(found, body), found.text)
    found.zones = sorted([*found.zones, *numbers])
    return found


def _without_calls(body: str) -> str:
    """The body with a hole for each call and fill for each statement or comment of its template."""
    pieces, end = [], 0
    for start, stop in [*literal_spans(body), (len(body), len(body))]:
        if start > end:
            gap = FILL * (start - end)
            pieces.append(HOLE + gap[1:] if body.startswith("{{", end) else gap)
        pieces.append(body[start:stop])
        end = stop
    return "".join(pieces)


_ATTRIBUTE = r"""[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
_KEPT_ATTRIBUTE = re.compile(
    rf"""(?<![\w-])(?:{"|".join(READ_ATTRIBUTES)}|start|value)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`}}]+))""",
    re.IGNORECASE,
)
_MARK = re.compile(rf"(?<![\w-])data-(?:{'|'.join(MARKS)})(?![\w-])", re.IGNORECASE)
INLINE = frozenset(
    re.findall(
        "[a-z]+",
        "a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup "
        "time tspan tt u var wbr",
    )
)
"""The elements that run on in the line: text before, in and after them is read as one."""

_NEVER_TYPED = ("script", "style", "iframe", "object", "embed", "svg", "g")
"""What can show a number that no check sees, or looks like a drawing of the charts'."""

_MARKUP = re.compile(
    rf"""
      ^(?P<fence>[ \t>]*(?P<ticks>`{{3,}}|~{{3,}})(?P<info>[^\n`]*)\n
        (?P<fenced>(?:.*\n)*?)[ \t>]*(?:(?P=ticks)[`~]*[ \t]*$|\Z))
    | (?<!`)(?P<code>(?P<tick>`+)(?!`)(?P<coded>(?:[^`\n]|\n(?!\n)|(?!(?<!`)(?P=tick)(?!`))`)+?)(?P=tick)(?!`))
    | (?P<comment><!--[\s\S]*?-->)
    | (?P<tag></?(?P<name>[a-zA-Z][\w-]*)(?:\s+{_ATTRIBUTE})*\s*/?>)
    | (?P<link>\]\(\s*(?:<[^>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)
        (?:\s+(?:"(?P<title>[^"]*)"|'(?P<titled>[^']*)'))?\s*\))
    | (?P<label>\]\[[^\]\n]*\]|\[\^[^\]\s]+\]:?)
    | ^(?P<target>[ ]{{0,3}}\[[^\]\n]+\]:[ \t]*\S+)
    | (?P<attributes>\{{:[^}}\n]*\}}|\{{[ ]*(?:[\#.][\w-]|[\w-]+=)[^}}\n]*\}})
    | (?P<entity>&(?:\#[0-9]+|\#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);)
    | ^(?P<quote>[ \t]*(?:>[ \t]?)+)
    | (?P<emphasis>(?<=\S)\*+|\*+(?=\S))
    """,
    re.MULTILINE | re.VERBOSE,
)


class _Blanker:
    """Gives the text that takes the place of one match of `_MARKUP`, of the same length."""

    def __init__(self, found: SourceText, body: str) -> None:
        self._found = found
        self._body = body

    def __call__(self, match: re.Match[str]) -> str:
        kind = next(name for name in _KINDS if match[name] is not None)
        return _KINDS[kind](self, match)

    def _fence(self, match: re.Match[str]) -> str:
        self._found.zones.append((match.start("fenced"), match.end("fenced"), "code"))
        return _keeping(match, [*_kept(match, "info"), match.span("fenced")])

    def _code(self, match: re.Match[str]) -> str:
        self._found.zones.append((match.start("coded"), match.end("coded"), "code"))
        return _keeping(match, [match.span("coded")], joined=True)

    def _tag(self, match: re.Match[str]) -> str:
        for mark in _MARK.finditer(match[0]):
            message = f'{mark[0]} is typed by hand; a call such as {{{{ fig("id") }}}} writes it'
            self._found.typed.append(Typed(match.start() + mark.start(), message))
        if match["name"].lower() in _NEVER_TYPED and match[0][1] != "/":
            message = f"<{match['name']}> can show numbers that nobody traces; a page holds text only"
            self._found.typed.append(Typed(match.start(), message))
        if match["name"].lower() == "a" and match[0][1] != "/":
            self._refuse_nested(nested.in_element(match.string, self._body, match.end()))
        blank = _keeping(match, list(_kept(match, "tag")))
        return blank if match["name"].lower() in INLINE else APART + blank[1:]

    def _link(self, match: re.Match[str]) -> str:
        self._refuse_nested(nested.in_brackets(match.string, self._body, match.start()))
        return _keeping(match, [match.span(group) for group in ("title", "titled") if match[group]])

    def _label(self, match: re.Match[str]) -> str:
        if match[0].startswith("]["):
            self._refuse_nested(nested.in_brackets(match.string, self._body, match.start()))
        return self._nothing(match)

    def _attributes(self, match: re.Match[str]) -> str:
        for mark in _MARK.finditer(match[0]):
            message = f'{mark[0]} is typed by hand; a call such as {{{{ fig("id") }}}} writes it'
            self._found.typed.append(Typed(match.start() + mark.start(), message))
        return _keeping(match, list(_kept(match, "attributes")))

    def _entity(self, match: re.Match[str]) -> str:
        return unescape(match[0])[: len(match[0])].ljust(len(match[0]), FILL)

    def _nothing(self, match: re.Match[str]) -> str:
        return _keeping(match, [])

    def _refuse_nested(self, offsets: Iterable[int]) -> None:
        self._found.typed += [Typed(offset, nested.MESSAGE) for offset in offsets]


_KINDS: dict[str, Callable[[_Blanker, re.Match[str]], str]] = {
    "fence": _Blanker._fence,
    "code": _Blanker._code,
    "comment": _Blanker._nothing,
    "tag": _Blanker._tag,
    "link": _Blanker._link,
    "label": _Blanker._label,
    "target": _Blanker._nothing,
    "attributes": _Blanker._attributes,
    "entity": _Blanker._entity,
    "quote": _Blanker._nothing,
    "emphasis": _Blanker._nothing,
}
"""What becomes of each group of `_MARKUP`."""


def _kept(match: re.Match[str], group: str) -> Iterator[tuple[int, int]]:
    """The spans, in the page, of the attribute values in a group that someone will read."""
    if match[group]:
        for attribute in _KEPT_ATTRIBUTE.finditer(match[group]):
            start, end = attribute.span(attribute.lastindex or 0)
            yield match.start(group) + start, match.start(group) + end


def _keeping(match: re.Match[str], spans: list[tuple[int, int]], *, joined: bool = False) -> str:
    """The match with everything blanked but the spans, which are kept apart from what stands around them."""
    blank = list(FILL * len(match[0]))
    for start, end in spans:
        low, high = start - match.start(), end - match.start()
        blank[low:high] = match[0][low:high]
        if not joined:
            blank[max(0, low - 1) : low] = [APART] * min(1, low)
            blank[high : high + 1] = [APART] * len(blank[high : high + 1])
    return "".join(blank)


_LIST_ITEM = re.compile(r"[ \t>]*(?:[-+*]|(?P<number>\d{1,2})\.)[ \t]+")


def _list_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """The numbers that begin the items of lists; a year at the start of a wrapped line is none."""
    offset, in_list, after_blank = 0, False, True
    for line in text.splitlines(keepends=True):
        if line.strip(" \t>\n"):
            item = _LIST_ITEM.match(line)
            if after_blank:
                in_list = item is not None
            if item and item["number"] and in_list:
                yield offset + item.start("number"), offset + item.end("number") + 1, "list-number"
            after_blank = False
        else:
            after_blank = True
        offset += len(line)

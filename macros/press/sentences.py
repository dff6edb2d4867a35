"""The sentences of the pages in which a number stands, so that its own page can show them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from lxml import html

from macros.markup.numbers import inline, traced
from macros.press.entries import Desk

_LINKED = ("figure", "derived", "date", "term")
_MARKS = (*_LINKED, "cite", "count", "field", "history")
_PASSED_OVER = ("figure", "table", "svg", "nav", "script", "style", "details")
_END = re.compile(r"(?<![\s.(][A-Z])[.!?][”’\"')]*\s+(?=[“‘\"'(]?[A-Z0-9$€£¥])")
_SPACES = re.compile(r"\s+")
_FEWEST_WORDS = 4
"""What has fewer words is the line of a list and not a sentence that says something of its number."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A traced text in a sentence: the kind of its trace, what it names, and what it says."""

    kind: str
    names: str
    said: str

    def __str__(self) -> str:
        return self.said


Sentence = tuple[str | Mark, ...]
"""A sentence in pieces: plain text, and what is traced."""


@dataclass(slots=True)
class Sentences:
    """The sentences in which each entry stands: by its id, and by the address of the page."""

    found: dict[str, dict[str, list[Sentence]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    def note(self, url: str, page: str) -> None:
        """Take down the sentences of the article of the page at `url`."""
        article = html.fromstring(page).find(".//article")
        for block in article.iter("p", "li") if article is not None else ():
            if _is_line(block):
                continue
            if any(parent.tag in _PASSED_OVER for parent in block.iterancestors()):
                continue
            for sentence in _split(list(_pieces(block, is_top=True))):
                for entry_id in dict.fromkeys(
                    piece.names for piece in sentence if isinstance(piece, Mark) and piece.kind in _LINKED
                ):
                    self.found[entry_id][url].append(sentence)

    def of(self, entry_id: str) -> Mapping[str, Sequence[Sentence]]:
        """The sentences in which an entry stands, by the address of the page."""
        return self.found.get(entry_id, {})


def written(desk: Desk, sentence: Sentence) -> str:
    """A sentence as HTML on another page, everything in it traced as it was; its other links are left out."""
    return "".join(_piece(desk, piece) for piece in sentence)


def _piece(desk: Desk, piece: str | Mark) -> str:
    if isinstance(piece, str):
        return inline(piece)
    if piece.kind in _LINKED:
        return traced(piece.kind, piece.names, desk.link, piece.said)
    if piece.kind == "cite":
        return f'<span data-field="{piece.names}.publisher">{inline(piece.said)}</span>'
    return f'<span data-{piece.kind}="{escape(piece.names)}">{inline(piece.said)}</span>'


def _pieces(element: Any, *, is_top: bool = False) -> Iterator[str | Mark]:
    """The text of a block and its marks in order; blocks within it speak for themselves."""
    kind = next((mark for mark in _MARKS if element.get(f"data-{mark}")), None)
    if kind:
        said = _SPACES.sub(" ", "".join(element.itertext())).strip()
        yield Mark(kind, element.get(f"data-{kind}"), said)
    elif not isinstance(element.tag, str) or _is_apart(element, is_top):
        yield ""
    else:
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""


def _is_apart(element: Any, is_top: bool) -> bool:
    return not is_top and (
        element.tag in (*_PASSED_OVER, "p", "li", "ul", "ol", "sup", "button")
        or "headerlink" in (element.get("class") or "")
    )


def _is_line(block: Any) -> bool:
    """True for the lines of a time line and the headings of rivals, which stand alone and are no sentences."""
    return "ledger-timeline" in block.getparent().classes or bool(block.get("role") == "heading")


def _split(pieces: Sequence[str | Mark]) -> Iterator[Sentence]:
    """The pieces of a block by sentences, those without a mark or with hardly a word left out."""
    whole = "".join(str(piece) for piece in pieces)
    ends = [match.end() for match in _END.finditer(whole)]
    sentence: list[str | Mark] = []
    at = 0
    for piece in pieces:
        if isinstance(piece, str):
            rest, start = piece, at
            for end in [end for end in ends if at < end <= at + len(piece)]:
                sentence.append(rest[: end - start])
                yield from _worth_keeping(sentence)
                sentence, rest, start = [], rest[end - start :], end
            sentence.append(rest)
        else:
            sentence.append(piece)
        at += len(str(piece))
    yield from _worth_keeping(sentence)


def _worth_keeping(sentence: Sequence[str | Mark]) -> Iterator[Sentence]:
    tidy = [_SPACES.sub(" ", piece) if isinstance(piece, str) else piece for piece in sentence]
    if tidy and isinstance(tidy[0], str):
        tidy[0] = tidy[0].lstrip()
    if tidy and isinstance(tidy[-1], str):
        tidy[-1] = tidy[-1].rstrip()
    words = sum(len(piece.split()) for piece in tidy if isinstance(piece, str))
    if words >= _FEWEST_WORDS and any(isinstance(piece, Mark) for piece in tidy):
        yield tuple(piece for piece in tidy if piece)

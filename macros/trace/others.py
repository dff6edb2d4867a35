"""What a built site says outside its pages and drawings: in the search index, in feeds and in style sheets.

The files of the record itself (`api/`, `data/`) are the record, and the theme's scripts say nothing of the world.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from lxml import etree

from macros.record.faults import Fault
from macros.record.model import Place
from macros.trace.built_page import squeezed
from macros.trace.embedded import texts_of_css

_TAG = re.compile(r"<[^>]+>")
_BETWEEN = re.compile(r"</p>\s*<p>| · ")
_GOES_ON_BEFORE = re.compile(r"\d[.,]?\Z")
_GOES_ON_AFTER = re.compile(r"[.,]?\d")
# What a map of the site holds, addresses and dates, is for programs, and so it is in feeds.
_FEED_TEXTS = ("title", "subtitle", "summary", "description", "content", "encoded", "name", "rights")
_XML = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in a file: the file's path below the site's root, where in it, and the rule by which it may repeat a page.

    `leads_to` is the address of that page, None where it leads to none; `is_begun` holds where words of our own and a
    colon may stand before what is repeated.
    """

    path: str
    where: str
    text: str
    rule: str = ""
    leads_to: str | None = None
    is_begun: bool = False

    def parts(self, article: str) -> list[str]:
        """The whole text, or our own words and what is repeated behind them; `article` as for `repeats`."""
        if self.is_begun and not is_said(self.text, article):
            return self.text.split(": ", 1)
        return [self.text]

    def repeats(self, part: str, article: str) -> bool:
        """True where a part of it only repeats an article, whose text is given without blanks, word for word."""
        return bool(self.rule) and is_said(part, article)


@dataclass(frozen=True, slots=True)
class _File:
    """A file, and its path below the site's root."""

    path: Path
    name: str


def passages(site: Path, names: Iterable[str], faults: list[Fault]) -> Iterator[Passage]:
    """Every text outside its pages of a site that has files of these names; `faults` gets those of broken files."""
    for name in names:
        read = _READERS.get(name.rpartition("/")[2], _READERS.get(f".{name.rpartition('.')[2]}"))
        if read:
            file = _File(site / name, name)
            try:
                yield from read(file)
            except (ValueError, etree.XMLSyntaxError) as error:
                faults.append(Fault(Place(file.path.as_posix()), f"cannot be read: {error}"))


def _search_index(file: _File) -> Iterator[Passage]:
    """The entries of the search index; a paragraph that its page says, word for word, only repeats it."""
    index = json.loads(file.path.read_text(encoding="utf-8"))
    for entry in (*index.get("docs", ()), *index.get("items", ())):
        location = str(entry.get("location", ""))
        page = location.partition("#")[0]
        for part in ("title", "text"):
            where = f"the {part} of the entry {location!r}"
            for text in _paragraphs(str(entry.get(part, ""))):
                yield Passage(file.name, where, text, "search-index", page)


def _feed(file: _File) -> Iterator[Passage]:
    """The texts of a feed in XML; addresses and dates of publication are for programs."""
    feed = etree.parse(file.path, parser=_XML)
    root = next((_address(link) for link in feed.iterfind("{*}link[@rel='self']")), "").removesuffix(
        file.name
    )
    for element in feed.iter():
        tag: Any = element.tag
        if isinstance(tag, str) and (name := tag.rpartition("}")[2]) in _FEED_TEXTS:
            text = "".join(str(part) for part in element.itertext())
            entry: Any = element.getparent()
            leads_to = _address(entry.find("{*}link")) if entry is not None else ""
            yield from _told(file, f"<{name}>", text, root, leads_to)


def _address(link: Any) -> str:
    """Where a link of a feed in XML leads to."""
    return "" if link is None else str(link.get("href", ""))


def _json_feed(file: _File) -> Iterator[Passage]:
    """The texts of a JSON Feed."""
    feed = json.loads(file.path.read_text(encoding="utf-8"))
    root = str(feed.get("feed_url", "")).removesuffix(file.name)
    for part in ("title", "description"):
        yield from _told(file, f"its {part}", str(feed.get(part, "")), root)
    for author in feed.get("authors", ()):
        yield from _told(file, "the name of an author", str(author.get("name", "")), root)
    for item in feed.get("items", ()):
        for part in ("title", "summary", "content_text", "content_html"):
            yield from _told(
                file, f"the {part} of an item", str(item.get(part, "")), root, str(item.get("url", ""))
            )


def _told(file: _File, where: str, html: str, root: str, leads_to: str = "") -> Iterator[Passage]:
    """What a feed tells: what stands on the page that it leads to only repeats it, behind our own words and a colon."""
    is_ours = bool(root) and leads_to.startswith(root)
    page = leads_to.removeprefix(root).partition("#")[0] if is_ours else None
    for text in _paragraphs(html):
        yield Passage(file.name, where, text, "feed", page, is_begun=True)


def _paragraphs(html: str) -> Iterator[str]:
    """The text of each paragraph of some HTML, and of each part of a line that dots part."""
    return (unescape(_TAG.sub(" ", paragraph)) for paragraph in _BETWEEN.split(html))


def is_said(text: str, page: str) -> bool:
    """True where a page, given without blanks, says a text word for word, and no number in it goes on.

    Where the page begins a sentence with it, its first letter may be a capital.
    """
    words = squeezed(text)
    return any(_stands(form, page) for form in dict.fromkeys((words, words[:1].upper() + words[1:])))


def _stands(words: str, page: str) -> bool:
    start = page.find(words)
    while start >= 0:
        end = start + len(words)
        before = words[:1].isdigit() and _GOES_ON_BEFORE.search(page[max(0, start - 2) : start])
        after = words[-1:].isdigit() and _GOES_ON_AFTER.match(page, end)
        if not before and not after:
            return True
        start = page.find(words, start + 1)
    return False


def _style_sheet(file: _File) -> Iterator[Passage]:
    for text in texts_of_css(file.path.read_text(encoding="utf-8")):
        yield Passage(file.name, "a text that it puts on pages", text)


_READERS: Mapping[str, Callable[[_File], Iterator[Passage]]] = {
    "search_index.json": _search_index,
    "search.json": _search_index,
    "feed.json": _json_feed,
    ".xml": _feed,
    ".rss": _feed,
    ".atom": _feed,
    ".css": _style_sheet,
}
"""How a file is read, by its name or its ending."""

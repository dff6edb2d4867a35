"""What a built site says outside its pages and drawings: in the search index, in feeds and in style sheets.

The files of the record itself (`api/`, `data/`) are the record, and the theme's scripts say nothing of the world.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from lxml import etree

from macros.trace.built_page import squeezed, texts_of_css

_TAG = re.compile(r"<[^>]+>")
_BETWEEN = re.compile(r"</p>\s*<p>| · ")
_GOES_ON_BEFORE = re.compile(r"\d[.,]?\Z")
_GOES_ON_AFTER = re.compile(r"[.,]?\d")
# What a map of the site holds, addresses and dates, is for programs, and so it is in feeds.
_FEED_TEXTS = ("title", "subtitle", "summary", "description", "content", "encoded", "name", "rights")
_XML = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in a file: the file's path below the site's root, where in it, and the rule by which it only repeats."""

    path: str
    where: str
    text: str
    repeats: str = ""


@dataclass(frozen=True, slots=True)
class _File:
    """A file, its path below the site's root, and what each page says."""

    path: Path
    name: str
    said: Mapping[str, str]


def passages(site: Path, said: Mapping[str, str]) -> Iterator[Passage]:
    """Every text of the site outside its pages; `said` gives what each page says, without blanks, by its address."""
    for path in sorted(site.rglob("*")):
        read = _READERS.get(path.name, _READERS.get(path.suffix))
        if read and path.is_file():
            yield from read(_File(path, path.relative_to(site).as_posix(), said))


def _search_index(file: _File) -> Iterator[Passage]:
    """The entries of the search index; a paragraph that its page says, word for word, only repeats it."""
    index = json.loads(file.path.read_text(encoding="utf-8"))
    for entry in (*index.get("docs", ()), *index.get("items", ())):
        location = str(entry.get("location", ""))
        page = file.said.get(location.partition("#")[0], "")
        for part in ("title", "text"):
            where = f"the {part} of the entry {location!r}"
            for text in _paragraphs(str(entry.get(part, ""))):
                yield Passage(file.name, where, text, "search-index" if _is_said(text, page) else "")


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
    page = file.said.get(leads_to.removeprefix(root).partition("#")[0], "") if is_ours else ""
    for text in _paragraphs(html):
        for part in [text] if _is_said(text, page) else text.split(": ", 1):
            yield Passage(file.name, where, part, "feed" if _is_said(part, page) else "")


def _paragraphs(html: str) -> Iterator[str]:
    """The text of each paragraph of some HTML, and of each part of a line that dots part."""
    return (unescape(_TAG.sub(" ", paragraph)) for paragraph in _BETWEEN.split(html))


def _is_said(text: str, page: str) -> bool:
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

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
    """The entries of the search index; one that says what its page says, word for word, only repeats it."""
    for entry in json.loads(file.path.read_text(encoding="utf-8")).get("docs", ()):
        location = str(entry.get("location", ""))
        page = file.said.get(location.partition("#")[0], "")
        for part in ("title", "text"):
            text = unescape(_TAG.sub(" ", str(entry.get(part, ""))))
            repeats = "search-index" if squeezed(text) in page else ""
            yield Passage(file.name, f"the {part} of the entry {location!r}", text, repeats)


def _feed(file: _File) -> Iterator[Passage]:
    """The texts of a feed; addresses and dates of publication are for programs."""
    for element in etree.parse(file.path, parser=_XML).iter():
        tag: Any = element.tag
        if isinstance(tag, str) and tag.rpartition("}")[2] in _FEED_TEXTS:
            text = unescape(_TAG.sub(" ", "".join(str(part) for part in element.itertext())))
            yield Passage(file.name, f"<{tag.rpartition('}')[2]}>", text)


def _style_sheet(file: _File) -> Iterator[Passage]:
    for text in texts_of_css(file.path.read_text(encoding="utf-8")):
        yield Passage(file.name, "a text that it puts on pages", text)


_READERS: Mapping[str, Callable[[_File], Iterator[Passage]]] = {
    "search_index.json": _search_index,
    ".xml": _feed,
    ".rss": _feed,
    ".atom": _feed,
    ".css": _style_sheet,
}
"""How a file is read, by its name or its ending."""

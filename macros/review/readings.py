"""What a reader reads, before and after: the sentences of pages and the marks of charts."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import lxml.html
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from macros.charts import CHARTS, ChartError
from macros.record.model import Record
from macros.trace.markdown_file import MarkdownFile
from macros.trace.templates import COMMENT_MARKS
from macros.words import Vocabulary, WordError


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence of a page, or one mark of a chart, before and after; None where it was not, or is no more."""

    before: str | None
    after: str | None


def sentences(
    before: Record, after: Record, was: Iterable[MarkdownFile], now: Iterable[MarkdownFile]
) -> Mapping[str, list[Reading]]:
    """The sentences that differ, by page: those that an edit of the page changed, and those that the record did."""
    earlier, later = {page.page: page for page in was}, {page.page: page for page in now}
    found = {}
    for name in sorted(earlier | later):
        try:
            old, new = (
                _sentences(pages[name], record) if name in pages else []
                for pages, record in ((earlier, before), (later, after))
            )
        except _UnreadableError as error:
            if earlier.get(name) != later.get(name):
                found[name] = [Reading(None, f"(the template cannot be read: {error})")]
            continue
        if old != new:
            found[name] = list(_paired(old, new))
    return found


class _UnreadableError(Exception):
    """A page whose template breaks: what a reader would read of it cannot be told."""


def charts(before: Record, after: Record) -> Mapping[str, list[Reading]]:
    """The marks that differ, by chart, as they are read aloud; the charts are those of the program at hand."""
    found = {}
    for name in CHARTS:
        old, new = _marks(name, before), _marks(name, after)
        if old != new:
            found[name] = list(_paired(old, new))
    return found


def _marks(name: str, record: Record) -> list[str]:
    try:
        return [row.spoken for row in CHARTS[name].rows(record)]
    except (ChartError, KeyError) as error:
        return [f"(the chart cannot be drawn: {error})"]


def _sentences(page: MarkdownFile, record: Record) -> list[str]:
    """A page's sentences as they read, its title and description first, every call replaced by what it prints.

    Raises _UnreadableError where the page's template breaks.
    """
    body = page.body
    if page.has_words:
        environment = ImmutableSandboxedEnvironment(
            comment_start_string=COMMENT_MARKS[0],
            comment_end_string=COMMENT_MARKS[1],
            undefined=StrictUndefined,
        )
        words = Vocabulary(record, page.url).words()
        environment.globals.update({name: _in_plain_text(name, word) for name, word in words.items()})
        try:
            body = environment.from_string(body).render()
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
            raise _UnreadableError(str(error)) from error
    lines = [line for line in page.front_matter.splitlines() if line.strip()]
    return [*lines, *(sentence for block in _blocks(body) for sentence in _SENTENCE_END.split(block))]


def _in_plain_text(name: str, word: Callable[..., str]) -> Callable[..., str]:
    """A word that prints what a reader reads: text for a number, a paragraph a row for a table, the name of a chart."""

    def said(*arguments: Any, **named: Any) -> str:
        if name == "chart":
            return f"(chart: {arguments[0] if arguments else ''})"
        try:
            tree = lxml.html.fragment_fromstring(word(*arguments, **named), create_parent="div")
        except (WordError, TypeError) as error:
            return f"({name}: {error})"
        rows = tree.xpath(".//tr | .//li | .//p")
        texts = [" | ".join(_text(cell) for cell in row.xpath("./td | ./th") or [row]) for row in rows]
        return "".join(f"\n\n{text}\n\n" for text in texts) or _text(tree)

    return said


def _text(element: Any) -> str:
    return " ".join(str(element.text_content()).split())


_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(*\[])")
_ITEM = re.compile(r"[ \t>]*(?:[-+*]|\d{1,2}\.|\#{1,6}|\||!!!|\?\?\?|:)[ \t]*\S")


def _blocks(text: str) -> Iterator[str]:
    """The paragraphs, headings, list items and table rows of a Markdown text, each on one line."""
    block: list[str] = []
    for line in [*text.splitlines(), ""]:
        if (not line.strip() or _ITEM.match(line)) and block:
            yield " ".join(block)
            block = []
        if line.strip():
            block.append(line.strip())


def _paired(old: list[str], new: list[str]) -> Iterator[Reading]:
    for kind, low, high, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        gone, come = old[low:high], new[start:end]
        both = min(len(gone), len(come))
        yield from map(Reading, gone[:both], come[:both])
        yield from (Reading(text, None) for text in gone[both:])
        yield from (Reading(None, text) for text in come[both:])

"""The numbers that authors typed into the sources of pages, each refused with its place and what was likely meant."""

from collections.abc import Callable, Iterator
from pathlib import Path

import yaml
from jinja2 import TemplateSyntaxError

from macros.numerals import Numeral, find
from macros.record.faults import Fault
from macros.record.model import Place, Record
from macros.trace import yaml_texts
from macros.trace.candidates import Candidates
from macros.trace.markdown_file import MarkdownFile
from macros.trace.rules import rule_for
from macros.trace.source_text import FILL, source_text
from macros.trace.spot import Setting, Spot
from macros.trace.templates import tokens
from macros.words.vocabulary import WORDS


class Lint:
    """Reads the sources of one site against one record."""

    def __init__(self, record: Record) -> None:
        self.setting = Setting.of(record)
        self.candidates = Candidates(record)

    def page(self, page: MarkdownFile) -> Iterator[Fault]:
        """Every fault of one page."""
        for check in CHECKS:
            yield from check(self, page)

    def settings(self, file: Path) -> Iterator[Fault]:
        """Every number typed into mkdocs.yml that ends up on pages; nothing where there is no such file."""
        try:
            source = file.read_text(encoding="utf-8")
        except OSError:
            return
        try:
            for text in yaml_texts.of_settings(source):
                yield from self._typed_in_yaml(text, file.as_posix(), "", 1)
        except yaml.YAMLError as error:
            yield _unreadable(error, file.as_posix(), 1)

    def text(self, page: MarkdownFile) -> Iterator[Fault]:
        """Numbers in what a reader sees of the body: prose, headings, tables, alt texts, code, raw HTML."""
        readable = source_text(page)
        for numeral in find(readable.text):
            zone = readable.zone(numeral.start, numeral.end)
            spot = Spot(self.setting, readable.text, numeral.start, numeral.end, page.page, zone)
            if rule_for(spot) is None:
                yield Fault(_place(page, numeral.start), self._message(numeral, readable.text))

    def markup(self, page: MarkdownFile) -> Iterator[Fault]:
        """HTML that an author may not type: marks of traced numbers, and what can print unseen by any check."""
        for typed in source_text(page).typed:
            yield Fault(_place(page, typed.offset), typed.message)

    def templates(self, page: MarkdownFile) -> Iterator[Fault]:
        """Numbers in the page's template itself, computed or set there; the arguments of words are none."""
        if not page.has_words:
            return
        try:
            found = list(_typed_in_template(page.body))
        except TemplateSyntaxError:
            return  # the check of the calls tells of it
        for offset, text in found:
            if text in self.setting.record:
                continue
            for numeral in find(text):
                at = offset + (numeral.start if "\n" not in text else 0)
                yield Fault(_place(page, at), self._message(numeral, text))

    def front_matter(self, page: MarkdownFile) -> Iterator[Fault]:
        """Numbers in a page's title, description and whatever else of its front matter a theme may show."""
        try:
            for text in yaml_texts.of_front_matter(page.front_matter):
                yield from self._typed_in_yaml(text, page.file, page.page, 2)
        except yaml.YAMLError as error:
            yield _unreadable(error, page.file, 2)

    def _typed_in_yaml(self, text: yaml_texts.YamlText, file: str, page: str, first: int) -> Iterator[Fault]:
        for numeral in find(text.text):
            if rule_for(Spot(self.setting, text.text, numeral.start, numeral.end, page)) is None:
                line, column = text.place_of(numeral.text)
                yield Fault(Place(file, line + first, column + 1), self._message(numeral, text.text))

    def _message(self, numeral: Numeral, text: str) -> str:
        said = " ".join(numeral.text.replace(FILL, "").split())
        return f'"{said}" has no figure{self.candidates.offer(numeral, text)}'


Check = Callable[[Lint, MarkdownFile], Iterator[Fault]]
CHECKS: tuple[Check, ...] = (Lint.text, Lint.markup, Lint.templates, Lint.front_matter)
"""What is looked at in each page."""


def _typed_in_template(body: str) -> Iterator[tuple[int, str]]:
    """The numbers and texts in a template, each with its offset, but for the texts that a word is called with."""
    depth = 0
    name = ""
    for offset, _, kind, text in tokens(body):
        if kind == "operator" and text == "(":
            depth += 1 if depth or name in WORDS else 0
        elif kind == "operator" and text == ")":
            depth -= 1 if depth else 0
        elif kind in ("integer", "float"):
            yield offset, text
        elif kind == "string" and not depth:
            yield offset + 1, text[1:-1]
        if kind != "whitespace":
            name = text if kind == "name" else ""


def _place(page: MarkdownFile, offset: int) -> Place:
    body = page.body
    return Place(page.file, body.count("\n", 0, offset) + 1, offset - body.rfind("\n", 0, offset))


def _unreadable(error: yaml.YAMLError, file: str, first: int) -> Fault:
    mark = getattr(error, "problem_mark", None)
    place = Place(file, mark.line + first, mark.column + 1) if mark else Place(file, first, 1)
    return Fault(place, f"the YAML cannot be read: {getattr(error, 'problem', None) or 'it is not sound'}")

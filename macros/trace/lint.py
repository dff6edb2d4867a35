"""The numbers that authors typed into the sources of pages, each refused with its place and what was likely meant."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from jinja2 import TemplateSyntaxError

from macros.numerals import Numeral, find
from macros.record import yaml_slips
from macros.record.faults import Fault
from macros.record.model import Place, Record
from macros.trace import yaml_texts
from macros.trace.candidates import Candidates
from macros.trace.glued import glued, message
from macros.trace.markdown_file import MarkdownFile
from macros.trace.rules import rule_for
from macros.trace.source_text import FILL, source_text
from macros.trace.spot import Setting, Spot
from macros.trace.templates import tokens
from macros.trace.yaml_texts import YamlText
from macros.words.vocabulary import WORDS


@dataclass(frozen=True, slots=True)
class Finding:
    """A number in the source of a page, or markup that may not stand there.

    `said` is the number as it reads, `length` how many characters of the file it takes, `rule` the rule that lets
    it pass (None where it needs a figure) and `message` what to tell the author then.
    """

    place: Place
    said: str
    length: int
    rule: str | None
    message: str = ""


class Lint:
    """Reads the sources of one site against one record."""

    def __init__(self, record: Record) -> None:
        self._setting = Setting.of(record)
        self._candidates = Candidates(record)

    def page(self, page: MarkdownFile) -> Iterator[Fault]:
        """Every fault of one page."""
        for finding in self.findings(page):
            if finding.rule is None:
                yield Fault(finding.place, finding.message)

    def findings(self, page: MarkdownFile) -> Iterator[Finding]:
        """Every number that is typed into a page, and what a page may not hold; raises nothing."""
        for check in CHECKS:
            yield from check(self, page)

    def settings(self, file: Path) -> Iterator[Fault]:
        """Every number typed into mkdocs.yml that ends up on pages; nothing where there is no such file."""
        try:
            source = file.read_text(encoding="utf-8")
        except OSError:
            return
        for finding in self._typed_in_yaml(yaml_texts.of_settings, source, file.as_posix(), "", 1):
            if finding.rule is None:
                yield Fault(finding.place, finding.message)

    def text(self, page: MarkdownFile) -> Iterator[Finding]:
        """Numbers in what a reader sees of the body: prose, headings, tables, alt texts, code, raw HTML."""
        readable = source_text(page)
        for numeral in find(readable.text):
            zone = readable.zone(numeral.start, numeral.end)
            spot = Spot(self._setting, readable.text, numeral.start, numeral.end, page.page, zone)
            yield self._finding(page.place(numeral.start), numeral, spot)

    def glued(self, page: MarkdownFile) -> Iterator[Finding]:
        """Signs and scales beside a call, which would change what it prints."""
        text = source_text(page).text
        for start, end in glued(text):
            yield Finding(page.place(start), "", 0, None, message(text[start:end]))

    def bare(self, page: MarkdownFile) -> Iterator[Finding]:
        """Calls that stand in the text without both pairs of braces, and would be printed as they are typed."""
        if not page.has_words:
            return
        readable = source_text(page)
        for match in _BARE_CALL.finditer(readable.text):
            if readable.zone(match.start(), match.end()) != "code":
                wanted = f"put two braces on each side: {{{{ {match[0]} }}}}"
                yield Finding(
                    page.place(match.start()),
                    "",
                    0,
                    None,
                    f"{match[0]} would be printed as it is; {wanted}",
                )

    def markup(self, page: MarkdownFile) -> Iterator[Finding]:
        """HTML that an author may not type: marks of traced numbers, and what can print unseen by any check."""
        for typed in source_text(page).typed:
            yield Finding(page.place(typed.offset), "", 0, None, typed.message)

    def templates(self, page: MarkdownFile) -> Iterator[Finding]:
        """Numbers in the page's template itself, computed or set there; ids and the arguments of words are none."""
        if not page.has_words:
            return
        try:
            typed = list(_typed_in_template(page.body))
        except TemplateSyntaxError:
            return  # the check of the calls tells of it
        for offset, text in typed:
            if text not in self._setting.record:
                for numeral in find(text):
                    spot = Spot(self._setting, text, numeral.start, numeral.end, page.page, "template")
                    yield self._finding(page.place(offset + numeral.start), numeral, spot)

    def front_matter(self, page: MarkdownFile) -> Iterator[Finding]:
        """Numbers in a page's title, description and whatever else of its front matter a theme may show."""
        yield from self._typed_in_yaml(yaml_texts.of_front_matter, page.front_matter, page.file, page.page, 2)

    def _typed_in_yaml(
        self, texts: Callable[[str], Iterator[YamlText]], source: str, file: str, page: str, first_line: int
    ) -> Iterator[Finding]:
        try:
            for text in texts(source):
                for numeral in find(text.text):
                    line, column = text.place_of(numeral.text)
                    spot = Spot(self._setting, text.text, numeral.start, numeral.end, page)
                    yield self._finding(Place(file, line + first_line, column + 1), numeral, spot)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            place = (
                Place(file, mark.line + first_line, mark.column + 1) if mark else Place(file, first_line, 1)
            )
            broken = source.splitlines()[mark.line] if mark and mark.line < source.count("\n") else ""
            if slip := yaml_slips.in_line(broken):
                column, said = slip
                yield Finding(Place(file, place.line, column + 1), "", 0, None, said)
                return
            problem = getattr(error, "problem", None) or "it is not sound"
            yield Finding(place, "", 0, None, f"the YAML cannot be read: {problem}")

    def _finding(self, place: Place, numeral: Numeral, spot: Spot) -> Finding:
        said = " ".join(numeral.text.replace(FILL, "").split())
        rule = rule_for(spot)
        offer = (
            self._candidates.offer(numeral, spot.text) or "; say it without a number, or add a figure for it"
        )
        message = "" if rule else f'"{said}" has no figure{offer}'
        return Finding(place, said, numeral.end - numeral.start, rule, message)


Check = Callable[[Lint, MarkdownFile], Iterator[Finding]]
CHECKS: tuple[Check, ...] = (Lint.text, Lint.glued, Lint.bare, Lint.markup, Lint.templates, Lint.front_matter)
"""What is looked at in each page."""


_BARE_CALL = re.compile(rf"""(?<![\w.])(?:{"|".join(WORDS)})\(["'“”‘’][^)\n]*\)""")


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

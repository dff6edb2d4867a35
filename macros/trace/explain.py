"""What backs each number of a page, read from its source: the figure behind a call, or the rule for a typed number.

The source is enough: a call is made as the build makes it, and what it prints is proven as the audit proves it.
Only calls whose arguments the template computes are left to the build.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from macros.record.derived import inputs_of
from macros.record.model import Place, Record
from macros.trace import templates
from macros.trace.built_page import read
from macros.trace.chrome import plain
from macros.trace.claims import prove
from macros.trace.known import Known
from macros.trace.lint import Finding, Lint
from macros.trace.markdown_file import MarkdownFile
from macros.trace.proofs import FalseClaimError
from macros.trace.rules import REASONS
from macros.words import Vocabulary, WordError

NOTHING = "nothing"
COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Explained:
    """One number of a page: where it stands, what it reads, and what backs it.

    `backing` is a kind of claim ("figure", "derived", "date"), the name of a rule, `NOTHING`, or `COMPUTED` for a
    call that only the build can make; `names` is the id behind it, and `why` says it for a reader. `length` is how
    many characters of the file the number takes; 0 for what a call prints.
    """

    place: Place
    said: str
    backing: str
    names: str
    why: str
    length: int = 0

    def __str__(self) -> str:
        """One line of the list."""
        place = f"{self.place.file}:{self.place.line}:{self.place.column}"
        return f'{place}: "{self.said}" {" ".join(part for part in (self.backing, self.names) if part)}: {self.why}'

    def as_dict(self) -> dict[str, str | int]:
        """The number as JSON has it."""
        return {
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "text": self.said,
            "backing": self.backing,
            "id": self.names,
            "why": self.why,
        }


class Explainer:
    """Explains pages against one record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._known = Known(record)
        self._lint = Lint(record)

    def explain(self, page: MarkdownFile) -> list[Explained]:
        """Every number of a page, in the order of its source."""
        numbers = chain(self._typed(page), self._printed(page))
        return sorted(numbers, key=lambda number: (number.place.line, number.place.column))

    def _typed(self, page: MarkdownFile) -> Iterator[Explained]:
        for finding in self._lint.findings(page):
            if finding.said:
                yield _of_finding(finding)

    def _printed(self, page: MarkdownFile) -> Iterator[Explained]:
        vocabulary = Vocabulary(self._record, page.url)
        words = vocabulary.words()
        for call in templates.calls(page)[0]:
            if call.word not in words:
                continue
            if call.arguments is None:
                yield Explained(
                    call.place, call.word, COMPUTED, "", "the build works out what is asked for here"
                )
                continue
            positional, named = call.arguments
            try:
                html = words[call.word](*positional, **named)
            except (WordError, TypeError):
                continue  # `ledger check` tells of it
            yield from self._of_html(page, call.place, html)

    def _of_html(self, page: MarkdownFile, place: Place, html: str) -> Iterator[Explained]:
        built = read(f"{page.url}index.html", f"<div>{html}</div>".encode())
        for claim in built.claims:
            said = plain("".join(claim.element.itertext()))
            try:
                counted_as = prove(claim, self._known, built)
            except FalseClaimError as error:
                yield Explained(place, said, NOTHING, claim.names, str(error))
                continue
            if counted_as == "traced":
                yield Explained(place, said, claim.kind, claim.names, self.source_of(claim.names))
            elif counted_as:
                yield Explained(place, said, counted_as, claim.names, REASONS[counted_as])

    def source_of(self, entry_id: str) -> str:
        """Where the number or date of an entry comes from, in words."""
        record = self._record
        if entry_id in record.derived:
            derived = record.derived[entry_id]
            figures = ", ".join(inputs_of(record, derived))
            return f"our {derived.operation}, computed from {figures}"
        if entry_id in record.figures:
            figure = record.figures[entry_id]
            return f"{_cited(record, figure.source)} prints “{figure.as_printed}”"
        for entries in (record.incidents, record.events):
            if entry_id in entries:
                return _cited(record, str(getattr(entries[entry_id], "source")))  # noqa: B009 -- both kinds have one
        return f"the date that {_cited(record, entry_id)} gives"


def _of_finding(finding: Finding) -> Explained:
    if finding.rule is None:
        return Explained(finding.place, finding.said, NOTHING, "", finding.message, finding.length)
    return Explained(finding.place, finding.said, finding.rule, "", REASONS[finding.rule], finding.length)


def _cited(record: Record, source_id: str) -> str:
    return f"{record.sources[source_id].publisher} ({source_id})"

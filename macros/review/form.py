"""The form of a file of entries: spacing, indentation, order and separators, mended without a change to what it says.

A file is held as lines, and each mender gives them anew. What a mender gives is kept only where it reads as exactly
the same entries as before, so that no slip in a mender, and no corner of YAML, can change the record.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

import yaml

from macros.record import strict_yaml
from macros.record.load import FILES
from macros.record.model import Entry
from macros.record.strict_yaml import Document
from macros.review.insertion import ORDERS, grouped

_OTHER_LINE_ENDS = re.compile("[\r\x85\u2028\u2029]")
"""What ends a line to YAML and not to an editor: places would differ, so such a file is left alone."""
_NUMBERS = frozenset(("value", "low", "high"))
_STEP = 2
"""Spaces by which fields stand in from their entry, and lists from their field."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, and what was mended in it."""

    text: str
    mended: tuple[str, ...] = ()

    def to(self, text: str, what: str) -> "Line":
        """The line with another text."""
        return self if text == self.text else Line(text, (*self.mended, what))

    def noting(self, what: str) -> "Line":
        """The line as it is, with a mend that shows elsewhere than in its own text."""
        return replace(self, mended=(*self.mended, what))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file on its way: its lines, what they read as, its collection and the model of its entries."""

    lines: tuple[Line, ...]
    document: Document
    kind: str
    model: type[Entry]

    @property
    def text(self) -> str:
        """The whole file."""
        return "".join(f"{line.text}\n" for line in self.lines)

    @property
    def entries(self) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
        """The keys and values of the entries, as nodes."""
        return list(self.document.root.value)

    @property
    def heads(self) -> list[int]:
        """The first line of each entry: that of its key, or of the comment right above it.

        A comment at the top of the file is about the file.
        """
        keys = [key.start_mark.line for key, _ in self.entries]
        first = self._above(keys[0], 0, 0) or keys[0]
        return [first, *(self._above(key, before + 1, 0) for before, key in pairwise(keys))]

    def fields(self, value: yaml.Node, end: int) -> list[tuple[str, int, int]]:
        """The fields of a mapping in block style, each with its first line and the line after its last; else nothing.

        A comment above a field belongs to it; `end` is the line after the mapping.
        """
        if not isinstance(value, yaml.MappingNode) or value.flow_style or not value.value:
            return []
        keys = [key.start_mark for key, _ in value.value]
        starts = [
            self._above(mark.line, before.line + 1 if before else mark.line, mark.column)
            for before, mark in zip([None, *keys], keys, strict=False)
        ]
        names = [key.value for key, _ in value.value]
        return list(zip(names, starts, [*starts[1:], end], strict=True))

    def end_of(self, number: int) -> int:
        """The line after the last one of the entry of that number; no empty line or heading below is part of it."""
        heads = [*self.heads, len(self.lines)]
        end = heads[number + 1]
        while not self.lines[end - 1].text.strip() or self.lines[end - 1].text.startswith("#"):
            end -= 1
        return end

    def _above(self, line: int, first: int, column: int) -> int:
        """The line where the comments begin that stand right above a line, in its own column."""
        while line > first and self.lines[line - 1].text.startswith(" " * column + "#"):
            line -= 1
        return line


def files(data: Path) -> Iterator[tuple[Path, str, type[Entry]]]:
    """The files of a data folder that hold entries, each with its collection and the model of its entries."""
    for kind, model in FILES.items():
        paths = sorted((data / kind).glob("*.yml")) if kind == "figures" else [data / f"{kind}.yml"]
        yield from ((path, kind, model) for path in paths if path.is_file())


Mender = Callable[[Sheet], Sequence[Line]]


def mended(text: str, file: str, kind: str, model: type[Entry]) -> tuple[str, list[tuple[int, str]]]:
    """A file in good form: its text, and the lines of that text that were mended, each with what was done.

    A file that is not sound YAML is given back as it is.
    """
    plain = text.replace("\r\n", "\n").removeprefix("\ufeff")
    document = strict_yaml.parsed(plain, file)
    if document.faults or _OTHER_LINE_ENDS.search(plain):
        return text, []
    lines = [Line(line) for line in plain.removesuffix("\n").split("\n")]
    if plain != text:
        lines[0] = lines[0].noting("line ends and mark of Windows taken out of the file")
    sheet = Sheet(tuple(lines), document, kind, model)
    for mender in MENDERS:
        tried = replace(sheet, lines=tuple(mender(sheet)))
        read = strict_yaml.parsed(tried.text, file)
        if not read.faults and read.entries == document.entries:
            sheet = replace(tried, document=read)
    notes = [(number, what) for number, line in enumerate(sheet.lines, 1) for what in line.mended]
    if not plain.endswith("\n"):
        notes.append((len(sheet.lines), "a line end put after the last line"))
    return sheet.text, notes


def blanks_at_line_ends(sheet: Sheet) -> Sequence[Line]:
    """No blanks at the ends of lines, but where they are part of a text."""
    within = _within_texts(sheet.document.root)
    return [
        line if number in within else line.to(line.text.rstrip(" \t"), "blanks at the end taken out")
        for number, line in enumerate(sheet.lines)
    ]


def indentation(sheet: Sheet) -> Sequence[Line]:
    """Fields stand in by two spaces, lists in a field by two more."""
    shifts = [0] * len(sheet.lines)
    for number, (key, value) in enumerate(sheet.entries):
        _shift(sheet, key, value, sheet.end_of(number), shifts)
    return [
        line.to(" " * (_indent(line.text) + shift) + line.text.lstrip(" "), "indentation put right")
        for line, shift in zip(sheet.lines, shifts, strict=True)
    ]


def separators(sheet: Sheet) -> Sequence[Line]:
    """Long numbers have their digits in groups of three."""
    lines = list(sheet.lines)
    for _, value in sheet.entries:
        for node in _numbers(value):
            row, start, end = node.start_mark.line, node.start_mark.column, node.end_mark.column
            text = lines[row].text
            better = grouped(node.value)
            lines[row] = lines[row].to(
                text[:start] + better + text[end:], f"{node.value} written as {better}"
            )
    return lines


def order_of_fields(sheet: Sheet) -> Sequence[Line]:
    """The fields of an entry in the order in which the model lists them; not where one of them is unknown."""
    names = [name for name in sheet.model.model_fields if name != "id"]
    lines = list(sheet.lines)
    for number, (_, value) in enumerate(sheet.entries):
        spans = sheet.fields(value, sheet.end_of(number))
        found = [name for name, _, _ in spans]
        if set(found) <= set(names):
            ordered = sorted(spans, key=lambda span: names.index(span[0]))
            moved = _moved(found, [name for name, _, _ in ordered])
            at = spans[0][1] if spans else 0
            for name, start, stop in ordered:
                head, *rest = sheet.lines[start:stop]
                head = head.noting(f"{name} put in its place in the entry") if name in moved else head
                lines[at : at + stop - start] = [head, *rest]
                at += stop - start
    return lines


def order_of_entries(sheet: Sheet) -> Sequence[Line]:
    """The entries of an ordered collection in their order; a comment that stands alone is a heading: then they stay."""
    order = ORDERS.get(sheet.kind)
    spans = [(start, end) for start, end in pairwise([*sheet.heads, len(sheet.lines)])]
    if order is None or any(
        sheet.end_of(number) < _trimmed(sheet, end) for number, (_, end) in enumerate(spans)
    ):
        return sheet.lines
    entries = sheet.document.entries
    ids = list(entries)
    ordered = sorted(ids, key=lambda one: order(one, entries[one] if isinstance(entries[one], dict) else {}))
    moved = _moved(ids, ordered)
    lines = list(sheet.lines[: spans[0][0]])
    for (_, end), entry_id in zip(spans, ordered, strict=True):
        start, stop = spans[ids.index(entry_id)]
        first, *rest = sheet.lines[start : _trimmed(sheet, stop)]
        first = first.noting(f"{entry_id} put in its place in the file") if entry_id in moved else first
        lines += [first, *rest, *sheet.lines[_trimmed(sheet, end) : end]]
    return lines


def empty_lines(sheet: Sheet) -> Sequence[Line]:
    """One empty line between entries, and never two; none at the ends of the file."""
    within, heads = _within_texts(sheet.document.root), set(sheet.heads[1:])
    lines: list[Line] = []
    spare = False
    for number, line in enumerate(sheet.lines):
        above = not lines or not lines[-1].text
        if number not in within and not line.text and above:
            spare = True
            continue
        if number in heads and not above:
            lines.append(Line("", ("an empty line put between two entries",)))
        lines.append(line.noting("spare empty lines above taken out") if spare else line)
        spare = False
    while not lines[-1].text:
        lines.pop()
        spare = True
    return [*lines[:-1], lines[-1].noting("empty lines at the end taken out")] if spare else lines


MENDERS: tuple[Mender, ...] = (
    blanks_at_line_ends,
    indentation,
    separators,
    order_of_fields,
    order_of_entries,
    empty_lines,
)


def _within_texts(node: yaml.Node) -> set[int]:
    """The lines that hold, or end with, a part of a text of several lines."""
    if isinstance(node, yaml.ScalarNode):
        start, end = node.start_mark, node.end_mark
        return set(range(start.line, end.line + 1)) if end.line > start.line else set()
    children = (
        [both for pair in node.value for both in pair] if isinstance(node, yaml.MappingNode) else node.value
    )
    return {line for child in children for line in _within_texts(child)}


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _shift(sheet: Sheet, key: yaml.Node, value: yaml.Node, end: int, shifts: list[int]) -> None:
    """Note by how much the lines of a key's value have to move, and those of what stands in it."""
    stands = value.start_mark
    if not isinstance(value, yaml.CollectionNode) or value.flow_style or stands.line == key.start_mark.line:
        return
    move = key.start_mark.column + _STEP - stands.column
    for number in range(key.start_mark.line + 1, end):
        if _indent(sheet.lines[number].text) >= stands.column and sheet.lines[number].text:
            shifts[number] += move
    if isinstance(value, yaml.MappingNode):
        spans = sheet.fields(value, end)
        for (inner_key, inner), (_, _, stop) in zip(value.value, spans, strict=True):
            _shift(sheet, inner_key, inner, stop, shifts)


def _numbers(value: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The numbers of an entry, and of its revisions, that are written in plain digits."""
    for key, inner in value.value if isinstance(value, yaml.MappingNode) else ():
        if key.value == "revised" and isinstance(inner, yaml.SequenceNode):
            for revision in inner.value:
                yield from _numbers(revision)
        elif key.value in _NUMBERS and isinstance(inner, yaml.ScalarNode) and not inner.style:
            yield inner


def _moved(before: list[str], after: list[str]) -> set[str]:
    """What has to move to get from one order to the other, the fewest that do."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return set(before) - {name for block in blocks for name in before[block.a : block.a + block.size]}


def _trimmed(sheet: Sheet, end: int) -> int:
    """The line after the last one before `end` that is not empty."""
    while not sheet.lines[end - 1].text.strip():
        end -= 1
    return end

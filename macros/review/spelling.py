"""Names that are a slip of the finger away from a known one, put right on request: ids, fields, choices."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import get_args

import yaml
from rapidfuzz import process
from rapidfuzz.distance import OSA

from macros.charts import CHARTS
from macros.record import prose, strict_yaml
from macros.record.load import load
from macros.record.model import Entry, Record
from macros.record.rules import POINTS_AT, PRINTS_IN
from macros.record.strict_yaml import Document
from macros.review.form import files
from macros.trace.markdown_file import MarkdownFile, pages
from macros.trace.templates import calls
from macros.words import Vocabulary, WordError

_SHORTEST = 5
"""Letters that a name must have for a slip in it to be told from another name."""
_FURTHER = 2
"""How many times as far off the next name must be."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A name to be put right: where it stands in its file's text, and both spellings."""

    start: int
    typed: str
    meant: str


def clearly_nearest(name: str, known: Iterable[str]) -> str | None:
    """The one known name that this can be a slip of, if there is one.

    It is a letter or two away, counted as letters left out, added, exchanged or swapped, and the next name is twice as
    far off. Only names with the very same digits count: another digit is another year.
    """
    if len(name) < _SHORTEST:
        return None
    most = 1 if len(name) < 2 * _SHORTEST else 2
    alike = {other for other in known if _digits(other) == _digits(name)}
    near = process.extract(name, alike, scorer=OSA.distance, limit=2, score_cutoff=_FURTHER * most)
    if not near or near[0][1] > most:
        return None
    return near[0][0] if len(near) == 1 or near[1][1] >= _FURTHER * near[0][1] else None


def in_record(record: Record, document: Document, model: type[Entry]) -> Iterator[Slip]:
    """The slips in a file of entries; none where it is not sound YAML."""
    if document.faults:
        return
    for _, entry in document.root.value:
        if isinstance(entry, yaml.MappingNode):
            names = {key.value for key, _ in entry.value}
            for key, value in entry.value:
                field = model.model_fields.get(key.value)
                if field is None:
                    yield from _slip(key, model.model_fields.keys() - names)
                    continue
                yield from _of_choice(value, field.annotation)
                yield from _of_references(record, value, POINTS_AT.get(model, {}).get(key.value, ()))
                if key.value in prose.PROSE_FIELDS[model]:
                    yield from _of_prose(record, document.text, value)


def in_page(record: Record, page: MarkdownFile) -> Iterator[Slip]:
    """The slips in the calls of a page: a name counts as meant where the call can be answered with it."""
    words = Vocabulary(record, page.url).words()
    lines = page.text.splitlines(keepends=True)
    for call in calls(page)[0]:
        positional, named = call.arguments or ((), {})
        for number, typed in enumerate(positional):
            if call.word not in words or not isinstance(typed, str) or typed in record or typed in CHARTS:
                continue
            meant = clearly_nearest(typed, [*record.places, *CHARTS])
            if meant is None:
                continue
            try:
                words[call.word](*positional[:number], meant, *positional[number + 1 :], **named)
            except (WordError, TypeError):
                continue
            start = sum(map(len, lines[: call.place.line - 1])) + call.place.column - 1
            found = re.compile(f"([\"']){re.escape(typed)}\\1").search(page.text, start)
            if found:
                yield Slip(found.start() + 1, typed, meant)


def names(data: Path, docs: Path) -> Iterator[str]:
    """Put right the clear slips in the record's files, then those on the pages; tells of each as `file:line: what`."""
    record = load(data).record
    for path, _, model in files(data):
        document = strict_yaml.read(path, path.as_posix())
        yield from _written(path, document.text, in_record(record, document, model))
    record = load(data).record
    for page in pages(docs, []):
        path = docs / page.page
        if path.read_bytes() == page.text.encode("utf-8"):  # else its line ends would be lost
            yield from _written(path, page.text, in_page(record, page))


def _written(path: Path, text: str, slips: Iterable[Slip]) -> Iterator[str]:
    found = sorted(slips, key=lambda slip: slip.start)
    better, end = "", 0
    for slip in found:
        line = text.count("\n", 0, slip.start) + 1
        yield f"{path.as_posix()}:{line}: {slip.typed} written as {slip.meant}"
        better += text[end : slip.start] + slip.meant
        end = slip.start + len(slip.typed)
    if found:
        path.write_bytes((better + text[end:]).encode("utf-8"))


def _of_choice(node: yaml.Node, annotation: object) -> Iterator[Slip]:
    """A slip in a field that has a few values to choose from."""
    for one in (annotation, *get_args(annotation)):
        if isinstance(one, type) and issubclass(one, Enum):
            yield from _slip(node, [str(member) for member in one])


def _of_references(record: Record, node: yaml.Node, targets: Iterable[str]) -> Iterator[Slip]:
    known = _ids(record, targets)
    for item in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        if item.value not in record.places:
            yield from _slip(item, known)


def _of_prose(record: Record, text: str, node: yaml.Node) -> Iterator[Slip]:
    for part in prose.parts(node.value) if isinstance(node, yaml.ScalarNode) else ():
        if isinstance(part, prose.Reference) and part.id not in record.places:
            meant = clearly_nearest(part.id, _ids(record, PRINTS_IN.get(part.style, ())))
            start, end = node.start_mark.index, node.end_mark.index
            for found in (
                re.finditer(rf"\{{\s*({re.escape(part.id)})[\s}}]", text[start:end]) if meant else ()
            ):
                yield Slip(start + found.start(1), part.id, str(meant))


def _ids(record: Record, kinds: Iterable[str]) -> list[str]:
    return [known for kind in kinds for known in record.kinds()[kind]]


def _slip(node: yaml.Node, known: Iterable[str]) -> Iterator[Slip]:
    """The slip in a node that should hold a known name, in quotation marks or not."""
    if isinstance(node, yaml.ScalarNode) and node.value not in known:
        meant = clearly_nearest(node.value, known)
        if meant and node.end_mark.index - node.start_mark.index - len(node.value) in (0, 2):
            yield Slip(node.start_mark.index + bool(node.style), node.value, meant)


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))

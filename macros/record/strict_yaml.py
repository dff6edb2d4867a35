"""Reads a YAML file so that it can only mean what it looks like.

Everything that makes YAML surprising is refused with its place: duplicate keys, anchors and aliases, tags,
`no` and `on` (which YAML 1.1 takes for booleans), `12:30` (for a number in base sixty), octal and hexadecimal
numbers, tabs, bytes that are not UTF-8. A plain scalar is an int, a Decimal, true, false, null or text;
dates stay text. Nothing raises: what is wrong comes back as faults.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from macros.record import yaml_slips
from macros.record.faults import Fault
from macros.record.model import Place

try:
    from yaml import CBaseLoader as _BaseLoader
except ImportError:  # PyYAML was built without libyaml: slower, and the same otherwise
    from yaml import BaseLoader as _BaseLoader  # type: ignore[assignment]


class _Loader(_BaseLoader):
    """Gives every node that carries no tag of its own the empty one: what a scalar means is decided here."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:  # noqa: ARG002 -- PyYAML's hook
        return ""


DEEPEST = 12
"""Levels of nesting that a file may have; entries need four."""

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*(?:_[0-9]+)*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*(?:_[0-9]+)*)\.[0-9]+")
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_TRUE_FALSE = {"true": True, "false": False}
_BOOLEAN_ELSEWHERE = re.compile(r"y|n|yes|no|on|off|true|false", re.IGNORECASE)
_NUMBER_ELSEWHERE = re.compile(
    r"""[-+]?(?: [0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?   # base sixty
               | 0[0-9_]+ | 0[box][0-9a-f_]+                   # octal, binary, hexadecimal
               | [0-9][0-9_]*(?:\.[0-9_]*)?e[-+]?[0-9]+        # exponents
               | \.(?:inf|nan) )""",
    re.VERBOSE | re.IGNORECASE,
)
# Cheap signs that a file may hold anchors, aliases or deep nesting. Only such a file is scanned event by event
# before it is composed: the C composer recurses, so deep nesting would overflow its stack.
_ANCHOR_OR_ALIAS = re.compile(r"(?:^|[\s\[{,])[&*][^\s&*]", re.MULTILINE)
_BLOCK_NESTING = re.compile(rf"^[ ]{{{4 * DEEPEST},}}\S|^[ ]*(?:[-?:][ ]+){{{DEEPEST},}}", re.MULTILINE)
_BRACKETS = re.compile(r"[\[\]{}]")
_ID_LINE = re.compile(r"^[ \t]?([a-z0-9][a-z0-9-]*):", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """One YAML file as read: a mapping of entries, and where each key stands.

    `entries` maps each key to its value (dicts, lists, str, int, Decimal, bool, None); `places` each top-level key
    to its place; `faults` says what is wrong, and is empty for a sound file.
    """

    file: str
    text: str = ""
    entries: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @cached_property
    def unread(self) -> frozenset[str]:
        """The ids that stand at the start of a line in a file that is not sound enough to give any entry."""
        return frozenset(() if self.entries or not self.faults else _ID_LINE.findall(self.text))

    @cached_property
    def root(self) -> yaml.Node:
        """The file as nodes, each with its place in the text; there are none for a file without entries."""
        root = yaml.compose(self.text, Loader=_Loader)
        assert root is not None  # a file without entries has no places to ask for
        return root

    def place(self, path: Sequence[str | int], *, of_key: bool = False) -> Place:
        """Where the value at `path` stands (or its key); the nearest enclosing place if there is no such value.

        The file is read again for this, so that a sound record keeps no positions in memory.
        """
        node, key = self.root, None
        for step in path:
            key_and_value = _child(node, step)
            if key_and_value is None:
                break
            key, node = key_and_value
        if key is not None and (of_key or isinstance(node, yaml.MappingNode) or len(path) == 1):
            node = key
        return _place(self.file, node.start_mark)


def read(path: Path, file: str) -> Document:
    """Read one YAML file of entries; `file` is the name that faults give it."""
    text, fault = _decoded(path, file)
    return Document(file, text, faults=[fault]) if fault else parsed(text, file)


def parsed(text: str, file: str) -> Document:
    """The entries of a text that stands, or is to stand, in a file of that name."""
    faults = _forbidden_structure(text, file)
    if faults:
        return Document(file, text, faults=faults)
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return Document(file, text, faults=[_syntax_fault(error, file, text)])
    if root is None:
        return Document(file, text, faults=[Fault(Place(file, 1, 1), "the file holds no entries")])
    if not isinstance(root, yaml.MappingNode):
        message = "the file should be a list of entries by id: one `id:` a line, its fields indented below"
        return Document(file, text, faults=[Fault(_place(file, root.start_mark), message)])
    construct = _Constructor(file)
    entries = construct.mapping(root)
    keys = [key for key, _ in root.value if isinstance(key, yaml.ScalarNode)]
    places = {key.value: _place(file, key.start_mark) for key in reversed(keys) if key.value in entries}
    return Document(file, text, entries, places, construct.faults)


def _decoded(path: Path, file: str) -> tuple[str, Fault | None]:
    """The text of a file, and what keeps it from being read as it stands."""
    try:
        raw = path.read_bytes()
    except IsADirectoryError:
        return "", Fault(Place(file), "is a directory where a file should be")
    except OSError as error:
        return "", Fault(Place(file), f"cannot be read: {error.strerror}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return raw.decode("utf-8", "replace"), Fault(
            Place(file, line, column), f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8"
        )
    if "\0" in text:
        line, column = _line_and_column(text, text.index("\0"))
        return text, Fault(Place(file, line, column), "holds a NUL character; remove it")
    return text, None


def _forbidden_structure(text: str, file: str) -> list[Fault]:
    """Anchors, aliases and deep nesting, found without building anything from the file."""
    if not (_ANCHOR_OR_ALIAS.search(text) or _BLOCK_NESTING.search(text) or _brackets_nest_deep(text)):
        return []
    faults = []
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            place = _place(file, event.start_mark)
            if isinstance(event, yaml.AliasEvent):
                faults.append(
                    Fault(
                        place,
                        f"the alias *{_anchor(event)} is not allowed; put quotes around a text that begins with *",
                    )
                )
            elif anchor := _anchor(event):
                faults.append(
                    Fault(place, f"the anchor &{anchor} is not allowed; write values out where needed")
                )
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > DEEPEST:
                faults.append(Fault(place, f"is nested more than {DEEPEST} levels deep"))
                break
    except yaml.YAMLError as error:
        faults = faults or [_syntax_fault(error, file, text)]
    return faults


def _anchor(event: yaml.Event) -> str | None:
    name: str | None = getattr(event, "anchor", None)
    return name


def _brackets_nest_deep(text: str) -> bool:
    depth = 0
    for bracket in _BRACKETS.findall(text):
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        if depth > DEEPEST:
            return True
    return False


def _syntax_fault(error: yaml.YAMLError, file: str, text: str) -> Fault:
    """What the YAML parser says, in words for an editor, at the place that it names."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "is not YAML"
    if mark is None:
        position = getattr(error, "position", 0)
        return Fault(
            Place(file, *_line_and_column(text, position if isinstance(position, int) else 0)),
            f"is not YAML: {problem}",
        )
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    if "\t" in line[: mark.column + 1]:
        return Fault(
            Place(file, mark.line + 1, line.index("\t") + 1),
            "holds a tab where YAML wants spaces; indent with spaces",
        )
    begun = getattr(error, "context_mark", None) or mark
    slip = yaml_slips.found(text, min(begun.line, mark.line), mark.line)
    if slip:
        return Fault(Place(file, slip[0] + 1, slip[1] + 1), slip[2])
    hint = ""
    if "expected a single document" in problem or "expected a single document" in str(error):
        problem, hint = "a line of --- starts a second document", "; keep all entries in one"
    return Fault(_place(file, mark), f"is not YAML: {problem}{hint}")


class _Constructor:
    """Builds plain values from nodes and collects what may not stand in a file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []

    def mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        self._refuse_tag(node)
        values: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._fault(key, "a key must be a plain word")
                continue
            name = key.value
            if name in values:
                self._fault(key, f"{name!r} stands here a second time; keep one of the two")
                continue
            if name == "<<":
                self._fault(key, "merge keys (<<) are not allowed; write the fields out")
                continue
            self._refuse_tag(key)
            if not key.style and _BOOLEAN_ELSEWHERE.fullmatch(name):
                self._fault(
                    key, f"YAML takes the key {name} for true or false; put it in quotes or choose another"
                )
            values[name] = self.value(value)
        return values

    def value(self, node: yaml.Node) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node)
        self._refuse_tag(node)
        return [self.value(item) for item in node.value]

    def _scalar(self, node: yaml.ScalarNode) -> str | int | Decimal | bool | None:
        text: str = node.value
        self._refuse_tag(node)
        if node.style or len(text) > 40:
            return text
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
        if text in _NULL:
            return None
        if text in _TRUE_FALSE:
            return _TRUE_FALSE[text]
        if _BOOLEAN_ELSEWHERE.fullmatch(text):
            self._fault(node, f"YAML takes {text} for true or false; put it in quotes if it is text")
        elif _NUMBER_ELSEWHERE.fullmatch(text):
            self._fault(
                node,
                f"YAML may take {text} for another number; write plain digits, or put it in quotes if it is text",
            )
        return text

    def _refuse_tag(self, node: yaml.Node) -> None:
        if node.tag:
            self._fault(node, f"the tag {node.tag} is not allowed; write a plain value")

    def _fault(self, node: yaml.Node, message: str) -> None:
        self.faults.append(Fault(_place(self.file, node.start_mark), message))


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """The key and value below a node: by key in a mapping, by number in a list (where the item is its own key)."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _place(file: str, mark: Any) -> Place:
    return Place(file, mark.line + 1, mark.column + 1)


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1

"""Puts new entries and fields into a YAML file where they belong, and leaves every other byte of the file as it is."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import yaml

from macros.record import strict_yaml
from macros.record.model import Entry

_PLAIN_FIELDS = frozenset(("value", "low", "high", "date", "period", "checked"))
"""Fields whose values are written as they are; what else looks like a number or a date is text, and quoted."""
_DIGITS = re.compile(r"(-?[0-9]+)(\.[0-9]+)?")
_SHORT = 4
"""Digits that are read at a glance without being grouped."""
_LIKE_A_NUMBER = re.compile(r"[-+.0-9][-+.:_0-9a-fox]*", re.IGNORECASE)
"""What one reader of YAML or another would take for a number; `1e5` is text to PyYAML, and not to all."""

Order = Callable[[str, Mapping[str, object]], str]
"""What entries are ordered by: a text, made from the id and the fields."""

ORDERS: Mapping[str, Order] = {
    "sources": lambda entry_id, _: entry_id,
    "incidents": lambda _, fields: str(fields.get("date")),
    "events": lambda _, fields: str(fields.get("date")),
}
"""The collections that are kept in order; in the others a new entry stands last."""


def entry_text(entry_id: str, fields: Mapping[str, str | list[str]]) -> str:
    """An entry as people write it: an id, and a line a field; whole numbers in groups of three."""
    lines = [f"{entry_id}:"]
    for name, value in fields.items():
        lines.append(f"  {name}: {value_text(name, value)}")
    return "\n".join(lines) + "\n"


def value_text(name: str, value: str | list[str]) -> str:
    """One value on one line, in quotation marks where YAML would not read the same text without them."""
    if isinstance(value, str) and name in _PLAIN_FIELDS:
        return grouped(value) if name in ("value", "low", "high") else value
    if isinstance(value, str) and _LIKE_A_NUMBER.fullmatch(value):
        return f"'{value}'"
    dumped = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=10**9)
    return dumped.removesuffix("\n").removesuffix("\n...")


def grouped(number: str) -> str:
    """A number in plain digits, in groups of three where there are five or more: 721_000_000; other text as it is."""
    match = _DIGITS.fullmatch(re.sub("[,_]", "", number))
    if match is None:
        return number
    return (f"{int(match[1]):_}" if len(match[1]) > _SHORT else match[1]) + (match[2] or "")


def inserted(path: Path, kind: str, entry_id: str, fields: Mapping[str, str | list[str]]) -> str:
    """The text of a file of a collection with the entry in its place; for a file that is not there, a whole new one."""
    entry = entry_text(entry_id, fields)
    if not path.exists():
        depth = "../" if kind == "figures" else ""
        return f"# yaml-language-server: $schema={depth}schema/{kind}.json\n\n{entry}"
    document = strict_yaml.read(path, path.as_posix())
    following = _following(document, kind, entry_id, fields)
    if following is None:
        return f"{document.text.rstrip()}\n\n{entry}"
    lines = document.text.splitlines(keepends=True)
    at = document.places[following].line - 1
    if following != next(iter(document.entries)):
        while lines[at - 1].startswith("#"):
            at -= 1  # a comment right above an entry belongs to it
    return "".join([*lines[:at], entry, "\n", *lines[at:]])


def _following(
    document: strict_yaml.Document, kind: str, entry_id: str, fields: Mapping[str, str | list[str]]
) -> str | None:
    """The entry that the new one stands before; None where it stands last."""
    order = ORDERS.get(kind)
    if order is None:
        return None
    own = order(entry_id, fields)
    return next(
        (
            other
            for other, of_other in document.entries.items()
            if isinstance(of_other, dict) and order(other, of_other) > own
        ),
        None,
    )


def with_fields(
    document: strict_yaml.Document, model: type[Entry], fields: Mapping[str, Mapping[str, str]]
) -> str:
    """The text of a sound file with these fields set in entries that it holds, by the ids of the entries.

    A field that is there gets another value, a new one stands where the model lists it. An entry that is written
    between braces stays as it is.
    """
    edits = [
        edit
        for key, value in document.root.value
        if isinstance(value, yaml.MappingNode) and not value.flow_style
        for name, text in fields.get(key.value, {}).items()
        for edit in [_edit(document.text, value, list(model.model_fields), name, value_text(name, text))]
    ]
    pieces, end = [], 0
    for start, stop, text in sorted(edits, key=lambda edit: edit[0]):
        pieces += [document.text[end:start], text]
        end = stop
    return "".join([*pieces, document.text[end:]])


def _edit(
    text: str, entry: yaml.MappingNode, order: list[str], name: str, value: str
) -> tuple[int, int, str]:
    """Where a field has to be written, and up to where what stands there gives way to it."""
    for key, old in entry.value:
        if key.value == name:
            return old.start_mark.index, old.end_mark.index, value
    indent = " " * entry.start_mark.column
    for key, _ in entry.value:
        if key.value in order and order.index(key.value) > order.index(name):
            start = key.start_mark.index - key.start_mark.column
            return start, start, f"{indent}{name}: {value}\n"
    end = text.find("\n", _end(entry))
    return (
        (end, end, f"\n{indent}{name}: {value}")
        if end >= 0
        else (len(text), len(text), f"\n{indent}{name}: {value}\n")
    )


def _end(node: yaml.Node) -> int:
    """The end of what is written of a node; the parser's own end of a block is the start of what follows it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)

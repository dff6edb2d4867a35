"""The proof that a chart says what the record says: no number typed into its module, none changed on its way."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from macros.charts.chart import Row
from macros.markup.addresses import Link
from macros.numerals import find
from macros.record import wording
from macros.record.derived import amount_of
from macros.record.fields import ID_PATTERN
from macros.record.model import Record

_ID = re.compile(ID_PATTERN)
_REFERENCE = re.compile(r"\{[^{}]*\}")


def typed_numbers(code: str) -> Iterator[str]:
    """A message for every number that the code of a gallery module holds, in digits or in words.

    Ids and references to ids (`{ID}`) may carry digits, and the docstring is not printed.
    """
    tree = ast.parse(code)
    docstring = tree.body[0].value if tree.body and isinstance(tree.body[0], ast.Expr) else None
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or node is docstring or isinstance(node.value, bool):
            continue
        if isinstance(node.value, (int, float, complex)):
            yield f"line {node.lineno}: the number {node.value} is typed; name a figure instead"
        elif isinstance(node.value, str) and not _ID.fullmatch(node.value):
            for numeral in find(_REFERENCE.sub("", node.value)):
                yield f"line {node.lineno}: the number {numeral.text!r} is typed; write {{ID}} of a figure instead"


def false_rows(rows: Iterable[Row], record: Record) -> Iterator[str]:
    """A message for every row whose amount, or the words for it, is not what the record has under its id."""
    for row in rows:
        amount = amount_of(record, row.id)
        if (row.amount, row.long, row.short) != (
            amount,
            wording.amount(amount),
            wording.amount(amount, "short"),
        ):
            yield f"{row.id!r} is {wording.amount(amount)} in the record, not {wording.amount(row.amount)}"


def strays(spec: Mapping[str, Any], rows: Sequence[Row], link: Link | None = None) -> Iterator[str]:
    """A message for every datum of a Vega-Lite specification that is not what the row of its id says.

    `link` gives the full addresses of the marks, in a specification that has been made to be taken away.
    """
    by_id = {row.id: row.datum() | ({"link": link(row.id)} if link else {}) for row in rows}
    for datum in marks_of(spec):
        entry_id = datum.get("id")
        if entry_id not in by_id:
            yield f"{entry_id!r} is drawn and is not among the chart's rows"
            continue
        for field, value in by_id[entry_id].items():
            if datum.get(field) != value:
                yield f"{entry_id!r} is drawn with {field} {datum.get(field)!r} in place of {value!r}"


def undrawn(spec: Mapping[str, Any], rows: Iterable[Row]) -> Iterator[str]:
    """A message for every row that a specification leaves out."""
    drawn = {datum.get("id") for datum in marks_of(spec)}
    return (f"{row.id!r} is among the chart's rows and is not drawn" for row in rows if row.id not in drawn)


def marks_of(part: Any) -> Iterator[Mapping[str, Any]]:
    """All data of marks in a specification, wherever they stand: those that carry an amount."""
    if isinstance(part, Mapping):
        if "low" in part or "high" in part:
            yield part
            return
        for inner in part.values():
            yield from marks_of(inner)
    elif isinstance(part, (list, tuple)):
        for inner in part:
            yield from marks_of(inner)

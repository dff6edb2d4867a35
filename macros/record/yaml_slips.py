"""What an editor most likely did where a YAML file cannot be read, in words for somebody who does not know YAML.

A parser tells where it gave up, which is often a line or more below the slip, and in its own terms. So the lines of the
entry in which it gave up are looked at for the slips that are common; where none is found, the parser has the word.
"""

import re
from collections.abc import Callable

from macros.record.faults import counted

Slip = tuple[int, str]
"""The column of a slip, counted from 0, and what to mend."""

CURLY_QUOTES = re.compile("[“”„‘’«»]")
"""Quotation marks of prose, which phones and word processors type where a straight one is meant."""

_CONFLICT = re.compile(r"(?:<{7}|>{7})(?: |$)|={7}$")
_ODD_SPACE = re.compile(r"[ ]*(?:- )?(?:[a-z_]+:[ ]*)?([\u00a0\u2000-\u200b\u202f\u3000\ufeff])")
_FIELD = re.compile(r"(?P<indent>[ ]*)(?P<item>- )?(?P<name>[a-z0-9_-]+):(?P<gap>[ ]*)(?P<value>.*)")
_SINGLE = re.compile(r"'(?:[^']|'')*'")
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"')
_REMARK = re.compile(r"\s+#.*|\s*")


def found(text: str, first: int, last: int) -> tuple[int, int, str] | None:
    """The first slip in the entry where a parser gave up: its line and column, counted from 0, and what to mend.

    `first` is the line where the parser began what it could not finish, `last` where it gave up.
    """
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if _CONFLICT.match(line):
            return (
                number,
                0,
                "is a mark of a merge conflict; keep one of the two versions, and delete the marks",
            )
    last = min(last, len(lines) - 1)
    start = next((at for at in range(min(first, last), -1, -1) if lines[at][:1].strip(" #")), 0)
    open_indents: list[int] = []
    above = ""
    for number in range(start, last + 1):
        line = lines[number]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        slip = in_line(line) or _indentation(line, above, open_indents)
        if slip:
            return number, *slip
        above = line
    return None


def in_line(line: str) -> Slip | None:
    """The first slip that shows in a line by itself."""
    odd = _ODD_SPACE.match(line)
    if odd:
        return odd.start(1), "holds a space that is none to YAML; delete it, and type an ordinary one"
    field = _FIELD.fullmatch(line)
    if not field or not field["value"]:
        return None
    at, value = field.start("value"), field["value"]
    if not field["gap"]:
        return at, f"a space is missing after '{field['name']}:'"
    slip = next(filter(None, (rule(value) for rule in _VALUES)), None)
    return (at + slip[0], slip[1]) if slip else None


def _reserved(value: str) -> Slip | None:
    if value[0] in "@`%":
        return 0, f"a text that begins with {value[0]} needs quotes around it"
    return None


def _quoted(value: str) -> Slip | None:
    for mark, other, whole in (("'", '"', _SINGLE), ('"', "'", _DOUBLE)):
        if value[0] == mark:
            quoted = whole.match(value)
            if not quoted:
                return 0, f"the quotation mark {mark} that opens here is not closed"
            if not _REMARK.fullmatch(value, quoted.end()):
                end = quoted.end()
                return end - 1, f"the quotation mark {mark} ends the text here; put {other} around all of it"
    return None


def _bracketed(value: str) -> Slip | None:
    for opening, closing in ("[]", "{}"):
        if value[0] == opening:
            if value.count(opening) != value.count(closing):
                return 0, f"each {opening} needs a {closing}; or put quotes around a text that begins so"
            if not _REMARK.fullmatch(value, value.rindex(closing) + 1):
                return 0, f"a text that begins with {opening} needs quotes around it"
    return None


def _with_a_colon(value: str) -> Slip | None:
    if value[0] in "\"'[{|>":
        return None
    colon = re.search(r":(?:\s|$)", value)
    return (colon.start(), "a text with a colon and a space in it needs quotes around it") if colon else None


_VALUES: tuple[Callable[[str], Slip | None], ...] = (_reserved, _quoted, _bracketed, _with_a_colon)
"""What can be wrong with the value of a field; each gives the column within it."""


def _indentation(line: str, above: str, open_indents: list[int]) -> Slip | None:
    """A line that does not stand under its neighbours; keeps in `open_indents` where lines may begin."""
    indent = len(line) - len(line.lstrip(" "))
    field = _FIELD.fullmatch(line)
    if not indent and field and field["value"] and field["value"][0] not in "{#":
        return 0, f"{field['name']!r} has to be indented by two spaces, as the other fields of its entry"
    while open_indents and open_indents[-1] > indent:
        open_indents.pop()
        if not open_indents or open_indents[-1] < indent:
            return (
                indent,
                f"is indented by {counted(indent, 'space')}; it should stand right under the field above it",
            )
    if open_indents and indent > open_indents[-1]:
        parent = _FIELD.fullmatch(above)
        if parent and parent["value"] and not parent["item"] and field:
            return (
                indent,
                f"is indented by {counted(indent, 'space')}; it should stand right under the field above it",
            )
    if not open_indents or indent > open_indents[-1]:
        open_indents.append(indent)
    if field and field["item"]:
        open_indents.append(indent + 2)
    return None

"""The record's own prose: plain text without numbers, in which `{ID}` stands for what an entry prints.

{japan-loss}           the number, with its hedge          {japan-loss short}   the same in the short style
{japan-loss period}    what time the number covers         {ronin-2022 when}    the date of an entry
{wannacry-2}           a declared name
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.record.model import Derived, Entry, Event, Figure, Incident, Name, Permalink, Quantity, Source

STYLES = ("long", "short", "words", "period", "when")
"""What may follow the id in a reference; `long` is meant where nothing does."""

PROSE_FIELDS: Mapping[type[Entry], tuple[str, ...]] = {
    Source: ("describes", "note"),
    Figure: ("says", "note"),
    Quantity: ("name", "says", "why_they_differ", "why_preferred"),
    Derived: ("says", "note"),
    Incident: ("name", "victim", "method", "note"),
    Event: ("title", "note"),
    Name: ("says",),
    Permalink: (),
}
"""The fields of each kind of entry that are our own words."""

_REFERENCE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in prose: whose number, period, date or name to print, and in which style."""

    id: str
    style: str = "long"


def parts(prose: str) -> Iterator[str | Reference]:
    """The pieces of a text in order: plain text, and references (which need not be of a known style)."""
    end = 0
    for match in _REFERENCE.finditer(prose):
        if match.start() > end:
            yield prose[end : match.start()]
        entry_id, _, style = match[1].strip().partition(" ")
        yield Reference(entry_id, style.strip() or "long")
        end = match.end()
    if end < len(prose):
        yield prose[end:]


def fields(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The prose of an entry: the path of each field, and its text."""
    for name in PROSE_FIELDS[type(entry)]:
        text = getattr(entry, name)
        if text is not None:
            yield (name,), text
    if isinstance(entry, Figure):
        for number, revision in enumerate(entry.revised):
            yield ("revised", number, "why"), revision.why
    if isinstance(entry, Permalink) and entry.retired:
        yield ("retired", "why"), entry.retired.why


def references(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], Reference]]:
    """The references in an entry's prose, each with the path of its field."""
    for path, text in fields(entry):
        if "{" in text:
            for part in parts(text):
                if isinstance(part, Reference):
                    yield path, part

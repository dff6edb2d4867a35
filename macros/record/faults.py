"""What is wrong, where, and how it is told: one type of fault for the whole project."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from macros.record.model import Place

Severity = Literal["error", "warning"]
Format = Literal["text", "github", "json"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that an editor must mend (an error) or should look at (a warning)."""

    place: Place
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        """The fault as a compiler would print it: `file:line:column: message`."""
        spot = self.place.file
        if self.place.line:
            spot += f":{self.place.line}:{self.place.column}"
        return f"{spot}: {'warning: ' if self.severity == 'warning' else ''}{self.message}"


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """The faults by file, line and column, each one once."""
    unique = dict.fromkeys(faults)
    return sorted(
        unique, key=lambda fault: (fault.place.file, fault.place.line, fault.place.column, fault.message)
    )


def formatted(faults: Iterable[Fault], form: Format) -> str:
    """The faults as text for people, as annotations for GitHub's workflows, or as a JSON list."""
    if form == "json":
        return json.dumps([_as_dict(fault) for fault in faults], indent=2, ensure_ascii=False)
    return "\n".join(_annotation(fault) if form == "github" else str(fault) for fault in faults)


def counted(number: int, what: str) -> str:
    """How many there are of something: "1 error", "2 errors"."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def suggestion(name: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: the nearest known one, or nothing."""
    meant = nearest(name, known)
    return f"; did you mean {meant!r}?" if meant else ""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is most like this one; None where none is."""
    found = process.extractOne(name, list(known), scorer=fuzz.WRatio, score_cutoff=70)
    return found[0] if found else None


def _as_dict(fault: Fault) -> dict[str, str | int]:
    return {
        "file": fault.place.file,
        "line": fault.place.line,
        "column": fault.place.column,
        "severity": fault.severity,
        "message": fault.message,
    }


def _annotation(fault: Fault) -> str:
    """A workflow command; GitHub documents the escapes (%, line ends, and in properties also colon and comma)."""
    where = f"file={_escaped_property(fault.place.file)}"
    if fault.place.line:
        where += f",line={fault.place.line},col={fault.place.column}"
    return f"::{fault.severity} {where}::{_escaped(fault.message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")

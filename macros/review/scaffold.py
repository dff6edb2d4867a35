"""`ledger new`: asks for what an entry needs, and writes it down only once nothing is wrong with it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, get_args

from macros.record.faults import suggestion
from macros.record.fields import ID_PATTERN
from macros.record.load import FILES, load
from macros.record.model import Entry
from macros.review.insertion import inserted

KINDS = {"source": "sources", "figure": "figures", "incident": "incidents"}
"""What can be begun so, and the collection that it belongs to."""

_LATER = frozenset(("id", "revised", "settled_by", "checked", "context", "archived"))
"""Fields that a new entry hardly ever has."""

Ask = Callable[[str], str]
"""Puts a question to the editor and gives the answer."""


class ScaffoldError(Exception):
    """An entry that cannot be written; the message says everything that is wrong with it."""


@dataclass(frozen=True, slots=True)
class Written:
    """Where the new entry stands."""

    file: str
    line: int


def begin(data: Path, kind: str, given: Mapping[str, str], ask: Ask | None) -> Written:
    """Write a new entry with the given fields; asks for what is missing, where there is someone to ask.

    `given` holds `id`, for a figure `topic`, and fields as text; lists have commas. Raises ScaffoldError where
    something is wrong and nobody can be asked, or the editor gives up; then the record is as it was.
    """
    collection = KINDS[kind]
    answers = dict(given)
    names = ["id", *(["topic"] if kind == "figure" else []), *_fields(collection)]
    unknown = [
        f"{kind} has no field {name!r}{suggestion(name, names)}" for name in answers if name not in names
    ]
    if unknown:
        raise ScaffoldError("\n".join(unknown))
    if ask:
        for name in names:
            if name not in answers and (name != "printed_in" or _is_bare(answers["as_printed"])):
                answers[name] = ask(_question(collection, name)).strip()
    while True:
        wrong = _missing(kind, answers) or _try(data, collection, answers)
        if isinstance(wrong, Written):
            return wrong
        if ask is None:
            raise ScaffoldError("\n".join(wrong))
        name, _, value = ask(
            "\n".join([*wrong, "Mend it with FIELD=VALUE, or give up with an empty line: "])
        ).partition("=")
        if not name.strip():
            raise ScaffoldError("nothing was written")
        answers[name.strip()] = value.strip()


def _fields(collection: str) -> list[str]:
    return [name for name in FILES[collection].model_fields if name not in _LATER]


def _missing(kind: str, answers: Mapping[str, str]) -> list[str]:
    needed = ["id", *(["topic"] if kind == "figure" else [])]
    return [f"a {kind} needs {name}={name.upper()}" for name in needed if not answers.get(name)]


def _try(data: Path, collection: str, answers: Mapping[str, str]) -> Written | list[str]:
    """Write the entry and read the record again; where the entry is not sound, take it back and tell what is wrong."""
    entry_id = answers["id"]
    path = data / (f"figures/{answers['topic']}.yml" if collection == "figures" else f"{collection}.yml")
    for name in (entry_id, answers.get("topic", entry_id)):
        if not _is_id(name):
            return [
                f"{name!r} is not an id; ids are lower-case words, digits and hyphens, such as japan-loss"
            ]
    before = load(data)
    if entry_id in before.record:
        place = before.record.places[entry_id]
        return [f"the id {entry_id!r} is taken by {place.file}:{place.line}"]
    old = path.read_bytes() if path.exists() else None
    fields = {
        name: _value(collection, name, answers[name]) for name in _fields(collection) if answers.get(name)
    }
    path.write_text(inserted(path, collection, entry_id, fields), encoding="utf-8")
    after = load(data)
    # Lines below the new entry have moved, so faults are told apart by what they say.
    known = {fault.message for fault in before.errors}
    wrong = [fault.message for fault in after.errors if fault.message not in known]
    if wrong:
        if old is None:
            path.unlink()
        else:
            path.write_bytes(old)
        return wrong
    place = after.record.places[entry_id]
    return Written(place.file, place.line)


def _value(collection: str, name: str, answer: str) -> str | list[str]:
    """An answer as the field holds it: a list where the field is one, with its items between commas."""
    if "tuple" in str(FILES[collection].model_fields[name].annotation):
        return [item.strip() for item in answer.split(",") if item.strip()]
    return answer


def _question(collection: str, name: str) -> str:
    """What the editor is asked for a field: its name, what it is, its choices, and whether it may stay empty."""
    if name == "id":
        return "id (the address of the entry for good, such as japan-loss-2017-2022): "
    if name == "topic":
        return "topic (the file in data/figures that it belongs to, such as by-country): "
    model: type[Entry] = FILES[collection]
    field = model.model_fields[name]
    choices = _choices(field.annotation)
    notes = [
        *([field.description.splitlines()[0].rstrip(".")] if field.description else []),
        *([f"one of: {', '.join(choices)}"] if choices else []),
        *([] if field.is_required() else ["may stay empty"]),
    ]
    return f"{name} ({'; '.join(notes)}): " if notes else f"{name}: "


def _choices(annotation: Any) -> list[str]:
    for one in (annotation, *get_args(annotation)):
        if isinstance(one, type) and issubclass(one, Enum):
            return [str(member) for member in one]
    return []


def _is_bare(phrase: str) -> bool:
    """True for a number that stands alone, as in the cell of a table: its scale may be told in a heading."""
    return bool(phrase) and not any(sign.isalpha() or sign == "%" for sign in phrase)


def _is_id(text: str) -> bool:
    return re.fullmatch(ID_PATTERN, text) is not None

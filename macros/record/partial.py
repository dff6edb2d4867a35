"""What else is wrong with an entry that cannot be built: its sound fields are held against the record all the same.

So an editor learns of an unknown source and of a misspelt field in one run, and not of the one after the other.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from macros.record.model import Entry, Record
from macros.record.rules import (
    Breach,
    prose_is_traced,
    references_resolve,
)

_RULES: tuple[Callable[[Record], Iterator[Breach]], ...] = (
    references_resolve,
    prose_is_traced,
)
"""The rules that look at one field at a time, and so need no whole entry."""

Faulty = Mapping[str, Mapping[str, Mapping[str, object]]]
"""The fields of entries that could not be built, by collection and id, without those that are faulty in themselves."""


def breaches(record: Record, faulty: Faulty, models: Mapping[str, type[Entry]]) -> Iterator[Breach]:
    """The breaches of those rules by these entries; `record` is the record of all sound entries."""
    if not any(faulty.values()):
        return
    partial = {
        kind: MappingProxyType(
            {entry_id: _partial(models[kind], entry_id, fields) for entry_id, fields in entries.items()}
        )
        for kind, entries in faulty.items()
    }
    sound = record.kinds()
    both: dict[str, Any] = {
        kind: MappingProxyType({**sound[kind], **entries}) for kind, entries in partial.items()
    }
    for rule in _RULES:
        for breach in rule(replace(record, **both)):
            if any(breach.entry in entries for entries in partial.values()):
                yield breach


def _partial(model: type[Entry], entry_id: str, fields: Mapping[str, object]) -> Entry:
    """An entry of these fields alone; what is missing or of another type than the rules read is left empty."""
    values: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        default = field.get_default()
        value = fields.get(name)
        if (
            isinstance(value, list)
            and isinstance(default, tuple)
            and all(isinstance(one, str) for one in value)
        ):
            values[name] = tuple(value)
        elif isinstance(value, str) and not isinstance(default, tuple):
            values[name] = value
        else:
            values[name] = default if isinstance(default, tuple) else None
    return model.model_construct(**{**values, "id": entry_id})

"""What differs between two records: entries added, changed and gone, field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from macros.record import wording
from macros.record.amounts import Amount, AmountError, of_figure
from macros.record.derived import amount_of
from macros.record.model import Entry, Figure, Record, Revision


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an entry in words, before and after; None where it was, or is now, left out."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """One entry that is not as it was; `before` is None for a new entry, `after` for one that is gone."""

    kind: str
    id: str
    before: Entry | None
    after: Entry | None
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Recomputed:
    """A calculation that gives another number, though its own entry may be the same; in words, None for no number."""

    id: str
    before: str | None
    after: str | None


def changes(before: Record, after: Record) -> Iterator[Change]:
    """Every entry that differs, by collection: first those gone, then those changed and added, in the files' order."""
    for kind, entries in after.kinds().items():
        earlier = before.kinds()[kind]
        for entry_id, was in earlier.items():
            if entry_id not in entries:
                yield Change(kind, entry_id, was, None, tuple(_fields(was, None)))
        for entry_id, now in entries.items():
            fields = tuple(_fields(earlier.get(entry_id), now))
            if fields:
                yield Change(kind, entry_id, earlier.get(entry_id), now, fields)


def recomputed(before: Record, after: Record) -> Iterator[Recomputed]:
    """Every derived figure, known to both records, that prints something else than it did."""
    for entry_id in after.derived:
        if entry_id in before.derived:
            was, now = _printed(before, entry_id), _printed(after, entry_id)
            if was != now:
                yield Recomputed(entry_id, was, now)


def amounts(change: Change) -> tuple[Amount, Amount] | None:
    """The amounts of a figure before and after, where it had one and has one."""
    if isinstance(change.before, Figure) and isinstance(change.after, Figure):
        return of_figure(change.before), of_figure(change.after)
    return None


def _fields(before: Entry | None, after: Entry | None) -> Iterator[FieldChange]:
    either = after or before
    for name in type(either).model_fields if either else ():
        was, now = (None if entry is None else _worded(getattr(entry, name)) for entry in (before, after))
        if was != now and name != "id":
            yield FieldChange(name, was, now)


def _worded(value: object) -> str | None:
    """A field's value as an editor would write it; None for one that is left out."""
    if value is None or value in ((), False):
        return None
    if isinstance(value, Decimal):
        return f"{value:,f}"
    if isinstance(value, tuple):
        return "; ".join(_worded(item) or "" for item in value)
    if isinstance(value, Revision):
        fields: Mapping[str, object] = {name: getattr(value, name) for name in type(value).model_fields}
        return ", ".join(f"{name} {worded}" for name, field in fields.items() if (worded := _worded(field)))
    return "yes" if value is True else str(value)


def _printed(record: Record, entry_id: str) -> str | None:
    try:
        return wording.amount(amount_of(record, entry_id))
    except (AmountError, KeyError):
        return None

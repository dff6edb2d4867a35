"""The promise that an address never dies: every id once published is kept, and no published number changes silently.

`data/permalinks.yml` holds every id that has ever been published, in the order of publication. The program only
appends to it; by hand an editor adds `retired` to an id whose entry leaves the record:

    japan-loss: {kind: figures, since: 2026-02-01}
    twice-counted: {kind: figures, since: 2026-02-01, retired: {date: 2026-05-03, why: …, successor: japan-loss}}
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from macros.record import history
from macros.record.faults import Fault, nearest, suggestion
from macros.record.model import Figure, Permalink, Place, Record
from macros.record.periods import PartialDate
from macros.record.rules import Breach, prose_breaches

FILE = "permalinks.yml"
"""The name of the file in the folder of the record."""

_MEND = "put it back, or retire it in permalinks.yml: write `retired: {date: …, why: …, successor: …}` after `since`"

_MOST_NAMED = 5
_HEADER = (
    "# yaml-language-server: $schema=schema/permalinks.json\n"
    "# Every id that has been published, and since when. Append only: `ledger check --fix` adds the new ones.\n"
    "# An entry that leaves the record keeps its line, with: retired: {date: …, why: …, successor: …}\n\n"
)


def breaches(record: Record) -> Iterator[Breach]:
    """Where the published ids and the record contradict each other; each breach names the id of a permalink."""
    kinds = {entry_id: kind for kind, entries in record.kinds().items() for entry_id in entries}
    new = unpublished(record)
    for permalink in record.permalinks.values():
        kind = kinds.get(permalink.id)
        yield from prose_breaches(record, permalink)
        if permalink.retired is None:
            if permalink.id not in record and permalink.id not in record.unread:
                renamed = nearest(permalink.id, (one for one in new if new[one] == permalink.kind))
                hint = (
                    f"; if {renamed!r} is its new name, take the old one again: an id stays"
                    if renamed
                    else ""
                )
                message = f"{permalink.id!r} has been published and is gone from the record{hint}; {_MEND}"
                yield Breach(permalink.id, (), message)
            elif kind is not None and kind != permalink.kind:
                message = f"{permalink.id!r} was published among the {permalink.kind} and stands among the {kind} now"
                yield Breach(permalink.id, ("kind",), message)
        elif permalink.id in record:
            yield Breach(permalink.id, ("retired",), f"{permalink.id!r} is retired and still in the record")
        elif permalink.retired.successor is not None:
            yield from _bad_successor(permalink, record)


def unpublished(record: Record) -> Mapping[str, str]:
    """The ids that stand in the record and not yet among the permalinks, each with its collection."""
    return {
        entry_id: kind
        for kind, entries in record.kinds().items()
        for entry_id in entries
        if entry_id not in record.permalinks and entry_id not in record.unread
    }


def unnoted(record: Record, file: str) -> list[Fault]:
    """A warning that names the ids which the file does not list yet; none while there is no such file."""
    new = list(unpublished(record)) if record.permalinks else []
    if not new:
        return []
    named = ", ".join(new[:_MOST_NAMED]) + (" …" if len(new) > _MOST_NAMED else "")
    count = "1 new id is" if len(new) == 1 else f"{len(new)} new ids are"
    return [
        Fault(
            Place(file),
            f"{count} not listed yet: {named}; whoever merges adds {'it' if len(new) == 1 else 'them'} "
            "with `ledger check --fix`",
            "warning",
        )
    ]


def append(data: Path, record: Record, date: PartialDate) -> tuple[str, ...]:
    """Add the ids that are not yet in the file, as published on that date; returns these ids."""
    new = unpublished(record)
    lines = [f"{entry_id}: {{kind: {kind}, since: {date}}}\n" for entry_id, kind in new.items()]
    if lines:
        path = data / FILE
        before = path.read_text(encoding="utf-8") if path.exists() else _HEADER
        path.write_text(before + ("" if before.endswith("\n") else "\n") + "".join(lines), encoding="utf-8")
    return tuple(new)


def broken_promises(published: Record, record: Record, data: Path) -> list[Fault]:
    """What the record has changed of an earlier, published state of it in a way that no citer could follow.

    An id that was there is there still or is retired; a figure's value, period and source differ only where
    `revised` keeps the former ones; what `revised` and the permalinks kept, they keep. A state without a file of
    permalinks was never published.
    """
    if not published.permalinks:
        return []
    file = Place((data / FILE).as_posix())
    faults = []
    for entry_id in dict.fromkeys((*published.places, *published.permalinks)):
        kept = record.permalinks.get(entry_id)
        if kept is None and entry_id in record.unread:
            continue
        if entry_id not in record and kept is None:
            faults.append(Fault(file, f"{entry_id!r} has been published and is gone; {_MEND}"))
        elif entry_id in published.permalinks and kept is None:
            faults.append(Fault(file, f"the line of {entry_id!r} is gone; the file only grows"))
        elif _is_retired(published, entry_id) and not _is_retired(record, entry_id):
            faults.append(Fault(file, f"{entry_id!r} was retired; a retired id is not used again"))
        elif entry_id in published.permalinks and kept and kept.since != published.permalinks[entry_id].since:
            since = published.permalinks[entry_id].since
            faults.append(Fault(file, f"{entry_id!r} was published on {since}, which is not to be changed"))
    for figure_id, before in published.figures.items():
        after = record.figures.get(figure_id)
        if after is not None:
            faults += [
                Fault(record.places[figure_id], message) for message in _rewritten(before, after, record)
            ]
    return faults


def _rewritten(before: Figure, after: Figure, record: Record) -> Iterator[str]:
    kept = len(before.revised)
    if after.revised[:kept] != before.revised:
        yield f"{after.id!r}: what `revised` has kept of former values is not to be changed"
        return
    if before.unit != after.unit:
        yield f"{after.id!r}: the unit of a published figure stays {before.unit}; give another count a new id"
        return
    then = history.state(after, kept + 1)
    lost = {
        told: getattr(before, name)
        for name, told in _KEPT.items()
        if getattr(before, name) != getattr(then, name) and getattr(before, name) is not None
    }
    if after.source not in record.sources:
        lost.pop("source", None)  # a slip in the id is told as such
    if lost:
        former = ", ".join(f"{told}: {_plain(value)}" for told, value in lost.items())
        yield (
            f"{after.id!r} has been published with another {' and '.join(lost)}; a change needs an entry in `revised` "
            f"that keeps what it said: {{date: …, why: …, {former}}}"
        )


_KEPT = {
    "value": "value",
    "low": "low",
    "high": "high",
    "limit": "hedge",
    "time": "period",
    "source": "source",
}
"""What of a published figure changes only with a `revised` entry, and what it is called there."""


def _plain(value: object) -> str:
    return f"{value:,f}".replace(",", "_") if isinstance(value, Decimal) else str(value)


def _bad_successor(permalink: Permalink, record: Record) -> Iterator[Breach]:
    assert permalink.retired is not None
    successor = permalink.retired.successor
    if successor is not None and successor not in record:
        why = "is retired itself" if _is_retired(record, successor) else "is not in the record"
        meant = "" if _is_retired(record, successor) else suggestion(successor, record.places)
        yield Breach(permalink.id, ("retired", "successor"), f"the successor {successor!r} {why}{meant}")


def _is_retired(record: Record, entry_id: str) -> bool:
    permalink = record.permalinks.get(entry_id)
    return permalink is not None and permalink.retired is not None

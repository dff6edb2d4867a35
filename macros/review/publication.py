"""The promise of permanence as the check keeps it: new ids are noted, and what was published is compared."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from macros.record import permalinks
from macros.record.faults import Fault
from macros.record.load import load
from macros.record.model import Record
from macros.record.periods import PartialDate
from macros.review.states import at_commit


def note_new_ids(data: Path, _docs: Path) -> Iterator[str]:
    """Add the ids that are new to permalinks.yml, as published today; tells of each in a line.

    A record with errors is left alone: an id may be one of them, and what is published stays.
    """
    loaded = load(data)
    if loaded.errors:
        return
    today = datetime.datetime.now(tz=datetime.UTC).date()
    file = (data / permalinks.FILE).as_posix()
    for entry_id in permalinks.append(data, loaded.record, PartialDate(today.year, today.month, today.day)):
        yield f"{file}: {entry_id} has its address for good from now on"


def broken_promises(base: str, record: Record, data: Path, docs: Path) -> list[Fault]:
    """What a record breaks of what the commit `base` has published: see `permalinks.broken_promises`.

    Raises StateError where there is no such commit.
    """
    with at_commit(base, data, docs) as before:
        return permalinks.broken_promises(before.record, record, data)

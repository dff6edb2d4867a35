"""What is allowed and yet worth a second look: one function for each doubt; `DOUBTS` lists them all.

A doubt takes a change and both records, and yields what a reviewer should be told of it.
"""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from macros.record.hedges import Hedge
from macros.record.model import Event, Figure, Incident, Kind, Record, Source
from macros.review.changes import Change, amounts

MANY_TIMES = 10
"""A number that grows, or shrinks, so many times has likely gained or lost a digit."""
LONG_PHRASE = 7
"""Words in `as_printed` from which on it is likely to hold more than the number needs."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Both records, and the day on which the change is looked at."""

    before: Record
    after: Record
    today: datetime.date


def doubts(changes: Sequence[Change], setting: Setting) -> Iterator[tuple[str, str]]:
    """All doubts about all changes, the gravest first: the id of the entry, and the doubt."""
    for doubt in DOUBTS:
        for change in changes:
            for message in doubt(change, setting):
                yield change.id, message


def many_times_what_it_was(change: Change, _setting: Setting) -> Iterator[str]:
    """A value that grew or shrank tenfold."""
    both = amounts(change)
    if both and both[0].unit == both[1].unit:
        small, large = sorted(abs(amount.high) for amount in both)
        if small and large >= MANY_TIMES * small:
            yield f"the value {'grew' if both[1].high == large else 'shrank'} {float(large / small):.4g} times"


def hedge_dropped(change: Change, _setting: Setting) -> Iterator[str]:
    """A number that the source limited, and that now stands as if it were exact."""
    both = amounts(change)
    if both and both[1].hedge is Hedge.EXACT and both[0].hedge is not Hedge.EXACT:
        yield f"the hedge “{both[0].hedge}” was dropped: does the source not limit the number?"


def changed_without_its_history(change: Change, setting: Setting) -> Iterator[str]:
    """A number that changed without a `revised` entry; in a record that was published, the check refuses that."""
    was, now = change.before, change.after
    if setting.before.permalinks:
        return
    if isinstance(was, Figure) and isinstance(now, Figure) and len(now.revised) <= len(was.revised):
        names = [
            name
            for name in ("value", "low", "high", "unit", "time", "source")
            if getattr(was, name) != getattr(now, name)
        ]
        if names:
            told = ", ".join("period" if name == "time" else name for name in names)
            yield f"changed ({told}) without a `revised` entry that keeps what it said before"


def gone_for_good(change: Change, setting: Setting) -> Iterator[str]:
    """An id that left the record and is not retired, so that whoever has cited its address finds nothing there."""
    if change.after is None and change.id not in setting.after and change.id not in setting.after.permalinks:
        yield "left the record; whoever has cited it finds nothing there"


def reprint_though_original_known(change: Change, setting: Setting) -> Iterator[str]:
    """A figure that rests on a reprint while an original that prints the number is in the record."""
    figure, sources = change.after, setting.after.sources
    told_anew = {"source", "also_in", "as_printed"} & {field.name for field in change.fields}
    if not isinstance(figure, Figure) or not told_anew or not _is_reprint(sources.get(figure.source)):
        return
    same = [
        other.source
        for other in setting.after.figures.values()
        if other.id != figure.id
        and (other.as_printed, other.originator) == (figure.as_printed, figure.originator)
        and other.time == figure.time
    ]
    for source_id in dict.fromkeys([*figure.also_in, *same]):
        if source_id in sources and not _is_reprint(sources[source_id]):
            yield f"rests on a reprint, {figure.source}, though {source_id} prints the number too"


def date_in_the_future(change: Change, setting: Setting) -> Iterator[str]:
    """A document, a theft or an act that is dated after today."""
    entry = change.after
    date = entry.date if isinstance(entry, (Source, Incident, Event, Figure)) else None
    if date and date.first_day > setting.today:
        yield f"the date {date} is in the future"


def phrase_unusually_long(change: Change, _setting: Setting) -> Iterator[str]:
    """An `as_printed` that holds more words than a number usually needs."""
    figure = change.after
    if isinstance(figure, Figure) and any(field.name == "as_printed" for field in change.fields):
        words = len(figure.as_printed.split())
        if words > LONG_PHRASE:
            yield f"as_printed is unusually long ({words} words); keep what is needed to find the number"


def _is_reprint(source: Source | None) -> bool:
    return source is not None and source.kind is Kind.REPRINT


DOUBTS: tuple[Callable[[Change, Setting], Iterator[str]], ...] = (
    many_times_what_it_was,
    hedge_dropped,
    changed_without_its_history,
    gone_for_good,
    reprint_though_original_known,
    date_in_the_future,
    phrase_unusually_long,
)

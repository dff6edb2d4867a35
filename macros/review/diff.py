"""What a change does to the record and to what readers read, told to a reviewer as Markdown."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from macros.record import permalinks, wording
from macros.record.amounts import of_figure
from macros.record.faults import Fault, counted, in_order
from macros.record.model import Entry, Figure, Record, Retirement
from macros.review.changes import Change, Recomputed, changes, recomputed
from macros.review.doubts import Setting, doubts
from macros.review.readings import Reading, charts, sentences
from macros.review.states import State

LIMIT = 65_536
"""The most characters that GitHub takes in a comment."""

_KINDS = {
    "sources": ("source", "sources"),
    "figures": ("figure", "figures"),
    "quantities": ("quantity", "quantities"),
    "derived": ("calculation", "calculations"),
    "incidents": ("theft", "thefts"),
    "events": ("event", "events"),
    "names": ("name", "names"),
}
_TITLE = "## What this change does"


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that a reviewer is told of a change."""

    faults: tuple[Fault, ...]
    doubts: tuple[tuple[str, str], ...]
    changes: tuple[Change, ...]
    sentences: Mapping[str, list[Reading]]
    charts: Mapping[str, list[Reading]]
    recomputed: tuple[Recomputed, ...]
    before: State
    after: State


def difference(before: State, after: State, today: datetime.date) -> Difference:
    """What lies between two states; `today` is the day from which a date counts as in the future."""
    after = replace(after, record=_with_former_entries(after.record, before.record))
    changed = tuple(changes(before.record, after.record))
    broken = permalinks.broken_promises(before.record, after.record, after.data)
    placed = [replace(fault, place=replace(fault.place, file=after.file(fault.place))) for fault in broken]
    return Difference(
        tuple(in_order([*after.faults, *placed])),
        tuple(doubts(changed, Setting(before.record, after.record, today))),
        changed,
        sentences(before.record, after.record, before.pages, after.pages),
        charts(before.record, after.record),
        tuple(recomputed(before.record, after.record)),
        before,
        after,
    )


def _with_former_entries(after: Record, before: Record) -> Record:
    """The record of a change, with what cannot be read in it as it was: a fault says so, and nothing else is lost."""
    if not after.unread:
        return after
    kept: dict[str, Any] = {
        kind: {**{one: was[one] for one in was if one in after.unread}, **after.kinds()[kind]}
        for kind, was in before.kinds().items()
    }
    return replace(after, **kept, places={**before.places, **after.places})


def as_markdown(found: Difference, limit: int | None = None) -> str:
    """The difference as Markdown, of at most `limit` characters: what does not fit is left out, and counted."""
    blocks = [*_blocks(found)]
    if limit is None:
        return "\n\n".join(blocks) + "\n"
    text = blocks[0]
    for number, block in enumerate(blocks[1:], 1):
        rest = (
            f"*{len(blocks) - number} more parts do not fit here; the summary of the check shows them all.*"
        )
        if len(text) + len(block) + len(rest) + 6 > limit:
            return f"{text}\n\n{rest}\n"
        text += f"\n\n{block}"
    return text + "\n"


def _blocks(found: Difference) -> Iterator[str]:
    """The pieces of the text, each whole in itself; the first says it all in a line."""
    yield f"{_TITLE}\n\n{_summary(found)}"
    errors = [fault for fault in found.faults if fault.severity == "error"]
    if errors:
        yield "### It cannot be published yet"
        yield from _fenced_in_parts([str(fault) for fault in errors], "text")
    if found.doubts:
        yield "### Please look twice"
        lines = [f"- **{entry_id}**: {message}" for entry_id, message in found.doubts]
        yield from _in_parts(lines)
    yield from _of_entries(found)
    yield from _of_readings("Sentences", "", found.sentences)
    yield from _of_readings("Charts", "chart ", found.charts)
    if found.recomputed:
        yield "### Calculations"
        lines = [
            f"{one.id}: {one.before or 'no number'} → {one.after or 'no number'}" for one in found.recomputed
        ]
        yield from _fenced_in_parts(lines, "text")


def _summary(found: Difference) -> str:
    said = []
    for kind, (one, many) in _KINDS.items():
        of_kind = [change for change in found.changes if change.kind == kind]
        for sort in ("changed", "added", "retired", "gone"):
            number = sum(_sort(change, found) == sort for change in of_kind)
            if number:
                said.append(f"{number} {one if number == 1 else many} {sort}")
    count = sum(len(readings) for readings in found.sentences.values())
    if count:
        said.append(f"{counted(count, 'sentence')} on {counted(len(found.sentences), 'page')}")
    said += [counted(len(found.charts), "chart")] if found.charts else []
    said += [counted(len(found.recomputed), "calculation") + " recomputed"] if found.recomputed else []
    errors = sum(fault.severity == "error" for fault in found.faults)
    nothing = "What it adds cannot be told yet." if errors else "Nothing that readers see changes."
    text = f"{', '.join(said).capitalize()}." if said else nothing
    return f"{text} **{counted(errors, 'fault')} to mend.**" if errors else text


def _sort(change: Change, found: Difference) -> str:
    if change.after is None:
        return "retired" if _retirement(change, found) else "gone"
    return "added" if change.before is None else "changed"


def _retirement(change: Change, found: Difference) -> Retirement | None:
    permalink = found.after.record.permalinks.get(change.id)
    return permalink.retired if permalink else None


def _of_entries(found: Difference) -> Iterator[str]:
    for kind, (_, many) in _KINDS.items():
        of_kind = [change for change in found.changes if change.kind == kind]
        if of_kind:
            yield f"### {many.capitalize()}"
        for change in of_kind:
            state = found.before if change.after is None else found.after
            place = state.record.places[change.id]
            head = f"**{change.id}** {_sort(change, found)} ({_plain(state.file(place))}, line {place.line})"
            yield f"{head}\n\n{_fenced(list(_entry(change, found)), 'diff')}"


def _entry(change: Change, found: Difference) -> Iterator[str]:
    """The lines of an entry: what it printed and prints, its fields before and after, and its source if it stays."""
    was, now = _number(change.before), _number(change.after)
    if was == now and now:
        yield f"  {now}"
    else:
        yield from _line("-", was)
        yield from _line("+", now)
    retired = None if change.after else _retirement(change, found)
    if retired:
        yield f"+ retired: {retired.date}, {wording.plain(found.after.record, retired.why)}"
        yield from _line("+", retired.successor, "successor: ")
    for field in change.fields:
        yield from _line("-", field.before, f"{field.name}: ", found.before.record)
        yield from _line("+", field.after, f"{field.name}: ", found.after.record)
    figure = change.after
    if isinstance(figure, Figure) and change.before is not None:
        changed = {field.name for field in change.fields}
        if "as_printed" not in changed:
            yield f"  as_printed: {figure.as_printed}"
        if "source" not in changed:
            yield f"  source: {_source(figure.source, found.after.record)}"


def _line(sign: str, text: str | None, label: str = "", record: Record | None = None) -> Iterator[str]:
    if text is not None:
        yield f"{sign} {label}{_source(text, record) if label == 'source: ' and record else text}"


def _source(source_id: str, record: Record) -> str:
    source = record.sources.get(source_id)
    return f"{source_id} ({source.publisher})" if source else source_id


def _number(entry: Entry | None) -> str | None:
    """What a figure prints on a page."""
    return f"= {wording.amount(of_figure(entry))}" if isinstance(entry, Figure) else None


def _of_readings(title: str, prefix: str, found: Mapping[str, Sequence[Reading]]) -> Iterator[str]:
    if found:
        yield f"### {title}"
    for name, readings in found.items():
        lines = [
            line for reading in readings for line in (*_line("-", reading.before), *_line("+", reading.after))
        ]
        for number, block in enumerate(_fenced_in_parts(lines, "diff")):
            yield f"{prefix}{_plain(name)}\n\n{block}" if not number else block


_LINES_IN_A_PART = 40
_LONGEST_LINE = 1000


def _in_parts(lines: Sequence[str]) -> Iterator[str]:
    """The lines in blocks so small that a limit cuts little."""
    for start in range(0, len(lines), _LINES_IN_A_PART):
        yield "\n".join(lines[start : start + _LINES_IN_A_PART])


def _fenced_in_parts(lines: Sequence[str], language: str) -> Iterator[str]:
    for start in range(0, len(lines), _LINES_IN_A_PART):
        yield _fenced(lines[start : start + _LINES_IN_A_PART], language)


def _fenced(lines: Sequence[str], language: str) -> str:
    """Lines between fences that nothing in them can close; line ends within a text are told as spaces."""
    text = "\n".join(" ".join(line.splitlines())[:_LONGEST_LINE] for line in lines)
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}{language}\n{text}\n{fence}"


def _plain(text: str) -> str:
    """Text as Markdown that means nothing but itself."""
    return re.sub(r"([\\`*_\[\]<>|~#])", r"\\\1", " ".join(text.splitlines()))

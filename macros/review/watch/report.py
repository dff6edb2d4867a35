"""What a round found, for people (text), for programs (JSON) and for the issue that is kept on GitHub (Markdown)."""

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping

from macros.record.model import Record
from macros.review.watch.memory import Memory, Remembered
from macros.review.watch.verdicts import Verdict

WHAT_TO_DO: Mapping[Verdict, str] = {
    Verdict.PRIVATE: "The record asks for an address that is not public. It was not opened: mend the address.",
    Verdict.GONE: "Gone. Add the archived copy, or a source that still stands.",
    Verdict.CHANGED: "No longer prints the number. Read it again: a correction belongs into `revised`.",
    Verdict.MOVED: "Moved for good. Write down the new address.",
    Verdict.PAYWALLED: "Asks for money. Add the archived copy.",
    Verdict.UNREACHABLE: "Cannot be reached.",
    Verdict.UNREADABLE: "Cannot be read by a program. Look at it yourself and write down the day in `checked`.",
    Verdict.REFUSED: "Refuses programs. Look at it yourself and write down the day in `checked`.",
}
"""Each verdict but the good one, the most urgent first, with what an editor should do."""


def as_text(record: Record, memory: Memory, source_ids: Collection[str]) -> str:
    """A line for each source that is not well, and a last line that counts them all."""
    lines = []
    for source_id, remembered in _looked_at(memory, source_ids):
        if remembered.verdict is not Verdict.WELL:
            place = record.places[source_id]
            copy = f"; a copy: {remembered.archived}" if remembered.archived else ""
            days = "" if remembered.needs_a_hand else " (for the first day)"
            detail = f"{remembered.verdict}{days}: {remembered.detail}{copy}"
            lines.append(f"{place.file}:{place.line}:{place.column}: {source_id} {detail}")
    counts = Counter(remembered.verdict for _, remembered in _looked_at(memory, source_ids))
    told = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict])
    return "\n".join([*lines, f"{counts.total()} sources: {told or 'none looked at'}"]) + "\n"


def as_json(memory: Memory, source_ids: Collection[str]) -> str:
    """Everything that is remembered of each source, by id."""
    fields = ("url", "day", "verdict", "detail", "missing", "moved_to", "bad_days", "since", "archived")
    sources = {
        source_id: {name: getattr(remembered, name) for name in fields}
        | {"needs_a_hand": remembered.needs_a_hand}
        for source_id, remembered in _looked_at(memory, source_ids)
    }
    return json.dumps(sources, indent=2, ensure_ascii=False) + "\n"


def as_markdown(record: Record, memory: Memory, source_ids: Collection[str]) -> str:
    """The sources that need a hand, by what to do; empty where none does."""
    pieces = []
    for verdict, what_to_do in WHAT_TO_DO.items():
        items = [
            _item(record, source_id, remembered)
            for source_id, remembered in _looked_at(memory, source_ids)
            if remembered.verdict is verdict and remembered.needs_a_hand
        ]
        if items:
            pieces.append(
                "\n".join([f"### {str(verdict).capitalize()}: {len(items)}", "", what_to_do, "", *items])
            )
    return "\n\n".join(pieces) + "\n" if pieces else ""


def _looked_at(memory: Memory, source_ids: Collection[str]) -> list[tuple[str, Remembered]]:
    return [(one, memory.of(one)) for one in source_ids if memory.of(one).day]


def _item(record: Record, source_id: str, remembered: Remembered) -> str:
    place = record.places[source_id]
    said = f"- **{source_id}** ({place.file}, line {place.line}): {_plain(remembered.detail)}"
    said += f" Since {remembered.since}." if remembered.since else ""
    return said + (f" [A copy]({remembered.archived})." if remembered.archived else "")


def _plain(text: str) -> str:
    """Text, much of it from strange pages, as Markdown that means nothing but itself."""
    return re.sub(r"([\\`*_\[\]<>|~#])", r"\\\1", " ".join(text.split()))

"""The foot of a page: every source that its numbers rest on, and with each the numbers that it states."""

import re
from collections.abc import Iterator

from macros.markup import numbers
from macros.press import entries
from macros.press.entries import Desk
from macros.record.derived import inputs_of

_TRACED = re.compile(r'\bdata-(?:figure|derived|date|cite)="([a-z0-9-]+)"')


def section(article: str, desk: Desk) -> str:
    """The section "Sources" for the HTML of an article; empty where it prints nothing that has a source.

    Sources stand in the order in which the article first leans on them, and a number under its source once. What
    there is to know about a number stands on its own page, which the card of the number shows.
    """
    used = dict.fromkeys(match[1] for match in _TRACED.finditer(article))
    rests_on: dict[str, list[str]] = {}
    for entry_id in used:
        for source_id, figure_id in _backing(desk, entry_id):
            figures = rests_on.setdefault(source_id, [])
            if figure_id and figure_id not in figures:
                figures.append(figure_id)
    derived = [entry_id for entry_id in used if entry_id in desk.record.derived]
    if not rests_on:
        return ""
    items = "\n".join(_source(desk, source_id, figures) for source_id, figures in rests_on.items())
    calculations = "".join(f"<li>{_calculation(desk, entry_id)}</li>\n" for entry_id in derived)
    if calculations:
        listed = f'<ul class="ledger-calculations">\n{calculations}</ul>\n'
        calculations = f'<h3 id="calculations">Our calculations</h3>\n{listed}'
    return (
        '<section class="ledger-foot">\n<h2 id="sources">Sources</h2>\n'
        f'<ol class="ledger-sources">\n{items}\n</ol>\n{calculations}</section>'
    )


def _backing(desk: Desk, entry_id: str) -> Iterator[tuple[str, str | None]]:
    """The sources behind one entry, each with the figure that it backs, if it is one."""
    record = desk.record
    if entry_id in record.sources:
        yield entry_id, None
    elif entry_id in record.figures:
        yield record.figures[entry_id].source, entry_id
    elif entry_id in record.derived:
        for input_id in inputs_of(record, record.derived[entry_id]):
            yield record.figures[input_id].source, input_id
    elif entry_id in record.incidents:
        yield record.incidents[entry_id].source, None
    elif entry_id in record.events:
        yield record.events[entry_id].source, None


def _source(desk: Desk, source_id: str, figures: list[str]) -> str:
    stated = ", ".join(numbers.number(desk.record, figure_id, desk.link) for figure_id in figures)
    line = f'\n<p class="ledger-stated">It states {stated}.</p>' if stated else ""
    return (
        f'<li id="source-{source_id}">\n{entries.source(desk, desk.record.sources[source_id])}{line}\n</li>'
    )


def _calculation(desk: Desk, entry_id: str) -> str:
    number = numbers.number(desk.record, entry_id, desk.link)
    return f"{number} {entries.formula(desk, desk.record.derived[entry_id])}."

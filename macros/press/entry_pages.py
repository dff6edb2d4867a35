"""The permalink page of an entry: what its kind holds, and around it what all entries have."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from macros.markup import numbers
from macros.press import corrections, pieces, revisions
from macros.press.entries import Desk
from macros.press.entry_kinds import WRITERS
from macros.press.published.objects import json_of
from macros.press.sentences import Sentence, written
from macros.press.tombstones import TITLE, tombstone
from macros.press.uses import Uses
from macros.record.model import Derived, Entry, Figure, Permalink
from macros.record.relations import relations


@dataclass(frozen=True, slots=True)
class EntryPage:
    """A permalink page before it is stamped: its title as plain text, and the HTML of its article."""

    title: str
    body: str


def entry_page(desk: Desk, entry: Entry, uses: Uses, to_root: str, cite: str) -> EntryPage:
    """The page of an entry; `to_root` leads from it to the site's root, `cite` is the section "Cite this"."""
    made = WRITERS[type(entry)](desk, entry)
    parts = [*made.first, cite, _corrections(desk, entry, to_root), *made.more]
    parts += _used_by(desk, entry, uses, to_root)
    if isinstance(entry, Figure):
        parts.append(_neighbours(desk, entry))
    heading_id, name = made.part
    trail = [_all_figures(to_root), f'<a href="{to_root}figures/#{heading_id}">{name}</a>']
    return EntryPage(made.title, _article(made.heading, trail, parts))


def frozen_page(desk: Desk, figure: Figure, number: int, to_root: str, cite: str) -> EntryPage:
    """The page of one state of a figure, counted from 1; `cite` is its section "Cite this"."""
    trail = [_all_figures(to_root), "<span>A figure as it was</span>"]
    parts = [revisions.frozen_page(desk, figure, number), cite]
    title, heading = pieces.titled(desk, figure.says)
    return EntryPage(title, _article(heading, trail, parts))


def tombstone_page(desk: Desk, permalink: Permalink, to_root: str) -> EntryPage:
    """The page at the address of an entry that has been retired."""
    trail = [_all_figures(to_root), "<span>Retired</span>"]
    return EntryPage(TITLE, _article(TITLE, trail, [tombstone(desk, permalink)]))


def _article(heading: str, trail: Sequence[str], parts: Iterable[str]) -> str:
    kicker = f'<p class="ledger-kicker">{" ".join(trail)}</p>'
    body = "\n".join([kicker, f"<h1>{heading}</h1>", *(part for part in parts if part)])
    return f'<div class="ledger-entry">\n{body}\n</div>'


def _all_figures(to_root: str) -> str:
    return f'<a href="{to_root}figures/">All figures</a>'


def _corrections(desk: Desk, entry: Entry, to_root: str) -> str:
    """The ways to a correction, and for a number the way to what programs read of it."""
    ways = corrections.links(desk, entry)
    if isinstance(entry, Figure | Derived):
        ways += f'<p class="ledger-json"><a href="{to_root}{json_of(entry.id)}">This number as JSON</a></p>'
    return ways


def _used_by(desk: Desk, entry: Entry, uses: Uses, to_root: str) -> list[str]:
    """Where an entry is used: calculations, thefts and events that rest on it, and pages that print it."""
    related = relations(desk.record)
    derived = related.computed_from.get(entry.id, ())
    acts = "".join(f"<li>{_act(desk, act_id)}</li>" for act_id in related.told_by.get(entry.id, ()))
    pages = "".join(
        f'<li><a class="ledger-page-title" href="{to_root}{escape(url)}">{escape(title)}</a>'
        f"{_sentences(desk, uses.in_sentences(entry.id, url))}</li>"
        for url, title in uses.of(entry.id).items()
    )
    return [
        pieces.listed(desk, "Computed from it", derived),
        pieces.section("Part of", f"<ul>{acts}</ul>") if acts else "",
        pieces.section("Used on", f"<ul>{pages}</ul>") if pages else "",
    ]


def _sentences(desk: Desk, found: Sequence[Sentence]) -> str:
    return "".join(f'<p class="ledger-sentence">{written(desk, sentence)}</p>' for sentence in found)


def _act(desk: Desk, act_id: str) -> str:
    incident = desk.record.incidents.get(act_id)
    name = incident.name if incident else desk.record.events[act_id].title
    return f"{pieces.linked(desk, act_id, name)}, {numbers.time(desk.record, act_id, desk.link)}"


def _neighbours(desk: Desk, entry: Figure) -> str:
    """The figures before and after this one in the file of its topic."""
    related = relations(desk.record)
    found = {"Before": related.before.get(entry.id), "After": related.after.get(entry.id)}
    lines = "".join(
        pieces.paragraph(f"{where}: {pieces.line(desk, one)}") for where, one in found.items() if one
    )
    return f'<nav class="ledger-neighbours" aria-label="In the same topic">{lines}</nav>'

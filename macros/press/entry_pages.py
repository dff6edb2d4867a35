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
from macros.record import wording
from macros.record.model import Derived, Entry, Figure, Permalink, Source
from macros.record.relations import relations


@dataclass(frozen=True, slots=True)
class EntryPage:
    """A permalink page before it is stamped: its title as plain text, and the HTML of its article."""

    title: str
    body: str


def entry_page(desk: Desk, entry: Entry, uses: Uses, to_root: str, cite: str) -> EntryPage:
    """The page of an entry; `to_root` leads from it to the site's root, `cite` is the section "Cite this"."""
    title, kicker, parts = WRITERS[type(entry)](desk, entry)
    plain = wording.plain(desk.record, title)
    heading = numbers.text(desk.record, title, desk.link)
    if isinstance(entry, Source):
        heading = f"A document of {numbers.field(entry, 'publisher')}"
        plain = f"A document of {entry.publisher}"
    if isinstance(entry, Figure):
        parts.append(revisions.section(desk, entry))
    parts += [*_used_by(desk, entry, uses, to_root), cite, corrections.links(desk, entry)]
    if isinstance(entry, Figure | Derived):
        parts.append(
            f'<p class="ledger-json"><a href="{to_root}{json_of(entry.id)}">This number as JSON</a></p>'
        )
    if isinstance(entry, Figure):
        parts.append(_neighbours(desk, entry))
    return EntryPage(plain, _article(heading, kicker, parts, to_root))


def frozen_page(desk: Desk, figure: Figure, number: int, to_root: str, cite: str) -> EntryPage:
    """The page of one state of a figure, counted from 1; `cite` is its section "Cite this"."""
    heading = numbers.text(desk.record, wording.capital(figure.says), desk.link)
    parts = [revisions.frozen_page(desk, figure, number), cite]
    title = wording.plain(desk.record, wording.capital(figure.says))
    return EntryPage(title, _article(heading, "One state of a figure", parts, to_root))


def tombstone_page(desk: Desk, permalink: Permalink, to_root: str) -> EntryPage:
    """The page at the address of an entry that has been retired."""
    parts = [tombstone(desk, permalink)]
    return EntryPage(TITLE, _article(TITLE, "Retired", parts, to_root))


def _article(heading: str, kicker: str, parts: Iterable[str], to_root: str) -> str:
    back = f'<p class="ledger-kicker"><a href="{to_root}figures/">All figures</a> {kicker}</p>'
    body = "\n".join([back, f"<h1>{heading}</h1>", *(part for part in parts if part)])
    return f'<div class="ledger-entry">\n{body}\n</div>'


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
    return f"{numbers.text(desk.record, name, desk.link)}, {numbers.time(desk.record, act_id, desk.link)}"


def _neighbours(desk: Desk, entry: Figure) -> str:
    """The figures before and after this one in the file of its topic."""
    related = relations(desk.record)
    found = {"Before": related.before.get(entry.id), "After": related.after.get(entry.id)}
    lines = "".join(
        pieces.paragraph(f"{where}: {pieces.line(desk, one)}") for where, one in found.items() if one
    )
    return f'<nav class="ledger-neighbours" aria-label="In the same topic">{lines}</nav>'

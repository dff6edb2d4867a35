"""What the audit shows to everyone: `api/v1/trace.json`, and the report on the public trace page."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from macros.markup import numbers
from macros.markup.addresses import links_from
from macros.record.derived import inputs_of
from macros.record.faults import Fault
from macros.record.model import Kind, Record, Seen
from macros.trace.audit import (
    REPORT_END,
    REPORT_PLACE,
    REPORT_START,
    Audit,
    without_report,
)
from macros.trace.result import AuditResult, PageCount
from macros.trace.rules import REASONS

TRACE_JSON = "api/v1/trace.json"
STANDINGS = ("original", "reprint", "excerpt")
"""How near a source is to where its numbers come from: read whole, read in another's reprint, or only in part."""
MANY_PAGES = 10
"""A folder with more pages than this, such as that of the permalinks, is one row of the table."""
MOST_WANTED = 10
"""So many of the sources whose original is wanted stand open; the others are folded away."""
_STANDING_WORDS = {
    "original": "the original document, read in full",
    "reprint": "a reprint of another’s report",
    "excerpt": "read in excerpt only",
}
_WANTED_WORDS = {
    "original": "Read in full, and resting on another’s numbers",
    "reprint": "Reprints of others’ reports",
    "excerpt": "Read in excerpt only",
}


def publish(site: Path, record: Record, result: AuditResult) -> tuple[Fault, ...]:
    """Write `trace.json`, and the report into each page that has a place for it; returns the report's own faults.

    Publishing twice changes nothing: the report is not counted, and takes the place of an earlier one.
    """
    target = site / TRACE_JSON
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(_as_json(result.trace), encoding="utf-8")
    faults: list[Fault] = []
    for place in result.reports:
        path = site / place
        url = place.removesuffix("index.html")
        report = Report(record, result, url)
        block = report.html().encode()
        faults += Audit(site, record, None, titles=result.titles).report(place, block, report.values)
        filled = REPORT_PLACE + b"\n" + REPORT_START + b"\n" + block + b"\n" + REPORT_END
        path.write_bytes(without_report(path.read_bytes()).replace(REPORT_PLACE, filled, 1))
    return tuple(faults)


def _as_json(trace: Mapping[str, Any]) -> str:
    """The trace as JSON, each page on a line of its own."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    pages = ",\n".join(f"{encode(url)}: {encode(page)}" for url, page in trace["pages"].items())
    totals = encode({**trace, "pages": {}}).removesuffix("{}}")
    return f"{totals}{{\n{pages}\n}}}}\n"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A source in whose place the original is wanted, and how often each entry that rests on it is shown."""

    source_id: str
    shown: Mapping[str, int]

    @property
    def uses(self) -> int:
        """How many numbers of the site rest on the source."""
        return sum(self.shown.values())


class Report:
    """The report for the page at `url`; every count in it is one of `values`, by its key."""

    def __init__(self, record: Record, result: AuditResult, url: str) -> None:
        self._record = record
        self._result = result
        self._link = links_from(record, url)
        self._to_root = "../" * url.count("/") or "./"
        self._rows = _rows(result.pages)
        self.values = {key: f"{number:,}" for key, number in self._counts()}

    def html(self) -> str:
        """The report as HTML."""
        value = self._value
        summary = (
            f"The site shows {value('numbers')} numbers. {value('traced')} of them lead to a figure of the record, and "
            f"from there to its source. {value('passed')} are no claims of ours and pass by one of the rules below. "
            f"{value('untraced')} have neither."
        )
        parts = [
            f"<p>{summary}</p>",
            '<h2 id="trace--pages">Page by page</h2>',
            _table(("Page", "Numbers", "Traced", "By a rule"), self._page_rows()),
            '<h2 id="trace--rules">What passes by a rule</h2>',
            _table(("Rule and reason", "Uses"), self._rule_rows()),
            '<h2 id="trace--sources">How near the sources are</h2>',
            _table(("Source", "Sources", "Numbers that rest on them"), self._standing_rows()),
        ]
        if wanted := self.wanted():
            parts.append('<h2 id="trace--wanted">Originals wanted</h2>')
            parts.append(
                "<p>These were read in part, or in the words of others. Whoever has the original can put it in its "
                "place. What most numbers of the site rest on leads.</p>"
            )
            parts.append(self._wanted_list(wanted[:MOST_WANTED]))
            parts += self._folded(wanted[MOST_WANTED:])
        return "\n".join(parts)

    def wanted(self) -> list[Wanted]:
        """Every source whose original is wanted, the one that most numbers of the site rest on first."""
        shown: dict[str, dict[str, int]] = {
            source.id: {} for source in self._record.sources.values() if _is_wanted(self._record, source.id)
        }
        for entry_id, uses in self._result.shown.items():
            for rests_on in _rest_on(self._record, entry_id):
                if rests_on in shown:
                    shown[rests_on][entry_id] = uses
        wanted = [Wanted(source_id, entries) for source_id, entries in shown.items()]
        return sorted(wanted, key=lambda one: -one.uses)

    def _counts(self) -> Iterator[tuple[str, int]]:
        trace = self._result.trace
        yield from ((key, trace[key]) for key in ("numbers", "traced", "untraced"))
        yield "passed", sum(trace["by_rule"].values())
        for rule in REASONS:
            yield f"rule {rule}", trace["by_rule"].get(rule, 0)
        for name, pages in self._rows.items():
            yield f"numbers of {name}", sum(page.numbers for page in pages)
            yield f"traced on {name}", sum(page.traced for page in pages)
            yield f"passed on {name}", sum(page.by_rule.total() for page in pages)
        standings = Counter(standing(self._record, source_id) for source_id in self._record.sources)
        rest = Counter[str]()
        for entry_id, uses in self._result.shown.items():
            rest[weakest(self._record, entry_id)] += uses
        for name in STANDINGS:
            yield f"sources {name}", standings[name]
            yield f"numbers {name}", rest[name]
        wanted = self.wanted()
        for one in wanted:
            yield f"uses of {one.source_id}", one.uses
        for name, folded in self._by_standing(wanted[MOST_WANTED:]).items():
            yield f"wanted {name}", len(folded)

    def _value(self, key: str) -> str:
        return f'<span data-audit="{escape(key)}">{self.values[key]}</span>'

    def _page_rows(self) -> Iterator[tuple[str, ...]]:
        rows = sorted(self._rows.items(), key=lambda row: (-sum(page.numbers for page in row[1]), row[0]))
        for name, pages in rows:
            shown = f"Everything below <code>{escape(name)}</code>"
            if len(pages) == 1:
                title = escape(pages[0].title or name)
                shown = f'<a class="ledger-page-title" href="{escape(self._to_root + name)}">{title}</a>'
            yield shown, *(self._value(f"{what} {name}") for what in ("numbers of", "traced on", "passed on"))

    def _rule_rows(self) -> Iterator[tuple[str, ...]]:
        for rule, reason in REASONS.items():
            yield f"<code>{rule}</code><br>{escape(reason)}", self._value(f"rule {rule}")

    def _standing_rows(self) -> Iterator[tuple[str, ...]]:
        for name in STANDINGS:
            words = _STANDING_WORDS[name]
            yield words[0].upper() + words[1:], self._value(f"sources {name}"), self._value(f"numbers {name}")

    def _by_standing(self, wanted: Sequence[Wanted]) -> Mapping[str, Sequence[Wanted]]:
        found = {
            name: [one for one in wanted if standing(self._record, one.source_id) == name]
            for name in STANDINGS
        }
        return {name: ones for name, ones in found.items() if ones}

    def _folded(self, wanted: Sequence[Wanted]) -> Iterator[str]:
        """The sources by how near they are, each kind behind a line that says how many they are."""
        for name, ones in self._by_standing(wanted).items():
            summary = f"{_WANTED_WORDS[name]}: {self._value(f'wanted {name}')} more"
            yield f'<details class="ledger-folded"><summary>{summary}</summary>{self._wanted_list(ones)}</details>'

    def _wanted_list(self, wanted: Sequence[Wanted]) -> str:
        return f'<ul class="ledger-wanted">{"".join(self._wanted_item(one) for one in wanted)}</ul>'

    def _wanted_item(self, one: Wanted) -> str:
        source = self._record.sources[one.source_id]
        title = numbers.source_title(self._record, source, self._link)
        publisher = numbers.field(source, "publisher")
        original = f" Wanted: {numbers.field(source, 'original')}." if source.original else ""
        line = self._record.places[source.id].line
        edit = (
            f' <a href="{escape(self._result.edit_base)}/data/sources.yml#L{line}">Put the original in its place</a>'
            if self._result.edit_base
            else ""
        )
        figures = [each for each in one.shown if each in self._record.figures]
        shown = [numbers.number(self._record, each, self._link) for each in figures]
        rests = f" On it rest {', '.join(shown)}." if shown else ""
        uses = (
            f"shown here {self._value(f'uses of {one.source_id}')} times"
            if one.uses
            else "not shown here yet"
        )
        return f"<li>{title}, {publisher}; {uses}.{original}{rests}{edit}</li>"


def _rows(pages: Mapping[str, PageCount]) -> dict[str, list[PageCount]]:
    """The pages that show a number, by their address; those of a folder of many are one row, by the folder's."""
    shown = {url: page for url, page in pages.items() if page.numbers}
    folders = Counter(_folder(url) for url in shown)
    rows: dict[str, list[PageCount]] = {}
    for url, page in shown.items():
        folder = _folder(url)
        rows.setdefault(folder if folder and folders[folder] > MANY_PAGES else url, []).append(page)
    return rows


def _folder(url: str) -> str:
    """The outermost folder that a page's own folder, or a file, stands in: `charts/` for `charts/NAME/embed/`."""
    outermost, _, deeper = url.partition("/")
    return f"{outermost}/" if deeper else ""


def standing(record: Record, source_id: str) -> str:
    """How near a source is to where its numbers come from: one of `STANDINGS`."""
    source = record.sources[source_id]
    if source.kind is Kind.REPRINT:
        return "reprint"
    return "excerpt" if source.seen is Seen.EXCERPT else "original"


def weakest(record: Record, entry_id: str) -> str:
    """The standing of what a number or a date rests on, by its entry's id; of several sources, that of the weakest."""
    if entry_id in record.derived:
        found = {weakest(record, figure_id) for figure_id in inputs_of(record, record.derived[entry_id])}
    elif entry_id in record.quantities:
        found = {weakest(record, rival.id) for rival in record.rivals(entry_id)}
    else:
        found = {standing(record, source_id) for source_id in _rest_on(record, entry_id)}
        figure = record.figures.get(entry_id)
        if figure and figure.seen is Seen.EXCERPT:
            found.add("excerpt")
        if figure and figure.seen is Seen.FULL_TEXT:
            found.discard("excerpt")
    return max(found or {"original"}, key=STANDINGS.index)


def _rest_on(record: Record, entry_id: str) -> tuple[str, ...]:
    """The sources that a number or date of an entry rests on."""
    if entry_id in record.derived:
        figures = inputs_of(record, record.derived[entry_id])
        return tuple(dict.fromkeys(record.figures[figure_id].source for figure_id in figures))
    if entry_id in record.quantities:
        return tuple(dict.fromkeys(rival.source for rival in record.rivals(entry_id)))
    entry = record.figures.get(entry_id) or record.incidents.get(entry_id) or record.events.get(entry_id)
    return (entry.source,) if entry else (entry_id,)


def _is_wanted(record: Record, source_id: str) -> bool:
    return standing(record, source_id) != "original" or record.sources[source_id].original is not None


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    cells = "".join(f'<th scope="col">{name}</th>' for name in head)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<table class="ledger-trace"><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>'

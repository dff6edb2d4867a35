"""The audit of a built site: every number on every page is traced, or passes by a named rule, or is a fault."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.numerals import find
from macros.record.faults import Fault, in_order
from macros.record.model import Place, Record
from macros.trace import chart_data, others
from macros.trace.built_page import BuiltPage, Claim, line_of, numbers_in, read
from macros.trace.chrome import plain, title_known, zone_of
from macros.trace.glued import glued, message
from macros.trace.pages_behind import PagesBehind
from macros.trace.proofs import FalseClaimError, Known, prove
from macros.trace.rules import rule_for
from macros.trace.spot import Setting, Spot

_AROUND = 80
"""How many characters before and after a number are used to find it in the Markdown."""


REPORT_PLACE = b'<div id="trace-report"></div>'
"""What the page that shows the audit holds; the report is written behind it, and is not counted itself."""
REPORT_START, REPORT_END = b"<!-- trace -->", b"<!-- /trace -->"
_REPORT = re.compile(
    rb"%s\s*%s.*?%s" % (re.escape(REPORT_PLACE), re.escape(REPORT_START), re.escape(REPORT_END)), re.DOTALL
)


TITLE_HINT = (
    "; a page whose heading prints a number needs a title without one, in mkdocs.yml or its front matter"
)


@dataclass(slots=True)
class PageCount:
    """The numbers of one page: how many are traced, how many pass by each rule, how many have no trace."""

    title: str
    traced: int = 0
    untraced: int = 0
    by_rule: Counter[str] = field(default_factory=Counter)
    by_entry: Counter[str] = field(default_factory=Counter)

    @property
    def numbers(self) -> int:
        """All numbers of the page."""
        return self.traced + self.untraced + self.by_rule.total()


@dataclass(frozen=True, slots=True)
class AuditResult:
    """What the audit found: every fault, and the numbers of each page by the page's address."""

    faults: tuple[Fault, ...]
    pages: Mapping[str, PageCount]
    edit_base: str

    @property
    def titles(self) -> dict[str, str]:
        """The title of each page by its address."""
        return {url: page.title for url, page in self.pages.items()}

    @property
    def trace(self) -> dict[str, Any]:
        """The totals and the pages, as `api/v1/trace.json` publishes them."""
        by_rule: Counter[str] = Counter()
        for page in self.pages.values():
            by_rule.update(page.by_rule)
        return {
            "numbers": sum(page.numbers for page in self.pages.values()),
            "traced": sum(page.traced for page in self.pages.values()),
            "untraced": sum(page.untraced for page in self.pages.values()),
            "by_rule": dict(sorted(by_rule.items())),
            "pages": {
                url: {
                    "title": page.title,
                    "numbers": page.numbers,
                    "traced": page.traced,
                    "untraced": page.untraced,
                    "by_rule": dict(sorted(page.by_rule.items())),
                }
                for url, page in sorted(self.pages.items())
            },
        }


def audit(site: Path, record: Record, docs: Path | None = None) -> AuditResult:
    """Read a built site against the record; changes nothing.

    `docs` is the folder of the Markdown behind the pages, by which faults name the line to mend.
    """
    return Audit(site, record, docs).run()


class Audit:
    """One reading of one built site."""

    def __init__(
        self, site: Path, record: Record, docs: Path | None, titles: Mapping[str, str] | None = None
    ) -> None:
        self._site = site
        self._record = record
        self._known = Known(record)
        self._behind = PagesBehind(site, docs)
        self._titles: dict[str, str] = dict(titles or {})
        self._setting = Setting.of(record, self._titles)
        self._faults: list[Fault] = []
        self._pages: dict[str, PageCount] = {}
        self._said: dict[str, str] = {}

    def run(self) -> AuditResult:
        """Read everything; to be called once."""
        if not self._site.is_dir():
            return AuditResult(
                (Fault(Place(self._site.as_posix()), "is not a folder; build the site first"),), {}, ""
            )
        edit_link = ""
        waiting: list[Spot] = []
        # Pictures last: they lead to full addresses, and it is the pages that say what the site's own is.
        for path in [*sorted(self._site.rglob("*.html")), *sorted(self._site.rglob("*.svg"))]:
            page = read(path.relative_to(self._site).as_posix(), without_report(path.read_bytes()))
            self._titles[page.url] = page.title
            self._said[page.url] = page.article
            edit_link = edit_link or page.edit_link
            if page.url and page.address.endswith(page.url):
                self._known.home = page.address.removesuffix(page.url)
            count = self._pages[page.url] = PageCount(page.title)
            self._prove(page, count)
            self._find_glued(page, count)
            for spot in self._spots(page):
                if title_known(spot):
                    self._judge(spot)
                else:
                    waiting.append(spot)
        for spot in waiting:  # only now are the titles of all pages known, which menus repeat
            self._judge(spot)
        for passage in others.passages(self._site, self._said):
            self._judge_passage(passage)
        self._faults += chart_data.faults(self._site, self._record, self._known.home)
        return AuditResult(tuple(in_order(self._faults)), self._pages, _edit_base(edit_link))

    def report(self, path: str, html: bytes, values: Mapping[str, str]) -> tuple[Fault, ...]:
        """Read the report that the audit has written itself: its counts are `values`, all else is traced."""
        page = read(path, html)
        for claim in page.claims:
            said = claim.said
            if claim.kind != "audit":
                self._proven(page, claim)
            elif values.get(claim.names) != said:
                message = (
                    f"{said!r} is marked as the audit's {claim.names!r}, which is {values.get(claim.names)!r}"
                )
                self._faults.append(Fault(Place(path, line_of(claim.element), 1), message))
        for spot in self._spots(page):
            if rule_for(spot) is None:
                self._refuse(spot)
        return tuple(self._faults)

    def _prove(self, page: BuiltPage, count: PageCount) -> None:
        for claim in page.claims:
            counted_as = self._proven(page, claim)
            if counted_as is None:
                count.untraced += 1
            elif counted_as == "traced":
                count.traced += 1
                count.by_entry[claim.names] += 1
            elif counted_as:
                count.by_rule[counted_as] += 1

    def _proven(self, page: BuiltPage, claim: Claim) -> str | None:
        try:
            return prove(claim, self._known, page)
        except FalseClaimError as error:
            said = claim.said
            place = self._behind.place(page.path, line_of(claim.element), said)
            zone = zone_of(claim.element, "", page.path)
            self._faults.append(Fault(place, f"{error}{TITLE_HINT if zone == 'page-title' else ''}"))
            return None

    def _find_glued(self, page: BuiltPage, count: PageCount) -> None:
        for start, end in glued(page.text):
            said = page.text[start:end]
            place = self._behind.place(page.path, page.line(start), said)
            self._faults.append(Fault(place, message(said)))
            count.untraced += 1

    def _spots(self, page: BuiltPage) -> Iterator[Spot]:
        for start, end in numbers_in(page.text):
            element, attribute = page.origin(start)
            zone = zone_of(element, attribute, page.path)
            yield Spot(self._setting, page.text, start, end, page.url, zone, element, attribute, page)

    def _judge(self, spot: Spot) -> None:
        rule = rule_for(spot)
        count = self._pages[spot.page]
        if rule is None:
            count.untraced += 1
            self._refuse(spot)
        else:
            count.by_rule[rule] += 1

    def _judge_passage(self, passage: others.Passage) -> None:
        """Judge the numbers of a file that is no page."""
        numerals = find(passage.text)
        if not numerals:
            return
        count = self._pages.setdefault(passage.path, PageCount(passage.path))
        if passage.repeats:
            count.by_rule[passage.repeats] += len(numerals)
            return
        for numeral in numerals:
            rule = rule_for(Spot(self._setting, passage.text, numeral.start, numeral.end, passage.path))
            if rule is None:
                count.untraced += 1
                message = f'"{plain(numeral.text)}" has no figure, in {passage.where}'
                self._faults.append(Fault(Place((self._site / passage.path).as_posix()), message))
            else:
                count.by_rule[rule] += 1

    def _refuse(self, spot: Spot) -> None:
        said = plain(spot.text[spot.start : spot.end])
        before = spot.text[max(0, spot.start - _AROUND) : spot.start].rsplit("\n\n", 1)[-1]
        after = spot.text[spot.end : spot.end + _AROUND].split("\n\n", 1)[0]
        place = self._behind.place(spot.own.path, spot.own.line(spot.start), said, before, after)
        hint = TITLE_HINT if spot.zone == "page-title" else ""
        where = f" in {spot.attribute} of <{spot.element.tag}>" if spot.attribute else ""
        self._faults.append(
            Fault(place, f'"{said}" has no figure{where} on the page built as {spot.own.path}{hint}')
        )


def without_report(html: bytes) -> bytes:
    """A page without the report that an earlier audit wrote into it."""
    return _REPORT.sub(REPORT_PLACE, html)


def _edit_base(edit_link: str) -> str:
    """Where the files of the repository are edited, from a page's own edit link; empty where it has none."""
    match = re.match(r".+/edit/[^/]+", edit_link)
    return match[0] if match else ""

"""The audit of a built site: every number on every page is traced, or passes by a named rule, or is a fault."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from macros.numerals import find
from macros.record.faults import Fault, in_order
from macros.record.load import garbage_collection_paused
from macros.record.model import Place, Record
from macros.trace import chart_data, others
from macros.trace.built_page import APART, BuiltPage, Claim, line_of, read
from macros.trace.chrome import Repetition, plain, repetition, title_known, zone_of
from macros.trace.claims import prove
from macros.trace.glued import glued, message
from macros.trace.known import Known
from macros.trace.pages_behind import PagesBehind
from macros.trace.proofs import FalseClaimError
from macros.trace.refusal import Refusal, hint
from macros.trace.result import AuditResult, PageCount
from macros.trace.rules import PAGE_TITLE, rule_for
from macros.trace.site_files import files_of
from macros.trace.spot import Setting, Spot

REPORT_PLACE = b'<div id="trace-report"></div>'
"""What the page that shows the audit holds; the report is written behind it, and is not counted itself."""
REPORT_START, REPORT_END = b"<!-- trace -->", b"<!-- /trace -->"
_REPORT = re.compile(
    rb"%s\s*%s.*?%s" % (re.escape(REPORT_PLACE), re.escape(REPORT_START), re.escape(REPORT_END)), re.DOTALL
)


def audit(site: Path, record: Record, docs: Path | None = None) -> AuditResult:
    """Read a built site against the record; changes nothing.

    `docs` is the folder of the Markdown behind the pages, by which faults name the line to mend.
    """
    with garbage_collection_paused():
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
        self._shown: Counter[str] = Counter()
        self._waiting: list[tuple[PageCount, Repetition, Refusal]] = []
        # Most texts of a page stand on many others too: the menu, the names of rows, the words of buttons.
        self._found = lru_cache(maxsize=1 << 16)(_found)

    def run(self) -> AuditResult:
        """Read everything; to be called once."""
        if not self._site.is_dir():
            return AuditResult(
                (Fault(Place(self._site.as_posix()), "is not a folder; build the site first"),),
                {},
                {},
                (),
                "",
            )
        files = files_of(self._site)
        repeated = self._passages(files)
        edit_link = ""
        reports: list[str] = []
        # Pictures last: they lead to full addresses, and it is the pages that say what the site's own is.
        for path in (path for ending in (".html", ".svg") for path in files if path.endswith(ending)):
            content = (self._site / path).read_bytes()
            if REPORT_PLACE in content:
                reports.append(path)
                content = without_report(content)
            page = read(path, content)
            self._titles[page.url] = page.title
            edit_link = edit_link or page.edit_link
            if page.url and page.address.endswith(page.url):
                self._known.home = page.address.removesuffix(page.url)
            count = self._pages[page.url] = PageCount(page.title)
            self._prove(page, count)
            for spot in self._spots(page, count):
                self._judge(spot, count)
            if passages := repeated.pop(page.url, ()):
                article = page.article
                for passage in passages:
                    self._judge_passage(passage, article)
        for count, repeated_title, refusal in self._waiting:  # only now are the titles of all pages known
            if repeated_title.holds(self._titles):
                count.by_rule[PAGE_TITLE] += 1
            else:
                self._refuse(refusal, count)
        for passages in repeated.values():
            for passage in passages:
                self._judge_passage(passage, "")
        self._faults += chart_data.faults(self._site, self._record, self._known.home)
        return AuditResult(
            tuple(in_order(self._faults)), self._pages, self._shown, tuple(reports), _edit_base(edit_link)
        )

    def _passages(self, files: list[str]) -> dict[str | None, list[others.Passage]]:
        """The texts of the site outside its pages, by the address of the page that they may repeat."""
        passages: dict[str | None, list[others.Passage]] = defaultdict(list)
        for passage in others.passages(self._site, files, self._faults):
            passages[passage.leads_to].append(passage)
        return passages

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
        count = PageCount(path)
        for spot in self._spots(page, count):
            if rule_for(spot) is None:
                self._refuse(Refusal.of(spot), count)
        return tuple(self._faults)

    def _prove(self, page: BuiltPage, count: PageCount) -> None:
        proven = [self._proven(page, claim) for claim in page.claims]
        self._shown.update(
            claim.names
            for claim, counted_as in zip(page.claims, proven, strict=True)
            if counted_as == "traced"
        )
        count.untraced += proven.count(None)
        count.by_rule.update(filter(None, proven))
        count.traced += count.by_rule.pop("traced", 0)

    def _proven(self, page: BuiltPage, claim: Claim) -> str | None:
        try:
            return prove(claim, self._known, page)
        except FalseClaimError as error:
            said = claim.said
            place = self._behind.place(page.path, line_of(claim.element), said)
            zone = zone_of(claim.element, "")
            self._faults.append(Fault(place, f"{error}{hint(zone)}"))
            return None

    def _spots(self, page: BuiltPage, count: PageCount) -> Iterator[Spot]:
        """The numbers of a page that no claim holds; what changes a traced one from outside is told at once."""
        begins = 0
        for text in page.text.split(APART):
            numbers, signs = self._found(text)
            for start, end in numbers:
                element, attribute = page.origin(begins + start)
                zone = zone_of(element, attribute)
                yield Spot(
                    self._setting,
                    page.text,
                    begins + start,
                    begins + end,
                    page.url,
                    zone,
                    element,
                    attribute,
                    page,
                )
            for start, end in signs:
                place = self._behind.place(page.path, page.line(begins + start), text[start:end])
                self._faults.append(Fault(place, message(text[start:end])))
                count.untraced += 1
            begins += len(text) + len(APART)

    def _judge(self, spot: Spot, count: PageCount) -> None:
        rule = rule_for(spot)
        if rule:
            count.by_rule[rule] += 1
        elif title_known(spot):
            self._refuse(Refusal.of(spot), count)
        else:
            self._waiting.append((count, repetition(spot), Refusal.of(spot)))

    def _judge_passage(self, passage: others.Passage, article: str) -> None:
        """Judge the numbers of a file that is no page; `article` is what the page says that it may repeat."""
        for text in passage.parts(article):
            numbers, _ = self._found(text)
            if not numbers:
                continue
            count = self._pages.setdefault(passage.path, PageCount(passage.path))
            if passage.repeats(text, article):
                count.by_rule[passage.rule] += len(numbers)
                continue
            for start, end in numbers:
                rule = rule_for(Spot(self._setting, text, start, end, passage.path))
                if rule is None:
                    count.untraced += 1
                    message = f'"{plain(text[start:end])}" has no figure, in {passage.where}'
                    self._faults.append(Fault(Place((self._site / passage.path).as_posix()), message))
                else:
                    count.by_rule[rule] += 1

    def _refuse(self, refusal: Refusal, count: PageCount) -> None:
        self._faults.append(refusal.fault(self._behind))
        count.untraced += 1


_Spans = tuple[tuple[int, int], ...]


def _found(text: str) -> tuple[_Spans, _Spans]:
    """The spans of the numbers of a text, and of the signs that change a traced number beside them."""
    return tuple((numeral.start, numeral.end) for numeral in find(text)), tuple(glued(text))


def without_report(html: bytes) -> bytes:
    """A page without the report that an earlier audit wrote into it."""
    return _REPORT.sub(REPORT_PLACE, html)


def _edit_base(edit_link: str) -> str:
    """Where the files of the repository are edited, from a page's own edit link; empty where it has none."""
    match = re.match(r".+/edit/[^/]+", edit_link)
    return match[0] if match else ""

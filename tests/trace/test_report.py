"""What the audit publishes: trace.json, and the report on the trace page, which is proven like any other text."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from macros.cli import main
from macros.markup.addresses import address
from macros.numerals import find
from macros.record.model import Record
from macros.trace import report
from macros.trace.audit import audit
from macros.trace.report import STANDINGS, publish, standing, weakest
from macros.trace.result import AuditResult
from macros.trace.rules import REASONS, RULES

RECORD = Path(__file__).parent / "record"
EDIT = '<a href="https://forge.example/o/r/edit/main/docs/trace.md" rel="edit">e</a>'
TRACE_PAGE = f'<html><body><article>{EDIT}<h1>Trace</h1><div id="trace-report"></div></article></body></html>'


def site(folder: Path, record: Record, *, untraced: str = "") -> Path:
    """A small built site: a page with traced numbers, and the trace page."""
    page = "".join(
        f'<p><a data-{kind}="{each}" href="../{address(record, each)}">{text}</a></p>'
        for kind, each, text in (
            ("figure", "missiles-2022", "6"),
            ("figure", "japan-loss-2017-2022", "$721 million"),
            ("figure", "japan-loss-by-another-firm", "$700 million to $750 million"),
            ("derived", "japan-share", "less than 32%"),
            ("date", "mixer-listed", "2022"),
            ("term", "apt38", "APT38"),
        )
    )
    title = (
        f'<h1><a data-figure="missiles-2022" href="../{address(record, "missiles-2022")}">6</a> missiles</h1>'
    )
    for name, text in (("a", f"{title}{page}<p>CC BY 4.0 {untraced}</p>"), ("trace", TRACE_PAGE)):
        (folder / name).mkdir(parents=True)
        (folder / name / "index.html").write_text(text)
    return folder


def words(html: str) -> str:
    """The text of a piece of HTML."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def published(folder: Path, record: Record) -> tuple[AuditResult, str]:
    """The result of an audit that is published, and the trace page then."""
    result = audit(folder, record)
    assert result.faults == ()
    assert publish(folder, record, result) == ()
    return result, (folder / "trace" / "index.html").read_text()


def test_the_totals_are_those_of_the_pages(record: Record, tmp_path: Path) -> None:
    """trace.json counts every number once, as traced or under its rule, in all and by page."""
    published(site(tmp_path, record), record)
    trace = json.loads((tmp_path / "api/v1/trace.json").read_text())
    assert {key: trace[key] for key in ("numbers", "traced", "untraced", "by_rule")} == {
        "numbers": 8,
        "traced": 6,
        "untraced": 0,
        "by_rule": {"declared-name": 1, "licence-name": 1},
    }
    assert trace["pages"]["a/"] == {
        "title": "6 missiles",
        "numbers": 8,
        "traced": 6,
        "untraced": 0,
        "by_rule": {"declared-name": 1, "licence-name": 1},
    }
    assert trace["pages"]["trace/"]["numbers"] == 0


def test_the_report_says_what_was_counted(record: Record, tmp_path: Path) -> None:
    """Totals, pages, rules with reasons, and the standing of the sources, in words and counts."""
    _, page = published(site(tmp_path, record), record)
    said = words(page)
    assert "The site shows 8 numbers. 6 of them lead to a figure of the record" in said
    assert '<a class="ledger-page-title" href="../a/">6 missiles</a>' in page
    assert "6 missiles 8 6 2" in said
    assert f"licence-name {REASONS['licence-name']} 1" in said
    assert "The original document, read in full 1 1" in said
    assert "A reprint of another’s report 1 4" in said
    assert "Read in excerpt only 1 1" in said


def test_wanted_originals_stand_by_use_and_can_be_edited(record: Record, tmp_path: Path) -> None:
    """The source that most numbers rest on comes first, with the figures that rest on it and a link to its entry."""
    _, page = published(site(tmp_path, record), record)
    first, second = re.findall(r"<li>(.*?)</li>", page.partition("ledger-wanted")[2], re.DOTALL)
    assert words(first).startswith("A report on the same study, The Messenger ; shown here 4 times.")
    assert "Wanted: The study of the firm itself, 2024 . On it rest 6 ." in words(first)
    line = record.places["reprint-2025"].line
    assert f'href="https://forge.example/o/r/edit/main/data/sources.yml#L{line}"' in first
    assert "Crypto Crime Report 2025 , Chainalysis" in words(second)


def test_the_less_wanted_are_folded_away(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hundreds of sources would fill the page of a phone: a line that counts them opens them, without script."""
    monkeypatch.setattr(report, "MOST_WANTED", 1)
    _, page = published(site(tmp_path, record), record)
    open_ones, _, folded = page.partition("ledger-wanted")[2].partition("<details")
    assert (open_ones.count("<li>"), folded.count("<li>")) == (1, 1)
    assert "Read in excerpt only: 1 more Crypto Crime Report 2025" in words(f"<details{folded}")


def test_publishing_again_changes_nothing(record: Record, tmp_path: Path) -> None:
    """The report is not counted, and an old one gives way, also when someone has changed it."""
    folder = site(tmp_path, record)
    first, page = published(folder, record)
    second, again = published(folder, record)
    assert (first.trace, page) == (second.trace, again)
    (folder / "trace" / "index.html").write_text(page.replace(">8<", ">9<"))
    assert published(folder, record) == (second, again)


def test_the_report_is_proven_itself(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A number that slips into the report's own words, and a count that is not the audit's, are refused."""
    result = audit(site(tmp_path, record), record)
    html = report.Report.html
    monkeypatch.setattr(
        report.Report, "html", lambda self: html(self) + '<p>40 <b data-audit="numbers">9</b></p>'
    )
    assert [fault.message for fault in publish(tmp_path, record, result)] == [
        "'9' is marked as the audit's 'numbers', which is '8'",
        '"40" has no figure on the page built as trace/index.html',
    ]


def test_a_folder_of_many_pages_is_one_row(record: Record, tmp_path: Path) -> None:
    """Permalinks would fill the table; they are added up under their folder."""
    folder = site(tmp_path, record)
    for number in range(report.MANY_PAGES + 1):
        (folder / "figures" / f"f{'x' * number}").mkdir(parents=True)
        (folder / "figures" / f"f{'x' * number}" / "index.html").write_text("<h1>A</h1><p>CC BY 4.0</p>")
    _, page = published(folder, record)
    assert f"Everything below figures/ {report.MANY_PAGES + 1} 0 {report.MANY_PAGES + 1}" in words(page)


def test_standing_is_that_of_the_weakest_source(record: Record) -> None:
    """A derived figure is no nearer to the original than the least of its inputs."""
    assert [standing(record, each) for each in ("nikkei-2023", "reprint-2025", "report-2025")] == list(
        STANDINGS
    )
    assert weakest(record, "japan-loss-2017-2022") == "original"
    assert weakest(record, "japan-share") == "reprint"
    assert weakest(record, "exchange-theft-2022") == "original"
    assert weakest(record, "report-2025") == "excerpt"


def test_every_rule_has_a_reason_without_a_number() -> None:
    """The reasons stand on the trace page, where a number of their own would need a figure."""
    assert len({rule.name for rule in RULES}) == len(RULES)
    for name, reason in REASONS.items():
        assert reason.endswith(".")
        assert find(f"{name} {reason}") == []


def test_the_command_refuses_and_names_every_fault(
    record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit status tells a sound site from another; trace.json tells how many numbers have no trace."""
    places = ["--data", str(RECORD), "--docs", str(tmp_path / "docs")]
    assert main(["audit", str(site(tmp_path / "good", record)), *places]) == 0
    assert capsys.readouterr().err == "8 numbers, 6 traced, 0 untraced; 0 faults\n"
    assert (
        main(
            ["audit", str(site(tmp_path / "bad", record, untraced="40 and 41")), *places, "--format", "json"]
        )
        == 1
    )
    assert [fault["message"][:4] for fault in json.loads(capsys.readouterr().out)] == ['"40"', '"41"']
    assert json.loads((tmp_path / "bad/api/v1/trace.json").read_text())["untraced"] == 2
    assert main(["audit", str(tmp_path / "none"), *places]) == 1
    assert "is not a folder; build the site first" in capsys.readouterr().out
    assert main(["audit", str(tmp_path / "good"), "--data", str(tmp_path / "none")]) == 1
    assert "is not a folder; the record is read from it" in capsys.readouterr().out

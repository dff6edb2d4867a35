"""What backs each number of a page, from its source, and the copy in which the numbers are coloured."""

import json
import re
from pathlib import Path

import pytest

from macros.cli import main
from macros.record.model import Record
from macros.trace.annotated import annotated
from macros.trace.explain import Explainer
from macros.trace.markdown_file import MarkdownFile
from macros.trace.rules import REASONS

RECORD = Path(__file__).parent / "record"
TEXT = """\
---
title: The 40 thefts
---
Lost {{ fig("japan-loss-2017-2022") }} & {{ fig("japan-share", "words") }} in {{ period("world-loss-2022") }}.
APT38 took 41 <coins>, on {{ when("exchange-theft-2022") }} {{ cite("report-2025") }} {{ count("incidents") }}.
{% for id in ["missiles-2022"] %}{{ fig(id) }}{% endfor %} {{ table("missiles-2022", "world-loss-2022") }}
{{ fig("nobody-knows") }} {{ term("wannacry-2") }} {{ when("report-2025") }} {{ when("mixer-listed") }}
"""
INPUTS = "japan-loss-2017-2022, world-loss-2022"
WORLD_LOSS = "The Messenger (reprint-2025) prints “more than $2.3 billion”"
PAGE = MarkdownFile("docs/page.md", "page.md", TEXT)


def test_every_number_is_explained(record: Record) -> None:
    """Calls with what they print and its source, typed numbers with their rule, in the order of the page."""
    lines = [str(number).replace("page.md:", "") for number in Explainer(record).explain(PAGE)]
    assert [line.removeprefix("docs/") for line in lines] == [
        '2:12: "40" nothing: "40" has no figure; say it without a number, or add a figure for it',
        '4:9: "$721 million" figure japan-loss-2017-2022: Nikkei Asia (nikkei-2023) prints “$721 million”',
        f'4:45: "less than thirty-two percent" derived japan-share: our share, computed from {INPUTS}',
        '4:82: "2022" date world-loss-2022: The Messenger (reprint-2025) prints “more than $2.3 billion”',
        f'5:4: "38" declared-name: {REASONS["declared-name"]}',
        '5:12: "41" nothing: "41" has no figure; say it without a number, or add a figure for it',
        '5:30: "23 March 2022" date exchange-theft-2022: Nikkei Asia (nikkei-2023)',
        f'5:90: "2" record-count incidents: {REASONS["record-count"]}',
        '6:37: "fig" computed: the build works out what is asked for here',
        '6:63: "6" figure missiles-2022: The Messenger (reprint-2025) prints “six missiles”',
        '6:63: "2022" date missiles-2022: The Messenger (reprint-2025) prints “six missiles”',
        f'6:63: "more than $2.3 billion" figure world-loss-2022: {WORLD_LOSS}',
        '6:63: "2022" date world-loss-2022: The Messenger (reprint-2025) prints “more than $2.3 billion”',
        f'7:30: "WannaCry 2.0" declared-name wannacry-2: {REASONS["declared-name"]}',
        '7:55: "2025" date report-2025: the date that Chainalysis (report-2025) gives',
        '7:81: "8 August 2022" date mixer-listed: The Messenger (reprint-2025)',
    ]


def test_the_copy_is_the_page_with_its_numbers_coloured(record: Record) -> None:
    """Each number is marked by what backs it, calls stand as what they print, and all other text is kept."""
    copy = annotated(PAGE, Explainer(record).explain(PAGE))
    body = copy.partition("<pre>")[2].partition("</pre>")[0]
    assert 'Lost <mark class="traced" title="figure japan-loss-2017-2022: Nikkei' in body
    assert 'APT<mark class="rule" title="declared-name: A proper name' in body
    assert (
        'took <mark class="nothing" title="nothing: &quot;41&quot; has no figure; '
        'say it without a number, or add a figure for it">41</mark> &lt;coins&gt;' in body
    )
    assert (
        '<mark class="computed" title="computed: the build works out what is asked for here">fig</mark>'
        in body
    )
    plain = re.sub(r"<[^>]*>", "", body)
    assert plain.startswith(
        "---\ntitle: The 40 thefts\n---\nLost $721 million &amp; less than thirty-two percent in"
    )
    assert "6 · 2022 · more than $2.3 billion · 2022\n" in plain


def test_the_command_lists_a_page_or_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page is named by its path, with or without the folder and the ending; copies are written when asked for."""
    docs = tmp_path / "docs"
    (docs / "deep").mkdir(parents=True)
    (docs / "page.md").write_text(TEXT)
    (docs / "deep" / "other.md").write_text("All 40.\n")
    places = ["--data", str(RECORD), "--docs", str(docs)]
    assert main(["explain", *places, "--annotated", str(tmp_path / "copies")]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 17
    assert (tmp_path / "copies" / "deep" / "other.html").is_file()
    for name in ("deep/other", "deep/other.md", f"{docs}/deep/other.md"):
        assert main(["explain", name, *places, "--format", "json"]) == 0
        (number,) = json.loads(capsys.readouterr().out)
        assert (number["line"], number["column"], number["text"], number["backing"]) == (
            1,
            5,
            "40",
            "nothing",
        )


def test_an_unknown_page_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest name is offered, and the exit status is not zero."""
    (tmp_path / "thefts.md").write_text("")
    assert main(["explain", "theft", "--data", str(RECORD), "--docs", str(tmp_path)]) == 1
    assert "did you mean 'thefts'?" in capsys.readouterr().err

"""What holds for any text: no number passes because of the markup around it, and nothing makes the reader stumble."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.numerals import find
from macros.record.model import Record
from macros.trace.built_page import read
from macros.trace.lint import Finding, Lint
from macros.trace.markdown_file import MarkdownFile
from macros.trace.proofs import carries_a_number
from macros.trace.source_text import source_text

CORPUS = Path(__file__).parents[1] / "numerals" / "corpus.yml"
MARKED = re.compile("⟦(.*?)⟧")
NUMBERS = (
    "$721 million",
    "seven hundred",
    "40",
    "two thirds",
    "31%",
    "twenty-five",
    "21 February 2025",
    "tenfold",
)
UNSEEN_IN_MARKDOWN = (
    "<b>",
    "</i>",
    "<!-- a -->",
    "{## a ##}",
    "{% if x is defined %}",
    "&shy;",
    "\u00ad",
    "\u200b",
)
UNSEEN_IN_HTML = ("<b></b>", "<i class='a-1'></i>", "<!-- 2 -->", "&shy;", "&#x200b;", "<wbr>", "\u2060")

PIECES = (
    *"ab7 \n`*_<>[](){}#%!|&;\"'=:-~.",
    "{{",
    "}}",
    "{%",
    "%}",
    "```",
    "seven",
    "---\n",
    "title: ",
    "<b>",
    "](",
)
"""What markup is made of, for texts that no one would write."""


AROUND_DIGITS = (*'1209.,/-$€%#v:a"“( )', "2026", "11", " million", "CVE", "US", "no", "half", "\n")
"""What may stand in and around digits, so that they are a number, a part of a name, or neither."""


def sentences() -> list[str]:
    """Every sentence of the finder's labelled corpus, with the marks around its numbers."""
    parts = yaml.safe_load(CORPUS.read_text(encoding="utf-8"))
    return [sentence for styles in parts.values() for style in styles.values() for sentence in style]


def typed(lint: Lint, text: str) -> list[Finding]:
    """The numbers that are refused on a page of this text."""
    page = MarkdownFile("docs/page.md", "page.md", text)
    return [finding for finding in lint.findings(page) if finding.rule is None and finding.said]


@pytest.fixture(scope="module")
def lint(record: Record) -> Lint:
    """A lint against the small record."""
    return Lint(record)


def test_sentences_with_numbers_are_refused_and_others_pass(lint: Lint) -> None:
    """On a page, the sentences of the corpus are told apart as well as the finder tells numbers from words."""
    right = 0
    for sentence in sentences():
        plain = MARKED.sub(r"\1", sentence)
        right += bool(typed(lint, plain)) == bool(MARKED.search(sentence))
    assert right / len(sentences()) >= 0.99


@given(number=st.sampled_from(NUMBERS), unseen=st.sampled_from(UNSEEN_IN_MARKDOWN), at=st.integers(0, 20))
def test_no_markup_hides_a_number_in_the_source(lint: Lint, number: str, unseen: str, at: int) -> None:
    """Whatever a reader does not see may stand anywhere in a number, which is found whole and where it begins."""
    at = min(at, len(number) - 1)
    end = "{% endif %}" if unseen.startswith("{%") else ""
    (finding,) = typed(lint, f"They took {number[:at]}{unseen}{number[at:]}{end} then.\n")
    assert finding.said.replace("\u00ad", "").replace("\u200b", "") == number
    assert finding.place.column in (11, 11 + len(unseen) if at == 0 else 11)


@given(number=st.sampled_from(NUMBERS), unseen=st.sampled_from(UNSEEN_IN_HTML), at=st.integers(0, 20))
def test_no_markup_hides_a_number_in_a_built_page(number: str, unseen: str, at: int) -> None:
    """The text of a built page holds the number as a reader reads it."""
    at = min(at, len(number))
    page = read("page.html", f"<p>They took {number[:at]}{unseen}{number[at:]} then.</p>".encode())
    (found,) = find(page.text)
    assert re.sub("[\u00ad\u200b\u2060]", "", found.text) == number


@given(st.lists(st.sampled_from(AROUND_DIGITS), max_size=8).map("".join))
def test_a_quick_look_sees_the_numbers_that_a_close_one_finds(text: str) -> None:
    """A claim carries a number exactly where the finder finds one."""
    assert carries_a_number(text) == bool(find(text))


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_source_is_read_place_by_place(text: str) -> None:
    """The readable text is as long as the page, and keeps its lines, whatever stands in it."""
    page = MarkdownFile("docs/page.md", "page.md", text)
    readable = source_text(page)
    assert len(readable.text) == len(page.body)
    for start, end, _ in readable.zones:
        assert 0 <= start <= end <= len(page.body)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_no_page_makes_the_check_stumble(lint: Lint, text: str) -> None:
    """The check raises nothing, and every place that it names is in the page."""
    page = MarkdownFile("docs/page.md", "page.md", text)
    lines = text.split("\n")
    for finding in lint.findings(page):
        assert 1 <= finding.place.line <= len(lines) + 1
        assert finding.place.column >= 1


@given(st.binary(max_size=200) | st.text(alphabet=list("<>/abp7 \"'=&;!-")).map(str.encode))
def test_no_html_makes_the_audit_stumble(content: bytes) -> None:
    """Any bytes are read as a page, and every number in its text belongs to an element of it."""
    page = read("page.html", content)
    for numeral in find(page.text):
        element, _ = page.origin(numeral.start)
        assert element is not None
        assert page.line(numeral.start) >= 0

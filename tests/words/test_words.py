"""The words of an author: what each becomes on a page, and what the check says where one is wrong."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import yaml
from jinja2 import Environment

from macros.record.faults import in_order
from macros.record.load import load
from macros.record.model import Record
from macros.trace import templates
from macros.trace.markdown_file import MarkdownFile
from macros.words import Vocabulary, WordError
from macros.words.vocabulary import WORDS

HERE = Path(__file__).parent
GOLDEN = yaml.safe_load((HERE / "words.yml").read_text(encoding="utf-8"))
PAGES = yaml.safe_load((HERE / "pages.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def record() -> Record:
    """The small record that the tests of press use too."""
    loaded = load(HERE.parent / "press" / "record")
    assert loaded.faults == ()
    return loaded.record


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["writes"])
def test_a_word_becomes_traced_html(case: dict[str, str], record: Record) -> None:
    """What an author writes gives exactly the HTML of the case."""
    template = Environment().from_string(case["writes"])
    assert template.render(**Vocabulary(record, "how-much/").words()) == case["gives"]


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case["name"])
def test_what_is_wrong_with_a_page_is_said_before_it_is_built(case: dict[str, Any], record: Record) -> None:
    """The check of a page's words says exactly what the case lists."""
    page = MarkdownFile("docs/page.md", "page.md", case["page"])
    calls, faults = templates.calls(page)
    faults += templates.failing(calls, Vocabulary(record, page.url))
    assert [str(fault) for fault in in_order(faults)] == case["says"]


@pytest.mark.parametrize(
    ("page", "href"),
    [
        ("index.md", "./figures/japan-loss/"),
        ("how-much.md", "../figures/japan-loss/"),
        ("contribute/index.md", "../figures/japan-loss/"),
        ("contribute/record.md", "../../figures/japan-loss/"),
    ],
)
def test_links_lead_from_any_page_to_the_root(page: str, href: str, record: Record) -> None:
    """Links are relative, so that the site works below any path."""
    url = MarkdownFile(f"docs/{page}", page, "").url
    assert f'href="{href}"' in Vocabulary(record, url).fig("japan-loss")


def test_a_word_over_a_broken_entry_says_so(record: Record) -> None:
    """Where a calculation has lost its input, every word that needs it says what is missing, and nothing raises."""
    broken = replace(record, figures=MappingProxyType({"japan-loss": record.figures["japan-loss"]}))
    words = Vocabulary(broken, "").words()
    for word, ids in (("fig", ["japan-share"]), ("table", ["japan-loss", "japan-share"])):
        with pytest.raises(WordError, match="no 'world-loss' to compute it from"):
            words[word](*ids)


def test_every_word_says_what_it_does() -> None:
    """Each word has a docstring, which the check shows to an author who calls it wrongly."""
    assert [word for word in WORDS if not getattr(Vocabulary, word).__doc__] == []

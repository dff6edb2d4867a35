"""The finishing of built pages: sources at the foot, the page of all figures, nothing else touched."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import html5lib
import pytest

from macros.markup.addresses import address
from macros.press import press
from macros.press.pages import finish
from macros.press.site import Site
from macros.record.load import load
from macros.record.model import Record

PAGE = """<!doctype html>
<html lang="en"><head><title>t</title></head><body><nav>kept</nav>
<article class="md-content__inner">
<a href="https://forge.example/o/r/edit/main/docs/p.md" title="Edit" class="md-icon" rel="edit">e</a>
<h1>Title</h1>
{}
</article><footer>kept</footer></body></html>
"""
NUMBER = '<a class="ledger-number" data-{}="{}" href="../figures/{}/">x</a>'
SITE = Site(Path(), edit_base="https://forge.example/o/r/edit/main")
WHOLE = '<div id="all-figures"></div>'


@pytest.fixture(scope="module")
def record() -> Record:
    """The small record beside this file."""
    loaded = load(Path(__file__).parent / "record")
    assert loaded.errors == ()
    return loaded.record


def page_with(*traced: tuple[str, str]) -> str:
    """A built page that prints the given entries: pairs of kind (`figure`, `date` …) and id."""
    return PAGE.format("\n".join(NUMBER.format(kind, entry_id, entry_id) for kind, entry_id in traced))


def words(html: str) -> str:
    """The text that a reader sees of a piece of HTML, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def sources(page: str) -> list[str]:
    """The ids of the sources that a page lists, in order."""
    return re.findall(r'<li id="source-([^"]+)">', page)


def test_each_source_is_listed_once_in_the_order_of_use(record: Record) -> None:
    """A page that leans on two sources, one of them twice, lists two."""
    page = page_with(("figure", "japan-loss-other"), ("figure", "japan-loss"), ("figure", "world-loss"))
    assert sources(finish(page, "how-much/", record, SITE)) == ["chainalysis-2025", "nikkei-asia-2023-05"]


@pytest.mark.parametrize(
    ("kind", "entry_id", "listed"),
    [
        ("figure", "japan-loss", ["nikkei-asia-2023-05"]),
        ("date", "japan-loss", ["nikkei-asia-2023-05"]),
        ("date", "exchange-theft", ["nikkei-asia-2023-05"]),
        ("date", "first-sanction", ["messenger-2023-05"]),
        ("date", "messenger-2023-05", ["messenger-2023-05"]),
        ("cite", "chainalysis-2025", ["chainalysis-2025"]),
        ("derived", "japan-share", ["nikkei-asia-2023-05"]),
        ("term", "apt38", []),
        ("figure", "nobody-knows", []),
    ],
)
def test_whatever_is_printed_brings_its_source(
    record: Record, kind: str, entry_id: str, listed: list[str]
) -> None:
    """Numbers, dates and citations each lead to their source; names and unknown ids have none."""
    assert sources(finish(page_with((kind, entry_id)), "how-much/", record, SITE)) == listed


def test_a_source_is_told_with_what_it_states(record: Record) -> None:
    """The numbers that the page takes from a source stand with it, each once, as links to their own pages."""
    page = finish(page_with(("figure", "japan-loss"), ("date", "japan-loss")), "how-much/", record, SITE)
    stated = re.search(r'<p class="ledger-stated">(.*?)</p>', page)
    assert stated is not None
    assert words(stated[1]) == "It states more than $721 million."
    assert 'href="../figures/japan-loss/"' in stated[1]


def test_a_source_line_says_what_the_document_is(record: Record) -> None:
    """A reprint read in excerpt says so, and names the document that is wanted in its place."""
    page = finish(page_with(("cite", "messenger-2023-05")), "how-much/", record, SITE)
    assert words(page[page.index('id="source-messenger') : page.index("</ol>")]).split("> ")[-1] == (
        "A report on the same study, The Messenger, 15 May 2023. reprint read in excerpt "
        "Wanted in its place: Elliptic's study of 2023."
    )


def test_a_derived_figure_shows_its_formula(record: Record) -> None:
    """The formula names its inputs, each of them linked, and the inputs stand under their own source."""
    page = finish(page_with(("derived", "japan-share")), "how-much/", record, SITE)
    assert "The share: more than $721 million as a part of $2.3 billion." in words(page)
    assert words(page).count("It states") == len(sources(page))


def test_links_are_relative_to_the_page(record: Record) -> None:
    """The same number leads to the same place from the root, from a page and from a page below a page."""
    for url, to_root in (("", "./"), ("how-much/", "../"), ("contribute/record/", "../../")):
        finished = finish(page_with(("figure", "japan-loss")), url, record, SITE)
        assert f'href="{to_root}figures/japan-loss/"' in finished


def test_pressing_twice_changes_nothing(record: Record) -> None:
    """Press is idempotent on every kind of page; but for the marks of footnotes, it leaves the rest as it was."""
    for page in (
        page_with(("figure", "japan-loss")),
        PAGE.format(WHOLE),
        PAGE.format("plain"),
        "<p>no article</p>",
    ):
        once = finish(page, "how-much/", record, SITE)
        assert finish(once, "how-much/", record, SITE) == once
        added = r"\n<!-- ledger -->.*?<!-- /ledger -->\n| data-note=\"1\""
        assert re.sub(added, "", once, flags=re.DOTALL) == page


def test_a_page_without_numbers_stays_as_it_is(record: Record) -> None:
    """No sources, no section; where the repository is not known, no link to correct anything."""
    assert finish(PAGE.format("<p>Words.</p>"), "how-much/", record, Site(Path())) == PAGE.format(
        "<p>Words.</p>"
    )
    page = page_with(("figure", "japan-loss"))
    assert "Correct this" not in finish(page, "how-much/", record, Site(Path()))


def test_the_page_of_all_figures_leads_to_every_entry(record: Record) -> None:
    """Whatever the record holds has a line there that links to its permalink."""
    page = finish(PAGE.format(WHOLE), "figures/", record, SITE)
    for entry_id in record.places:
        assert f'href="../{address(record, entry_id)}"' in page


@pytest.mark.parametrize("body", [WHOLE, NUMBER.format("derived", "japan-share", "japan-share")])
def test_the_html_is_well_formed(record: Record, body: str) -> None:
    """A strict parser of HTML finds no fault in what press adds."""
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(finish(PAGE.format(body), "figures/", record, SITE))


def test_what_the_record_holds_is_text_and_never_markup(record: Record) -> None:
    """Hostile words in an entry come out as the words they are."""
    hostile = '<img src=x onerror=alert(1)>"]}</li></article>'
    figure = record.figures["japan-loss"].model_copy(update={"as_printed": hostile, "originator": hostile})
    source = record.sources["nikkei-asia-2023-05"].model_copy(update={"title": hostile, "publisher": hostile})
    poisoned = replace(
        record,
        figures={**record.figures, figure.id: figure},
        sources={**record.sources, source.id: source},
    )
    for body in (WHOLE, NUMBER.format("figure", "japan-loss", "japan-loss")):
        page = finish(PAGE.format(body), "figures/", poisoned, SITE)
        assert "<img" not in page
        assert words(hostile.replace("<", "&lt;")) in words(page)
        html5lib.HTMLParser(strict=True).parse(page)


def test_press_finishes_every_page_of_a_folder(record: Record, tmp_path: Path) -> None:
    """Pages are found at any depth and finished by their own address; other files are left alone."""
    (tmp_path / "how" / "deep").mkdir(parents=True)
    for path in ("index.html", "how/index.html", "how/deep/index.html"):
        (tmp_path / path).write_text(page_with(("figure", "japan-loss")))
    (tmp_path / "data.json").write_text("{}")
    press(tmp_path, record)
    assert '"./figures/japan-loss/"' in (tmp_path / "index.html").read_text()
    assert '"../../figures/japan-loss/"' in (tmp_path / "how/deep/index.html").read_text()
    assert (tmp_path / "data.json").read_text() == "{}"

"""The files of a page's first view: put together where a page is built as expected, left alone elsewhere."""

import logging
import re
from pathlib import Path

import pytest

from macros.press.css_subset import Vocabulary, subset
from macros.press.first_view import FirstView
from macros.press.policy import style_sources
from macros.press.site import Site
from macros.press.style_sheet import UnreadableError

PAGE = """<!doctype html>
<html lang="en"><head>
  <link rel="stylesheet" href="../assets/theme/main.css">
  <link rel="stylesheet" href="../assets/own.css">
</head><body>
<article class="text"><p>Words.</p><section class="ledger-foot"></section>
<script src="../assets/only-here.js" defer></script></article>
  <script src="../assets/javascripts/bundle.1a2b.min.js"></script>
  <script src="../assets/begin.js" defer></script>
  <script src="../assets/cards.js" defer></script>
</body></html>
"""
FILES = {
    "theme/main.css": '@charset "UTF-8";p{color:red}.menu{top:0}.text{background:url("../m.svg")}',
    "own.css": '/**/ @font-face { src: url("fonts/f.woff2") } .text { margin: 0 } .card { top:0 } .gone { top:0 }',
    "javascripts/bundle.1a2b.min.js": "material()",
    "begin.js": "begin() // at once",
    "cards.js": 'show("card")',
    "only-here.js": "here()",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A built site of one page, with the files that it loads."""
    for name, text in FILES.items():
        path = tmp_path / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "page").mkdir()
    return tmp_path


def finished(folder: Path, page: str) -> str:
    """The page, but for its policy, after its files have been put together and written."""
    path = folder / "page" / "index.html"
    view = FirstView(Site(folder))
    path.write_text(view.page(page, "page/"), encoding="utf-8")
    view.start([path])
    view.write()
    return re.sub(r"\n<meta http-equiv[^>]*>", "", path.read_text(encoding="utf-8"))


def made(folder: Path, name: str) -> str:
    """What stands in the one file of that name that was put together."""
    (path,) = folder.glob(f"assets/{name}.????????.*")
    return path.read_text(encoding="utf-8")


def test_a_page_loads_one_style_sheet_and_one_script(folder: Path) -> None:
    """The theme's script and the whole styles are named on the script; what an article brings stays in it.

    Wide screens wait for the style sheet, and others meet it after the text.
    """
    page = finished(folder, PAGE)
    sheets = re.findall(r'<link rel="stylesheet" href="(.*?)"(.*?)>', page)
    assert [file for file, _ in sheets] == [
        f"../{path.relative_to(folder)}" for path in folder.glob("assets/pages.*.css")
    ] * 2
    assert [condition for _, condition in sheets] == [' media="(min-width:60em)"', ""]
    assert page.index("<article") < page.rindex("stylesheet")
    assert page.count("<script") == 2
    assert '<script src="../assets/only-here.js" defer></script></article>' in page
    assert 'data-theme="../assets/javascripts/bundle.1a2b.min.js"' in page
    assert made(folder, "own") == 'begin();show("card")'


def test_a_page_carries_the_rules_for_its_start(folder: Path) -> None:
    """Those that match, and the fonts with their addresses from the page; the style sheet names no fonts again."""
    page = finished(folder, PAGE)
    (rules,) = re.findall(r"<style>(.*?)</style>", page)
    font = '@font-face{src:url("../assets/fonts/f.woff2")}'
    assert rules == font + 'p{color:red}.text{background:url("../assets/m.svg")}.text{margin:0}'
    assert page.index("<style>") < page.index("<body>")


def test_a_page_without_numbers_waits_for_its_style_sheet(folder: Path) -> None:
    """It carries no rules, but its policy allows those of other pages, which instant navigation may put there."""
    view = FirstView(Site(folder))
    pages = {
        folder / "page" / name: text for name, text in (("a", PAGE), ("b", PAGE.replace("ledger-foot", "")))
    }
    for path, text in pages.items():
        path.write_text(view.page(text, "page/"), encoding="utf-8")
    view.start(pages)
    with_rules, without = (path.read_text(encoding="utf-8") for path in pages)
    assert without.count('rel="stylesheet"') == 1
    assert "<style>" not in without
    assert style_sources(without) == style_sources(with_rules)[:1]


def test_blocks_of_code_are_reached_by_keys(folder: Path) -> None:
    """The theme's script would see to that; without it, a block wider than the page could not be read by keyboard."""
    page = finished(folder, PAGE.replace("Words.", "<code>a</code><pre><span></span><code>b</code></pre>"))
    assert '<code>a</code><pre><span></span><code tabindex="0">b</code>' in page


def test_the_first_view_has_the_rules_that_can_match(folder: Path) -> None:
    """Rules for what pages and scripts hold are kept in their order, with addresses from where they now stand."""
    finished(folder, PAGE)
    assert made(folder, "pages") == ('p{color:red}.text{background:url("m.svg")}.text{margin:0}.card{top:0}')
    assert ".gone{" in made(folder, "whole")
    assert "@font-face" not in made(folder, "whole")


def test_a_script_that_is_not_there_stops_nothing(folder: Path) -> None:
    """An article may bring a script that stands elsewhere, or nowhere."""
    page = finished(folder, PAGE.replace("../assets/only-here.js", "/elsewhere.js"))
    assert page.count('rel="stylesheet"') == 2


def test_doing_it_again_changes_nothing(folder: Path) -> None:
    """A finished page stays as it is, and so do its files."""
    once = finished(folder, PAGE)
    files = {path: path.read_bytes() for path in folder.rglob("*.*")}
    assert finished(folder, once) == once
    assert {path: path.read_bytes() for path in folder.rglob("*.*")} == files


@pytest.mark.parametrize(
    ("was", "became", "said"),
    [
        ("javascripts/bundle.1a2b", "javascripts/material", "there is no ../assets/javascripts/material"),
        ('<script src="../assets/javascripts/bundle.1a2b.min.js"></script>', "", "not where it was"),
        ("theme/main.css", "theme/newer.css", "there is no ../assets/theme/newer.css"),
        ("../assets/cards.js", "https://elsewhere.example/cards.js", "there is no https://elsewhere"),
    ],
)
def test_a_theme_built_otherwise_is_left_alone(
    folder: Path, caplog: pytest.LogCaptureFixture, was: str, became: str, said: str
) -> None:
    """A page that is not as expected loads what the generator gave it, and the build says why, once."""
    page = PAGE.replace(was, became)
    with caplog.at_level(logging.WARNING):
        assert finished(folder, page) == page
        assert finished(folder, page) == page
    assert said in caplog.text


def test_a_style_sheet_that_cannot_be_taken_apart_is_left_alone(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """So is one that fetches others, whose order would be lost."""
    (folder / "assets" / "own.css").write_text('@import "more.css"; .text { margin: 0 }')
    assert finished(folder, PAGE) == PAGE
    assert "@import" in caplog.text


def test_pages_of_others_are_not_touched(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A page that never asks for a first view, such as a frame for other sites, is nothing to warn of."""
    page = PAGE.replace('<script src="../assets/begin.js" defer></script>', "")
    assert finished(folder, page) == page
    assert caplog.text == ""


KEPT = [
    "a:hover{top:0}",
    ".here:is(.gone,.far){top:0}",
    ".here:not(.gone){top:0}",
    "#place>a{top:0}",
    "[data-state]{top:0}",
    '[data-state="on"]{top:0}',
    "[data-state^=o]{top:0}",
    "[hidden]{top:0}",
    "*{top:0}",
    "::selection{top:0}",
    "@media print{.here{top:0}}",
    "@page{margin:0}",
    "@keyframes turn{from{top:0}to{top:1px}}",
    ".shown-by-script{top:0}",
    ".here{--a:var(--b);--b:0;top:var(--a)}",
    ".here{--said:0}",
]
DROPPED = [
    ".gone{top:0}",
    ".here.gone{top:0}",
    "#nowhere{top:0}",
    "table{top:0}",
    "[data-other]{top:0}",
    "[data-state=off]{top:0}",
    "@media print{.gone{top:0}}",
    "@supports (top:0){@media print{.gone{top:0}}}",
    ".here{--unused:0}",
]


@pytest.fixture
def met() -> Vocabulary:
    """What stands on a page with one link, and the words of one script."""
    vocabulary = Vocabulary()
    vocabulary.read_page(
        '<html><body id="place"><a class="here" data-state="on" style="top:var(--said)" href="/">x</a></body></html>'
    )
    vocabulary.read_script('mark.className = "shown-by-script"')
    return vocabulary


def part(css: str, met: Vocabulary) -> str:
    """The part of a style sheet that can match, without the semicolon that may end a declaration."""
    return subset(css, met).replace(";}", "}")


@pytest.mark.parametrize("rule", KEPT)
def test_what_can_match_is_kept(met: Vocabulary, rule: str) -> None:
    """Names that are there, and whatever is asked of more than names."""
    assert part(rule, met) == rule


@pytest.mark.parametrize("rule", DROPPED)
def test_what_cannot_match_is_dropped(met: Vocabulary, rule: str) -> None:
    """A name that is nowhere, in any part of a selector, and a variable that nobody uses."""
    assert subset(rule, met) == ""


def test_of_a_list_the_selectors_that_can_match_stay(met: Vocabulary) -> None:
    """The others are left out, and the order of rules is kept."""
    assert part(".gone,.here,table a{top:0}a{top:1px}", met) == ".here{top:0}a{top:1px}"


@pytest.mark.parametrize("css", ["a{top:0}}b{", '@import "x";', "@namespace svg url(x);"])
def test_what_cannot_be_read_safely_is_refused(met: Vocabulary, css: str) -> None:
    """Rather no part than a wrong one."""
    with pytest.raises(UnreadableError):
        subset(css, met)

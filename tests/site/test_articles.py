"""The articles with which the site began: each number in them stands on a page, and each garble is settled."""

import re
from pathlib import Path

from macros.record.load import load
from macros.record.model import Figure
from tests.site.conftest import ROOT, Site

ARTICLES = {"messenger-2023-05", "kapronasia-2024-09-02", "freedom-beacon-2023-05"}
RECORD = load(ROOT / "data").record
TRACED = re.compile(r'data-(?:figure|derived|date)="([^"]+)"')


def told_on(pages: list[Path]) -> set[str]:
    """The figures that the text of some pages prints, the lists at their foot left out."""
    texts = (page.read_text(encoding="utf-8").partition("<article")[2] for page in pages)
    return {figure for text in texts for figure in TRACED.findall(text.partition('class="ledger-foot')[0])}


def explainers(site: Site) -> list[Path]:
    """The pages that authors have written for readers."""
    return [
        site.folder / ("" if page.stem == "index" else page.stem) / "index.html"
        for page in (ROOT / "docs").glob("*.md")
        if page.stem not in {"figures", "trace"}
    ]


def printed_by(figure: Figure) -> set[str]:
    """The articles that print a figure."""
    return ARTICLES & {figure.source, *figure.also_in}


def test_every_number_of_the_articles_is_told(site: Site) -> None:
    """Whatever the articles print stands on a page that people read, not only in the record."""
    told = told_on(explainers(site))
    printed = {figure.id for figure in RECORD.figures.values() if printed_by(figure)}
    assert len(printed) >= len(ARTICLES)
    assert sorted(printed - told) == []


def test_every_garble_stands_beside_what_settles_it(site: Site) -> None:
    """Where a number went wrong and another settles it, the page of wrong numbers or of rival ones shows both."""
    told = told_on([site.folder / page / "index.html" for page in ("went-wrong", "contested")])
    wrong = {figure.id: figure.settled_by for figure in RECORD.figures.values() if figure.settled_by}
    assert wrong
    untold = sorted(f"{figure}, settled by {by}" for figure, by in wrong.items() if not {figure, by} <= told)
    assert untold == []

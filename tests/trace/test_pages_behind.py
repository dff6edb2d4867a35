"""Where a fault of a built page stands in the Markdown behind it."""

from pathlib import Path

import pytest

from macros.record.model import Place
from macros.trace.pages_behind import PagesBehind


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("index.html", "index.md"),
        ("a/index.html", "a.md"),
        ("b/index.html", "b/index.md"),
        ("b/c/index.html", "b/c.md"),
        ("404.html", None),
    ],
)
def test_the_markdown_behind_a_page(tmp_path: Path, path: str, source: str | None) -> None:
    """A page is built from the file of its name, or from the index of its folder; some stand on none."""
    for name in ("index.md", "a.md", "b/index.md", "b/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("All\n**40** thefts.\n")
    place = PagesBehind(Path("site"), tmp_path).place(path, 7, "40")
    assert place == (Place((tmp_path / source).as_posix(), 2, 3) if source else Place(f"site/{path}", 7, 1))


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("There are 40 and 40 here.", 18),
        ("There are 40 and [40](x.md) here.", 19),
        ("There are 40 and {{ computed }} here.", 18),
        ("There are 40, and then {{ computed }} here.", 11),
        ("Nothing of it.", None),
    ],
)
def test_the_words_around_a_number_find_it(tmp_path: Path, text: str, column: int | None) -> None:
    """Of several the one between its neighbours, then a call at that place, then the number wherever it stands."""
    (tmp_path / "a.md").write_text(text)
    place = PagesBehind(Path("site"), tmp_path).place("a/index.html", 7, "40", "There are 40 and ", " here.")
    assert place == (
        Place((tmp_path / "a.md").as_posix(), 1, column) if column else Place("site/a/index.html", 7, 1)
    )


def test_without_a_docs_folder_every_place_is_in_the_site() -> None:
    """The line of the built file is all there is."""
    assert PagesBehind(Path("site"), None).place("a/index.html", 7, "40") == Place("site/a/index.html", 7, 1)


def test_a_page_full_of_signs_is_searched_quickly(tmp_path: Path) -> None:
    """The search does not try every way through signs that could be markup."""
    (tmp_path / "a.md").write_text("There " + "<>{{ }}" * 3000 + " nowhere")
    place = PagesBehind(Path("site"), tmp_path).place("a/index.html", 7, "40", "There are", "here")
    assert place.line == 7

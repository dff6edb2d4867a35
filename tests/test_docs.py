"""What the pages for contributors say is true: examples load, words and commands exist."""

import re
from pathlib import Path

import pytest

from macros.record.load import load
from macros.trace.source_text import MARKS
from macros.words.vocabulary import WORDS

ROOT = Path(__file__).parents[1]
CONTRIBUTE = ROOT / "docs" / "contribute"
PAGES = sorted([*CONTRIBUTE.glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a language on a page."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(), re.DOTALL | re.MULTILINE)


def example_record(folder: Path, slip: tuple[str, str] = ("", "")) -> Path:
    """The worked example of the record's page as a data folder, with one text exchanged for another."""
    source, figure, derived, _revised, retired = blocks(CONTRIBUTE / "record.md", "yaml")
    whole = figure.replace("japan-loss", "world-loss").replace("$721 million", "$2.3 billion")
    whole = whole.replace("721_000_000", "2_300_000_000")
    (folder / "figures").mkdir(parents=True)
    (folder / "sources.yml").write_text(source)
    (folder / "figures" / "by-country.yml").write_text(figure.replace(*slip) + whole)
    (folder / "derived.yml").write_text(derived)
    (folder / "permalinks.yml").write_text(retired)
    return folder


def test_the_worked_example_is_a_sound_record(tmp_path: Path) -> None:
    """Whoever follows the page to the letter ends with a record that has no error."""
    loaded = load(example_record(tmp_path / "data"))
    assert loaded.errors == ()
    assert set(loaded.record.places) == {"nikkei-asia-2023-05", "japan-loss", "world-loss", "japan-share"}
    assert list(loaded.record.permalinks) == ["old-loss"]


def test_the_example_of_a_change_fits_its_figure(tmp_path: Path) -> None:
    """The `revised` entry that the page shows can be put under the figure that it shows."""
    figure, revised = (blocks(CONTRIBUTE / "record.md", "yaml")[index] for index in (1, 3))
    data = example_record(tmp_path / "data", (figure, figure + revised))
    assert load(data).record.figures["japan-loss"].revised[0].value == 712_000_000


def test_the_message_on_the_page_is_the_one_that_editors_get(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page shows a fault as the check prints it, with its place."""
    monkeypatch.chdir(tmp_path)
    example_record(Path("data"), ("nikkei-asia-2023-05", "nikkei-asia-2023-5"))
    [message] = blocks(CONTRIBUTE / "record.md", "text")
    assert message.strip() in [str(fault) for fault in load(Path("data")).errors]


def test_every_mark_is_explained() -> None:
    """The page on tracing says what each kind of claim must prove."""
    explained = (CONTRIBUTE / "tracing.md").read_text(encoding="utf-8")
    assert [mark for mark in MARKS if f"`data-{mark}`" not in explained] == []


def test_every_word_is_explained() -> None:
    """Each word that an author can use stands in the table of the house style, and none that is not there."""
    table = re.findall(r"^\| `(\w+)\(", (CONTRIBUTE / "style.md").read_text(), re.MULTILINE)
    assert set(table) == set(WORDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_named_exists(page: Path) -> None:
    """A `make` target that a page tells people to run is one that the Makefile has."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", page.read_text(), re.MULTILINE)) <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_is_linked_exists(page: Path) -> None:
    """Links between files of the repository lead somewhere, pictures included."""
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text())
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []

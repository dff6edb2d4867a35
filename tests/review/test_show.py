"""Asking the ledger for one entry on the command line: what is known of it, and how to cite it."""

import re
import shutil
from pathlib import Path

import pytest

from macros.citations import STYLES
from macros.cli import main

RECORD = Path(__file__).parents[1] / "press" / "record"
PAGE_FOR_CONTRIBUTORS = Path(__file__).parents[2] / "docs" / "contribute" / "index.md"
SETTINGS = 'site_name: The Ledger\nsite_url: !ENV [SITE_URL, "https://ledger.example"]\n'
PAGE = 'Japan lost {{ fig("japan-loss") }}\nin {{ period("japan-loss", "start year") }}.\n'


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one page, with the settings of its site beside it."""
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "how-much.md").write_text(PAGE)
    return Path("docs")


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> list[str]:
    """The lines that a command prints, over the small record and the folder of pages at hand."""
    assert main([*map(str, arguments), "--data", str(RECORD), "--docs", "docs"]) == 0
    return capsys.readouterr().out.splitlines()


def test_a_figure_is_shown_with_all_that_belongs_to_it(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Number, hedge, printed form, source, rivals, what is computed from it, who tells it and where it is printed."""
    lines = told(capsys, "show", "japan-loss")
    assert [line.split("  ")[0] for line in lines if not line.startswith(" ")] == [
        "id",
        "stands",
        "says",
        "number",
        "hedge",
        "printed as",
        "time",
        "given by",
        "source",
        "also printed by",
        "checked",
        "counts",
        "rivals",
        "computed into",
        "told in",
        "used on",
        "published",
        "permalink",
    ]
    text = "\n".join(" ".join(line.split()) for line in lines)
    for what in (
        "number more than $721 million (721000000 USD)",
        "printed as “$721 million” (paragraph 2)",
        "rivals $700 million to $750 million: Chainalysis, 2017 to 2022 [japan-loss-other]",
        "computed into more than 31%: Japan's part of what was taken anywhere [japan-share]",
        "told in The exchange theft [exchange-theft]",
        "used on docs/how-much.md:1: more than $721 million",
        "docs/how-much.md:2: 2017",
    ):
        assert what in text


@pytest.mark.parametrize(
    ("entry_id", "line"),
    [
        ("japan-share", "share of more than $721 million: cryptocurrency taken from businesses in Japan [japan-loss]"),
        ("loss-of-japan", "they differ Each firm follows other wallets."),
        ("messenger-2023-05", "original Elliptic's study of 2023"),
        ("exchange-theft", "amount more than $721 million: cryptocurrency taken from businesses in Japan [japan-loss]"),
        ("first-sanction", "by US Treasury"),
        ("apt38", "says a group of North Korea's hackers"),
        ("twice-counted", "successor japan-loss"),
    ],
)  # fmt: skip
def test_each_kind_of_entry_is_shown(
    docs: Path, capsys: pytest.CaptureFixture[str], entry_id: str, line: str
) -> None:
    """Every kind has its own rows, and what is retired says what stands in its place."""
    assert line in [" ".join(shown.split()) for shown in told(capsys, "show", entry_id)]


@pytest.mark.parametrize("style", STYLES)
def test_an_entry_is_cited_in_each_style(docs: Path, capsys: pytest.CaptureFixture[str], style: str) -> None:
    """The citation names the ledger by the name and address of its settings, and the source."""
    text = "\n".join(told(capsys, "cite", "japan-loss", "--style", style))
    assert "The Ledger" in text
    assert "https://ledger.example/figures/japan-loss/#r1" in text
    assert "https://nikkei.example/north-korea?lang=en&page=1" in text


def test_the_address_of_the_site_may_come_from_the_environment(
    docs: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a build is told of its address holds here too."""
    monkeypatch.setenv("SITE_URL", "https://fork.example/ledger/")
    assert "https://fork.example/ledger/figures/japan-loss/#r1" in told(capsys, "cite", "japan-loss")[0]


@pytest.mark.parametrize("command", ["show", "cite"])
def test_each_command_stands_on_the_page_for_contributors(
    docs: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """What the page tells people to type is a command that answers."""
    [line] = re.findall(rf"^ledger ({command}\b.*)$", PAGE_FOR_CONTRIBUTORS.read_text(), re.MULTILINE)
    assert told(capsys, *line.split())


@pytest.mark.parametrize("command", ["show", "cite"])
def test_a_misspelt_id_is_answered_with_the_nearest(
    docs: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """An unknown id ends with status 1, and names what was likely meant."""
    assert main([command, "japan-los", "--data", str(RECORD)]) == 1
    assert capsys.readouterr().err == "no 'japan-los' in the record; did you mean 'japan-loss'?\n"


@pytest.mark.parametrize("command", ["show", "cite"])
def test_a_faulty_record_is_told_in_place_of_an_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """Whoever asks while an entry cannot be read learns what to mend, and sees no traceback."""
    shutil.copytree(RECORD, tmp_path / "data")
    with (tmp_path / "data" / "sources.yml").open("a") as sources:
        sources.write("\nbroken:\n  title: a: b\n")
    assert main([command, "japan-loss", "--data", str(tmp_path / "data")]) == 1
    said = capsys.readouterr()
    assert "a text with a colon and a space in it needs quotes around it" in said.err
    assert not said.out

"""`ledger new`: an entry in its place, every other byte of the file as it was, and nothing written that is wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.record import strict_yaml
from macros.record.load import load
from macros.review.insertion import entry_text, inserted
from macros.review.scaffold import KINDS, Ask, ScaffoldError, begin
from tests.review.conftest import FIGURES, INCIDENTS, SOURCES, Repository, Teller

FIGURE = [
    "topic=by-country",
    "id=vietnam-loss",
    "says=cryptocurrency taken from businesses in Vietnam",
    "as_printed=about $540 million",
    "value=540000000",
    "unit=USD",
    "hedge=about",
    "period=2017 to 2022",
    "originator=Elliptic",
    "source=nikkei-2023-05",
    "also_in=reprint-2023-05",
]
ADDED = """
vietnam-loss:
  says: cryptocurrency taken from businesses in Vietnam
  as_printed: about $540 million
  value: 540_000_000
  unit: USD
  hedge: about
  period: 2017 to 2022
  originator: Elliptic
  source: nikkei-2023-05
  also_in: [reprint-2023-05]
"""
SOURCE = ["title=On no: a report", "publisher=P", "date=2023-05-15", "url=https://p.example/r", "kind=news"]
INCIDENT = [
    "id=bridge-2017",
    "name=A bridge",
    "date=2017-03",
    "victim=a bridge",
    "kind=bridge",
    "attribution=suspected",
    "attributed_by=a firm",
    "attribution_source=nikkei-2023-05",
    "source=nikkei-2023-05",
]


def test_a_figure_stands_at_the_end_of_its_topic(repository: Repository, told: Teller) -> None:
    """The fields in their order, whole numbers in groups; comments and all else stay to the byte."""
    assert told("new", "figure", *FIGURE) == "data/figures/by-country.yml:22: vietnam-loss stands here\n"
    assert (repository.folder / "data/figures/by-country.yml").read_text() == FIGURES + ADDED
    assert load(Path("data")).errors == ()


def test_a_figure_may_begin_a_topic(repository: Repository, told: Teller) -> None:
    """A topic that is not there yet becomes a file that editors check while one types."""
    told("new", "figure", "topic=asia", *FIGURE[1:])
    text = (repository.folder / "data/figures/asia.yml").read_text()
    assert text == "# yaml-language-server: $schema=../schema/figures.json\n" + ADDED


@pytest.mark.parametrize(
    ("entry_id", "before"),
    [("aardvark-2020", "nikkei-2023-05"), ("oecd-2020", "reprint-2023-05"), ("zeit-2020", None)],
)
def test_a_source_stands_in_order(
    entry_id: str, before: str | None, repository: Repository, told: Teller
) -> None:
    """Sources are in the order of their ids; what looks like something else to YAML is quoted."""
    told("new", "source", f"id={entry_id}", *SOURCE)
    text = (repository.folder / "data/sources.yml").read_text()
    entry = (
        f"{entry_id}:\n  title: 'On no: a report'\n  publisher: P\n  date: 2023-05-15\n"
        "  url: https://p.example/r\n  kind: news\n"
    )
    assert text == (
        SOURCES.replace(f"{before}:\n", f"{entry}\n{before}:\n") if before else f"{SOURCES}\n{entry}"
    )


def test_a_theft_stands_by_its_date(repository: Repository, told: Teller) -> None:
    """Thefts are in the order of their dates."""
    told("new", "incident", *INCIDENT)
    text = (repository.folder / "data/incidents.yml").read_text()
    assert text.startswith("bridge-2017:\n  name: A bridge\n  date: 2017-03\n")
    assert text.endswith("\n\n" + INCIDENTS)


def test_a_comment_stays_with_its_entry(tmp_path: Path) -> None:
    """A new entry does not come between an entry and the comment above it."""
    path = tmp_path / "sources.yml"
    path.write_text("# All.\n\na:\n  kind: news\n\n# About c,\n# in two lines.\nc:\n  kind: news\n")
    assert "news\n\nb:\n  kind: news\n\n# About c,\n# in two lines.\nc:" in inserted(
        path, "sources", "b", {"kind": "news"}
    )


MISTAKES = {
    "an id that is taken": (
        ["id=japan-loss"],
        "the id 'japan-loss' is taken by data/figures/by-country.yml:2",
    ),
    "no id": (["id=x y"], "'x y' is not an id"),
    "a way out": (["topic=../../x"], "'../../x' is not an id"),
    "a wrong value": (["value=54"], "value: is 54 but as_printed 'about $540 million' says 540,000,000"),
    "an unknown source": (
        ["source=nikei-2023-05"],
        "no 'nikei-2023-05' in the record; did you mean 'nikkei-2023-05'?",
    ),
    "a wrong choice": (["hedge=roughly"], "hedge: unknown 'roughly'"),
    "a number in our words": (["says=three losses"], "says: 'three' has no figure"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_nothing_wrong_is_written(name: str, repository: Repository, told: Teller) -> None:
    """What the check would refuse is told, and the record stays as it was."""
    mistake, message = MISTAKES[name]
    assert message in told("new", "figure", *FIGURE, *mistake, status=1)
    assert repository.git("status", "--porcelain") == ""


def test_several_mistakes_are_told_at_once(repository: Repository, told: Teller) -> None:
    """Missing and unknown fields, all in one run."""
    said = told("new", "figure", *FIGURE[:2], "says=a loss", status=1)
    assert {"'vietnam-loss' needs the field 'unit'", "'vietnam-loss' needs the field 'source'"} <= set(
        said.splitlines()
    )
    said = told("new", "figure", "orignator=x", "sauce=y", status=1)
    assert "figure has no field 'orignator'; did you mean 'originator'?" in said
    assert "figure has no field 'sauce'" in said
    assert repository.git("status", "--porcelain") == ""


def answering(answers: dict[str, str], mends: Iterator[str]) -> tuple[Ask, list[str]]:
    """An editor who knows these answers, leaves the rest empty, and then mends; and what was asked."""
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        if "Mend it with" in question:
            return next(mends, "")
        return answers.get(question.split(" ", maxsplit=1)[0].rstrip(":"), "")

    return ask, asked


def test_an_editor_is_asked_and_may_mend(repository: Repository) -> None:
    """Every field is asked for once, with what it is and what may stand there; a mistake is told and can be mended."""
    answers = dict(field.split("=", 1) for field in FIGURE) | {"value": "541,000,000"}
    ask, asked = answering(answers, iter(["value=540,000,000"]))
    written = begin(Path("data"), "figure", {"id": "vietnam-loss"}, ask)
    assert (written.file, written.line) == ("data/figures/by-country.yml", 22)
    assert (repository.folder / "data/figures/by-country.yml").read_text() == FIGURES + ADDED
    assert not [question for question in asked if question.startswith("id")]
    [hedge] = [question for question in asked if question.startswith("hedge")]
    assert "one of: exact, about" in hedge
    assert "may stay empty" in hedge


@pytest.mark.parametrize(
    ("as_printed", "asks"),
    [
        ("540", True),
        ("1,350.5", True),
        ("$540", True),
        ("$540 million", False),
        ("about half", False),
        ("30%", False),
    ],
)
def test_the_scale_is_asked_of_a_bare_number_alone(
    as_printed: str, asks: bool, repository: Repository
) -> None:
    """Only the cell of a table leaves its scale to a heading; other phrases tell it themselves."""
    ask, asked = answering({"as_printed": as_printed}, iter([]))
    with pytest.raises(ScaffoldError):
        begin(Path("data"), "figure", {"id": "vietnam-loss"}, ask)
    assert any(question.startswith("printed_in (The scale") for question in asked) is asks


def test_an_editor_may_give_up(repository: Repository) -> None:
    """An empty line ends the questions, and nothing is written."""
    ask, _ = answering({}, iter([]))
    with pytest.raises(ScaffoldError, match="nothing was written"):
        begin(Path("data"), "source", {}, ask)
    assert repository.git("status", "--porcelain") == ""


def test_every_kind_can_be_begun(told: Teller) -> None:
    """The command offers what the scaffold knows."""
    assert set(KINDS) == {"figure", "source", "incident"}


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).filter(str.strip))
def test_any_text_is_read_back_as_it_was_written(text: str) -> None:
    """Whatever someone types into a field of text, the file gives it back, or refuses it by name."""
    written = entry_text("entry", {"title": text, "chains": [text, "b"]})
    entry = yaml.safe_load(written)["entry"]
    assert entry == {"title": text, "chains": [text, "b"]}


@pytest.mark.parametrize(
    "text", ["no", "on", "12:30", "0x1F", "1e5", "~", "{a}", "- b", "#c", "a: b", "a #b", "2022", "'q'"]
)
def test_traps_of_yaml_are_written_safely(text: str, tmp_path: Path) -> None:
    """What YAML would take for something else is quoted, so that the strict reader finds the same text."""
    path = tmp_path / "names.yml"
    path.write_text(entry_text("entry", {"name": text}))
    document = strict_yaml.read(path, "names.yml")
    assert document.faults == []
    assert document.entries == {"entry": {"name": text}}

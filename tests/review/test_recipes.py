"""What CONTRIBUTING says of adding and changing things is true: whoever follows it to the letter has a sound record."""

import re
from pathlib import Path

import pytest

from macros.charts.chart import Chart
from macros.record.load import load
from tests.review.conftest import Repository, Teller

PAGE = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+)\n\n((?:(?!^## ).*\n?)*)", PAGE, re.MULTILINE))
FIGURES = "data/figures/by-country.yml"
WORDS_A_MINUTE = 200


def example(section: str) -> str:
    """The example of a section."""
    [found] = re.findall(r"^```\w+\n(.*?)^```$", SECTIONS[section], re.DOTALL | re.MULTILINE)
    return str(found)


def append(repository: Repository, name: str, text: str) -> None:
    """Put a text at the end of a file."""
    repository.write(name, (repository.folder / name).read_text(encoding="utf-8") + text)


@pytest.fixture
def published(repository: Repository, told: Teller) -> str:
    """The commit at which the small record was published."""
    told("check", "--fix")
    return repository.commit()


def test_change_a_number(repository: Repository, published: str, told: Teller) -> None:
    """With the entry under the figure, a change of a published number is accepted, and not without."""
    repository.exchange(FIGURES, "721", "712")
    told("check", "--base", published, status=1)
    repository.exchange(
        FIGURES, "# the first to print it\n", f"# the first to print it\n{example('Change a number')}"
    )
    assert told("check", "--base", published).startswith("sound")


def test_add_a_number_and_a_theft(repository: Repository, published: str, told: Teller) -> None:
    """The figure and the theft, each at the end of its file, leave nothing to mend."""
    append(repository, FIGURES, "\n" + example("Add a number"))
    told("check", "--base", published)
    append(repository, "data/incidents.yml", "\n" + example("Add a theft"))
    told("check", "--base", published)
    assert load(Path("data")).record.incidents["bridge-2022"].amount == "vietnam-loss"
    mends = told("check", "--fix").splitlines()
    assert [mend for mend in mends if "for good from now on" not in mend] == [told("check").strip()]


def test_add_a_chart(repository: Repository) -> None:
    """The module makes a chart of the figures that it names."""
    append(repository, FIGURES, "\n" + example("Add a number"))
    names: dict[str, object] = {}
    exec(example("Add a chart"), names)
    chart = names["CHART"]
    assert isinstance(chart, Chart)
    assert [row.spoken for row in chart.rows(load(Path("data")).record)] == [
        "Japan, more than $721 million, Elliptic",
        "Vietnam, about $540 million, Elliptic",
    ]


@pytest.mark.parametrize("section", ["Change a number", "Add a number", "Add a theft", "Add a chart"])
def test_each_is_read_within_a_minute(section: str) -> None:
    """A recipe that takes longer is not read."""
    assert len(SECTIONS[section].split()) <= WORDS_A_MINUTE

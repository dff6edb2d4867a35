"""What the check tells of a change that breaks what was published, and how new ids are noted."""

import datetime

import pytest

from macros.cli import main
from tests.review.conftest import Repository


@pytest.fixture
def published(repository: Repository, capsys: pytest.CaptureFixture[str]) -> str:
    """The commit at which the small record was published."""
    assert main(["check", "--fix"]) == 0
    capsys.readouterr()
    return repository.commit()


def test_new_ids_are_noted_once(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """`check --fix` notes every id as published on that day, says so, and finds nothing to do a second time."""
    assert main(["check", "--fix"]) == 0
    assert "data/permalinks.yml: japan-loss has its address for good from now on" in capsys.readouterr().err
    today = datetime.datetime.now(tz=datetime.UTC).date()
    noted = (repository.folder / "data" / "permalinks.yml").read_text(encoding="utf-8")
    assert f"japan-loss: {{kind: figures, since: {today}}}" in noted
    assert main(["check", "--fix"]) == 0
    assert "permalinks" not in capsys.readouterr().err


def test_ids_of_a_faulty_record_are_not_noted(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    """While anything is wrong, no address is promised."""
    repository.exchange("data/figures/by-country.yml", "source: nikkei-2023-05 #", "source: nikei-2023-05 #")
    assert main(["check", "--fix"]) == 1
    assert not (repository.folder / "data" / "permalinks.yml").exists()


def test_a_silent_change_is_told_on_its_line(
    repository: Repository, published: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A value that changed without its history is an error at the figure; with it, nothing is said."""
    repository.exchange("data/figures/by-country.yml", "721", "722")
    assert main(["check"]) == 0
    assert main(["check", "--base", published, "--format", "github"]) == 1
    told = capsys.readouterr().out
    assert (
        "::error file=data/figures/by-country.yml,line=2,col=1::'japan-loss' has been published with another"
        in told
    )
    revised = "  revised:\n    - {date: 2026-02-01, why: a slip, value: 721_000_000}\n\nworld-loss"
    repository.exchange("data/figures/by-country.yml", "\nworld-loss", revised)
    assert main(["check", "--base", published]) == 0


def test_a_base_that_is_no_commit(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that git does not know is a fault like any other."""
    assert main(["check", "--base", "nowhere"]) == 1
    assert "data: cannot be compared with nowhere: git knows no 'nowhere^{commit}'" in capsys.readouterr().out

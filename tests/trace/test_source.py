"""Numbers typed into the sources of pages: every way of typing one is named, and what is no number passes."""

from pathlib import Path

import pytest

from macros.record.model import Record
from macros.trace.glued import COUNTEREXAMPLES, EXAMPLES, glued
from tests.trace.cases import Case, cases, said_of_source


@pytest.mark.parametrize("case", cases("typed"), ids=lambda case: case["name"])
def test_a_typed_number_is_named(
    case: Case, record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check says exactly what the case lists: file, line, column, the number and what was likely meant."""
    monkeypatch.chdir(tmp_path)
    assert said_of_source(case, record) == case["says"]


@pytest.mark.parametrize("case", cases("harmless"), ids=lambda case: case["name"])
def test_what_is_no_number_passes(
    case: Case, record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No word is said of it."""
    monkeypatch.chdir(tmp_path)
    assert said_of_source(case, record) == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_what_changes_a_printed_number_is_seen(example: str) -> None:
    """A sign or a scale beside what a call prints makes it another number."""
    assert len(list(glued(example))) == 1


@pytest.mark.parametrize("example", COUNTEREXAMPLES)
def test_what_only_follows_a_number_is_left_alone(example: str) -> None:
    """Words that go on with the sentence are none."""
    assert list(glued(example)) == []

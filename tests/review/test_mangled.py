"""Data files mangled at random: a reviewer is told something of whatever a change does, and never a traceback."""

import datetime
import tempfile
from functools import cache
from pathlib import Path

from hypothesis import given

from macros.review.diff import as_markdown, difference
from macros.review.states import State, working_tree
from tests.record.test_mangled import FILES, RECORD, mangled
from tests.review.conftest import PAGE

LIMIT = 5000


def state(files: dict[Path, bytes]) -> State:
    """The record of the tests with these files in the place of its own, and a page that prints some of it."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for name in FILES:
            path = folder / "data" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files.get(name, (RECORD / name).read_bytes()))
        (folder / "docs").mkdir()
        (folder / "docs" / "how-much.md").write_text(PAGE)
        return working_tree(folder / "data", folder / "docs")


@cache
def sound() -> State:
    """The record as it is."""
    return state({})


@given(mangled())
def test_any_change_can_be_told(change: tuple[Path, bytes]) -> None:
    """Forwards and backwards, the difference is Markdown within the limit, and its fences are closed."""
    after = state(dict([change]))
    for old, new in ((sound(), after), (after, sound())):
        text = as_markdown(difference(old, new, datetime.date(2026, 1, 1)), LIMIT)
        assert text.startswith("## What this change does\n\n")
        assert len(text) <= LIMIT
        fences = [line for line in text.splitlines() if line.startswith("```")]
        assert len(fences) % 2 == 0

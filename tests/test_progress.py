"""How far a long piece of work has come: shown where someone waits for it, and nowhere else."""

import os
import pty
import subprocess
import sys

import pytest

from macros import progress
from macros.progress import each, quietly

SLOW = "import time\nfrom macros.progress import each\nfor _ in each(range(4), 'Drawing charts'): time.sleep(0.3)\n"


@pytest.mark.parametrize(
    ("patience", "quiet", "shown"), [(0, False, "Drawing"), (9, False, ""), (0, True, "")]
)
def test_what_is_shown_where_there_is_no_terminal(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    patience: int,
    quiet: bool,
    shown: str,
) -> None:
    """A log gets one line of work that takes its time, and none of work that is over at once or to be quiet."""
    monkeypatch.setattr(progress, "PATIENCE", patience)
    with quietly(quiet):
        assert list(each("abc", "Drawing")) == ["a", "b", "c"]
    assert capsys.readouterr().err.strip() == shown


def test_a_terminal_gets_a_bar() -> None:
    """Someone who waits at a terminal sees how many are done, up to the last."""
    master, slave = pty.openpty()
    subprocess.run([sys.executable, "-c", SLOW], stderr=slave, check=True)
    os.close(slave)
    seen = os.read(master, 10_000).decode()
    os.close(master)
    assert "Drawing charts" in seen
    assert "4/4" in seen

"""What the page on reviewing says is what the program does."""

import re
from pathlib import Path

import pytest

from macros.cli import main
from macros.review.doubts import DOUBTS

PAGE = (Path(__file__).parents[2] / "docs" / "contribute" / "reviewing.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["new", "diff", "watch-sources"])
def test_each_command_is_shown_and_known(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A command of this floor stands on the page, with options that it has."""
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help"])
    help_text = capsys.readouterr().out
    shown = re.findall(rf"^ledger {command}\b(.*)$", PAGE, re.MULTILINE)
    assert shown
    assert {option for line in shown for option in re.findall(r"--[\w-]+", line)} <= set(
        re.findall(r"--[\w-]+", help_text)
    )


def test_each_doubt_is_explained() -> None:
    """The table has a row for each doubt that a reviewer may meet."""
    table = PAGE.partition("| --- | --- |\n")[2].partition("\n\n")[0]
    assert len(table.splitlines()) == len(DOUBTS)

"""The same record and pages give the same bytes, whatever machine presses them."""

import os
import subprocess
import sys
from pathlib import Path

from tests.press.test_permalinks import PAGE, SHELL, START

HERE = Path(__file__).parent
MACHINES = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "Asia/Seoul", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "86400"},
)


def test_press_gives_the_same_bytes_everywhere(tmp_path: Path) -> None:
    """Another hash seed, time zone, locale and folder change no file: pages, JSON, feeds, packed files."""
    pressed = []
    for number, machine in enumerate(MACHINES):
        site = tmp_path / f"machine-{number}"
        for name, html in (("", START), ("figures/shell", SHELL), ("how-much", PAGE)):
            (site / name).mkdir(parents=True, exist_ok=True)
            (site / name / "index.html").write_text(html, encoding="utf-8")
        command = [sys.executable, "-m", "macros.cli", "press", str(site), "--data", "tests/press/record"]
        subprocess.run(command, cwd=HERE.parents[1], env=os.environ | machine, check=True)
        pressed.append(
            {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        )
    first, second = pressed
    assert len(first) > len(list((HERE / "record").rglob("*.yml")))
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []

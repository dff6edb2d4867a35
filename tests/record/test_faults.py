"""Bad input to the record: every fault named by file, line and column, all in one run, never a traceback."""

import os
import stat
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.record.load import load

CASES = yaml.safe_load((Path(__file__).parent / "faults.yml").read_text(encoding="utf-8"))

SOUND = {
    "sources.yml": """\
report-2023:
  title: A report
  publisher: A firm
  date: 2023-05-15
  url: https://example.org/report
  kind: firm
""",
    "figures/thefts.yml": """\
loss:
  says: What was lost.
  as_printed: $721 million
  value: 721_000_000
  unit: USD
  period: 2017 to 2022
  originator: A firm
  source: report-2023
""",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write a data folder: the sound record, with the given files over it."""
    for name, text in (SOUND | files).items():
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Path("data")


def lines(data: Path) -> list[str]:
    """What the check says of a data folder."""
    return [str(fault) for fault in load(data).faults]


def test_the_sound_record_has_no_faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the cases are laid over is sound in itself."""
    monkeypatch.chdir(tmp_path)
    loaded = load(write(tmp_path, {}))
    assert loaded.faults == ()
    assert list(loaded.record.figures) == ["loss"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_fault_is_named(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check says exactly what the case lists."""
    monkeypatch.chdir(tmp_path)
    assert lines(write(tmp_path, case["files"])) == case["says"]


def test_bytes_that_are_not_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte that is not UTF-8 and a NUL are named by line and column, both in one run."""
    monkeypatch.chdir(tmp_path)
    data = write(tmp_path, {})
    (data / "names.yml").write_bytes(b"group:\n  name: Caf\xe9\n")
    (data / "events.yml").write_bytes(b"event:\n  title: A\0B\n")
    assert lines(data) == [
        "data/events.yml:2:11: holds a NUL character; remove it",
        "data/names.yml:2:12: byte 0xe9 is not UTF-8; save the file as UTF-8",
    ]


def test_utf8_with_a_byte_order_mark_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some editors put a mark before the text; it is not a fault."""
    monkeypatch.chdir(tmp_path)
    data = write(tmp_path, {})
    (data / "names.yml").write_bytes("\ufeffgroup:\n  name: APT38\n  says: a group\n".encode())
    assert lines(data) == []


def test_a_directory_where_a_file_should_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder called names.yml, and a file called figures, are named."""
    monkeypatch.chdir(tmp_path)
    data = write(tmp_path, {})
    (data / "names.yml").mkdir()
    (data / "figures" / "thefts.yml").unlink()
    (data / "figures").rmdir()
    (data / "figures").write_text("")
    assert lines(data) == [
        "data/figures: should be a folder with a file for each topic",
        "data/names.yml: is a directory where a file should be",
    ]


def test_a_folder_that_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No data folder at all, or one without the files that every record needs."""
    monkeypatch.chdir(tmp_path)
    assert lines(Path("data")) == ["data: is not a folder; the record is read from it"]
    Path("data").mkdir()
    assert lines(Path("data")) == ["data/figures: is missing", "data/sources.yml: is missing"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to the superuser")
def test_an_unreadable_file_by_its_mode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that one may not read is named."""
    monkeypatch.chdir(tmp_path)
    data = write(tmp_path, {"names.yml": "group:\n  name: APT38\n  says: a group\n"})
    (data / "names.yml").chmod(stat.S_IWUSR)
    assert lines(data) == ["data/names.yml: cannot be read: Permission denied"]


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link that leads to itself cannot be read by anyone."""
    monkeypatch.chdir(tmp_path)
    data = write(tmp_path, {})
    (data / "names.yml").symlink_to("names.yml")
    assert lines(data) == ["data/names.yml: cannot be read: Too many levels of symbolic links"]


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100_000,
        "a: " + "{b: " * 100_000,
        "- " * 100_000 + "a",
        "".join(" " * depth + "a:\n" for depth in range(2_000)),
        "? " * 100_000 + "a",
    ],
    ids=["flow lists", "flow mappings", "block lists", "block mappings", "complex keys"],
)
def test_deep_nesting_is_refused_and_not_followed(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However a file nests, the check says so at the level where it becomes too deep, and does not run out of stack."""
    monkeypatch.chdir(tmp_path)
    (said,) = lines(write(tmp_path, {"names.yml": text}))
    assert said.startswith("data/names.yml:")
    assert said.endswith("is nested more than 12 levels deep")

"""The record as CSV: every entry a line, numbers as plain digits, nothing lost on the way."""

import csv
from pathlib import Path

import pytest

from macros.press import spreadsheets
from macros.record.load import load
from macros.record.model import Record


@pytest.fixture(scope="module")
def record() -> Record:
    """The small record beside this file."""
    return load(Path(__file__).parent / "record").record


def rows(folder: Path, kind: str) -> dict[str, dict[str, str]]:
    """The lines of one file by id."""
    with (folder / "data" / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def test_every_entry_is_a_line_of_its_file(record: Record, tmp_path: Path) -> None:
    """Each collection has a file with its ids, in the order of the record."""
    spreadsheets.write(tmp_path, record)
    for kind, entries in record.kinds().items():
        assert list(rows(tmp_path, kind)) == list(entries)


@pytest.mark.parametrize(
    ("kind", "entry_id", "column", "value"),
    [
        ("figures", "japan-loss", "low", "721000000"),
        ("figures", "japan-loss", "high", "721000000"),
        ("figures", "japan-loss", "hedge", "more than"),
        ("figures", "japan-loss", "printed", "more than $721 million"),
        ("figures", "japan-loss", "as_printed", "$721 million"),
        ("figures", "japan-loss", "time", "2017 to 2022"),
        ("figures", "japan-loss", "url", "https://nikkei.example/north-korea?lang=en&page=1"),
        ("figures", "japan-loss", "address", "figures/japan-loss/"),
        ("figures", "japan-loss-other", "high", "750000000"),
        ("figures", "japan-loss-other", "note", "APT38 watchers"),
        ("derived", "japan-share", "low", "0.31"),
        ("derived", "japan-share", "of", "japan-loss;world-loss"),
        ("incidents", "exchange-theft", "attribution", "confirmed"),
        ("incidents", "exchange-theft", "victim", "An exchange that APT38 robbed"),
        ("incidents", "exchange-theft", "low", "721000000"),
        ("events", "first-sanction", "actors", "US Treasury"),
        ("sources", "messenger-2023-05", "seen", "excerpt"),
        ("quantities", "loss-of-japan", "figures", "japan-loss;japan-loss-other"),
        ("names", "apt38", "name", "APT38"),
    ],
)
def test_columns_say_what_the_record_says(
    record: Record, tmp_path: Path, kind: str, entry_id: str, column: str, value: str
) -> None:
    """A cell holds the entry's own value, references in prose put into words."""
    spreadsheets.write(tmp_path, record)
    cell = rows(tmp_path, kind)[entry_id][column]
    assert value in cell if column == "note" else cell == value


def test_the_same_record_gives_the_same_bytes(record: Record, tmp_path: Path) -> None:
    """Writing twice gives the same files."""
    spreadsheets.write(tmp_path / "a", record)
    spreadsheets.write(tmp_path / "b", record)
    for path in (tmp_path / "a" / "data").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / "data" / path.name).read_bytes()

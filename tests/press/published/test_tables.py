"""The record as CSV, and its package: every entry a line, numbers as plain digits, nothing lost on the way."""

import csv
import json
from pathlib import Path

import pytest
from frictionless import Package

from macros.press.published import tables
from macros.press.published.columns import TABLES
from macros.press.site import Site
from macros.record.load import load
from macros.record.model import Record
from tests.press.published.conftest import URL


@pytest.fixture(scope="module")
def folder(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small record's files."""
    site = Site(tmp_path_factory.mktemp("site"), URL, "The Pyongyang Ledger")
    tables.write(site, record)
    return site.folder / "data"


def rows(folder: Path, kind: str) -> dict[str, dict[str, str]]:
    """The lines of one file by id."""
    with (folder / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def faults(folder: Path) -> list[str]:
    """What Frictionless finds wrong with the package and its files."""
    report = Package(str(folder / "datapackage.json")).validate()
    return [str(fault[0]) for fault in report.flatten(["message"])]


def test_every_entry_is_a_line_of_its_file(record: Record, folder: Path) -> None:
    """Each collection has a file with its ids, in the order of the record."""
    for kind, entries in record.kinds().items():
        assert list(rows(folder, kind)) == list(entries)


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
        ("figures", "japan-loss", "published", "2026-02-01"),
        ("figures", "japan-loss", "seen", "full text"),
        ("figures", "japan-loss-other", "high", "750000000"),
        (
            "figures",
            "japan-loss-other",
            "note",
            "Its method is the one that APT38 watchers use, beside more than $721 million.",
        ),
        ("derived", "japan-share", "low", "0.31"),
        ("derived", "japan-share", "of", "japan-loss;world-loss"),
        ("incidents", "exchange-theft", "attribution", "confirmed"),
        ("incidents", "exchange-theft", "victim", "An exchange that APT38 robbed"),
        ("incidents", "exchange-theft", "low", "721000000"),
        ("incidents", "exchange-theft", "context", "false"),
        ("events", "first-sanction", "actors", "US Treasury"),
        ("sources", "messenger-2023-05", "seen", "excerpt"),
        ("sources", "messenger-2023-05", "title", ""),
        ("quantities", "loss-of-japan", "figures", "japan-loss;japan-loss-other"),
        ("names", "apt38", "name", "APT38"),
    ],
)
def test_columns_say_what_the_record_says(
    folder: Path, kind: str, entry_id: str, column: str, value: str
) -> None:
    """A cell holds the entry's own value, references in prose put into words."""
    assert rows(folder, kind)[entry_id][column] == value


def test_every_column_is_described() -> None:
    """Who opens the package reads what each column means, in a sentence."""
    described = {f"{kind}.{column.name}": column.says for kind in TABLES for column in TABLES[kind]}
    assert [name for name, says in described.items() if not says.endswith((".", "…"))] == []


def test_the_package_says_what_it_is(folder: Path) -> None:
    """Its version is the edition of the record; licence and sources are named."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package["version"] == "2026-05-03"
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["homepage"] == URL
    assert package["sources"][0]["path"] == f"{URL}data/sources.csv"


def test_the_package_of_the_whole_record_is_accepted(tmp_path: Path) -> None:
    """Frictionless finds every cell of the real record as described, and every reference answered."""
    tables.write(Site(tmp_path, URL), load(Path("data")).record)
    assert faults(tmp_path / "data") == []


@pytest.mark.parametrize(
    ("there", "instead"),
    [(",721000000,", ",$721 million,"), (",nikkei-asia-2023-05,", ",nobody,"), (",full text,", ",half,")],
)
def test_the_description_is_strict(folder: Path, tmp_path: Path, there: str, instead: str) -> None:
    """A number that is none, a source that is not there, a word that is not allowed: each is found."""
    for path in folder.iterdir():
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8").replace(there, instead, 1))
    assert faults(tmp_path) != []


def test_the_same_record_gives_the_same_bytes(record: Record, folder: Path, tmp_path: Path) -> None:
    """Writing again gives the same files."""
    tables.write(Site(tmp_path, URL, "The Pyongyang Ledger"), record)
    for path in folder.iterdir():
        assert path.read_bytes() == (tmp_path / "data" / path.name).read_bytes()

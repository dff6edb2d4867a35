"""The record as CSV files in `data/`, one for each collection, and the data package that describes them."""

import csv
import json
from pathlib import Path
from typing import Any

from macros.press.published.columns import TABLES, Column
from macros.press.published.licence import LICENCE, LICENCE_URL, SPDX
from macros.press.site import Site
from macros.record import history
from macros.record.model import CollectionName, Record

FOLDER = "data"
_ABOUT = {
    "figures": "Numbers that sources state, each with its limit, its time and its source.",
    "derived": "Numbers that are computed from figures.",
    "quantities": "What several figures try to measure.",
    "incidents": "Thefts, and who lays each at North Korea's door.",
    "events": "Acts of the response: sanctions, seizures, indictments, statements.",
    "sources": "Published documents.",
    "names": "Proper names that carry a number.",
}


def write(site: Site, record: Record) -> None:
    """Write a CSV file for every collection that has entries, and the package, into `data/` of a built site.

    The first line of a file names the columns. Numbers are plain digits, a range has its two ends, lists are parted
    by semicolons. Text is UTF-8; what a spreadsheet would take for a formula is not changed, so open the files as
    data and not as programs.
    """
    folder = site.folder / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for kind, columns in TABLES.items():
        if record.kinds()[kind]:
            _write_table(folder / f"{kind}.csv", record, kind, columns)
    text = json.dumps(package(site, record), ensure_ascii=False, indent=1)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


def package(site: Site, record: Record) -> dict[str, Any]:
    """The description of the files as a Frictionless data package; its version is the edition of the record."""
    kinds = record.kinds()
    described: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "pyongyang-ledger",
        "title": site.name or "The Pyongyang Ledger",
        "description": (
            "How North Korea steals cryptocurrency, in numbers that each rest on one published source. "
            "The sources of the numbers are the lines of the table of sources."
        ),
        "licenses": [{"name": SPDX, "title": LICENCE, "path": LICENCE_URL}],
    }
    if edition := history.edition(record):
        described["version"] = str(edition)
    if site.url:
        described["homepage"] = site.url
        described["sources"] = [
            {"title": "The sources of the ledger", "path": f"{site.url}{FOLDER}/sources.csv"}
        ]
    described["resources"] = [_resource(kind, record) for kind in TABLES if kinds[kind]]
    return described


def _write_table(path: Path, record: Record, kind: CollectionName, columns: tuple[Column, ...]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.name for column in columns])
        for entry in record.kinds()[kind].values():
            writer.writerow([column.read(record, entry) for column in columns])


def _resource(kind: CollectionName, record: Record) -> dict[str, Any]:
    columns = TABLES[kind]
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns], "primaryKey": "id"}
    keys = [
        {
            "fields": column.name,
            "reference": {"resource": "" if column.refers == kind else column.refers, "fields": "id"},
        }
        for column in columns
        if column.refers and record.kinds()[column.refers]
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": kind,
        "path": f"{kind}.csv",
        "description": _ABOUT[kind],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.says}
    return {**described, "constraints": dict(column.constraints)} if column.constraints else described

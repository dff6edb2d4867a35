"""The data files of charts: each is held against the record, line by line and mark by mark."""

import json
from collections.abc import Iterator
from pathlib import Path

from macros.charts import CHARTS, address, charts_of
from macros.charts.files import csv_of
from macros.charts.proof import strays
from macros.markup.addresses import address as permalink
from macros.record.faults import Fault
from macros.record.model import Place, Record


def faults(site: Path, record: Record, home: str) -> Iterator[Fault]:
    """A fault for each table and each specification of a chart that does not say what the record says.

    `home` is the address at which the site will stand.
    """

    def link(entry_id: str) -> str:
        return home + permalink(record, entry_id)

    for name in charts_of(record):
        table, spec = (site / address(name) / f"{name}.{ending}" for ending in ("csv", "vl.json"))
        rows = CHARTS[name].rows(record)
        if table.exists() and table.read_text(encoding="utf-8") != csv_of(rows, record, link):
            message = "is not the table of what the record holds for this chart"
            yield Fault(Place(table.as_posix()), message)
        if spec.exists():
            for message in strays(json.loads(spec.read_text(encoding="utf-8")), rows, link):
                yield Fault(Place(spec.as_posix()), message)

"""All checks of the pages' source, as `ledger check` and the build run them."""

from pathlib import Path

from macros.record.faults import Fault
from macros.record.model import Record
from macros.trace import templates
from macros.trace.markdown_file import pages
from macros.words import Vocabulary


def check_all(record: Record, docs: Path) -> list[Fault]:
    """Every fault of every page below the docs folder."""
    faults: list[Fault] = []
    for page in pages(docs, faults):
        faults += templates.check(page, Vocabulary(record, page.url))
    return faults

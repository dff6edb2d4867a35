"""All checks of the pages' source, as `ledger check` and the build run them."""

from pathlib import Path

from macros.record.faults import Fault
from macros.record.model import Record
from macros.trace import templates
from macros.trace.lint import Lint
from macros.trace.markdown_file import pages
from macros.trace.usage import unused
from macros.words import Vocabulary

SETTINGS = "mkdocs.yml"
"""The site's settings, which stand beside the docs folder and hold the titles in the menu."""


def check_all(record: Record, docs: Path) -> list[Fault]:
    """Every fault of every page below the docs folder, and of the titles in mkdocs.yml beside it."""
    faults: list[Fault] = []
    lint = Lint(record)
    calls: list[templates.Call] = []
    for page in pages(docs, faults):
        found, of_template = templates.calls(page)
        calls += found
        faults += of_template
        faults += templates.failing(found, Vocabulary(record, page.url))
        faults += lint.page(page)
    faults += lint.settings(docs.parent / SETTINGS)
    faults += unused(record, calls)
    return faults

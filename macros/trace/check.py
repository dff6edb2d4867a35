"""All checks of the pages' source, as `ledger check` and the build run them."""

from pathlib import Path
from threading import Lock

from macros.record.faults import Fault
from macros.record.load import load
from macros.record.model import Record
from macros.trace import templates
from macros.trace.lint import Lint
from macros.trace.markdown_file import pages
from macros.trace.usage import unused
from macros.words import Vocabulary

SETTINGS = "mkdocs.yml"
"""The site's settings, which stand beside the docs folder and hold the titles in the menu."""

Checked = tuple[Record, list[Fault]]
State = tuple[tuple[str, int, int], ...]
_LOCK = Lock()
_last: dict[State, Checked] = {}


def checked(data: Path, docs: Path) -> Checked:
    """The record in a folder, and every fault of it and of the pages; read again only where a file has changed.

    MkDocs asks once a build, Zensical anew for every page, and from several threads.
    """
    with _LOCK:
        state = _state(data, docs)
        if state not in _last:
            loaded = load(data)
            faults = [*loaded.faults, *check_all(loaded.record, docs)]
            _last.clear()
            _last[state] = loaded.record, faults
        return _last[state]


def _state(data: Path, docs: Path) -> State:
    """The name, time of change and size of every file that is read."""
    read = [*data.rglob("*.yml"), *docs.rglob("*.md"), docs.parent / SETTINGS]
    seen = [(path.as_posix(), path.stat()) for path in sorted(read) if path.exists()]
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in seen)


def check_all(record: Record, docs: Path) -> list[Fault]:
    """Every fault of every page below the docs folder, and of the titles in mkdocs.yml beside it."""
    faults: list[Fault] = []
    lint = Lint(record)
    calls: list[templates.Call] = []
    all_read = not record.unread
    for page in pages(docs, faults):
        found, of_template = templates.calls(page)
        calls += found
        faults += of_template
        all_read = all_read and not of_template
        faults += templates.failing(found, Vocabulary(record, page.url))
        faults += lint.page(page)
    faults += lint.settings(docs.parent / SETTINGS)
    if all_read:  # what cannot be read may use anything
        faults += unused(record, calls)
    return faults

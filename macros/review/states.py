"""The record and the pages as they stand at a commit, or now in the working tree."""

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from macros.record.faults import Fault, in_order
from macros.record.load import load
from macros.record.model import Place, Record
from macros.trace.check import SETTINGS, check_all
from macros.trace.markdown_file import MarkdownFile, pages


class StateError(Exception):
    """A commit that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class State:
    """What a commit, or the working tree, holds: the record, the pages, and the faults of both.

    Places, and the names of pages, are as from the top of the repository or the working directory; `data` is the
    folder of the record so named.
    """

    record: Record
    pages: tuple[MarkdownFile, ...]
    faults: tuple[Fault, ...]
    data: Path
    root: str = ""

    def file(self, place: Place) -> str:
        """The file of a place, below the top of the repository."""
        return place.file.removeprefix(self.root)


def working_tree(data: Path, docs: Path) -> State:
    """The record and the pages as they stand in these folders now."""
    return _read(data, docs, "")


@contextmanager
def at_commit(commit: str, data: Path, docs: Path) -> Iterator[State]:
    """The record and the pages of a commit, of the repository that holds the working directory.

    `data` and `docs` are the folders as they are called today; where the commit has none of that name, its record
    is empty. Raises StateError where there is no such commit.
    """
    top = Path(_git(Path.cwd(), "rev-parse", "--show-toplevel").decode().strip())
    name = (
        _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}")
        .decode()
        .strip()
    )
    folders = [folder.resolve().relative_to(top) for folder in (data, docs)]
    wanted = (*(f"{folder.as_posix()}/" for folder in folders), (folders[1].parent / SETTINGS).as_posix())
    with tempfile.TemporaryDirectory() as scratch:
        with tarfile.open(fileobj=io.BytesIO(_git(top, "archive", name))) as archive:
            members = [one for one in archive if one.isreg() and one.name.startswith(wanted)]
            archive.extractall(scratch, members, filter="data")
        at_data, at_docs = (Path(scratch) / folder for folder in folders)
        yield _read(at_data, at_docs, f"{scratch}/")


def _read(data: Path, docs: Path, root: str) -> State:
    loaded = load(data)
    unreadable: list[Fault] = []
    found = tuple(pages(docs, unreadable))
    faults = [*loaded.faults, *check_all(loaded.record, docs)]
    placed = [
        Fault(
            Place(fault.place.file.removeprefix(root), fault.place.line, fault.place.column),
            fault.message.replace(root, "") if root else fault.message,
            fault.severity,
        )
        for fault in faults
    ]
    return State(
        loaded.record, found, tuple(in_order(placed)), Path(data.as_posix().removeprefix(root)), root
    )


def _git(folder: Path, *arguments: str) -> bytes:
    """What git prints; raises StateError with what it complains of."""
    try:
        done = subprocess.run(  # noqa: S603 -- arguments are never read by a shell
            ["git", "-C", str(folder), *arguments],  # noqa: S607 -- the git of whoever runs this
            capture_output=True,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip() or f"git knows no {arguments[-1]!r}"
        raise StateError(said) from error
    return done.stdout

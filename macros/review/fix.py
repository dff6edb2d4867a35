"""`ledger check --fix`: mends in the record's files what can be mended without knowing what is true."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from macros.record.load import FILES
from macros.record.model import Entry
from macros.review.form import mended

Mender = Callable[[Path], Iterator[str]]
"""Mends the files of a data folder, and tells what it has done, a line for each mend: `file:line: what`."""


def form(data: Path) -> Iterator[str]:
    """Spacing, indentation, separators and order; a file that is not sound YAML stays as it is."""
    for kind, model, path in _files(data):
        raw = path.read_bytes()
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            continue
        better, mends = mended(text, path.as_posix(), kind, model)
        if better != text:
            path.write_bytes(better.encode("utf-8"))
        yield from (f"{path.as_posix()}:{line}: {what}" for line, what in mends)


MENDERS: Sequence[Mender] = (form,)
"""What is always safe, in the order in which it is done."""


def fix(data: Path, menders: Sequence[Mender] = MENDERS) -> Iterator[str]:
    """Mend the files of the data folder in place, and tell of each mend; a second time finds nothing to do."""
    for mender in menders:
        yield from mender(data)


def _files(data: Path) -> Iterator[tuple[str, type[Entry], Path]]:
    for kind, model in FILES.items():
        paths = sorted((data / kind).glob("*.yml")) if kind == "figures" else [data / f"{kind}.yml"]
        yield from ((kind, model, path) for path in paths if path.is_file())

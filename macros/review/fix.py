"""`ledger check --fix`: mends in the record's files, and on pages, what can be mended without knowing what is true."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from macros.review import spelling
from macros.review.form import files, mended
from macros.review.publication import note_new_ids

Mender = Callable[[Path, Path], Iterator[str]]
"""Mends files of a data folder and of a docs folder, and tells of each mend in a line: `file:line: what`."""


def form(data: Path, _docs: Path) -> Iterator[str]:
    """Spacing, indentation, separators and order; a file that is not sound YAML stays as it is."""
    for path, kind, model in files(data):
        try:
            text = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue  # the check tells of it
        better, mends = mended(text, path.as_posix(), kind, model)
        if better != text:
            path.write_bytes(better.encode("utf-8"))
        yield from (f"{path.as_posix()}:{line}: {what}" for line, what in mends)


SAFE: Sequence[Mender] = (form, note_new_ids)
"""What never changes what the record says, in the order in which it is done."""
ON_REQUEST: Sequence[Mender] = (spelling.names,)
"""What guesses, however well, and so has to be asked for."""


def fix(data: Path, docs: Path, *, names: bool = False) -> Iterator[str]:
    """Mend the files in place, and tell of each mend; a second time finds nothing to do."""
    for mender in (*(ON_REQUEST if names else ()), *SAFE):
        yield from mender(data, docs)

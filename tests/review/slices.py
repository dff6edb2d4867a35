"""Small pieces of the real record, each whole in itself: an entry, and all that it leads to."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from macros.record import strict_yaml

DATA = Path(__file__).parents[2] / "data"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@cache
def entries() -> Mapping[str, tuple[Path, str]]:
    """Every entry by its id: its file below the folder of the record, and its text."""
    found = {}
    for path in sorted([*DATA.glob("*.yml"), *DATA.glob("figures/*.yml")]):
        if path.name == "permalinks.yml":
            continue
        document = strict_yaml.read(path, path.as_posix())
        lines = document.text.splitlines(keepends=True)
        starts = [document.places[entry_id].line - 1 for entry_id in document.entries]
        for entry_id, start, end in zip(document.entries, starts, [*starts[1:], len(lines)], strict=True):
            found[entry_id] = (path.relative_to(DATA), "".join(lines[start:end]).rstrip("\n") + "\n")
    return found


@cache
def closure(entry_id: str) -> tuple[str, ...]:
    """An entry and all entries that it names, and those that they name, in the order of the files."""
    wanted, found = [entry_id], set()
    while wanted:
        one = wanted.pop()
        if one not in found:
            found.add(one)
            wanted += [name for name in _ID.findall(entries()[one][1]) if name in entries()]
    return tuple(one for one in entries() if one in found)


@cache
def whole() -> tuple[str, ...]:
    """The ids of entries that lead to a source, as a record needs one."""
    return tuple(
        one for one in entries() if any(entries()[other][0].name == "sources.yml" for other in closure(one))
    )


def files(entry_id: str) -> dict[Path, str]:
    """The files of a record that holds an entry and all that it leads to."""
    texts: dict[Path, list[str]] = {}
    for one in closure(entry_id):
        path, text = entries()[one]
        texts.setdefault(path, []).append(text)
    return {path: "\n".join(of_file) for path, of_file in texts.items()}


def write(folder: Path, texts: Mapping[Path, str | bytes]) -> Path:
    """Write the files of a record into a folder, and nothing else beside them."""
    for old in [*folder.glob("*.yml"), *folder.glob("figures/*.yml")]:
        old.unlink()
    (folder / "figures").mkdir(parents=True, exist_ok=True)
    for path, text in texts.items():
        (folder / path).write_bytes(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
    return folder

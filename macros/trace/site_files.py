"""The files of a built site."""

import os
from collections.abc import Iterator
from pathlib import Path


def files_of(site: Path) -> list[str]:
    """The paths of all files below a site's root, in order; raises OSError where a folder cannot be read."""
    return sorted(_below(site))


def _below(site: Path) -> Iterator[str]:
    for folder, _, names in os.walk(site, onerror=_raise):
        way = os.path.relpath(folder, site).replace(os.sep, "/")
        for name in names:
            yield name if way == "." else f"{way}/{name}"


def _raise(error: OSError) -> None:
    raise error

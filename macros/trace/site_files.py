"""The files of a built site."""

import os
from pathlib import Path


def files_of(site: Path) -> list[str]:
    """The paths of all files below a site's root, in order; raises OSError where a folder cannot be read."""
    found = []
    folders = [""]
    while folders:
        folder = folders.pop()
        with os.scandir(site / folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{folder}{entry.name}/")
                elif entry.is_file():
                    found.append(f"{folder}{entry.name}")
    return sorted(found)

"""The site that is being finished: its folder, and what its built pages say of its address, name and repository."""

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

SHELL = "figures/shell/"
"""Where the generator builds the shell of the permalink pages, below the site's root."""

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
_NAME = re.compile(r'<meta property="og:site_name" content="([^"]*)"')
_EDIT = re.compile(r'href="([^"]+/edit/[^"/]+)/[^"]*"(?=[^>]* rel="edit")')


@dataclass(frozen=True, slots=True)
class Site:
    """A folder of built pages.

    `url` is where its root will stand and ends with a slash, `edit_base` is where the files of its repository are
    edited, up to and with the branch; each is empty, or None, where the pages do not say.
    """

    folder: Path
    url: str = ""
    name: str = ""
    edit_base: str | None = None

    @classmethod
    def read(cls, folder: Path) -> "Site":
        """What the start page says of the site, or the shell where there is no start page."""
        for address in ("", SHELL):
            path = folder / address / "index.html"
            if path.exists():
                return cls._of(folder, path.read_text(encoding="utf-8"), address)
        return cls(folder)

    @classmethod
    def _of(cls, folder: Path, page: str, address: str) -> "Site":
        canonical, name, edit = (pattern.search(page) for pattern in (_CANONICAL, _NAME, _EDIT))
        return cls(
            folder,
            unescape(canonical[1]).removesuffix(address) if canonical else "",
            unescape(name[1]) if name else "",
            unescape(edit[1]) if edit else None,
        )

    def write(self, path: str, content: bytes) -> None:
        """Write a file of the site, by its path below the root, and the folder for it where there is none."""
        file = f"{self.folder}/{path}"
        try:
            _write(file, content)
        except FileNotFoundError:
            Path(file).parent.mkdir(parents=True)
            _write(file, content)

    @property
    def repository(self) -> str | None:
        """The address of the repository, without a slash at its end; None where it is not known."""
        return self.edit_base.rpartition("/edit/")[0] if self.edit_base else None


def _write(file: str, content: bytes) -> None:
    with open(file, "wb") as handle:  # noqa: PTH123 -- a path for each of so many files would cost more than writing
        handle.write(content)

"""A Markdown page as it stands in `docs/`: its text, its front matter and its address on the site."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.record.faults import Fault
from macros.record.model import Place

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_NO_MACROS = re.compile(r"^render_macros:[ \t]*false[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """One page: `file` is the name that faults give it, `page` its path below the docs folder."""

    file: str
    page: str
    text: str

    @property
    def url(self) -> str:
        """The page's address on the site, relative to the root; empty for the start page."""
        stem = self.page.removesuffix(".md")
        if stem == "index" or stem.endswith("/index"):
            return stem.removesuffix("index")
        return f"{stem}/"

    @property
    def front_matter(self) -> str:
        """The YAML at the top of the page, without its fences; empty where there is none."""
        match = _FRONT_MATTER.match(self.text)
        return match[1] if match else ""

    @property
    def has_words(self) -> bool:
        """False where the front matter says that words on this page are examples and not to be replaced."""
        return not _NO_MACROS.search(self.front_matter)

    @property
    def body(self) -> str:
        """The page without its front matter, which is replaced by as many empty lines: line numbers stay true."""
        match = _FRONT_MATTER.match(self.text)
        return "\n" * match[0].count("\n") + self.text[match.end() :] if match else self.text

    def place(self, offset: int) -> Place:
        """Where an offset in the body stands in the file."""
        body = self.body
        return Place(self.file, body.count("\n", 0, offset) + 1, offset - body.rfind("\n", 0, offset))


def pages(docs: Path, faults: list[Fault]) -> Iterator[MarkdownFile]:
    """Every Markdown page below the docs folder, in order; what cannot be read becomes a fault."""
    if not docs.is_dir():
        faults.append(Fault(Place(docs.as_posix()), "is not a folder; the pages are read from it"))
        return
    for path in sorted(docs.rglob("*.md")):
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = (
                "is not UTF-8; save it as UTF-8"
                if isinstance(error, UnicodeDecodeError)
                else f"cannot be read: {error.strerror}"
            )
            faults.append(Fault(Place(path.as_posix()), reason))
            continue
        yield MarkdownFile(path.as_posix(), path.relative_to(docs).as_posix(), text)

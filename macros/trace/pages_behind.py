"""The Markdown behind a built page: where the words of a fault stand in the file that an editor will mend."""

import re
from pathlib import Path

from macros.record.model import Place

_WORDS_AROUND = 4


class PagesBehind:
    """Finds places in the pages of a docs folder; without one, every place is in the built site."""

    def __init__(self, site: Path, docs: Path | None) -> None:
        self._site = site
        self._docs = docs
        self._texts: dict[Path, str] = {}

    def place(self, path: str, line: int, said: str, before: str = "", after: str = "") -> Place:
        """The place of `said` on the page built as `path`, by the words before and after it.

        It is the line and column in Markdown where the words stand there; else the line of the built file.
        """
        built = Place((self._site / path).as_posix(), line, 1 if line else 0)
        source = self._source(path)
        if source is None:
            return built
        text = self._texts[source]
        for pattern in _patterns(said, before, after):
            if found := pattern.search(text):
                at = found.start("said") if "said" in pattern.groupindex else found.start()
                return Place(source.as_posix(), text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        return built

    def _source(self, path: str) -> Path | None:
        if self._docs is None:
            return None
        stem = path.removesuffix("index.html").removesuffix(".html").strip("/")
        for name in (
            (f"{stem}.md", f"{stem}/index.md", f"{stem}/README.md") if stem else ("index.md", "README.md")
        ):
            source = self._docs / name
            if source in self._texts:
                return source
            try:
                self._texts[source] = source.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                continue
            return source
        return None


def _patterns(said: str, before: str, after: str) -> list[re.Pattern[str]]:
    """What to look for, the surest first: the number by its neighbours, a call there, the number, its neighbours."""
    # Each step is atomic, so that a page full of "<" cannot make the search try every way through it.
    between = r"(?:(?><[^>]*>|\{\{.*?\}\}|[\W_]))+?"
    words = [re.escape(word) for word in re.findall(r"\w+", said)]
    number = rf"(?<!\w)(?P<said>{between.join(words)})(?!\w)" if words else ""
    lead = between.join(re.escape(word) for word in re.findall(r"\w+", before)[-_WORDS_AROUND:])
    tail = between.join(re.escape(word) for word in re.findall(r"\w+", after)[:_WORDS_AROUND])
    wanted = []
    if number and lead:
        wanted.append(rf"{lead}{between}{number}")
    if number and tail:
        wanted.append(rf"{number}{between}{tail}")
    if lead:
        wanted.append(rf"{lead}\W*?(?P<said>\{{\{{|\{{%)")
    if number:
        wanted.append(number)
    if lead:
        wanted.append(lead)
    if tail:
        wanted.append(rf"(?P<said>\{{\{{[^\n{{}}]*\}}\}}){between}{tail}")
    return [re.compile(pattern, re.IGNORECASE) for pattern in wanted]

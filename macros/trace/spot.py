"""A number that no traced element holds, with all that a rule may look at to let it pass."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.numerals import find
from macros.record.model import Record

CONTRIBUTOR_PAGES = "contribute/"
"""The folder, below the docs folder and below the site's root, of the pages for people who edit the record."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for every number of a run: the record, its declared names, and the titles of all pages.

    `names` matches a declared name anywhere in a text (None where there is none to match); `titles` gives the
    title of each built page by its address, and is empty while only the source is read.
    """

    record: Record
    names: re.Pattern[str] | None
    titles: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Record, titles: Mapping[str, str] | None = None) -> "Setting":
        """The setting for a record."""
        return cls(record, _pattern_of_names(record), {} if titles is None else titles)


@dataclass(frozen=True, slots=True)
class Spot:
    """One number in a text: `text[start:end]`.

    `zone` says what sort of place it is ("" for running text), `page` the address of the page or the name of the
    file. On a built page `element` is the element whose text or attribute it is, and `own` the page itself.
    """

    setting: Setting
    text: str
    start: int
    end: int
    page: str
    zone: str = ""
    element: Any = None
    attribute: str = ""
    own: Any = None

    @property
    def is_for_contributors(self) -> bool:
        """True on a page for those who edit the record."""
        return self.page.startswith(CONTRIBUTOR_PAGES)

    def lies_within(self, pattern: re.Pattern[str], reach: int = 120) -> bool:
        """True where the number is a part of something that the pattern matches."""
        low, high = max(0, self.start - reach), min(len(self.text), self.end + reach)
        return any(
            match.start() <= self.start and self.end <= match.end()
            for match in pattern.finditer(self.text, low, high)
        )


def _pattern_of_names(record: Record) -> re.Pattern[str] | None:
    """A pattern for the declared names that are more than a number: one called "Seven" would excuse every seven."""
    names = sorted(
        {entry.name for entry in record.names.values() if _is_more(entry.name)}, key=len, reverse=True
    )
    if not names:
        return None
    words = (r"[^\S\n]+".join(re.escape(word) for word in name.split()) for name in names)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(words)})(?![^\W_])")


def _is_more(name: str) -> bool:
    beside = name
    for numeral in reversed(find(name)):
        beside = beside[: numeral.start] + beside[numeral.end :]
    return any(char.isalpha() for char in beside)

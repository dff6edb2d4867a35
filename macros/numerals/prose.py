"""The text as the readers see it: lower case, one character for one, invisible characters left out."""

import re
import unicodedata
from collections.abc import Sequence

# Characters that a reader of the page cannot see but that would split a number: soft hyphen, zero-width
# space and joiners, word joiner, byte-order mark, variation selectors.
_INVISIBLE = re.compile("[\u00ad\u034f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]")
# Letters in another dress (fullwidth, mathematical bold, …) that read as plain Latin letters.
_STYLED = re.compile("[\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d6a5]")


class Prose:
    """A text prepared for reading.

    `raw` keeps the capitals, `low` is in lower case; both have the same length, so that a place in one is a
    place in the other. `origin(at)` gives the place in the text that came in.
    """

    __slots__ = ("_places", "low", "raw")

    def __init__(self, text: str) -> None:
        self._places: Sequence[int] | None = None
        if not text.isascii():
            if _INVISIBLE.search(text):
                self._places = [at for at, char in enumerate(text) if not _INVISIBLE.match(char)]
                self._places.append(len(text))
                text = _INVISIBLE.sub("", text)
            text = _STYLED.sub(lambda styled: unicodedata.normalize("NFKC", styled[0]), text)
        self.raw = text
        self.low = _lower(text)

    def origin(self, at: int) -> int:
        """The place in the original text of the character at `at`."""
        return at if self._places is None else self._places[at]

    def origin_end(self, end: int) -> int:
        """The place in the original text just after the character that ends at `end`."""
        return end if self._places is None else self._places[end - 1] + 1


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)

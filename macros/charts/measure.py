"""How much room a text takes, worked out without drawing it."""

from collections.abc import Callable, Iterable, Iterator

TEXT = 13
"""The usual size of a text, in pixels of the drawing."""


def text_width(text: str, size: int = TEXT) -> float:
    """About how many pixels a text takes: on the generous side, as fonts differ from reader to reader."""
    # Whole numbers, as not every Python adds fractions to the same last digit.
    hundredths = sum(
        29 if letter in " .,:;'’il|!I" else 68 if letter.isupper() or letter in "mw" else 54
        for letter in text
    )
    return hundredths * size / 100


def text_lines(text: str, width: float, size: int = TEXT) -> Iterator[str]:
    """The text broken between words into lines of at most that width."""
    return word_lines(text.split(" "), width, size)


def word_lines(
    words: Iterable[str], width: float, size: int = TEXT, seen: Callable[[str], str] = str
) -> Iterator[str]:
    """Words set into lines of at most that width; `seen` gives what a reader sees of a word that holds markup."""
    line: list[str] = []
    for word in words:
        if line and text_width(" ".join(seen(one) for one in [*line, word]), size) > width:
            yield " ".join(line)
            line = []
        line.append(word)
    yield " ".join(line)

"""What changes a number from outside: a sign or a scale right beside what a call prints, as in `{{ fig("id") }}%`.

The finder sees no number there, because the digits come from the record; yet a reader sees another number.
"""

import re
from collections.abc import Iterator

from macros.trace.source_text import HOLE

EXAMPLES = (
    f"{HOLE}%",
    f"{HOLE} percent",
    f"{HOLE} per cent",
    f"{HOLE}k",
    f"{HOLE}bn",
    f"{HOLE}th",
    f"{HOLE}-fold",
    f"${HOLE}",
)
COUNTEREXAMPLES = (
    f"{HOLE} kept",
    f"{HOLE}’s",
    f"{HOLE}, that is",
    f"{HOLE} people",
    f"({HOLE})",
    f"{HOLE}-based",
)

_GLUED = re.compile(
    rf"{HOLE}[\u2060]*(?P<after>[%‰×]|(?:[kmbx]|bn|tn|mn|st|nd|rd|th)\b|[\s-]?fold\b|\s?%|\s(?:percent|per\scent)\b)"
    rf"|(?P<before>[$€£¥₩])[\u2060]*{HOLE}",
    re.IGNORECASE,
)


def glued(text: str) -> Iterator[tuple[int, int]]:
    """The spans of what stands so close to a hole in a text that it changes the number there."""
    for match in _GLUED.finditer(text):
        yield match.span(match.lastgroup or 0)


def message(said: str) -> str:
    """What is wrong with it."""
    return (
        f'"{said.strip()}" beside a call changes the number that it prints; the record says units and scales'
    )

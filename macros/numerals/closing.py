"""Where a number visibly ends: the quick answer to "could anything more belong to it?".

Most numbers are followed by the thing counted ("48 hours") or by the end of a clause. Seeing that in one look
spares the rest of the grammar, which only has work where one of its own words follows.
"""

import re

from macros.numerals.foreign import WESTERN_WORDS
from macros.numerals.lexicon import (
    DENOMINATORS,
    HEDGES,
    MONTHS,
    ORDINALS,
    SCALES,
    SHORT_MONTHS,
    SHORT_SCALES,
    TENS,
    UNITS,
)
from macros.numerals.money import CODES, NAMES, NAMES_OF_LARGE

_JOINING = frozenset(("a", "an", "and", "in", "of", "or", "out", "through", "thru", "till", "to", "until"))
_MEASURING = ("fold", "h", "pct", "per", "percent", "percentage", "point", "q", "rmb", "times", "x")
_NAMING = {name.partition(" ")[0].partition(".")[0] for name in NAMES}
_CONTINUING = frozenset(
    {
        *_JOINING, *_MEASURING, *_NAMING, *(f"{name}s" for name in _NAMING), *CODES, *NAMES_OF_LARGE, *WESTERN_WORDS,
        *MONTHS, *SHORT_MONTHS, *SHORT_SCALES, *UNITS, *TENS, *SCALES, *(f"{scale}s" for scale in SCALES), *ORDINALS,
        *DENOMINATORS, *(f"{share}s" for share in DENOMINATORS),
    }
)  # fmt: skip
_AFTER_JOINING = _CONTINUING.union(("every",), (hedge.partition(" ")[0] for hedge in HEDGES))
_CLOSING = re.compile(r"[ -]([a-z]+)(?:[ -]([a-z]+))?|[.,;:!?)\]}\"\u201d|*`]+(?:\s|\Z)|\Z|\n\n")


def stands_alone(low: str, end: int) -> bool:
    """Whether nothing after `end` can belong to the number that ends there."""
    closing = _CLOSING.match(low, end)
    if closing is None:
        return False
    word, after = closing.groups()
    if word not in _CONTINUING:
        return True
    return after is not None and word in _JOINING and after not in _AFTER_JOINING

"""Roman-numeral signs (Ⅳ, ⅻ). Roman numerals in plain letters are left alone: I, V, MIX and CD are words."""

import re
import unicodedata
from fractions import Fraction

from macros.numerals.numeral import Reading

EXAMPLES = {"Ⅳ": 4, "ⅻ": 12, "ⅩⅤ": 15, "ⅩⅨ": 19, "ⅯⅯ": 2000}
COUNTEREXAMPLES = ("IV", "World War II", "MIX")

SIGNS = "\u2160-\u2188"
_RUN = re.compile(f"[{SIGNS}]+")


def read_roman(low: str, at: int) -> Reading | None:
    """The Roman-numeral signs that start at `at`, as one number."""
    run = _RUN.match(low, at)
    if run is None:
        return None
    values = [int(unicodedata.numeric(sign)) for sign in run[0]]
    total = sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
    return Reading(at, run.end(), "roman", Fraction(total), Fraction(total))

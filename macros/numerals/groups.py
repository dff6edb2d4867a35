"""Groups that say their number: "a trio of brokers", "a quartet of banks".

Only before "of": elsewhere a trio makes music. A pair and a couple are left alone, as they rarely count.
"""

import re
from fractions import Fraction

from macros.numerals.lexicon import GAP, any_of
from macros.numerals.numeral import Reading

EXAMPLES = {"a trio of brokers": 3, "the quartet of banks": 4, "quintet of firms": 5}
COUNTEREXAMPLES = ("a jazz trio", "the string quartet played", "a pair of scissors", "a couple of days")

SIZES = {"trio": 3, "quartet": 4, "quintet": 5, "sextet": 6, "septet": 7, "octet": 8}
_GROUP = re.compile(rf"({any_of(SIZES)}){GAP}of(?![^\W_])")


def read_group(low: str, at: int) -> Reading | None:
    """The group word that starts at `at`, if it tells how many of something there are."""
    group = _GROUP.match(low, at)
    if group is None:
        return None
    value = Fraction(SIZES[group[1]])
    return Reading(at, group.end(1), "words", value, value)

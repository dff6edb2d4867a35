"""The words of number, each list stated once, and the small patterns that join them.

Every pattern here is text to build with; the modules that read a class of number compile what they need.
All patterns are matched against lower-case text (see `prose`).
"""

import re
from collections.abc import Iterable

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
}
PLURAL_SCALES = {f"{word}s": SCALES[word] for word in ("million", "billion", "trillion", "lakh", "crore")}

SHORT_SCALES = {
    "bn": 10**9, "mn": 10**6, "mln": 10**6, "tn": 10**12, "trn": 10**12,
    "k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12,
}  # fmt: skip

_IRREGULAR_ORDINALS = {
    "zero": "zeroth", "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def ordinal_of(cardinal: str) -> str:
    """The ordinal of one cardinal word: "three" gives "third", "twenty" gives "twentieth"."""
    if cardinal in _IRREGULAR_ORDINALS:
        return _IRREGULAR_ORDINALS[cardinal]
    return cardinal[:-1] + "ieth" if cardinal.endswith("y") else cardinal + "th"


_COUNTED = [
    word for word in (*UNITS, *TENS, *SCALES) if word not in ("zero", "dozen", "score", "lakh", "crore")
]
ORDINALS = {ordinal_of(word): word for word in _COUNTED}
DENOMINATORS = {
    "half": 2,
    "quarter": 4,
    **{
        ordinal: (UNITS | TENS | SCALES)[word]
        for ordinal, word in ORDINALS.items()
        if ordinal not in ("first", "second")
    },
}

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
SHORT_MONTHS = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec")

# Hedges that may stand between the two ends of a range: "$630 million to over $1 billion".
HEDGES = (
    "about", "almost", "around", "as many as", "as much as", "at least", "more than", "nearly", "over", "perhaps",
    "roughly", "some", "up to",
)  # fmt: skip

# A gap between two words of one number: spaces of any kind and at most one line break, never a new paragraph.
SPACES = r"[^\S\n]*"
GAP = rf"(?:[^\S\n]+(?:\n{SPACES})?|\n{SPACES})"
# A run of digits; beyond a few hundred they are no number anyone printed, and slow to turn into one.
DIGITS = r"\d{1,300}"
HYPHEN = "[-\u2010\u2011]"
DASH = "[-\u2010-\u2013\u2212~]"
JOIN = rf"(?:{GAP}|{HYPHEN})"
END = r"(?![^\W_])"


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, each plain letters, the longest that fits first: "sixteen" before "six".

    Words that begin alike share their beginning in the pattern, so that a match fails after a look or two.
    """
    by_letter: dict[str, set[str]] = {}
    for word in words:
        by_letter.setdefault(word[:1], set()).add(word[1:])
    ends_here = by_letter.pop("", None) is not None
    branches = [re.escape(letter) + any_of(rests) for letter, rests in sorted(by_letter.items())]
    if not branches:
        return ""
    pattern = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{pattern})?" if ends_here else pattern


MONTH = rf"(?:(?:{any_of(MONTHS)}){END}|(?:{any_of(SHORT_MONTHS)}){END}\.?)"

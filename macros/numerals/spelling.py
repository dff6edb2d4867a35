"""Write a whole number out in English words, as British prose does: "seven hundred and twenty-one"."""

from macros.numerals.lexicon import SCALES, TENS, UNITS, ordinal_of

LARGEST = 10**15
_UNIT_WORDS = {value: word for word, value in UNITS.items()}
_TENS_WORDS = {value: word for word, value in TENS.items()}
_SCALE_WORDS = [
    (SCALES[word], word) for word in ("quadrillion", "trillion", "billion", "million", "thousand")
]

EXAMPLES = ((0, "zero"), (721, "seven hundred and twenty-one"), (1_000_005, "one million and five"))
ORDINAL_EXAMPLES = (
    (3, "third"),
    (21, "twenty-first"),
    (100, "one hundredth"),
    (112, "one hundred and twelfth"),
)


def spell(n: int) -> str:
    """The cardinal of `n` in words, for 0 to 10**15; ValueError outside."""
    if not 0 <= n <= LARGEST:
        raise ValueError(f"cannot spell {n}: only 0 to {LARGEST:,} have words here")
    parts = []
    for value, word in _SCALE_WORDS:
        count, n = divmod(n, value)
        if count:
            parts.append(f"{_below_thousand(count)} {word}")
    if not parts:
        return _below_thousand(n)
    if n:
        parts.append(f"and {_below_thousand(n)}" if n < 100 else _below_thousand(n))
    return " ".join(parts)


def spell_ordinal(n: int) -> str:
    """The ordinal of `n` in words, for 0 to 10**15: 3 gives "third"; ValueError outside."""
    words = spell(n)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    return words[:cut] + ordinal_of(words[cut:])


def _below_thousand(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    if not hundreds:
        return _below_hundred(rest)
    return f"{_UNIT_WORDS[hundreds]} hundred" + (f" and {_below_hundred(rest)}" if rest else "")


def _below_hundred(n: int) -> str:
    if n in _UNIT_WORDS:
        return _UNIT_WORDS[n]
    units = n % 10
    return _TENS_WORDS[n - units] + (f"-{_UNIT_WORDS[units]}" if units else "")

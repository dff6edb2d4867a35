"""Whole numbers in English words, cardinal and ordinal: "two hundred and three", "twenty-first", "a dozen".

Only the grammar of the words is here. Whether an ordinal ranks or merely orders the talk is for `ordinals`.
"""

import re
from typing import NamedTuple

from macros.numerals.lexicon import END, JOIN, ORDINALS, PLURAL_SCALES, SCALES, TENS, UNITS, any_of

EXAMPLES = {
    "seven": 7,
    "seven hundred and twenty-one": 721,
    "twelve hundred": 1200,
    "two dozen": 24,
    "nine million": 9_000_000,
    "one million, two hundred thousand and five": 1_200_005,
    "hundred thousand": 100_000,
    "nineteen eighty-four": 1984,
    "twenty-first": 21,
    "one hundred and fifth": 105,
    "two hundredth": 200,
}
COUNTEREXAMPLES = (
    "often",
    "canine",
    "weight",
    "someone",
    "tenant",
    "stone",
    "several hundred",
    "millions of",
    "one day",
)

_SCALE_WORDS = SCALES | PLURAL_SCALES
_CARDINALS = UNITS | TENS | _SCALE_WORDS
_WORD = rf"({any_of([*_CARDINALS, *ORDINALS])}){END}"
_FIRST = re.compile(f"()(){_WORD}")
_NEXT = re.compile(rf"(,)?{JOIN}(and{JOIN})?{_WORD}")
# The first half of a year said in two halves: "nineteen eighty-four", "twenty twenty-five".
_CENTURIES = frozenset(range(16, 21))


class Words(NamedTuple):
    """A number in words: where it ends, its value without the last scale, that scale, and what it is."""

    end: int
    plain: int
    scale: int
    ordinal: bool
    year: bool = False


# No number below a quadrillion has more words; a longer run of number words is a list.
_LONGEST = 40
_ONE_WORD = re.compile(r"[a-z]+")


def read_one_word(low: str, at: int) -> Words | None:
    """The cardinal that is one word and starts at `at`: "seven"."""
    word = _ONE_WORD.match(low, at)
    if word is None or (value := _CARDINALS.get(word[0])) is None:
        return None
    return Words(word.end(), value, 1, ordinal=False)


class _Token(NamedTuple):
    end: int
    word: str
    ordinal: bool
    comma: bool
    conjunction: bool


def read_words(low: str, at: int) -> Words | None:
    """The longest number in words that starts at `at`; None where no word of number stands there."""
    tokens = _tokens(low, at)
    if not tokens:
        return None
    return _alone(tokens[0]) if len(tokens) == 1 else _evaluate(tokens)


def _tokens(low: str, at: int) -> list[_Token]:
    tokens: list[_Token] = []
    found = _FIRST.match(low, at)
    while found and len(tokens) < _LONGEST:
        comma, conjunction, word = found.groups()
        ordinal = word in ORDINALS
        tokens.append(
            _Token(found.end(), ORDINALS[word] if ordinal else word, ordinal, bool(comma), bool(conjunction))
        )
        found = None if ordinal else _NEXT.match(low, found.end())
    return tokens


def _alone(token: _Token) -> Words:
    if token.word in _SCALE_WORDS:
        return Words(token.end, 1, _SCALE_WORDS[token.word], token.ordinal)
    return Words(token.end, _CARDINALS[token.word], 1, token.ordinal)


def _evaluate(tokens: list[_Token]) -> Words | None:
    total, limit, taken = 0, 0, 0
    plain, scale = 0, 1
    while taken < len(tokens):
        first = tokens[taken]
        if taken and (tokens[taken - 1].ordinal or (first.comma and not _is_long(tokens, taken))):
            break
        group, after_group = _group(tokens, taken)
        scales, after = _scales(tokens, after_group)
        if after == taken or (limit and (scales >= limit or group >= limit)):
            break
        plain, scale = (group, scales) if not taken else (total + group * scales, 1)
        total += group * scales
        taken = after
        if scales == 1:
            break
        limit = scales
    if not taken:
        return None
    last = tokens[taken - 1]
    if taken < len(tokens) and (year := _year(tokens, taken, total)):
        return year
    if scale == 1 and last.word == "hundred":
        plain, scale = plain // 100, 100
    return Words(last.end, plain, scale, last.ordinal)


def _is_long(tokens: list[_Token], taken: int) -> bool:
    """Whether what follows a comma is itself hundreds or more: "two million, three hundred", not a list."""
    group, after = _group(tokens, taken)
    return group >= 100 or (after < len(tokens) and tokens[after].word in _SCALE_WORDS)


def _group(tokens: list[_Token], at: int) -> tuple[int, int]:
    """The value below the thousands at `at`, and the index after it; (1, at) for a scale that stands alone."""
    value, after = _below_hundred(tokens, at)
    if after == at:
        value = 1
    if after >= len(tokens) or tokens[after].word != "hundred" or (after > at and tokens[after - 1].ordinal):
        return value, after
    if after > at and (tokens[after].comma or tokens[after].conjunction):
        return value, after
    value, after = value * 100, after + 1
    if after < len(tokens) and not tokens[after - 1].ordinal and not tokens[after].comma:
        rest, end = _below_hundred(tokens, after)
        hundreds_again = end < len(tokens) and tokens[end].word == "hundred" and not tokens[end].comma
        if end > after and not hundreds_again:
            return value + rest, end
    return value, after


def _below_hundred(tokens: list[_Token], at: int) -> tuple[int, int]:
    if at >= len(tokens):
        return 0, at
    token = tokens[at]
    if token.word in UNITS:
        return UNITS[token.word], at + 1
    if token.word not in TENS:
        return 0, at
    if at + 1 < len(tokens) and not token.ordinal:
        unit = tokens[at + 1]
        if 0 < UNITS.get(unit.word, 0) < 10 and not unit.comma and not unit.conjunction:
            return TENS[token.word] + UNITS[unit.word], at + 2
    return TENS[token.word], at + 1


def _scales(tokens: list[_Token], at: int) -> tuple[int, int]:
    """The product of the scales from `at` on ("hundred thousand million"), and the index after them."""
    product = 1
    while at < len(tokens) and (scale := _SCALE_WORDS.get(tokens[at].word)) and scale != 100:
        if tokens[at].comma or tokens[at].conjunction or (at and tokens[at - 1].ordinal):
            break
        product, at = product * scale, at + 1
    return product, at


def _year(tokens: list[_Token], taken: int, century: int) -> Words | None:
    """A year in two halves: "nineteen eighty-four", "twenty twenty-five"."""
    first = tokens[taken]
    if taken != 1 or century not in _CENTURIES or first.comma or first.conjunction:
        return None
    value, after = _below_hundred(tokens, taken)
    if value < 10 or tokens[after - 1].ordinal:
        return None
    return Words(tokens[after - 1].end, century * 100 + value, 1, False, year=True)

"""Every class of number finds its own examples, with their values, and leaves its counterexamples alone."""

from fractions import Fraction
from types import ModuleType

import pytest

from macros.numerals import (
    Numeral,
    amounts,
    codes,
    dates,
    digits,
    find,
    foreign,
    groups,
    money,
    multiples,
    ordinals,
    ranges,
    romans,
    shares,
    words,
)

# The kinds of numeral each module may call its own.
KINDS: dict[ModuleType, set[str]] = {
    amounts: {"digits", "words", "currency", "percent", "multiple", "year"},
    codes: {"code", "time"},
    dates: {"date", "decade"},
    digits: {"digits", "fraction"},
    groups: {"words"},
    multiples: {"multiple"},
    ordinals: {"ordinal"},
    ranges: {"range", "proportion"},
    romans: {"roman"},
    shares: {"fraction", "currency"},
    words: {"words", "year", "ordinal"},
}
Said = int | Fraction | tuple[int | Fraction, int | Fraction] | None


def cases(name: str) -> list[object]:
    """One test case an example, named by its module and phrase."""
    return [
        pytest.param(module, phrase, id=f"{module.__name__.rpartition('.')[2]}: {phrase}")
        for module in KINDS
        for phrase in getattr(module, name)
    ]


def of_kind(phrase: str, module: ModuleType) -> list[Numeral]:
    """The numerals in a phrase that are of the module's kinds."""
    return [numeral for numeral in find(phrase) if numeral.kind in KINDS[module]]


@pytest.mark.parametrize(("module", "phrase"), cases("EXAMPLES"))
def test_example_is_found(module: ModuleType, phrase: str) -> None:
    """An example of a class gives a numeral of that class, with the value that stands beside it."""
    said: Said = module.EXAMPLES[phrase]
    low, high = said if isinstance(said, tuple) else (said, said)
    numeral = of_kind(phrase, module)[0]
    assert (numeral.low, numeral.high) == (low, high)


@pytest.mark.parametrize(("module", "phrase"), cases("COUNTEREXAMPLES"))
def test_counterexample_is_left_alone(module: ModuleType, phrase: str) -> None:
    """A phrase that only looks like the class gives no numeral of that class."""
    assert of_kind(phrase, module) == []


@pytest.mark.parametrize("phrase", money.EXAMPLES)
def test_currency_is_read(phrase: str) -> None:
    """A sign, code or name of money before or after a number is its currency, and belongs to its text."""
    (numeral,) = find(phrase)
    assert numeral.currency == money.EXAMPLES[phrase]
    assert numeral.text == phrase


@pytest.mark.parametrize("phrase", money.COUNTEREXAMPLES)
def test_no_currency_is_read(phrase: str) -> None:
    """Words that are money only beside an amount of money are not a currency elsewhere."""
    assert [numeral.currency for numeral in find(phrase)] == [None]


@pytest.mark.parametrize("phrase", foreign.EXAMPLES)
def test_other_languages_are_read(phrase: str) -> None:
    """Scales of other languages after digits are read whole, with the currency they name."""
    (numeral,) = find(phrase)
    assert (numeral.low, numeral.currency) == foreign.EXAMPLES[phrase]
    assert numeral.text == phrase

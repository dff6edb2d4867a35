"""Derived figures: intervals, hedges, units and rounding."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.record import wording
from macros.record.amounts import Amount, AmountError, combine, rounded
from macros.record.derived import amount_of
from macros.record.hedges import Hedge
from macros.record.load import load
from macros.record.model import Derived, Operation


def amount(text: str, unit: str = "USD") -> Amount:
    """An amount written as a hedge and one number or two: `more than 5`, `2 to 3`, `7`."""
    *hedge, last = text.removesuffix("").split(" ")
    if "to" in hedge and not text.startswith("up"):
        low, high = text.removeprefix("about ").split(" to ")
        return Amount(Fraction(low), Fraction(high), Hedge.ABOUT if "about" in text else Hedge.RANGE, unit)
    return Amount(Fraction(last), Fraction(last), Hedge(" ".join(hedge) or "exact"), unit)


def derived(operation: str) -> Derived:
    """A derived figure of one operation; its inputs are given to `combine`."""
    return Derived(id="derived", says="A test.", operation=Operation(operation), of=("a", "b"))


@pytest.mark.parametrize(
    ("first", "operation", "second", "result"),
    [
        ("2", "sum", "3", "$5"),
        ("more than 2", "sum", "3", "more than $5"),
        ("at least 2", "sum", "more than 3", "more than $5"),
        ("at least 2", "sum", "at least 3", "at least $5"),
        ("more than 2", "sum", "about 3", "about $5"),
        ("nearly 2", "sum", "3", "nearly $5"),
        ("nearly 2", "sum", "nearly 3", "about $5"),
        ("2 to 3", "sum", "10", "$12 to $13"),
        ("2 to 3", "sum", "10 to 20", "$12 to $23"),
        ("about 2 to 3", "sum", "10", "about $12 to $13"),
        ("5", "difference", "3", "$2"),
        ("5", "difference", "at least 3", "up to $2"),
        ("5", "difference", "more than 3", "less than $2"),
        ("more than 5", "difference", "up to 3", "more than $2"),
        ("5 to 6", "difference", "1 to 2", "$3 to $5"),
        ("30", "share", "100", "30%"),
        ("more than 30", "share", "100", "more than 30%"),
        ("30", "share", "more than 100", "less than 30%"),
        ("1", "share", "3", "about 33.3%"),
        ("90", "multiple", "10", "9 times"),
        ("10 to 20", "multiple", "5 to 10", "1 to 4 times"),
        ("at least 90", "multiple", "10", "at least 9 times"),
        ("100", "ratio", "7", "about 14.3"),
    ],
)
def test_operations_carry_hedges_and_ranges(first: str, operation: str, second: str, result: str) -> None:
    """Two amounts and an operation give the amount that follows from them, and no more than that."""
    computed = combine(derived(operation), [amount(first), amount(second)])
    assert wording.amount(rounded(computed, digits=3)) == result


@pytest.mark.parametrize(
    ("first", "operation", "second", "says"),
    [
        (
            "more than 2",
            "sum",
            "up to 3",
            "more than and up to point to both sides, so nothing follows from them",
        ),
        ("more than 2", "difference", "more than 3", "more than and less than point to both sides"),
        ("2 to 3", "sum", "more than 3", "a range and an open end do not combine"),
        ("2", "multiple", "0", "a multiple needs amounts above zero"),
        ("5", "share", "3", "a share cannot be more than the whole"),
    ],
)
def test_what_does_not_follow_is_refused(first: str, operation: str, second: str, says: str) -> None:
    """Where nothing follows from two amounts, the formula is refused with the reason."""
    with pytest.raises(AmountError, match=says):
        combine(derived(operation), [amount(first), amount(second)])


@pytest.mark.parametrize(
    ("units", "operation", "result"),
    [
        (("USD", "USD"), "sum", "USD"),
        (("USD", "USD"), "ratio", "count"),
        (("USD", "count"), "ratio", "USD"),
        (("USD", "USD"), "share", "share"),
        (("year", "year"), "difference", "years"),
        (("USD", "ETH"), "sum", None),
        (("USD", "ETH"), "ratio", None),
        (("USD", "share"), "multiple", None),
        (("rank", "rank"), "sum", None),
        (("year", "year"), "sum", None),
    ],
)
def test_units_must_fit(units: tuple[str, str], operation: str, result: str | None) -> None:
    """An operation gives the unit that follows from its inputs', or is refused where none does."""
    inputs = [amount("5", units[0]), amount("5", units[1])]
    if result is None:
        with pytest.raises(AmountError):
            combine(derived(operation), inputs)
    else:
        assert combine(derived(operation), inputs).unit == result


@pytest.mark.parametrize(
    ("before", "digits", "after"),
    [
        ("1234", 2, "about $1,200"),
        ("1200", 2, "$1,200"),
        ("more than 1290", 2, "more than $1,200"),
        ("at least 8.79", 2, "at least $8.7"),
        ("up to 1210", 2, "up to $1,300"),
        ("about 1290", 2, "about $1,300"),
        ("0.0999", 2, "about $0.1"),
        ("12 to 13", 1, "about $10"),
    ],
)
def test_rounding_never_makes_an_amount_untrue(before: str, digits: int, after: str) -> None:
    """A floor is rounded down and a ceiling up; an exact amount that loses digits becomes about."""
    assert wording.amount(rounded(amount(before), digits)) == after


amounts = st.builds(
    lambda low, more: (Fraction(low), Fraction(low + more)),
    st.integers(min_value=1, max_value=10**9),
    st.integers(min_value=0, max_value=10**9),
)


@given(
    first=amounts,
    second=amounts,
    at=st.tuples(st.fractions(0, 1), st.fractions(0, 1)),
    operation=st.sampled_from([Operation.SUM, Operation.DIFFERENCE, Operation.MULTIPLE]),
)
def test_a_result_holds_every_true_value(first: Any, second: Any, at: Any, operation: Operation) -> None:
    """Whatever the true values within two ranges are, their result lies within the range that is printed."""
    a, b = (low + (high - low) * share for (low, high), share in zip((first, second), at, strict=True))
    true = {Operation.SUM: a + b, Operation.DIFFERENCE: a - b, Operation.MULTIPLE: a / b}[operation]
    hedges = [Hedge.EXACT if low == high else Hedge.RANGE for low, high in (first, second)]
    inputs = [
        Amount(ends[0], ends[1], hedge, "USD") for ends, hedge in zip((first, second), hedges, strict=True)
    ]
    result = rounded(combine(derived(operation), inputs), digits=6)
    slack = max(abs(result.low), abs(result.high)) * Fraction(1, 10**5)
    assert result.low - slack <= true <= result.high + slack


def test_only_the_result_is_rounded(tmp_path: Path) -> None:
    """A share of a sum is taken of the sum itself, not of the sum as it is printed."""
    (tmp_path / "figures").mkdir()
    (tmp_path / "sources.yml").write_text(
        "report: {title: A report, publisher: A firm, url: 'https://example.org/report', kind: firm}\n"
    )
    figure = (
        "{{says: a loss, as_printed: ${0}, value: {0}, unit: USD, date: 2024, "
        "originator: A firm, source: report}}\n"
    )
    (tmp_path / "figures" / "losses.yml").write_text(
        "large: " + figure.format(1500) + "small: " + figure.format(2296)
    )
    (tmp_path / "derived.yml").write_text(
        "together: {says: both, operation: sum, of: [large, small]}\n"
        "part: {says: the large one in both, operation: share, of: [large, together]}\n"
    )
    record = load(tmp_path).record
    assert wording.amount(amount_of(record, "together")) == "about $3,800"
    assert wording.amount(amount_of(record, "part")) == "about 40%"  # of 3,800 it would be 39%

"""The house style: how amounts, dates and periods print."""

import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.numerals import find
from macros.record import topics, wording
from macros.record.amounts import Amount, of_figure
from macros.record.hedges import Hedge
from macros.record.model import Figure
from macros.record.periods import PartialDate, Period

CASES = yaml.safe_load((Path(__file__).parent / "wording.yml").read_text(encoding="utf-8"))


def amount_of(case: dict[str, Any]) -> Amount:
    """The amount that a case describes in the words of the YAML files."""
    low, high = case.get("low", case.get("value")), case.get("high", case.get("value"))
    hedge = Hedge(case.get("hedge", "exact" if "value" in case else "range"))
    return Amount(Fraction(str(low)), Fraction(str(high)), hedge, case["unit"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["long"])
def test_amounts_print_in_each_style(case: dict[str, Any]) -> None:
    """Each style that a case names prints as the case says."""
    styles = [style for style in wording.STYLES if style in case]
    assert {style: wording.amount(amount_of(case), style) for style in styles} == {
        style: case[style] for style in styles
    }


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("by-country", "Losses by country"),
        ("it-workers", "IT workers"),
        ("thefts-2020-2022", "Thefts 2020 to 2022"),
    ],
)
def test_a_topic_has_a_title_or_is_named_as_its_file_is(name: str, printed: str) -> None:
    """In the name of a file years are a span, and abbreviations keep their capitals."""
    assert topics.title(name) == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("2022", "2022"),
        ("2025-02", "February 2025"),
        ("2025-02-21", "21 February 2025"),
        ("2017 to 2022", "2017 to 2022"),
        ("2025-01 to 2025-06", "January to June 2025"),
        ("2024-11 to 2025-02", "November 2024 to February 2025"),
        ("2025-02-21 to 2025-02-24", "21 to 24 February 2025"),
        ("2025-02-21 to 2025-03-04", "21 February to 4 March 2025"),
        ("2021 to 2025-05-13", "2021 to 13 May 2025"),
        ("since 2017", "since 2017"),
        ("until 2019-08", "until August 2019"),
    ],
)
def test_periods_print_as_people_write_them(written: str, printed: str) -> None:
    """A period prints without what can be left out, and is written back as it was read."""
    assert wording.period(Period.parse(written)) == printed
    assert str(Period.parse(written)) == written


@given(
    number=st.integers(min_value=2, max_value=10**13),
    unit=st.sampled_from(["USD", "KRW", "count", "ETH", "days"]),
)
def test_a_printed_number_can_be_read_back(number: int, unit: str) -> None:
    """What the house prints, the reader of numbers reads as the same value, in every style."""
    amount = Amount(Fraction(number), Fraction(number), Hedge.EXACT, unit)
    for style in wording.STYLES:
        text = wording.amount(amount, style)
        assert [numeral.low for numeral in find(text)] == [number], text


@given(date=st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))
def test_a_printed_date_is_found_whole(date: datetime.date) -> None:
    """A date as the house prints it is one number to the finder, so that a page cannot hide one."""
    text = wording.date(PartialDate(date.year, date.month, date.day))

    assert [numeral.text for numeral in find(f"On {text} it began.")] == [text]


@pytest.mark.parametrize(
    ("as_printed", "value", "prints"),
    [
        ("one-third of its missile program", "0.333", "a third"),
        ("about one third came from wallets", "0.33", "a third"),
        ("two\u2011thirds share recorded in 2025", "0.667", "two thirds"),
        ("an estimated 33% of all crypto", "0.33", "33%"),
        ("33.3 percent of it", "0.333", "33.3%"),
        ("a quarter of the haul", "0.25", "25%"),
        ("a sixth of the haul", "0.167", "a sixth"),
        ("16.7%, about a sixth of it", "0.167", "16.7%"),
    ],
)
def test_a_share_prints_as_its_source_has_it(as_printed: str, value: str, prints: str) -> None:
    """Percent would make a third more exact than its source, so a fraction without end stays one."""
    figure = Figure(
        id="a-share",
        says="a share",
        as_printed=as_printed,
        value=Decimal(value),
        unit="share",
        date="2025",
        originator="A firm",
        source="a-source",
    )
    assert wording.amount(of_figure(figure)) == prints
    assert Fraction(value) - Fraction(1, 100) < of_figure(figure).low < Fraction(value) + Fraction(1, 100)


def test_a_number_without_end_is_rounded_for_programs() -> None:
    """Plain digits end."""
    assert wording.digits(Fraction(1, 3)) == "0.3333"
    assert wording.digits(Fraction(1, 8)) == "0.125"

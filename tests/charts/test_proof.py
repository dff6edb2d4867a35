"""The proof: what is typed, changed or left out on the way from the record to the drawing is found."""

from dataclasses import replace
from fractions import Fraction

import pytest

from macros.charts import CHARTS, proof, theme
from macros.charts.choose import named
from macros.charts.forms import bars
from macros.charts.gallery import code_of
from macros.record.model import Record

ROWS = named({"japan-loss": "Japan", "vietnam-loss": "Vietnam"})


@pytest.mark.parametrize(
    "code",
    [
        "X = 721_000_000",
        "X = 0.3",
        "X = -1",
        'TITLE = "Japan lost $721 million"',
        'TITLE = "twice as much"',
        'TITLE = "a third of it"',
        'ROWS = {"japan-loss": "Japan, 2022"}',
        'TITLE = f"{x} of 5"',
    ],
)
def test_a_typed_number_is_found(code: str) -> None:
    """Digits, number words, fractions and multiples are numbers, in code and in text."""
    assert len(list(proof.typed_numbers(code))) == 1


@pytest.mark.parametrize(
    "code",
    [
        'ROWS = {"losses-japan-2017-2022": "Japan"}',
        'TITLE = "Japan lost {losses-japan-2017-2022}"',
        '"""What was lost from 2017 to 2022."""',
        "KEEP = True",
        'TITLE = "Japan lost the most"',
    ],
)
def test_ids_references_and_docstrings_are_no_numbers(code: str) -> None:
    """An id may carry a year, for it is not printed."""
    assert list(proof.typed_numbers(code)) == []


@pytest.mark.parametrize("name", CHARTS)
def test_no_chart_of_the_gallery_has_a_typed_number(name: str) -> None:
    """The modules of the gallery name figures and type no number."""
    assert list(proof.typed_numbers(code_of(name))) == []


def test_a_changed_mark_is_found(record: Record) -> None:
    """A datum that was changed on its way into the specification does not pass."""
    rows = ROWS(record)
    spec = bars.draw(rows, theme.WIDE, {})
    assert list(proof.strays(spec, rows)) == []
    changed = dict(next(proof.marks_of(spec)))
    changed["low"] = 712e6
    (fault,) = proof.strays({"values": [changed]}, rows)
    assert fault == f"'{changed['id']}' is drawn with low 712000000.0 in place of {rows[0].low}"


def test_a_mark_of_no_row_is_found(record: Record) -> None:
    """A mark beside the chart's rows does not pass, and neither does a row that is left out."""
    rows = ROWS(record)
    spec = bars.draw(rows, theme.WIDE, {})
    assert "is drawn and is not among the chart's rows" in next(proof.strays(spec, rows[:1]))
    short = bars.draw(rows[:1], theme.WIDE, {})
    assert list(proof.undrawn(short, rows)) == ["'vietnam-loss' is among the chart's rows and is not drawn"]


def test_a_row_with_another_amount_than_the_record_is_found(record: Record) -> None:
    """A row made by hand cannot carry an amount of its own."""
    row, _ = ROWS(record)
    typo = replace(row, amount=replace(row.amount, low=Fraction(712_000_000), high=Fraction(712_000_000)))
    assert list(proof.false_rows([row], record)) == []
    assert list(proof.false_rows([typo], record)) == [
        "'japan-loss' is $721 million in the record, not $712 million"
    ]

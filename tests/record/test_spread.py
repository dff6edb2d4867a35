"""How far the counts of one thing lie apart."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from macros.record import wording
from macros.record.load import load
from macros.record.model import Record
from macros.record.spread import spread


@pytest.fixture(scope="module")
def record() -> Record:
    """The small record of the tests of press: two counts of one loss."""
    return load(Path(__file__).parents[1] / "press" / "record").record


def with_value(record: Record, value: int) -> Record:
    """The record in which the other count of the loss is that value."""
    other = record.figures["japan-loss-other"]
    changed = other.model_copy(update={"value": Decimal(value), "low": None, "high": None})
    return replace(record, figures={**record.figures, other.id: changed})


def test_the_ratio_of_the_highest_to_the_lowest(record: Record) -> None:
    """It is about so many times, to two digits, and says which figures these are."""
    apart = spread(with_value(record, 1_500_000_000), "loss-of-japan")
    assert apart is not None
    assert (apart.lowest.id, apart.highest.id) == ("japan-loss", "japan-loss-other")
    assert wording.amount(apart.ratio) == "about 2.1 times"


def test_counts_that_agree_are_not_apart(record: Record) -> None:
    """The same number twice, or nearly, a range that holds the others, and a count of nothing have no ratio."""
    assert spread(with_value(record, 721_000_000), "loss-of-japan") is None
    assert spread(with_value(record, 729_000_000), "loss-of-japan") is None
    assert spread(with_value(record, 0), "loss-of-japan") is None
    assert spread(record, "loss-of-japan") is None

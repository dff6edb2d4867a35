"""Lists of thefts and of acts: what a row tells, and what is said of an act's numbers."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from macros.record.load import load
from macros.record.model import Record
from macros.words import Vocabulary


@pytest.fixture(scope="module")
def record() -> Record:
    """The small record that the tests of press use too."""
    return load(Path(__file__).parents[1] / "press" / "record").record


def changed(entries: Mapping[str, Any], entry_id: str, **fields: Any) -> Mapping[str, Any]:
    """The entries with some fields of one of them changed."""
    return MappingProxyType({**entries, entry_id: entries[entry_id].model_copy(update=fields)})


def test_an_act_says_what_its_numbers_count(record: Record) -> None:
    """A bare number beside an act says nothing; folded away, each stands with what it counts."""
    counted = replace(record, events=changed(record.events, "first-sanction", figures=("world-loss",)))
    shown = Vocabulary(counted, "response/").timeline()
    number = Vocabulary(counted, "response/").fig("world-loss")
    says = "Cryptocurrency taken from businesses anywhere"
    assert f"<details><summary>in numbers</summary><ul><li>{says}: {number}</li></ul></details></li>" in shown
    assert "<details>" not in Vocabulary(record, "response/").timeline()


def test_a_name_with_a_reference_is_no_link_in_a_link(record: Record) -> None:
    """A name that leads to its own entry already is left as it is."""
    named = replace(
        record, incidents=changed(record.incidents, "exchange-theft", name="The theft of {apt38}")
    )
    cell = Vocabulary(named, "thefts/").incidents().split("<td>")[2]
    assert cell.startswith('The theft of <a class="ledger-number" data-term="apt38"')


def test_a_theft_tells_its_chains(record: Record) -> None:
    """A reader sees the chains that the filter goes by."""
    chained = replace(record, incidents=changed(record.incidents, "exchange-theft", chains=("Tron", "Base")))
    table = Vocabulary(chained, "thefts/").incidents()
    assert 'data-chain="Tron;Base"' in table
    assert '<span class="ledger-chains">on Tron, Base</span>' in table


def test_a_theft_without_a_known_loss_adds_nothing(record: Record) -> None:
    """A row whose loss is not known in dollars tells the script of none."""
    unknown = replace(record, incidents=changed(record.incidents, "exchange-theft", amount=None))
    table = Vocabulary(unknown, "thefts/").incidents()
    assert "data-loss" not in table
    assert "<td>not known</td>" in table


def test_only_the_whole_table_can_be_filtered(record: Record) -> None:
    """A table that an author has narrowed stays as the author wrote it."""
    words = Vocabulary(record, "thefts/")
    assert "data-whole" in words.incidents()
    assert "data-whole" not in words.incidents(country="Japan")

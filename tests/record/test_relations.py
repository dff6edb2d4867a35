"""What is looked up once for a record: who uses an entry, and what has been worked out before."""

from dataclasses import replace
from pathlib import Path

import pytest

from macros.record import wording
from macros.record.load import load
from macros.record.model import Record
from macros.record.relations import relations


@pytest.fixture(scope="module")
def record() -> Record:
    """The small record of the tests of press."""
    return load(Path(__file__).parents[1] / "press" / "record").record


def test_an_entry_knows_what_names_it(record: Record) -> None:
    """What the relations give for an id is what reading the whole record for it gives, in the same order."""
    found = relations(record)
    figures = record.figures.values()
    for figure in figures:
        derived = tuple(one.id for one in record.derived.values() if figure.id in one.of)
        assert found.computed_from.get(figure.id, ()) == derived
        acts = [*record.incidents.values(), *record.events.values()]
        naming = (act.id for act in acts if figure.id in act.model_dump_json())
        assert set(found.told_by.get(figure.id, ())) <= set(naming)
    for source_id in record.sources:
        assert found.rests_on.get(source_id, ()) == tuple(
            one.id for one in figures if one.source == source_id
        )
        assert found.printed_in.get(source_id, ()) == tuple(
            one.id for one in figures if source_id in one.also_in
        )


def test_neighbours_lead_through_a_topic_and_back(record: Record) -> None:
    """From the first figure of a topic the next ones lead to its last, and the ones before lead back."""
    found = relations(record)
    for ids in found.topics.values():
        assert [found.after.get(one) for one in ids] == [*ids[1:], None]
        assert [found.before.get(one) for one in ids] == [None, *ids[:-1]]


def test_what_is_kept_belongs_to_its_record(record: Record) -> None:
    """A record with another value prints that value, though the first one has been asked before."""
    figure = next(one for one in record.figures.values() if one.value is not None and one.unit == "USD")
    first = wording.printed(record, figure.id)
    assert figure.value is not None
    doubled = figure.model_copy(update={"value": figure.value * 2})
    other = replace(record, figures={**record.figures, figure.id: doubled})
    assert wording.printed(other, figure.id) != first
    assert wording.printed(record, figure.id) == first

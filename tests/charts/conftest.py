"""A small record of its own for the tests of charts, with every kind of hedge in it."""

from pathlib import Path

import pytest

from macros.record.load import load
from macros.record.model import Record

RECORD = Path(__file__).parent / "record"


@pytest.fixture(scope="session")
def record() -> Record:
    """The record of the folder beside this file, free of faults."""
    loaded = load(RECORD)
    assert [str(fault) for fault in loaded.errors] == []
    return loaded.record

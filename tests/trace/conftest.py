"""The small record that the tests of tracing share."""

from pathlib import Path

import pytest

from macros.record.load import load
from macros.record.model import Record


@pytest.fixture(scope="session")
def record() -> Record:
    """The record beside this file, which is sound."""
    loaded = load(Path(__file__).parent / "record")
    assert loaded.errors == ()
    return loaded.record

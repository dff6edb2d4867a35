"""A small record with a history, and a site to publish it on."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from macros.press.site import Site
from macros.record.load import load
from macros.record.model import CollectionName, Permalink, Record, Retirement, Revision
from macros.record.periods import PartialDate, Period

FIRST_DAY = PartialDate.parse("2026-02-01")
URL = "https://ledger.example/pyongyang/"


@pytest.fixture(scope="session")
def record() -> Record:
    """The small record of the tests of press: all of it published on one day, then one figure revised, one retired."""
    small = load(Path(__file__).parents[1] / "record").record
    collections: dict[str, CollectionName] = {
        entry_id: kind  # type: ignore[misc] # the names of the collections are these
        for kind, entries in small.kinds().items()
        for entry_id in entries
    }
    retired = Permalink(
        id="twice-counted",
        kind="figures",
        since=FIRST_DAY,
        retired=Retirement(
            date=PartialDate.parse("2026-05-03"),
            why="It counts the same theft again.",
            successor="japan-loss",
        ),
    )
    revised = small.figures["world-loss"].model_copy(
        update={
            "revised": (
                Revision(
                    date=PartialDate.parse("2026-04-02"),
                    why="The study was read in full.",
                    value=Decimal(2_000_000_000),
                    period=Period.parse("2018 to 2022"),
                ),
            )
        }
    )
    return replace(
        small,
        figures={**small.figures, "world-loss": revised},
        permalinks={
            entry_id: Permalink(id=entry_id, kind=kind, since=FIRST_DAY)
            for entry_id, kind in collections.items()
        }
        | {retired.id: retired},
    )


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """An empty site that will stand below a sub-path."""
    return Site(tmp_path, URL, "The Pyongyang Ledger", None)

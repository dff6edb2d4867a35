"""Which entries belong together, looked up once for a record: an entry names what it rests on, not the reverse."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from macros.record.kept import kept
from macros.record.model import Record

Ids = Mapping[str, tuple[str, ...]]
"""By the id of an entry, or the name of a topic, the ids of others, in the order of the files; none is left out."""


@dataclass(frozen=True, slots=True)
class Relations:
    """For an id, the ids of the entries that name it; an id that no entry names is not there."""

    computed_from: Ids
    """The derived figures that are computed from a figure or a derived figure."""
    told_by: Ids
    """The incidents, and after them the events, that a figure is a part of."""
    rests_on: Ids
    """The figures that rest on a source."""
    printed_in: Ids
    """The figures that a source prints beside the one that they rest on."""
    topics: Ids
    """The figures of each topic."""
    before: Mapping[str, str]
    """The figure before a figure in its topic."""
    after: Mapping[str, str]
    """The figure after a figure in its topic."""


@kept
def relations(record: Record) -> Relations:
    """The relations of a record."""
    figures = record.figures.values()
    topics = _grouped((record.topic(one.id), one.id) for one in figures)
    neighbours = [pair for topic in topics.values() for pair in pairwise(topic)]
    incidents = [
        (figure_id, one.id)
        for one in record.incidents.values()
        for figure_id in (one.amount, *one.figures, *one.recovered)
        if figure_id
    ]
    events = [(figure_id, one.id) for one in record.events.values() for figure_id in one.figures]
    return Relations(
        computed_from=_grouped((used, one.id) for one in record.derived.values() for used in one.of),
        told_by=_grouped([*incidents, *events]),
        rests_on=_grouped((one.source, one.id) for one in figures),
        printed_in=_grouped((source_id, one.id) for one in figures for source_id in one.also_in),
        topics=topics,
        before={after: before for before, after in neighbours},
        after=dict(neighbours),
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> Ids:
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for name, entry_id in pairs:
        groups[name][entry_id] = None
    return {name: tuple(ids) for name, ids in groups.items()}

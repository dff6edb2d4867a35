"""What rests on each entry, looked up once for a whole record: the entries themselves name what they rest on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.record.model import Record

_Ids = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Relations:
    """For an id, the ids of the entries that name it; an id that none names is not there."""

    used_in: _Ids
    """The derived figures that are computed from a figure or a derived figure."""
    rests_on: _Ids
    """The figures that rest on a source."""
    printed_in: _Ids
    """The figures that a source prints beside the one that they rest on."""
    measured_by: _Ids
    """The figures of a quantity."""

    @classmethod
    def of(cls, record: Record) -> "Relations":
        """The relations of a record, each in the order of the files."""
        figures = record.figures.values()
        return cls(
            used_in=_grouped(
                (used, one.id) for one in record.derived.values() for used in dict.fromkeys(one.of)
            ),
            rests_on=_grouped((one.source, one.id) for one in figures),
            printed_in=_grouped((source, one.id) for one in figures for source in dict.fromkeys(one.also_in)),
            measured_by=_grouped((one.quantity, one.id) for one in figures if one.quantity),
        )


def _grouped(pairs: Iterable[tuple[str, str]]) -> _Ids:
    groups: dict[str, list[str]] = defaultdict(list)
    for name, entry_id in pairs:
        groups[name].append(entry_id)
    return {name: tuple(ids) for name, ids in groups.items()}

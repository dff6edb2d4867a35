"""What of the record the site shows: an entry that nothing uses is told as a warning, so that none is forgotten."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from macros.charts import CHARTS, ChartError
from macros.record import prose
from macros.record.faults import Fault
from macros.record.model import Record
from macros.trace.templates import Call


def unused(record: Record, calls: Iterable[Call]) -> Iterator[Fault]:
    """A warning for every figure, derived figure, quantity, source and name that nothing on the site rests on.

    `calls` are the words that stand on the pages. A figure is used by a page, a chart, a table, an incident, an
    event or a derived figure; a source by a figure, an incident, an event or a citation.
    """
    used = set(_from_calls(record, calls)) | set(_from_entries(record))
    for kind in ("sources", "figures", "quantities", "derived", "names"):
        for entry_id in record.kinds()[kind]:
            if entry_id not in used:
                message = f"nothing on the site uses {entry_id!r}; show it on a page, or leave it out"
                yield Fault(record.places[entry_id], message, "warning")


def _from_calls(record: Record, calls: Iterable[Call]) -> Iterator[str]:
    for call in calls:
        if call.arguments is None:
            continue
        for argument in call.arguments[0]:
            if isinstance(argument, str):
                yield argument
                yield from _SHOWN_BY.get(call.word, _nothing_more)(record, argument)


def _nothing_more(_record: Record, _argument: str) -> Iterable[str]:
    return ()


def _of_quantity(record: Record, quantity_id: str) -> Iterable[str]:
    return (figure.id for figure in record.rivals(quantity_id))


def _of_chart(record: Record, name: str) -> Iterable[str]:
    try:
        return [row.id for row in CHARTS[name].rows(record)]
    except (KeyError, ChartError):
        return ()  # a chart that cannot be drawn is told where it is called


_SHOWN_BY: Mapping[str, Callable[[Record, str], Iterable[str]]] = {"rivals": _of_quantity, "chart": _of_chart}


def _from_entries(record: Record) -> Iterator[str]:
    for figure in record.figures.values():
        yield figure.source
        yield from figure.also_in
        yield from (name for name in (figure.quantity, figure.settled_by) if name)
        yield from (revision.source for revision in figure.revised if revision.source)
    for incident in record.incidents.values():
        yield from (incident.source, incident.attribution_source, *incident.figures, *incident.recovered)
        yield from (incident.amount,) if incident.amount else ()
    for event in record.events.values():
        yield from (event.source, *event.figures)
    for derived in record.derived.values():
        yield from derived.of
    for kind in record.kinds().values():
        for entry in kind.values():
            yield from (reference.id for _, reference in prose.references(entry))

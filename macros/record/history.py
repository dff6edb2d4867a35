"""What a figure said before: its states from the first to the present one, and the words in which history is told.

A figure with two `revised` entries has three states. State 1 is the first that was published; each `revised` entry
ends one; the last is what the figure says now.
"""

from collections.abc import Callable, Iterator, Mapping

from macros.record import wording
from macros.record.amounts import of_figure
from macros.record.model import Figure, Record
from macros.record.periods import PartialDate


def state(figure: Figure, number: int) -> Figure:
    """The figure in its state of that number, counted from 1; the last is the figure itself."""
    then = figure
    for revision in reversed(figure.revised[number - 1 :]):
        changes: dict[str, object] = {}
        if (revision.value, revision.low, revision.high) != (None, None, None):
            changes = {"value": revision.value, "low": revision.low, "high": revision.high}
            if (revision.value is None) != (then.value is None):
                changes["hedge"] = None
        if revision.hedge is not None:
            changes["hedge"] = revision.hedge
        if revision.period is not None:
            changes |= {"period": revision.period, "date": None}
        if revision.source is not None:
            changes["source"] = revision.source
        if revision.as_printed is not None:
            changes["as_printed"] = revision.as_printed
        then = then.model_copy(update=changes)
    return then


def states(figure: Figure) -> int:
    """How many states a figure has had, the present one included."""
    return len(figure.revised) + 1


def began(record: Record, figure: Figure, number: int) -> PartialDate | None:
    """When the state of that number, counted from 1, was published; None where the record does not know."""
    return figure.revised[number - 2].date if number > 1 else since(record, figure.id)


def ended(figure: Figure, number: int) -> PartialDate | None:
    """When the state of that number, counted from 1, was given up; None for the present one."""
    return figure.revised[number - 1].date if number < states(figure) else None


def since(record: Record, entry_id: str) -> PartialDate | None:
    """When an id was first published; None where it has not been yet."""
    permalink = record.permalinks.get(entry_id)
    return permalink.since if permalink else None


def changed(record: Record, entry_id: str) -> PartialDate | None:
    """When what stands under an id was last changed: its latest revision, its retirement or its publication."""
    permalink = record.permalinks.get(entry_id)
    if permalink and permalink.retired:
        return permalink.retired.date
    figure = record.figures.get(entry_id)
    return began(record, figure, states(figure)) if figure else since(record, entry_id)


def checked(record: Record, entry_id: str) -> PartialDate | None:
    """When a source, or the phrase of a figure in its source, was last seen; None where nobody noted it."""
    figure = record.figures.get(entry_id)
    if figure is None:
        return record.sources[entry_id].checked
    return figure.checked or record.sources[figure.source].checked


def edition(record: Record) -> PartialDate | None:
    """The latest day on which anything was published, revised, retired or checked: the record is as of then.

    None for a record that has no history yet.
    """
    return max(_days(record), key=lambda date: date.last_day, default=None)


def told(record: Record, query: str) -> str:
    """The words for one thing in the history of the record.

    `query` is "edition", or the id of an entry, a dot and what is asked. `ID.since` and `ID.retired` are days of a
    permalink, `ID.checked` is that on which a figure or source was last checked; `ID.1.value`, `ID.1.time`,
    `ID.1.printed`, `ID.1.since` and `ID.1.until` are of the first state of a figure.

    Raises KeyError where there is no such thing.
    """
    if query == "edition":
        return _date(query, edition(record))
    entry_id, _, part = query.partition(".")
    number, _, aspect = part.rpartition(".")
    if number:
        return _of_state(record, record.figures[entry_id], number, aspect)
    if part == "checked":
        return _date(query, checked(record, entry_id))
    permalink = record.permalinks[entry_id]
    dates: Mapping[str, PartialDate | None] = {
        "since": permalink.since,
        "retired": permalink.retired.date if permalink.retired else None,
    }
    return _date(query, dates[part])


def _of_state(record: Record, figure: Figure, number: str, aspect: str) -> str:
    if number not in [str(one) for one in range(1, states(figure) + 1)]:
        raise KeyError(f"{figure.id}.{number}")
    at = int(number)
    then = state(figure, at)
    words: Mapping[str, Callable[[], str]] = {
        "value": lambda: wording.amount(of_figure(then)),
        "time": lambda: wording.period(then.time),
        "printed": lambda: then.as_printed,
        "since": lambda: _date(aspect, began(record, figure, at)),
        "until": lambda: _date(aspect, ended(figure, at)),
    }
    return words[aspect]()


def _days(record: Record) -> Iterator[PartialDate]:
    for permalink in record.permalinks.values():
        yield permalink.since
        if permalink.retired:
            yield permalink.retired.date
    for figure in record.figures.values():
        yield from (revision.date for revision in figure.revised)
    yield from (figure.checked for figure in record.figures.values() if figure.checked)
    yield from (source.checked for source in record.sources.values() if source.checked)


def _date(query: str, date: PartialDate | None) -> str:
    if date is None:
        raise KeyError(query)
    return wording.date(date)

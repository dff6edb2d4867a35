"""The words that an author can use on a page: each is a method, and its docstring is what authors read about it."""

import functools
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from macros.charts import CHARTS, ChartError, chart_html
from macros.markup import numbers
from macros.markup.addresses import links_from
from macros.record import wording
from macros.record.amounts import AmountError, MissingInputError
from macros.record.faults import suggestion
from macros.record.model import Record
from macros.record.rules import retirement
from macros.words import counts, tables, thefts

WORDS = (
    "fig",
    "period",
    "when",
    "cite",
    "chart",
    "table",
    "rivals",
    "incidents",
    "timeline",
    "term",
    "count",
)
"""Every word, in the order in which authors meet them."""


class WordError(ValueError):
    """A word that cannot say what the author asked for; the message says why and offers the nearest id."""


class FaultyEntryError(WordError):
    """A word that cannot answer because an entry which it rests on is faulty; the check tells that at the entry."""


def _answering(word: Callable[..., str], record: Record) -> Callable[..., str]:
    """The word, with what its entries rest on and cannot give told as a WordError too."""

    @functools.wraps(word)
    def answering(*arguments: Any, **named: Any) -> str:
        try:
            return word(*arguments, **named)
        except MissingInputError as error:
            raise FaultyEntryError(str(error)) from error
        except ChartError as error:
            raise (FaultyEntryError if error.name in record.unread else WordError)(str(error)) from error
        except AmountError as error:
            raise WordError(str(error)) from error
        except KeyError as error:
            raise FaultyEntryError(f"rests on {error}, which is not in the record") from error

    return answering


class Vocabulary:
    """The words of one page; each returns HTML, and raises WordError where it cannot."""

    def __init__(self, record: Record, page_url: str) -> None:
        """For a page at `page_url`, relative to the site's root (`""` for the start page)."""
        self._record = record
        self._page_url = page_url
        self._link = links_from(record, page_url)

    def words(self) -> Mapping[str, Callable[..., str]]:
        """Every word by its name, as a template calls it: whatever it cannot say becomes a WordError."""
        return MappingProxyType({name: _answering(getattr(self, name), self._record) for name in WORDS})

    def fig(self, entry_id: str, style: str = "long", *, start: bool = False) -> str:
        """The number of a figure or derived figure with its hedge: `$721 million`.

        `style` is long, short (`$721m`) or words; `start=True` begins a sentence with it.
        """
        self._known(entry_id, "figure", self._record.figures, self._record.derived)
        if style not in wording.STYLES:
            raise WordError(
                f"no style {style!r}{suggestion(style, wording.STYLES)} ({', '.join(wording.STYLES)})"
            )
        return numbers.number(self._record, entry_id, self._link, style, start=start)

    def period(self, entry_id: str, part: str = "full", *, start: bool = False) -> str:
        """What time a figure covers: `2017 to 2022`; `part` is full, start, end, start year or end year."""
        self._known(entry_id, "figure", self._record.figures)
        return self._time(entry_id, part, start)

    def when(self, entry_id: str, part: str = "full", *, start: bool = False) -> str:
        """The date of an incident, an event or a source: `21 February 2025`; `part="start year"` gives the year."""
        self._known(
            entry_id,
            "incident, event or source",
            self._record.incidents,
            self._record.events,
            self._record.sources,
        )
        return self._time(entry_id, part, start)

    def cite(self, source_id: str) -> str:
        """The publisher of a source, linked to the list of sources at the foot of the page."""
        self._known(source_id, "source", self._record.sources)
        return numbers.cite(self._record, source_id)

    def term(self, name_id: str) -> str:
        """A declared name that carries digits, such as that of a piece of malware."""
        self._known(name_id, "name", self._record.names)
        return numbers.term(self._record, name_id, self._link)

    def chart(self, name: str) -> str:
        """A chart by its name, drawn with its caption, sources and data table."""
        if name not in CHARTS:
            raise WordError(f"no chart {name!r}{suggestion(name, CHARTS)}")
        return chart_html(name, self._record, self._page_url)

    def table(self, *entry_ids: str) -> str:
        """A table of figures: what each counts, the number, what time it covers and who gave it."""
        for entry_id in entry_ids:
            self._known(entry_id, "figure", self._record.figures, self._record.derived)
        return tables.figures(self._record, entry_ids, self._link)

    def rivals(self, quantity_id: str) -> str:
        """All figures of one quantity side by side, with who gave them and why they differ."""
        self._known(quantity_id, "quantity", self._record.quantities)
        return tables.rivals(self._record, quantity_id, self._link)

    def incidents(self, **wanted: str) -> str:
        """The table of thefts, newest first; narrowed by `year`, `country`, `kind`, `chain` or `attribution`."""
        chosen = self._counted("incidents", wanted)
        return thefts.table(self._record, chosen, self._link, whole=not wanted)

    def timeline(self, **wanted: str) -> str:
        """The events in order of time; narrowed by `year`, `kind` or `actor`."""
        return tables.timeline(self._record, self._counted("events", wanted), self._link)

    def count(self, kind: str, /, style: str = "long", **wanted: str) -> str:
        """How many entries of a kind the record holds: `count("incidents", attribution="confirmed")`."""
        if style not in wording.STYLES:
            raise WordError(
                f"no style {style!r}{suggestion(style, wording.STYLES)} ({', '.join(wording.STYLES)})"
            )
        number = len(self._counted(kind, wanted))
        return numbers.count(counts.query(kind, wanted), counts.worded(number, style))

    def _counted(self, kind: str, wanted: Mapping[str, str]) -> tuple[str, ...]:
        try:
            return counts.select(self._record, kind, wanted)
        except ValueError as error:
            kinds = self._record.kinds()
            unread = self._record.unread and kind in kinds and not kinds[kind]
            raise (FaultyEntryError if unread else WordError)(str(error)) from error

    def _time(self, entry_id: str, part: str, start: bool) -> str:
        if part not in wording.PERIOD_PARTS:
            raise WordError(
                f"no part {part!r}{suggestion(part, wording.PERIOD_PARTS)} ({', '.join(wording.PERIOD_PARTS)})"
            )
        try:
            return numbers.time(self._record, entry_id, self._link, part, start=start)
        except KeyError:
            raise WordError(f"{entry_id!r} has no date") from None

    def _known(self, entry_id: str, wanted: str, *collections: Mapping[str, object]) -> None:
        if any(entry_id in collection for collection in collections):
            return
        for kind, collection in self._record.kinds().items():
            if entry_id in collection:
                raise WordError(f"{entry_id!r} is one of the {kind}; wanted here: {wanted}")
        if entry_id in self._record.unread:
            raise FaultyEntryError(f"{entry_id!r} is faulty where it stands")
        known = [known_id for collection in collections for known_id in collection]
        known += sorted(self._record.unread)
        retired = retirement(self._record, entry_id)
        raise WordError(retired or f"no {wanted} {entry_id!r} in the record{suggestion(entry_id, known)}")

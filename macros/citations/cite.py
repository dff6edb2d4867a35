"""The citation of a page: first the page of this ledger, then the sources that it rests on."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from macros.citations import prose
from macros.citations.bibtex import bibtex
from macros.citations.csl import csl
from macros.citations.prose import Pieces
from macros.citations.ris import ris
from macros.citations.wikipedia import wikipedia
from macros.citations.work import Ledger, Work, of_source
from macros.markup.addresses import FOLDERS, cited
from macros.record import history, wording
from macros.record.derived import inputs_of
from macros.record.model import Derived, Entry, Event, Figure, Incident, Name, Quantity, Record
from macros.record.periods import PartialDate


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its name as people write it, how it puts one document, and what stands around and between several."""

    name: str
    put: Callable[[Work], Pieces]
    between: str = "\n"
    around: tuple[str, str] = ("", "")


STYLES = {
    "apa": Style("APA", prose.apa),
    "mla": Style("MLA", prose.mla),
    "chicago": Style("Chicago", prose.chicago),
    "bibtex": Style("BibTeX", lambda work: [bibtex(work)]),
    "ris": Style("RIS", lambda work: [ris(work)]),
    "csl": Style("CSL-JSON", lambda work: [csl(work)], ",\n", ("[", "]")),
    "wikipedia": Style("Wikipedia", lambda work: [wikipedia(work)]),
}
"""The styles by the word that asks for each."""

MOST_SOURCES = 12
"""What rests on more sources than this is cited alone; each of its figures has a page that names its own."""

_ENTRY_PAGE = re.compile(rf"(?:{'|'.join(sorted(set(FOLDERS.values())))})/([a-z0-9-]+)/(?:r([0-9]+)/)?")


class Citations:
    """The citations of one record, published by one ledger; each source is put into a style once.

    `write` makes one text of the pieces of a citation: plain text, or HTML with its italics. `behind` names, by their
    ids, the sources behind pages that are no entry's, by the pages' addresses.
    """

    def __init__(
        self,
        record: Record,
        ledger: Ledger,
        write: Callable[[Pieces], str] = "".join,
        behind: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        self._record = record
        self._ledger = ledger
        self._behind = behind
        self._write = write
        self._documents: dict[str, Work] = {}
        self._written: dict[tuple[str, ...], str] = {}
        self._latest: tuple[str, tuple[Work, ...]] = ("", ())

    def of_page(self, url: str, title: str) -> tuple[Work, ...]:
        """What to cite for the page at `url`, below the site's root: the entry whose page it is, or the page itself.

        `title` is the page's own, and its date that of the record's edition, where it is no entry's page.
        """
        asked, works = self._latest
        if asked != url or not works:
            works = self._works(url)
            self._latest = (url, works)  # a page asks for itself in each style, one after the other
        if works:
            return works
        key = "-".join(re.findall(r"[a-z0-9]+", url.lower())) or "start"
        # No entry has two hyphens in its id.
        own = self._own(f"ledger--{key}", url, title, self._edition)
        return self._with_sources(own, self._behind.get(url, ()))

    def _works(self, url: str) -> tuple[Work, ...]:
        """What to cite for the page of an entry, or of one state of a figure; nothing for any other page."""
        match = _ENTRY_PAGE.fullmatch(url)
        if match is None or match[1] not in self._record:
            return ()
        if match[2]:
            return self._of_state(self._record.figures[match[1]], int(match[2]), url)
        return self.of_entry(match[1])

    def of_entry(self, entry_id: str) -> tuple[Work, ...]:
        """What to cite for an entry; a source is cited alone, all else with the ledger first.

        Raises KeyError where there is no such entry.
        """
        record = self._record
        if entry_id in record.sources:
            return (self._document(entry_id),)
        kind = next((kind for kind in record.kinds().values() if entry_id in kind), dict[str, Entry]())
        entry = kind[entry_id]
        title = wording.capital(wording.plain(record, _title(entry)))
        date = history.changed(record, entry_id) or self._edition
        own = self._own(entry_id, cited(record, entry_id), title, date)
        return self._with_sources(own, tuple(dict.fromkeys(_sources(record, entry))))

    def cite(self, works: Sequence[Work], style_name: str) -> str:
        """The citation of some works in one of the `STYLES`."""
        style = STYLES[style_name]
        before, after = style.around
        own, *others = works
        written = [self._write(style.put(own)), *([self._of_sources(style_name, others)] if others else [])]
        return before + style.between.join(written) + after

    @cached_property
    def _edition(self) -> PartialDate | None:
        return history.edition(self._record)

    def _of_sources(self, style_name: str, works: Sequence[Work]) -> str:
        """The citation of some sources; kept, as all figures of a source end with the same."""
        asked = (style_name, *(work.key for work in works))
        known = self._written.get(asked)
        if known is None:
            style = STYLES[style_name]
            known = style.between.join(self._write(style.put(work)) for work in works)
            self._written[asked] = known
        return known

    def _with_sources(self, own: Work, sources: Sequence[str]) -> tuple[Work, ...]:
        """A page of the ledger and the documents behind it, where they are not too many to name."""
        if len(sources) > MOST_SOURCES:
            return (own,)
        return (own, *map(self._document, sources))

    def _document(self, source_id: str) -> Work:
        """The document behind a source."""
        known = self._documents.get(source_id)
        if known is None:
            known = self._documents[source_id] = of_source(self._record, self._record.sources[source_id])
        return known

    def _of_state(self, figure: Figure, number: int, url: str) -> tuple[Work, ...]:
        """What to cite for the frozen page of one state of a figure, counted from 1."""
        record = self._record
        title = wording.capital(wording.plain(record, figure.says))
        date = history.began(record, figure, number)
        own = self._own(f"{figure.id}-r{number}", url, title, date)
        return (own, self._document(history.state(figure, number).source))

    def _own(self, key: str, url: str, title: str, date: PartialDate | None) -> Work:
        return Work(key, title, self._ledger.name, self._ledger.url + url, date)


def _title(entry: Entry) -> str:
    """What an entry's page is headed with, as the record's prose."""
    if isinstance(entry, (Figure, Derived)):
        return entry.says
    if isinstance(entry, Event):
        return entry.title
    if isinstance(entry, Name):
        return f"{{{entry.id}}}"
    assert isinstance(entry, (Quantity, Incident))
    return entry.name


def _sources(record: Record, entry: Entry) -> Sequence[str]:
    """The sources that an entry rests on, in the order in which it names them."""
    if isinstance(entry, (Figure, Incident, Event)):
        return [entry.source]
    if isinstance(entry, Derived):
        return [record.figures[figure_id].source for figure_id in inputs_of(record, entry)]
    if isinstance(entry, Quantity):
        return [rival.source for rival in record.rivals(entry.id)]
    return []

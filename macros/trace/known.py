"""What a record prints for each of its entries, and what its pages are cited as, worked out once for all pages."""

from functools import cached_property

from macros.charts import sources_behind
from macros.citations import STYLES, Citations, Ledger, Metadata
from macros.record import wording
from macros.record.model import Record
from macros.trace.built_page import BuiltPage


class Known:
    """A record, and what it prints for an id: worked out once for all pages, and the usual wording first.

    `home` is the address at which the site will stand, empty until it is known: what is taken away from the site
    leads back by full addresses.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self.home = ""
        self._prints: dict[str, frozenset[str]] = {}
        self._times: dict[str, frozenset[str]] = {}
        self._citations: dict[Ledger, tuple[Citations, Metadata]] = {}
        self._cited: BuiltPage | None = None
        self._citation: dict[str, str] = {}
        self.counted: dict[tuple[str, str, str], str] = {}
        """How what is claimed in words was counted, once it was proven: by kind, by what it names and what it says."""

    def is_printed(self, entry_id: str, said: str) -> bool:
        """True where a figure or derived figure may print this; raises AmountError where it cannot be computed."""
        return said == wording.printed(self.record, entry_id) or said in self.prints(entry_id)

    def is_its_time(self, entry_id: str, said: str) -> bool:
        """True where the time of an entry, or a part of it, may print this; raises KeyError where it has none."""
        return said == wording.time(self.record, entry_id) or said in self.times(entry_id)

    def prints(self, entry_id: str) -> frozenset[str]:
        """Everything that a figure or derived figure may print; raises AmountError where it cannot be computed."""
        if entry_id not in self._prints:
            self._prints[entry_id] = wording.prints(self.record, entry_id)
        return self._prints[entry_id]

    def times(self, entry_id: str) -> frozenset[str]:
        """Everything that the time of an entry may print; empty where it has none."""
        if entry_id not in self._times:
            self._times[entry_id] = wording.times(self.record, entry_id)
        return self._times[entry_id]

    def citation(self, page: BuiltPage, part: str) -> str:
        """What a page is cited as, by the name and the address of the site that its head gives.

        `part` is a style, `json-ld` or the name of a tag in the head; KeyError where the page has no such part.
        """
        if self._cited is not page:
            self._cited, self._citation = page, self._citations_of(page)
        return self._citation[part]

    def _citations_of(self, page: BuiltPage) -> dict[str, str]:
        url, title = page.url, page.title
        ledger = Ledger(page.site_name, page.address.removesuffix(url))
        if ledger not in self._citations:
            citations = Citations(self.record, ledger, behind=sources_behind(self.record))
            self._citations[ledger] = (citations, Metadata(self.record, ledger, citations))
        citations, metadata = self._citations[ledger]
        works = citations.of_page(url, title)
        return {
            **{style: citations.cite(works, style) for style in STYLES},
            **metadata.tags(url, title),
            "json-ld": metadata.linked_data(url, title),
        }

    @cached_property
    def topics(self) -> frozenset[str]:
        """The topics of the record's figures."""
        return frozenset(self.record.topic(figure_id) for figure_id in self.record.figures)

"""What is cited: a page of this ledger, and the published documents behind it."""

from dataclasses import dataclass

from macros.citations.names import Name, names
from macros.record import wording
from macros.record.model import Kind, Record, Source
from macros.record.periods import PartialDate

_PERIODICALS = (Kind.NEWS, Kind.REPRINT)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The site as a publisher: its name, and where its root stands: with a slash at its end, or empty if not known."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Work:
    """One document as a citation names it.

    `key` is unique in the record. `is_titled` is False where `title` only describes a document whose title was not
    seen. `authors` is empty where the publisher speaks for itself. `date` is None where the document has none.
    `accessed` is the day on which the ledger last opened the document: the program has no clock of the reader's.
    """

    key: str
    title: str
    publisher: str
    url: str
    date: PartialDate | None = None
    authors: tuple[Name, ...] = ()
    is_titled: bool = True
    is_periodical: bool = False
    archived: str | None = None
    accessed: PartialDate | None = None


def of_source(record: Record, source: Source) -> Work:
    """The document behind a source."""
    return Work(
        source.id,
        source.title or wording.plain(record, source.describes or ""),
        source.publisher,
        source.url,
        source.date,
        names(source.author) if source.author and source.author != source.publisher else (),
        source.title is not None,
        source.kind in _PERIODICALS,
        source.archived,
        source.checked,
    )


def month(date: PartialDate) -> str:
    """The name of a date's month; empty where the date has none."""
    return wording.date(PartialDate(date.year, date.month)).rpartition(" ")[0]

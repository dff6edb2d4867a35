"""What has changed in the record, newest first: what is new, what was revised, what was retired."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from macros.markup.addresses import address
from macros.record import history, wording
from macros.record.amounts import of_figure
from macros.record.derived import amount_of
from macros.record.model import Derived, Entry, Event, Figure, Incident, Quantity, Record, Source
from macros.record.periods import PartialDate

MOST_OF_A_DAY = 10
"""Changes of one kind on one day beyond this number are told together."""

_ALL = "figures/"
"""The page that lists the whole record."""

_KINDS = {
    "figures": ("figure", "figures", _ALL),
    "derived": ("calculation", "calculations", f"{_ALL}#all--derived"),
    "quantities": ("count of the same thing", "counts of the same thing", f"{_ALL}#all--quantities"),
    "incidents": ("theft", "thefts", f"{_ALL}#all--incidents"),
    "events": ("act of the response", "acts of the response", f"{_ALL}#all--events"),
    "sources": ("source", "sources", f"{_ALL}#all--sources"),
}
"""What a collection is called, its members, and where all of them are listed; names are not told of."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing to tell: its day, its title, what is said of it, and where to read more.

    `key` tells it from all others for good. The title, and each paragraph, is what stands on the page at `address`
    word for word, with our own words before it and a colon between them; or it holds no number.
    """

    date: PartialDate
    what: Literal["New", "Revised", "Retired"]
    collection: str
    key: str
    address: str
    title: str
    paragraphs: tuple[str, ...]


def changes(record: Record, most: int) -> Sequence[Change]:
    """The latest changes, newest first; of those of one day retirements first, then revisions."""
    groups: dict[tuple[PartialDate, str, str], list[Change]] = defaultdict(list)
    for change in (*_retirements(record), *_revisions(record), *_additions(record)):
        groups[change.date, change.what, change.collection].append(change)
    in_order = sorted(groups.items(), key=lambda group: group[0][0].last_day, reverse=True)
    told: list[Change] = []
    for _, members in in_order:
        told += members if len(members) <= MOST_OF_A_DAY else [_together(members[0])]
    return told[:most]


def _together(one: Change) -> Change:
    """What is told in place of all changes of a day that are of a kind with this one."""
    _, many, listed = _KINDS[one.collection]
    says = "Too many to tell each of them; the page of all figures lists what the ledger holds."
    key = f"{one.what.lower()}-{one.collection}-{one.date}"
    return replace(one, key=key, address=listed, title=f"{one.what} {many}", paragraphs=(says,))


def _retirements(record: Record) -> Iterator[Change]:
    for permalink in record.permalinks.values():
        if permalink.retired and permalink.kind in _KINDS:
            url = address(record, permalink.id)
            why = wording.plain(record, permalink.retired.why)
            yield Change(
                date=permalink.retired.date,
                what="Retired",
                collection=permalink.kind,
                key=f"retired-{permalink.id}",
                address=url,
                title=f"Retired: {url.removesuffix('/')}",
                paragraphs=(why,),
            )


def _revisions(record: Record) -> Iterator[Change]:
    for figure in record.figures.values():
        for number, revision in enumerate(figure.revised, 1):
            before, after = (
                wording.amount(of_figure(history.state(figure, one))) for one in (number, number + 1)
            )
            says = (f"Until then: {before}", f"From then on: {after}") if before != after else (after,)
            yield Change(
                date=revision.date,
                what="Revised",
                collection="figures",
                key=f"revised-{figure.id}-{number}",
                address=address(record, figure.id),
                title=f"Revised figure: {wording.capital(wording.plain(record, figure.says))}",
                paragraphs=(*says, wording.plain(record, revision.why)),
            )


def _additions(record: Record) -> Iterator[Change]:
    for collection, entries in record.kinds().items():
        for entry in entries.values():
            since = history.since(record, entry.id)
            if since and collection in _KINDS:
                title, paragraphs = _told(record, entry)
                yield Change(
                    date=since,
                    what="New",
                    collection=collection,
                    key=f"new-{entry.id}",
                    address=address(record, entry.id),
                    title=f"New {_KINDS[collection][0]}: {title}",
                    paragraphs=paragraphs,
                )


def _told(record: Record, entry: Entry) -> tuple[str, tuple[str, ...]]:
    """What an entry is called, and what is said of it."""
    match entry:
        case Figure():
            says = wording.amount(of_figure(entry)), wording.period(entry.time), entry.originator
            return wording.capital(wording.plain(record, entry.says)), says
        case Derived():
            says_of = wording.amount(amount_of(record, entry.id))
            return wording.capital(wording.plain(record, entry.says)), (says_of,)
        case Quantity():
            return wording.plain(record, entry.name), (wording.plain(record, entry.says),)
        case Incident():
            amount = (wording.printed(record, entry.amount),) if entry.amount else ()
            return wording.plain(record, entry.name), (wording.date(entry.date), *amount)
        case Event():
            return wording.plain(record, entry.title), (wording.date(entry.date),)
        case Source():
            title = entry.title or wording.capital(wording.plain(record, entry.describes or ""))
            return title, (entry.publisher,)
    raise TypeError(entry)

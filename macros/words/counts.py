"""Counts of the record itself: how many thefts, sources or events it holds, all or of one sort.

A count is written down as a query (`incidents?attribution=confirmed`), so that the audit of the built site can
count again.
"""

from collections.abc import Mapping
from fractions import Fraction
from urllib.parse import parse_qsl, urlencode

from macros.record import wording
from macros.record.amounts import Amount
from macros.record.faults import suggestion
from macros.record.hedges import Hedge
from macros.record.model import Entry, Event, Incident, Record, Source


def select(record: Record, kind: str, wanted: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of the entries of a kind that have all the wanted properties, in the order of the files.

    Incidents that are only context are left out, unless `context` is asked for. Raises ValueError for an unknown
    kind or property.
    """
    kinds = record.kinds()
    if kind not in kinds:
        raise ValueError(f"nothing called {kind!r} in the record{suggestion(kind, kinds)}")
    known = _properties(next(iter(kinds[kind].values()), None))
    for name in wanted:
        if name not in known:
            raise ValueError(
                f"{kind} cannot be told apart by {name!r}{suggestion(name, known)} ({', '.join(known) or 'nothing'})"
            )
    return tuple(
        entry.id
        for entry in kinds[kind].values()
        if not (isinstance(entry, Incident) and entry.context)
        and all(value in _properties(entry)[name] for name, value in wanted.items())
    )


def query(kind: str, wanted: Mapping[str, str]) -> str:
    """What is counted, as one string."""
    return f"{kind}?{urlencode(sorted(wanted.items()))}" if wanted else kind


def again(record: Record, query: str) -> frozenset[str]:
    """Everything that a count may print for a query; raises ValueError where the query is none."""
    kind, _, wanted = query.partition("?")
    number = len(select(record, kind, dict(parse_qsl(wanted, strict_parsing=bool(wanted)))))
    texts = [worded(number, style) for style in wording.STYLES]
    return frozenset(texts) | frozenset(wording.capital(text) for text in texts)


def worded(number: int, style: wording.Style) -> str:
    """The count in a style of the house."""
    return wording.amount(Amount(Fraction(number), Fraction(number), Hedge.EXACT, "count"), style)


def _properties(entry: Entry | None) -> Mapping[str, tuple[str, ...]]:
    """What entries of this sort can be told apart by, with this entry's own values."""
    if isinstance(entry, Incident):
        return {
            "year": (str(entry.date.year),),
            "country": (entry.country or "",),
            "kind": (entry.kind,),
            "chain": entry.chains,
            "attribution": (str(entry.attribution),),
        }
    if isinstance(entry, Event):
        return {"year": (str(entry.date.year),), "kind": (str(entry.kind),), "actor": entry.actors}
    if isinstance(entry, Source):
        return {"kind": (str(entry.kind),), "seen": (str(entry.seen),), "publisher": (entry.publisher,)}
    return {}

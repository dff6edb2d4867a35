"""The rules that hold between the entries of the record, one function each; `RULES` lists them all.

A rule takes the record and yields a breach for everything that is wrong: the id of the entry, the path of the
field, and what to mend.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from macros.numerals import find
from macros.record import printed, prose
from macros.record.amounts import AmountError, MissingInputError
from macros.record.derived import amount_of
from macros.record.faults import Severity, suggestion
from macros.record.model import Derived, Entry, Event, Figure, Incident, Quantity, Record
from macros.record.periods import PartialDate

WORDS_IN_A_PHRASE = 10
"""How long `as_printed` may be: enough to find the number in the source, too short to copy its sentences."""


FieldPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Breach:
    """What is wrong with one entry: its id, the path to the field (empty for the entry as a whole), and a message."""

    entry: str
    path: FieldPath
    message: str
    severity: Severity = "error"


def breaches(record: Record) -> Iterator[Breach]:
    """All breaches of all rules."""
    for rule in RULES:
        yield from rule(record)


def ids_are_not_all_digits(record: Record) -> Iterator[Breach]:
    """An id of digits alone would look like a number on a page and in an address."""
    for entry_id in record.places:
        if entry_id.replace("-", "").isdigit():
            yield Breach(entry_id, (), f"the id {entry_id!r} is all digits; let it say what the entry is")


POINTS_AT: Mapping[type[Entry], Mapping[str, tuple[str, ...]]] = {
    Figure: {
        "source": ("sources",),
        "also_in": ("sources",),
        "quantity": ("quantities",),
        "settled_by": ("figures", "derived"),
    },
    Quantity: {"preferred": ("figures",)},
    Derived: {"of": ("figures", "derived")},
    Incident: {
        "attribution_source": ("sources",),
        "source": ("sources",),
        "amount": ("figures",),
        "figures": ("figures",),
        "recovered": ("figures",),
    },
    Event: {"source": ("sources",), "figures": ("figures",)},
}
"""The fields that hold ids of other entries, and the collections that each may point into."""


def references_resolve(record: Record) -> Iterator[Breach]:
    """Whatever an entry points at is in the record, and is of the kind that belongs there."""
    kinds = record.kinds()
    for kind in kinds.values():
        for entry in kind.values():
            for path, target, targets in _pointers(entry):
                if not any(target in kinds[wanted] for wanted in targets):
                    yield from _unresolved(record, entry.id, path, target, targets)


def _pointers(entry: Entry) -> Iterator[tuple[FieldPath, str, tuple[str, ...]]]:
    """What an entry points at: the path of the field, the id, and the collections that the id may be in."""
    for name, targets in POINTS_AT.get(type(entry), {}).items():
        value = getattr(entry, name)
        if isinstance(value, str):
            yield (name,), value, targets
        elif value:
            for number, target in enumerate(value):
                yield (name, number), target, targets
    if isinstance(entry, Figure):
        for number, revision in enumerate(entry.revised):
            if revision.source is not None:
                yield ("revised", number, "source"), revision.source, ("sources",)


def _unresolved(
    record: Record, entry_id: str, path: FieldPath, target: str, targets: tuple[str, ...]
) -> Iterator[Breach]:
    field = path[0]
    wanted = " or ".join(
        {"figures": "a figure", "derived": "a derived figure"}.get(t, f"one of the {t}") for t in targets
    )
    if target in record.unread:
        return
    if target not in record.places:
        yield Breach(entry_id, path, f"{field}: {_no_such(record, target, targets)}")
    else:
        yield Breach(entry_id, path, f"{field}: {target!r} is not {wanted}")


def prose_is_traced(record: Record) -> Iterator[Breach]:
    """Our own words name numbers only by reference, so that each has a source, and every reference can be printed."""
    for kind in record.kinds().values():
        for entry in kind.values():
            yield from prose_breaches(record, entry)


PRINTS_IN: Mapping[str, tuple[str, ...]] = {
    "long": ("figures", "derived", "names"),
    "short": ("figures", "derived"),
    "words": ("figures", "derived"),
    "period": ("figures",),
    "when": ("incidents", "events", "sources"),
}
"""What a reference in prose may name, by its style."""


def prose_breaches(record: Record, entry: Entry) -> Iterator[Breach]:
    """What is wrong in the prose of one entry: numbers that are typed, and references that lead nowhere."""
    for path, text in prose.fields(entry):
        for part in prose.parts(text):
            for numeral in find(part) if isinstance(part, str) else ():
                message = (
                    f"{numeral.text!r} has no figure; refer to one as {{id}}, or say it without a number"
                )
                yield Breach(entry.id, path, f"{path[-1]}: {message}")
    kinds = record.kinds()
    for path, reference in prose.references(entry):
        targets = PRINTS_IN.get(reference.style, ())
        if reference.id in record.unread or any(reference.id in kinds[target] for target in targets):
            continue
        if reference.style not in PRINTS_IN:
            message = f"no style {reference.style!r} ({', '.join(PRINTS_IN)})"
        elif reference.id in record.places:
            message = f"{reference.id!r} has nothing to print as {reference.style!r}"
        else:
            message = _no_such(record, reference.id, targets)
        yield Breach(entry.id, path, f"{path[-1]}: {message}")


def retirement(record: Record, entry_id: str) -> str | None:
    """When an id was retired, and what to name in its place, for whoever still names it; None for any other id."""
    permalink = record.permalinks.get(entry_id)
    if permalink is None or permalink.retired is None:
        return None
    successor = permalink.retired.successor
    return (
        f"{entry_id!r} was retired on {permalink.retired.date}{f'; use {successor!r}' if successor else ''}"
    )


def _no_such(record: Record, target: str, kinds: tuple[str, ...]) -> str:
    """That an id is not in the record: when it was retired, or which known one it may mean."""
    retired = retirement(record, target)
    if retired:
        return retired
    candidates = [*(known for kind in kinds for known in record.kinds()[kind]), *sorted(record.unread)]
    return f"no {target!r} in the record{suggestion(target, candidates)}"


def names_of_actors_are_traced(record: Record) -> Iterator[Breach]:
    """Actors are printed as plain text, and drawings part their texts at commas: a number there has no trace."""
    declared = {name.name for name in record.names.values()}
    for event in record.events.values():
        for place, actor in enumerate(event.actors):
            for numeral in find(_without(actor, declared)):
                message = f"{numeral.text!r} has no figure; declare the name that carries it in names.yml"
                yield Breach(event.id, ("actors", place), f"actors: {message}")
    for figure in record.figures.values():
        numerals = find(figure.originator) if ", " in figure.originator else ()
        for numeral in numerals:
            message = (
                f"{numeral.text!r} beside a comma cannot be traced in charts; name the originator without one"
            )
            yield Breach(figure.id, ("originator",), f"originator: {message}")


def _without(text: str, names: Collection[str]) -> str:
    """A text in which each of the names is blanked out."""
    for name in names:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text)
    return text


def scales_say_where_they_stand(record: Record) -> Iterator[Breach]:
    """A scale that the printed phrase does not tell can be found in the source, because `locator` names the place."""
    for figure in record.figures.values():
        if figure.printed_in and not figure.locator:
            message = f"say in locator where the source tells that the number is in {figure.printed_in}"
            yield Breach(figure.id, ("printed_in",), f"printed_in: {message}")


def printed_phrases_are_short(record: Record) -> Iterator[Breach]:
    """`as_printed` is the number and the words around it, never a sentence."""
    for figure in record.figures.values():
        words = len(figure.as_printed.split())
        if words > WORDS_IN_A_PHRASE:
            message = f"as_printed: has {words} words; keep the number and {WORDS_IN_A_PHRASE} words at most"
            yield Breach(figure.id, ("as_printed",), message)


def printed_numbers_agree(record: Record) -> Iterator[Breach]:
    """The number inside `as_printed` is the value, or the low and high, that was typed beside it."""
    for figure in record.figures.values():
        for field, message in printed.disagreements(figure):
            yield Breach(figure.id, (field,), f"{field}: {message}")


def rivals_share_a_unit(record: Record) -> Iterator[Breach]:
    """Figures of one quantity measure the same unit, or they would not be rivals."""
    for figure in record.figures.values():
        quantity = record.quantities.get(figure.quantity or "")
        if quantity and figure.unit != quantity.unit:
            message = (
                f"unit: is {figure.unit} but the quantity {quantity.id!r} is measured in {quantity.unit}"
            )
            yield Breach(figure.id, ("unit",), message)


def preference_has_a_reason(record: Record) -> Iterator[Breach]:
    """A preferred rival is one of the quantity's own figures, and the reader is told why it leads."""
    for quantity in record.quantities.values():
        if quantity.preferred and not quantity.why_preferred:
            yield Breach(quantity.id, ("preferred",), "preferred: say why in why_preferred")
        if quantity.why_preferred and not quantity.preferred:
            yield Breach(quantity.id, ("why_preferred",), "why_preferred: names no figure in preferred")
        figure = record.figures.get(quantity.preferred or "")
        if figure and figure.quantity != quantity.id:
            yield Breach(
                quantity.id, ("preferred",), f"preferred: {figure.id!r} is not a figure of this quantity"
            )


def dates_are_in_order(record: Record) -> Iterator[Breach]:
    """A source cannot print what had not happened, be read before it came out, or be revised backwards."""
    for source in record.sources.values():
        if source.date and source.checked and source.checked.last_day < source.date.first_day:
            yield Breach(
                source.id,
                ("checked",),
                f"checked: {source.checked} is before the source's date, {source.date}",
            )
    for figure in record.figures.values():
        last = PartialDate(1)
        for number, revision in enumerate(figure.revised):
            if revision.date.last_day < last.first_day:
                message = (
                    f"date: {revision.date} is before the revision above it, {last}; the oldest stands first"
                )
                yield Breach(figure.id, ("revised", number, "date"), message)
            last = revision.date
    acts: list[Incident | Event] = [*record.incidents.values(), *record.events.values()]
    for act in acts:
        told_by = record.sources.get(act.source)
        if told_by and told_by.date and told_by.date.last_day < act.date.first_day:
            message = f"date: {act.date} is after the source {told_by.id!r} came out, {told_by.date}"
            yield Breach(act.id, ("date",), message)


def formulas_compute(record: Record) -> Iterator[Breach]:
    """A derived figure's inputs fit its operation, and do not lead back to itself."""
    for derived in record.derived.values():
        try:
            amount_of(record, derived.id)
        except MissingInputError:
            continue  # what does not resolve is told by its own rule
        except AmountError as error:
            yield Breach(derived.id, ("of",), f"of: {error}")


def settled_figures_say_what_went_wrong(record: Record) -> Iterator[Breach]:
    """A figure that another puts right carries a note on what is wrong with it."""
    for figure in record.figures.values():
        if figure.settled_by and not figure.note:
            yield Breach(figure.id, ("settled_by",), "settled_by: say in note what is wrong with this number")
        if figure.settled_by == figure.id:
            yield Breach(figure.id, ("settled_by",), "settled_by: a figure cannot settle itself")


RULES: tuple[Callable[[Record], Iterator[Breach]], ...] = (
    ids_are_not_all_digits,
    references_resolve,
    prose_is_traced,
    names_of_actors_are_traced,
    scales_say_where_they_stand,
    printed_phrases_are_short,
    printed_numbers_agree,
    rivals_share_a_unit,
    preference_has_a_reason,
    dates_are_in_order,
    formulas_compute,
    settled_figures_say_what_went_wrong,
)

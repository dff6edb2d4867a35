"""The amounts of derived figures, computed from the figures that they name."""

from macros.record import amounts
from macros.record.amounts import Amount, AmountError, MissingInputError
from macros.record.kept import kept
from macros.record.model import Derived, Record


@kept
def amount_of(record: Record, entry_id: str) -> Amount:
    """The amount of a figure, as its source states it, or of a derived figure, as its formula gives it.

    Only the result is rounded, to the derived figure's digits: what it rests on is not rounded on the way.

    Raises AmountError where a formula cannot be computed (units that do not fit, inputs that lead in a circle),
    and KeyError where there is no such figure.
    """
    amount = _amount(record, entry_id, ())
    derived = record.derived.get(entry_id)
    return amounts.rounded(amount, derived.digits) if derived else amount


def inputs_of(record: Record, derived: Derived) -> tuple[str, ...]:
    """The ids of the figures that a derived figure rests on in the end, through other derived figures, each once."""
    found: dict[str, None] = {}
    for input_id in derived.of:
        if input_id in record.derived:
            found |= dict.fromkeys(inputs_of(record, record.derived[input_id]))
        else:
            found[input_id] = None
    return tuple(found)


def _amount(record: Record, entry_id: str, above: tuple[str, ...]) -> Amount:
    if entry_id in record.figures:
        return amounts.of_figure(record.figures[entry_id])
    if above and entry_id not in record.derived:
        raise MissingInputError(entry_id)
    derived = record.derived[entry_id]
    if entry_id in above:
        raise AmountError(f"its formula leads in a circle: {' -> '.join((*above, entry_id))}")
    return amounts.combine(
        derived, [_amount(record, input_id, (*above, entry_id)) for input_id in derived.of]
    )

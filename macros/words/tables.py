"""Tables of the record's entries, as HTML that Markdown passes on untouched (blocks without blank lines)."""

from collections.abc import Iterable, Sequence

from macros.markup import numbers
from macros.markup.addresses import Link
from macros.record import wording
from macros.record.model import Event, Figure, Record


def figures(record: Record, entry_ids: Sequence[str], link: Link) -> str:
    """Figures and derived figures, a row each."""
    rows = []
    for entry_id in entry_ids:
        figure = record.figures.get(entry_id)
        if figure:
            rows.append(_figure_row(record, figure, link))
        else:
            says = numbers.text(record, wording.capital(record.derived[entry_id].says), link)
            rows.append((says, numbers.number(record, entry_id, link), "", "computed here"))
    return _table(("What is counted", "Number", "When", "By whom"), rows, "ledger-figures")


def rivals(record: Record, quantity_id: str, link: Link) -> str:
    """The figures of one quantity, with the quantity's name above and the reason for the difference below."""
    quantity = record.quantities[quantity_id]
    rows = []
    for figure in record.rivals(quantity_id):
        leads = (
            ' <span class="ledger-leads">we lead with this</span>' if figure.id == quantity.preferred else ""
        )
        what, number, when, by = _figure_row(record, figure, link)
        rows.append((number + leads, by, what, when))
    why = quantity.why_they_differ
    reason = numbers.sentence(record, why, link) if why else "The sources do not say why they differ."
    if quantity.why_preferred:
        reason += f" {numbers.sentence(record, quantity.why_preferred, link)}"
    table = _table(("Number", "By whom", "What is counted", "When"), rows, "ledger-rivals")
    name = numbers.text(record, quantity.name, link)
    # No h3: in the search index it would begin an entry of its own, and take what follows into it.
    return (
        f'<div class="ledger-quantity" id="rivals-{quantity_id}">'
        f'<p role="heading" aria-level="3">{name}</p>{table}<p>{reason}</p></div>'
    )


def timeline(record: Record, event_ids: Iterable[str], link: Link) -> str:
    """Events, oldest first: the date, what happened, the source, and folded away what its numbers count."""
    chosen = sorted((record.events[one] for one in event_ids), key=lambda one: one.date)
    items = "".join(
        f"<li>{numbers.time(record, event.id, link)} <span>{numbers.text(record, event.title, link)}</span> "
        f"{numbers.cite(record, event.source)}{_numbers_of(record, event, link)}</li>"
        for event in chosen
    )
    return f'<ol class="ledger-timeline">{items}</ol>'


def _numbers_of(record: Record, event: Event, link: Link) -> str:
    """What the numbers of an event count, each with its number: bare numbers beside an event say nothing."""
    lines = [
        f"<li>{numbers.text(record, wording.capital(record.figures[one].says), link)}: "
        f"{numbers.number(record, one, link)}</li>"
        for one in event.figures
    ]
    return f"<details><summary>in numbers</summary><ul>{''.join(lines)}</ul></details>" if lines else ""


def _figure_row(record: Record, figure: Figure, link: Link) -> tuple[str, str, str, str]:
    return (
        numbers.text(record, wording.capital(figure.says), link),
        numbers.number(record, figure.id, link),
        numbers.time(record, figure.id, link),
        f"{numbers.field(figure, 'originator')} ({numbers.cite(record, figure.source)})",
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], css_class: str) -> str:
    cells = "".join(f'<th scope="col">{name}</th>' for name in head)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<table class="{css_class}"><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>'

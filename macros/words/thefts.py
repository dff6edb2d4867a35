"""The ledger of thefts: a table whose rows say what a reader can choose and order them by."""

from collections.abc import Iterable, Mapping
from html import escape

from macros.markup import numbers
from macros.markup.addresses import Link
from macros.record import amounts
from macros.record.model import Attribution, Incident, Record

ATTRIBUTION_WORDS = {
    Attribution.CONFIRMED: "confirmed by a government",
    Attribution.ASSESSED: "assessed by a firm or a panel",
    Attribution.SUSPECTED: "suspected",
    Attribution.DISPUTED: "disputed",
}
"""How firmly a theft is attributed, in words for a reader."""

COLUMNS = {
    "day": "Date",
    "name": "Theft",
    "loss": "Loss",
    "country": "Country",
    "kind": "Victim",
    "attribution": "Attribution",
}
"""The columns, each by what its rows are put in order by."""


def table(record: Record, incident_ids: Iterable[str], link: Link, *, whole: bool) -> str:
    """Thefts, newest first, each with its loss, its victim and how firmly it is attributed.

    `whole` marks the table of all thefts, which the script lets readers filter.
    """
    chosen = sorted((record.incidents[one] for one in incident_ids), key=lambda one: one.date, reverse=True)
    head = "".join(f'<th scope="col" data-key="{key}">{title}</th>' for key, title in COLUMNS.items())
    body = "".join(_row(record, incident, link) for incident in chosen)
    mark = " data-whole" if whole else ""
    return (
        f'<table class="ledger-incidents"{mark}><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    )


def _row(record: Record, incident: Incident, link: Link) -> str:
    cells = (
        numbers.time(record, incident.id, link),
        _name(record, incident, link),
        numbers.number(record, incident.amount, link) if incident.amount else "not known",
        numbers.field(incident, "country") if incident.country else "not known",
        _victim(incident),
        _attribution(record, incident),
    )
    told_by = "".join(f' data-{key}="{escape(value)}"' for key, value in _told_by(record, incident).items())
    return f"<tr{told_by}>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _told_by(record: Record, incident: Incident) -> Mapping[str, str]:
    """What the script reads of a row; the ends of the loss in whole dollars, where it is known in dollars."""
    loss = record.figures.get(incident.amount or "")
    known = amounts.of_figure(loss) if loss and loss.unit == "USD" else None
    return {
        "day": str(incident.date),
        "year": str(incident.date.year),
        "country": incident.country or "not known",
        "kind": incident.kind,
        "chain": ";".join(incident.chains) or "not known",
        "attribution": str(incident.attribution),
    } | ({"loss": str(int(known.low)), "loss-high": str(int(known.high))} if known else {})


def _name(record: Record, incident: Incident, link: Link) -> str:
    """The name, leading to the theft's own page; a name with a reference in it leads elsewhere already."""
    name = numbers.text(record, incident.name, link)
    return name if "<a " in name else f'<a class="ledger-name" href="{escape(link(incident.id))}">{name}</a>'


def _victim(incident: Incident) -> str:
    chains = numbers.inline(", ".join(incident.chains))
    below = f' <span class="ledger-chains">on {chains}</span>' if chains else ""
    return numbers.field(incident, "kind") + below


def _attribution(record: Record, incident: Incident) -> str:
    words = ATTRIBUTION_WORDS[incident.attribution]
    return (
        f'<span class="ledger-attribution" data-attribution="{incident.attribution}">{words}</span>: '
        f"{numbers.field(incident, 'attributed_by')} ({numbers.cite(record, incident.attribution_source)})"
    )

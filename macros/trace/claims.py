"""The proof of each traced element of a built page: it says what the record prints, and it leads there.

An element that only looks traced (another text, another link, an id that nobody knows) is refused, whatever number
it shows and whether or not some figure has the same value.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from macros.citations import STYLES
from macros.markup.addresses import address
from macros.numerals import find
from macros.record import wording
from macros.record.amounts import AmountError
from macros.record.faults import suggestion
from macros.trace.built_page import BuiltPage, Claim
from macros.trace.chrome import plain, resolved
from macros.trace.known import Known
from macros.trace.proofs import FalseClaimError, carries_a_number, counted_as, must_know, says_otherwise


def prove(claim: Claim, known: Known, page: BuiltPage) -> str:
    """What the number of a claim is counted as: "traced", the name of a rule, or "" where there is no number in it.

    `page` is the page that it stands on. Raises FalseClaimError where the claim does not hold.
    """
    said = claim.said
    if claim.kind == "citation":
        _citation(claim, known, page, said)
        counted = "citation" if carries_a_number(said) else ""
    elif claim.is_drawn and claim.kind in _DRAWN:
        _drawn(claim, known)
        counted = "traced" if carries_a_number(said) else ""
    else:
        counted = counted_as(known, claim.kind, claim.names, said)
    if leads := LINKS.get(claim.kind):
        leads(claim, known, page, said)
    return counted


def _citation(claim: Claim, known: Known, page: BuiltPage, said: str) -> None:
    try:
        cited = plain(known.citation(page, claim.names))
    except KeyError:
        nearest = suggestion(claim.names, STYLES)
        raise FalseClaimError(f"data-citation={claim.names!r}: this page is not cited so{nearest}") from None
    if said != cited:
        raise FalseClaimError(f'"{said}" is marked as the citation of its page, which is "{cited}"')


_DRAWN = {"figure": "figure", "derived": "derived figure"}
"""The kinds of claim that say more than a number in a drawing, with what they name in words."""


def _drawn(claim: Claim, known: Known) -> None:
    """Every text of a mark in a drawing that carries a number is the figure's number, or its accessible name."""
    record, names = known.record, claim.names
    must_know(
        claim.kind, names, record.figures if claim.kind == "figure" else record.derived, _DRAWN[claim.kind]
    )
    figure = record.figures.get(names)
    try:
        own = known.prints(names) | known.times(names) | ({figure.originator} if figure else set())
    except AmountError as error:
        raise FalseClaimError(f"{names!r} cannot be computed: {error}") from error
    for text in _texts_of_drawing(claim.element):
        if find(", ".join(part for part in text.split(", ") if part not in own)):
            raise FalseClaimError(says_otherwise(names, text, wording.printed(record, names)))


def _texts_of_drawing(element: Any) -> Iterator[str]:
    for part in element.iter():
        for text in (
            part.text,
            part.tail if part is not element else None,
            part.get("aria-label"),
            part.get("title"),
        ):
            if text and text.strip():
                yield plain(text)


def _leads_to_entry(claim: Claim, known: Known, page: BuiltPage, said: str) -> None:
    link = claim.element.get("href") or claim.element.get("xlink:href")
    if claim.element.tag != "a" or not link:
        raise FalseClaimError(f"{said!r} is marked as {claim.names!r} and is not a link to it")
    target = address(known.record, claim.names)
    if link == page.to_root + target:
        return
    home = known.home
    leads_to = link.removeprefix(home) if home and link.startswith(home) else resolved(page.url, link)
    if leads_to != target:
        raise FalseClaimError(f"{said!r} is marked as {claim.names!r} and leads elsewhere, to {link!r}")


def _leads_to_foot(claim: Claim, _known: Known, _page: BuiltPage, said: str) -> None:
    if claim.element.get("href") != f"#source-{claim.names}":
        raise FalseClaimError(f"{said!r} does not lead to the source {claim.names!r} at the foot of the page")


LINKS: Mapping[str, Callable[[Claim, Known, BuiltPage, str], None]] = {
    **dict.fromkeys(("figure", "derived", "date", "term"), _leads_to_entry),
    "cite": _leads_to_foot,
}
"""Where an element must lead, by its kind of claim; those of other kinds need not be links."""

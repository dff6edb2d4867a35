"""The page at the address of an entry that has been retired: it says so, why, and where to go instead."""

from macros.markup import numbers
from macros.markup.numbers import sentence
from macros.press import pieces
from macros.press.entries import Desk
from macros.record.model import Permalink

TITLE = "A retired entry"
"""The title of every tombstone, as plain text."""


def tombstone(desk: Desk, permalink: Permalink) -> str:
    """The HTML of the article of a retired entry."""
    retired = permalink.retired
    assert retired is not None  # only retired entries have a tombstone
    rows = {
        "Address": f"{permalink.kind}/{numbers.field(permalink, 'id')}",
        "Published": numbers.history(desk.record, f"{permalink.id}.since"),
        "Retired": numbers.history(desk.record, f"{permalink.id}.retired"),
        "Why": sentence(desk.record, retired.why, desk.link),
    }
    if retired.successor:
        rows["In its place"] = pieces.named(desk, retired.successor)
    notice = "What stood here is no longer part of the ledger. The address stays, so that whoever cited it is told why."
    return f'<p class="ledger-notice">{notice}</p>\n{pieces.definitions(rows)}'

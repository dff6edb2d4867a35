"""Calls inside the text of a link: most print a link themselves, and one link in another breaks both."""

import re
from collections.abc import Iterator

MESSAGE = (
    "a call inside the text of a link makes a link in a link; let the link begin after it, or end before"
)

_CALL = re.compile(r"\{\{[-+]?\s*(\w+)")
_NO_LINK = frozenset(("count",))
"""The words that print plain text."""
_CLOSING_TAG = re.compile(r"</a\s*>", re.IGNORECASE)


def in_brackets(text: str, body: str, close: int) -> Iterator[int]:
    """The offsets of calls in the text of a link of Markdown, whose closing bracket stands at `close`.

    `text` is the body of the page with whatever its template does not print as it stands blanked out.
    """
    depth = 0
    for offset in range(close, max(text.rfind("\n\n", 0, close), 0) - 1, -1):
        depth += {"]": 1, "[": -1}.get(text[offset], 0)
        if not depth:
            yield from _calls(body, offset, close)
            return


def in_element(text: str, body: str, end: int) -> Iterator[int]:
    """The offsets of calls in an `<a>` typed as HTML, whose opening tag ends at `end`."""
    closing = _CLOSING_TAG.search(text, end)
    yield from _calls(body, end, closing.start() if closing else len(body))


def _calls(body: str, start: int, end: int) -> Iterator[int]:
    for call in _CALL.finditer(body, start, end):
        if call[1] not in _NO_LINK:
            yield call.start()

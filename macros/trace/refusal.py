"""A number of a built page that is refused, with what it takes to say so once its page is forgotten."""

from typing import NamedTuple

from macros.record.faults import Fault
from macros.trace.chrome import plain
from macros.trace.pages_behind import PagesBehind
from macros.trace.spot import Spot

_AROUND = 80
"""How many characters before and after a number are used to find it in the Markdown."""


class Refusal(NamedTuple):
    """A number without a trace: its page, its line there, the words around it, and what is wrong."""

    path: str
    line: int
    said: str
    before: str
    after: str
    message: str

    @classmethod
    def of(cls, spot: Spot) -> "Refusal":
        """The refusal of a number on a built page."""
        text, path = spot.text, spot.own.path
        said = plain(text[spot.start : spot.end])
        before = text[max(0, spot.start - _AROUND) : spot.start].rsplit("\n\n", 1)[-1]
        after = text[spot.end : spot.end + _AROUND].split("\n\n", 1)[0]
        where = f" in {spot.attribute} of <{spot.element.tag}>" if spot.attribute else ""
        message = f'"{said}" has no figure{where} on the page built as {path}{hint(spot.zone)}'
        return cls(path, spot.own.line(spot.start), said, before, after, message)

    def fault(self, behind: PagesBehind) -> Fault:
        """The same as a fault, at its place in the Markdown where it stands there."""
        return Fault(behind.place(self.path, self.line, self.said, self.before, self.after), self.message)


def hint(zone: str) -> str:
    """What to do about a number without a trace in a place of this sort, behind a semicolon; mostly nothing."""
    if zone != "page-title":
        return ""
    return (
        "; a page whose heading prints a number needs a title without one, in mkdocs.yml or its front matter"
    )

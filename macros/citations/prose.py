"""The styles that people read: APA, MLA and Chicago (as in a bibliography).

Titles keep the capitals that their publishers gave them: no program can tell a name from a word. A document that has
no named author is its publisher's, which is then not named again; MLA begins with the title instead. MLA and Chicago
ask when a document without a date was opened; APA does not.
"""

from collections.abc import Sequence

from macros.citations.names import Name
from macros.citations.work import Work, month
from macros.record.periods import PartialDate


class Italic(str):
    """A piece of a citation that is set in italics."""

    __slots__ = ()


Pieces = Sequence[str]
"""A citation in pieces, those in italics marked as such; put together they are its plain text."""

_MLA_MONTHS = {"May": "May", "June": "June", "July": "July", "September": "Sept."}
_MOST = 6
"""More authors than this are cut down to the first three and "et al."."""
_SINGLE_QUOTES = str.maketrans("“”", "‘’")


def apa(work: Work) -> Pieces:
    """APA, seventh edition: a page on a site, its title in italics, or in brackets where it only describes."""
    authors = _listed([_with_initials(name) for name in work.authors], "& ")
    return [
        f"{_stopped(authors or work.publisher)} ({_apa_date(work.date)}). ",
        Italic(work.title) if work.is_titled else f"[{work.title}]",
        "" if work.is_titled and _ends(work.title) else ".",
        f" {_stopped(work.publisher)}" if authors else "",
        f" {work.url}",
        f" (archived at {work.archived})" if work.archived else "",
    ]


def mla(work: Work) -> Pieces:
    """MLA, ninth edition: the title in quotation marks, the site in italics; a date that is missing is left out."""
    authors = [_inverted(name) if at == 0 else _printed(name) for at, name in enumerate(work.authors)]
    lead = f"{authors[0]}, et al." if len(authors) > 2 else ", and ".join(authors)
    date = f" {_mla_date(work.date)}," if work.date else ""
    return [
        f"{_stopped(lead)} " if lead else "",
        f"{_quoted(work)} ",
        Italic(work.publisher),
        f",{date} {work.url}.",
        f" Accessed {_mla_date(work.accessed)}." if work.accessed and not work.date else "",
        _archived(work),
    ]


def chicago(work: Work) -> Pieces:
    """Chicago, eighteenth edition: a newspaper's name is set in italics, that of another site is not."""
    authors = [_inverted(name) if at == 0 else _printed(name) for at, name in enumerate(work.authors)]
    publisher = Italic(work.publisher) if work.is_periodical else work.publisher
    stop = "" if _ends(work.publisher) else "."
    opened = _chicago_date(work.accessed)
    date = _chicago_date(work.date)
    undated = f"Accessed {opened}" if opened else "n.d"
    if not authors:
        return [publisher, f"{stop} {_quoted(work)} {date or undated}. {work.url}.", _archived(work)]
    dated = f"{',' if work.is_periodical else stop} {date}." if date else f"{stop} {undated}."
    return [
        f"{_stopped(_listed(authors, 'and '))} {_quoted(work)} ",
        publisher,
        f"{dated} {work.url}.",
        _archived(work),
    ]


def _listed(names: Sequence[str], last: str) -> str:
    """Names in a row with commas between them and a word before the last."""
    if len(names) > _MOST:
        return f"{', '.join(names[:3])}, et al."
    return ", ".join([*names[:-1], f"{last if len(names) > 1 else ''}{names[-1]}"] if names else [])


def _with_initials(name: Name) -> str:
    """`Martin, T. W.`, `Jeong, E.-Y.`; after a hyphen only a capital letter counts: `Song, S.` for Song Sang-ho."""
    if isinstance(name, str):
        return name
    initials = (
        "-".join(f"{part[0]}." for part in word.split("-") if part[:1].isupper())
        for word in name.given.split()
    )
    return f"{name.family}, {' '.join(initials)}"


def _inverted(name: Name) -> str:
    """The family's name first; no comma stands where it is first anyway."""
    if isinstance(name, str) or name.family_first:
        return _printed(name)
    return f"{name.family}, {name.given}"


def _printed(name: Name) -> str:
    return name if isinstance(name, str) else name.printed


def _apa_date(date: PartialDate | None) -> str:
    if date is None:
        return "n.d."
    day = f" {date.day}" if date.day else ""
    return f"{date.year}, {month(date)}{day}" if date.month else str(date.year)


def _mla_date(date: PartialDate) -> str:
    name = month(date)
    short = _MLA_MONTHS.get(name) or (f"{name[:3]}." if name else "")
    return " ".join(part for part in (str(date.day or ""), short, str(date.year)) if part)


def _chicago_date(date: PartialDate | None) -> str:
    if date is None:
        return ""
    return f"{month(date)} {date.day}, {date.year}" if date.day else f"{month(date)} {date.year}".strip()


def _archived(work: Work) -> str:
    return f" Archived at {work.archived}." if work.archived else ""


def _quoted(work: Work) -> str:
    """The title in quotation marks, and those inside it as single ones; a description goes without."""
    if not work.is_titled:
        return _stopped(work.title)
    parts = work.title.translate(_SINGLE_QUOTES).split('"')
    title = parts[0] + "".join(f"{'‘' if at % 2 else '’'}{part}" for at, part in enumerate(parts[1:], 1))
    if _ends(title):
        return f"“{title}”"
    inner = title.rstrip("’") if "‘" in title else title
    return f"“{inner}.{title[len(inner) :]}”"


def _ends(text: str) -> bool:
    return text.rstrip("’”'\"").endswith((".", "?", "!", "…"))


def _stopped(text: str) -> str:
    return text if _ends(text) else f"{text}."

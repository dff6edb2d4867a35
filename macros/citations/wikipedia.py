"""The template {{cite web}} of the English Wikipedia."""

import re

from macros.citations.work import Work
from macros.record import wording
from macros.record.periods import PartialDate

_MARKUP = re.compile(r"[|\[\]{}<>]|''+|~~~+|&(?=#?\w+;)|__")
"""What the wiki would read as more than text: links, templates, tags, quotes for italics, signatures, switches."""
_ADDRESS = str.maketrans({sign: f"%{ord(sign):02X}" for sign in "|[]{}<>\"'"})
_STAMP = re.compile(r"/(\d{4})(\d{2})(\d{2})\d*[a-z_]*/")
"""The day on which a web archive took a copy, in the copy's address."""


def wikipedia(work: Work) -> str:
    """The template; a newspaper is a `website`, anyone else a `publisher`, and a named author stands by name."""
    title = _text(work.title if work.is_titled else f"[{work.title}]")
    fields = [
        *_authors(work),
        ("title", title),
        ("website" if work.is_periodical else "publisher", _text(work.publisher)),
        ("date", wording.date(work.date) if work.date else ""),
        ("url", work.url.translate(_ADDRESS)),
        ("access-date", wording.date(work.accessed) if work.accessed else ""),
        *_archive(work),
    ]
    return f"{{{{cite web {' '.join(f'|{name}={value}' for name, value in fields if value)}}}}}"


def _authors(work: Work) -> list[tuple[str, str]]:
    fields = []
    for at, name in enumerate(work.authors, 1):
        number = at if len(work.authors) > 1 else ""
        if isinstance(name, str):
            fields.append((f"author{number}", _text(name)))
        else:
            fields += [(f"last{number}", _text(name.family)), (f"first{number}", _text(name.given))]
    return fields


def _archive(work: Work) -> list[tuple[str, str]]:
    """The archived copy, which the template takes only together with its day."""
    stamp = _STAMP.search(work.archived or "")
    if work.archived is None or stamp is None:
        return []
    try:
        day = PartialDate.parse("-".join(stamp.groups()))
    except ValueError:
        return []
    return [
        ("archive-url", work.archived.translate(_ADDRESS)),
        ("archive-date", wording.date(day)),
        ("url-status", "live"),
    ]


def _text(text: str) -> str:
    return _MARKUP.sub(lambda match: "".join(f"&#{ord(sign)};" for sign in match[0]), text)

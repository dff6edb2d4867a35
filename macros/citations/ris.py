"""RIS, the exchange format of reference managers: one record a document, one field a line."""

from macros.citations.work import Work
from macros.record.periods import PartialDate


def ris(work: Work) -> str:
    """The record of a web page; a date carries what is known of it, between slashes."""
    date = work.date
    authors = [name if isinstance(name, str) else f"{name.family}, {name.given}" for name in work.authors]
    fields = [
        ("TY", "ELEC"),
        *(("AU", name) for name in authors or [work.publisher]),
        ("TI", work.title if work.is_titled else f"[{work.title}]"),
        ("T2", work.publisher if work.authors else ""),
        ("PY", str(date.year) if date else ""),
        ("DA", _slashed(date) if date else ""),
        ("UR", work.url.replace(";", "%3B")),  # a semicolon would part two addresses
        ("Y2", _slashed(work.accessed) if work.accessed else ""),
        ("N1", f"Archived at {work.archived}" if work.archived else ""),
    ]
    return "\n".join([*(f"{tag}  - {value}" for tag, value in fields if value), "ER  - "])


def _slashed(date: PartialDate) -> str:
    """`2023/05/15/`, `2023/05//` or `2023///`."""
    month, day = (f"{part:02}" if part else "" for part in (date.month, date.day))
    return f"{date.year}/{month}/{day}/"

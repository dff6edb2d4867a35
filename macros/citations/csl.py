"""CSL-JSON, which citation processors and reference managers read."""

import json
from typing import Any

from macros.citations.names import Name
from macros.citations.work import Work
from macros.record.periods import PartialDate

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def csl(work: Work) -> str:
    """The item of a web page, on one line."""
    date = work.date
    item: dict[str, Any] = {
        "id": work.key,
        "type": "webpage",
        "title": work.title if work.is_titled else f"[{work.title}]",
        "author": [_author(name) for name in work.authors or (work.publisher,)],
        **({"container-title": work.publisher} if work.authors else {}),
    }
    if date:
        item["issued"] = _date(date)
    item["URL"] = work.url
    if work.accessed:
        item["accessed"] = _date(work.accessed)
    if work.archived:
        item["note"] = f"Archived at {work.archived}"
    return _ENCODER.encode(item)


def _date(date: PartialDate) -> dict[str, list[list[int]]]:
    return {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]}


def _author(name: Name) -> dict[str, str]:
    return {"literal": name} if isinstance(name, str) else {"family": name.family, "given": name.given}

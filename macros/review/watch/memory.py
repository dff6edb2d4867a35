"""What earlier looks found, kept in a file: so that a run can be taken up again, and one bad day raises no alarm."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from macros.review.watch.verdicts import Look, Verdict

DAYS_BEFORE_ALARM = 2
"""On how many days in a row a source must be found unwell before someone is called."""
_FILE = "sources.json"


@dataclass(frozen=True, slots=True)
class Remembered:
    """The last look at a source, and how long it has been unwell.

    `day` is that of the look, `bad_days` on how many days in a row it was not well, `since` the first of these.
    `headers` and `printed` are those of the last good look, by which the next one can be spared.
    """

    url: str
    day: str
    verdict: Verdict
    detail: str = ""
    missing: tuple[str, ...] = ()
    moved_to: str | None = None
    bad_days: int = 0
    since: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    printed: tuple[str, ...] = ()
    archived: str | None = None
    archive_day: str | None = None

    @property
    def needs_a_hand(self) -> bool:
        """True where someone should look: unwell for long enough, or asking for a private address at all."""
        return self.verdict is Verdict.PRIVATE or self.bad_days >= DAYS_BEFORE_ALARM

    def after(self, look: Look, url: str, day: str) -> "Remembered":
        """What is remembered after another look, on that day."""
        same = self.url == url
        well = look.verdict is Verdict.WELL
        bad_before = self.bad_days if same and self.day != day else max(self.bad_days - 1, 0) if same else 0
        return replace(
            self,
            url=url,
            day=day,
            verdict=look.verdict,
            detail=look.detail,
            missing=look.missing,
            moved_to=look.moved_to,
            bad_days=0 if well else bad_before + 1,
            since=None if well else (self.since if same and self.since else day),
            headers=dict(look.headers or {}) if well else {},
            printed=look.printed,
            archived=self.archived if same else None,
            archive_day=self.archive_day if same else None,
        )


NEVER = Remembered("", "", Verdict.WELL)
"""What is remembered of a source that was never looked at."""


class Memory:
    """What is remembered of all sources, by id; every change is on the disk at once."""

    def __init__(self, folder: Path) -> None:
        """Reads the folder's file; one that is missing, or was damaged, counts as empty."""
        self._path = folder / _FILE
        self._of: dict[str, Remembered] = {}
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
            self._of = {source_id: _remembered(fields) for source_id, fields in stored.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            self._of = {}

    def of(self, source_id: str) -> Remembered:
        """What is remembered of a source; `NEVER` for one that was not looked at."""
        return self._of.get(source_id, NEVER)

    def keep(self, source_id: str, remembered: Remembered) -> None:
        """Remember this of a source from now on."""
        self._of[source_id] = remembered
        self._path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({name: asdict(entry) for name, entry in sorted(self._of.items())}, indent=1)
        written = self._path.with_suffix(".new")
        written.write_text(text + "\n", encoding="utf-8")
        written.replace(self._path)


def _remembered(fields: Mapping[str, Any]) -> Remembered:
    lists = {name: tuple(fields[name]) for name in ("missing", "printed")}
    return Remembered(**{**fields, **lists, "verdict": Verdict(fields["verdict"])})

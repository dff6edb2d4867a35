"""One round of all sources: hosts beside each other, the sources of a host one after the other."""

import threading
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from macros.record.model import Record, Source
from macros.review.watch import archive
from macros.review.watch.fetch import Fetcher, FetchError
from macros.review.watch.memory import Memory, Remembered
from macros.review.watch.verdicts import look

_HOSTS_AT_ONCE = 8

Progress = Callable[[int, int], None]
"""Is told how many sources have been looked at, and of how many."""


@dataclass(frozen=True, slots=True)
class Round:
    """What a round needs: the record, what is remembered, the client, and the day.

    `archive_at` is where copies are asked for; None to ask for none.
    """

    record: Record
    memory: Memory
    fetcher: Fetcher
    day: str
    archive_at: str | None = archive.WAYBACK

    def go(self, source_ids: Collection[str], progress: Progress, *, again: bool = False) -> None:
        """Look at these sources; those looked at on this very day are left out, unless `again` asks for them."""
        wanted = [
            self.record.sources[source_id]
            for source_id in source_ids
            if again or not self._done_today(self.record.sources[source_id])
        ]
        by_host: dict[str, list[Source]] = defaultdict(list)
        for source in wanted:
            by_host[urlsplit(source.url).netloc.lower()].append(source)
        done = len(source_ids) - len(wanted)
        lock = threading.Lock()

        def look_at(sources: Iterable[Source]) -> None:
            nonlocal done
            for source in sources:
                remembered = self._look(source)
                with lock:
                    self.memory.keep(source.id, remembered)
                    done += 1
                    progress(done, len(source_ids))

        with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
            # The host with the most sources takes longest, so it begins.
            for _ in pool.map(look_at, sorted(by_host.values(), key=len, reverse=True)):
                pass
        for source in wanted:
            self._find_copy(source)

    def _done_today(self, source: Source) -> bool:
        remembered = self.memory.of(source.id)
        return remembered.day == self.day and remembered.url == source.url

    def _look(self, source: Source) -> Remembered:
        before = self.memory.of(source.id)
        known = before.headers if before.url == source.url else {}
        found = look(self.fetcher, source.url, phrases(self.record, source.id), known, before.printed)
        return before.after(found, source.url, self.day)

    def _find_copy(self, source: Source) -> None:
        """Ask for a copy of a source that the record has none of; where the archive is silent, the next round asks."""
        remembered = self.memory.of(source.id)
        if self.archive_at is None or source.archived or remembered.archived:
            return
        try:
            copy = archive.nearest_copy(self.fetcher, source, self.archive_at)
        except FetchError:
            return
        self.memory.keep(source.id, replace(remembered, archived=copy, archive_day=self.day))


def phrases(record: Record, source_id: str) -> Mapping[str, str]:
    """What a source is said to print: `as_printed` by the ids of the figures that rest on it."""
    return {figure.id: figure.as_printed for figure in record.figures.values() if figure.source == source_id}

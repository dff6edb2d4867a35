"""One round of all sources: hosts beside each other, the sources of a host one after the other."""

import threading
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from queue import Queue
from urllib.parse import urlsplit

from macros.progress import each
from macros.record.model import Record, Source
from macros.review.watch import archive
from macros.review.watch.fetch import Fetcher, FetchError
from macros.review.watch.memory import Memory, Remembered
from macros.review.watch.verdicts import look

_HOSTS_AT_ONCE = 8


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

    def go(self, source_ids: Collection[str], *, again: bool = False) -> None:
        """Look at these sources; those looked at on this very day are left out, unless `again` asks for them."""
        wanted = [
            self.record.sources[source_id]
            for source_id in source_ids
            if again or not self._done_today(self.record.sources[source_id])
        ]
        for source_id, remembered in each(self._looked_at(wanted), "Opening the sources", len(wanted)):
            self.memory.keep(source_id, remembered)
        for source in each(wanted, "Asking for archived copies"):
            self._find_copy(source)

    def _looked_at(self, sources: Collection[Source]) -> Iterator[tuple[str, Remembered]]:
        """The sources in the order in which they are done, each with what is remembered of it now."""
        by_host: dict[str, list[Source]] = defaultdict(list)
        for source in sources:
            by_host[urlsplit(source.url).netloc.lower()].append(source)
        done: Queue[tuple[str, Remembered] | Exception] = Queue()
        stopped = threading.Event()

        def look_at(of_host: Iterable[Source]) -> None:
            try:
                for source in of_host:
                    if stopped.is_set():
                        return
                    done.put((source.id, self._look(source)))
            except Exception as error:  # noqa: BLE001 -- it is raised again by whoever waits for this source
                done.put(error)

        with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
            # The host with the most sources takes longest, so it begins.
            for of_host in sorted(by_host.values(), key=len, reverse=True):
                pool.submit(look_at, of_host)
            try:
                for _ in sources:
                    found = done.get()
                    if isinstance(found, Exception):
                        raise found
                    yield found
            finally:
                stopped.set()

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

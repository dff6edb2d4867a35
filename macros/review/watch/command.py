"""`ledger watch-sources`: a round of the sources, a bar that shows how far it is, and the reports."""

import argparse
import datetime
import sys
from collections.abc import Collection

from macros.record.model import Record
from macros.review.watch import archive, report
from macros.review.watch.fetch import Fetcher, Manners
from macros.review.watch.memory import Memory
from macros.review.watch.round import Round

_BAR = 30


def watch(record: Record, source_ids: Collection[str], options: argparse.Namespace) -> str:
    """Look at the sources, write the reports that the options ask for, and give the one to print."""
    memory = Memory(options.state)
    fetcher = Fetcher(Manners())
    day = datetime.date.today().isoformat()
    try:
        archive_at = None if options.no_archive else archive.WAYBACK
        Round(record, memory, fetcher, day, archive_at).go(source_ids, _show, again=options.again)
    finally:
        fetcher.close()
    texts = {
        "text": report.as_text(record, memory, source_ids),
        "json": report.as_json(memory, source_ids),
        "markdown": report.as_markdown(record, memory, source_ids),
    }
    if options.reports:
        options.reports.mkdir(parents=True, exist_ok=True)
        for name, form in (("report.txt", "text"), ("report.json", "json"), ("report.md", "markdown")):
            (options.reports / name).write_text(texts[form], encoding="utf-8")
    return texts[options.format]


def _show(done: int, of: int) -> None:
    """Draw how far the round is, where someone can see it."""
    if sys.stderr.isatty():
        filled = _BAR * done // max(of, 1)
        end = "\n" if done == of else ""
        sys.stderr.write(f"\r[{'#' * filled}{'.' * (_BAR - filled)}] {done}/{of}{end}")
        sys.stderr.flush()

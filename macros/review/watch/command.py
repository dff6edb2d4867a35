"""`ledger watch-sources`: a round of the sources, the reports, and what of it is written into the record."""

import argparse
import datetime
from collections.abc import Collection

from macros.progress import quietly
from macros.record.model import Record
from macros.review.watch import archive, report
from macros.review.watch.fetch import Fetcher, Manners
from macros.review.watch.memory import Memory
from macros.review.watch.notes import noted
from macros.review.watch.round import Round


def watch(record: Record, source_ids: Collection[str], options: argparse.Namespace) -> str:
    """Look at the sources, write down what the options ask for, and give the report to print."""
    memory = Memory(options.state)
    fetcher = Fetcher(Manners())
    day = datetime.date.today().isoformat()
    try:
        archive_at = None if options.no_archive else archive.WAYBACK
        with quietly(options.quiet):
            Round(record, memory, fetcher, day, archive_at).go(source_ids, again=options.again)
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
    if options.record:
        sources = options.data / "sources.yml"
        sources.write_text(noted(sources, memory, source_ids), encoding="utf-8")
    return texts[options.format]

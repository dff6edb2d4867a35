"""What a round found, noted in the record itself: archived copies, and the day on which a source was last read."""

from collections.abc import Collection, Mapping
from pathlib import Path

from macros.record import strict_yaml
from macros.record.model import Source
from macros.review.insertion import with_fields
from macros.review.watch.memory import Memory, Remembered
from macros.review.watch.verdicts import Verdict


def noted(sources: Path, memory: Memory, source_ids: Collection[str]) -> str:
    """The text of the file of sources with what is remembered of these written into their entries."""
    document = strict_yaml.read(sources, sources.as_posix())
    fields = {
        source_id: news
        for source_id in source_ids
        if (news := _news(memory.of(source_id), document.entries.get(source_id)))
    }
    return with_fields(document, Source, fields)


def _news(remembered: Remembered, fields: object) -> Mapping[str, str]:
    """What an entry does not say yet; a source counts as read where it printed all that it is cited for."""
    if not isinstance(fields, dict) or fields.get("url") != remembered.url:
        return {}
    news = {}
    if remembered.archived and "archived" not in fields:
        news["archived"] = remembered.archived
    last = str(fields.get("checked", ""))
    if remembered.verdict is Verdict.WELL and remembered.printed and last < remembered.day:
        news["checked"] = remembered.day
    return news

"""The nearest copy of a document in a web archive."""

import json
from urllib.parse import urlencode

from macros.record.model import Source
from macros.review.watch.fetch import Fetcher, FetchError

WAYBACK = "https://archive.org/wayback/available"
"""Tells the copy of an address that is nearest to a date, as JSON."""


def nearest_copy(fetcher: Fetcher, source: Source, asked_at: str = WAYBACK) -> str | None:
    """The address of the copy that is nearest to the day the source came out; None where none is known.

    Raises FetchError where the archive cannot be asked.
    """
    query = {"url": source.url}
    if source.date:
        query["timestamp"] = source.date.first_day.strftime("%Y%m%d")
    answer = fetcher.get(f"{asked_at}?{urlencode(query)}", robots=False)
    if answer.status != 200:
        raise FetchError("unreachable", f"the archive answers with status {answer.status}")
    try:
        closest = json.loads(answer.body)["archived_snapshots"].get("closest", {})
        if closest.get("available") and str(closest.get("status", "200")) == "200":
            copy = str(closest["url"])
            return "https://" + copy.removeprefix("http://") if copy.startswith("http://") else copy
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FetchError("unreachable", "the archive's answer cannot be read") from error
    return None

"""What the head of a page tells programs: citation tags for reference managers, and schema.org for search engines.

The tags are those that Google Scholar and Zotero read. An entry of the record that states a number is a `Claim` that
is based on its sources, an article of ours an `Article`, and the page of the record's files a `Dataset`.
"""

import json
from collections.abc import Mapping
from typing import Any

from macros.citations.cite import Citations
from macros.citations.work import Ledger, Work
from macros.record import wording
from macros.record.model import Record
from macros.record.periods import PartialDate, Period

DATA_PAGE = "data/"
"""The page that offers the whole record."""
LICENCE = "https://creativecommons.org/licenses/by/4.0/"

LinkedData = dict[str, Any]

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Metadata:
    """What the heads of the pages of one ledger tell programs of one record."""

    def __init__(self, record: Record, ledger: Ledger, citations: Citations) -> None:
        self._record = record
        self._ledger = ledger
        self._citations = citations

    def tags(self, url: str, title: str) -> Mapping[str, str]:
        """The citation tags of the page at `url`, below the site's root, by their names.

        Empty for the page of a source, which nobody cites in place of the source.
        """
        own = self._citations.of_page(url, title)[0]
        if own.key in self._record.sources:
            return {}
        tags = {
            "citation_title": own.title,
            "citation_publisher": own.publisher,
            "citation_publication_date": str(own.date or "").replace("-", "/"),
            "citation_public_url": own.url,
        }
        return {name: content for name, content in tags.items() if content}

    def linked_data(self, url: str, title: str) -> str:
        """The same page as JSON-LD, safe to stand in a script element; empty where there is nothing to tell."""
        own, *sources = self._citations.of_page(url, title)
        record = self._record
        if own.key in record.figures or own.key in record.derived:
            data = self._claim(own, sources)
        elif own.key in record:
            return ""
        else:
            data = self._dataset(own) if url == DATA_PAGE else self._article(own)
        return _ENCODER.encode({"@context": "https://schema.org", **data}).replace("<", "\\u003c")

    def _claim(self, own: Work, sources: list[Work]) -> LinkedData:
        figure = self._record.figures.get(own.key)
        return {
            "@type": "Claim",
            "name": own.title,
            "text": wording.printed(self._record, own.key),
            **({"temporalCoverage": _interval(figure.time)} if figure else {}),
            **_dated("datePublished", own),
            "isBasedOn": [source.url for source in sources],
        }

    def _article(self, own: Work) -> LinkedData:
        return {
            "@type": "Article",
            "headline": own.title,
            **self._published(own),
        }

    def _dataset(self, own: Work) -> LinkedData:
        """The record as one data set; every collection of it is one file of its distribution."""
        kinds = [kind for kind, entries in self._record.kinds().items() if entries]
        return {
            "@type": "Dataset",
            "name": self._ledger.name,
            "description": f"The record of {self._ledger.name}: {', '.join(kinds)}, each number with its source.",
            **self._published(own),
            "isAccessibleForFree": True,
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": f"{kind}.csv",
                    "encodingFormat": "text/csv",
                    "contentUrl": f"{self._ledger.url}data/{kind}.csv",
                }
                for kind in kinds
            ],
        }

    def _published(self, own: Work) -> LinkedData:
        publisher = {"@type": "Organization", "name": self._ledger.name}
        return {**_dated("dateModified", own), "publisher": publisher, "license": LICENCE}


def _dated(name: str, own: Work) -> LinkedData:
    return {"url": own.url, **({name: str(own.date)} if own.date else {})}


def _interval(time: Period) -> str:
    """A span of time as ISO 8601 writes it: `2017/2022`, `2017/..`, or one date."""
    return str(time.start) if time.is_single else f"{_end(time.start)}/{_end(time.end)}"


def _end(date: PartialDate | None) -> str:
    return str(date) if date else ".."

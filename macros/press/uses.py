"""Which pages of the site use which entries, and in which sentences, as the built pages themselves show."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from macros.press.sentences import Sentence, Sentences

_USE = re.compile(r'\bdata-(?:figure|derived|date|cite|term)="([a-z0-9-]+)"')
_CHART = re.compile(r'<figure class="ledger-chart" id="chart-([a-z0-9-]+)"')
_TITLE = re.compile(r"<h1[^>]*>(.*?)(?:<a class=\"headerlink|</h1>)", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def title_of(page: str) -> str:
    """The heading of a page as plain text; empty where it has none."""
    title = _TITLE.search(page)
    return " ".join(unescape(_TAG.sub("", title[1])).split()) if title else ""


@dataclass(slots=True)
class Uses:
    """The pages that use each entry: `pages` gives, by the entry's id, the address and title of each page.

    `charts` gives the same by the name of each chart, `sentences` the sentences in which an entry stands.
    """

    pages: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    charts: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    sentences: Sentences = field(default_factory=Sentences)

    def note(self, url: str, article: str) -> None:
        """Take down what the article of the page at `url` uses."""
        name = title_of(article) or url
        for match in _USE.finditer(article):
            self.pages[match[1]][url] = name
        for match in _CHART.finditer(article):
            self.charts[match[1]][url] = name
        self.sentences.note(url, article)

    def of(self, entry_id: str) -> Mapping[str, str]:
        """The pages that use an entry: titles by address."""
        return self.pages.get(entry_id, {})

    def in_sentences(self, entry_id: str, url: str) -> Sequence[Sentence]:
        """The sentences of one page in which an entry stands."""
        return self.sentences.of(entry_id).get(url, ())

    def of_chart(self, name: str) -> Mapping[str, str]:
        """The pages that show a chart: titles by address."""
        return self.charts.get(name, {})

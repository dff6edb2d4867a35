"""The marks of footnotes, which a page shows on paper, where a number cannot be opened."""

import re
from collections.abc import Mapping

from macros.record.model import Record

_LISTED = re.compile(r'<li id="source-([a-z0-9-]+)">')
_MARKED = re.compile(
    r'(<a class="ledger-(?:number|cite)" data-(?:figure|cite)="([a-z0-9-]+)")(?: data-note="\d+")?'
)


def with_notes(article: str, sources: str, record: Record) -> str:
    """The HTML of an article in which `data-note` gives, for each figure and citation, the place of its source.

    `sources` is the list at the page's foot. A calculation has no mark: the foot says what it is computed from.
    """
    places: Mapping[str, int] = {source_id: at for at, source_id in enumerate(_LISTED.findall(sources), 1)}

    def marked(match: re.Match[str]) -> str:
        figure = record.figures.get(match[2])
        place = places.get(figure.source if figure else match[2])
        return f'{match[1]} data-note="{place}"' if place else match[1]

    return _MARKED.sub(marked, article)

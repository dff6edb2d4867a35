"""How a page is cited: the section "Cite this", to be selected or copied, and what the head tells programs."""

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from macros.charts import sources_behind
from macros.citations import STYLES, Citations, Ledger, Metadata, Work
from macros.citations.prose import Italic, Pieces
from macros.press.site import Site
from macros.record.model import Record

_KEY, _TITLE, _URL = "\ue000", "\ue001", "\ue002"
"""What stands for the key, the title and the address of a page in a section that is written for many."""

_PLAIN_TITLE = re.compile(r"([A-Za-z0-9](?:(?:[A-Za-z0-9 ,.:()’-]|'(?!'))*[A-Za-z0-9)])?)(\.?)")
"""A title that no style changes, whatever it does to the signs and quotes in others; but a stop at its end counts."""
_PLAIN_URL = re.compile(r"[A-Za-z0-9:/.#-]*")


class CiteThis:
    """The citations of the pages of one site, as HTML; the audit makes each of them again and compares."""

    def __init__(self, site: Site, record: Record) -> None:
        ledger = Ledger(site.name, site.url)
        self._record = record
        self._citations = Citations(record, ledger, _html, sources_behind(record))
        self._sections: dict[tuple[object, ...], str] = {}
        self._metadata = Metadata(record, ledger, self._citations)

    def section(self, url: str, title: str = "") -> str:
        """The section for the page at `url`, below the site's root; `title` is needed where it is no entry's page.

        It is folded and needs no script; `docs/assets/cite.js` adds a button to each style that copies it.
        """
        own, *others = works = self._citations.of_page(url, title)
        plain = _PLAIN_TITLE.fullmatch(own.title)
        if own.key in self._record.sources or plain is None or not _PLAIN_URL.fullmatch(own.url):
            return self._section(works)
        asked = (own.date, plain[2], *(work.key for work in others))
        if asked not in self._sections:  # the pages that rest on the same sources differ in three places
            one_of_them = replace(own, key=_KEY, title=_TITLE + plain[2], url=_URL)
            self._sections[asked] = self._section([one_of_them, *others])
        section = self._sections[asked].replace(_KEY, own.key)
        return section.replace(_TITLE, plain[1]).replace(_URL, own.url)

    def _section(self, works: Sequence[Work]) -> str:
        rows = "".join(
            # Tags that HTML lets go are left out: this stands on thousands of pages.
            f'<dt>{style.name}<dd data-citation="{key}">{self._citations.cite(works, key)}'
            for key, style in STYLES.items()
        )
        return f'<details class="ledger-cite-this"><summary>Cite this</summary><dl>{rows}</dl></details>'

    def head(self, url: str, title: str = "") -> str:
        """What the head of the same page holds for reference managers and search engines."""
        tags = "".join(
            f'<meta name="{name}" content="{escape(content)}">\n'
            for name, content in self._metadata.tags(url, title).items()
        )
        data = self._metadata.linked_data(url, title)
        script = f'<script type="application/ld+json" data-citation="json-ld">{data}</script>\n'
        return tags + script if data else tags


def _html(pieces: Pieces) -> str:
    return "".join(
        f"<i>{escape(piece, quote=False)}</i>" if isinstance(piece, Italic) else escape(piece, quote=False)
        for piece in pieces
    )

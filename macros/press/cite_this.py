"""How a page is cited: the section "Cite this", to be selected or copied, and what the head tells programs."""

from html import escape

from macros.citations import STYLES, Citations, Ledger, Metadata
from macros.citations.prose import Italic, Pieces
from macros.press.site import Site
from macros.record.model import Record


class CiteThis:
    """The citations of the pages of one site, as HTML; the audit makes each of them again and compares."""

    def __init__(self, site: Site, record: Record) -> None:
        ledger = Ledger(site.name, site.url)
        self._citations = Citations(record, ledger, _html)
        self._metadata = Metadata(record, ledger, self._citations)

    def section(self, url: str, title: str = "") -> str:
        """The section for the page at `url`, below the site's root; `title` is needed where it is no entry's page.

        It is folded and needs no script; `docs/assets/cite.js` adds a button to each style that copies it.
        """
        works = self._citations.of_page(url, title)
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

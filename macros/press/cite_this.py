"""The section "Cite this" of a page: what to cite for it, in every style, to be selected or copied."""

from html import escape

from macros.citations import STYLES, Citations, Ledger
from macros.citations.prose import Italic
from macros.press.site import Site
from macros.record.model import Record


def citations_of(site: Site, record: Record) -> Citations:
    """The citations of a record that this site publishes."""
    return Citations(record, Ledger(site.name, site.url))


def section(citations: Citations, url: str, title: str = "") -> str:
    """The section for the page at `url`, below the site's root; `title` is needed where it is no entry's page.

    It is folded and needs no script; `docs/assets/cite.js` adds a button to each style that copies it. The audit
    compares every citation with what `Citations` gives for the page on which it stands.
    """
    works = citations.of_page(url, title)
    rows = "".join(
        f'<dt>{style.name}</dt><dd data-citation="{key}">'
        + "".join(f"<i>{_text(piece)}</i>" if isinstance(piece, Italic) else _text(piece) for piece in put)
        + "</dd>"
        for key, style in STYLES.items()
        for put in [citations.put(works, key)]
    )
    return f'<details class="ledger-cite-this"><summary>Cite this</summary><dl>{rows}</dl></details>'


def _text(piece: str) -> str:
    return escape(piece, quote=False)

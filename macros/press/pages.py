"""The built pages: finding them, and putting what the record adds into each of them."""

import re
from pathlib import Path

from macros.citations.metadata import DATA_PAGE
from macros.markup.addresses import FOLDERS, links_from
from macros.press import (
    chart_pages,
    corrections,
    everything,
    foot,
    permalinks,
    published,
    social_cards,
)
from macros.press.cite_this import CiteThis
from macros.press.entries import Desk
from macros.press.first_view import FirstView
from macros.press.notes import with_notes
from macros.press.site import SHELL, Site
from macros.press.uses import Uses, title_of
from macros.record.model import Record

_ARTICLE_END = "</article>"
_ADDED = re.compile(r"\n?<!-- ledger -->.*?<!-- /ledger -->\n?", re.DOTALL)
_IN_PARAGRAPH = re.compile(r'<p>(<(table|figure|div|ol) class="ledger-.*?</\2>)</p>', re.DOTALL)
"""What an author's word gives as a block, and Markdown takes for a paragraph where it stands in a remark."""

_ALL_FIGURES = '<div id="all-figures"></div>'
_ALL_CHARTS = '<div id="all-charts"></div>'


def press(site_dir: Path, record: Record, *, preview: bool = False) -> None:
    """Finish the pages that the generator has built into `site_dir`, in place.

    Each page gets its sources at its foot; the page that holds `<div id="all-figures"></div>` gets the whole
    record, the one that holds `<div id="all-charts"></div>` all charts; every entry and every chart gets its
    permalink page, and the record is laid beside them as CSV and JSON. Pressing twice changes nothing, and the same
    pages and record give the same bytes. Pages of a preview go without a policy, as the script that reloads them is
    not ours to allow.
    """
    site = Site.read(site_dir)
    view = FirstView(site)
    uses = Uses()
    finished_pages = []
    folders = tuple(f"{folder}/" for folder in (*FOLDERS.values(), "charts"))
    for path in sorted(site_dir.rglob("*.html")):
        url = _url(path.relative_to(site_dir))
        if url.startswith(folders) and url not in (*folders, SHELL):
            continue  # a permalink page
        page = path.read_text(encoding="utf-8")
        uses.note(url, _ADDED.sub("", page))
        finished = finish(page, url, record, site)
        if not preview:
            finished = view.page(finished, url)
        if finished != page:
            path.write_text(finished, encoding="utf-8")
        finished_pages.append(path)
    if not preview:
        view.start(finished_pages)
    chart_pages.write(site, record, uses)
    permalinks.write(site, record, uses)
    published.write(site, record)
    if not preview:
        social_cards.write(site, record, uses)
        view.write()


def finish(page: str, url: str, record: Record, site: Site) -> str:
    """The HTML of one page of a site, which stands at `url` below its root, with what the record adds to it."""
    page = _IN_PARAGRAPH.sub(r"\1", _ADDED.sub("", page))
    start, end = page.find("<article"), page.rfind(_ARTICLE_END)
    if start < 0 or end < 0:
        return page
    desk = Desk(record, links_from(record, url), site)
    if _ALL_CHARTS in page:
        page = page.replace(_ALL_CHARTS, _ALL_CHARTS + _marked(chart_pages.listing(desk)), 1)
        start, end = page.find("<article"), page.rfind(_ARTICLE_END)
    if _ALL_FIGURES in page:
        return page.replace(_ALL_FIGURES, _ALL_FIGURES + _marked(everything.listing(desk)), 1)
    sources = foot.section(page[start:end], desk)
    cite_this, title = CiteThis(site, record), title_of(page)
    added = sources + (cite_this.section(url, title) if sources else "") + corrections.of_page(site, url)
    if added:
        article = with_notes(page[start:end], sources, record)
        page = page[:start] + article + _marked(added) + page[end:]
    if sources or url == DATA_PAGE:
        page = page.replace("</title>", f"</title>{_marked(cite_this.head(url, title))}", 1)
    return page


def _marked(html: str) -> str:
    return f"\n<!-- ledger -->\n{html}\n<!-- /ledger -->\n"


def _url(path: Path) -> str:
    """The address of a built file, with `index.html` left out as links leave it out."""
    return path.as_posix().removesuffix("index.html")

"""The permalink pages: one for every entry that is or was in the record, stamped from the shell."""

import shutil
from collections.abc import Iterator

from macros.markup.addresses import address, links_from, revision
from macros.press.cite_this import CiteThis
from macros.press.entries import Desk
from macros.press.entry_pages import EntryPage, entry_page, frozen_page, tombstone_page
from macros.press.shell import Shell
from macros.press.site import SHELL, Site
from macros.press.uses import Uses
from macros.record import history
from macros.record.model import Record


def write(site: Site, record: Record, uses: Uses) -> None:
    """Write into a built site the page of every entry, of every state of a revised figure, and of all that is retired.

    The shell is taken out of the site; one without a shell has its permalink pages already, and stays as it is.
    """
    shell = Shell.read(site)
    if shell is None:
        return
    cite_this = CiteThis(site, record)
    for url, page in _pages(site, record, uses, cite_this):
        html = shell.stamp(page.title, page.body, url, head=cite_this.head(url, page.title))
        site.write(f"{url}index.html", html.encode())
    shutil.rmtree(site.folder / SHELL)


def _pages(site: Site, record: Record, uses: Uses, cite_this: CiteThis) -> Iterator[tuple[str, EntryPage]]:
    """Every permalink page, with its address."""
    desk = Desk(record, links_from(record, SHELL), site)
    for entries in record.kinds().values():
        for entry in entries.values():
            url = address(record, entry.id)
            page = entry_page(desk, entry, uses, "../../", cite_this.section(url))
            yield url, page
    for figure in record.figures.values():
        for number in range(1, history.states(figure) + 1) if figure.revised else ():
            url = revision(record, figure.id, number)
            cite = cite_this.section(url)
            deeper = Desk(record, links_from(record, url), site)
            yield url, frozen_page(deeper, figure, number, "../../../", cite)
    for permalink in record.permalinks.values():
        if permalink.retired:
            url = address(record, permalink.id)
            yield url, tombstone_page(desk, permalink, "../../")

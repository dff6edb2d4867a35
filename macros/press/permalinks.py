"""The permalink pages: one for every entry of the record, stamped from the shell."""

import shutil

from macros.markup.addresses import address, links_from
from macros.press.entries import Desk
from macros.press.entry_pages import entry_page
from macros.press.shell import Shell
from macros.press.site import SHELL, Site
from macros.press.uses import Uses
from macros.record.model import Record


def write(site: Site, record: Record, uses: Uses) -> None:
    """Write the page of every entry into a built site, and take the shell out of it.

    A site without a shell has its permalink pages already, and stays as it is.
    """
    shell = Shell.read(site)
    if shell is None:
        return
    for entries in record.kinds().values():
        for entry in entries.values():
            url = address(record, entry.id)
            desk = Desk(record, links_from(record, url), site)
            page = entry_page(desk, entry, uses, "../../")
            place = record.places[entry.id]
            edit = f"{site.edit_base}/{place.file}#L{place.line}"
            path = site.folder / url / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(shell.stamp(page.title, page.body, url, edit), encoding="utf-8")
    shutil.rmtree(site.folder / SHELL)

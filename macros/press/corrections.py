"""The ways to a correction: the line of an entry in the repository's editor, and forms that are filled in already."""

from html import escape
from pathlib import Path
from urllib.parse import urlencode

from macros.markup.addresses import address
from macros.press.entries import Desk
from macros.press.site import SHELL, Site
from macros.record.kept import kept
from macros.record.model import Entry, Kind, Quantity, Seen, Source

THEFTS = "thefts/"
"""The page on which a reader may miss a theft."""

_ID = "LEDGER-ID"
_Forms = tuple[tuple[str, str], ...]


def links(desk: Desk, entry: Entry) -> str:
    """Where an entry is corrected, as a paragraph of links; empty where no repository is known.

    The first opens the file of the entry at its line; the others open forms that know which entry is meant.
    """
    if desk.site.edit_base is None:
        return ""
    place = desk.record.places[entry.id]
    edit = _link("ledger-fact__edit", f"{_editor(desk, place.file)}#L{place.line}", "Correct this")
    url = address(desk.record, entry.id).replace(entry.id, _ID)
    return _paragraph([edit, _reports(desk, url, _forms(entry)).replace(_ID, entry.id)])


def of_page(site: Site, url: str) -> str:
    """The forms about the page at `url`, below the site's root, as a paragraph of links.

    Empty where no repository is known, and for the shell of other pages and what stands for those not found.
    """
    if site.repository is None or url == SHELL or not f"/{url}".endswith("/"):
        return ""
    ways = [_about_page(site, url)]
    if url == THEFTS:
        ways.append(
            _link("ledger-report", form(site, "theft-missing", {}), "Tell us of a theft that is missing")
        )
    return _paragraph(ways)


def of_chart(site: Site, url: str, module: str) -> str:
    """Where the chart on the page at `url` is corrected, as a paragraph of links: its module, and a form."""
    if site.edit_base is None:
        return ""
    edit = _link("ledger-fact__edit", f"{site.edit_base}/{module}", "Correct this")
    return _paragraph([edit, _about_page(site, url)])


def form(site: Site, template: str, known: dict[str, str]) -> str:
    """The address of an issue form of `.github/ISSUE_TEMPLATE/`; `known` fills in its fields, by their ids."""
    return f"{site.repository}/issues/new?{urlencode({'template': f'{template}.yml', **known}, safe=':/')}"


def in_repository(file: str) -> str:
    """The path of a file below the top of the repository that it lies in, whatever the working directory is."""
    path = Path(file)
    folder = path.parent.resolve()
    top = next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)
    return ((folder / path.name).relative_to(top) if top else path).as_posix()


@kept
def _editor(desk: Desk, file: str) -> str:
    """The address at which a file of the record is edited."""
    return f"{desk.site.edit_base}/{in_repository(file)}"


def _forms(entry: Entry) -> _Forms:
    """The forms that fit an entry, each with the words of the link that leads there."""
    if isinstance(entry, Source):
        dead = ("dead-link", "Report a dead link")
        is_second_hand = entry.kind is Kind.REPRINT or entry.seen is Seen.EXCERPT
        return (dead, ("original-found", "Name the original")) if is_second_hand else (dead,)
    if isinstance(entry, Quantity):
        return (("new-source", "Add a count"),)
    return (("wrong-number", "Report a mistake"), ("new-source", "Add a source"))


@kept
def _reports(desk: Desk, url: str, forms: _Forms) -> str:
    """The links to some forms, the same for all entries of a kind: `url` and the links have `_ID` in place of an id."""
    known = {"id": _ID} | ({"permalink": desk.site.url + url} if desk.site.url else {})
    return " ".join(
        _link("ledger-report", form(desk.site, template, known), words) for template, words in forms
    )


def _link(css_class: str, address: str, words: str) -> str:
    return f'<a class="{css_class}" href="{escape(address)}">{words}</a>'


def _about_page(site: Site, url: str) -> str:
    known = {"page": site.url + url} if site.url else {}
    return _link("ledger-report", form(site, "wrong-number", known), "Report a mistake on this page")


def _paragraph(ways: list[str]) -> str:
    return f'<p class="ledger-corrections">{" ".join(ways)}</p>'

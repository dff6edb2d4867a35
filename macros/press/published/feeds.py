"""The changes of the record as feeds: `feed.xml` in Atom and `feed.json` as a JSON Feed."""

import json
from collections.abc import Sequence
from html import escape

from lxml import etree

from macros.press.published.changes import Change, changes
from macros.press.published.licence import LICENCE, LICENCE_URL
from macros.press.site import Site
from macros.record.model import Record
from macros.record.periods import PartialDate

ATOM, JSON_FEED = "feed.xml", "feed.json"
MOST = 100
"""The number of changes that a feed holds at most."""

_NAMESPACE = "http://www.w3.org/2005/Atom"
_ABOUT = "What is new in the record, what was revised and what was retired, with the page that tells more."


def write(site: Site, record: Record) -> None:
    """Write both feeds; none where nobody knows where the site will stand, or nothing has been published."""
    told = changes(record, MOST)
    if site.url and told:
        (site.folder / ATOM).write_bytes(_atom(site, told))
        text = json.dumps(_json_feed(site, told), ensure_ascii=False, indent=1)
        (site.folder / JSON_FEED).write_text(text + "\n", encoding="utf-8")


def _atom(site: Site, told: Sequence[Change]) -> bytes:
    default = {None: _NAMESPACE}
    feed = etree.Element(f"{{{_NAMESPACE}}}feed", nsmap=default)  # type: ignore[arg-type] # None is the default
    _add(feed, "title", f"{site.name}: changes")
    _add(feed, "subtitle", _ABOUT)
    _add(feed, "id", site.url)
    _add(feed, "link", rel="self", type="application/atom+xml", href=site.url + ATOM)
    _add(feed, "link", rel="alternate", type="text/html", href=site.url)
    _add(feed, "link", rel="license", href=LICENCE_URL)
    _add(feed, "updated", _moment(told[0].date))
    _add(feed, "rights", LICENCE)
    _add(_add(feed, "author"), "name", site.name)
    for change in told:
        entry = _add(feed, "entry")
        _add(entry, "title", change.title)
        _add(entry, "id", _id(site, change))
        _add(entry, "link", rel="alternate", type="text/html", href=site.url + change.address)
        _add(entry, "published", _moment(change.date))
        _add(entry, "updated", _moment(change.date))
        _add(entry, "category", term=change.what.lower())
        _add(entry, "content", _html(change), type="html")
    etree.indent(feed, space="")
    return etree.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"


def _json_feed(site: Site, told: Sequence[Change]) -> dict[str, object]:
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{site.name}: changes",
        "description": _ABOUT,
        "home_page_url": site.url,
        "feed_url": site.url + JSON_FEED,
        "language": "en",
        "authors": [{"name": site.name, "url": site.url}],
        "items": [
            {
                "id": _id(site, change),
                "url": site.url + change.address,
                "title": change.title,
                "content_html": _html(change),
                "date_published": _moment(change.date),
                "tags": [change.what.lower()],
            }
            for change in told
        ],
    }


def _add(parent: etree._Element, tag: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_NAMESPACE}}}{tag}", attributes)
    element.text = text
    return element


def _id(site: Site, change: Change) -> str:
    return f"{site.url}feed.xml#{change.key}"


def _html(change: Change) -> str:
    return "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in change.paragraphs)


def _moment(date: PartialDate) -> str:
    """The beginning of the first day that a date can mean, as feeds write it."""
    return f"{date.first_day.isoformat()}T00:00:00Z"

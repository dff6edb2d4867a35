"""What the theme repeats of a page around its text: titles in menus and tabs, the table of contents, footnote marks.

Such a text passes only where it equals what it repeats, and the page that it leads to is the one it names.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urljoin

from macros.trace.spot import Spot

_TITLES = (
    *(
        "md-header__topic",
        "md-nav__link",
        "md-nav__title",
        "md-footer__link",
        "md-path__link",
        "md-tabs__link",
    ),
    "ledger-page-title",
)
"""The classes of elements that repeat a page's title: the theme's, and that of the report on the trace page."""
_ROOT = "https://site.invalid/root/"
_PLAIN_PATH = re.compile(r"(?:[a-z0-9-]+/)+")
"""A path that joining to an address leaves as it is."""
_TITLE_META = ("og:title", "twitter:title")


def zone_of(element: Any, attribute: str) -> str:
    """What sort of place of a built page a text stands in, by the elements around it; "" for running text."""
    if element.tag == "title" and element.getparent() is not None and element.getparent().tag == "head":
        return "page-title"
    if element.tag == "meta":
        return "page-title" if (element.get("property") or element.get("name")) in _TITLE_META else ""
    for around in [element, *element.iterancestors()]:
        classes = (around.get("class") or "").split()
        if around.tag == "g" and "axis-ticks" in classes:
            return "axis-ticks"
        if around.tag in ("code", "pre") and not attribute:
            return "code"
        if around.tag == "a" and ("footnote-ref" in classes or "footnote-backref" in classes):
            return "footnote"
        if around.tag == "a" and "md-nav__link" in classes and (around.get("href") or "").startswith("#"):
            return "toc"
        if any(name in classes for name in _TITLES):
            return "page-title"
    return ""


def title_known(spot: Spot) -> bool:
    """True where all is known that a rule may ask of a number: the title of another page has perhaps to be read yet."""
    return spot.zone != "page-title" or _titled(spot) in spot.setting.titles


def _titled(spot: Spot) -> str:
    """The address of the page whose title a text may be: the one that it leads to, its own where it leads nowhere."""
    link = _around(spot.element, "a")
    if link is None:
        return str(spot.own.url)
    return resolved(spot.own.url, link.get("href") or "").partition("#")[0]


class Repetition(NamedTuple):
    """A text that may repeat the title of the page at an address; in the head of a page, the site's name may follow."""

    said: str
    address: str
    is_head: bool

    def holds(self, titles: Mapping[str, str]) -> bool:
        """True where the text is that title, with no more around it than a menu writes."""
        title = titles.get(self.address)
        if not title:
            return False
        if self.is_head:
            return self.said == title or self.said.startswith(f"{title} - ")
        return self.said in (title, f"Previous: {title}", f"Next: {title}")


def repetition(spot: Spot) -> Repetition:
    """What the text in which a number stands may repeat."""
    return Repetition(_said(spot), _titled(spot), spot.element.tag in ("title", "meta"))


def repeats_a_title(spot: Spot) -> bool:
    """True where the text is the title of the page that it leads to, or of its own page where it leads nowhere."""
    return repetition(spot).holds(spot.setting.titles)


def repeats_a_heading(spot: Spot) -> bool:
    """True where the text is the heading that it leads to."""
    link = _around(spot.element, "a")
    return link is not None and _said(spot) == spot.own.headings.get(
        (link.get("href") or "").removeprefix("#")
    )


def is_place_of_a_footnote(spot: Spot) -> bool:
    """True where the number is the place of the footnote that the mark leads to, or leads back from."""
    link = _around(spot.element, "a")
    note = (link.get("href") or "").removeprefix("#").replace("fnref", "fn", 1) if link is not None else ""
    notes = spot.own.footnotes
    return note in notes and spot.text[spot.start : spot.end] == str(notes.index(note) + 1)


def _around(element: Any, tag: str) -> Any:
    """The nearest element of that tag at or around an element; None where there is none."""
    return element if element.tag == tag else next(element.iterancestors(tag), None)


def _said(spot: Spot) -> str:
    """All that the element, or its attribute, says."""
    if spot.attribute:
        return plain(spot.element.get(spot.attribute) or "")
    for around in (spot.element, *spot.element.iterancestors()):
        if around.tag in ("title", "a", "label", "div"):
            said = [part for part in around.iter() if "md-ellipsis" in (part.get("class") or "").split()]
            return plain("".join((said[0] if said else around).itertext()))
    return ""


def resolved(url: str, link: str) -> str:
    """Where a link on the page at `url` leads, below the site's root; an address of another site stays whole."""
    to_root = "../" * url.count("/")
    if link.startswith(to_root) and _PLAIN_PATH.fullmatch(link, len(to_root)):
        return link[len(to_root) :]
    return _joined(url, link)


@lru_cache(maxsize=4096)
def _joined(url: str, link: str) -> str:
    return urljoin(f"{_ROOT}{url}", link).removeprefix(_ROOT)


def plain(text: str) -> str:
    """The text with every run of blanks as one space."""
    return " ".join(text.split())

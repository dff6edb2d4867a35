"""The HTML of the built site: every kind of page is valid, and no page has what a parser would have to guess at."""

from collections import Counter
from itertools import pairwise

import html5lib
import pytest
from lxml import etree, html

from tests.site.conftest import Site

INTERACTIVE = ("a", "button", "select", "summary", "label")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@pytest.fixture(scope="module")
def trees(site: Site) -> dict[str, html.HtmlElement]:
    """Every page of the site, the error page with them, as a tree."""
    paths = {page: site.folder / page / "index.html" for page in site.pages}
    paths["404.html"] = site.folder / "404.html"
    return {page: html.fromstring(path.read_bytes()) for page, path in paths.items()}


def test_every_kind_of_page_parses_strictly(site: Site) -> None:
    """The parser of the HTML standard finds nothing to complain of."""
    faults = {}
    for page in [*site.kinds_of_page, "404.html"]:
        path = site.folder / page
        parser = html5lib.HTMLParser()
        parser.parse((path if path.is_file() else path / "index.html").read_text(encoding="utf-8"))
        if parser.errors:
            faults[page] = parser.errors
    assert faults == {}


def test_ids_are_unique(trees: dict[str, html.HtmlElement]) -> None:
    """An anchor leads to one place."""
    faults = {}
    for page, tree in trees.items():
        twice = [name for name, times in Counter(tree.xpath("//@id")).items() if times > 1]
        if twice:
            faults[page] = twice
    assert faults == {}


def test_nothing_that_can_be_pressed_holds_another(trees: dict[str, html.HtmlElement]) -> None:
    """No link in a link: a browser would tear them apart, and a keyboard could not choose."""
    within = " or ".join(f"self::{tag}" for tag in INTERACTIVE[:2])
    faults = {
        page: [etree.tostring(one)[:120] for one in found]
        for page, tree in trees.items()
        if (found := tree.xpath(f"//a[@href]//*[{within}] | //button//*[{within}]"))
    }
    assert faults == {}


def test_pictures_say_what_they_show(trees: dict[str, html.HtmlElement]) -> None:
    """Every picture has a text in its place, if only an empty one."""
    assert {page for page, tree in trees.items() if tree.xpath("//img[not(@alt)]")} == set()


def test_headings_are_in_order(trees: dict[str, html.HtmlElement]) -> None:
    """A page has one heading of the first rank, and none that skips a rank on the way down."""
    faults = {}
    for page, tree in trees.items():
        if page.endswith("/embed/"):
            continue  # shown within the page of someone else, who has headings of his own
        ranks = [
            int(heading.tag[1])
            for heading in tree.xpath("//article//*[self::" + " or self::".join(HEADINGS) + "]")
        ]
        skipped = any(after > before + 1 for before, after in pairwise(ranks))
        if ranks[:1] != [1] or ranks.count(1) > 1 or skipped:
            faults[page] = ranks
    assert faults == {}


def test_links_to_a_place_on_the_page_find_it(trees: dict[str, html.HtmlElement]) -> None:
    """What a label, a drawing or a button points at by its id is there."""
    faults = {}
    for page, tree in trees.items():
        ids = set(tree.xpath("//@id"))
        pointers = tree.xpath("//label/@for | //@aria-labelledby | //@aria-describedby | //@aria-controls")
        lost = {one for pointer in pointers for one in pointer.split()} - ids
        if lost:
            faults[page] = lost
    assert faults == {}

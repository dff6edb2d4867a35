"""The links of the built site: each one leads somewhere, and works under a sub-path."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.site.conftest import Site, build


class Links(HTMLParser):
    """Collects what a page links to and which anchors it has."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.anchors: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses and the ids that a tag carries."""
        for name, value in attrs:
            if name in ("href", "src", "xlink:href") and value is not None:
                self.targets.append(value)
            elif name == "id" and value:
                self.anchors.add(value)


@pytest.fixture(scope="module")
def links(site: Site) -> dict[str, Links]:
    """The links of every page by the page's address."""
    return {
        page: Links((site.folder / page / "index.html").read_text(encoding="utf-8")) for page in site.pages
    }


def test_no_link_of_the_site_is_dead(site: Site, links: dict[str, Links]) -> None:
    """Every link that stays on the site leads to a file that is there, and to an anchor that is on it."""
    dead = []
    for page, found in links.items():
        for target in found.targets:
            parts = urlsplit(urljoin(site.url + page, target))
            if not parts.geturl().startswith(site.url):
                continue
            path = unquote(parts.path.removeprefix(urlsplit(site.url).path))
            file = (
                site.folder / path / "index.html" if path == "" or path.endswith("/") else site.folder / path
            )
            linked = links.get(path)
            if not file.is_file() or (
                parts.fragment and linked and unquote(parts.fragment) not in linked.anchors
            ):
                dead.append(f"{page}: {target}")
    assert dead == []


def test_links_within_the_site_are_relative(site: Site, links: dict[str, Links]) -> None:
    """No page names the site's own root, so that the site can move; only its canonical address does.

    A chart's page names what oEmbed says of it too, as others ask for that, and its frame names the chart's page.
    """
    for page, found in links.items():
        absolute = [target for target in found.targets if target.startswith(("/", site.url))]
        home = site.url + page.removesuffix("embed/")
        assert [target for target in absolute if target != f"{home}oembed.json"] == [home]


def test_the_error_page_works_at_any_depth(site: Site) -> None:
    """It may be shown for any address, so its links start at the site's root, sub-path included."""
    found = Links((site.folder / "404.html").read_text(encoding="utf-8"))
    internal = [
        target for target in found.targets if not urlsplit(target).scheme and not target.startswith("#")
    ]
    assert internal
    assert all(target.startswith("/REPO/") for target in internal)


def test_the_build_gives_the_same_bytes(site: Site, project: Path, tmp_path: Path) -> None:
    """Pages depend on the record and the text alone: a second build is the same, page for page."""
    build(tmp_path / "again", site.url, project, audited=False)
    for page in site.pages:
        if page == "trace/":
            continue  # the audit writes its report there
        first, second = (folder / page / "index.html" for folder in (site.folder, tmp_path / "again"))
        assert first.read_bytes() == second.read_bytes()

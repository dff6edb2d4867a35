"""The generator is a replaceable part: Zensical builds the same site from the same folder."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from macros.trace.source_text import MARKS
from tests.reader import begin, reading
from tests.screens import served
from tests.site.conftest import READ, ROOT, URL, Site, copied

_RECORDS = "|".join(mark for mark in MARKS if mark != "audit")  # which counts the menus of the theme too
_NUMBER = re.compile(rf'<(\w+) [^>]*?\bdata-({_RECORDS})="([^"]*)"[^>]*>(.*?)</\1>', re.DOTALL)


@pytest.fixture(scope="module")
def twin(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as Zensical builds it, finished and audited as `make zensical` does."""
    copy = copied(project, tmp_path_factory.mktemp("zensical"))  # Zensical empties the .cache of its folder
    site = str(copy / "site")
    run("zensical", "build", "--strict", folder=copy, url=URL)
    run("macros.cli", "press", site, folder=project, url=URL)
    run("macros.cli", "audit", site, folder=project, url=URL)
    return copy / "site"


def run(*command: str, folder: Path, url: str) -> None:
    """Run a module of Python in a folder, for a site that will have that address."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=os.environ | {"SITE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command} fails:\n{done.stdout[-5000:]}{done.stderr[-5000:]}"


def numbers(page: Path) -> Iterator[tuple[str, str, str]]:
    """What a page prints of the record, in order: the kind of mark, the id, and the text."""
    for match in _NUMBER.finditer(page.read_text(encoding="utf-8")):
        yield match[2], match[3], " ".join(re.sub(r"<[^>]*>", "", match[4]).split())


def test_both_generators_build_the_same_pages_with_the_same_numbers(twin: Path, site: Site) -> None:
    """Every address, permalinks among them, is there with both, and prints the same numbers in the same order."""
    addresses, others = (
        {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
        for folder in (site.folder, twin)
    )
    assert addresses == others
    assert "figures/japan-loss/index.html" in addresses
    other = [page for page in addresses if [*numbers(site.folder / page)] != [*numbers(twin / page)]]
    assert other == []


@pytest.mark.browser
def test_its_search_and_numbers_work_under_the_policy(twin: Path, browser: Browser) -> None:
    """The search finds an entry and wears its styles, which its script writes; a number opens instantly."""
    with served(twin) as copy, reading(browser) as reader:
        page = reader.open(f"{copy.url}who-lost-it/")
        begin(page)
        page.locator("button.md-search__button").click()
        page.keyboard.type("ronin")
        found = page.locator("a[href*='incidents/ronin-2022/?h=ronin']")
        expect(found).to_be_visible()
        assert found.evaluate("link => getComputedStyle(link).textDecorationLine") == "none"
        page.keyboard.press("Escape")
        page.evaluate("window.stayed = true")
        page.locator("article a[data-figure=japan-loss]").first.click()
        page.wait_for_url("**/figures/japan-loss/")
        expect(page.locator("h1")).to_contain_text("Japan")
        assert page.evaluate("window.stayed")


def test_a_word_that_fails_stops_zensical(tmp_path: Path) -> None:
    """A number that only the build can look up, and that is not in the record, is refused with file and line."""
    for name in READ:
        if name != "docs":
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, tmp_path / name)
    (tmp_path / "docs").mkdir()
    page = '---\ntitle: T\n---\n\n# T\n\n{% set id = "no-" ~ "such" %}{{ fig(id) }}\n'
    (tmp_path / "docs" / "index.md").write_text(page)
    with pytest.raises(AssertionError, match=r"docs/index\.md:7:1: fig: no figure 'no-such'"):
        run("zensical", "build", "--strict", folder=tmp_path, url="http://127.0.0.1/")

"""The live preview of `make serve`: a change shows, and a fault is told without ending it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site.conftest import ROOT

PATIENCE = 60
"""Seconds after which a change that does not show is a failure; it takes one or two."""


@dataclass
class Preview:
    """A small project that is being previewed: its folder, the address of its page, and the file of what is said."""

    folder: Path
    url: str
    log: Path

    def await_page(self, text: str) -> None:
        """Wait until the page holds a text."""
        self._await(lambda: text in self._page())

    def await_message(self, text: str) -> None:
        """Wait until the preview has said a text."""
        self._await(lambda: text in self.log.read_text(encoding="utf-8"))

    def _page(self) -> str:
        try:
            with urllib.request.urlopen(self.url, timeout=5) as answer:
                page: str = answer.read().decode("utf-8")
                return page
        except OSError:
            return ""

    def _await(self, done: object) -> None:
        assert callable(done)
        end = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < end, self.log.read_text(encoding="utf-8")
            time.sleep(0.2)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """A project of one page over the small record of the tests of press, previewed until the test ends."""
    project = tmp_path / "project"
    shutil.copytree(ROOT / "tests" / "press" / "record", project / "data")
    (project / "docs").mkdir()
    for name in ("macros", "theme"):
        (project / name).symlink_to(ROOT / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for part in ("nav", "not_in_nav", "extra_css", "extra_javascript"):
        settings = re.sub(rf"^{part}:.*\n(?:[ ]+.*\n|\n(?=[ ]))*", "", settings, flags=re.MULTILINE)
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (project / "docs" / "index.md").write_text(
        '# Start\n\nJapan lost {{ fig("japan-loss") }}.\n', encoding="utf-8"
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/"
    log = tmp_path / "log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}", "--livereload"]
    with log.open("w", encoding="utf-8") as said:
        server = subprocess.Popen(
            command, cwd=project, env=os.environ | {"SITE_URL": url}, stdout=said, stderr=subprocess.STDOUT
        )
        try:
            yield Preview(project, url, log)
        finally:
            server.terminate()
            server.wait()


def test_a_change_shows_and_a_fault_is_told(preview: Preview) -> None:
    """The record and the page can be changed; a wrong value is named, and the preview goes on when it is mended."""
    preview.await_page("more than $721 million")
    figures = preview.folder / "data" / "figures" / "by-country.yml"
    sound = figures.read_text(encoding="utf-8")

    figures.write_text(sound.replace("value: 721_000_000", "value: 712_000_000"), encoding="utf-8")
    preview.await_message(
        "data/figures/by-country.yml:4:10: value: is 712,000,000 but as_printed '$721 million'"
    )

    changed = sound.replace("value: 721_000_000", "value: 722_000_000").replace(
        "$721 million", "$722 million"
    )
    figures.write_text(changed, encoding="utf-8")
    preview.await_page("more than $722 million")

    page = preview.folder / "docs" / "index.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("Japan lost", "Its exchanges lost"), encoding="utf-8"
    )
    preview.await_page("Its exchanges lost")

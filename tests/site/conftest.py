"""The site as readers get it: built once and served under a sub-path."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
STAMPED = ("charts", "events", "figures", "incidents", "names", "quantities", "sources")
"""The folders of permalink pages, each folder's pages made alike."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep all tests of the site in one process, so that the site is built once."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.xdist_group("site"))


@dataclass(frozen=True, slots=True)
class Site:
    """The built site: its folder, and the address of its root on this machine."""

    folder: Path
    url: str

    @property
    def pages(self) -> list[str]:
        """The addresses of all pages, relative to the root, the error page left out."""
        found = self.folder.rglob("index.html")
        return sorted(path.relative_to(self.folder).as_posix().removesuffix("index.html") for path in found)

    @property
    def kinds_of_page(self) -> list[str]:
        """Pages to look at one by one: all that are written, and of each kind that is stamped the fullest."""
        stamped: dict[tuple[str, int], list[str]] = {}
        written = []
        for page in self.pages:
            folder, *deeper = page.removesuffix("/").split("/")
            if deeper and folder in STAMPED:
                stamped.setdefault((folder, len(deeper)), []).append(page)
            else:
                written.append(page)
        return written + [max(pages, key=self._size) for pages in stamped.values()]

    def _size(self, page: str) -> int:
        return (self.folder / page / "index.html").stat().st_size


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a line for each request."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the name is the base class's
        """Say nothing."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site, built strictly for the sub-path /REPO/ and served there."""
    root = tmp_path_factory.mktemp("served")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(root))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/REPO/"
        build(root / "REPO", url)
        yield Site(root / "REPO", url)
        server.shutdown()


def build(folder: Path, url: str, project: Path = ROOT) -> None:
    """Build a project's site into a folder and audit it, as `make site` does, for the address it will have."""
    environment = os.environ | {"SITE_URL": url, "NO_MKDOCS_2_WARNING": "1"}
    for stage in (("mkdocs", "build", "--strict", "--quiet", "--site-dir"), ("macros.cli", "audit")):
        command = [sys.executable, "-m", *stage, str(folder)]
        done = subprocess.run(
            command, cwd=project, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{stage[0]} refuses the site:\n{done.stdout[-5000:]}{done.stderr}"

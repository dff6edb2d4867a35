"""The site as readers get it: built once and served under a sub-path."""

import fcntl
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STAMPED = ("charts", "events", "figures", "incidents", "names", "quantities", "sources")
"""The folders of permalink pages, each folder's pages made alike."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the longest tests begin, so that no process is left with one of them at the end."""
    here = Path(__file__).parent
    items.sort(key=lambda item: (item.path.stem != "test_accessibility", not item.path.is_relative_to(here)))


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


@pytest.fixture(scope="session")
def site(served: tuple[Path, str]) -> Site:
    """The site, built strictly for the sub-path /REPO/ and served there; one build for all processes."""
    root, url = served
    site = Site(root / "REPO", f"{url}REPO/")
    with (root / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # whoever comes second waits for the first
        if not (root / "built").exists():
            build(site.folder, site.url)
            (root / "built").touch()
    return site


def build(folder: Path, url: str, project: Path = ROOT, *, audited: bool = True) -> None:
    """Build a project's site into a folder and audit it, as `make site` does, for the address it will have."""
    environment = os.environ | {"SITE_URL": url, "NO_MKDOCS_2_WARNING": "1"}
    stages = [("mkdocs", "build", "--strict", "--quiet", "--site-dir"), ("macros.cli", "audit")]
    for stage in stages if audited else stages[:1]:
        command = [sys.executable, "-m", *stage, str(folder)]
        done = subprocess.run(
            command, cwd=project, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{stage[0]} refuses the site:\n{done.stdout[-5000:]}{done.stderr}"

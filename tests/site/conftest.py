"""The site as readers get it: built once and served under a sub-path."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import HOST

ROOT = Path(__file__).parents[2]
STAMPED = ("charts", "events", "figures", "incidents", "names", "quantities", "sources")
"""The folders of permalink pages, each folder's pages made alike."""

URL = f"http://{HOST}/REPO/"
READ = ("mkdocs.yml", "docs", "data", "theme")
"""What a generator reads."""
FIRST = ("test_every_page", "test_zensical", "test_editors", "test_hostile", "test_refused_build", "test_weight")
"""The longest files, in the order in which the processes take them up: the second builds what needs no site yet."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the longest files begin, so that no process is left with one of them at the end."""
    place = {name: index for index, name in enumerate(FIRST)}
    items.sort(key=lambda item: place.get(item.path.stem, len(FIRST)))


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
def project(served: tuple[Path, str]) -> Path:
    """What a generator reads, as it stood when the tests began, with this project's program; one for all processes."""
    root, _ = served
    project = root / "project"
    with _alone(root / "project.lock"):
        if not (project / "macros").exists():
            (ROOT / ".cache").mkdir(exist_ok=True)  # what was drawn in an earlier run need not be drawn again
            (copied(ROOT, project) / ".cache").symlink_to(ROOT / ".cache")
            (project / "macros").symlink_to(ROOT / "macros")
    return project


@pytest.fixture(scope="session")
def site(project: Path, served: tuple[Path, str]) -> Site:
    """The site, built strictly for the sub-path /REPO/ and served there; one build for all processes."""
    root, _ = served
    site = Site(root / "REPO", URL)
    with _alone(root / "site.lock"):
        if not (root / "built").exists():
            build(site.folder, site.url, project)
            (root / "built").touch()
    return site


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Whoever comes second waits for the first."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def copied(project: Path, folder: Path) -> Path:
    """A copy of what a generator reads, in a folder."""
    for name in READ:
        if (project / name).is_dir():
            shutil.copytree(project / name, folder / name)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(project / name, folder / name)
    return folder


def build(folder: Path, url: str, project: Path, *, audited: bool = True) -> None:
    """Build a project's site into a folder and audit it, as `make site` does, for the address it will have."""
    environment = os.environ | {"SITE_URL": url, "NO_MKDOCS_2_WARNING": "1"}
    stages = [("mkdocs", "build", "--strict", "--quiet", "--site-dir"), ("macros.cli", "audit")]
    for stage in stages if audited else stages[:1]:
        command = [sys.executable, "-m", *stage, str(folder)]
        done = subprocess.run(
            command, cwd=project, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{stage[0]} refuses the site:\n{done.stdout[-5000:]}{done.stderr}"

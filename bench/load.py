"""How long loading and checking a large record takes, beside only parsing the same files with PyYAML's C loader.

Prints, for a record of 1,000 and one of 10,000 figures (with a fifth as many sources): CPU seconds, the ratio to
PyYAML's, the growth from the small record to the large one, and the peak memory of a process that loads it.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from macros.record.load import load

RUNS = 5
SIZES = (1_000, 10_000)
FIGURES_A_TOPIC = 500

_SOURCE = """\
{id}:
  title: A report on thefts, number {n} of a series
  publisher: Publisher of Reports
  author: A. N. Author
  date: 2023-05-15
  url: https://example.org/reports/{n}
  kind: firm
  checked: 2026-11-21

"""
_FIGURE = """\
{id}:
  says: Losses in one country to crypto theft tied to North Korea, in a study made for a newspaper.
  as_printed: more than ${n}.5 million in stolen crypto assets
  value: {n}_500_000
  unit: USD
  hedge: more than
  period: 2017 to 2022
  originator: Publisher of Reports
  source: {source}
  quantity: {quantity}
  also_in: [{other}]
  note: Counts what was taken from firms and from their users, at the price of the day.

"""
_QUANTITY = """\
{id}:
  name: Losses in one country
  says: What the country lost in the years of the study.
  unit: USD
  why_they_differ: The firms count different thefts.

"""


def write_record(folder: Path, size: int) -> None:
    """Write a sound record of `size` figures, a fifth as many sources and as many quantities, into a folder."""
    few = size // 5
    (folder / "figures").mkdir(parents=True)
    sources = "".join(_SOURCE.format(id=f"source-{name(n)}", n=n) for n in range(few))
    (folder / "sources.yml").write_text(sources, encoding="utf-8")
    quantities = "".join(_QUANTITY.format(id=f"losses-{name(n)}") for n in range(few))
    (folder / "quantities.yml").write_text(quantities, encoding="utf-8")
    for first in range(0, size, FIGURES_A_TOPIC):
        topic = "".join(
            _FIGURE.format(
                id=f"figure-{name(n)}",
                n=n % 900 + 1,
                source=f"source-{name(n % few)}",
                other=f"source-{name((n + 1) % few)}",
                quantity=f"losses-{name(n % few)}",
            )
            for n in range(first, min(first + FIGURES_A_TOPIC, size))
        )
        (folder / "figures" / f"topic-{name(first)}.yml").write_text(topic, encoding="utf-8")


def name(number: int) -> str:
    """A number as letters, for ids."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _peak_megabytes(folder: Path) -> float:
    """The peak memory of a fresh process that loads the record and does nothing else."""
    command = [sys.executable, "-m", "bench.load", str(folder)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Measure, with the two loaders taking turns, and print medians."""
    medians = {}
    for size in SIZES:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / "data"
            write_record(folder, size)
            texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.yml")]
            assert not load(folder).faults

            def parse(texts: list[str] = texts) -> None:
                for text in texts:
                    yaml.load(text, Loader=yaml.CSafeLoader)

            pairs = [(_cpu(lambda: load(folder)), _cpu(parse)) for _ in range(RUNS)]  # noqa: B023 -- run at once
            ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
            ratio = statistics.median(a / b for a, b in pairs)
            medians[size] = ours
            megabytes = _peak_megabytes(folder)
        print(
            f"{size:>6} figures: {ours:.2f} s, PyYAML {theirs:.2f} s, ratio {ratio:.2f}, peak {megabytes:.0f} MB"
        )
    small, large = SIZES
    print(f"growth for {large // small} times the figures: x{medians[large] / medians[small]:.1f}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        load(Path(sys.argv[1]))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    else:
        main()

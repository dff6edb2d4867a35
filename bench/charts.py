"""What charts cost: all of them drawn anew, all of them taken from the folder of kept drawings, and their weight.

Prints CPU seconds of a process that makes the HTML of every chart, cold and warm, beside one that only loads the
record; then the weight of each chart in a page, and of a page of each combination of three, gzipped.
"""

import gzip
import itertools
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from macros.charts import CHARTS, ChartError, chart_html
from macros.record.load import load
from macros.record.model import Record

DATA = Path("data").absolute()
RUNS = 3
_LOAD = (
    "from pathlib import Path; from macros.record.load import load; record = load(Path({data!r})).record\n"
)
_DRAW = _LOAD + (
    "from macros.charts import chart_html\nfor name in {names!r}: chart_html(name, record, 'page/')"
)


def main() -> None:
    """Print the costs and the weights."""
    record = load(DATA).record
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        weights = {name: html for name in CHARTS if (html := _html(name, record))}
        names = list(weights)
        print(f"{len(names)} charts, CPU seconds in a new process (median of {RUNS})")
        only_load = statistics.median(_cost(_LOAD, names) for _ in range(RUNS))
        warm = statistics.median(_cost(_DRAW, names) for _ in range(RUNS))
        cold = statistics.median(_cost(_DRAW, names, empty=True) for _ in range(RUNS))
        print(f"  record only {only_load:6.2f}")
        print(f"  kept        {warm:6.2f}  ({warm - only_load:+.2f})")
        print(f"  drawn anew  {cold:6.2f}  ({cold - only_load:+.2f})")
    print("weight, KB gzipped (with the table of numbers)")
    for name, html in weights.items():
        print(f"  {name:22} {_weight([html]):5.1f}")
    threes = sorted(_weight(list(three)) for three in itertools.combinations(weights.values(), 3))
    if threes:
        print(
            f"  three on a page        {statistics.median(threes):5.1f}  (from {threes[0]:.1f} to {threes[-1]:.1f})"
        )


def _html(name: str, record: Record) -> str:
    try:
        return chart_html(name, record, "page/")
    except ChartError as error:
        print(f"not drawn: {error}", file=sys.stderr)
        return ""


def _cost(code: str, names: list[str], *, empty: bool = False) -> float:
    """CPU seconds of a process that runs the code in this folder, or in an empty one."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as nothing_kept:
        subprocess.run(
            [sys.executable, "-c", code.format(data=str(DATA), names=names)],
            cwd=nothing_kept if empty else None,
            check=True,
        )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _weight(blocks: list[str]) -> float:
    return len(gzip.compress("".join(blocks).encode(), 9)) / 1024


if __name__ == "__main__":
    main()

"""How fast `find` reads prose, against a plain split into words of the same text."""

import re
import time
from collections.abc import Callable
from pathlib import Path

from macros.numerals import find

ROOT = Path(__file__).parents[1]
ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    """The best of a few rounds, in seconds: the one the machine disturbed least."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def report(name: str, text: str) -> None:
    """Print the speed on one text, and how dense its numbers are."""
    megabytes = len(text.encode()) / 1e6
    finding = seconds(lambda: find(text))
    splitting = seconds(lambda: re.findall(r"\w+", text))
    per_kilobyte = len(find(text)) / (megabytes * 1000)
    print(
        f"{name}: {megabytes / finding:.1f} MB/s, {finding / splitting:.1f} times a plain word split, "
        f"{per_kilobyte:.1f} numbers per kB"
    )


def main() -> None:
    """Measure on the labelled corpus, one number to every other sentence, and on the project's own pages."""
    corpus = (ROOT / "tests/numerals/corpus.yml").read_text("utf-8")
    report("labelled corpus", re.sub(r"[⟦⟧]", "", corpus) * 40)
    pages = "\n".join(page.read_text("utf-8") for page in sorted((ROOT / "docs").rglob("*.md")))
    prose = re.sub(r"\{\{.*?\}\}", "", pages, flags=re.DOTALL)  # as the check of the source reads them
    if prose:
        report("pages", prose * max(1, 1_000_000 // len(prose)))


if __name__ == "__main__":
    main()

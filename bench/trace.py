"""How long the check of the pages' source and the audit of the built site take, for a small and a large record.

The pages are made up: explainers of 1,300 words with a call in every other sentence. The site that they build is
written down as the theme and the words would write it, so that the generator's own time is not measured.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.load import name, write_record
from macros.press import press
from macros.record.load import load
from macros.record.model import Record
from macros.trace.audit import audit
from macros.trace.check import check_all
from macros.words import Vocabulary

PAGES = 15
SENTENCES = 65
SIZES = (300, 10_000)
ROUNDS = 3
_SENTENCE = (
    "Thieves who work for the state took [more than a bank](https://example.org/2022/page-{n}) could hold, "
    "{{{{ {call} }}}} by the count of the firm that follows the coins."
)
_BUILT = """<!doctype html><html lang="en"><head><title>Page {n}</title></head><body>
<nav class="md-nav"><a class="md-nav__link" href="../other/">Other</a></nav>
<article class="md-content__inner"><h1 id="page">Explainer</h1>
{body}
</article></body></html>
"""


def write_site(folder: Path, record: Record) -> tuple[Path, Path]:
    """Write the pages and the site that they build; returns the folders of the two."""
    docs, site = folder / "docs", folder / "site"
    docs.mkdir()
    figures = list(record.figures)[: min(SIZES)]  # the same pages, whatever the size of the record
    for page in range(PAGES):
        chosen = [figures[(page * SENTENCES + at) % len(figures)] for at in range(SENTENCES)]
        calls = [("fig", entry_id) if at % 2 else ("period", entry_id) for at, entry_id in enumerate(chosen)]
        words = Vocabulary(record, f"page-{name(page)}/").words()
        source, built = [], []
        for at, (word, entry_id) in enumerate(calls):
            source.append(_SENTENCE.format(n=at, call=f'{word}("{entry_id}")'))
            printed = words[word](entry_id)
            built.append(
                "<p>Thieves who work for the state took <a href='https://example.org/2022/'>more than a bank</a> "
                f"could hold, {printed} by the count of the firm that follows the coins.</p>"
            )
        (docs / f"page-{name(page)}.md").write_text(
            "# Explainer\n\n" + "\n\n".join(source) + "\n", encoding="utf-8"
        )
        target = site / f"page-{name(page)}" / "index.html"
        target.parent.mkdir(parents=True)
        target.write_text(_BUILT.format(n="", body="\n".join(built)), encoding="utf-8")
    press(site, record)
    return docs, site


def seconds(work: Callable[[], object]) -> float:
    """The best CPU time of a few rounds: the one the machine disturbed least."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    """Measure, and print what a page costs at either size of the record."""
    per_page = {}
    for size in SIZES:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            write_record(folder / "data", size)
            record = load(folder / "data").record
            docs, site = write_site(folder, record)
            errors = [fault for fault in check_all(record, docs) if fault.severity == "error"]
            assert not errors, errors[:3]
            faults = audit(site, record, docs).faults
            assert not faults, faults[:3]
            words = sum(len(path.read_text(encoding="utf-8").split()) for path in docs.glob("*.md"))
            checking = seconds(lambda: check_all(record, docs))  # noqa: B023 -- run at once
            auditing = seconds(lambda: audit(site, record, docs))  # noqa: B023
            per_page[size] = auditing / PAGES
            megabytes = sum(path.stat().st_size for path in site.rglob("*.html")) / 1e6
        print(
            f"{size:>6} figures: check of {PAGES} pages ({words // PAGES:,} words each) {checking:.2f} s CPU, "
            f"audit of their site ({megabytes:.1f} MB) {auditing:.2f} s CPU, {per_page[size] * 1000:.0f} ms a page"
        )
    small, large = SIZES
    print(f"audit of a page at {large // small} times the figures: x{per_page[large] / per_page[small]:.2f}")


if __name__ == "__main__":
    main()

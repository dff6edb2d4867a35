"""Three editors propose a change: what each of them, and who reviews it, would see on GitHub.

Each clones the repository with git alone and pushes a branch. The workflow's own script then runs on the branch, and
the workflow's own program makes the comment out of what it left.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.review.forge import body, read_text
from tests.review.conftest import Repository

ROOT = Path(__file__).parents[2]
PARTS = ("data", "docs", ".ci", "mkdocs.yml", "Makefile", "pyproject.toml", "requirements.txt")

THEFT = """
exchange-2026:
  name: An exchange
  date: 2026-13-02
  victim: an exchange that lost three wallets
  country: Japan
  kind: centralized exchange
  attributions: suspected
  attribution: certain
  attributed_by: a firm
  attribution_source: no-such-source-anywhere
  source: nikkei-2023-05-japan
  amount: japan-loss
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the checks show: annotations on changed lines, the comment, the summary, and the script's exit status."""

    annotations: list[str]
    comment: str
    summary: str
    status: int


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository as it is here and now, bare, as it lies on a forge."""
    work = Repository(tmp_path_factory.mktemp("work"))
    tracked = subprocess.run(
        ["git", "ls-files", "-z", *PARTS], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout.split("\0")
    for name in filter(None, tracked):
        if (ROOT / name).exists():
            (work.folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, work.folder / name)
    work.git("init", "--quiet", "--initial-branch", "main")
    work.commit()
    bare = tmp_path_factory.mktemp("origin") / "ledger.git"
    work.git("clone", "--quiet", "--bare", ".", str(bare))
    return bare


@pytest.fixture
def clone(origin: Path, tmp_path: Path) -> Repository:
    """An editor's own copy, on a branch, in the environment of this test."""
    copy = Repository(tmp_path / "clone")
    subprocess.run(["git", "clone", "--quiet", str(origin), str(copy.folder)], check=True)
    copy.git("switch", "--quiet", "--create", "change")
    copy.write(".git/info/exclude", ".venv\nbuild\n")
    (copy.folder / ".venv").symlink_to(Path(sys.executable).parent.parent)
    for name in ("pyproject.toml", "requirements.txt"):
        os.utime(copy.folder / name, (0, 0))  # so that the environment counts as set up
    return copy


def run(clone: Repository, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a script of the workflows in a clone, with a place for the job's summary."""
    summary = clone.folder / "build" / "summary.md"
    summary.parent.mkdir(exist_ok=True)
    return subprocess.run(
        command,
        cwd=clone.folder,
        env={**os.environ, "GITHUB_STEP_SUMMARY": str(summary)},
        capture_output=True,
        text=True,
        check=False,
    )


def checked(clone: Repository) -> Seen:
    """Push the change, and run on it what the workflows run."""
    clone.commit()
    clone.git("push", "--quiet", "origin", f"change:{clone.folder.parent.name}")
    done = run(clone, ".ci/review", "origin/main", "build/review")
    assert done.stderr == ""
    comment = body(read_text(clone.folder / "build/review/comment.md"), "comment")
    summary = (clone.folder / "build" / "summary.md").read_text()
    return Seen(done.stdout.splitlines(), comment, summary, done.returncode)


AMOUNT = "data/figures/by-country.yml"
HISTORY = "  revised:\n    - {date: 2026-11-30, why: a slip of its own, value: 721_000_000, as_printed: $721 million}\n"


def change_the_amount(clone: Repository) -> None:
    """What the figure of Japan's loss says, and its printed form."""
    clone.exchange(AMOUNT, "as_printed: $721 million", "as_printed: $712 million")
    clone.exchange(AMOUNT, "value: 721_000_000", "value: 712_000_000")


def test_a_typo_in_an_id_and_a_new_theft_with_five_mistakes(clone: Repository) -> None:
    """Two editors are told all mistakes at once, each on its line, and of an id which was likely meant.

    The first misspells an id on a page and one in the record, the third adds a theft.
    """
    page = next(
        path for path in (clone.folder / "docs").glob("*.md") if 'fig("japan-loss")' in path.read_text()
    )
    typed = page.read_text().partition('fig("japan-loss")')[0].count("\n") + 1
    clone.exchange(f"docs/{page.name}", 'fig("japan-loss")', 'fig("japan-los")')
    clone.exchange(AMOUNT, "source: nikkei-2023-05-japan", "source: nikkei-2023-05-japn")
    before = (clone.folder / "data" / "incidents.yml").read_text()
    clone.write("data/incidents.yml", before + THEFT)
    first = before.count("\n") + 2
    seen = checked(clone)
    assert seen.status == 1
    message = "source: no 'nikkei-2023-05-japn' in the record; did you mean 'nikkei-2023-05-japan'?"
    place = "::error file=data/incidents.yml,line="
    assert f"::error file={AMOUNT},line=10,col=11::{message}" in seen.annotations
    assert [line for line in seen.annotations if line.startswith(place)] == [
        f"{place}{first + 2},col=9::date: '2026-13-02' is not in the calendar",
        f"{place}{first + 3},col=11::victim: 'three' has no figure; refer to one as {{id}}, or say it without a number",
        f"{place}{first + 6},col=3::unknown field 'attributions'; did you mean 'attribution'?",
        f"{place}{first + 7},col=16::attribution: unknown 'certain' (one of: confirmed, assessed, suspected, disputed)",
        f"{place}{first + 9},col=23::attribution_source: no 'no-such-source-anywhere' in the record",
    ]
    assert any(
        line.startswith(f"::error file=docs/{page.name},line={typed},col=")
        and line.endswith("::fig: no figure 'japan-los' in the record; did you mean 'japan-loss'?")
        for line in seen.annotations
    )
    assert "### It cannot be published yet" in seen.comment
    assert f"**{len(seen.annotations)} faults to mend.**" in seen.comment
    assert f"{AMOUNT}:10:11: {message}" in seen.comment
    assert "+ source: nikkei-2023-05-japn\n" in seen.comment


def test_a_changed_amount(clone: Repository) -> None:
    """The second editor changes a published amount, and is told what to write beside it; then it passes, and shows."""
    change_the_amount(clone)
    clone.commit()
    told = (
        "'japan-loss' has been published with another value; a change needs an entry in `revised` that "
        "keeps what it said: {date: …, why: …, value: 721_000_000}"
    )
    check = run(clone, ".venv/bin/ledger", "check", "--format", "github", "--base", "origin/main")
    assert (check.returncode, check.stdout) == (1, f"::error file={AMOUNT},line=3,col=1::{told}\n")

    before = (clone.folder / AMOUNT).read_text()
    clone.write(AMOUNT, re.sub(r"^japan-loss:\n(?:  .*\n)+", rf"\g<0>{HISTORY}", before, flags=re.MULTILINE))
    seen = checked(clone)
    assert (seen.status, seen.annotations) == (0, [])
    for told in (
        "1 figure changed, ",
        "**japan-loss** changed (data/figures/by-country.yml, line 3)",
        "- = $721 million\n+ = $712 million\n- as_printed: $721 million\n+ as_printed: $712 million\n",
        "- value: 721,000,000\n+ value: 712,000,000\n",
        "+ revised: date 2026-11-30, why a slip of its own, as_printed $721 million, value 721,000,000\n",
        "  source: nikkei-2023-05-japan (Nikkei Asia",
        "chart losses-by-country",
        "- Japan, $721 million, Elliptic\n+ Japan, $712 million, Elliptic",
        "4 calculations recomputed",
    ):
        assert told in seen.comment
    assert "look twice" not in seen.comment
    assert "published yet" not in seen.comment
    assert seen.comment.count("```") % 2 == 0


def test_the_weekly_watch_writes_its_reports(clone: Repository) -> None:
    """The workflow's script opens the sources, here one that is not public and so is not opened, and tells of it."""
    source = "title: T\n  publisher: P\n  url: http://127.0.0.1:1/x\n  kind: news\n  archived: https://archive.example/x\n"
    figure = "says: a loss\n  as_printed: $5\n  value: 5\n  unit: USD\n  date: 2022\n  originator: O\n  source: inner\n"
    clone.git("rm", "--quiet", "-r", "data")
    clone.write("data/sources.yml", f"inner:\n  {source}")
    clone.write("data/figures/losses.yml", f"loss:\n  {figure}")
    done = run(clone, ".ci/watch", "build/watch")
    assert (done.returncode, done.stderr) == (0, "")
    assert "data/sources.yml:1:1: inner private: 127.0.0.1 leads to 127.0.0.1" in done.stdout
    reports = clone.folder / "build" / "watch"
    assert sorted(path.name for path in reports.iterdir()) == ["report.json", "report.md", "report.txt"]
    assert "### Private: 1" in body(read_text(reports / "report.md"), "issue")
    assert "### Private: 1" in (clone.folder / "build" / "summary.md").read_text()

"""A small repository of its own for each test: a record, a page that prints it, and a history."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.cli import main

SOURCES = """\
# The documents.
nikkei-2023-05:
  title: North Korea steals crypto from Japan's exchanges
  publisher: Nikkei Asia
  date: 2023-05-15
  url: https://asia.nikkei.example/north-korea
  kind: news

reprint-2023-05:
  title: Crypto lost, again
  publisher: A Reprinter
  date: 2023-05-16
  url: https://reprints.example/crypto
  kind: reprint
"""
FIGURES = """\
# By country.
japan-loss:
  says: cryptocurrency taken from businesses in Japan
  as_printed: more than $721 million
  value: 721_000_000
  unit: USD
  hedge: more than
  period: 2017 to 2022
  originator: Elliptic
  source: nikkei-2023-05 # the first to print it

world-loss:
  says: cryptocurrency taken anywhere
  as_printed: $2.3 billion
  value: 2_300_000_000
  unit: USD
  period: 2017 to 2022
  originator: Elliptic
  source: nikkei-2023-05
  also_in: [reprint-2023-05]
"""
DERIVED = """\
japan-share:
  says: Japan's part of what was taken anywhere
  operation: share
  of: [japan-loss, world-loss]
"""
INCIDENTS = """\
exchange-2018:
  name: An exchange
  date: 2018-01-26
  victim: an exchange in Tokyo
  country: Japan
  kind: centralized exchange
  attribution: assessed
  attributed_by: a firm
  attribution_source: nikkei-2023-05
  source: nikkei-2023-05
  amount: japan-loss
"""
PAGE = """\
---
title: How much
---

# How much

Businesses in Japan lost {{ fig("japan-loss") }} in {{ period("japan-loss") }}. That is {{ fig("japan-share") }} of
{{ fig("world-loss") }}. Nobody else lost as much.

{{ incidents() }}
"""
FILES = {
    "data/sources.yml": SOURCES,
    "data/figures/by-country.yml": FIGURES,
    "data/derived.yml": DERIVED,
    "data/incidents.yml": INCIDENTS,
    "docs/how-much.md": PAGE,
}


@dataclass(frozen=True, slots=True)
class Repository:
    """A working tree with a history, in which tests write, commit and run the command."""

    folder: Path

    def git(self, *arguments: str) -> str:
        """What git prints, run here."""
        who = {
            f"GIT_{role}_{field}": "editor@example.org"
            for role in ("AUTHOR", "COMMITTER")
            for field in ("NAME", "EMAIL")
        }
        done = subprocess.run(
            ["git", "-C", str(self.folder), *arguments],
            capture_output=True,
            check=True,
            text=True,
            env={**os.environ, **who},
        )
        return done.stdout.strip()

    def write(self, name: str, text: str) -> None:
        """A file with that text."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def exchange(self, name: str, old: str, new: str) -> None:
        """One text of a file for another; it must be there."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def commit(self) -> str:
        """Everything as it stands, as a commit; gives its hash."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "A change")
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The small record and its page, committed; the working directory of the test."""
    made = Repository(tmp_path)
    made.git("init", "--quiet", "--initial-branch", "main")
    for name, text in FILES.items():
        made.write(name, text)
    made.commit()
    monkeypatch.chdir(tmp_path)
    return made


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> "Teller":
    """Runs the command and gives what it prints."""
    return Teller(capsys)


@dataclass(frozen=True, slots=True)
class Teller:
    """The `ledger` command as its caller sees it."""

    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str, status: int = 0) -> str:
        """What the command prints on both channels; it must end with that status."""
        self.capsys.readouterr()
        assert main(arguments) == status
        printed = self.capsys.readouterr()
        return printed.out + printed.err

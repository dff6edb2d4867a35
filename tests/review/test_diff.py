"""`ledger diff`: what a change does to the record, and to every sentence, chart and calculation that rests on it."""

import pytest

from tests.review.conftest import FIGURES, Repository, Teller

CHANGED = """\
## What this change does

1 figure changed, 3 sentences on 1 page, 1 chart, 1 calculation recomputed.

### Please look twice

- **japan-loss**: the hedge “more than” was dropped: does the source not limit the number?
- **japan-loss**: changed (value) without a `revised` entry that keeps what it said before

### Figures

**japan-loss** changed (data/figures/by-country.yml, line 2)

```diff
- = more than $721 million
+ = $712 million
- as_printed: more than $721 million
+ as_printed: $712 million
- value: 721,000,000
+ value: 712,000,000
- hedge: more than
  source: nikkei-2023-05 (Nikkei Asia)
```

### Sentences

how-much.md

```diff
- Businesses in Japan lost more than $721 million in 2017 to 2022.
+ Businesses in Japan lost $712 million in 2017 to 2022.
- That is more than 31% of $2.3 billion.
+ That is about 31% of $2.3 billion.
- 26 January 2018 | An exchange | more than $721 million | Japan | centralized exchange | ATTRIBUTED
+ 26 January 2018 | An exchange | $712 million | Japan | centralized exchange | ATTRIBUTED
```

### Charts

chart thefts-over-time

```diff
- An exchange, Assessed by a firm or a panel, more than $721 million, Elliptic
+ An exchange, Assessed by a firm or a panel, $712 million, Elliptic
```

### Calculations

```text
japan-share: more than 31% → about 31%
```
""".replace("ATTRIBUTED", "assessed by a firm or a panel: a firm (Nikkei Asia)")


def change_the_amount(repository: Repository) -> None:
    """What the source prints is mended, and the hedge forgotten."""
    repository.exchange("data/figures/by-country.yml", "more than $721 million", "$712 million")
    repository.exchange("data/figures/by-country.yml", "721_000_000", "712_000_000")
    repository.exchange("data/figures/by-country.yml", "  hedge: more than\n", "")


def test_a_changed_amount_is_followed_to_every_sentence(repository: Repository, told: Teller) -> None:
    """The figure, the calculation, the sentences and the row of the table, each before and after."""
    change_the_amount(repository)
    assert told("diff", "HEAD") == CHANGED.replace("2 sentences", "3 sentences").replace(
        "changed (value)", "changed (value)"
    )


def test_two_commits_give_the_same_as_the_working_tree(repository: Repository, told: Teller) -> None:
    """With a second commit the files as they are do not matter."""
    change_the_amount(repository)
    now = told("diff", "HEAD")
    base, head = repository.git("rev-parse", "HEAD"), repository.commit()
    repository.exchange("docs/how-much.md", "Nobody", "Hardly anybody")
    assert told("diff", base, head) == now
    assert "+ Hardly anybody else lost as much." in told("diff", base)


def test_nothing_changed(repository: Repository, told: Teller) -> None:
    """A commit compared with itself, and one that changed no more than a comment."""
    repository.exchange("data/sources.yml", "# The documents.", "# Documents.")
    assert told("diff", "HEAD") == "## What this change does\n\nNothing that readers see changes.\n"


def test_what_was_added_and_what_is_gone(repository: Repository, told: Teller) -> None:
    """A new figure stands with all its fields, one that is gone with what it was, and a fault with its place."""
    repository.exchange("data/figures/by-country.yml", "world-loss:", "globe-loss:")
    said = told("diff", "HEAD")
    assert "1 figure added, 1 figure gone" in said
    assert (
        "**world-loss** gone (data/figures/by-country.yml, line 12)\n\n```diff\n- = $2.3 billion\n- says: "
        in said
    )
    assert (
        "**globe-loss** added (data/figures/by-country.yml, line 12)\n\n```diff\n+ = $2.3 billion\n+ says: "
        in said
    )
    assert "- **world-loss**: left the record; whoever has cited it finds nothing there" in said
    assert "data/derived.yml:4:20: of: no 'world-loss' in the record" in said
    assert "japan-share: more than 31% → no number" in said


def test_what_was_retired(repository: Repository, told: Teller) -> None:
    """An entry that leaves its address behind says why, and where a reader is sent on to; it raises no doubt."""
    told("check", "--fix")
    base = repository.commit()
    before = (repository.folder / "data/permalinks.yml").read_text()
    line = next(line for line in before.splitlines() if line.startswith("exchange-2018: "))
    why = "retired: {date: 2026-05-03, why: it is no theft, successor: japan-loss}"
    repository.write("data/permalinks.yml", before.replace(line, line.replace("}", f", {why}}}")))
    repository.write("data/incidents.yml", "# Nothing yet.\n{}\n")
    said = told("diff", base)
    assert "1 theft retired" in said
    assert (
        "**exchange-2018** retired (data/incidents.yml, line 1)\n\n```diff\n"
        "+ retired: 2026-05-03, it is no theft\n+ successor: japan-loss\n- name: An exchange\n"
    ) in said
    assert "look twice" not in said
    assert "published yet" not in said


def test_a_broken_promise_is_among_the_faults(repository: Repository, told: Teller) -> None:
    """What was published and changes without its history keeps a change from being published, and is told once."""
    told("check", "--fix")
    base = repository.commit()
    repository.exchange("data/figures/by-country.yml", "2_300_000_000", "2_400_000_000")
    repository.exchange("data/figures/by-country.yml", "$2.3 billion", "$2.4 billion")
    for said in (told("diff", base), told("diff", base, repository.commit())):
        assert "**1 fault to mend.**" in said
        assert (
            "```text\ndata/figures/by-country.yml:12:1: 'world-loss' has been published with another value; "
            "a change needs an entry in `revised` that keeps what it said: "
            "{date: …, why: …, value: 2_300_000_000}\n```"
        ) in said
        assert "look twice" not in said


DOUBTS = {
    "a digit too many": ("value: 2_300_000_000", "value: 23_000_000_000", "the value grew 10 times"),
    "a digit too few": ("value: 2_300_000_000", "value: 230_000_000", "the value shrank 10 times"),
    "a dropped hedge": ("  hedge: more than\n", "", "the hedge “more than” was dropped"),
    "no history": ("2_300_000_000", "2_400_000_000", "changed (value) without a `revised` entry"),
    "a reprint": (
        "  source: nikkei-2023-05\n  also_in: [reprint-2023-05]",
        "  source: reprint-2023-05\n  also_in: [nikkei-2023-05]",
        "rests on a reprint, reprint-2023-05, though nikkei-2023-05 prints the number too",
    ),
    "the future": (
        "  period: 2017 to 2022\n",
        "  date: 2099-01-01\n",
        "the date 2099-01-01 is in the future",
    ),
    "a long phrase": (
        "as_printed: $2.3 billion",
        "as_printed: a sum of $2.3 billion taken from all",
        "as_printed is unusually long (8 words)",
    ),
}


@pytest.mark.parametrize("name", DOUBTS)
def test_doubts(name: str, repository: Repository, told: Teller) -> None:
    """What is allowed and yet worth a second look is told, and only where the change brings it."""
    old, new, message = DOUBTS[name]
    assert message not in told("diff", "HEAD")
    repository.exchange("data/figures/by-country.yml", old, new)
    assert message in told("diff", "HEAD")


def test_a_revised_figure_raises_no_doubt(repository: Repository, told: Teller) -> None:
    """Whoever keeps the former value is not asked for it."""
    repository.exchange("data/figures/by-country.yml", "$2.3 billion", "$2.4 billion")
    repository.exchange("data/figures/by-country.yml", "value: 2_300_000_000", "value: 2_400_000_000")
    revised = "  revised:\n    - {date: 2026-02-01, value: 2_300_000_000, why: a slip in the source}\n"
    repository.write(
        "data/figures/by-country.yml",
        (repository.folder / "data/figures/by-country.yml").read_text() + revised,
    )
    said = told("diff", "HEAD")
    assert "+ revised: date 2026-02-01, why a slip in the source, value 2,300,000,000" in said
    assert "look twice" not in said


def test_a_large_change_stays_within_the_limit(repository: Repository, told: Teller) -> None:
    """However much changes, the comment fits, is cut between whole pieces, and the rest is in the whole text."""
    figure = FIGURES.split("\n\n")[1]
    many = "\n\n".join(
        figure.replace("world-loss", f"loss-of-{chr(97 + n // 26)}{chr(97 + n % 26)}") for n in range(600)
    )
    repository.write("data/figures/many.yml", many + "\n")
    whole = repository.folder / "whole.md"
    said = told("diff", "HEAD", "--limit", "65536", "--whole", str(whole))
    assert 60_000 < len(said) <= 65_536
    assert said.endswith("do not fit here; the summary of the check shows them all.*\n")
    assert said.count("```") % 2 == 0
    assert said.rsplit("\n\n", 1)[0] == whole.read_text()[: len(said.rsplit("\n\n", 1)[0])]
    assert whole.read_text().count("added (data/figures/many.yml") == 600


def test_text_of_the_record_cannot_break_the_report(repository: Repository, told: Teller) -> None:
    """Fences and Markdown in a text stay text: longer fences go around them."""
    repository.exchange("data/incidents.yml", "an exchange in Tokyo", "'an ``````exchange'")
    said = told("diff", "HEAD")
    assert "```````diff\n- victim: an exchange in Tokyo\n+ victim: an ``````exchange\n```````" in said


def test_a_template_that_cannot_be_read_is_told(repository: Repository, told: Teller) -> None:
    """A page that breaks is one sentence that says so; dunder names reach nothing."""
    repository.exchange("docs/how-much.md", "Nobody", "{{ fig.__globals__['x'] }} Nobody")
    said = told("diff", "HEAD")
    assert "+ (the template cannot be read:" in said


def test_a_commit_that_is_not_there(repository: Repository, told: Teller) -> None:
    """A wrong name is told in a line; an option in its place is not taken for one."""
    assert told("diff", "no-such-branch", status=1) == "git knows no 'no-such-branch^{commit}'\n"
    with pytest.raises(SystemExit):
        told("diff", "--output=x")


def test_a_commit_without_a_record(repository: Repository, told: Teller) -> None:
    """Compared with a commit before there was a record, everything is new."""
    empty = repository.git("commit-tree", "-m", "Nothing yet", "HEAD:docs")
    assert "2 sources added, 2 figures added, 1 calculation added, 1 theft added" in told("diff", empty)

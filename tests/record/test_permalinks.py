"""The promise of permanence: ids never vanish, published numbers never change silently, former states are kept."""

from pathlib import Path

import pytest

from macros.record import history, permalinks
from macros.record.load import load
from macros.record.model import Record
from macros.record.periods import PartialDate

FIGURE = """\
loss:
  says: what was lost
  as_printed: {printed}
  value: {value}
  unit: {unit}
  period: 2017 to 2022
  originator: A firm
  source: {source}
"""
SOURCES = """\
report-2023: {title: A report, publisher: A firm, date: 2023-05-15, url: 'https://example.org/report', kind: firm}
report-2024: {title: A report, publisher: A firm, date: 2024-05-15, url: 'https://example.org/later', kind: firm}
"""
PUBLISHED = """\
report-2023: {kind: sources, since: 2024-01-05}
loss: {kind: figures, since: 2024-01-05}
gone: {kind: figures, since: 2024-01-05, retired: {date: 2024-02-01, why: counted in error}}
"""
REVISED = """\
  revised:
    - {date: 2024-03-02, why: a slip in the report, value: 721_000_000, as_printed: $721 million}
"""


def figure(
    value: str = "721_000_000",
    printed: str = "$721 million",
    unit: str = "USD",
    source: str = "report-2023",
    revised: str = "",
) -> str:
    """The YAML of the one figure, as published but for what is given."""
    return FIGURE.format(value=value, printed=printed, unit=unit, source=source) + revised


def record_of(folder: Path, figures: str, published: str = PUBLISHED, sources: str = SOURCES) -> Record:
    """The record of these files, which has to be sound."""
    written(folder, figures, published, sources)
    loaded = load(folder)
    assert not loaded.errors
    return loaded.record


def written(folder: Path, figures: str, published: str, sources: str = SOURCES) -> None:
    """Write the files of a record."""
    (folder / "figures").mkdir(parents=True, exist_ok=True)
    for name, text in (("figures/thefts", figures), ("permalinks", published), ("sources", sources)):
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")


MEND = "put it back, or retire it in permalinks.yml: write `retired: {date: …, why: …, successor: …}` after `since`"
RENAMED = figure().replace("loss:", "loss-of-japan:")


def needs_history(changed: str, kept: str) -> str:
    """The message about a figure that has changed without an entry that keeps what it said."""
    return (
        f"'loss' has been published with another {changed}; a change needs an entry in `revised` that keeps "
        f"what it said: {{date: …, why: …, {kept}}}"
    )


BROKEN = {
    "another value": (
        figure("722_000_000", "$722 million"),
        PUBLISHED,
        needs_history("value", "value: 721_000_000"),
    ),
    "another source": (
        figure(source="report-2024"),
        PUBLISHED,
        needs_history("source", "source: report-2023"),
    ),
    "another period and hedge": (
        figure().replace("2017 to 2022", "2018 to 2022\n  hedge: about"),
        PUBLISHED,
        needs_history("hedge and period", "hedge: exact, period: 2017 to 2022"),
    ),
    "a revision that keeps a wrong value": (
        figure("723_000_000", "$723 million", revised=REVISED.replace("721", "722")),
        PUBLISHED,
        needs_history("value", "value: 721_000_000"),
    ),
    "another unit": (
        figure(unit="BTC", printed="721,000,000 bitcoin"),
        PUBLISHED,
        "'loss': the unit of a published figure stays USD; give another count a new id",
    ),
    "an id and its line are gone": (
        RENAMED,
        PUBLISHED.replace("loss:", "loss-of-japan:"),
        f"'loss' has been published and is gone; {MEND}",
    ),
    "a line is gone": (
        figure(),
        PUBLISHED.replace("loss: {kind: figures, since: 2024-01-05}\n", ""),
        "the line of 'loss' is gone; the file only grows",
    ),
    "another day of publication": (
        figure(),
        PUBLISHED.replace("figures, since: 2024-01-05}", "figures, since: 2024-01-06}"),
        "'loss' was published on 2024-01-05, which is not to be changed",
    ),
    "a retired id used again": (
        figure() + figure().replace("loss:", "gone:"),
        PUBLISHED.replace(", retired: {date: 2024-02-01, why: counted in error}", ""),
        "'gone' was retired; a retired id is not used again",
    ),
}


@pytest.mark.parametrize(("figures", "published", "said"), BROKEN.values(), ids=list(BROKEN))
def test_a_broken_promise_is_told(tmp_path: Path, figures: str, published: str, said: str) -> None:
    """Each way to take from a citer what was cited is refused, with what to write instead."""
    before = record_of(tmp_path / "before", figure())
    after = record_of(tmp_path / "after", figures, published)
    assert [fault.message for fault in permalinks.broken_promises(before, after, Path("data"))] == [said]


KEPT = {
    "nothing": (figure(), PUBLISHED),
    "a value with its history": (figure("722_000_000", "$722 million", revised=REVISED), PUBLISHED),
    "words": (figure().replace("what was lost", "what was taken"), PUBLISHED),
    "a retired figure": (
        RENAMED,
        PUBLISHED.replace(
            "figures, since: 2024-01-05}",
            "figures, since: 2024-01-05, retired: {date: 2024-06-01, why: renamed, successor: loss-of-japan}}",
        ),
    ),
}


@pytest.mark.parametrize(("figures", "published"), KEPT.values(), ids=list(KEPT))
def test_a_kept_promise_is_not_told(tmp_path: Path, figures: str, published: str) -> None:
    """What keeps the former state, or the address, passes."""
    before = record_of(tmp_path / "before", figure())
    after = record_of(tmp_path / "after", figures, published)
    assert permalinks.broken_promises(before, after, Path("data")) == []


def test_history_once_told_stays(tmp_path: Path) -> None:
    """A `revised` entry that was published is not rewritten, and more may follow it."""
    before = record_of(tmp_path / "before", figure("722_000_000", "$722 million", revised=REVISED))
    forged = record_of(
        tmp_path / "forged", figure("722_000_000", "$722 million", revised=REVISED.replace("721", "720"))
    )
    (fault,) = permalinks.broken_promises(before, forged, Path("data"))
    assert fault.message == "'loss': what `revised` has kept of former values is not to be changed"
    again = REVISED + "    - {date: 2024-04-01, why: another slip, value: 722_000_000}\n"
    after = record_of(tmp_path / "after", figure("723_000_000", "$723 million", revised=again))
    assert permalinks.broken_promises(before, after, Path("data")) == []
    states = [history.state(after.figures["loss"], number).value for number in (1, 2, 3)]
    assert states == [721_000_000, 722_000_000, 723_000_000]


def test_a_time_that_was_another_comes_back_alone(tmp_path: Path) -> None:
    """A figure that holds for a day, and was said to hold for years, had no day then."""
    now = figure(revised="  revised: [{date: 2024-03-02, why: read again, period: 2017 to 2022}]\n")
    loss = record_of(tmp_path, now.replace("period: 2017 to 2022\n", "date: 2022-05-01\n", 1)).figures["loss"]
    then = history.state(loss, 1)
    assert (str(then.period), then.date) == ("2017 to 2022", None)
    assert (loss.period, str(loss.date)) == (None, "2022-05-01")


CONTRADICTIONS = {
    "lost: {kind: figures, since: 2024-01-05}": (
        f"4:1: 'lost' has been published and is gone from the record; {MEND}"
    ),
    "report-2024: {kind: figures, since: 2024-01-05}": (
        "4:21: 'report-2024' was published among the figures and stands among the sources now"
    ),
    "report-2024: {kind: sources, since: 2024-01-05, retired: {date: 2024-02-01, why: gone}}": (
        "4:49: 'report-2024' is retired and still in the record"
    ),
    "old: {kind: figures, since: 2024-01-05, retired: {date: 2024-02-01, why: renamed, successor: los}}": (
        "4:94: the successor 'los' is not in the record; did you mean 'loss'?"
    ),
    "old: {kind: figures, since: 2024-01-05, retired: {date: 2024-02-01, why: renamed, successor: gone}}": (
        "4:94: the successor 'gone' is retired itself"
    ),
    "old: {kind: figures, since: 2024-01-05, retired: {date: 2024-02-01, why: one of 2}}": (
        "4:74: why: '2' has no figure; refer to one as {id}, or say it without a number"
    ),
    "old: {kind: figure, since: 2024-01-05}": "4:13: kind: ",
    "old: {kind: figures}": "4:1: 'old' needs the field 'since'",
}


@pytest.mark.parametrize(("line", "said"), CONTRADICTIONS.items(), ids=list(CONTRADICTIONS))
def test_the_file_and_the_record_agree(tmp_path: Path, line: str, said: str) -> None:
    """A line that contradicts the record is told where it stands."""
    written(tmp_path, figure(), f"{PUBLISHED}{line}\n")
    told = [
        str(error).removeprefix(f"{tmp_path.as_posix()}/permalinks.yml:") for error in load(tmp_path).errors
    ]
    assert len(told) == 1
    assert told[0].startswith(said)


def test_a_renamed_entry_is_told_from_a_lost_one(tmp_path: Path) -> None:
    """Whoever gives a published entry another id is told that ids stay."""
    written(tmp_path, RENAMED, PUBLISHED)
    (error,) = load(tmp_path).errors
    assert "if 'loss-of-japan' is its new name, take the old one again: an id stays" in error.message


def test_a_reference_to_a_retired_entry_says_when_it_was_retired(tmp_path: Path) -> None:
    """Whoever still refers to a retired entry is told what to refer to instead."""
    line = "old: {kind: sources, since: 2024-01-05, retired: {date: 2024-02-01, why: moved, successor: report-2023}}\n"
    written(tmp_path, figure(source="old"), PUBLISHED + line)
    (error,) = load(tmp_path).errors
    assert error.message == "source: 'old' was retired on 2024-02-01; use 'report-2023'"


def test_new_ids_are_named_and_appended(tmp_path: Path) -> None:
    """New ids are a warning until they are noted; noting them adds lines at the end and changes nothing before."""
    written(tmp_path, figure(), PUBLISHED)
    (warning,) = load(tmp_path).faults
    assert warning.severity == "warning"
    assert warning.message.startswith("1 new id is not listed yet: report-2024; whoever merges adds it with")
    record = load(tmp_path).record
    assert permalinks.append(tmp_path, record, PartialDate(2024, 6, 1)) == ("report-2024",)
    text = (tmp_path / "permalinks.yml").read_text(encoding="utf-8")
    assert text == f"{PUBLISHED}report-2024: {{kind: sources, since: 2024-06-01}}\n"
    assert load(tmp_path).faults == ()
    assert permalinks.append(tmp_path, load(tmp_path).record, PartialDate(2024, 6, 2)) == ()


def test_the_edition_is_the_latest_day_of_the_history(tmp_path: Path) -> None:
    """The record is as of the day of its latest publication, revision, retirement or check."""
    assert str(history.edition(record_of(tmp_path / "one", figure()))) == "2024-02-01"
    revised = figure("722_000_000", "$722 million", revised=REVISED)
    assert str(history.edition(record_of(tmp_path / "two", revised))) == "2024-03-02"
    checked = revised.replace("  revised:", "  checked: 2024-08-09\n  revised:")
    assert str(history.edition(record_of(tmp_path / "three", checked))) == "2024-08-09"
    assert history.edition(record_of(tmp_path / "four", figure(), "{}")) is None

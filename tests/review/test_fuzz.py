"""The real record, mangled: no traceback, whatever is done to it, and nothing accepted that makes no sense.

Pieces of the record stand for it, as the whole takes a hundred times as long to read. `make fuzz` tries ten thousand.
"""

import datetime
import re
import tempfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from macros.record.load import Loaded, load
from macros.record.model import Event, Figure, Incident, Record, Source
from macros.record.periods import PartialDate
from macros.review.changes import changes
from macros.review.diff import as_markdown, difference
from macros.review.states import working_tree
from tests.record.test_mangled import mangle
from tests.review import slices

TODAY = datetime.date(2026, 12, 31)
_STRANGE = re.compile("[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@st.composite
def mangled_pieces(draw: st.DrawFn) -> tuple[str, dict[Path, str | bytes]]:
    """An entry of the real record, and the files of a piece of it that holds the entry, one of them mangled."""
    entry_id = draw(st.sampled_from(slices.whole()))
    files: dict[Path, str | bytes] = dict(slices.files(entry_id))
    path = draw(st.sampled_from(sorted(files)))
    files[path] = mangle(draw, str(files[path]))
    return entry_id, files


@given(mangled_pieces())
def test_nothing_raises_and_nothing_senseless_is_accepted(
    change: tuple[str, dict[Path, str | bytes]],
) -> None:
    """Faults have a place; what passes without any makes sense; and whatever differs can be told, both ways."""
    entry_id, files = change
    with tempfile.TemporaryDirectory() as scratch:
        sound, mangled = (Path(scratch) / name for name in ("sound", "mangled"))
        for folder, texts in ((sound, slices.files(entry_id)), (mangled, files)):
            slices.write(folder / "data", texts)
            (folder / "docs").mkdir()
        loaded = load(mangled / "data")
        for fault in loaded.faults:
            assert Path(fault.place.file).exists()
            assert "\n" not in fault.message
        if not loaded.errors:
            makes_sense(loaded.record)
            reads_the_same_elsewhere(loaded.record, files)
        before, after = (working_tree(folder / "data", folder / "docs") for folder in (sound, mangled))
        for old, new in ((before, after), (after, before)):
            text = as_markdown(difference(old, new, TODAY), 20_000)
            assert text.count("\n```") % 2 == 0
            assert ("Nothing that readers see changes" in text) <= (not [*changes(old.record, new.record)])


def makes_sense(record: Record) -> None:
    """What any reader would take for granted of a record that was accepted."""
    for entries in record.kinds().values():
        for entry_id, entry in entries.items():
            assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", entry_id, re.ASCII)
            for name in type(entry).model_fields:
                value = getattr(entry, name)
                for text in value if isinstance(value, tuple) else (value,):
                    is_plain_text(text)
            if isinstance(entry, (Source, Incident, Event)):
                is_a_date(entry.date)
    for source in record.sources.values():
        assert source.url.startswith(("http://", "https://"))
    for figure in record.figures.values():
        assert figure.source in record.sources
        is_a_date(figure.time.start)
        is_a_date(figure.time.end)
        for number in (figure.value, figure.low, figure.high):
            stands_in_the_phrase(number, figure)


def is_plain_text(text: object) -> None:
    """A text is not empty, stands on one line and shows all that is in it."""
    if isinstance(text, str):
        assert text == text.strip() != ""
        assert not _STRANGE.search(text)


def is_a_date(date: PartialDate | None) -> None:
    """A day in the lifetime of the country, or of a plan for it."""
    assert date is None or 1900 <= date.year <= 2100


_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")


def stands_in_the_phrase(number: Decimal | None, figure: Figure) -> None:
    """The number has the digits of one in the phrase; a phrase with numbers in words may say more."""
    if number is not None:
        assert number.is_finite()
        typed = f"{abs(number):f}".replace(".", "").strip("0")
        printed = [re.sub("[,.]", "", found).strip("0") for found in _DIGITS.findall(figure.as_printed)]
        rest = re.sub("million|billion|trillion|thousand", "", figure.as_printed)
        in_words = re.search(r"[^\W\d_]{3}", rest) or any(sign > "\x7f" and sign.isalpha() for sign in rest)
        assert typed in printed or in_words, (figure.as_printed, number)


def reads_the_same_elsewhere(record: Record, files: dict[Path, str | bytes]) -> None:
    """Another reader of YAML finds the same texts in the same fields, unless it refuses the file."""
    for raw in files.values():
        try:
            read = yaml.safe_load(raw)
        except yaml.YAMLError:  # a tab at the end of a line, for one
            continue
        for entry_id, fields in read.items():
            entry = next(entries[entry_id] for entries in record.kinds().values() if entry_id in entries)
            for name, value in fields.items():
                ours = getattr(entry, name)
                if isinstance(value, str) and isinstance(ours, str):
                    assert str(ours) == value.strip()
                elif isinstance(value, (int, float)) and isinstance(ours, Decimal):
                    assert float(ours) == float(value)


Spoil = Callable[[str, str], str | None]
"""Makes nonsense of the text of an entry, by a random word that tells how; None where it has nothing of the kind."""


def line(text: str, names: str) -> re.Match[str] | None:
    """A field of an entry, by one of some names: its name and its value."""
    return re.search(rf"^  ({names}): (.+)$", text, re.MULTILINE)


def another_digit(names: str) -> Spoil:
    """Exchange one digit of a field."""

    def spoil(text: str, chance: str) -> str | None:
        field = line(text, names)
        places = [at for at in range(*field.span(2)) if text[at] in "0123456789"] if field else []
        if not places:
            return None
        at = places[int(chance) % len(places)]
        digit = str((int(text[at]) + 1 + int(chance) // 10 % 9) % 10)
        return text[:at] + digit + text[at + 1 :]

    return spoil


def with_value(names: str, value: str) -> Spoil:
    """Give a field another value."""

    def spoil(text: str, _chance: str) -> str | None:
        field = line(text, names)
        return text[: field.start(2)] + value.format(field[2]) + text[field.end(2) :] if field else None

    return spoil


def without(names: str) -> Spoil:
    """Leave a field out."""

    def spoil(text: str, _chance: str) -> str | None:
        field = line(text, names)
        return text[: field.start()] + text[field.end() + 1 :] if field else None

    return spoil


def twice(text: str, chance: str) -> str | None:
    """Write a field a second time."""
    fields = re.findall(r"^  \w+: .+$", text, re.MULTILINE)
    return f"{text}{fields[int(chance) % len(fields)]}\n"


def backwards(text: str, _chance: str) -> str | None:
    """Let a span of time end before it starts."""
    field = line(text, "period")
    ends = field[2].split(" to ") if field else []
    if field is None or len(ends) != 2 or ends[0][:4] == ends[1][:4]:
        return None
    return text[: field.start(2)] + " to ".join(reversed(ends)) + text[field.end(2) :]


def another_currency(text: str, _chance: str) -> str | None:
    """Take dollars for won."""
    return text.replace("unit: USD\n", "unit: KRW\n") if re.search(r"as_printed: .*\$\d", text) else None


NONSENSE: dict[str, Spoil] = {
    "another digit in the number": another_digit("value|low|high"),
    "a digit more": with_value("value|low|high", "{}7"),
    "another sign": with_value("value|low|high", "-1{}"),
    "no number": with_value("value|low|high", ".nan"),
    "a number without end": with_value("value|low|high", "1e999"),
    "another currency": another_currency,
    "a unit that is none": with_value("unit", "dollars"),
    "a month that is none": with_value("date|period", "2023-13"),
    "a day that is none": with_value("date|period", "2023-02-30"),
    "a year before there were computers": with_value("date|period", "0202"),
    "a year in which nobody lives": with_value("date|period", "20223"),
    "digits of another script": with_value("date|period", "２０２３"),
    "a time that ends before it starts": backwards,
    "a source that is not there": with_value("source|attribution_source", "{}x"),
    "a list of sources that are not there": with_value(
        "also_in|figures|of", "[no-such-entry, no-such-other]"
    ),
    "a figure for a source": with_value("source", "japan-loss"),
    "a number in our words": with_value("says|victim", "'In 12 cases, or twelve'"),
    "a reference that leads nowhere": with_value("says|victim", "'The {{no-such-entry}}'"),
    "text that runs the other way": with_value("says|publisher|victim", '"a \\u202e b"'),
    "an address that runs": with_value("url", "javascript:alert"),
    "no address": with_value("url", "https://"),
    "a choice that is none": with_value("hedge|attribution|operation|seen", "perhaps"),
    "nothing": with_value("originator|publisher|victim|source", ""),
    "no source": without("source|url|of"),
    "no time": without("period|date"),
    "no number at all": without("value|low"),
    "a field twice": twice,
    "a field of somebody else": lambda text, _: f"{text}  colour: red\n",
}


@given(
    st.sampled_from(slices.whole()),
    st.sampled_from(sorted(NONSENSE)),
    st.from_regex("[0-9]{3}", fullmatch=True),
)
def test_nonsense_is_refused(entry_id: str, name: str, chance: str) -> None:
    """Each slip of these, in any entry that can have it, is an error; without it, the piece of the record is sound."""
    path, text = slices.entries()[entry_id]
    spoilt = NONSENSE[name](text, chance)
    assume(spoilt not in (None, text) and not may_be_meant(name, text, str(spoilt), path))
    assert errors(entry_id, text, text) == []
    assert errors(entry_id, text, str(spoilt)) != [], spoilt


def may_be_meant(name: str, text: str, spoilt: str, path: Path) -> bool:
    """True for what no program can tell: a source may lack a date, and a phrase may print two numbers."""
    if name == "no time":
        return path.name == "sources.yml"
    if name == "another digit in the number":
        phrase, field = line(spoilt, "as_printed"), line(spoilt, "value|low|high")
        return bool(phrase and field and len(_DIGITS.findall(phrase[2])) > 1)
    return False


def errors(entry_id: str, old: str, new: str) -> list[str]:
    """What is wrong with a piece of the record in which an entry reads otherwise."""
    path = slices.entries()[entry_id][0]
    files: dict[Path, str | bytes] = dict(slices.files(entry_id))
    files[path] = str(files[path]).replace(old, new)
    with tempfile.TemporaryDirectory() as scratch:
        loaded: Loaded = load(slices.write(Path(scratch), files))
        return [fault.message for fault in loaded.errors]

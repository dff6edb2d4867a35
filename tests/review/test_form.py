"""The form of the record's files: what is mended, what is left alone, and that no file ever says anything else."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.record import strict_yaml
from macros.record.load import FILES
from macros.review.form import mended
from tests.record.test_mangled import RECORD, mangled
from tests.review.conftest import FIGURES, Repository, Teller

GOOD = """\
# About the file.

a-2020:
  name: A # the first
  date: 2020
  says: "it is
    in two lines"

# Above b.
b-2021:
  name: B
  date: 2021
"""
CASES = {
    "blanks at line ends": (
        "a:\n  value: 1  \n  says: x\t\n",
        "a:\n  says: x\n  value: 1\n",
        [
            "2: blanks at the end taken out",
            "2: says put in its place in the entry",
            "3: blanks at the end taken out",
        ],
    ),
    "no line end at the end": (
        "a:\n  value: 1",
        "a:\n  value: 1\n",
        ["2: a line end put after the last line"],
    ),
    "Windows": (
        "\ufeffa:\r\n  value: 1\r\n",
        "a:\n  value: 1\n",
        ["1: line ends and mark of Windows taken out of the file"],
    ),
    "no line between entries": (
        "a:\n  value: 1\n# of b\nb:\n  value: 2\n",
        "a:\n  value: 1\n\n# of b\nb:\n  value: 2\n",
        ["3: an empty line put between two entries"],
    ),
    "too many lines": (
        "a:\n  value: 1\n\n\n\nb:\n  value: 2\n\n\n",
        "a:\n  value: 1\n\nb:\n  value: 2\n",
        ["4: spare empty lines above taken out", "5: empty lines at the end taken out"],
    ),
    "indentation": (
        "a:\n    says: x\n    # of\n    value: 1\n    revised:\n    - date: 2020\n      why: z\n    -   date: 2021\n",
        "a:\n  says: x\n  # of\n  value: 1\n  revised:\n    - date: 2020\n      why: z\n    -   date: 2021\n",
        [f"{line}: indentation put right" for line in (2, 3, 4, 5)],
    ),
    "separators": (
        "a:\n  value: 721000000 # dollars\n  low: -1_23_456.50\n  high: 1999\n  revised:\n    - value: 1234567\n",
        "a:\n  value: 721_000_000 # dollars\n  low: -123_456.50\n  high: 1999\n  revised:\n    - value: 1_234_567\n",
        [
            "2: 721000000 written as 721_000_000",
            "3: -1_23_456.50 written as -123_456.50",
            "6: 1234567 written as 1_234_567",
        ],
    ),
    "a number that is text": ("a:\n  value: '721000000'\n", "a:\n  value: '721000000'\n", []),
    "order of fields": (
        "a:\n  source: s\n  # as it reads\n  as_printed: $5 # there\n  says: x\n",
        "a:\n  says: x\n  # as it reads\n  as_printed: $5 # there\n  source: s\n",
        ["2: says put in its place in the entry", "3: as_printed put in its place in the entry"],
    ),
    "an unknown field": (
        "a:\n  source: s\n  says: x\n  sas: x\n",
        "a:\n  source: s\n  says: x\n  sas: x\n",
        [],
    ),
    "a list in brackets": ("a: {source: s, says: x}\n", "a: {source: s, says: x}\n", []),
    "a text of several lines": (
        "a:\n  says: 'x  \n\n\n    y'\n",
        "a:\n  says: 'x  \n\n\n    y'\n",
        [],
    ),
    "a second meaning": ("a:\n  value: no  \n", "a:\n  value: no  \n", []),
    "no YAML": ("a:\n\tvalue: 1  \n", "a:\n\tvalue: 1  \n", []),
    "a key twice": ("a:\n  value: 1  \na:\n  value: 2\n", "a:\n  value: 1  \na:\n  value: 2\n", []),
    "a foreign line end": ("a:\n  says: x\u2028\n  value: 1  \n", "a:\n  says: x\u2028\n  value: 1  \n", []),
}


@pytest.mark.parametrize(("before", "after", "told"), CASES.values(), ids=CASES)
def test_what_is_mended(before: str, after: str, told: list[str]) -> None:
    """Each of these is told with its line, as the file stands then; what is not certain is left alone."""
    text, mends = mended(before, "x.yml", "figures", FILES["figures"])
    assert text == after
    assert [f"{line}: {what}" for line, what in mends] == told
    assert mended(text, "x.yml", "figures", FILES["figures"]) == (text, [])


def test_entries_stand_in_the_order_of_their_collection() -> None:
    """Thefts by their date; the comment above an entry goes with it, that at the top of the file stays."""
    parts = GOOD.split("\n\n")
    mixed = "\n\n".join([parts[0], parts[2].rstrip("\n"), parts[1]]) + "\n"
    text, mends = mended(mixed, "x.yml", "incidents", FILES["incidents"])
    assert text == GOOD
    assert mends == [(3, "a-2020 put in its place in the file")]


def test_headings_keep_entries_where_they_are() -> None:
    """A comment that stands alone speaks of what follows it, so nothing is moved past it."""
    text = "b-2021:\n  date: 2021\n\n# From here on, older ones.\n\na-2020:\n  date: 2020\n"
    assert mended(text, "x.yml", "incidents", FILES["incidents"]) == (text, [])


DEFORMED = st.lists(
    st.sampled_from(("blanks", "digits", "indent", "lines", "no end", "windows")), unique=True
)


def deform(text: str, how: str) -> str:
    """A file in worse form, which says the same."""
    match how:
        case "blanks":
            return text.replace("kind:", "kind: ").replace("\n", "  \n")
        case "lines":
            return text.replace("\n\n", "\n\n\n")
        case "windows":
            return "\ufeff" + text.replace("\n", "\r\n")
        case "digits":
            return text.replace("_000", "000")
        case "indent":
            return text.replace("\n  ", "\n     ")
        case _:
            return text.rstrip("\n")


@given(st.sampled_from(sorted(set(RECORD.rglob("*.yml")) - {RECORD / "permalinks.yml"})), DEFORMED)
def test_good_form_is_found_again(path: Path, how: list[str]) -> None:
    """However a file was deformed, it is mended to what it was."""
    kind = "figures" if path.parent.name == "figures" else path.stem
    text = path.read_text(encoding="utf-8")
    worse = text
    for one in sorted(how):
        worse = deform(worse, one)
    good, _ = mended(text, "x.yml", kind, FILES[kind])
    assert mended(worse, "x.yml", kind, FILES[kind])[0].replace("kind:  ", "kind: ") == good


@given(mangled().filter(lambda change: change[0].stem in (*FILES, "by-country")))
@example((Path("names.yml"), b"a:\n  name: x\n# y\n  says: |\n   # z\n\nb: {}\n"))
def test_no_file_says_anything_else_once_mended(change: tuple[Path, bytes]) -> None:
    """Whatever stands in a file, it reads as the same entries afterwards, and a second look finds nothing to mend."""
    name, raw = change
    kind = "figures" if name.parent.name == "figures" else name.stem
    text = raw.decode("utf-8", "replace")
    before = strict_yaml.parsed(text.removeprefix("\ufeff"), "x.yml")
    better, mends = mended(text, "x.yml", kind, FILES[kind])
    after = strict_yaml.parsed(better.removeprefix("\ufeff"), "x.yml")
    assert after.entries == before.entries
    assert [fault.message for fault in after.faults] == [fault.message for fault in before.faults]
    assert bool(mends) == (better != text)
    assert mended(better, "x.yml", kind, FILES[kind]) == (better, [])


def test_the_command_mends_and_then_checks(repository: Repository, told: Teller) -> None:
    """`check --fix` tells what it mended, and then what is left; a second run has nothing to tell."""
    repository.exchange(
        "data/figures/by-country.yml",
        "  value: 721_000_000\n  unit: USD",
        "  unit: USD\n  value: 721000000  ",
    )
    repository.exchange("data/sources.yml", "kind: news", "kind: newz")
    fault = "data/sources.yml:7:9: kind: unknown 'newz'; did you mean 'news'?"
    said = told("check", "--fix", status=1)
    assert "data/figures/by-country.yml:5: blanks at the end taken out\n" in said
    assert "data/figures/by-country.yml:5: 721000000 written as 721_000_000\n" in said
    assert "data/figures/by-country.yml:5: value put in its place in the entry\n" in said
    assert fault in said
    assert (repository.folder / "data/figures/by-country.yml").read_text() == FIGURES
    again = told("check", "--fix", status=1)
    assert fault in again
    assert "written" not in again

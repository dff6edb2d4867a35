"""Data files mangled at random: whatever stands in them, loading tells faults and never raises."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from macros.record.load import load

RECORD = Path(__file__).parents[1] / "press" / "record"
FILES = sorted(path.relative_to(RECORD) for path in RECORD.rglob("*.yml"))
PIECES = (
    *(
        "\t",
        "\0",
        "\n",
        " ",
        ":",
        ": ",
        "- ",
        "? ",
        "#",
        "&a ",
        "*a",
        "<<: ",
        "!!python/name:os.system ",
        "!",
        "%",
    ),
    *(
        "{",
        "}",
        "[",
        "]",
        "'",
        '"',
        "|",
        ">",
        "---\n",
        "...\n",
        "@",
        "`",
        "~",
        "null",
        "no",
        "on",
        "12:30",
        "0x1F",
    ),
    *(
        "1e400",
        "-0",
        "1_0",
        ".nan",
        ".inf",
        "99999999999999999999999999",
        "0.1",
        "２０",
        "\u202e",
        "\ufeff",
        "\x85",
    ),
    *(
        "id: x",
        "source:",
        "value: -5",
        "low: 1",
        "period: 0000",
        "date: 9999-99",
        "unit: share",
        "{a}",
        "{a when}",
    ),
)


@st.composite
def mangled(draw: st.DrawFn) -> tuple[Path, bytes]:
    """One file of the record with some pieces put in, cut out, doubled or moved."""
    name = draw(st.sampled_from(FILES))
    return name, mangle(draw, (RECORD / name).read_text(encoding="utf-8"))


def mangle(draw: st.DrawFn, text: str) -> bytes:
    """A text with some pieces put in, cut out, doubled or moved, and perhaps some strange bytes."""
    for _ in range(draw(st.integers(1, 6))):
        at, to = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        match draw(st.sampled_from(("insert", "cut", "double", "overwrite"))):
            case "insert":
                text = text[:at] + draw(st.sampled_from(PIECES)) + text[at:]
            case "cut":
                text = text[:at] + text[min(to, at + 40) :]
            case "double":
                text = text[:to] + text[at:to] + text[to:]
            case _:
                piece = draw(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)))
                text = text[:at] + piece + text[at + len(piece) :]
    raw = text.encode("utf-8", "surrogatepass")
    if draw(st.booleans()):
        at = draw(st.integers(0, len(raw)))
        raw = raw[:at] + draw(st.binary(max_size=3)) + raw[at:]
    return raw


@given(mangled())
def test_no_file_makes_loading_raise(change: tuple[Path, bytes]) -> None:
    """Loading a mangled record gives a record and faults; every fault names a file that is there, and a place in it."""
    name, raw = change
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch)
        for path in FILES:
            (data / path).parent.mkdir(exist_ok=True)
            (data / path).write_bytes(raw if path == name else (RECORD / path).read_bytes())
        loaded = load(data)
        for fault in loaded.faults:
            path = Path(fault.place.file)
            assert path.exists()
            assert fault.place.line <= path.read_bytes().count(b"\n") + path.read_bytes().count(b"\x85") + 2
            assert "\n" not in fault.message

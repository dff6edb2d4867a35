"""Where a file is not YAML, an editor is told of the slip itself, and not of the place where a parser gave up."""

import pytest

from macros.record import strict_yaml

SOUND = """\
first:
  says: what was lost
  value: 721_000_000
  revised:
    - {date: 2024-01-05, value: 1, why: a slip}
  note: what else
  unit: USD

second:
  says: another
"""

SLIPS = {
    (
        "  value: 721",
        "   value: 721",
    ): "3:4: is indented by 3 spaces; it should stand right under the field above it",
    (
        "  value: 721",
        " value: 721",
    ): "3:2: is indented by 1 space; it should stand right under the field above it",
    (
        "  value: 721",
        "value: 721",
    ): "3:1: 'value' has to be indented by two spaces, as the other fields of its entry",
    ("  value: 721", "  value:721"): "3:9: a space is missing after 'value:'",
    (
        "  value: 721",
        "\u00a0 value: 721",
    ): "3:1: holds a space that is none to YAML; delete it, and type an ordinary one",
    (
        "value: 721",
        "value:\u00a0721",
    ): "3:9: holds a space that is none to YAML; delete it, and type an ordinary one",
    ("says: what", "says: loss: what"): "2:13: a text with a colon and a space in it needs quotes around it",
    (
        "what was lost",
        "'Japan's loss'",
    ): "2:15: the quotation mark ' ends the text here; put \" around all of it",
    ("what was lost", '"a" loss'): "2:11: the quotation mark \" ends the text here; put ' around all of it",
    ("says: what", 'says: "what'): '2:9: the quotation mark " that opens here is not closed',
    ("says: what", "says: @what"): "2:9: a text that begins with @ needs quotes around it",
    ("note: what", "note: {first} what"): "6:9: a text that begins with { needs quotes around it",
    ("note: what", "note: [sic] what"): "6:9: a text that begins with [ needs quotes around it",
    ("note: what", "note: [sic what"): "6:9: each [ needs a ]; or put quotes around a text that begins so",
    ("  unit: USD\n", "<<<<<<< HEAD\n  unit: USD\n=======\n  unit: EUR\n>>>>>>> main\n"): (
        "7:1: is a mark of a merge conflict; keep one of the two versions, and delete the marks"
    ),
}


@pytest.mark.parametrize(("slip", "said"), SLIPS.items(), ids=list(SLIPS.values()))
def test_the_slip_itself_is_told(slip: tuple[str, str], said: str) -> None:
    """One fault, at the slip, that says what to mend."""
    assert strict_yaml.parsed(SOUND, "a.yml").faults == []
    faults = strict_yaml.parsed(SOUND.replace(*slip, 1), "a.yml").faults
    assert [str(fault) for fault in faults] == [f"a.yml:{said}"]


def test_the_parser_has_the_word_on_anything_else() -> None:
    """What is no common slip is told as the parser puts it."""
    (fault,) = strict_yaml.parsed("first:\n  says: |\n   a\n  - b\n", "a.yml").faults
    assert fault.message.startswith("is not YAML: ")

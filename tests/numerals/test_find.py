"""What `find` promises whatever the text: whole numbers, exact places, no false alarm on words without number."""

import unicodedata
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from num2words import num2words

from macros.numerals import find, spell, spell_ordinal
from macros.numerals.idioms import PHRASES
from macros.numerals.spelling import EXAMPLES, LARGEST, ORDINAL_EXAMPLES

NUMBER_FREE = """
often canine weight height freight attend extent tender someone anyone none alone stone phone tone bone
throne tenant tent content potent listen attention write sixpenny anonymous ozone zone gone done honest
money monetary network bitcoin exchange bridge wallet key attacker theft the a an and of to in or by
from per seconds firstly secondly thirdly once only few several many dozens millions hundreds thousands
quarterly quartermaster doublet triplet trip tendency fourthly intense essence sense sever severed
severe fortune won may march august dollars euro percent cent times scored scoring scores underscore
multiple manifold fold folder unfold billionaire millionaire
"""

integers = st.one_of(st.integers(2, 200), st.integers(2, 10_000), st.integers(2, LARGEST))


def values(text: str) -> list[tuple[str, Fraction | int | None]]:
    """What is found in a text, as text and lower end."""
    return [(numeral.text, numeral.low) for numeral in find(text)]


@given(integers, st.booleans(), st.booleans(), st.booleans())
def test_integer_in_words_is_found_whole(n: int, hyphens: bool, conjunction: bool, capital: bool) -> None:
    """Any integer written out is one numeral of its value, with or without hyphens, "and" and a capital."""
    words = spell(n)
    words = words if hyphens else words.replace("-", " ")
    words = words if conjunction else words.replace(" and ", " ")
    words = words.capitalize() if capital else words
    assert values(f"They took {words}, it said.") == [(words, n)]


@given(st.integers(2, LARGEST))
def test_another_speller_is_understood(n: int) -> None:
    """Integers as another library spells them, with commas between the thousands, are found whole."""
    words = num2words(n)
    assert values(words) == [(words, n)]


@given(st.integers(3, 10**6))
def test_ordinal_in_words_is_found_whole(n: int) -> None:
    """Any ordinal written out is one numeral of its value."""
    words = spell_ordinal(n)
    assert values(f"It was the {words} such raid.") == [(words, n)]


@pytest.mark.parametrize(("n", "words"), EXAMPLES)
def test_spell(n: int, words: str) -> None:
    """`spell` writes cardinals as British prose does."""
    assert spell(n) == words


@pytest.mark.parametrize(("n", "words"), ORDINAL_EXAMPLES)
def test_spell_ordinal(n: int, words: str) -> None:
    """`spell_ordinal` turns the last word of the cardinal into its ordinal."""
    assert spell_ordinal(n) == words


@pytest.mark.parametrize("n", [-1, LARGEST + 1])
def test_spell_refuses_what_has_no_words(n: int) -> None:
    """Outside zero to a quadrillion, spelling says so instead of guessing."""
    with pytest.raises(ValueError, match="cannot spell"):
        spell(n)


DECIMAL_DIGITS = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Nd"]
ZEROS = [digit for digit in DECIMAL_DIGITS if unicodedata.digit(digit) == 0]


@given(st.integers(0, 10**12), st.sampled_from(ZEROS))
def test_digits_of_every_script_are_read(n: int, zero: str) -> None:
    """An integer in the digits of any script Unicode knows is found whole, with its value."""
    written = "".join(chr(ord(zero) + int(digit)) for digit in str(n))
    assert values(f"worth {written} in all") == [(written, n)]


@given(st.integers(0, 10**12), st.sampled_from([",", "\u00a0", "\u2009", "\u202f", "’", "_"]))
def test_grouped_digits_are_read(n: int, separator: str) -> None:
    """An integer grouped in thousands is found whole, whatever the separator."""
    written = f"{n:,}".replace(",", separator)
    assert values(f"worth {written} in all") == [(written, n)]


@given(st.decimals(0, 10**9, places=2))
def test_decimals_are_exact(n: object) -> None:
    """A decimal is read as an exact fraction, never as a float."""
    assert values(f"worth {n} in all") == [(str(n), Fraction(str(n)))]


@given(st.lists(st.sampled_from(NUMBER_FREE.split()), max_size=30))
def test_words_without_number_give_nothing(words: list[str]) -> None:
    """Text made of words without number, in any order, is found empty."""
    assert find(" ".join(words)) == []


@given(st.text(max_size=200))
@example("Ⅻ½²３ ٣ ①")
@example("$")
@example("7" * 5000)
@example("1" + ",000" * 2000)
@example("10" + "⁹" * 5000)
@example("one point" + " one" * 5000)
@example("Ⅿ" * 5000)
@example("\u200b")
@example("1/0 and 3 1/0")
@example("İ 7 İ")
def test_any_text_is_read_in_order(text: str) -> None:
    """Whatever the text, numerals stand in it, in order, without overlap, and their text is what stands there."""
    end = 0
    for numeral in find(text):
        assert end <= numeral.start < numeral.end <= len(text)
        assert numeral.text == text[numeral.start : numeral.end]
        assert (numeral.low is None) == (numeral.high is None)
        end = numeral.end


ALPHABET = st.text("0123456789 .,-–/:%$€½²ⅣaehnortuwvxsdfMbmk'’()\n", max_size=40)


@given(ALPHABET)
def test_any_mix_of_number_signs_is_read_in_order(text: str) -> None:
    """Strings made of the signs numbers are made of keep the same promise."""
    test_any_text_is_read_in_order.hypothesis.inner_test(text)  # type: ignore[attr-defined]


@given(ALPHABET)
def test_no_digit_is_missed(text: str) -> None:
    """Every digit of any text lies inside some numeral: nothing typed in digits can slip through."""
    covered = {at for numeral in find(text) for at in range(numeral.start, numeral.end)}
    assert all(at in covered for at, char in enumerate(text) if char.isdigit())


NUMBERS = [
    "$721 million",
    "nine times",
    "two-thirds",
    "30 percent",
    "21 February 2025",
    "one in five",
    "tenfold",
    "½",
]


@given(st.sampled_from(NUMBERS), st.sampled_from(["", "(", "“", "*", "**", "_", "— ", "["]))
def test_punctuation_around_changes_nothing(number: str, opening: str) -> None:
    """A number reads the same between brackets, quotation marks, emphasis and stops."""
    for closing in (")", "”", "*", "**", "_", ".", ",", ";", "!", "?", "]", ":"):
        assert [found for found, _ in values(f"so {opening}{number}{closing} then")] == [number]


@pytest.mark.parametrize("phrase", [phrase.strip() for phrase in PHRASES.split("·")])
def test_idiom_counts_nothing(phrase: str) -> None:
    """The marked word of every set phrase is left alone, hyphenated or not."""
    before, _, rest = phrase.partition("[")
    word, _, after = rest.partition("]")
    for text in (f"so {before}{word}{after} then", f"so {before}{word}{after} then".replace(" ", "-")):
        start = 3 + len(before)
        assert not [numeral for numeral in find(text) if numeral.start <= start < numeral.end]


@pytest.mark.parametrize(
    ("text", "value"),
    [("sev\u00aden", 7), ("7\u200b21", 721), ("ｔｗｏ", 2), ("𝐭𝐰𝐨", 2), ("𝟕", 7), ("7\ufe0f", 7)],
)
def test_disguise_does_not_hide_a_number(text: str, value: int) -> None:
    """Invisible characters inside a number and letters in another dress are read as a reader sees them."""
    (numeral,) = find(f"so {text} then")
    assert numeral.low == value
    assert numeral.text == text.rstrip("\ufe0f")


@pytest.mark.parametrize("after", ["$721 million", "20 coins", "\ufffc"])
def test_half_before_a_number_counts(after: str) -> None:
    """Half of another number is a number of its own, also before the hole that a caller leaves for one."""
    assert find(f"They kept half {after} then.")[0].text == "half"

"""Find the numbers in English text and read what they say, exactly.

`find` gives every number in a text, in digits or in words, as a `Numeral` with its place and its value;
`spell` and `spell_ordinal` go the other way. What counts as a number, and what only looks like one, is
decided in one module a class of number, each with its own EXAMPLES.
"""

from macros.numerals.finder import find
from macros.numerals.numeral import Numeral
from macros.numerals.spelling import spell, spell_ordinal

__all__ = ["Numeral", "find", "spell", "spell_ordinal"]

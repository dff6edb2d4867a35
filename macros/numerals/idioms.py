"""Set phrases in which a number word counts nothing, each with the number word marked.

A phrase stands here only if nobody would ask "who counted?", in any sentence: "two cents" may be a price, so it is
not here. A blank in a phrase also stands for a hyphen or an underscore; a hyphen stands for itself.
"""

import re
from collections import defaultdict

from macros.numerals.lexicon import END

PHRASES = """
[third] party · [third] parties · [third] world · [third] degree · [third] rate · [third] wheel
[third] reich · [third] eye · [third] rail · [second] thought · [second] thoughts · [second] hand
[second] nature · [second] guess · [second] guessing · [second] guessed · [second] wind · [second] fiddle
[second] class · [second] rate · [second] string · [second] best · [second] opinion · [second] chance
[second] look · [second] glance · [second] helping · [second] coming · [second] to none · [second] sight
split [second] · [second] cousin · [fourth] estate · [fourth] wall · [fourth] dimension · [fifth] column
[fifth] columnist · [fifth] wheel · [sixth] sense · [seventh] heaven · [eleventh] hour · think [twice]
thinks [twice] · thinking [twice] · thought [twice] · once or [twice] · once bitten [twice] shy
[zero] day · [zero] knowledge · [zero] sum · [zero] trust · [zero] hour · [zero] click · [zero] tolerance
[zero] shot · [zero] rated · ground [zero] · net [zero] · sub [zero] · [zero] address · non [zero]
[zero] in on · [zero]-days · cloud [nine] · [two] faced · my [two] cents · put [two] and two together
put two and [two] together · in [two] minds · of [two] minds · [two] way · [two] timing · one [two] punch
[one] two punch · high [five] · [forty] winks · whole [nine] yards · [ten] a penny · ten [four]
[seven] seas · [thousand] island · a [thousand] cuts · [million] dollar question · thanks a [million]
no [two] ways about it · [ten]-four
""".strip().replace("\n", " · ")


_BLANK = r"[\s_\-\u2010\u2011]"


def _by_word() -> dict[str, re.Pattern[str]]:
    """For every marked word, a pattern that finds it inside any of its phrases."""
    phrases: dict[str, list[str]] = defaultdict(list)
    for phrase in PHRASES.split("·"):
        before, _, rest = phrase.strip().partition("[")
        word, _, after = rest.partition("]")
        left = rf"(?<={before.replace(' ', _BLANK)})" if before else ""
        phrases[word].append(f"{left}{word}{after.replace(' ', _BLANK)}{END}")
    return {word: re.compile("|".join(patterns)) for word, patterns in phrases.items()}


_TABLE = _by_word()


def is_idiom(low: str, start: int, end: int) -> bool:
    """Whether the word from `start` to `end` is the marked word of a set phrase where it stands."""
    phrase = _TABLE.get(low[start:end])
    return phrase is not None and phrase.match(low, start) is not None

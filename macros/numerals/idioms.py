"""Set phrases in which a number word counts nothing, each with the number word marked.

A phrase stands here only if an English reader would not ask "who counted?". Hyphens and blanks are one.
"""

import re
from collections import defaultdict

from macros.numerals.lexicon import END

PHRASES = """
[third] party · [third] parties · [third] person · [third] world · [third] degree · [third] rate · [third] wheel
[third] hand · [third] reich · [third] eye · [third] way · [third] rail
[second] thought · [second] thoughts · [second] hand · [second] nature · [second] guess · [second] guessing
[second] guessed · [second] wind · [second] fiddle · [second] class · [second] rate · [second] string · [second] best
[second] opinion · [second] chance · [second] look · [second] glance · [second] helping · [second] coming
[second] to none · [second] sight · split [second] · [second] language · [second] home · [second] cousin
[second] skin · [second] screen · [second] life
[fourth] estate · [fourth] wall · [fourth] dimension · [fifth] column · [fifth] columnist · [fifth] wheel · [sixth] sense
[seventh] heaven · [eleventh] hour · [tenth] muse
think [twice] · thinks [twice] · thinking [twice] · thought [twice] · once or [twice] · once bitten [twice] shy · [twice] shy
[zero] day · [zero] days · [zero] in · [zero] knowledge · [zero] sum · [zero] trust · [zero] hour · [zero] click · [zero] tolerance
[zero] shot · [zero] rated · ground [zero] · net [zero] · sub [zero] · patient [zero] · [zeroed] in · [zero] address · non [zero]
cloud [nine] · on all [fours] · [two] faced · [two] cents · my [two] cents · put [two] and two together · put two and [two] together
in [two] minds · of [two] minds · [two] way · [two] ways about it · [two] timing · [two] timer · [two] bit · one [two] punch · [one] two punch
high [five] · high [fives] · take [five] · [forty] winks · whole [nine] yards · [nine] to five · nine to [five] · [six] feet under · [ten] a penny · ten [four] · at [sixes] · hang [ten] · [seven] seas · [four] letter word
[thousand] island · a [thousand] cuts · [million] dollar question · thanks a [million] · one in a [million] · [one] in a million · [hundred] percent sure
""".strip().replace("\n", " · ")


_BLANK = r"[\s\-\u2010\u2011]"


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

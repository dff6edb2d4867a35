"""Set phrases in which a number word counts nothing, each with the number word marked.

A phrase stands here only if an English reader would not ask "who counted?". Hyphens and blanks are one.
"""

from collections import defaultdict

PHRASES = """
[third] party · [third] parties · [third] person · [third] world · [third] degree · [third] rate · [third] wheel
[third] hand · [third] reich · [third] eye · [third] way · [third] rail
[second] thought · [second] thoughts · [second] hand · [second] nature · [second] guess · [second] guessing
[second] guessed · [second] wind · [second] fiddle · [second] class · [second] rate · [second] string · [second] best
[second] opinion · [second] chance · [second] look · [second] glance · [second] helping · [second] coming
[second] to none · [second] sight · split [second] · [second] language · [second] home · [second] cousin
[second] skin · [second] screen · [second] life
[fourth] estate · [fourth] wall · [fourth] dimension · [fifth] column · [fifth] columnist · [fifth] wheel · [sixth] sense
[seventh] heaven · [eleventh] hour · [nth] · [tenth] muse
think [twice] · thinks [twice] · thinking [twice] · thought [twice] · once or [twice] · once bitten [twice] shy · [twice] shy
[zero] day · [zero] days · [zero] in · [zero] knowledge · [zero] sum · [zero] trust · [zero] hour · [zero] click · [zero] tolerance
[zero] shot · [zero] rated · ground [zero] · net [zero] · sub [zero] · patient [zero] · [zeroed] in · [zero] address · non [zero]
cloud [nine] · on all [fours] · [two] faced · [two] cents · my [two] cents · put [two] and two together · put two and [two] together
in [two] minds · of [two] minds · [two] way · [two] ways about it · [two] timing · [two] timer · [two] bit · one [two] punch
high [five] · high [fives] · take [five] · [forty] winks · whole [nine] yards · [nine] to five · nine to [five] · [fifty] fifty
fifty [fifty] · [six] feet under · [ten] a penny · ten [four] · at [sixes] · hang [ten] · [seven] seas · [four] letter word
[thousand] island · a [thousand] cuts · [million] dollar question · thanks a [million] · one in a [million] · [hundred] percent sure
""".replace("\n", " · ")


def _by_word() -> dict[str, list[tuple[str, str]]]:
    """For every marked word, what stands before and after it in each of its phrases."""
    table: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for phrase in PHRASES.split("·"):
        if marked := phrase.strip():
            before, _, rest = marked.partition("[")
            word, _, after = rest.partition("]")
            table[word].append((before, after))
    return dict(table)


_TABLE = _by_word()
_REACH = 24
_AS_BLANK = str.maketrans({char: " " for char in "-\u2010\u2011\n\u00a0"})


def is_idiom(low: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` are the marked word of a set phrase where they stand."""
    phrases = _TABLE.get(low[start:end])
    if phrases is None:
        return False
    before = " " + low[max(0, start - _REACH) : start].translate(_AS_BLANK)
    after = low[end : end + _REACH].translate(_AS_BLANK) + " "
    return any(
        (not left or before.endswith(" " + left))
        and after.startswith(right)
        and not after[len(right) : len(right) + 1].isalnum()
        for left, right in phrases
    )

"""What an author may have meant by a typed number: the figures nearest to it by value and by the words around it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from macros.numerals import Numeral
from macros.record import wording
from macros.record.amounts import Amount, AmountError
from macros.record.derived import amount_of
from macros.record.model import Derived, Entry, Figure, Record
from macros.record.units import UNITS, Measure

_WORD = re.compile(r"[a-z]{3,}")
_COMMON = frozenset(
    re.findall(
        "[a-z]+",
        "the and for from that this with was were are has have had not but its their which who whom than more less "
        "about over into out all one other such between while after before when where",
    )
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s|\n\s*\n|\|")
_WITHIN = 200
"""How many characters on each side of a number are searched for its sentence."""
_NEAR = Fraction(1, 20)
_FAR = Fraction(1, 4)
_OFFERS = 2
_MANY = 3
"""So many words in common make a figure a candidate whatever its value."""
_TIMES = ("date", "year", "decade")


@dataclass(frozen=True, slots=True)
class _Choice:
    """One call that an author can write, what it prints, and what it is found by."""

    entry_id: str
    amount: Amount
    words: frozenset[str]


class Candidates:
    """Offers calls in place of a typed number; made once a run, and put in order at its first use."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def offer(self, numeral: Numeral, text: str) -> str:
        """The end of a message on a number in `text`: `; did you mean fig("id") ($721 million)?`, or nothing."""
        around = words_of(sentence_around(text, numeral.start, numeral.end))
        calls = [
            *self._names(text, numeral),
            *self._counted(numeral, around),
            *(self._times(numeral, around) if _is_time(numeral) else ()),
        ][:_OFFERS]
        return f"; did you mean {' or '.join(calls)}?" if calls else ""

    def _names(self, text: str, numeral: Numeral) -> Iterator[str]:
        """Declared names that the words around the number nearly spell: "APT-38", "Wannacry 2.0"."""
        near = re.split("[ \n]", text[max(0, numeral.start - 30) : numeral.start])[-2:]
        after = re.match(r"\S*", text[numeral.end :])
        tail = f"{numeral.text}{after[0] if after else ''}"
        spelt = {_letters(near[-1] + tail), _letters("".join(near) + tail)}
        for entry in self._record.names.values():
            name = _letters(entry.name)
            if name and any(name in said for said in spelt) and name != _letters(tail):
                yield f'term("{entry.id}") ({entry.name})'

    def _counted(self, numeral: Numeral, around: frozenset[str]) -> Iterator[str]:
        if numeral.low is None or numeral.high is None or _is_time(numeral):
            return
        scored = []
        for choice in self._amounts:
            near = _closeness(numeral, choice.amount)
            shared = len(around & choice.words)
            if shared >= _MANY or (near and (shared or not _is_common(numeral))):
                scored.append((3 * near + min(shared, 5), near, choice.entry_id))
        # The highest score first; among equals the first in the record.
        for _, _, entry_id in sorted(scored, key=lambda entry: (-entry[0], -entry[1]))[:1]:
            yield f'fig("{entry_id}") ({wording.printed(self._record, entry_id)})'

    def _times(self, numeral: Numeral, around: frozenset[str]) -> Iterator[str]:
        scored = []
        for entry_id, years, words in self._dated:
            if numeral.low is not None and numeral.low.denominator == 1 and int(numeral.low) in years:
                prints = [wording.time(self._record, entry_id, part) for part in wording.PERIOD_PARTS]
                exact = next((at for at, text in enumerate(prints) if text == numeral.text), None)
                scored.append((exact is None, -len(around & words), entry_id, exact or 0, prints))
        for _, _, entry_id, at, prints in sorted(scored, key=lambda entry: entry[:2])[:1]:
            word = "period" if entry_id in self._record.figures else "when"
            part = f', "{wording.PERIOD_PARTS[at]}"' if at else ""
            yield f'{word}("{entry_id}"{part}) ({prints[at]})'

    @cached_property
    def _amounts(self) -> list[_Choice]:
        choices = []
        for entry in _with_amounts(self._record):
            try:
                amount = amount_of(self._record, entry.id)
            except (AmountError, KeyError):
                continue  # the rules of the record tell of it
            choices.append(_Choice(entry.id, amount, words_of(f"{entry.id} {entry.says}")))
        return choices

    @cached_property
    def _dated(self) -> list[tuple[str, frozenset[int], frozenset[str]]]:
        """The id, years and words of every entry that has a time."""
        found = []
        record = self._record
        kinds: tuple[Mapping[str, Entry], ...] = (
            record.incidents,
            record.events,
            record.figures,
            record.sources,
        )
        for entries in kinds:
            for entry in entries.values():
                try:
                    time = wording.time_of(record, entry.id)
                except KeyError:
                    continue
                years = frozenset(date.year for date in (time.start, time.end) if date)
                says = " ".join(str(getattr(entry, name, "") or "") for name in ("name", "title", "says"))
                found.append((entry.id, years, words_of(f"{entry.id} {says}")))
        return found


def _with_amounts(record: Record) -> Iterator[Figure | Derived]:
    yield from record.figures.values()
    yield from record.derived.values()


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence in which a number stands, cut at `_WITHIN` characters on either side."""
    before = _SENTENCE_END.split(text[max(0, start - _WITHIN) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + _WITHIN])[0]
    return f"{before} {after}"


def words_of(text: str) -> frozenset[str]:
    """The words that tell one text from another: lower case, three letters and more, no common ones."""
    return frozenset(_WORD.findall(text.lower())) - _COMMON


def _closeness(numeral: Numeral, amount: Amount) -> int:
    """How near an amount comes to a number: 3 for the same, 2 and 1 for near, 0 for far or for another unit."""
    assert numeral.low is not None
    assert numeral.high is not None
    unit = UNITS[amount.unit]
    if numeral.currency and (
        unit.measure is not Measure.MONEY or unit.name.split("/")[0] != numeral.currency
    ):
        return 0
    if numeral.text.endswith(("%", "cent")) and unit.measure is not Measure.SHARE:
        return 0
    far = max(_distance(numeral.low, amount.low), _distance(numeral.high, amount.high))
    return 3 if not far else 2 if far <= _NEAR else 1 if far <= _FAR else 0


def _distance(one: Fraction, other: Fraction) -> Fraction:
    most = max(abs(one), abs(other))
    return abs(one - other) / most if most else Fraction(0)


def _is_common(numeral: Numeral) -> bool:
    """True for a small plain number, which many figures share by chance."""
    return not numeral.currency and numeral.low == numeral.high and numeral.low in range(13)


def _is_time(numeral: Numeral) -> bool:
    if numeral.kind in _TIMES:
        return True
    ends = (numeral.low, numeral.high)
    return numeral.kind == "range" and all(end is not None and 1900 <= end <= 2100 for end in ends)


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())

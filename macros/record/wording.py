"""How the record puts numbers, dates and names into words: the house style, stated once.

    style     more than 2,300,000,000 USD     0.3 share       8.8 multiple     at least 3 count
    long      more than $2.3 billion          30%             8.8 times        at least 3
    short     >$2.3bn                         30%             8.8×             ≥3
    words     more than two point three       thirty percent  eight point      at least three
              billion dollars                                 eight times

A share that its source prints as a fraction without end, such as a third, is that fraction in every style. The hedge is
always part of what is printed. Output depends on nothing but the record: no locale, no clock.
"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Literal, get_args

from macros.numerals import spell, spell_ordinal
from macros.record import prose
from macros.record.amounts import Amount
from macros.record.derived import amount_of
from macros.record.hedges import Hedge
from macros.record.kept import kept
from macros.record.model import Entry, Event, Figure, Incident, Record, Source
from macros.record.periods import PartialDate, Period
from macros.record.printed import ends
from macros.record.units import UNITS, Measure, Unit

Style = Literal["long", "short", "words"]
STYLES: tuple[Style, ...] = get_args(Style)

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT_HEDGES = {
    Hedge.ABOUT: "~",
    Hedge.NEARLY: "~",
    Hedge.AT_LEAST: "≥",
    Hedge.MORE_THAN: ">",
    Hedge.UP_TO: "≤",
    Hedge.LESS_THAN: "<",
}
_SCALES = ((10**12, "trillion", "tn"), (10**9, "billion", "bn"), (10**6, "million", "m"))
_MOST_DECIMALS = 4
"""A scaled number with more decimals than this is written out in full: $712,345,678."""
_NAMED_FRACTIONS = {Fraction(1, 2): "half", Fraction(1, 4): "a quarter", Fraction(3, 4): "three quarters"}
_FRACTIONS_IN_WORDS = frozenset(Fraction(one) for one in ("1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "1/10"))
"""The shares that read better as a fraction than in percent, where words are asked for."""
_MULTIPLES = {Fraction(2): "twice"}


@kept
def printed(record: Record, entry_id: str, style: Style = "long") -> str:
    """What a figure, a derived figure or a declared name prints in a text, its hedge included.

    Raises KeyError where there is no such entry, AmountError where a formula cannot be computed.
    """
    if entry_id in record.names:
        return record.names[entry_id].name
    return amount(amount_of(record, entry_id), style)


def prints(record: Record, entry_id: str) -> frozenset[str]:
    """Everything that `printed` may give for an entry, at the start of a sentence too."""
    texts = [printed(record, entry_id, style) for style in STYLES]
    return frozenset(texts) | frozenset(capital(text) for text in texts)


def amount(amount: Amount, style: Style = "long") -> str:
    """An amount in a style of the house, with its hedge."""
    body = _range(amount, style) if amount.is_range else _number(amount.low, UNITS[amount.unit], style)
    if amount.hedge in (Hedge.EXACT, Hedge.RANGE):
        return body
    if style == "short":
        return _SHORT_HEDGES[amount.hedge] + body
    return f"{amount.hedge} {body}"


def hedge(hedge: Hedge) -> str:
    """The hedge as a remark beside a number: "exact", "about", "more than", "a range"."""
    return "a range" if hedge is Hedge.RANGE else str(hedge)


def date(date: PartialDate) -> str:
    """`21 February 2025`, `February 2025` or `2025`, as exactly as the date is known."""
    words = [str(date.year)]
    if date.month:
        words.insert(0, _MONTHS[date.month - 1])
    if date.day:
        words.insert(0, str(date.day))
    return " ".join(words)


def period(period: Period) -> str:
    """`2017 to 2022`, `January to June 2025`, `since 2017`, or the date where the period is one."""
    start, end = period.start, period.end
    if start is None or end is None:
        return f"since {date(start)}" if start else f"until {date(end)}" if end else "any time"
    if start == end:
        return date(start)
    if start.year != end.year or not start.month or not end.month:
        return f"{date(start)} to {date(end)}"
    month = f"{_MONTHS[start.month - 1]}"
    if start.month == end.month and start.day and end.day:
        return f"{start.day} to {date(end)}"
    return f"{start.day} {month} to {date(end)}" if start.day else f"{month} to {date(end)}"


_PERIOD_PARTS: dict[str, Callable[[Period], str]] = {
    "full": period,
    "start": lambda span: date(span.start) if span.start else period(span),
    "end": lambda span: date(span.end) if span.end else period(span),
    "start year": lambda span: str(span.start.year) if span.start else period(span),
    "end year": lambda span: str(span.end.year) if span.end else period(span),
}
PERIOD_PARTS = tuple(_PERIOD_PARTS)
"""What of a period, or of a date, an author may print."""


@kept
def time(record: Record, entry_id: str, part: str = "full") -> str:
    """What time an entry covers, or one part of it: of a figure its period or date, of the others their date.

    Raises KeyError where the entry has no time or there is no such part.
    """
    return _PERIOD_PARTS[part](time_of(record, entry_id))


def times(record: Record, entry_id: str) -> frozenset[str]:
    """Everything that `time` may give for an entry, at the start of a sentence too; empty where it has no time."""
    try:
        texts = [time(record, entry_id, part) for part in PERIOD_PARTS]
    except KeyError:
        return frozenset()
    return frozenset(texts) | frozenset(capital(text) for text in texts)


def time_of(record: Record, entry_id: str) -> Period:
    """The period of a figure, or the date of an incident, an event or a source; KeyError where there is none."""
    for collection in (record.figures, record.incidents, record.events, record.sources):
        entry: Entry | None = collection.get(entry_id)
        if isinstance(entry, Figure):
            return entry.time
        if isinstance(entry, (Incident, Event, Source)) and entry.date:
            return Period(entry.date, entry.date)
    raise KeyError(entry_id)


def reference(record: Record, reference: prose.Reference) -> str:
    """What a reference in the record's prose prints."""
    if reference.style in ("period", "when"):
        return time(record, reference.id)
    style: Style = (
        "short" if reference.style == "short" else "words" if reference.style == "words" else "long"
    )
    return printed(record, reference.id, style)


def plain(record: Record, text: str) -> str:
    """The record's prose as plain text, every reference put into words."""
    if "{" not in text:
        return text
    return "".join(part if isinstance(part, str) else reference(record, part) for part in prose.parts(text))


def digits(number: Fraction) -> str:
    """A number in plain digits for a program to read: `721000000`, `0.3`; no groups, no scale.

    A number without end is rounded: `0.3333` for a third.
    """
    return _grouped(number if ends(number) else Fraction(round(number, _MOST_DECIMALS))).replace(",", "")


def capital(text: str) -> str:
    """The text with its first letter in upper case, for the start of a sentence."""
    return text[:1].upper() + text[1:]


def _range(amount: Amount, style: Style) -> str:
    unit = UNITS[amount.unit]
    low, high = _number(amount.low, unit, style), _number(amount.high, unit, style)
    if style == "short":
        return f"{low}–{high}"
    ending = _ending(unit, style)
    if ending and low.endswith(ending) and high.endswith(ending):
        low = low.removesuffix(ending)
    return f"{low} to {high}"


def _ending(unit: Unit, style: Style) -> str:
    """What follows the number and is said once for a range: "days", "won", "a year"."""
    if unit.measure is Measure.SHARE:
        return " percent" if style == "words" else ""
    after = "dollars" if unit.sign == "$" and style == "words" else unit.many
    return "".join(f" {word}" for word in (after, unit.per) if word)


def _number(number: Fraction, unit: Unit, style: Style) -> str:
    """One number with its unit, without its hedge."""
    if number < 0:
        minus = "minus " if style == "words" else "−"
        return minus + _number(-number, unit, style)
    if unit.measure is Measure.YEAR:
        return spell(int(number)) if style == "words" else str(int(number))
    if unit.measure is Measure.RANK:
        return _rank(int(number), style)
    if unit.measure is Measure.SHARE:
        return _share(number, style)
    if unit.measure is Measure.MULTIPLE and style == "words" and number in _MULTIPLES:
        return _MULTIPLES[number]
    # A letter for the scale is clear beside a currency's sign only: 9m could be metres.
    digits = _scaled(number, "long" if style == "short" and not unit.sign else style)
    if style == "short":
        after = {"times": "×"}.get(unit.many) or (f" {unit.many}" if unit.many else "")
        return f"{unit.sign}{digits}{after}" + (f" {unit.per}" if unit.per else "")
    if style == "words":
        ending = _ending(unit, style) if number != 1 or not unit.one else f" {unit.one}"
        return digits + ending.replace(" dollars", " dollar" if number == 1 else " dollars")
    after = unit.one if number == 1 else unit.many
    return f"{unit.sign}{digits}" + "".join(f" {word}" for word in (after, unit.per) if word)


def _scaled(number: Fraction, style: Style) -> str:
    """A number above zero with its scale: `2.3 billion`, `2.3bn`, `two point three billion`, or `620,000`."""
    for scale, word, letter in _SCALES:
        if number >= scale and _decimals(number / scale) <= _MOST_DECIMALS:
            digits = number / scale
            if style == "words":
                return f"{_spelled(digits)} {word}"
            return f"{_grouped(digits)}{letter}" if style == "short" else f"{_grouped(digits)} {word}"
    return _spelled(number) if style == "words" else _grouped(number)


def _share(number: Fraction, style: Style) -> str:
    """A share in percent; as a fraction where it is one that percent could only round."""
    if not ends(number):
        return str(number) if style == "short" else _fraction(number)
    if style == "words" and _simple(number) in _FRACTIONS_IN_WORDS:
        return _fraction(_simple(number))
    percent = number * 100
    return f"{_spelled(percent)} percent" if style == "words" else f"{_grouped(percent)}%"


def _fraction(number: Fraction) -> str:
    """A fraction of one in words: "half", "a third", "two thirds"."""
    if number in _NAMED_FRACTIONS:
        return _NAMED_FRACTIONS[number]
    parts = spell_ordinal(number.denominator)
    if number.numerator == 1:
        return f"{'an' if parts.startswith('e') else 'a'} {parts}"
    return f"{spell(number.numerator)} {parts}s"


def _simple(number: Fraction) -> Fraction:
    """The simple fraction that a share is the rounding of (0.333 of a third), or the share itself."""
    near = number.limit_denominator(10)
    return near if abs(near - number) * 1000 < 1 else number


def _rank(number: int, style: Style) -> str:
    if style != "short":
        return spell_ordinal(number)
    ending = "th" if 10 < number % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _decimals(number: Fraction) -> int:
    """How many decimals the number has when written out; a number without end has more than any limit."""
    for places in range(_MOST_DECIMALS + 1):
        if 10**places % number.denominator == 0:
            return places
    return _MOST_DECIMALS + 1


def _grouped(number: Fraction) -> str:
    """Digits in groups of three, with the decimals that the number has."""
    if number.denominator == 1:
        return f"{number.numerator:,}"
    return f"{Decimal(number.numerator) / Decimal(number.denominator):,f}"


def _spelled(number: Fraction) -> str:
    whole, _, decimals = _grouped(number).replace(",", "").partition(".")
    words = spell(int(whole))
    return f"{words} point {' '.join(spell(int(digit)) for digit in decimals)}" if decimals else words

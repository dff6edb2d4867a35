"""What a figure said before: its history on its page, and the frozen page of each of its states."""

from collections.abc import Iterator, Mapping
from html import escape

from macros.markup import numbers
from macros.markup.numbers import sentence
from macros.press import pieces
from macros.press.entries import Desk
from macros.record import history
from macros.record.model import Figure


def unchanged(desk: Desk, figure: Figure) -> str:
    """Since when a figure that was never changed is published, with the mark that citations lead to (`#r1`).

    Empty for a figure that was changed, or not published yet.
    """
    if figure.revised or history.since(desk.record, figure.id) is None:
        return ""
    return f'<span id="r1">since {numbers.history(desk.record, f"{figure.id}.since")}, unchanged</span>'


def section(desk: Desk, figure: Figure) -> str:
    """The states of a figure that was changed, the present one last, each with its mark (`#r1` …); empty for others."""
    if not figure.revised:
        return ""
    items = "".join(
        f'<li id="r{number}">{_state(desk, figure, number)}</li>'
        for number in range(1, history.states(figure) + 1)
    )
    return pieces.section("What it said before", f'<ol class="ledger-states">{items}</ol>')


def frozen_page(desk: Desk, figure: Figure, number: int) -> str:
    """The HTML of the article of one state, counted from 1: the number as it was, and beside it what it is now."""
    record = desk.record
    asked = f"{figure.id}.{number}"
    is_present = number == history.states(figure)
    present = f'<a href="{escape(desk.link(figure.id))}">The page of this figure</a>'
    notice = (
        f"This is what the figure says now, since {numbers.history(record, f'{asked}.since')}. The page you are on "
        f"will not change. {present} follows every later correction."
        if is_present
        else f"This page is frozen: the figure said so {_days(desk, figure, number)}, and says otherwise now. "
        f"{present} tells what it says today."
    )
    parts = [
        f'<p class="ledger-notice">{notice}</p>',
        f'<p class="ledger-large">{numbers.history(record, f"{asked}.value")}</p>',
        pieces.definitions(_rows(desk, figure, number)),
    ]
    if not is_present:
        parts.append(pieces.section("Then and now", _then_and_now(desk, figure, number)))
    return "\n".join(parts)


def _state(desk: Desk, figure: Figure, number: int) -> str:
    value = numbers.history(desk.record, f"{figure.id}.{number}.value")
    link = f'<a href="{escape(desk.link(figure.id))}r{number}/">{value}</a>'
    return f"{link} {_days(desk, figure, number)}{_why(desk, figure, number)}"


def _why(desk: Desk, figure: Figure, number: int) -> str:
    if number == history.states(figure):
        return "."
    return f". {sentence(desk.record, figure.revised[number - 1].why, desk.link)}"


def _days(desk: Desk, figure: Figure, number: int) -> str:
    """From when until when a state stood."""
    asked = f"{figure.id}.{number}"
    began = history.began(desk.record, figure, number)
    first = f"from {numbers.history(desk.record, f'{asked}.since')}" if began else ""
    if number == history.states(figure):
        return f"{first}, and now"
    if began == history.ended(figure, number):
        return f"on {numbers.history(desk.record, f'{asked}.until')}"
    return f"{first} until {numbers.history(desk.record, f'{asked}.until')}".strip()


def _rows(desk: Desk, figure: Figure, number: int) -> Mapping[str, str]:
    record, asked = desk.record, f"{figure.id}.{number}"
    then = history.state(figure, number)
    rows = {
        "Printed as": f"<q>{numbers.history(record, f'{asked}.printed')}</q>",
        "Time": numbers.history(record, f"{asked}.time"),
        "Given by": numbers.field(figure, "originator"),
        "Source": pieces.publisher(desk, then.source),
    }
    if number > 1:
        rows["Changed then"] = sentence(record, figure.revised[number - 2].why, desk.link)
    if number < history.states(figure):
        rows["Changed since"] = sentence(record, figure.revised[number - 1].why, desk.link)
    return rows


def _then_and_now(desk: Desk, figure: Figure, number: int) -> str:
    """What differs between a state and the present one, side by side."""
    lines = "".join(
        f'<tr><th scope="row">{name}</th><td>{then}</td><td>{now}</td></tr>'
        for name, then, now in _differences(desk, figure, number)
    )
    head = '<tr><td></td><th scope="col">Then</th><th scope="col">Now</th></tr>'
    return f"<table><thead>{head}</thead><tbody>{lines}</tbody></table>"


def _differences(desk: Desk, figure: Figure, number: int) -> Iterator[tuple[str, str, str]]:
    record = desk.record
    for name, aspect in (("Number", "value"), ("Printed as", "printed"), ("Time", "time")):
        then, now = (f"{figure.id}.{one}.{aspect}" for one in (number, history.states(figure)))
        if history.told(record, then) != history.told(record, now):
            yield name, numbers.history(record, then), numbers.history(record, now)
    source = history.state(figure, number).source
    if source != figure.source:
        yield "Source", pieces.publisher(desk, source), pieces.publisher(desk, figure.source)

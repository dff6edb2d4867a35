"""How far a long piece of work has come: a bar on a terminal, a line elsewhere, nothing where that is not wanted."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from operator import length_hint
from typing import TypeVar

import click

Item = TypeVar("Item")

PATIENCE = 0.5
"""Seconds that a piece of work may take before anything is shown of it."""

_QUIET = ContextVar("quiet", default=False)


def each(items: Iterable[Item], doing: str, of: int | None = None) -> Iterator[Item]:
    """The items one by one, while standard error shows how many are done, after the words for what is being done.

    `of` says how many there will be, where the items do not know it themselves. Work that is over within `PATIENCE`
    shows nothing, and neither does any inside `quietly`.
    """
    if _QUIET.get():
        yield from items
        return
    started = time.monotonic()
    with ExitStack() as shown:
        bar = None
        for done, item in enumerate(items):
            if bar is None and time.monotonic() - started > PATIENCE:
                length = of or length_hint(items)
                bar = shown.enter_context(
                    click.progressbar(length=length, label=doing, show_pos=True, file=sys.stderr)
                )
                bar.update(done)
            yield item
            if bar is not None:
                bar.update(1)


@contextmanager
def quietly(quiet: bool = True) -> Iterator[None]:
    """Show no progress of what is done inside, where `quiet` is true."""
    token = _QUIET.set(quiet)
    try:
        yield
    finally:
        _QUIET.reset(token)

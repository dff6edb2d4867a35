"""How far a long piece of work has come: a bar on a terminal, a line elsewhere, nothing where that is not wanted."""

import sys
import time
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from typing import TypeVar

import click

Item = TypeVar("Item")

PATIENCE = 0.5
"""Seconds that a piece of work may take before anything is shown of it."""

_QUIET = ContextVar("quiet", default=False)


def each(items: Collection[Item], doing: str) -> Iterator[Item]:
    """The items one by one, while standard error shows how many are done, after the words for what is being done.

    Work that is over within `PATIENCE` shows nothing, and neither does any inside `quietly`.
    """
    if _QUIET.get():
        yield from items
        return
    started = time.monotonic()
    with ExitStack() as shown:
        bar = None
        for done, item in enumerate(items):
            if bar is None and time.monotonic() - started > PATIENCE:
                bar = shown.enter_context(
                    click.progressbar(length=len(items), label=doing, show_pos=True, file=sys.stderr)
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

"""Digits that name rather than count: hashes, addresses, versions, serial numbers, times of day.

They are found, because a page may not carry a number that nobody declared, but they have no value.
"""

import re

from macros.numerals.numeral import Reading

EXAMPLES = dict.fromkeys(
    ("0x3f5ab9c1", "H1N1", "1.2.3", "192.168.1.1", "978-3-16-148410-0", "10:30 p.m.", "1920x1080")
)
COUNTEREXAMPLES = ("APT38", "SHA-256", "2.0", "10x", "21st", "$721M")

_MIXED = re.compile(r"[0-9a-z]*[0-9][a-z]+[0-9][0-9a-z]*(?![^\W_])")
_DOTTED = re.compile(r"\d+(?:\.\d+){2,}")
_DASHED = re.compile(r"\d+(?:-\d+){2,}(?![\w])")
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?!\d)(?:\s?[ap]\.?m\b\.?)?")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)")


def read_code(low: str, at: int, floor: int) -> Reading | None:
    """The name in digits whose first digit is at `at`; letters before the digit, after `floor`, belong to it."""
    start = at
    while start > floor and low[start - 1].isascii() and low[start - 1].isalnum():
        start -= 1
    if mixed := _MIXED.match(low, start):
        return Reading(start, mixed.end(), "code")
    if time := _TIME.match(low, at):
        return Reading(at, time.end(), "time")
    for pattern in (_DOTTED, _DASHED):
        if (code := pattern.match(low, at)) and not _GROUPED.fullmatch(low, at, code.end()):
            return Reading(at, code.end(), "code")
    return None

"""What the topics are called, under which the figures are filed: each is a file of `data/figures`, and named by it."""

import re

from macros.record import wording

_TITLES = {
    "articles": "Details in the articles we checked",
    "by-country": "Losses by country",
    "by-victim-kind": "Losses by kind of victim",
    "economy": "Trade, aid and income of the country",
    "groups": "Who the hackers are",
    "haul-compared": "The haul beside the economy",
    "laundering": "How the loot is laundered",
    "methods": "How the thefts are done",
    "other-income": "Income besides crypto theft",
    "response": "What governments and firms have done",
    "stolen-by-year": "Stolen in a year",
    "stolen-in-total": "Stolen over several years",
    "weapons": "Weapons and what they cost",
    "weapons-share": "How far theft pays for weapons",
    "went-wrong": "What reports got wrong",
    "world-theft": "Crypto theft by anyone, worldwide",
}
"""Where the name of the file says too little to a stranger. The name stays: it is part of addresses."""

_YEARS = re.compile(r"\b(\d{4})-(\d{4})\b")
_ABBREVIATIONS = {"it": "IT", "un": "UN", "us": "US"}
"""Words of file names that are no words of the language, as they are written."""


def title(name: str) -> str:
    """A topic in words: its title, or the name of its file, so that `thefts-2020-2022` is "Thefts 2020 to 2022"."""
    if name in _TITLES:
        return _TITLES[name]
    parts = _YEARS.sub(r"\1 to \2", name).replace("-", " ").split()
    return wording.capital(" ".join(_ABBREVIATIONS.get(part, part) for part in parts))

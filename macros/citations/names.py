"""The names of authors as sources print them: which are people, and which of their names is the family's.

A wrong guess would put a wrong name into someone's bibliography. So a name is taken apart only where its form leaves
no doubt, and stays whole, as the source prints it, where it does.
"""

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name in its two parts; `family_first` where the source prints the family's name first."""

    family: str
    given: str
    family_first: bool = False

    @property
    def printed(self) -> str:
        """The name as its source prints it."""
        return f"{self.family} {self.given}" if self.family_first else f"{self.given} {self.family}"


Name = Person | str
"""A person, or a name that is not taken apart: that of an organisation, a pen name, a name in another script."""

_BETWEEN = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
_WORD = r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ɏ’'-]*[a-zß-öø-ɏ]"
_INITIAL = r"[A-ZÀ-ÖØ-Þ]\."
_PARTICLE = r"(?:[Dd]e|[Dd]i|[Dd]a|[Dd]el|[Dd]u|[Vv]an|[Vv]on|der|den|[Ll]a|[Ll]e|bin|al)"
_WESTERN = re.compile(
    rf"(?P<given>(?:{_WORD}|{_INITIAL})(?: (?:{_WORD}|{_INITIAL}))*?) (?P<family>(?:{_PARTICLE} )*{_WORD})"
)
_KOREAN = re.compile(r"(?P<family>[A-Z][a-z]+) (?P<given>[A-Z][a-z]+-[a-z]+)")
_TEAMS = frozenset(
    re.findall(
        r"\w+",
        "Agency Analysts Bank Bureau Center Centre Commission Committee Company Correspondent Council "
        "Department Desk Editor Editorial Editors Experts Foundation Group Inc Institute Investigators "
        "Judge Labs Ltd Ministry Network News Office Panel Press Report Reporter Reporters Research "
        "Researchers Senator Service Society Staff Team The University Writer Writers",
    )
)
"""Words that an organisation, an office or a title brings into a name."""
_FAMILIES = frozenset(
    re.findall(
        r"\w+",
        "Ahn An Bae Baek Chang Chen Cheng Cho Choi Chun Chung Guo Han He Hong Hu Huang Hwang Jang Jeon "
        "Jeong Ji Jo Joo Jung Kang Kim Ko Kwak Kwon Lee Li Liang Lim Lin Liu Luo Ma Min Moon Nam Nguyen "
        "No Noh Oh Pak Park Ryu Seo Shin Sim Son Song Sun Tran Wang Woo Wu Xie Xu Yang Yeo Yim Yoo Yoon "
        "Yu Yun Zhang Zhao Zheng Zhou Zhu",
    )
)
"""Families' names that stand first where their people write, and some of which are given names elsewhere."""


@lru_cache(maxsize=4096)
def names(author: str) -> tuple[Name, ...]:
    """The authors in a source's line of authors, parted at commas and "and"; an organisation's name stays whole."""
    if _is_organisation(author):
        return (author,)
    return tuple(_name(part) for part in _BETWEEN.split(author) if part)


def _is_organisation(text: str) -> bool:
    words = text.replace(",", " ").replace(".", " ").split()
    return len(words) == 1 or any(word in _TEAMS or word in ("of", "for", "the", "&") for word in words)


def _name(text: str) -> Name:
    if match := _KOREAN.fullmatch(text):
        return Person(match["family"], match["given"], family_first=True)
    match = _WESTERN.fullmatch(text)
    if match is None or text.split(" ", 1)[0] in _FAMILIES:
        return text
    return Person(match["family"], match["given"])

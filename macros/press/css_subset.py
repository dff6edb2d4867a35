"""The part of a style sheet that pages need before anything moves: rules whose selectors can match what is there.

A selector is kept unless it names a class, an id, an attribute or an attribute's value that no page and no script of
ours holds; whatever is not understood is kept. So the part may be larger than it need be, but never lacks a rule.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tinycss2.ast import Node

from macros.press.style_sheet import USE_OF_VARIABLE, VARIABLE, Rule, read, with_used_variables, written

_ATTRIBUTE = re.compile(r'\s([a-z][a-z-]*)="([^"]*)"')
_TAG = re.compile(r'<[a-zA-Z][^>"]*(?:"[^"]*"[^>"]*)*')
_ELEMENT = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)")
_QUOTED = re.compile(r"""["'`]([a-z][a-z0-9]*)["'`]""")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_WITHOUT_VALUE = {
    "hidden",
    "open",
    "checked",
    "disabled",
    "required",
    "selected",
    "popover",
    "readonly",
    "multiple",
}
"""Attributes that stand without a value, or that browsers set by themselves: they are taken to be there."""


@dataclass(slots=True)
class Vocabulary:
    """What selectors can meet: the elements and attributes of pages, and every word of the scripts that change them."""

    elements: set[str] = field(default_factory=set)
    attributes: set[tuple[str, str]] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    variables: set[str] = field(default_factory=set)
    _latest: set[str] = field(default_factory=set)
    """The tags of the page that was read last; most stand on the next page too."""
    _scripts: set[str] = field(default_factory=set)

    def read_page(self, html: str) -> None:
        """Take down the elements and attributes of a page, its ids and the classes in it one by one."""
        tags = set(_TAG.findall(html))
        new, self._latest = tags - self._latest, tags
        text = "".join(new)
        self.elements.update(name.lower() for name in _ELEMENT.findall(text))
        for name, value in set(_ATTRIBUTE.findall(text)) - self.attributes:
            self.attributes.add((name, value))
            self.names.add(name)
            self.variables.update(USE_OF_VARIABLE.findall(value))
            if name in ("class", "id"):
                self.words.update(value.split())

    def read_script(self, code: str) -> None:
        """Take down every word of a script, which may name a class or an attribute that it sets, and the elements."""
        if code in self._scripts:
            return
        self._scripts.add(code)
        self.words.update(_WORD.findall(code))
        self.elements.update(_QUOTED.findall(code))
        self.variables.update(VARIABLE.findall(code))

    def has_element(self, name: str) -> bool:
        """Whether an element of that name can be on a page."""
        return name.lower() in self.elements

    def has_attribute(self, name: str, value: str | None) -> bool:
        """Whether an attribute can be on a page; with that value, if one is given."""
        if name in _WITHOUT_VALUE or (name, value) in self.attributes:
            return True
        known = name in self.names or name in self.words
        return known and (value is None or value in self.words)


def subset(css: str, vocabulary: Vocabulary) -> str:
    """The rules of `css` that can match, in their order, without comments, and with the variables that they use.

    Raises UnreadableError where `css` cannot be taken apart.
    """
    return written(with_used_variables(list(_matching(read(css), vocabulary)), vocabulary.variables))


def _matching(rules: Sequence[Rule], vocabulary: Vocabulary) -> Iterator[Rule]:
    """The rules with those of their selectors that can match; whatever has no selectors stays."""
    for rule in rules:
        matching = tuple(one for one in rule.selectors if _can_match(one, vocabulary))
        if rule.at or matching:
            yield replace(rule, selectors=matching)


def _can_match(selector: Sequence[Node], vocabulary: Vocabulary) -> bool:
    """False where the selector asks for what is not there. What stands inside `:is()`, `:not()` … is not asked for."""
    before = ""
    for token in selector:
        if token.type == "hash" or (token.type == "ident" and before == "."):
            there = token.value in vocabulary.words
        elif token.type == "ident" and before != ":":
            there = vocabulary.has_element(token.value)
        elif token.type == "[] block":
            there = _has_attribute(token.content, vocabulary)
        else:
            there = True
        if not there:
            return False
        before = token.value if token.type == "literal" else ""
    return True


def _has_attribute(tokens: Sequence[Node], vocabulary: Vocabulary) -> bool:
    name, *rest = (token for token in tokens if token.type != "whitespace")
    exact = len(rest) == 2 and rest[0] == "="
    return vocabulary.has_attribute(name.lower_value, rest[1].value if exact else None)

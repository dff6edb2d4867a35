"""The part of a style sheet that pages need before anything moves: rules whose selectors can match what is there.

A selector is kept unless it names a class, an id, an attribute or an attribute's value that no page and no script of
ours holds; whatever is not understood is kept. So the part may be larger than it need be, but never lacks a rule.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

import tinycss2
from tinycss2.ast import Node

_ATTRIBUTE = re.compile(r'\s([a-z][a-z-]*)="([^"]*)"')
_TAG = re.compile(r'<[a-zA-Z][^>"]*(?:"[^"]*"[^>"]*)*')
_ELEMENT = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)")
_QUOTED = re.compile(r"""["'`]([a-z][a-z0-9]*)["'`]""")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_VARIABLE = re.compile(r"--[A-Za-z][A-Za-z0-9_-]*")
USE_OF_VARIABLE = re.compile(rf"var\(\s*({_VARIABLE.pattern})")
_GROUPS = ("media", "supports", "layer", "container", "scope")
"""At-rules that hold rules."""
_UNSAFE = ("import", "namespace")
"""At-rules that hold only at the start of a file, or that change how others are read."""
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


class UnreadableError(ValueError):
    """A style sheet that cannot be taken apart safely."""


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
        for tag in new:
            self.elements.update(name.lower() for name in _ELEMENT.findall(tag))
            for name, value in _ATTRIBUTE.findall(tag):
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
        self.variables.update(_VARIABLE.findall(code))

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
    """The rules of `css` that can match, in their order, without comments, and with the variables that they use."""
    kept = _rewritten(css, partial(_kept, vocabulary=vocabulary))
    while True:
        used = vocabulary.variables | set(USE_OF_VARIABLE.findall(kept))
        thinner = _rewritten(kept, partial(_without_unused_variables, used=used))
        if thinner == kept:
            return kept
        kept = thinner


def selectors(prelude: list[Node]) -> Iterator[list[Node]]:
    """The selectors of a list, parted at its commas."""
    one: list[Node] = []
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            yield one
            one = []
        else:
            one.append(token)
    yield one


def grouped(css: str, within: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Node]]:
    """Every rule of `css` in order, each after the at-rules that it stands in, such as `("@media print",)`.

    Raises UnreadableError where `css` cannot be taken apart.
    """
    for rule in _rules(css):
        if rule.type == "qualified-rule":
            yield within, rule
        elif rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in _GROUPS:
            condition = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
            yield from grouped(tinycss2.serialize(rule.content), (*within, condition))


def _rules(css: str) -> list[Node]:
    rules: list[Node] = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    for rule in rules:
        for token in (rule, *getattr(rule, "prelude", ())):
            if token.type == "error":
                raise UnreadableError(f"a style sheet cannot be read: {token.message}")
        if rule.type == "at-rule" and rule.lower_at_keyword in _UNSAFE:
            raise UnreadableError(f"a style sheet holds @{rule.lower_at_keyword}")
    return rules


def _kept(rule: Node, vocabulary: Vocabulary) -> str:
    """A rule with the selectors that can match; empty where none can."""
    matching = [one for one in selectors(rule.prelude) if _can_match(one, vocabulary)]
    prelude = ",".join(tinycss2.serialize(one).strip() for one in matching)
    return f"{prelude}{{{tinycss2.serialize(rule.content)}}}" if matching else ""


def _without_unused_variables(rule: Node, used: set[str]) -> str:
    """A rule without the variables that nothing uses; empty where nothing is left."""
    declarations = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    left = [
        one
        for one in declarations
        if one.type != "declaration" or not one.name.startswith("--") or one.name in used
    ]
    body = "".join(tinycss2.serialize([one]) for one in left)
    return f"{tinycss2.serialize(rule.prelude)}{{{body}}}" if left else ""


def _rewritten(css: str, rewrite: Callable[[Node], str]) -> str:
    """Every rule of `css` as `rewrite` gives it, inside of groups too; a group with nothing left in it goes."""
    written = []
    for rule in _rules(css):
        if rule.type == "qualified-rule":
            written.append(rewrite(rule))
        elif rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in _GROUPS:
            inside = _rewritten(tinycss2.serialize(rule.content), rewrite)
            if inside:
                written.append(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inside}}}")
        else:
            written.append(tinycss2.serialize([rule]))
    return "".join(written)


def _can_match(selector: list[Node], vocabulary: Vocabulary) -> bool:
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


def _has_attribute(tokens: list[Node], vocabulary: Vocabulary) -> bool:
    name, *rest = (token for token in tokens if token.type != "whitespace")
    exact = len(rest) == 2 and rest[0] == "="
    return vocabulary.has_attribute(name.lower_value, rest[1].value if exact else None)

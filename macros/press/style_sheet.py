"""A style sheet taken apart into its rules, and put together again from those that are wanted.

A rule keeps the at-rules that it stands in, its selectors one by one and its declarations one by one, so that pages can
be given some of them. Custom properties are called variables here.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import tinycss2
from tinycss2.ast import Node

VARIABLE = re.compile(r"--[A-Za-z][A-Za-z0-9_-]*")
USE_OF_VARIABLE = re.compile(rf"var\(\s*({VARIABLE.pattern})")
_GROUPS = ("media", "supports", "layer", "container", "scope")
"""At-rules that hold rules."""


class UnreadableError(ValueError):
    """A style sheet that cannot be taken apart safely."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a rule says of one property: its name, the whole of it as text, and the variables that it uses."""

    name: str
    text: str
    uses: frozenset[str]

    @property
    def is_variable(self) -> bool:
        """Whether it gives a variable its value."""
        return self.name.startswith("--")


@dataclass(frozen=True, slots=True)
class Rule:
    """Selectors and what they are given, within at-rules such as `("@media print",)`.

    An at-rule that holds no rules, such as `@keyframes`, is a rule without selectors: `at` begins it, and it says all
    that it holds in one declaration without a name.
    """

    within: tuple[str, ...]
    selectors: tuple[Sequence[Node], ...]
    declarations: tuple[Declaration, ...]
    at: str = ""


@lru_cache(maxsize=2)
def read(css: str) -> tuple[Rule, ...]:
    """The rules of `css` in their order, without comments. Raises UnreadableError where it cannot be taken apart."""
    parsed = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return tuple(_rules(parsed, ()))


def parted(tokens: Iterable[Node]) -> Iterator[list[Node]]:
    """The selectors of a list, parted at its commas."""
    one: list[Node] = []
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            yield one
            one = []
        else:
            one.append(token)
    yield one


def with_used_variables(rules: Sequence[Rule], used: Iterable[str]) -> Iterator[Rule]:
    """The rules without the variables that neither they use nor anybody else, who uses those in `used`."""
    said = [one for rule in rules for one in rule.declarations]
    needed = set(used)
    while (
        more := {name for one in said if not one.is_variable or one.name in needed for name in one.uses}
        - needed
    ):
        needed |= more
    for rule in rules:
        left = tuple(one for one in rule.declarations if not one.is_variable or one.name in needed)
        if left:
            yield replace(rule, declarations=left)


def written(rules: Iterable[Rule]) -> str:
    """The rules as a style sheet, each group of at-rules opened once for those that follow each other in it."""
    text: list[str] = []
    within: tuple[str, ...] = ()
    for rule in rules:
        if rule.within != within:
            text.append("}" * len(within) + "".join(f"{condition}{{" for condition in rule.within))
            within = rule.within
        prelude = rule.at or ",".join(tinycss2.serialize(one).strip() for one in rule.selectors)
        text.append(f"{prelude}{{{';'.join(one.text for one in rule.declarations)}}}")
    return "".join(text) + "}" * len(within)


def _rules(parsed: Iterable[Node], within: tuple[str, ...]) -> Iterator[Rule]:
    for node in parsed:
        for token in (node, *getattr(node, "prelude", ())):
            if token.type == "error":
                raise UnreadableError(f"a style sheet cannot be read: {token.message}")
        if node.type == "qualified-rule":
            said = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            yield Rule(within, tuple(parted(node.prelude)), tuple(map(_declaration, said)))
            continue
        begins = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"
        if node.content is None:  # @import and its like, which say how the rest is read, or fetch more
            raise UnreadableError(f"a style sheet holds @{node.lower_at_keyword}")
        if node.lower_at_keyword in _GROUPS:
            inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield from _rules(inside, (*within, begins))
        else:
            text = tinycss2.serialize(node.content)
            yield Rule(within, (), (Declaration("", text, _uses(text)),), begins)


def _declaration(said: Node) -> Declaration:
    """A declaration; a rule that is nested in another is taken as it stands."""
    if said.type != "declaration":
        text = tinycss2.serialize([said])
        return Declaration("", text, _uses(text))
    value = tinycss2.serialize(said.value).strip()
    return Declaration(
        said.name, f"{said.name}:{value}{'!important' if said.important else ''}", _uses(value)
    )


def _uses(text: str) -> frozenset[str]:
    return frozenset(USE_OF_VARIABLE.findall(text))

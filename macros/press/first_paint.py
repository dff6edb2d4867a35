"""The rules that stand in pages themselves, so that a small screen shows their text as soon as it has come.

A style sheet of its own costs a page the time of one more request before anything can be seen. On small screens, whose
connections are the slow ones, the rules for the start of a page stand in it, and its style sheet comes when the text
is there already. Whatever that sheet says of the start of the page, these rules say too: nothing moves when it comes.
All pages carry the same rules, so that one page's policy allows those of the next, which instant navigation puts there.
Names of the theme stand here only to leave things out. Where they change, the rules are more than they need be.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import pairwise

import tinycss2
from cssselect import ExpressionError, HTMLTranslator, SelectorError
from lxml import etree, html
from lxml.html import HtmlElement
from tinycss2.ast import Node

from macros.press.style_sheet import (
    USE_OF_VARIABLE,
    Declaration,
    parted,
    read,
    with_used_variables,
    written,
)

WIDE = 60
"""From how many em on a screen is wide: there a page waits for its style sheet, as menus need most of it."""

_START = 3500
"""How many letters at the start of an article can be in view at first, on a tablet held upright."""

_OUT_OF_VIEW = ("footer", ".ledger-foot", ".ledger-cite-this", ".ledger-corrections")
"""What follows an article that is longer than the screen: of it, only the place that it takes is known at first."""

_WITHIN_ONE_PIECE = "ancestor::table or ancestor::figure and not(ancestor-or-self::figcaption)"

_FOLDED = (".md-sidebar__scrollwrap", ".md-search__inner", ".md-dialog", "details:not([open])")
"""What a small screen shows from outside only: menus, the search and other things that open."""

_PSEUDO = re.compile(r"::?(?:before|after|placeholder|marker)\b")
_EM = re.compile(r"min-width:\s*([\d.]+)em")
_FEATURE = re.compile(r"\(\s*([a-z-]+)")
_MOVING = re.compile(
    r"transition|animation|cursor|outline|scroll|overscroll|touch-action|will-change|user-select|pointer-events"
    r"|resize|print-color-adjust|color-adjust|break-|page-break|backface-visibility"
    r"|-moz-|-ms-|-o-|-webkit-(?!text-size-adjust|font-smoothing)"
)
"""Properties that do not show on a page at rest, and those of other names for the same."""


@dataclass(frozen=True, slots=True)
class _Selector:
    """What a selector asks of a page: the classes that it must hold, and a path into its tree; None asks nothing."""

    classes: frozenset[str]
    path: etree.XPath | None

    def matches(self, start: "_Start") -> bool:
        return self.classes <= start.classes and (self.path is None or bool(self.path(start.tree)))


class FirstPaint:
    """A style sheet, read once, to be asked for the rules that show at the starts of pages."""

    def __init__(self, css: str) -> None:
        """Raises UnreadableError where the style sheet cannot be taken apart."""
        self._rules = [
            (replace(rule, declarations=shows), tuple(map(_selector, rule.selectors)))
            for rule in read(css)
            if not rule.at
            and _on_small_screens(rule.within)
            and (shows := tuple(filter(_shows, rule.declarations)))
        ]

    def rules_for(self, pages: Iterable[str]) -> str:
        """The rules that show on a small screen before anything of the pages is scrolled, opened or touched."""
        starts, used = [], set[str]()
        for page in pages:
            starts.append(_Start(page))
            used.update(USE_OF_VARIABLE.findall(page))
        shown = []
        for rule, asked in self._rules:
            matching = tuple(
                selector
                for selector, one in zip(rule.selectors, asked, strict=True)
                if one and any(map(one.matches, starts))
            )
            if matching:
                shown.append(replace(rule, selectors=matching))
        return written(with_used_variables(shown, used))


def _shows(said: Declaration) -> bool:
    """Whether a declaration shows on a page at rest."""
    return bool(said.name) and not _MOVING.match(said.name)


def _selector(selector: Sequence[Node]) -> _Selector | None:
    """A selector ready to be asked; None for a state that a reader brings. What cannot be asked is taken to match."""
    text = tinycss2.serialize(selector).strip()
    plain = re.sub(r"(^|[\s>+~])$", r"\1*", _PSEUDO.sub("", text))
    tokens = tinycss2.parse_component_value_list(plain)
    classes = frozenset(after.value for before, after in pairwise(tokens) if before == ".")
    if "::" in plain:
        return None
    paths = []
    for chosen in _choices(tokens):
        try:
            paths.append(HTMLTranslator().css_to_xpath(tinycss2.serialize(chosen)))
        except ExpressionError:  # asks for a state such as :focus-visible
            continue
        except SelectorError:
            return _Selector(classes, None)
    return _Selector(classes, etree.XPath(f"boolean({' | '.join(paths)})")) if paths else None


def _choices(selector: list[Node]) -> Iterator[list[Node]]:
    """A selector once for each choice of its `:is()` and `:where()`, in which cssselect takes simple ones only."""
    for at, token in enumerate(selector):
        if token.type == "function" and token.lower_name in ("is", "where"):
            for chosen in parted(token.arguments):
                yield from _choices([*selector[: at - 1], *chosen, *selector[at + 1 :]])
            return
    yield selector


class _Start:
    """The tree of a page without what is not in view at first, twice, as the palette is named on the body."""

    def __init__(self, page: str) -> None:
        start = html.document_fromstring(page)
        etree.strip_elements(start, etree.Comment, with_tail=False)
        for selector in _FOLDED:
            for element in start.cssselect(selector):
                for inside in list(element):
                    if inside.tag != "summary":
                        element.remove(inside)
        outside = [element for selector in _OUT_OF_VIEW for element in start.cssselect(selector)]
        later = [
            one for article in start.iter("article") for one in _after(article, _START) if one not in outside
        ]
        if later:
            later += [inside for element in outside for inside in element]
        for element in dict.fromkeys(later):
            element.getparent().remove(element)
        start.set("class", "js no-js")
        self.classes = {name for element in start.iter() for name in element.get("class", "").split()}
        self.tree = etree.Element("starts")
        for palette in ("default", "slate"):
            next(start.iter("body")).set("data-md-color-scheme", palette)
            self.tree.append(deepcopy(start))


def _after(article: HtmlElement, letters: int) -> Iterator[HtmlElement]:
    """The elements of an article that begin after so many letters. No table is parted, nor a chart's drawings."""
    read = 0
    for element in list(article.iter()):
        if read > letters and not element.xpath(_WITHIN_ONE_PIECE):
            yield element
        read += len((element.text or "").strip()) + len((element.tail or "").strip())


def _on_small_screens(group: tuple[str, ...]) -> bool:
    """Whether rules inside of these at-rules can show on a small screen: those for other media are left out."""
    return all(
        not condition.startswith("@media") or any(map(_is_small_screen, condition.split(",")))
        for condition in group
    )


def _is_small_screen(condition: str) -> bool:
    unusual = set(_FEATURE.findall(condition)) - {"min-width", "max-width"}
    return not unusual and "print" not in condition and all(float(em) < WIDE for em in _EM.findall(condition))

"""The words on a page, checked where they stand: each call is tried before any page is built.

A page is a Jinja template. Its syntax tree has line numbers only, so the column of a call is taken from the
template's tokens.
"""

import inspect
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.record.faults import Fault, suggestion
from macros.record.model import Place
from macros.record.yaml_slips import CURLY_QUOTES
from macros.trace.markdown_file import MarkdownFile
from macros.words import FaultyEntryError, Vocabulary, WordError

COMMENT_MARKS = ("{##", "##}")
"""Jinja's comments as mkdocs.yml sets them: its own would swallow the anchors of headings, `{#like-this}`."""

_ENVIRONMENT = Environment(
    comment_start_string=COMMENT_MARKS[0],
    comment_end_string=COMMENT_MARKS[1],
    keep_trailing_newline=True,
    autoescape=False,  # noqa: S701 -- this environment only reads templates; it never renders one
)
_OF_JINJA = frozenset(_ENVIRONMENT.globals) | {"loop", "self", "caller", "super", "varargs", "kwargs"}


@dataclass(frozen=True, slots=True)
class Call:
    """A word used on a page: its place, and its arguments where they are all constants (else None)."""

    word: str
    place: Place
    arguments: tuple[tuple[object, ...], dict[str, object]] | None


def calls(page: MarkdownFile) -> tuple[list[Call], list[Fault]]:
    """The calls of words on a page, and what is wrong with it as a template."""
    if not page.has_words:
        return [], []
    body, slips = _without_slips(page.body)
    faults = [Fault(page.place(offset), message) for offset, message in slips]
    try:
        tree = _ENVIRONMENT.parse(body)
    except TemplateSyntaxError as error:
        place = Place(page.file, error.lineno, 1)
        return [], [*faults, Fault(place, f"the template cannot be read: {error.message}")]
    columns = _columns_of_names(body)
    found = []
    for node in sorted(tree.find_all(nodes.Call), key=lambda call: call.lineno):
        if isinstance(node.node, nodes.Name):
            name = node.node.name
            places = columns[name, node.lineno]
            place = Place(page.file, node.lineno, places.pop(0) if places else 1)
            found.append(Call(name, place, _constants(node)))
    return found, [*faults, *_unknown_names(tree, page, {call.word for call in found})]


def failing(calls: Iterable[Call], vocabulary: Vocabulary) -> Iterator[Fault]:
    """A fault for every call that would fail in the build; calls whose arguments are computed are left to the build."""
    words = vocabulary.words()
    for call in calls:
        word = words.get(call.word)
        if word is None:
            if call.word not in _OF_JINJA:
                yield Fault(call.place, f"no word {call.word!r}{suggestion(call.word, words)}")
        elif call.arguments is not None:
            positional, named = call.arguments
            try:
                word(*positional, **named)
            except FaultyEntryError:
                continue  # told once, at the entry
            except WordError as error:
                yield Fault(call.place, f"{call.word}: {error}")
            except TypeError:
                yield Fault(call.place, f"{call.word}: wrong arguments; {_usage(call.word, word)}")


def _without_slips(body: str) -> tuple[str, list[tuple[int, str]]]:
    """A template with each call that cannot be read blanked out, and what is wrong with it, by its offset.

    So one slip does not keep the other calls of a page from being checked.
    """
    slips = []
    for match in _CALL.finditer(body):
        slip = _slip(match[0])
        if slip:
            said = " ".join(match[0].split())[:_LONGEST_QUOTE]
            slips.append(
                (match.start(), f'{said} cannot be read: {slip}; write it like {{{{ fig("japan-loss") }}}}')
            )
            body = body[: match.start()] + re.sub(r"[^\n]", " ", match[0]) + body[match.end() :]
    return body, slips


def _slip(call: str) -> str | None:
    """What is wrong with a call in its braces, in words for somebody who has never seen Jinja; None for a sound one."""
    if _BARE_ID.search(call):
        return "the id needs quotation marks around it"
    try:
        _ENVIRONMENT.parse(call)
    except TemplateSyntaxError as error:
        curly = CURLY_QUOTES.search(call)
        if curly:
            return f'{curly[0]} is a curly quotation mark; type the straight one, "'
        if not call.endswith("}}") or "{{" in call[2:]:
            return "}} is missing at its end"
        if call.count('"') % 2 or call.count("'") % 2:
            return "a quotation mark is missing"
        if call.count("(") != call.count(")"):
            return "a round bracket is missing"
        return str(error.message)
    return None


def _constants(call: nodes.Call) -> tuple[tuple[object, ...], dict[str, object]] | None:
    if call.dyn_args is not None or call.dyn_kwargs is not None:
        return None
    try:
        return tuple(arg.as_const() for arg in call.args), {
            pair.key: pair.value.as_const() for pair in call.kwargs
        }
    except nodes.Impossible:
        return None


def literal_spans(body: str) -> list[tuple[int, int]]:
    """The spans of a page that its template prints as they stand: all but calls, statements and comments."""
    if not _MAY_CALL.search(body):
        return [(0, len(body))]
    try:
        return [
            (offset, offset + len(value))
            for offset, _, kind, value in tokens(body)
            if kind == "data" and value
        ]
    except TemplateSyntaxError:
        starts = [0, *(match.end() for match in _ANY_CALL.finditer(body))]
        ends = [*(match.start() for match in _ANY_CALL.finditer(body)), len(body)]
        return list(zip(starts, ends, strict=True))


def tokens(body: str) -> Iterator[tuple[int, int, str, str]]:
    """The tokens of a template in order: offset, line, kind and text; raises TemplateSyntaxError.

    The kinds are Jinja's own: "data" for what is printed as it stands, "name", "string", "integer" and so on.
    """
    offset = 0
    for line, kind, value in _ENVIRONMENT.lex(body):
        start = body.index(value, offset)
        offset = start + len(value)
        yield start, line, kind, value


_MAY_CALL = re.compile(r"\{[{%]|\{##")
_CALL = re.compile(r"\{\{(?:(?!\}\}|\n[ \t]*\n).)*(?:\}\})?", re.DOTALL)
_BARE_ID = re.compile(r"\w\(\s*[a-z0-9]+(?:-[a-z0-9]+)+\s*[,)]")
_LONGEST_QUOTE = 60
_ANY_CALL = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{##.*?##\}", re.DOTALL)


def _columns_of_names(body: str) -> dict[tuple[str, int], list[int]]:
    """The columns at which each name is called, by name and line, from left to right."""
    columns: dict[tuple[str, int], list[int]] = defaultdict(list)
    name: tuple[str, int, int] | None = None
    for start, line, kind, value in tokens(body):
        if kind == "name":
            name = (value, line, start - body.rfind("\n", 0, start))
        elif kind == "operator" and value == "(" and name:
            columns[name[0], name[1]].append(name[2])
            name = None
        elif kind != "whitespace":
            name = None
    return columns


def _unknown_names(tree: nodes.Template, page: MarkdownFile, called: set[str]) -> Iterator[Fault]:
    """Names that are neither words nor set on the page itself; a strict build stops at each of them."""
    stored = {node.name for node in tree.find_all(nodes.Name) if node.ctx in ("store", "param")}
    stored |= {node.name for node in tree.find_all(nodes.Macro)}
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load" and node.name not in stored | called | _OF_JINJA:
            yield Fault(
                Place(page.file, node.lineno, 1),
                f'no {node.name!r} is known here; numbers come from a call with an id in quotation marks, as fig("id")',
            )


def _usage(name: str, word: Callable[..., str]) -> str:
    return f"call it as {name}{inspect.signature(word).replace(return_annotation=inspect.Signature.empty)}"

"""The texts of YAML that end up on pages: a page's front matter, and the titles and words of mkdocs.yml."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Path = tuple[str, ...]
_UNSEEN = ("search", "template", "icon")
"""The settings of a page that only the theme reads."""
_SHOWN = ("site_name", "site_description", "site_author", "copyright", "repo_name", "extra")


@dataclass(frozen=True, slots=True)
class YamlText:
    """A text in a YAML file: what it says, and the line and column, from zero, where a part of it stands."""

    text: str
    place_of: Callable[[str], tuple[int, int]]


def of_front_matter(source: str) -> Iterator[YamlText]:
    """Every text of a page's front matter that a theme may show; raises yaml.YAMLError."""
    for path, node, _ in _scalars(_composed(source), ()):
        if path[:1] and path[0] not in _UNSEEN:
            yield _text(node, source)


def of_settings(source: str) -> Iterator[YamlText]:
    """The texts of mkdocs.yml that stand on every page: the site's name and description, titles, names of buttons."""
    for path, node, is_key in _scalars(_composed(source), ()):
        if (
            (path[0] in _SHOWN and not is_key)
            or (path[0] == "nav" and is_key and path != ("nav",))
            or (path[0] == "theme" and path[-2:] == ("toggle", "name") and not is_key)
        ):
            yield _text(node, source)


def _composed(source: str) -> Node | None:
    node: Node | None = yaml.compose(source, Loader=yaml.SafeLoader)
    return node


def _scalars(node: Node | None, path: Path) -> Iterator[tuple[Path, ScalarNode, bool]]:
    """Each scalar with the keys that lead to it, itself included where it is a key, and whether it is one."""
    if isinstance(node, ScalarNode):
        yield path, node, False
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _scalars(item, path)
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode):
                yield (*path, key.value), key, True
                yield from _scalars(value, (*path, key.value))


def _text(node: ScalarNode, source: str) -> YamlText:
    start = node.start_mark

    def place_of(part: str) -> tuple[int, int]:
        """Where a part stands: exactly, unless quoting or folding has changed it; then where the text begins."""
        at = source[start.index : node.end_mark.index].find(part)
        if at < 0:
            return start.line, start.column
        before = source[: start.index + at]
        return before.count("\n"), len(before) - before.rfind("\n") - 1

    return YamlText(node.value, place_of)

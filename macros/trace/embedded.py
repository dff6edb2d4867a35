"""What the scripts for search engines and the style sheets of a page say in words."""

import json
import re
from collections.abc import Iterator
from typing import Any

_DATA_OF_PAGE = "application/ld+json"
_UNREAD_KEYS = ("@context", "@id", "@type", "url", "contentUrl", "license", "encodingFormat")
_CSS_TEXT = re.compile(r"""content\s*:\s*(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)')""", re.DOTALL)
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")


def texts_in(element: Any) -> Iterator[tuple[str, str]]:
    """Each text that a `<script>` or `<style>` of a page tells, behind a name for where in it; code tells nothing."""
    if element.tag == "style":
        for text in texts_of_css(element.text or ""):
            yield "content", text
    elif element.tag == "script" and element.get("type") == _DATA_OF_PAGE:
        try:
            data = json.loads(element.text or "null")
        except json.JSONDecodeError:
            yield "json-ld", element.text or ""
            return
        for text in _leaves(data):
            yield "json-ld", text


def texts_of_css(css: str) -> Iterator[str]:
    """The texts that a style sheet puts on a page."""
    for match in _CSS_TEXT.finditer(css):
        text = match[1] if match[1] is not None else match[2]
        yield _CSS_ESCAPE.sub(lambda code: chr(min(int(code[1], 16), 0x10FFFF)), text)


def _leaves(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in _UNREAD_KEYS:
                yield from _leaves(value)
    elif isinstance(data, list):
        for item in data:
            yield from _leaves(item)
    elif data is not None and not isinstance(data, bool):
        yield str(data)

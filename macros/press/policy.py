"""The Content-Security-Policy of a page: what a browser may load and run there, and that is our own files alone.

It stands in the page, as a static host sends no headers of ours. What is written as inline script or style is named
by its hash, so that nothing else written into a page can run: see the W3C's Content Security Policy Level 3, 6.7.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from html import escape

_HEAD = re.compile(r"<head[^>]*>")
_POLICY = re.compile(r'\n?<meta http-equiv="Content-Security-Policy"[^>]*>')
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_STYLE_OF_SCRIPT = re.compile(r"""\("style",\{\},([\w$]+)\.toString\(\)\)""")
"""Where a script writes a style sheet that it holds as text, as the search of Zensical's theme does."""
_TYPE = re.compile(r'\btype="?([^"\s>]*)')
_RUN = ("", "module", "text/javascript", "application/javascript")
"""The types of script that a browser runs; what has another type is data."""

_RULES = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
"""What is not named, such as fonts and frames, follows the first rule. Short, as thousands of pages carry it."""


def with_policy(page: str, styles: Iterable[str] = ()) -> str:
    """The HTML of a page with its policy first in its head; as it is where it has no head.

    `styles` are sources of inline styles that other pages have: instant navigation may put them into this one.
    """
    allowed = {**dict.fromkeys(style_sources(page)), **dict.fromkeys(styles)}
    page = _POLICY.sub("", page)
    head = _HEAD.search(page)
    if head is None:
        return page
    rules = _RULES | {
        "script-src": " ".join([_RULES["script-src"], *inline_hashes(page)]),
        "style-src": " ".join([_RULES["style-src"], *sorted(allowed)]),
    }
    policy = escape(";".join(f"{name} {sources}" for name, sources in rules.items()), quote=False)
    return f'{page[: head.end()]}\n<meta http-equiv="Content-Security-Policy" content="{policy}">{page[head.end() :]}'


def style_sources(page: str) -> list[str]:
    """The sources of the inline styles that a page has, or that its policy allows."""
    policy = _POLICY.search(page)
    allowed = (
        re.findall(r"'sha256-[^']+'", policy[0].partition("style-src")[2].partition(";")[0]) if policy else []
    )
    return [*allowed, *(_source(code) for code in _STYLE.findall(page))]


def script_style_sources(code: str) -> list[str]:
    """The sources of the inline styles that a minified script writes: those that it holds as plain text, unescaped."""
    return [
        _source(text)
        for name in _STYLE_OF_SCRIPT.findall(code)
        for _, text in re.findall(rf"[\s,;]{re.escape(name)}=(['\"`])((?:(?!\1)[^\\])*)\1", code)
    ]


def has_policy(page: str) -> bool:
    """True where a page has its policy already."""
    return _POLICY.search(page) is not None


def inline_hashes(page: str) -> list[str]:
    """The sources that allow each inline script of a page, each once, in the order of the page."""
    return list(
        dict.fromkeys(
            _source(script["code"])
            for script in _SCRIPT.finditer(page)
            if " src=" not in script["attributes"] and _type_of(script["attributes"]) in _RUN
        )
    )


def _source(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def _type_of(attributes: str) -> str:
    found = _TYPE.search(attributes)
    return found[1].lower() if found else ""

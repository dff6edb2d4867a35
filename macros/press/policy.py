"""The Content-Security-Policy of a page: what a browser may load and run there, and that is our own files alone.

It stands in the page, as a static host sends no headers of ours. What the theme writes as inline script is named
by its hash, so that nothing else written into a page can run: see the W3C's Content Security Policy Level 3, 6.7.
"""

import base64
import hashlib
import re
from html import escape

_HEAD = re.compile(r"<head[^>]*>")
_POLICY = re.compile(r'\n?<meta http-equiv="Content-Security-Policy"[^>]*>')
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(r'\btype="?([^"\s>]*)')
_RUN = ("", "module", "text/javascript", "application/javascript")
"""The types of script that a browser runs; what has another type is data."""

_RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "frame-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}


def with_policy(page: str) -> str:
    """The HTML of a page with its policy first in its head; as it is where it has no head."""
    page = _POLICY.sub("", page)
    head = _HEAD.search(page)
    if head is None:
        return page
    rules = _RULES | {"script-src": " ".join([_RULES["script-src"], *inline_hashes(page)])}
    policy = escape("; ".join(f"{name} {sources}" for name, sources in rules.items()), quote=False)
    return f'{page[: head.end()]}\n<meta http-equiv="Content-Security-Policy" content="{policy}">{page[head.end() :]}'


def has_policy(page: str) -> bool:
    """True where a page has its policy already."""
    return _POLICY.search(page) is not None


def inline_hashes(page: str) -> list[str]:
    """The sources that allow each inline script of a page, each once, in the order of the page."""
    return list(
        dict.fromkeys(
            f"'sha256-{base64.b64encode(hashlib.sha256(script['code'].encode()).digest()).decode()}'"
            for script in _SCRIPT.finditer(page)
            if " src=" not in script["attributes"] and _type_of(script["attributes"]) in _RUN
        )
    )


def _type_of(attributes: str) -> str:
    found = _TYPE.search(attributes)
    return found[1].lower() if found else ""

"""The text of a fetched document, and whether a phrase stands in it."""

import io
import re
import unicodedata
from typing import Any

import lxml.etree
import lxml.html
from pypdf import PdfReader
from pypdf.errors import PyPdfError

_MOST_PAGES = 400
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛′`´"), "'") | dict.fromkeys(map(ord, "“”„‟″«»"), '"')
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SAME = _QUOTES | _DASHES | _UNSEEN
_NOT_FOUND = re.compile(
    r"\b(?:page|article|story|document)\b.{0,30}\b(?:not (?:be )?found|no longer|doesn't exist|does not exist)\b"
    r"|\bnot found\b|\b(?:error )?404\b",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|read)|subscribers? only|sign in to (?:continue|read)|already a subscriber"
    r"|register to (?:continue|read)|to continue reading",
    re.IGNORECASE,
)


class UnreadableError(Exception):
    """A document whose text cannot be read; the message says why."""


def text_of(body: bytes, content_type: str) -> tuple[str, str]:
    """The title and the text of an HTML page, a PDF or a plain text; raises UnreadableError for anything else."""
    kind, _, parameters = content_type.lower().partition(";")
    if kind.strip() == "application/pdf" or body.startswith(b"%PDF-"):
        return "", _of_pdf(body)
    if kind.strip() in ("text/plain", "text/csv", "application/json"):
        return "", _decoded(body, parameters)
    if kind.strip() in ("text/html", "application/xhtml+xml", "application/xml", "text/xml", ""):
        return _of_html(_decoded(body, parameters))
    raise UnreadableError(f"is {kind.strip()}, which is not read")


def prints(text: str, phrase: str) -> bool:
    """True where the phrase stands in the text: spaces, quotation marks, dashes and case apart.

    A text out of a PDF may lack spaces, or have them in words, so the text is also read without any. A number does
    not stand in a longer number: "21 thefts" is not in "121 thefts".
    """
    return any(_stands(_plain(phrase, space), _plain(text, space)) for space in (" ", ""))


def _stands(phrase: str, text: str) -> bool:
    if not phrase:
        return False
    before = r"(?<![0-9])(?<![0-9][.,])" if phrase[0].isdecimal() else ""
    after = r"(?![0-9]|[.,][0-9])" if phrase[-1].isdecimal() else ""
    return re.search(before + re.escape(phrase) + after, text) is not None


def looks_missing(title: str) -> bool:
    """True for the title of a page that says, politely, that there is nothing here."""
    return _NOT_FOUND.search(title) is not None


def looks_paywalled(text: str) -> bool:
    """True where a page asks for a subscription, or says of itself that it is not free."""
    return _PAYWALL.search(text) is not None


def _plain(text: str, space: str) -> str:
    """The text in plain signs and lower case, its words joined by `space`."""
    return space.join(
        unicodedata.normalize("NFKC", text.translate(_SAME)).translate(_SAME).casefold().split()
    )


def _decoded(body: bytes, parameters: str) -> str:
    """The text of some bytes. UTF-8 is hardly ever met by chance, so it is tried first: many a header is wrong."""
    match = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", parameters)
    meta = re.search(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]+)", body[:4096], re.IGNORECASE)
    named = [match[1]] if match else []
    named += [meta[1].decode("ascii", "replace")] if meta else []
    for charset in ("utf-8", *named):
        try:
            return body.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode("cp1252", "replace")


def _of_html(html: str) -> tuple[str, str]:
    # lxml refuses a text that declares its own encoding.
    html = re.sub(r"^\s*<\?xml[^>]*\?>", "", html).replace("\0", "")
    if not html.strip():
        return "", ""
    try:
        tree: Any = lxml.html.document_fromstring(html)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise UnreadableError(f"is HTML that cannot be read: {error}") from error
    title = " ".join(str(tree.findtext(".//title") or "").split())
    for element in tree.xpath("//style | //script[not(@type='application/ld+json')] | //noscript"):
        element.drop_tree()
    return title, str(tree.text_content())


def _of_pdf(body: bytes) -> str:
    try:
        pages = PdfReader(io.BytesIO(body)).pages
        return "\n".join(pages[number].extract_text() for number in range(min(len(pages), _MOST_PAGES)))
    except (
        PyPdfError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        ArithmeticError,
        RecursionError,
    ) as error:
        raise UnreadableError(f"is a PDF that cannot be read: {error}") from error

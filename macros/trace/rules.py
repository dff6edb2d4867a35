"""What is no claim about the world and may stand without a figure: every rule, with the reason for it.

A rule looks at what a number is a part of (a declared name, an address, the scale of a chart), never at its value,
and no page can call on one. Each use is counted on the public trace page.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from macros.trace import chrome
from macros.trace.spot import Spot


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, why what it lets through needs no source, and whether it holds for a number."""

    name: str
    reason: str
    holds: Callable[[Spot], bool]


def rule_for(spot: Spot) -> str | None:
    """The name of the first rule that lets a number pass; None where it needs a figure."""
    return next((rule.name for rule in RULES if rule.holds(spot)), None)


_WEB_ADDRESS = re.compile(
    r"https?://(?:(?:[\w-]+\.)+[a-z]{2,}|localhost|127\.0\.0\.1)(?::\d+)?(?:[/?#][^\s<>\"'|\u2060\ufffc]*)?(?![\w])",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"CC[ \u00a0](?:BY(?:-SA)?[ \u00a0]4\.0|0[ \u00a0]1\.0)|Creative Commons Attribution(?:-ShareAlike)? 4\.0"
    r"|Apache License,? (?:Version )?2\.0|Open Font License,? (?:Version )?1\.1"
)
_SOFTWARE = re.compile(
    r"\b(?:Python|MkDocs|Material|Zensical|Altair|Vega-Lite|Node|Git|UTF|SHA)[ \u00a0-]v?\d+(?:\.\d+)*"
)


def _is_declared_name(spot: Spot) -> bool:
    return spot.setting.names is not None and spot.lies_within(spot.setting.names)


def _is_contributor_code(spot: Spot) -> bool:
    return spot.zone == "code" and spot.is_for_contributors


def _is_software(spot: Spot) -> bool:
    return spot.is_for_contributors and spot.lies_within(_SOFTWARE)


_FRAME = re.compile(r'\b(?:(?:width|height)="\d+%?"|src="https?://[^"]*")')


def _is_embed_code(spot: Spot) -> bool:
    return spot.zone == "code" and spot.page.startswith("charts/") and spot.lies_within(_FRAME)


PAGE_TITLE = "page-title"
"""The rule that only holds once the title of another page is known."""

RULES: tuple[Rule, ...] = (
    Rule(
        "declared-name",
        "A proper name that carries a number, as names.yml declares it, says who or what, and not how many.",
        _is_declared_name,
    ),
    Rule(
        "web-address",
        "An address that is shown in full says where to look; what stands in it is not said of anything.",
        lambda spot: spot.lies_within(_WEB_ADDRESS, reach=400),
    ),
    Rule(
        "licence-name",
        "The version of a licence is a part of its name.",
        lambda spot: spot.lies_within(_LICENCE),
    ),
    Rule(
        "contributor-code",
        "Code on the pages for contributors shows how an entry is written; it is an example and not a claim.",
        _is_contributor_code,
    ),
    Rule(
        "software-version",
        "On the pages for contributors, the version of a program says what must be installed.",
        _is_software,
    ),
    Rule(
        "list-numbering",
        "The number that begins an item of a list counts the items, and the browser writes it.",
        lambda spot: spot.zone == "list-number",
    ),
    Rule(
        "axis-ticks",
        "The scale of a chart is a ruler; what is measured on it is a figure, and is marked as one.",
        lambda spot: spot.zone == "axis-ticks",
    ),
    Rule(
        "embed-code",
        "The code that shows a chart on another page gives its address and its size, and says nothing of the world.",
        _is_embed_code,
    ),
    Rule(
        PAGE_TITLE,
        "Menus and tabs repeat the title of the page that they lead to word for word; it is traced on that page.",
        lambda spot: spot.zone == "page-title" and chrome.repeats_a_title(spot),
    ),
    Rule(
        "table-of-contents",
        "The list of a page's sections repeats their headings word for word; each is traced where it stands.",
        lambda spot: spot.zone == "toc" and chrome.repeats_a_heading(spot),
    ),
    Rule(
        "footnote-mark",
        "The mark of a footnote is its place in the list of footnotes.",
        lambda spot: spot.zone == "footnote" and chrome.is_place_of_a_footnote(spot),
    ),
)
"""Every rule for a number that no traced element holds, in the order in which they are tried."""

REASONS = {rule.name: rule.reason for rule in RULES} | {
    "record-count": "A count of the record's own entries is counted again from the record at every build.",
    "as-printed": "The words of a source beside its figure, in quotation marks, are those that the record keeps.",
    "source-title": "The title of a source is its own; the record keeps it and the page repeats it.",
    "source-detail": "Publishers, authors, page numbers and the like are repeated from the record word for word.",
    "ledger-history": "What an entry said before, and when it was published or changed, is kept in the record.",
    "citation": "Citations, and what the head of a page tells programs, are made again from the record and compared.",
    "topic-name": "The heading of a topic is the name of the record's file.",
    "feed": "A feed repeats the pages that it leads to word for word, and is compared with them.",
    "search-index": "The search index repeats the pages word for word, and is compared with them.",
}
"""Every name under which a number may be counted that is not traced to a figure, with its reason."""

"""What an audit finds: its faults, and the numbers of each page by what backs them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from macros.record.faults import Fault


@dataclass(slots=True)
class PageCount:
    """The numbers of one page: how many are traced, how many pass by each rule, how many have no trace."""

    title: str
    traced: int = 0
    untraced: int = 0
    by_rule: Counter[str] = field(default_factory=Counter)

    @property
    def numbers(self) -> int:
        """All numbers of the page."""
        return self.traced + self.untraced + self.by_rule.total()


@dataclass(frozen=True)
class AuditResult:
    """What the audit found: every fault, and the numbers of each page by the page's address.

    `shown` is how often the site shows each entry, and `reports` are the files with a place for the report.
    """

    faults: tuple[Fault, ...]
    pages: Mapping[str, PageCount]
    shown: Mapping[str, int]
    reports: tuple[str, ...]
    edit_base: str

    @property
    def titles(self) -> dict[str, str]:
        """The title of each page by its address."""
        return {url: page.title for url, page in self.pages.items()}

    @cached_property
    def trace(self) -> dict[str, Any]:
        """The totals and the pages, as `api/v1/trace.json` publishes them."""
        by_rule: Counter[str] = Counter()
        for page in self.pages.values():
            by_rule.update(page.by_rule)
        return {
            "numbers": sum(page.numbers for page in self.pages.values()),
            "traced": sum(page.traced for page in self.pages.values()),
            "untraced": sum(page.untraced for page in self.pages.values()),
            "by_rule": dict(sorted(by_rule.items())),
            "pages": {
                url: {
                    "title": page.title,
                    "numbers": page.numbers,
                    "traced": page.traced,
                    "untraced": page.untraced,
                    "by_rule": dict(sorted(page.by_rule.items())),
                }
                for url, page in sorted(self.pages.items())
            },
        }

"""The golden cases of tracing: pages and built pages in YAML, each with everything that must be said of it."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from macros.record.model import Record
from macros.trace.audit import AuditResult, audit
from macros.trace.check import check_all

Case = Mapping[str, Any]

HERE = Path(__file__).parent
PAGE = """<!doctype html>
<html lang="en"><head><title>Losses</title>{head}</head><body>
<article class="md-content__inner"><h1 id="losses">Losses</h1>
{body}</article>
<nav class="md-nav">{nav}</nav></body></html>
"""
OTHER = """<!doctype html>
<html lang="en"><head><title>The year</title></head><body><article>
<h1 id="year"><a data-date="world-loss-2022" href="../figures/#world-loss-2022">2022</a> in numbers</h1>
</article></body></html>
"""


def cases(name: str) -> list[Case]:
    """The cases of one file beside this module."""
    found: list[Case] = yaml.safe_load((HERE / f"{name}.yml").read_text(encoding="utf-8"))
    return found


def said_of_source(case: Case, record: Record) -> list[str]:
    """What the check says of a case's page, and of its other files; to be run in a folder of its own."""
    for name, text in ({"docs/page.md": case.get("page", "")} | dict(case.get("files", {}))).items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [str(fault) for fault in check_all(record, Path("docs")) if fault.severity == "error"]


def audited(case: Case, record: Record) -> AuditResult:
    """The audit of a case's built page, which stands at `losses/` beside the page `year/` with a traced title."""
    page = PAGE.format(head=case.get("head", ""), nav=case.get("nav", ""), body=case.get("body", ""))
    files = {"losses/index.html": page, "year/index.html": OTHER} | dict(case.get("site", {}))
    for name, text in files.items():
        path = Path("site") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("{PAGE}", page), encoding="utf-8")
    docs = Path("docs")
    docs.mkdir(exist_ok=True)
    (docs / "losses.md").write_text(case.get("page", ""), encoding="utf-8")
    return audit(Path("site"), record, docs)


def outcome(result: AuditResult) -> dict[str, Any]:
    """What a case of the audit states: the faults, and how many numbers were traced or passed, beside the title's."""
    rules: Counter[str] = Counter()
    for url, page in result.pages.items():
        if url != "year/":
            rules.update(page.by_rule)
    traced = sum(page.traced for url, page in result.pages.items() if url != "year/")
    return {"says": [str(fault) for fault in result.faults], "traced": traced, "passed": dict(rules)}


def expected(case: Case) -> dict[str, Any]:
    """What a case says must come out, in the form of `outcome`."""
    return {"says": case.get("says", []), "traced": case.get("traced", 0), "passed": case.get("passed", {})}

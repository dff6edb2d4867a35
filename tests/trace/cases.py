"""The golden cases of tracing: pages and built pages in YAML, each with everything that must be said of it."""

import re
import shutil
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from macros.markup.addresses import address
from macros.record.model import Record
from macros.trace.audit import audit
from macros.trace.check import check_all
from macros.trace.result import AuditResult

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
<h1 id="year"><a data-date="world-loss-2022" href="../{to world-loss-2022}">2022</a> in numbers</h1>
</article></body></html>
"""


@cache
def cases(name: str) -> list[Case]:
    """The cases of one file beside this module."""
    found: list[Case] = yaml.safe_load((HERE / f"{name}.yml").read_text(encoding="utf-8"))
    return found


def _afresh(files: Mapping[str, str]) -> None:
    """Write files into the folder at hand, in place of those of an earlier case."""
    for folder in ("docs", "site"):
        shutil.rmtree(folder, ignore_errors=True)
    Path("mkdocs.yml").unlink(missing_ok=True)
    for name, text in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def said_of_source(case: Case, record: Record) -> list[str]:
    """What the check says of a case's page, and of its other files; to be run in a folder of its own."""
    _afresh({"docs/page.md": case.get("page", "")} | dict(case.get("files", {})))
    return [str(fault) for fault in check_all(record, Path("docs")) if fault.severity == "error"]


def audited(case: Case, record: Record) -> AuditResult:
    """The audit of a case's built page, which stands at `losses/` beside the page `year/` with a traced title."""
    page = PAGE.format(head=case.get("head", ""), nav=case.get("nav", ""), body=case.get("body", ""))
    site = {"losses/index.html": page, "year/index.html": OTHER} | dict(case.get("site", {}))
    files = {f"site/{name}": addressed(text, record) for name, text in site.items()}
    _afresh(files | {"docs/losses.md": case.get("page", "")})
    return audit(Path("site"), record, Path("docs"))


def addressed(text: str, record: Record) -> str:
    """The text with the address of an entry in place of each `{to ID}`; of ids that nobody knows, any address."""
    return re.sub(
        r"\{to ([^}]*)\}", lambda to: address(record, to[1]) if to[1] in record else "nowhere/", text
    )


def outcome(result: AuditResult) -> dict[str, Any]:
    """What a case of the audit states: the faults, and how many numbers were traced or passed, beside the title's."""
    rules: Counter[str] = Counter()
    for url, page in result.pages.items():
        if url != "year/":
            rules.update(page.by_rule)
    traced = sum(page.traced for url, page in result.pages.items() if url != "year/")
    return {"says": [str(fault) for fault in result.faults], "traced": traced, "passed": dict(rules)}


def expected(case: Case, record: Record) -> dict[str, Any]:
    """What a case says must come out, in the form of `outcome`."""
    says = [addressed(line, record) for line in case.get("says", [])]
    return {"says": says, "traced": case.get("traced", 0), "passed": case.get("passed", {})}

"""Every check and every rule is needed: with any one of them switched off, a golden case comes out otherwise.

A switch takes one entry out of one of the tables by which tracing works, or lets one comparison hold always.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.record.model import Record
from macros.trace import (
    audit,
    built_page,
    chrome,
    claims,
    lint,
    others,
    proofs,
    rules,
    source_text,
    spot,
    yaml_texts,
)
from tests.trace.cases import audited, cases, expected, outcome, said_of_source

Switch = Callable[[pytest.MonkeyPatch], None]


def without(module: Any, table: str, entry: Any) -> Switch:
    """Takes an entry out of a table: a key of a mapping, or a member of a tuple."""
    whole = getattr(module, table)
    less = (
        {key: value for key, value in whole.items() if key != entry}
        if isinstance(whole, dict)
        else tuple(one for one in whole if one != entry)
    )
    assert len(less) == len(whole) - 1
    return lambda patch: patch.setattr(module, table, less)


def always(module: Any, name: str, answer: Any) -> Switch:
    """Lets a function give the same answer whatever it is asked."""
    return lambda patch: patch.setattr(module, name, lambda *_: answer)


def believing(kind: str) -> Switch:
    """Lets every claim of a kind hold."""
    return lambda patch: patch.setattr(proofs, "PROOFS", {**proofs.PROOFS, kind: lambda _: "traced"})


def reading_as_text(kind: str) -> Switch:
    """Leaves one kind of markup in the text of a page."""
    kinds = {**source_text._KINDS, kind: lambda _, match: match[0]}
    return lambda patch: patch.setattr(source_text, "_KINDS", kinds)


def of_the_source() -> Iterator[tuple[str, Switch]]:
    """Every switch of what reads the sources, with its name."""
    for rule in rules.RULES:
        yield f"rule {rule.name}", without(rules, "RULES", rule)
    for check in lint.CHECKS:
        yield f"check {check.__name__}", without(lint, "CHECKS", check)
    yield "check settings", always(lint.Lint, "settings", ())
    yield "numbers of lists", always(source_text, "_list_numbers", ())
    for kind in source_text._KINDS:
        yield f"markup {kind}", reading_as_text(kind)
    for table in ("_SHOWN", "_UNSEEN"):
        for key in getattr(yaml_texts, table):
            yield f"setting {key} of {table}", without(yaml_texts, table, key)


def of_the_built_site() -> Iterator[tuple[str, Switch]]:
    """Every switch of what reads built pages, with its name."""
    for kind in proofs.PROOFS:
        yield f"proof of {kind}", believing(kind)
        yield f"mark {kind}", without(built_page, "_MARKED", f"data-{kind}")
    yield "signs beside a traced number", always(audit, "glued", ())
    for kind in claims.LINKS:
        yield f"link of {kind}", without(claims, "LINKS", kind)
    yield "proof of citation", always(claims, "_citation", None)
    yield "mark citation", without(built_page, "_MARKED", "data-citation")
    yield "texts of drawings", always(claims, "_drawn", None)
    yield "names that are only a number", always(spot, "_is_more", True)
    for name in ("repeats_a_title", "repeats_a_heading", "is_place_of_a_footnote"):
        yield name, always(chrome, name, True)
    yield "titles of pages read later", always(chrome.Repetition, "holds", True)
    for class_name in chrome._TITLES:
        yield f"title in {class_name}", without(chrome, "_TITLES", class_name)
    for attribute in source_text.READ_ATTRIBUTES:
        yield f"attribute {attribute}", without(built_page, "READ_ATTRIBUTES", attribute)
    for attribute in built_page._READ_ON:
        yield f"attribute {attribute} of some elements", without(built_page, "_READ_ON", attribute)
    for tag in built_page._UNREAD:
        yield f"element {tag}", without(built_page, "_UNREAD", tag)
    for file in others._READERS:
        yield f"files {file}", without(others, "_READERS", file)
    for element in others._FEED_TEXTS:
        yield f"<{element}> of feeds", without(others, "_FEED_TEXTS", element)


OF_THE_SOURCE = dict(of_the_source())
SWITCHES = OF_THE_SOURCE | dict(of_the_built_site())


def is_noticed_in_sources(record: Record) -> bool:
    """True where any case of a source comes out otherwise than it says."""
    return any(
        said_of_source(case, record) != case.get("says", []) for case in cases("typed") + cases("harmless")
    )


def is_noticed_in_built_pages(record: Record) -> bool:
    """True where any case of a built page comes out otherwise than it says."""
    return any(outcome(audited(case, record)) != expected(case, record) for case in cases("built"))


@pytest.fixture(autouse=True)
def forgetting() -> Iterator[None]:
    """What is remembered between pages does not outlive a test."""
    source_text.source_text.cache_clear()
    yield
    source_text.source_text.cache_clear()


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_is_noticed(
    name: str, record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With one check less, the golden cases fail."""
    monkeypatch.chdir(tmp_path)
    SWITCHES[name](monkeypatch)
    noticed = (is_noticed_in_sources, is_noticed_in_built_pages)
    likely_first = noticed if name in OF_THE_SOURCE else reversed(noticed)
    assert any(cases_differ(record) for cases_differ in likely_first), f"no golden case needs: {name}"


def test_the_cases_hold_as_things_are(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With nothing switched off, no case comes out otherwise; else the tests above would prove nothing."""
    monkeypatch.chdir(tmp_path)
    assert not is_noticed_in_sources(record)
    assert not is_noticed_in_built_pages(record)

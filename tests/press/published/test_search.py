"""The entries of the search: short, safe, and enough to find a theft and its figures by its name."""

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from macros.press.published import search
from macros.press.site import Site
from macros.record.load import load
from macros.record.model import Record

WRITTEN: list[dict[str, Any]] = [
    {"location": "", "title": "Start", "text": "<p>Words</p>"},
    {"location": "figures/", "title": "All figures", "text": ""},
    {"location": "figures/#topic", "title": "A topic", "text": ""},
]


def indexed(site: Site, record: Record, written: list[dict[str, Any]] = WRITTEN) -> list[dict[str, Any]]:
    """The index after the record's entries have joined what the generator has written."""
    path = site.folder / "search/search_index.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"config": {"lang": ["en"]}, "docs": written}), encoding="utf-8")
    search.write(site, record)
    docs: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["docs"]
    return docs


def named(docs: list[dict[str, Any]], word: str) -> list[str]:
    """Where the entries lead to that hold a word."""
    return [doc["location"] for doc in docs if word in doc["title"] or word in doc["text"]]


def test_entries_join_the_written_pages(site: Site, record: Record) -> None:
    """What the generator wrote stays as it was; a figure says its number, its time and who gave it."""
    docs = indexed(site, record)
    assert docs[: len(WRITTEN)] == WRITTEN
    assert {
        "location": "figures/japan-loss/",
        "title": "more than $721 million · Cryptocurrency taken from businesses in Japan",
        "text": "<p>Figure · 2017 to 2022 · Elliptic · The exchange theft</p>",
    } in docs


def test_writing_again_changes_nothing(site: Site, record: Record) -> None:
    """Entries take the place of those of an earlier run."""
    once = indexed(site, record)
    assert indexed(site, record, once) == once


def test_the_index_of_zensical_is_filled_too(site: Site, record: Record) -> None:
    """Another generator keeps its index elsewhere and in another form; the entries are the same."""
    path = site.folder / "search.json"
    written = {"location": "", "level": 1, "title": "Start", "text": "", "path": [], "tags": []}
    path.write_text(json.dumps({"config": {}, "items": [written]}), encoding="utf-8")
    search.write(site, record)
    items = json.loads(path.read_text(encoding="utf-8"))["items"]
    assert all(item.keys() >= written.keys() for item in items)
    assert [item["location"] for item in items[1:]] == [
        doc["location"] for doc in indexed(site, record)[len(WRITTEN) :]
    ]


def test_a_theft_is_found_with_its_figures(site: Site) -> None:
    """Who searches for Ronin finds the theft first, and every figure of it, whatever words the figure uses."""
    real = load(Path("data")).record
    theft = real.incidents["ronin-2022"]
    found = named(indexed(site, real), "Ronin")
    assert found[0] == "incidents/ronin-2022/"
    parts = {theft.amount, *theft.figures, *theft.recovered} & real.figures.keys()
    assert {f"figures/{one}/" for one in parts} <= set(found)


def test_the_index_stays_small(site: Site) -> None:
    """Three hundred figures and their sources make it at most 60 KB heavier when packed."""
    real = load(Path("data")).record
    figures = dict(list(real.figures.items())[:300])
    sources = {figure.source: real.sources[figure.source] for figure in figures.values()}
    small = replace(
        real, figures=figures, sources=sources, derived={}, incidents={}, events={}, quantities={}
    )
    indexed(site, small)
    packed = gzip.compress((site.folder / "search/search_index.json").read_bytes())
    assert len(packed) <= 60 * 1024


@pytest.mark.parametrize(
    "hostile", ["<img src=x onerror=alert(1)>", "</p><script>alert(1)</script>", "a & b < c"]
)
def test_what_the_record_holds_is_text_and_never_markup(site: Site, record: Record, hostile: str) -> None:
    """Material puts titles and texts of the index into the page as HTML, so signs stand as references."""
    source = record.sources["chainalysis-2025"].model_copy(update={"title": hostile, "publisher": hostile})
    docs = indexed(site, replace(record, sources={**record.sources, source.id: source}))
    (doc,) = (doc for doc in docs if doc["location"] == f"sources/{source.id}/")
    assert "<" not in doc["title"] + doc["text"].removeprefix("<p>").removesuffix("</p>")


def test_a_site_without_search_stays_without(site: Site, record: Record) -> None:
    """Nothing is written where the generator has built no index."""
    search.write(site, record)
    assert list(site.folder.iterdir()) == []

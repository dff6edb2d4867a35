"""The feeds of changes: what is new, revised and retired, newest first, as readers of feeds take them."""

import json
from dataclasses import replace
from typing import Any

import feedparser
import pytest

from macros.press.published import feeds
from macros.press.published.changes import MOST_OF_A_DAY, changes
from macros.press.site import Site
from macros.record.model import Permalink, Record
from macros.record.periods import PartialDate


@pytest.fixture
def atom(site: Site, record: Record) -> Any:
    """The Atom feed of the small record, as a reader of feeds understands it."""
    feeds.write(site, record)
    return feedparser.parse((site.folder / "feed.xml").read_bytes())


def crowded(record: Record, day: str) -> Record:
    """The record with more new figures on one day than a feed tells one by one."""
    figure, date = record.figures["japan-loss"], PartialDate.parse(day)
    many = {
        f"new-{number}": figure.model_copy(update={"id": f"new-{number}"})
        for number in range(MOST_OF_A_DAY + 1)
    }
    published = {one: Permalink(id=one, kind="figures", since=date) for one in many}
    return replace(record, figures={**record.figures, **many}, permalinks={**record.permalinks, **published})


def test_a_reader_of_feeds_understands_it(atom: Any) -> None:
    """It is well-formed Atom that says what it is, from when, and on what terms."""
    assert not atom.bozo
    assert (atom.version, atom.feed.title) == ("atom10", "The Pyongyang Ledger: changes")
    assert atom.feed.updated == "2026-05-03T00:00:00Z"
    assert atom.feed.rights == "CC BY 4.0"
    links = {link.rel: link.href for link in atom.feed.links}
    assert links["self"] == "https://ledger.example/pyongyang/feed.xml"
    assert links["alternate"] == "https://ledger.example/pyongyang/"


def test_changes_are_told_newest_first(atom: Any) -> None:
    """A retirement, before it a revision, before it what was published, each with its page and its day."""
    told = [
        (entry.title, entry.link.removeprefix("https://ledger.example/pyongyang/")) for entry in atom.entries
    ]
    assert told[:2] == [
        ("Retired: figures/twice-counted", "figures/twice-counted/"),
        ("Revised figure: Cryptocurrency taken from businesses anywhere", "figures/world-loss/"),
    ]
    assert ("New theft: The exchange theft", "incidents/exchange-theft/") in told[2:]
    assert [entry.updated for entry in atom.entries] == sorted(
        (entry.updated for entry in atom.entries), reverse=True
    )


def test_a_revision_says_then_and_now_and_why(atom: Any) -> None:
    """Who reads no further knows what became of the number."""
    revised = atom.entries[1].content[0].value
    assert revised == (
        "<p>Until then: $2 billion</p><p>From then on: $2.3 billion</p><p>The study was read in full.</p>"
    )


def test_both_feeds_say_the_same(site: Site, atom: Any) -> None:
    """The JSON Feed has the same items under the same ids."""
    feed = json.loads((site.folder / "feed.json").read_text(encoding="utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://ledger.example/pyongyang/feed.json"
    assert [
        (item["id"], item["url"], item["title"], item["content_html"], item["date_published"])
        for item in feed["items"]
    ] == [
        (entry.id, entry.link, entry.title, entry.content[0].value, entry.published) for entry in atom.entries
    ]
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])


def test_a_day_with_many_changes_is_told_at_once(record: Record) -> None:
    """Nobody's reader is flooded: many of a kind on a day are one item, which leads to the page of all figures."""
    told = [
        change for change in changes(crowded(record, "2026-06-01"), 100) if str(change.date) == "2026-06-01"
    ]
    assert [(change.title, change.address) for change in told] == [("New figures", "figures/")]


def test_an_old_change_keeps_its_id(record: Record) -> None:
    """What comes later does not make readers of feeds take the old for new."""
    before = {change.key for change in changes(record, 100)}
    after = {change.key for change in changes(crowded(record, "2026-06-01"), 100)}
    assert before < after


def test_a_feed_ends_somewhere(record: Record) -> None:
    """Only so many of the latest changes are told."""
    assert changes(record, 2) == changes(record, 100)[:2]


def test_without_history_or_address_there_is_no_feed(site: Site, record: Record) -> None:
    """A feed needs something to tell, and somewhere to lead to."""
    feeds.write(site, replace(record, permalinks={}, figures={}))
    feeds.write(Site(site.folder), record)
    assert list(site.folder.iterdir()) == []

"""What pages say of how they are cited: the folded section, and what their heads tell programs."""

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.citations import STYLES, Citations, Ledger
from macros.citations.cite import MOST_SOURCES
from macros.press.cite_this import CiteThis
from macros.press.site import Site
from macros.record.load import load
from macros.record.model import Record, Revision
from macros.record.periods import PartialDate

SITE = Site(Path(), "https://ledger.example/", "The Ledger")
FIGURE = "figures/japan-loss/"
OURS = (
    "The Ledger. “Cryptocurrency taken from businesses in Japan.” January 5, 2024. "
    "https://ledger.example/figures/japan-loss/#r1."
)
THEIRS = (
    "Staff Writer. “North Korea steals crypto worth 721 million dollars from Japan.” Nikkei Asia, "
    "May 15, 2023. https://nikkei.example/north-korea?lang=en&page=1."
)


@pytest.fixture(scope="module")
def record() -> Record:
    """The small record beside this file."""
    return load(Path(__file__).parent / "record").record


def cited(record: Record, url: str, style: str = "chicago", title: str = "") -> list[str]:
    """What the section of a page gives to copy in a style, line by line."""
    section = CiteThis(SITE, record).section(url, title)
    found = re.search(rf'<dd data-citation="{style}">(.*?)(?:<dt>|</dl>)', section, re.DOTALL)
    assert found is not None
    return unescape(re.sub("<[^>]+>", "", found[1])).splitlines()


def linked_data(record: Record, url: str, title: str = "") -> dict[str, object]:
    """The JSON-LD in the head of a page."""
    found = re.search(r"<script[^>]*>(.*)</script>", CiteThis(SITE, record).head(url, title))
    assert found is not None
    data: dict[str, object] = json.loads(found[1])
    return data


def revised(record: Record) -> Record:
    """The record after the figure of Japan's loss has been changed once, and rests on another source now."""
    before = Revision(
        date=PartialDate(2024, 6, 2), why="the study was read", source="messenger-2023-05", value=700_000_000
    )
    figure = record.figures["japan-loss"].model_copy(update={"revised": (before,)})
    return replace(record, figures={**record.figures, "japan-loss": figure})


def test_every_style_is_there_and_folded(record: Record) -> None:
    """The section is closed until someone opens it, and holds each style once."""
    section = CiteThis(SITE, record).section(FIGURE)
    assert section.startswith('<details class="ledger-cite-this"><summary>Cite this</summary>')
    assert re.findall(r'<dd data-citation="([a-z]+)">', section) == list(STYLES)


@given(title=st.text(alphabet="aZ9 .,:;’'“”\"()?&$_{}[]|\\\\", min_size=1))
@example("Haul that came from DeFi, by Chainalysis's count (U.S. only)")
@example("Haul that came from DeFi, by Chainalysis's count (U.S. only).")
def test_titles_are_cited_as_if_each_stood_alone(record: Record, title: str) -> None:
    """What is written once for many pages gives each the citations that it would have by itself, whatever its title."""
    together = CiteThis(SITE, record)
    together.section("first/", "Another title")
    together.section("second/", "Another title.")
    section = together.section("how-much/", title)
    alone = Citations(record, Ledger(SITE.name, SITE.url))
    texts = re.findall(r'<dd data-citation="[a-z]+">(.*?)(?=<dt>|</dl>)', section, re.DOTALL)
    assert [unescape(re.sub("</?i>", "", text)) for text in texts] == [
        alone.cite(alone.of_page("how-much/", title), style) for style in STYLES
    ]


@pytest.mark.parametrize(
    ("url", "lines"),
    [
        (FIGURE, [OURS, THEIRS]),
        ("sources/nikkei-asia-2023-05/", [THEIRS]),
        ("names/apt38/", ["The Ledger. “APT38.” January 5, 2024. https://ledger.example/names/apt38/."]),
        ("how-much/", ["The Ledger. “How much & <c>.” May 3, 2024. https://ledger.example/how-much/."]),
    ],
)
def test_a_page_is_cited_with_what_it_rests_on(record: Record, url: str, lines: list[str]) -> None:
    """A figure with its source, a source alone, a page of ours as of the record's edition."""
    assert cited(record, url, title="How much & <c>") == lines


@pytest.mark.parametrize(
    ("url", "sources"),
    [
        ("figures/japan-share/", ["nikkei.example"]),
        ("quantities/loss-of-japan/", ["nikkei.example", "chainalysis.example"]),
        ("incidents/exchange-theft/", ["nikkei.example"]),
        ("events/first-sanction/", ["messenger.example"]),
    ],
)
def test_all_sources_are_named_once(record: Record, url: str, sources: list[str]) -> None:
    """After the ledger's own page come the sources of all that the entry is made of."""
    lines = cited(record, url, "mla")
    assert "ledger.example" in lines[0]
    assert [re.findall(r"https://([a-z.]+)", line)[0] for line in lines[1:]] == sources


def test_an_entry_of_many_sources_is_cited_alone(record: Record) -> None:
    """A list of sources longer than a page's own text helps no one; the figures' own pages name them."""
    many = {f"source-{at}": record.sources["chainalysis-2025"] for at in range(MOST_SOURCES + 1)}
    rivals = {
        f"figure-{source_id}": record.figures["japan-loss"].model_copy(
            update={"id": f"figure-{source_id}", "source": source_id}
        )
        for source_id in many
    }
    crowded = replace(record, figures=rivals, sources={**record.sources, **many})
    assert len(cited(crowded, "quantities/loss-of-japan/")) == 1


def test_a_citation_leads_to_the_state_that_was_shown(record: Record) -> None:
    """The page of a changed figure cites its present state, that of a former state this one with its own source."""
    after = revised(record)
    now, source = cited(after, FIGURE)
    assert "June 2, 2024. https://ledger.example/figures/japan-loss/r2/." in now
    assert "nikkei.example" in source
    then, source = cited(after, f"{FIGURE}r1/")
    assert "January 5, 2024. https://ledger.example/figures/japan-loss/r1/." in then
    assert "messenger.example" in source


def test_a_site_that_does_not_know_its_address_cites_below_its_root(record: Record) -> None:
    """Without an address the permalink stands alone."""
    section = CiteThis(Site(Path(), name="The Ledger"), record).section(FIGURE)
    assert "January 5, 2024. figures/japan-loss/#r1." in section


def test_reference_managers_find_the_page_and_not_its_source(record: Record) -> None:
    """The tags of a figure's page name the ledger; the page of a source has none, as nobody should cite it."""
    tags = dict(re.findall(r'<meta name="(\w+)" content="([^"]*)">', CiteThis(SITE, record).head(FIGURE)))
    assert tags == {
        "citation_title": "Cryptocurrency taken from businesses in Japan",
        "citation_publisher": "The Ledger",
        "citation_publication_date": "2024/01/05",
        "citation_public_url": "https://ledger.example/figures/japan-loss/#r1",
    }
    assert CiteThis(SITE, record).head("sources/chainalysis-2025/") == ""


def test_search_engines_are_told_of_claims_articles_and_the_data_set(record: Record) -> None:
    """A figure is a claim with its number and its source, an explainer an article, the data page a data set."""
    claim = linked_data(record, FIGURE)
    assert (claim["@type"], claim["text"], claim["temporalCoverage"]) == (
        "Claim",
        "more than $721 million",
        "2017/2022",
    )
    assert claim["isBasedOn"] == ["https://nikkei.example/north-korea?lang=en&page=1"]
    assert linked_data(record, "how-much/", "How </script> much")["headline"] == "How </script> much"
    data = linked_data(record, "data/", "Data and citing")
    assert data["@type"] == "Dataset"
    assert [file["contentUrl"] for file in data["distribution"]][:2] == [  # type: ignore[attr-defined]
        "https://ledger.example/data/sources.csv",
        "https://ledger.example/data/figures.csv",
    ]

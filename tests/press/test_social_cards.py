"""The pictures that networks show beside a link: what stands on them, which pages have one, what the heads say."""

import io
import re
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from macros.press import social_cards
from macros.press.site import Site
from macros.press.social_card import Card, drawn, framed, leading, of_entry, of_page
from macros.press.uses import Uses
from macros.record.load import load
from macros.record.model import Record

SITE_URL = "https://ledger.example/repo/"
PAGE = """<!doctype html><html lang="en"><head><title>t</title><meta name="description" content="What &amp; how">
</head><body><article><h1>Losses</h1><div class="admonition abstract">{}</div></article></body></html>"""
NUMBER = '<a class="ledger-number" data-figure="{}" href="x">x</a>'


@pytest.fixture(scope="module")
def record() -> Record:
    """The small record beside this file."""
    return load(Path(__file__).parent / "record").record


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site of three pages that print one number, one of them another too, and the pages of both numbers."""
    both = NUMBER.format("japan-loss") + NUMBER.format("world-loss")
    pages = {"a/": both, "b/": NUMBER.format("japan-loss"), "": NUMBER.format("japan-loss")}
    for url, text in pages.items() | {("figures/japan-loss/", ""), ("figures/world-loss/", "")}:
        (tmp_path / url).mkdir(parents=True, exist_ok=True)
        (tmp_path / url / "index.html").write_text(PAGE.format(text), encoding="utf-8")
    return Site(tmp_path, SITE_URL, "The Ledger")


def pressed(site: Site, record: Record) -> list[str]:
    """Draw the site's cards, kept nowhere but beside it, and tell which there are."""
    uses = Uses()
    for url in ("", "a/", "b/"):
        uses.note(url, (site.folder / url / "index.html").read_text(encoding="utf-8"))
    social_cards.write(site, record, uses, site.folder.parent / "kept")
    cards = site.folder / "cards"
    return sorted(path.relative_to(cards).as_posix() for path in cards.rglob("*.png"))


@pytest.mark.parametrize(
    ("entry_id", "card"),
    [
        (
            "japan-loss",
            Card(
                number="More than $721 million",
                says="Cryptocurrency taken from businesses in Japan",
                source="Source: Nikkei Asia, 15 May 2023",
            ),
        ),
        (
            "japan-share",
            Card(
                number="More than 31%",
                says="Japan's part of what was taken anywhere",
                source="Our calculation, from: Nikkei Asia",
            ),
        ),
        (
            "loss-of-japan",
            Card(
                title="Taken from Japan",
                number="More than $721 million",
                says="Cryptocurrency taken from businesses in Japan",
                source="Source: Nikkei Asia, 15 May 2023",
            ),
        ),
    ],
)
def test_a_card_says_the_number_what_it_counts_and_its_source(
    record: Record, entry_id: str, card: Card
) -> None:
    """The number stands as the record prints it, hedge included; the card of a quantity shows the one it prefers."""
    entry = next(kind[entry_id] for kind in record.kinds().values() if entry_id in kind)
    number_id = leading(entry)
    assert number_id is not None
    assert of_entry(record, entry, number_id) == card


def test_the_card_of_a_page_shows_its_leading_number(record: Record) -> None:
    """A page without a number shows its description in its place."""
    assert of_page(record, "Losses", "About losses.", "japan-loss").number == "More than $721 million"
    assert of_page(record, "Losses", "About losses.", None) == Card("Losses", says="About losses.")


def test_texts_stay_within_the_card() -> None:
    """What is too long is broken into lines, and ends with dots where there is no room for more of them."""
    card = Card(
        "Losses and gains " * 9, "more than $721 million " * 9, "Taken & <b>lost</b>, " * 40, "Source " * 40
    )
    svg = etree.fromstring(drawn(card, "The Ledger").encode())
    lines = ["".join(map(str, text.itertext())) for text in svg.iter("{*}text")]
    assert sum(line.endswith("…") for line in lines) == 3
    assert max(float(str(text.get("y"))) for text in svg.iter("{*}text")) < 630
    assert "Taken & <b>lost</b>," in " ".join(lines)


def test_shared_pages_have_a_card(site: Site, record: Record) -> None:
    """Written pages have one, and of the permalink pages only those whose number three pages print."""
    assert pressed(site, record) == ["a.png", "b.png", "figures/japan-loss.png", "start.png"]


def test_the_head_names_the_card_in_full(site: Site, record: Record) -> None:
    """Networks need the whole address; nothing that the head says of the card is a number."""
    pressed(site, record)
    page = (site.folder / "a" / "index.html").read_text(encoding="utf-8")
    assert f'<meta property="og:image" content="{SITE_URL}cards/a.png">' in page
    assert f'<meta property="og:url" content="{SITE_URL}a/">' in page
    assert '<meta property="og:description" content="What &amp; how">' in page
    said = re.search(r'og:image:alt" content="([^"]*)"', page)
    assert said is not None
    assert not re.search(r"\d", said[1])
    assert "og:image" not in (site.folder / "figures/world-loss/index.html").read_text(encoding="utf-8")


def test_the_largest_sum_of_the_opening_leads_a_page(record: Record) -> None:
    """A share has no place in that order; what stands further down leads nothing."""
    opening = "".join(map(NUMBER.format, ("japan-share", "japan-loss", "world-loss")))
    article = f'<div class="ledger-numbers ledger-opening">{opening}</div>{NUMBER.format("japan-loss-other")}'
    assert social_cards.leading_number(article, record) == "world-loss"
    share = f'<div class="admonition abstract">{NUMBER.format("japan-share")}</div>'
    assert social_cards.leading_number(share, record) == "japan-share"
    assert social_cards.leading_number(NUMBER.format("japan-loss"), record) is None


def test_drawing_twice_changes_nothing(site: Site, record: Record) -> None:
    """The same record gives the same bytes, and a page keeps the one card that it names."""
    cards = pressed(site, record)
    first = {path: path.read_bytes() for path in site.folder.rglob("*") if path.is_file()}
    assert pressed(site, record) == cards
    assert {path: path.read_bytes() for path in site.folder.rglob("*") if path.is_file()} == first


def test_a_site_without_an_address_has_no_cards(site: Site, record: Record) -> None:
    """A relative address would lead networks nowhere."""
    assert pressed(Site(site.folder), record) == []


def test_a_picture_has_the_size_that_networks_ask_for(record: Record, tmp_path: Path) -> None:
    """1200 by 630 pixels, and few bytes; the second time it comes from the folder."""
    svg = drawn(of_page(record, "Losses", "", "japan-loss"), "The Ledger")
    png = social_cards.png(svg, tmp_path)
    assert Image.open(io.BytesIO(png)).size == (1200, 630)
    assert len(png) < 40_000
    (kept,) = tmp_path.glob("*.png")
    kept.write_bytes(b"kept")
    assert social_cards.png(svg, tmp_path) == b"kept"


@pytest.mark.parametrize(("width", "height"), [(736, 310), (736, 1500)])
def test_a_chart_is_shown_whole(width: int, height: int) -> None:
    """Its picture is as large as fits, in the middle of the card."""
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' font-family="Helvetica"><text>A</text></svg>'
    )
    (inner,) = etree.fromstring(framed(picture).encode()).findall("{*}svg")
    x, y, wide, high = (float(str(inner.get(name))) for name in ("x", "y", "width", "height"))
    assert x * 2 + wide == pytest.approx(1200, abs=0.3)
    assert y * 2 + high == pytest.approx(630, abs=0.3)
    assert min(x, y) == 0
    assert inner.get("viewBox") == f"0 0 {width} {height}"

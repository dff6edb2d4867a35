"""The permalink pages: one for every entry, whole without a script, and looking like the rest of the site."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import html5lib
import pytest

from macros.cli import main
from macros.markup.addresses import address, cited, links_from
from macros.press import press
from macros.press.corrections import in_repository
from macros.press.entries import Desk
from macros.press.entry_kinds import WRITERS
from macros.press.shell import DESCRIPTION
from macros.press.site import Site
from macros.record.load import load
from macros.record.model import Figure, Quantity, Record, Source
from macros.trace.audit import audit

SHELL = """<!doctype html>
<html lang="en"><head><title>LEDGER-TITLE - The Ledger</title>
<meta name="description" content="LEDGER-DESCRIPTION">
<link rel="canonical" href="https://ledger.example/figures/shell/"><link rel="stylesheet" href="../../style.css"></head>
<body><header><span>LEDGER-TITLE</span></header>
    <article class="md-content__inner">
<div id="ledger-entry"><h1>LEDGER-TITLE</h1></div>
    </article></body></html>
"""
START = """<!doctype html>
<html lang="en"><head><title>The Ledger</title><meta property="og:site_name" content="The Ledger">
<link rel="canonical" href="https://ledger.example/"></head>
<body><article><a href="https://forge.example/o/r/edit/main/docs/index.md" rel="edit">e</a><h1>Start</h1></article>
</body></html>
"""
PAGE = """<!doctype html>
<html lang="en"><head><title>t</title></head><body>
<article><h1 id="much">How <b>much</b>&amp;c<a class="headerlink" href="#much">¶</a></h1>
<p>Of this, <em>Japan</em> lost <a class="ledger-number" data-figure="japan-loss"
href="../figures/japan-loss/">more than $721 million</a> in those years.</p>
</article></body></html>
"""


@pytest.fixture
def record() -> Record:
    """The small record beside this file."""
    return load(Path(__file__).parent / "record").record


@pytest.fixture
def site(record: Record, tmp_path: Path) -> Path:
    """A pressed site of one page."""
    for name, html in (("", START), ("figures/shell", SHELL), ("how-much", PAGE)):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / name / "index.html").write_text(html, encoding="utf-8")
    press(tmp_path, record)
    return tmp_path


def page_of(site: Path, record: Record, entry_id: str) -> str:
    """The HTML of the page of an entry."""
    return (site / address(record, entry_id) / "index.html").read_text(encoding="utf-8")


def words(html: str) -> str:
    """The text that a reader sees of a piece of HTML, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_every_entry_has_a_page_and_the_shell_is_gone(site: Path, record: Record) -> None:
    """Each id of the record leads to a well-formed page that carries no mark of the shell."""
    assert not (site / "figures" / "shell").exists()
    for entry_id in record.places:
        page = page_of(site, record, entry_id)
        html5lib.HTMLParser(strict=True).parse(page)
        assert "LEDGER-" not in page
        assert page.count("<h1>") == 1


def test_the_head_speaks_of_the_entry(site: Path, record: Record) -> None:
    """Title, canonical address and description are the entry's own, and it is corrected at its line."""
    page = page_of(site, record, "japan-loss")
    assert "<title>Cryptocurrency taken from businesses in Japan - The Ledger</title>" in page
    assert 'href="https://ledger.example/figures/japan-loss/"' in page
    assert f'content="{DESCRIPTION}"' in page
    place = record.places["japan-loss"]
    file = in_repository(place.file)
    assert f'href="https://forge.example/o/r/edit/main/{file}#L{place.line}"' in page


@pytest.mark.parametrize(
    ("entry_id", "told"),
    [
        ("japan-loss", "more than $721 million"),
        ("japan-loss", "Printed as $721 million ( paragraph 2 )"),
        ("japan-loss", "How sure More than: the source says it was higher"),
        ("japan-loss", "All counts Taken from Japan"),
        ("japan-loss", "Given by Elliptic"),
        ("japan-loss", "Last checked 1 March 2024"),
        ("japan-loss", "Also printed by The Messenger"),
        ("japan-loss", "All counts $700 million to $750 million"),
        ("japan-loss", "$700 million to $750 million Chainalysis"),
        ("japan-loss", "Each firm follows other wallets."),
        ("japan-loss", "The ledger leads with more than $721 million"),
        ("japan-loss", "Computed from it more than 31%"),
        ("japan-loss", "Part of The exchange theft , 23 March 2022"),
        ("japan-loss", "Used on How much&c Of this, Japan lost more than $721 million in those years."),
        ("japan-share", "The share: more than $721 million as a part of $2.3 billion"),
        ("loss-of-japan", "Taken from Japan"),
        ("exchange-theft", "Attribution Confirmed: FBI ( The Messenger )"),
        ("first-sanction", "By US Treasury"),
        ("messenger-2023-05", "Figures that it prints too more than $721 million"),
        ("nikkei-asia-2023-05", "Published by Nikkei Asia"),
        ("apt38", "APT38"),
    ],
)
def test_a_page_tells_what_there_is_to_know(site: Path, record: Record, entry_id: str, told: str) -> None:
    """What the record knows of an entry, and what rests on it, stands on its page as text."""
    assert told in words(page_of(site, record, entry_id))


def test_a_quantity_that_nobody_leads_shows_from_where_to_where_its_counts_reach(
    record: Record, tmp_path: Path
) -> None:
    """The lowest and the highest count lead the page, and stand on the page of each."""
    other = record.figures["world-loss"].model_copy(update={"quantity": "loss-of-japan"})
    quantity = record.quantities["loss-of-japan"].model_copy(
        update={"preferred": None, "why_preferred": None}
    )
    figures = {one: figure for one, figure in record.figures.items() if one != "japan-loss-other"}
    apart = replace(
        record, figures=figures | {other.id: other}, quantities={**record.quantities, quantity.id: quantity}
    )
    desk = Desk(apart, links_from(apart, "quantities/loss-of-japan/"), Site(tmp_path))
    span = "more than $721 million to $2.3 billion"
    assert words(WRITERS[Quantity](desk, quantity).first[0]) == span
    assert f"All counts {span} ( Taken from Japan )" in words(" ".join(WRITERS[Figure](desk, other).first))


def test_a_source_is_titled_word_for_word(record: Record, tmp_path: Path) -> None:
    """A page's title is the text of its heading, which repeats that of the document; one of our words begins large."""
    desk = Desk(record, links_from(record, "sources/nikkei-asia-2023-05/"), Site(tmp_path))
    source = record.sources["nikkei-asia-2023-05"]
    for title, told in (
        ({"title": "eth is gone"}, "eth is gone"),
        ({"title": None, "describes": "a report"}, "A report"),
    ):
        made = WRITERS[Source](desk, source.model_copy(update=title))
        assert (made.title, words(made.heading)) == (told, told)


def test_the_source_opens_at_the_printed_words(site: Path, record: Record) -> None:
    """A link carries the printed phrase as a text fragment."""
    page = page_of(site, record, "japan-loss")
    assert 'href="https://nikkei.example/north-korea?lang=en&amp;page=1#:~:text=%24721%20million"' in page


def test_a_figure_tells_since_when_it_is_here(site: Path, record: Record) -> None:
    """A figure that was never changed carries the mark that its citations lead to."""
    page = page_of(site, record, "japan-loss")
    assert 'id="r1"' in page
    assert "In the ledger since 5 January 2024 , unchanged" in words(page)
    assert cited(record, "japan-loss") == "figures/japan-loss/#r1"


def test_a_revised_figure_tells_its_history(site: Path, record: Record) -> None:
    """Every state stands on the figure's page, in order, with its days, the reason of its end and its own address."""
    page = page_of(site, record, "world-loss")
    assert "about $2.2 billion from 5 January 2024 until 2 March 2024" in words(page)
    assert "The article had a slip, which its publisher has put right." in words(page)
    assert "$2.3 billion from 2 March 2024 , and now." in words(page)
    assert 'href="../../figures/world-loss/r1/"' in page
    assert cited(record, "world-loss") == "figures/world-loss/r2/"


def test_a_state_has_a_frozen_page(site: Path, record: Record) -> None:
    """It says what the figure said, when and why that changed, and shows both side by side; its links hold."""
    page = (site / "figures" / "world-loss" / "r1" / "index.html").read_text(encoding="utf-8")
    html5lib.HTMLParser(strict=True).parse(page)
    assert "This page is frozen" in words(page)
    assert "Printed as $2.2 billion" in words(page)
    assert "Number about $2.2 billion $2.3 billion" in words(page)
    assert 'href="https://ledger.example/figures/world-loss/r1/"' in page
    assert 'href="../../../figures/world-loss/"' in page
    assert 'href="../../../style.css"' in page
    present = (site / "figures" / "world-loss" / "r2" / "index.html").read_text(encoding="utf-8")
    assert "This is what the figure says now" in words(present)
    assert "Then and now" not in words(present)


def test_the_script_of_the_shell_is_the_same_at_every_depth() -> None:
    """A policy names scripts by their hashes, so none may hold a way to the root: frozen pages stand deeper."""
    shell = (Path(__file__).parents[2] / "theme" / "shell.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", shell)
    assert scripts
    assert not any("{{" in script for script in scripts)


def test_a_retired_entry_keeps_its_address(site: Path, record: Record) -> None:
    """A tombstone says since when, why, and what to look at instead."""
    page = page_of(site, record, "twice-counted")
    html5lib.HTMLParser(strict=True).parse(page)
    told = words(page)
    assert "Address figures/ twice-counted" in told
    assert "Retired 3 May 2024" in told
    assert "Counted what more than $721 million counts." in told
    assert "In its place more than $721 million" in told


def test_history_is_audited(site: Path, record: Record) -> None:
    """What a page says of the ledger's own history is compared with the record: a former value cannot be forged."""
    path = site / "figures" / "world-loss" / "r1" / "index.html"
    before = [str(fault) for fault in audit(site, record).faults]
    path.write_text(
        path.read_text(encoding="utf-8").replace("$2.2 billion", "$2.1 billion"), encoding="utf-8"
    )
    (forged, *_) = [str(fault) for fault in audit(site, record).faults if str(fault) not in before]
    assert "is marked as 'world-loss.1.value', which prints \"about $2.2 billion\"" in forged


def test_the_command_does_the_same_work(site: Path, tmp_path: Path) -> None:
    """`ledger press` finishes a folder of pages; over a record with faults it changes nothing and says so."""
    other = tmp_path / "other"
    (other / "how-much").mkdir(parents=True)
    (other / "index.html").write_text(START, encoding="utf-8")
    (other / "how-much" / "index.html").write_text(PAGE, encoding="utf-8")
    assert main(["press", str(other), "--data", str(tmp_path / "none")]) == 1
    assert (other / "how-much" / "index.html").read_text(encoding="utf-8") == PAGE
    assert main(["press", str(other), "--data", str(Path(__file__).parent / "record")]) == 0
    finished = (other / "how-much" / "index.html").read_bytes()
    assert finished == (site / "how-much" / "index.html").read_bytes()


def test_pressing_again_changes_nothing(site: Path, record: Record) -> None:
    """A second press finds no shell, and does not take what the first has added for what the pages say.

    The list of all figures would be a third page that prints the number, which would then have a card to share.
    """
    for name in ("more", "figures"):
        (site / name).mkdir(exist_ok=True)
        (site / name / "index.html").write_text(PAGE, encoding="utf-8")
    (site / "figures" / "index.html").write_text(START.replace("<h1>", '<div id="all-figures"></div><h1>'))
    press(site, record)
    before = {path: path.read_bytes() for path in site.rglob("*.*")}
    assert "cards/more.png" in {path.relative_to(site).as_posix() for path in before}
    press(site, record)
    assert {path: path.read_bytes() for path in site.rglob("*.*")} == before

"""The charts of the site, drawn from the site's own record."""

import gzip
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.charts import CHARTS, chart_html
from macros.charts.page import sources_of
from macros.record import wording
from macros.record.load import load
from macros.record.model import Record
from tests.charts.test_browser import ILLEGIBLE, page_of
from tests.reader import reading

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def ledger() -> Record:
    """The record of the project."""
    return load(DATA).record


def drawings(html: str) -> list[ET.Element]:
    """The drawings in a chart's block."""
    starts = [part.split("</svg>")[0] for part in html.split("<svg ")[1:]]
    return [
        ET.fromstring(f'<svg xmlns:xlink="http://www.w3.org/1999/xlink" {start}</svg>') for start in starts
    ]


@pytest.mark.parametrize("name", CHARTS)
def test_every_mark_says_what_the_record_says(name: str, ledger: Record) -> None:
    """Each row is a link in both drawings, named and labelled with nothing but a print of the record."""
    html = chart_html(name, ledger, f"charts/{name}/")
    rows = {row.id: row for row in CHARTS[name].rows(ledger)}
    for drawing in drawings(html):
        links = {
            link.get("data-figure") or link.get("data-derived") or "": link for link in drawing.iter("a")
        }
        assert set(links) == set(rows)
        for entry_id, link in links.items():
            prints = wording.prints(ledger, entry_id)
            assert rows[entry_id].long in (link.get("aria-label") or "")
            amounts = [part.text for part in link.iter("tspan") if part.get("class") == "amount"]
            plain = [text.text for text in link.iter("text") if text.text]
            assert all(amount in prints for amount in amounts)
            assert amounts or not plain or any(text in prints for text in plain)


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_names_its_sources(name: str, ledger: Record) -> None:
    """Each source that a chart rests on is cited below it."""
    html = chart_html(name, ledger, f"charts/{name}/")
    for source_id in sources_of(CHARTS[name].rows(ledger), ledger):
        assert f'data-cite="{source_id}"' in html


def test_no_page_pays_much_for_its_charts(ledger: Record) -> None:
    """The charts of a page add at most eight kilobytes to what travels to its reader."""
    for page in (DATA.parent / "docs").glob("*.md"):
        names = re.findall(r'\{\{ chart\("([\w-]+)"\) \}\}', page.read_text(encoding="utf-8"))
        html = "".join(chart_html(name, ledger, f"{page.stem}/") for name in names)
        assert len(gzip.compress(html.encode(), 9)) <= 8 * 1024, page.name


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_every_chart_is_legible(browser: Browser, ledger: Record, tmp_path: Path, width: int) -> None:
    """At a desk, on a phone and at the smallest width no text is cut off, too small or on top of another."""
    blocks = [chart_html(name, ledger, f"charts/{name}/") for name in CHARTS]
    with reading(browser, viewport={"width": width, "height": 900}) as reader:
        assert reader.open(page_of(blocks, tmp_path)).evaluate(ILLEGIBLE) == []

"""The pages and files that press writes for every chart, in a site that the generator has not been run for."""

import csv
import io
import json
import re
import struct
from dataclasses import replace
from html import unescape
from pathlib import Path

import html5lib
import pytest

from macros.charts import CHARTS
from macros.charts.proof import marks_of
from macros.markup.addresses import links_from
from macros.press import chart_embeds, chart_pages
from macros.press.entries import Desk
from macros.press.site import SHELL, Site
from macros.press.uses import Uses
from macros.record import wording
from macros.record.load import load
from macros.record.model import Record
from macros.review.own_citation import citation
from macros.trace.audit import audit

DATA = Path(__file__).parents[2] / "data"
HOME = "https://ledger.example/sub/"
NAME = "losses-by-country"
FRAME = f"""<!doctype html>
<html lang="en"><head><title>LEDGER-TITLE</title><meta name="description" content="LEDGER-DESCRIPTION">
<link rel="canonical" href="{HOME}{SHELL}"><meta property="og:site_name" content="The Ledger">
</head><body><article>
<a href="https://forge.example/o/r/edit/main/docs/figures/shell.md" rel="edit">edit</a>
<div id="ledger-entry"><h1>LEDGER-TITLE</h1></div></article></body></html>"""


@pytest.fixture(scope="module")
def ledger() -> Record:
    """The record of the project."""
    return load(DATA).record


@pytest.fixture(scope="module")
def folder(ledger: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that held nothing but the shell, with the pages of all charts."""
    folder = tmp_path_factory.mktemp("site")
    shell = folder / SHELL / "index.html"
    shell.parent.mkdir(parents=True)
    shell.write_text(FRAME, encoding="utf-8")
    uses = Uses()
    uses.note("who/", f'<h1>Who lost it</h1><figure class="ledger-chart" id="chart-{NAME}"></figure>')
    chart_pages.write(Site.read(folder), ledger, uses)
    shell.unlink()
    return folder


def test_a_record_without_charts_brings_no_program(tmp_path: Path) -> None:
    """A record that fills no chart adds nothing to the site: no page, and no program to run charts with."""
    shell = tmp_path / SHELL / "index.html"
    shell.parent.mkdir(parents=True)
    shell.write_text(FRAME, encoding="utf-8")
    without = replace(load(Path(__file__).parent / "record").record, incidents={})
    chart_pages.write(Site.read(tmp_path), without, Uses())
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [shell]


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_has_its_page_and_files(folder: Path, name: str) -> None:
    """Page, embed page, oEmbed, both pictures, table and specification lie under the chart's permalink."""
    files = {
        path.relative_to(folder / "charts" / name).as_posix()
        for path in (folder / "charts" / name).rglob("*.*")
    }
    endings = ("svg", "png", "csv", "vl.json")
    assert files == {
        "index.html",
        "embed/index.html",
        "oembed.json",
        "preview.svg",
        *(f"{name}.{ending}" for ending in endings),
    }


def test_all_that_is_written_passes_the_audit(folder: Path, ledger: Record) -> None:
    """Every number on the pages, in the frames and in the pictures is traced."""
    result = audit(folder, ledger)
    assert [str(fault) for fault in result.faults] == []
    assert result.pages[f"charts/{NAME}/{NAME}.svg"].traced >= 5
    assert result.pages[f"charts/{NAME}/embed/"].traced >= 9


def test_a_chart_is_cited_with_the_sources_behind_it(folder: Path, ledger: Record) -> None:
    """Its page and the command line give the same: the chart first, then what its numbers rest on."""
    page = (folder / "charts" / NAME / "index.html").read_text(encoding="utf-8")
    found = re.search(r'<dd data-citation="apa">(.*?)<dt>', page, re.DOTALL)
    assert found is not None
    own, *sources = unescape(re.sub("<[^>]+>", "", found[1])).splitlines()
    assert own.endswith(f"{HOME}charts/{NAME}/")
    assert [source.split(". ")[0] for source in sources] == ["Nikkei Asia", "Silicon UK"]
    assert citation(ledger, NAME, "apa", DATA.parent / "docs").splitlines()[1:] == sources


def test_the_gallery_shows_drawings_in_the_palette_of_its_page(folder: Path, ledger: Record) -> None:
    """A small drawing has the colours of both palettes; the list keeps its place free before it comes."""
    drawing = (folder / "charts" / NAME / "preview.svg").read_text(encoding="utf-8")
    assert "prefers-color-scheme:dark" in drawing
    assert ">$721 million<" in drawing or ">$721m<" in drawing
    desk = Desk(ledger, links_from(ledger, "charts/"), Site.read(folder))
    size = re.search(r'width="\d+" height="\d+"', drawing)
    assert size is not None
    assert f'<img src="{NAME}/preview.svg" alt="" {size[0]} loading="lazy">' in chart_pages.listing(desk)


def test_a_wrong_number_in_a_picture_is_refused(folder: Path, ledger: Record) -> None:
    """A picture that says another number than the record does not pass."""
    picture = folder / "charts" / NAME / f"{NAME}.svg"
    sound = picture.read_text(encoding="utf-8")
    picture.write_text(sound.replace(">$721 million<", ">$712 million<"), encoding="utf-8")
    faults = [str(fault) for fault in audit(folder, ledger).faults]
    picture.write_text(sound, encoding="utf-8")
    assert len(faults) == 1
    assert '"$712 million" is marked as' in faults[0]


def test_the_page_leads_everywhere(folder: Path) -> None:
    """To the page that shows the chart, its files, its frame, oEmbed, and the chart's module in the editor."""
    page = (folder / "charts" / NAME / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="([^"]+)"', page)
    for link in (
        "../",
        "../../who/",
        f"{NAME}.svg",
        f"{NAME}.vl.json",
        "embed/",
        f"{HOME}charts/{NAME}/oembed.json",
        "https://forge.example/o/r/edit/main/macros/charts/gallery/losses_by_country.py",
    ):
        assert link in links
    assert page.count("<h1") == 1
    assert "Who lost it" in page


@pytest.mark.parametrize("page", ["index.html", "embed/index.html"])
def test_the_pages_are_valid(folder: Path, page: str) -> None:
    """A parser that forgives nothing reads each page."""
    for path in folder.glob(f"charts/*/{page}"):
        html5lib.HTMLParser(strict=True).parse(path.read_text(encoding="utf-8"))


def test_the_frame_is_light(folder: Path) -> None:
    """An embed page weighs a few kilobytes and asks for our own files alone, under a policy."""
    for path in folder.glob("charts/*/embed/index.html"):
        page = path.read_text(encoding="utf-8")
        assert "Content-Security-Policy" in page
        assert set(re.findall(r'(?:src|href)="(\S+assets/\S+)"', page)) == {
            f"../../../assets/{name}" for name in ("drawing.css", "embed.css", "embedded.js")
        }


def test_oembed_gives_the_frame(folder: Path) -> None:
    """What oEmbed says is the code that the page shows, with the full address of the frame."""
    oembed = json.loads((folder / "charts" / NAME / "oembed.json").read_text(encoding="utf-8"))
    page = (folder / "charts" / NAME / "index.html").read_text(encoding="utf-8")
    assert oembed["type"] == "rich"
    assert oembed["html"] in unescape(page)
    assert f'src="{HOME}charts/{NAME}/embed/"' in oembed["html"]
    assert {"version", "title", "provider_name", "provider_url", "width", "height"} <= set(oembed)


@pytest.mark.parametrize("name", CHARTS)
def test_every_number_of_the_data_files_is_the_records(folder: Path, ledger: Record, name: str) -> None:
    """Each line of the table and each mark of the specification has the amount of the figure that it names."""
    rows = {row.id: row for row in CHARTS[name].rows(ledger)}
    table = (folder / "charts" / name / f"{name}.csv").read_text(encoding="utf-8")
    lines = list(csv.DictReader(io.StringIO(table)))
    assert [line["id"] for line in lines] == list(rows)
    for line in lines:
        row = rows[line["id"]]
        ends = (wording.digits(row.amount.low), wording.digits(row.amount.high))
        assert (line["low"], line["high"], line["printed"]) == (*ends, row.long)
        assert line["permalink"] == f"{HOME}figures/{row.id}/"
    spec = json.loads((folder / "charts" / name / f"{name}.vl.json").read_text(encoding="utf-8"))
    assert "figure.invalid" not in json.dumps(spec)
    marks = list(marks_of(spec))
    assert {mark["id"] for mark in marks} == set(rows)
    for mark in marks:
        assert (mark["low"], mark["high"]) == (rows[mark["id"]].low, rows[mark["id"]].high)


@pytest.mark.parametrize(
    ("ending", "right", "wrong", "fault"),
    [
        ("csv", ",721000000,", ",712000000,", "is not the table of what the record holds for this chart"),
        ("vl.json", '"low": 721000000.0', '"low": 712000000.0', "'japan-loss' is drawn with low 712000000.0"),
        ("vl.json", "/figures/japan-loss/", "/figures/us-loss/", "'japan-loss' is drawn with link"),
    ],
)
def test_a_wrong_number_in_a_data_file_is_refused(
    folder: Path, ledger: Record, ending: str, right: str, wrong: str, fault: str
) -> None:
    """The audit reads tables and specifications too."""
    file = folder / "charts" / NAME / f"{NAME}.{ending}"
    sound = file.read_text(encoding="utf-8")
    file.write_text(sound.replace(right, wrong), encoding="utf-8")
    faults = [str(one) for one in audit(folder, ledger).faults]
    file.write_text(sound, encoding="utf-8")
    assert right in sound
    assert all(f"{NAME}.{ending}: {fault}" in one for one in faults)
    assert faults


def test_the_same_record_gives_the_same_bytes(folder: Path, ledger: Record, tmp_path: Path) -> None:
    """A second site holds the same pages and files, to the byte."""
    shell = tmp_path / SHELL / "index.html"
    shell.parent.mkdir(parents=True)
    shell.write_text(FRAME, encoding="utf-8")
    uses = Uses()
    uses.note("who/", f'<h1>Who lost it</h1><figure class="ledger-chart" id="chart-{NAME}"></figure>')
    chart_pages.write(Site.read(tmp_path), ledger, uses)
    for path in folder.glob("charts/**/*.*"):
        assert path.read_bytes() == (tmp_path / path.relative_to(folder)).read_bytes()


def test_a_bitmap_is_as_large_as_its_picture_doubled(folder: Path) -> None:
    """Every PNG is whole, and sharp enough for print."""
    for path in folder.glob("charts/*/*.png"):
        width, height = struct.unpack(">II", path.read_bytes()[16:24])
        size = re.search(
            r'width="(\d+)" height="(\d+)"', path.with_suffix(".svg").read_text(encoding="utf-8")
        )
        assert size is not None
        assert (width, height) == (2 * int(size[1]), 2 * int(size[2]))


def test_all_charts_are_listed(ledger: Record) -> None:
    """The page of all charts leads to each of them."""
    listing = chart_pages.listing(Desk(ledger, links_from(ledger, "charts/"), Site(Path())))
    assert re.findall(r'<a href="([\w-]+)/"><span>', listing) == list(CHARTS)


def test_a_record_without_the_figures_of_a_chart_goes_without_it(tmp_path: Path) -> None:
    """Another record gets the charts that it can fill, and no other."""
    record = load(Path(__file__).parent / "record").record
    shell = tmp_path / SHELL / "index.html"
    shell.parent.mkdir(parents=True)
    shell.write_text(FRAME, encoding="utf-8")
    chart_pages.write(Site.read(tmp_path), record, Uses())
    assert {path.parent.name for path in tmp_path.glob("charts/*/index.html")} < set(CHARTS)


def test_a_title_cannot_break_out_of_the_code(ledger: Record) -> None:
    """The code escapes what it says of the chart."""
    site = Site(Path(), HOME, 'The "Ledger" <b>')
    embed = chart_embeds.Embed("x", 'a"><script>', "", 100, "", site)
    assert '"><script>' not in embed.code() + embed.discovery()
    html5lib.HTMLParser(strict=True).parse(embed.page())

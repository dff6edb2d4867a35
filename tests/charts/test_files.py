"""The files of a chart: what people take away still says where it comes from."""

import csv
import io
import json
import os
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.charts.drawings import drawn
from macros.charts.files import COLUMNS, chart_files
from macros.charts.picture import COLOURS, Stamp
from macros.record.model import Record
from tests.charts.test_page import CHART

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "docs/assets"
STAMP = Stamp("The Pyongyang Ledger", "https://ledger.example/charts/test/", "21 November 2026")


def link(entry_id: str) -> str:
    """The full address of an entry."""
    return f"https://ledger.example/figures/{entry_id}/"


@pytest.fixture(scope="module")
def files(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The files of the chart that the tests of the page draw."""
    folder = tmp_path_factory.mktemp("kept")
    rows = CHART.rows(record)
    return chart_files("test", CHART, rows, drawn("test", CHART, rows, folder), record, link, STAMP, folder)


def test_there_is_a_file_of_each_sort(files: Mapping[str, bytes]) -> None:
    """Vector and bitmap, table and specification."""
    assert list(files) == ["test.svg", "test.png", "test.csv", "test.vl.json"]


def test_the_picture_is_stamped(files: Mapping[str, bytes]) -> None:
    """Title, measure, sources, site, date, licence and permalink stand on the picture itself."""
    texts = ["".join(text.itertext()) for text in ET.fromstring(files["test.svg"]).findall(".//{*}text")]
    for words in (
        "Japan lost $721 million",
        "In US dollars, 2017 to 2022",
        "Sources: Nikkei Asia; United Nations <Security & Council>.",
        "The Pyongyang Ledger, 21 November 2026, CC BY 4.0",
        "https://ledger.example/charts/test/",
    ):
        assert words in texts


def test_the_picture_stands_alone(files: Mapping[str, bytes]) -> None:
    """No variable is left for a page to fill, and each mark leads to the full address of its figure."""
    svg = files["test.svg"].decode()
    assert "var(" not in svg
    assert "permalink:" not in svg
    assert 'data-figure="japan-loss" href="https://ledger.example/figures/japan-loss/"' in svg


def test_the_bitmap_has_the_size_of_the_picture_doubled(files: Mapping[str, bytes]) -> None:
    """Sharp enough for a newspaper's page on a fine screen."""
    png = files["test.png"]
    assert png.startswith(b"\x89PNG\r\n")
    width, height = struct.unpack(">II", png[16:24])
    match = re.search(rb'viewBox="0 0 (\d+) (\d+)"', files["test.svg"])
    assert match is not None
    assert (width, height) == (2 * int(match[1]), 2 * int(match[2]))


def test_the_bitmap_does_not_depend_on_the_fonts_of_the_machine(
    files: Mapping[str, bytes], tmp_path: Path
) -> None:
    """A process that finds no fonts but our own makes the same bytes."""
    (tmp_path / "fonts.conf").write_text("<fontconfig><dir>nowhere</dir></fontconfig>", encoding="utf-8")
    (tmp_path / "test.svg").write_bytes(files["test.svg"])
    code = (
        "import pathlib, sys; from macros.charts.bitmap import png_of; folder = pathlib.Path(sys.argv[1])\n"
        "png_of((folder / 'test.svg').read_text(encoding='utf-8'), folder)"
    )
    environment = os.environ | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, env=environment, check=True)
    assert next(tmp_path.glob("*.png")).read_bytes() == files["test.png"]


def test_the_table_has_a_line_a_figure(files: Mapping[str, bytes]) -> None:
    """Amounts in plain digits, with hedge, unit, time, source and permalink; derived figures name all sources."""
    header, *lines = csv.reader(io.StringIO(files["test.csv"].decode()))
    assert tuple(header) == COLUMNS
    japan, un, both = (dict(zip(header, line, strict=True)) for line in lines)
    assert (japan["low"], japan["high"], japan["hedge"], japan["unit"]) == (
        "721000000",
        "721000000",
        "exact",
        "USD",
    )
    assert (un["low"], un["high"], un["hedge"]) == ("630000000", "1000000000", "range")
    assert japan["permalink"] == "https://ledger.example/figures/japan-loss/"
    assert (both["printed"], both["source"]) == ("about $1.26 billion", "Nikkei Asia")


def test_the_specification_is_vega_lite_in_plain_colours(files: Mapping[str, bytes]) -> None:
    """Whoever opens it elsewhere sees the chart as it is here."""
    spec = json.loads(files["test.vl.json"])
    assert "vega-lite" in spec["$schema"]
    assert "var(" not in files["test.vl.json"].decode()


def test_colours_of_files_are_those_of_the_light_page() -> None:
    """The picture looks like the page: its colours are the ones of the style sheets."""
    charts, ledger = ((ASSETS / name).read_text(encoding="utf-8") for name in ("charts.css", "ledger.css"))
    for name, colour in COLOURS.items():
        found = re.search(rf"--chart-{name}: (?:var\(--([\w-]+)\)|(#\w+));", charts)
        assert found is not None
        if found[1]:
            found = re.search(rf"--{found[1]}: ()(#\w+);", ledger)
            assert found is not None
        assert found[2] == colour, name
        assert f"--chart-{name}: var(--light, {colour}) " in (ASSETS / "embed.css").read_text(
            encoding="utf-8"
        )

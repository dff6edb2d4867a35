"""A chart in a page: its HTML, its links, its table, and what happens when something about it is wrong."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import html5lib
import pytest

from macros.charts import CHARTS, ChartError, chart_html
from macros.charts.chart import Chart, Row
from macros.charts.choose import named
from macros.charts.drawings import Drawings, drawn
from macros.charts.page import Spot, figure_html
from macros.record import wording
from macros.record.derived import amount_of
from macros.record.model import Record
from tests.charts.conftest import RECORD

MACROS = Path(__file__).parents[2] / "macros"
CHART = Chart(
    title="Japan lost {japan-loss}",
    measure="In US dollars, {japan-loss period}",
    caption="As counted for Nikkei.",
    rows=named({"japan-loss": "Japan", "un-2022": "The panel", "japan-and-vietnam": "Both"}),
    form="bars",
)


def link(entry_id: str) -> str:
    """An address that HTML must escape."""
    return f"../figures/?a&b#{entry_id}"


SPOT = Spot(link, "../charts/test/")


@pytest.fixture(scope="module")
def drawings(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Drawings:
    """The chart above, drawn."""
    return drawn("test", CHART, CHART.rows(record), tmp_path_factory.mktemp("kept"))


@pytest.fixture(scope="module")
def html(record: Record, drawings: Drawings) -> str:
    """The HTML of the chart above, on a page that is about more."""
    return figure_html("test", CHART, CHART.rows(record), drawings, record, SPOT)


def test_the_block_is_one_that_markdown_passes_on(html: str) -> None:
    """No blank line stands in it, and it begins and ends with its own element."""
    assert "\n\n" not in html
    assert html.startswith('<figure class="ledger-chart" id="chart-test">')
    assert html.endswith("</figure>")


def test_the_html_is_valid_for_a_strict_parser(html: str) -> None:
    """An HTML parser that forgives nothing reads the block."""
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(f"<!DOCTYPE html><title>A chart</title>{html}")


def test_ids_are_unique_and_begin_with_the_charts_name(html: str) -> None:
    """Two charts on a page cannot get in each other's way."""
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert all(entry_id.startswith("chart-test") for entry_id in ids)


def test_colours_are_css_variables_only(html: str) -> None:
    """No colour and no style is fixed in the drawing, so that it follows the palette."""
    assert not re.search(r'\sstyle="|#[0-9a-f]{3,6}"|rgb\(', html)
    paints = set(re.findall(r'\b(?:fill|stroke|stop-color)="([^"]*)"', html))
    assert all(
        re.fullmatch(r"none|var\(--chart-[a-z]+\)|url\(#chart-test-[\w-]+\)", paint) for paint in paints
    )


def test_every_mark_leads_to_its_permalink(html: str) -> None:
    """Each of both drawings links each row, with its kind, its escaped address and its accessible name."""
    address = "../figures/?a&amp;b#japan-loss"
    mark = f'<a data-figure="japan-loss" xlink:href="{address}" aria-label="Japan, $721 million, Elliptic">'
    assert html.count(mark) == 2
    assert html.count('<a data-derived="japan-and-vietnam"') == 2
    assert "permalink:" not in html
    assert "figure.invalid" not in html


def test_the_table_holds_each_number_as_a_traced_one(html: str, record: Record, drawings: Drawings) -> None:
    """The numbers of the table are the record's, marked as a number in a text would be; other pages lead to it."""
    assert "<table" not in html
    assert '<a href="../charts/test/#numbers">' in html
    html = figure_html("test", CHART, CHART.rows(record), drawings, record, Spot(link, ""))
    table = ET.fromstring(html[html.index("<table") : html.index("</table>") + 8])
    amounts = [cell for cell in table.iter("a") if cell.get("data-figure") or cell.get("data-derived")]
    shown = {cell.get("data-figure") or cell.get("data-derived"): cell.text for cell in amounts}
    assert shown == {row.id: wording.amount(amount_of(record, row.id)) for row in CHART.rows(record)}


def test_words_may_refer_to_figures(html: str) -> None:
    """A number in a title or a subtitle is a traced one."""
    assert '>Japan lost <a class="ledger-number" data-figure="japan-loss"' in html
    assert 'data-date="japan-loss"' in html


def test_the_sources_are_listed_once_and_escaped(html: str) -> None:
    """Sources of derived figures are those of their inputs; a publisher's signs do no harm."""
    listed = html[html.index('"ledger-chart-sources"') : html.index("<details>")]
    assert re.findall(r'data-cite="([\w-]+)"', listed) == ["nikkei-asia-2023", "un-2023"]
    assert "United Nations &#60;Security &#38; Council&#62;" in listed


def test_an_unknown_chart_is_named_with_the_nearest(record: Record) -> None:
    """The error helps an author who has misspelt a chart's name."""
    with pytest.raises(
        ChartError, match=r"no chart is called 'losses-by-contry'; did you mean 'losses-by-country'\?"
    ):
        chart_html("losses-by-contry", record, "")


def test_an_unknown_figure_is_named_with_the_nearest(record: Record) -> None:
    """The error helps an author who has misspelt the id of a figure in a chart's module."""
    with pytest.raises(ChartError, match=r"no figure is called 'japan-los'; did you mean 'japan-loss'\?"):
        named({"japan-los": "Japan"})(record)


def test_a_kept_drawing_needs_neither_altair_nor_vl_convert(record: Record, tmp_path: Path) -> None:
    """Once drawn, a chart comes from the folder: the second process imports nothing that draws."""
    rows = CHART.rows(record)
    first = drawn("test", CHART, rows, tmp_path)
    code = (
        "import sys; from pathlib import Path\n"
        "from tests.charts.conftest import RECORD; from tests.charts.test_page import CHART\n"
        "from macros.charts.drawings import drawn; from macros.record.load import load\n"
        f"print(drawn('test', CHART, CHART.rows(load(RECORD).record), Path({str(tmp_path)!r})).wide)\n"
        "assert not {'altair', 'vl_convert'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=MACROS.parent, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.strip() == first.wide


def test_a_changed_figure_is_drawn_anew(record: Record, tmp_path: Path) -> None:
    """The kept drawing is of the content: another amount, another drawing."""
    rows = CHART.rows(record)
    first = drawn("test", CHART, rows, tmp_path)
    other = [Row.of(record, "vietnam-loss", "Vietnam"), *rows[1:]]
    assert drawn("test", CHART, other, tmp_path) != first
    assert isinstance(drawn("test", CHART, rows, tmp_path), Drawings)
    assert len(list(tmp_path.glob("*.json"))) == 2


NEW_CHART = """
from macros.charts.chart import Chart
from macros.charts.choose import named

CHART = Chart(
    title="Japan lost the most",
    measure="In US dollars",
    caption="As counted for Nikkei.",
    rows=named({"japan-loss": "Japan"}),
    form="bars",
)
"""


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("Japan lost the most", "Japan lost $712 million", "line 6: the number '$712 million' is typed"),
        ("As counted", "Four countries, as counted", "line 8: the number 'Four' is typed"),
        ('"Japan"}', '"Japan in 2022"}', "line 9: the number '2022' is typed"),
        (
            'form="bars"',
            'form="bars", options={"floor": 712_000_000}',
            "line 10: the number 712000000 is typed",
        ),
    ],
)
def test_a_number_typed_into_a_chart_refuses_the_build(
    tmp_path: Path, right: str, wrong: str, message: str
) -> None:
    """A copy of the program with a new chart draws it, and refuses it once a number is typed into its module."""
    shutil.copytree(MACROS, tmp_path / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    module = tmp_path / "macros/charts/gallery/new_chart.py"
    run = (
        "from macros.charts import chart_html; from macros.record.load import load; from pathlib import Path\n"
        f"print(chart_html('new-chart', load(Path({str(RECORD)!r})).record, 'page/'))"
    )

    def build(code: str) -> subprocess.CompletedProcess[str]:
        module.write_text(code, encoding="utf-8")
        command = [sys.executable, "-c", run]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    if right == 'form="bars"':
        assert 'data-figure="japan-loss"' in build(NEW_CHART).stdout
    refused = build(NEW_CHART.replace(right, wrong))
    assert refused.returncode != 0
    assert f"the chart 'new-chart' does not say what the record says: {message}" in refused.stderr


def test_every_chart_has_a_finding_a_measure_and_a_caption() -> None:
    """No chart of the gallery goes without its words."""
    assert len(CHARTS) >= 2
    for name, chart in CHARTS.items():
        assert chart.title, name
        assert chart.measure, name
        assert chart.caption.endswith((".", "}")), name

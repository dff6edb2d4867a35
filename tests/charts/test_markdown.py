"""A chart in Markdown: what the page's converter makes of the block."""

from markdown import markdown  # type: ignore[import-untyped]

from macros.charts.choose import named
from macros.charts.drawings import Drawings
from macros.charts.page import figure_html
from macros.record.model import Record
from tests.charts.test_page import CHART, SPOT


def test_markdown_passes_a_chart_on_untouched(record: Record) -> None:
    """With the extensions of the site switched on, the block comes out as it went in, between its paragraphs."""
    rows = named({"japan-loss": "Japan * and _so on_ {x}"})(record)
    drawing = '<svg><a data-figure="japan-loss"><title>a -- "b"</title><path d="M0,0h1" /><text>$721m</text></a></svg>'
    block = figure_html("test", CHART, rows, Drawings(drawing, drawing, "{}"), record, SPOT)
    extensions = ["md_in_html", "attr_list", "smarty", "tables", "def_list", "footnotes", "toc"]
    html = markdown(f"Before.\n\n{block}\n\nAfter.", extensions=extensions)
    assert html == f"<p>Before.</p>\n{block}\n\n<p>After.</p>"

"""What of the record nothing on the site uses is told as a warning, and only that."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from macros.record.load import load
from macros.record.model import Record
from macros.trace import templates
from macros.trace.markdown_file import MarkdownFile
from macros.trace.usage import unused

RECORD = load(Path(__file__).parents[1] / "press" / "record").record


def ids_unused(page: str, record: Record = RECORD) -> set[str]:
    """The ids that are told as unused where the site is one page."""
    calls, _ = templates.calls(MarkdownFile("docs/page.md", "page.md", page))
    faults = list(unused(record, calls))
    assert {fault.severity for fault in faults} <= {"warning"}
    return {fault.message.split("'")[1] for fault in faults}


@pytest.mark.parametrize(
    "page",
    [
        '{{ fig("japan-share") }}',
        '{{ table("japan-share") }}',
        '{{ period("japan-loss") }}{{ fig("japan-share", style="words") }}',
        '{{ rivals("loss-of-japan") }}{{ fig("japan-share") }}',
    ],
)
def test_what_a_page_shows_is_used(page: str) -> None:
    """A page uses what its words name, and what those rest on."""
    assert "japan-share" not in ids_unused(page)


def test_a_rival_is_used_where_its_quantity_is_shown() -> None:
    """Showing the rivals of a quantity uses each of them; without that the one no page names is left over."""
    assert "japan-loss-other" in ids_unused("")
    assert "japan-loss-other" not in ids_unused('{{ rivals("loss-of-japan") }}')


def test_an_incident_and_an_event_use_their_figures_and_sources() -> None:
    """The loss of a theft needs no page of its own, nor does the source of an event."""
    without = replace(
        RECORD, incidents=MappingProxyType({}), derived=MappingProxyType({}), quantities=RECORD.quantities
    )
    assert "world-loss" in ids_unused("", without)
    assert not {"japan-loss", "messenger-2023-05", "nikkei-asia-2023-05"} & ids_unused("")

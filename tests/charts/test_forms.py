"""Each form draws what its rows say: to scale, with its hedge, and with the record's words beside it."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from itertools import pairwise

import altair as alt
import pytest

from macros.charts import draw, measure, theme
from macros.charts.chart import LINK, Row
from macros.charts.choose import LANES, by_year, dated, incidents, named, recovered, rivals, stations
from macros.record.model import Record

COUNTRIES = {
    "japan-loss": "Japan",
    "vietnam-loss": "Vietnam",
    "us-loss": "United States",
    "hong-kong-loss": "Hong Kong",
    "korea-loss": "South Korea",
}
ROOMS = [pytest.param(theme.WIDE, id="wide"), pytest.param(theme.NARROW, id="narrow")]


def svg(form: str, rows: Sequence[Row], room: theme.Room, **options: str) -> ET.Element:
    """The drawing of the rows as an element tree."""
    picture = import_module(f"macros.charts.forms.{form}").draw(rows, room, options)
    alt.LayerChart.from_dict(picture)  # raises where the specification is not valid Vega-Lite
    spoken = {row.id: row.spoken for row in rows}
    return draw.svg_of(picture, "chart-test", "chart-test-title", spoken)


def links(drawing: ET.Element) -> dict[str, ET.Element]:
    """The links of a drawing by the id of their figure."""
    return {link.get("data-figure") or link.get("data-derived") or "": link for link in drawing.iter("a")}


def words(link: ET.Element) -> list[str]:
    """The texts that a link shows."""
    return ["".join(text.itertext()) for text in link.iter("text")]


@pytest.mark.parametrize("room", ROOMS)
def test_one_link_a_row_in_the_order_of_the_rows(record: Record, room: theme.Room) -> None:
    """The keyboard walks the marks in the order of the rows, each of them once."""
    rows = named(COUNTRIES)(record)
    assert list(links(svg("bars", rows, room))) == list(COUNTRIES)


@pytest.mark.parametrize("room", ROOMS)
def test_bars_print_the_records_words_and_nothing_else(record: Record, room: theme.Room) -> None:
    """The text on a bar is the amount as the record words it, hedge included."""
    drawn = links(svg("bars", named(COUNTRIES)(record), room))
    assert {entry_id: words(link) for entry_id, link in drawn.items()} == {
        "japan-loss": ["$721 million"],
        "vietnam-loss": ["about $540 million"],
        "us-loss": ["more than $497 million"],
        "hong-kong-loss": ["up to $281 million"],
        "korea-loss": ["$100 million to $200 million"],
    }


@pytest.mark.parametrize("room", ROOMS)
def test_bars_are_to_scale(record: Record, room: theme.Room) -> None:
    """The lengths of two bars are to each other as the figures' amounts are."""
    drawn = links(svg("bars", named(COUNTRIES)(record), room))

    def length(entry_id: str) -> float:
        bar = drawn[entry_id].find("path")
        assert bar is not None
        match = re.match(r"M[\d.]+,[\d.]+h([\d.]+)v", bar.get("d", ""))
        assert match is not None
        return float(match[1])

    assert length("us-loss") / length("japan-loss") == pytest.approx(497 / 721, abs=0.001)
    assert length("korea-loss") / length("japan-loss") == pytest.approx(100 / 721, abs=0.001)
    assert length("hong-kong-loss") / length("japan-loss") == pytest.approx(281 / 721, abs=0.001)


def test_every_hedge_looks_different(record: Record) -> None:
    """An exact bar has one mark; a soft end, an arrow and a band are marks of their own."""
    drawn = links(svg("bars", named(COUNTRIES)(record), theme.WIDE))
    marks = {
        entry_id: [part.tag for part in link if part.tag not in ("title", "text")]
        for entry_id, link in drawn.items()
    }
    assert marks["japan-loss"] == ["path"]
    assert marks["vietnam-loss"] == ["path", "path"]
    assert "url(#chart-test-fade" in drawn["vietnam-loss"].findall("path")[1].get("fill", "")
    assert marks["us-loss"] == ["path", "line", "path"]
    assert drawn["hong-kong-loss"].findall("path")[0].get("fill") == theme.PAPER
    assert drawn["korea-loss"].findall("path")[1].get("opacity") == "0.4"


@pytest.mark.parametrize("room", ROOMS)
def test_rivals_stand_side_by_side_under_their_year(record: Record, room: theme.Room) -> None:
    """Every estimate has its own dot and line of text; the years are axis labels, not numbers of the record."""
    rows = rivals("stolen-2021", "stolen-2022")(record)
    drawing = svg("rivals", rows, room)
    years = [
        text.text
        for group in drawing.iter("g")
        if group.get("class") == "axis-ticks"
        for text in group.iter("text")
    ]
    assert {"2021", "2022"} <= set(years)
    shown = {entry_id: words(link) for entry_id, link in links(drawing).items()}
    un = "$630m–$1bn" if room.narrow else "$630 million to $1 billion"
    assert shown["un-2022"] == [f"{un} UN Panel of Experts"]
    assert len(shown) == len(rows) == 5


def test_what_covers_only_a_part_of_the_year_says_so(record: Record) -> None:
    """An estimate up to the summer is not passed off as one of the whole year."""
    rows = {row.id: row for row in rivals("stolen-2022")(record)}
    assert rows["seoul-2022"].label.endswith("part of the year")
    assert rows["chainalysis-2022"].label == "Chainalysis"


def test_an_earlier_count_is_an_open_dot(record: Record) -> None:
    """What its own estimator has replaced is drawn open."""
    rows = rivals("stolen-2021", earlier=["chainalysis-2021-first"])(record)
    drawn = links(svg("rivals", rows, theme.WIDE))
    fills = {entry_id: [part.get("fill") for part in link.iter("path")] for entry_id, link in drawn.items()}
    assert theme.PAPER in fills["chainalysis-2021-first"]
    assert theme.PAPER not in fills["chainalysis-2021"]


@pytest.mark.parametrize("room", ROOMS)
def test_texts_of_rivals_stay_in_the_drawing_and_off_each_other(record: Record, room: theme.Room) -> None:
    """No two texts share a line unless they are apart, and none begins left of the drawing."""
    drawing = svg("rivals", rivals("stolen-2021", "stolen-2022")(record), room)
    lines = []
    for text in (text for link in drawing.iter("a") for text in link.iter("text")):
        match = re.match(r"translate\((-?[\d.]+),(-?[\d.]+)\)", text.get("transform", ""))
        assert match is not None
        width = measure.text_width("".join(text.itertext()))
        start = float(match[1]) - (width if text.get("text-anchor") == "end" else 0)
        assert start >= 0
        lines.append(float(match[2]))
    assert all(after - before >= measure.TEXT for before, after in pairwise(sorted(lines)))


@pytest.mark.parametrize("room", ROOMS)
def test_thefts_stand_in_lanes_from_firm_to_faint(record: Record, room: theme.Room) -> None:
    """Firm attribution is a full circle, a firm's a tinted one, suspicion an open one; context is left out."""
    rows = incidents(record)
    assert [row.group for row in rows] == list(LANES.values())[:3]
    drawn = links(svg("timeline", rows, room))
    fills = {entry_id: link.findall("path")[0].get("fill-opacity", "1") for entry_id, link in drawn.items()}
    assert fills == {"bridge-loss": "1", "wallet-loss": "0.3", "exchange-loss": "0"}


def test_a_mark_without_a_text_is_a_link_by_its_role() -> None:
    """A circle too small for a label still says what it is to those who hear it."""
    mark = '<a xlink:href="{}figure/{}"><path d="M0,0h1" fill="red"/>{}</a>'
    marks = mark.format(LINK, "small", "") + mark.format(LINK, "large", "<text>$1</text>")
    vega = f'<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">{marks}</svg>'
    drawn = links(draw.clean(vega, "test", "title", {"small": "Small, $1", "large": "Large, $1"}))
    assert [link.get("role") for link in drawn.values()] == ["link", None]
    assert [link.get("aria-label") for link in drawn.values()] == ["Small, $1", "Large, $1"]


def test_the_area_of_a_circle_is_its_amount(record: Record) -> None:
    """Twice the amount is twice the area, and so the root of two in width."""
    drawn = links(svg("timeline", incidents(record), theme.WIDE))

    def radius(entry_id: str) -> float:
        match = re.search(r"A([\d.]+),", drawn[entry_id].findall("path")[0].get("d", ""))
        assert match is not None
        return float(match[1])

    assert (radius("exchange-loss") / radius("bridge-loss")) ** 2 == pytest.approx(155 / 620, abs=0.01)
    assert (radius("wallet-loss") / radius("bridge-loss")) ** 2 == pytest.approx(35 / 620, abs=0.01)


def test_thefts_lie_at_their_day(record: Record) -> None:
    """From left to right the circles follow the calendar; a bare year stands in its middle."""
    rows = incidents(record)
    assert {row.id: row.day for row in rows}["exchange-loss"] == date(2021, 7, 2)
    drawn = links(svg("timeline", rows, theme.WIDE))
    places = {
        entry_id: float(re.findall(r"translate\(([\d.]+),", link.findall("path")[0].get("transform", ""))[0])
        for entry_id, link in drawn.items()
    }
    assert places["exchange-loss"] == pytest.approx(theme.WIDE.width / 4, abs=1)
    assert places["exchange-loss"] < places["bridge-loss"] < places["wallet-loss"]


@pytest.mark.parametrize("room", ROOMS)
def test_bars_beside_each_other_share_one_scale(record: Record, room: theme.Room) -> None:
    """In a group the first name carries the accent, the others are quiet, and all keep to one scale."""
    rows = by_year(
        {"chainalysis-2021": "Stolen", "exchange-loss": "From one exchange", "chainalysis-2022": "Stolen"}
    )
    drawn = links(svg("beside", rows(record), room))
    bars = {entry_id: link.findall("path")[0] for entry_id, link in drawn.items()}
    assert bars["chainalysis-2021"].get("fill") == bars["chainalysis-2022"].get("fill") == theme.ACCENT
    assert bars["exchange-loss"].get("fill") == theme.QUIET
    lengths = {
        entry_id: float(re.findall(r"h([\d.]+)v", bar.get("d", ""))[0]) for entry_id, bar in bars.items()
    }
    assert lengths["chainalysis-2021"] / lengths["chainalysis-2022"] == pytest.approx(428.8 / 1650, abs=0.002)
    assert lengths["exchange-loss"] / lengths["chainalysis-2022"] == pytest.approx(155 / 1650, abs=0.002)


@pytest.mark.parametrize("room", ROOMS)
def test_columns_stand_in_their_years(record: Record, room: theme.Room) -> None:
    """Heights are to scale, a year not yet over is open, and the years are axis labels."""
    rows = by_year({"missiles-2021": "", "missiles-2022": "", "missiles-2023": ""}, partial=["missiles-2023"])
    drawing = svg("columns", rows(record), room)
    drawn = links(drawing)
    heights = {
        entry_id: float(re.findall(r"v(-?[\d.]+)h", link.findall("path")[0].get("d", ""))[0])
        for entry_id, link in drawn.items()
    }
    assert heights["missiles-2021"] / heights["missiles-2022"] == pytest.approx(6 / 69, abs=0.002)
    assert drawn["missiles-2023"].findall("path")[0].get("fill") == theme.PAPER
    assert [words(link) for link in drawn.values()] == [["6"], ["69"], ["33"]]
    years = [text.text for group in drawing.iter("g") for text in group.iter("text")]
    assert years == (["’21", "’22", "’23"] if room.narrow else ["2021", "2022", "2023"])


def test_a_dated_bar_says_what_time_it_covers(record: Record) -> None:
    """Bars for different times print theirs beside the name, as an axis label."""
    drawing = svg("bars", dated({"japan-loss": "Japan", "missiles-2021": "Missiles"})(record), theme.WIDE)
    (labels,) = [group for group in drawing.iter("g") if group.get("class") == "axis-ticks"]
    assert [text.text for text in labels.iter("text")] == ["2017 to 2022", "2021"]


def test_what_was_stopped_stands_below_what_was_taken(record: Record) -> None:
    """Only thefts with an amount taken and an amount stopped are shown, the largest first."""
    rows = recovered(record)
    assert [(row.id, row.label, row.group) for row in rows] == [
        ("bridge-loss", "Taken", "The bridge"),
        ("bridge-seized", "Stopped", "The bridge"),
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_a_route_names_its_stations_in_order(record: Record, room: theme.Room) -> None:
    """Each station prints its numbers with what they count; long texts are broken into lines that fit."""
    long = (
        "from the bridge on the very day on which it was opened to the public, by the account that the police"
        " gave of it at the end of the year"
    )
    rows = stations({"Taken": {"bridge-loss": long}, "Stopped": {"bridge-seized": "by the police"}})(record)
    drawing = svg("route", rows, room)
    drawn = links(drawing)
    assert words(drawn["bridge-seized"]) == ["nearly $5.9 million by the police"]
    assert " ".join(words(drawn["bridge-loss"])) == f"$620 million {long}"
    assert len(words(drawn["bridge-loss"])) > 1
    names = [text.text for text in drawing.findall("text")]
    assert names == ["Taken", "Stopped"]


def test_one_bar_may_carry_the_accent_alone(record: Record) -> None:
    """With the option `accent` all other bars are quiet."""
    drawn = links(svg("bars", named(COUNTRIES)(record), theme.WIDE, accent="United States"))
    accented = [
        entry_id for entry_id, link in drawn.items() if link.findall("path")[0].get("fill") == theme.ACCENT
    ]
    assert accented == ["us-loss"]

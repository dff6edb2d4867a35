"""The drawings of a chart, kept by content: Altair and vl-convert are started only for what has changed."""

import hashlib
import importlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from macros.charts import proof
from macros.charts.chart import Chart, Row
from macros.charts.errors import ChartError
from macros.charts.gallery import code_of

FOLDER = Path(".cache/charts")
"""Where drawings are kept, seen from the folder in which the site is built. It may be deleted at any time."""

_HOUSE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Drawings:
    """A chart as inline SVG, `wide` for the page and `narrow` for phones, and the Vega-Lite `spec` of the wide one."""

    wide: str
    narrow: str
    spec: str


def drawn(name: str, chart: Chart, rows: Sequence[Row], folder: Path = FOLDER) -> Drawings:
    """The drawings of a chart's rows: those kept in the folder, or new ones, which are then kept.

    Raises ChartError where a number is typed into the chart's module or a mark does not say what its row says.
    """
    kept = folder / f"{name}-{_key(name, chart, rows)}.json"
    if not kept.exists():
        new = _draw(name, chart, rows)
        folder.mkdir(parents=True, exist_ok=True)
        # Renamed into place, so that a build beside this one never reads half a file.
        draft = kept.with_suffix(f".{id(new):x}.draft")
        draft.write_text(json.dumps(asdict(new)), encoding="utf-8")
        draft.replace(kept)
    return Drawings(**json.loads(kept.read_text(encoding="utf-8")))


def title_id(name: str) -> str:
    """The id of the element that titles a chart, for its drawings to point at."""
    return f"chart-{name}-title"


def _draw(name: str, chart: Chart, rows: Sequence[Row]) -> Drawings:
    # The only imports of Altair and vl-convert: they take half a second, and a kept drawing needs neither.
    from altair.utils.schemapi import debug_mode

    from macros.charts import draw, theme
    from macros.charts.lively import lively
    from macros.charts.slim import slim

    faults = list(proof.typed_numbers(code_of(name)))
    form = importlib.import_module(f"macros.charts.forms.{chart.form}")
    spoken = {row.id: row.spoken for row in rows}
    drawn: dict[str, str] = {}
    for room, width in ((theme.WIDE, "wide"), (theme.NARROW, "narrow")):
        # Altair checks every part of a specification against its schema, which takes longer than all the rest. The
        # tests let it.
        with debug_mode(False):
            spec = form.draw(rows, room, chart.options)
        faults += chain(proof.strays(spec, rows), proof.undrawn(spec, rows))
        drawn.setdefault("spec", json.dumps(lively(spec), indent=1, ensure_ascii=False))
        drawn[width] = slim(draw.svg_of(spec, f"chart-{name}-{width}", title_id(name), spoken))
    if faults:
        raise ChartError(
            f"the chart {name!r} does not say what the record says: {'; '.join(dict.fromkeys(faults))}"
        )
    return Drawings(**drawn)


def _key(name: str, chart: Chart, rows: Sequence[Row]) -> str:
    """What a drawing depends on, as one hash: its rows, its words' place, the code that draws and its libraries."""
    parts = (name, chart.form, sorted(chart.options.items()), [repr(row) for row in rows], _code())
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


@cache
def _code() -> str:
    digest = hashlib.sha256()
    for library in ("altair", "vl-convert-python"):
        digest.update(version(library).encode())
    for path in sorted(_HOUSE.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()

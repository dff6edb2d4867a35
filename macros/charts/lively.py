"""What makes a specification more than a picture where Vega runs: marks that tell of themselves, and their likes.

A mark under the pointer shows its name, amount and origin, and all that has not its name steps back. The drawing on
the page needs none of this: it is made from the specification as the form gives it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from macros.charts.theme import TICKS

_MEANT = "meant"
_ON = "pointerover[event.item && event.item.datum && event.item.datum.label]"
_FAINT = 0.25
_TOLD = {"label": "What", "long": "Amount", "group": "Group", "by": "Counted by"}


def lively(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The layered specification with a tooltip on every mark of a figure, and marks of other names dimmed meanwhile."""
    layers: list[dict[str, Any]] = []
    for layer in spec["layer"]:
        rows = spec["datasets"][layer["data"]["name"]]
        tells = layer.get("name") != TICKS and all("label" in row for row in rows)
        layers.append(_telling(layer, rows) if tells else dict(layer))
    # One layer carries the selection, which then hears of the marks of all.
    first = next(layer for layer in layers if "tooltip" in layer["encoding"])
    first["name"] = f"first-{_MEANT}"
    select = {"type": "point", "fields": ["label"], "on": _ON, "clear": "pointerout"}
    return {
        **spec,
        "params": [{"name": _MEANT, "select": select, "views": [first["name"]]}],
        "layer": layers,
    }


def _telling(layer: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The layer with what its marks tell, and with its own opacity where it is meant or nothing is."""
    told = [field for field in _TOLD if any(row.get(field) for row in rows)]
    tooltip = [{"field": field, "type": "nominal", "title": _TOLD[field]} for field in told]
    whole = layer["mark"].get("opacity", 1)
    opacity = {"condition": {"param": _MEANT, "value": whole}, "value": whole * _FAINT}
    spoken = {"field": "spoken", "type": "nominal"}
    return {
        **layer,
        "encoding": {**layer["encoding"], "tooltip": tooltip, "description": spoken, "opacity": opacity},
    }

"""The charts: one module each, which makes one `CHART`. To add a chart, copy a module; its file name is its name."""

import importlib
import pkgutil
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from macros.charts.chart import Chart


def _charts() -> Mapping[str, Chart]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return MappingProxyType(
        {name.replace("_", "-"): importlib.import_module(f"{__name__}.{name}").CHART for name in names}
    )


def file_of(name: str) -> str:
    """The file of a chart's module, seen from the root of the repository."""
    return f"macros/charts/gallery/{name.replace('-', '_')}.py"


def code_of(name: str) -> str:
    """The code of a chart's module; empty for a chart that is not of the gallery."""
    module = Path(__file__).with_name(f"{name.replace('-', '_')}.py")
    return module.read_text(encoding="utf-8") if module.exists() else ""


CHARTS: Mapping[str, Chart] = _charts()
"""Every chart by its name, as authors write it: `losses-by-country`."""

"""The citation of an entry or a chart on the command line, by the name and address in the settings of the site."""

import os
from pathlib import Path
from typing import Any

import yaml

from macros.charts import CHARTS, address, charts_of, sources_behind
from macros.citations import Citations, Ledger
from macros.record import wording
from macros.record.model import Record

SETTINGS = "mkdocs.yml"


def citation(record: Record, entry_id: str, style: str, docs: Path) -> str:
    """How to cite an entry, or the chart of that name, in one of the `STYLES`.

    The settings of the site lie beside the folder of its pages. Raises KeyError where there is no such entry.
    """
    citations = Citations(record, ledger(docs.resolve().parent / SETTINGS), behind=sources_behind(record))
    if entry_id in charts_of(record):
        title = wording.plain(record, CHARTS[entry_id].title)
        return citations.cite(citations.of_page(address(entry_id), title), style)
    return citations.cite(citations.of_entry(entry_id), style)


def ledger(settings: Path) -> Ledger:
    """The name and the address of the site from its settings; empty where these do not say."""
    found: Any = yaml.load(settings.read_bytes(), _Settings) if settings.exists() else {}  # noqa: S506 -- a safe loader
    url = str(found.get("site_url") or "")
    return Ledger(str(found.get("site_name") or ""), url if not url or url.endswith("/") else f"{url}/")


class _Settings(yaml.SafeLoader):
    """Reads settings as the site generator does, as far as names and addresses go."""


def _environment(loader: _Settings, node: yaml.Node) -> object:
    """`!ENV [SITE_URL, "default"]`: the first variable that is set, or else the default."""
    if not isinstance(node, yaml.SequenceNode):
        return os.environ.get(str(node.value))
    *names, default = (loader.construct_object(part) for part in node.value)
    return next((os.environ[str(name)] for name in names if str(name) in os.environ), default)


_Settings.add_constructor("!ENV", _environment)
_Settings.add_multi_constructor("tag:yaml.org,2002:python/", lambda _loader, _name, _node: None)

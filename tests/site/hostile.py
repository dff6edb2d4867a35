"""A project whose record is full of text that tries to run, or to break out of where it stands.

The entries are those that the charts of the gallery rest on, taken from the project's own record; whatever field of
theirs takes any text has hostile text at its end, and so has every web address.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import TypeAdapter, ValidationError

from macros.charts import CHARTS
from macros.charts.chart import rests_on
from macros.record.load import load
from macros.record.model import Derived, Entry, Event, Figure, Incident, Name, Quantity, Record, Source

ROOT = Path(__file__).parents[2]

PROSE = (
    "<img src=x onerror=boom()> \"]} '--> </script><script>boom()</script> ](javascript:boom()) <svg/onload=boom()>"
    " </textarea></title>&lt;b&gt; `x` **y** \\ | \u200fשלום {% boom"
)
"""Hostile text that carries no number and refers to nothing: our own words may hold it."""

TEXT = PROSE + " %} {{ boom() }} {# boom #}"
"""Hostile text for names: a template that ran would end the build, for it knows no `boom`."""

TITLE = TEXT + " {{ 7*7 }}"
"""Hostile text as a document could print it, numbers and all, for fields that pages quote word for word."""

NOTE = {"note": f" {PROSE}"}
REVISED = {"date": "2026-01-02", "why": f" {PROSE}", "value": 7}
ADDED: Mapping[type[Entry], Mapping[str, Any]] = {
    Source: NOTE,
    Figure: NOTE | {"locator": f" {TITLE}", "revised": [REVISED]},
    Derived: NOTE,
    Incident: NOTE,
    Event: NOTE,
}
"""Fields that few entries of the record have: the hostile ones have them all."""

QUOTED = {
    (Source, "title"),
    (Source, "publisher"),
    (Source, "author"),
    (Source, "original"),
    (Figure, "locator"),
}

PHRASE = "</script><script>boom()</script>"
"""Hostile text without a space, for phrases that may have few words."""

ADDRESS = '#"onmouseover="boom()"\'><script>boom()</script>](javascript:boom())'
"""What a web address may end with."""

PAGES = {
    "index.md": """# Every word

{every}
""",
    "thefts.md": "---\ntemplate: thefts.html\n---\n\n# Thefts\n\n{{ incidents() }}\n",
    "figures.md": '# Figures\n\n<div id="all-figures"></div>\n',
    "trace.md": '# Trace\n\n<div id="trace-report"></div>\n',
}
_CLASSES: Mapping[str, type[Entry]] = {
    "sources": Source,
    "quantities": Quantity,
    "derived": Derived,
    "incidents": Incident,
    "events": Event,
    "names": Name,
}


def project(folder: Path) -> None:
    """Lay down the project: hostile data, pages that use every word and every chart, and this project's program."""
    (ROOT / ".cache").mkdir(exist_ok=True)  # what was drawn in an earlier run need not be drawn again
    for name in ("macros", "theme", ".cache"):
        (folder / name).symlink_to(ROOT / name)
    docs = folder / "docs"
    (docs / "figures").mkdir(parents=True)
    (docs / "assets").symlink_to(ROOT / "docs" / "assets")
    shutil.copy(ROOT / "docs" / "figures" / "shell.md", docs / "figures")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    before, _, after = settings.partition("\nnav:\n")
    plugins = "\nplugins:\n" + after.partition("\nplugins:\n")[2]
    nav = "\nnav:\n" + "".join(f"  - {name}\n" for name in PAGES)
    (folder / "mkdocs.yml").write_text(before + nav + plugins, encoding="utf-8")
    data(folder / "data")
    record = load(folder / "data").record
    for name, text in PAGES.items():
        (docs / name).write_text(text.replace("{every}", "\n\n".join(_words(record))), encoding="utf-8")


def data(folder: Path) -> None:
    """Write the hostile record."""
    (folder / "figures").mkdir(parents=True)
    wanted = _wanted(load(ROOT / "data").record)
    for path in sorted((ROOT / "data").glob("**/*.yml")):
        name = path.relative_to(ROOT / "data")
        model = Figure if name.parent.name == "figures" else _CLASSES.get(name.stem)
        if model is None:
            continue
        entries = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        kept = {entry_id: entry for entry_id, entry in entries.items() if entry_id in wanted}
        if kept:
            text = "".join(_entry(model, *item) for item in kept.items())
            (folder / name).write_text(text, encoding="utf-8")


def free_fields(model: type[Entry]) -> tuple[str, ...]:
    """The fields of a kind of entry that take any text, by the model's own judgement."""
    return tuple(name for name in model.model_fields if name != "id" and _takes(model, name, TEXT))


@cache
def _takes(model: type[Entry], name: str, text: str) -> bool:
    field = model.model_fields[name]
    kind: Any = Annotated[field.annotation, *field.metadata, None]
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    for value in (text, [text]):
        try:
            adapter.validate_python(value)
        except ValidationError:
            continue
        return True
    return False


def _wanted(record: Record) -> frozenset[str]:
    """The ids that the charts rest on, some thefts and acts of the response, and the ids that those name in turn."""
    fullest = sorted(record.incidents.items(), key=lambda item: -len(item[1].recovered))
    few = replace(record, incidents=dict(fullest[:12]))
    wanted = {row.id for chart in CHARTS.values() for row in chart.rows(few)}
    wanted |= {figure for entry_id in wanted for figure in rests_on(record, entry_id)}
    wanted |= {*few.incidents, *list(record.events)[:9], *record.names}
    while True:
        named = {text for entry_id in wanted for text in _ids_in(record, entry_id)} | wanted
        if named == wanted:
            return frozenset(wanted)
        wanted = named


def _ids_in(record: Record, entry_id: str) -> Iterator[str]:
    entry = next(kind[entry_id] for kind in record.kinds().values() if entry_id in kind)
    for text in json.dumps(entry.model_dump(mode="json"), ensure_ascii=False).replace("{", '"').split('"'):
        for word in (text.split(" ")[0], text.split("}")[0].split(" ")[0]):
            if word in record:
                yield word


def _entry(model: type[Entry], entry_id: str, fields: Mapping[str, Any]) -> str:
    added = {name: value for name, value in ADDED.get(model, {}).items() if name not in fields}
    lines = [f"  {name}: {_value(model, name, value)}\n" for name, value in fields.items()]
    lines += [f"  {name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in added.items()]
    return f"{entry_id}:\n{''.join(lines)}\n"


def _value(model: type[Entry], name: str, value: Any) -> str:
    """A value as YAML on one line, in quotation marks where it is text and hostile at its end where it may be."""
    if name == "as_printed":
        return json.dumps(value + PHRASE, ensure_ascii=False)
    for hostile in (f" {TEXT}", f" {PROSE}"):
        if isinstance(value, str) and _takes(model, name, hostile):
            return json.dumps(value + _fitting(model, name), ensure_ascii=False)
    if isinstance(value, str) and value.startswith("http"):
        return json.dumps(value + ADDRESS)
    if isinstance(value, list) and name in free_fields(model):
        return json.dumps([item + _fitting(model, name) for item in value], ensure_ascii=False)
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_plain, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_plain(item)}' for key, item in value.items())}}}"
    return str(value)


def _fitting(model: type[Entry], name: str) -> str:
    from macros.record.prose import PROSE_FIELDS

    if name in PROSE_FIELDS[model]:
        return f" {PROSE}"
    return f" {TITLE}" if (model, name) in QUOTED else f" {TEXT}"


def _words(record: Record) -> Iterator[str]:
    """Every word of an author, as calls in a page."""
    figure = next(iter(record.figures))
    derived = next(iter(record.derived))
    source = next(iter(record.sources))
    yield f'{{{{ fig("{figure}", start=True) }}}} in {{{{ period("{figure}") }}}} {{{{ cite("{source}") }}}}'
    yield f'{{{{ fig("{derived}", "short") }}}} and {{{{ fig("{figure}", "words") }}}}'
    yield f'On {{{{ when("{next(iter(record.incidents))}") }}}} {{{{ term("{next(iter(record.names))}") }}}}'
    yield f'{{{{ table("{figure}", "{derived}") }}}}'
    yield f'{{{{ rivals("{next(iter(record.quantities))}") }}}}'
    yield '{{ incidents(attribution="confirmed") }}'
    yield "{{ timeline() }}"
    yield '{{ count("incidents", attribution="confirmed") }} thefts'
    yield from (f'{{{{ chart("{name}") }}}}' for name in CHARTS)

"""The record as JSON files in `api/v1/`: one for each collection, one for each figure, and their description."""

import json
from collections.abc import Iterator
from itertools import chain

from pydantic import TypeAdapter

from macros.press.published import forms
from macros.press.published.objects import Objects, json_of
from macros.press.published.openapi import Endpoint, description

FOLDER = "api/v1"
ENDPOINTS = (
    Endpoint("figures.json", "Every figure, derived figure and retired figure.", forms.Figures),
    Endpoint("figures/{id}.json", "One figure, derived figure or retired figure.", forms.FigureFile),
    Endpoint("quantities.json", "What several figures try to measure.", forms.Quantities),
    Endpoint("incidents.json", "Every theft.", forms.Incidents),
    Endpoint("events.json", "Every act of the response.", forms.Events),
    Endpoint("sources.json", "Every source.", forms.Sources),
    Endpoint("trace.json", "What the audit found on the pages of the site.", forms.Trace),
)
"""Every file; `trace.json` is written by the audit, the others here."""


def write(objects: Objects) -> None:
    """Write the files and `openapi.json` into the folder of a built site."""
    site, about = objects.site, objects.about()
    for name, content in _collections(objects, about).items():
        text = TypeAdapter(type(content)).dump_json(content, indent=1)
        site.write(f"{FOLDER}/{name}", text + b"\n")
    site.write(f"{FOLDER}/figures.json", b"".join(_figures(objects, about)))
    described = json.dumps(description(ENDPOINTS, about), indent=1, ensure_ascii=False)
    site.write(f"{FOLDER}/openapi.json", (described + "\n").encode())


def _collections(objects: Objects, about: forms.About) -> dict[str, object]:
    record = objects.record
    return {
        "quantities.json": forms.Quantities(
            about, tuple(map(objects.quantity, record.quantities.values())), objects.retired("quantities")
        ),
        "incidents.json": forms.Incidents(
            about, tuple(map(objects.incident, record.incidents.values())), objects.retired("incidents")
        ),
        "events.json": forms.Events(
            about, tuple(map(objects.event, record.events.values())), objects.retired("events")
        ),
        "sources.json": forms.Sources(
            about, tuple(map(objects.source, record.sources.values())), objects.retired("sources")
        ),
    }


def _figures(objects: Objects, about: forms.About) -> Iterator[bytes]:
    """Writes the file of each figure, and gives that of all figures in pieces, made of the same texts."""
    record = objects.record
    none = TypeAdapter(forms.Figures).dump_json(forms.Figures(about, ()), indent=1)
    before, _, after = none.rpartition(b"]")
    yield before
    one = TypeAdapter(forms.FigureFile)
    between = b"\n  "
    figures: Iterator[forms.AnyFigure] = chain(
        map(objects.figure, record.figures.values()),
        map(objects.derived, record.derived.values()),
        objects.retired("figures", "derived"),
    )
    for figure in figures:
        text = one.dump_json(forms.FigureFile(about, figure), indent=1)
        objects.site.write(json_of(figure.id), text + b"\n")
        _, _, figure_and_end = text.partition(b'\n "figure": ')
        yield between + figure_and_end.removesuffix(b"\n}").replace(b"\n", b"\n ")
        between = b",\n  "
    yield (b"\n ]" if between.startswith(b",") else b"]") + after + b"\n"

"""The record as JSON files in `api/v1/`: one for each collection, one for each figure, and their description."""

import json

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
    folder = objects.site.folder / FOLDER
    (folder / "figures").mkdir(parents=True, exist_ok=True)
    about, figures = objects.about(), _figures(objects)
    for name, content in _collections(objects, about, figures).items():
        text = TypeAdapter(type(content)).dump_json(content, indent=1)
        (folder / name).write_bytes(text + b"\n")
    one_figure = TypeAdapter(forms.FigureFile)
    for figure in figures:
        text = one_figure.dump_json(forms.FigureFile(about, figure), indent=1)
        (objects.site.folder / json_of(figure.id)).write_bytes(text + b"\n")
    described = json.dumps(description(ENDPOINTS, about), indent=1, ensure_ascii=False)
    (folder / "openapi.json").write_text(described + "\n", encoding="utf-8")


def _collections(
    objects: Objects, about: forms.About, figures: tuple[forms.AnyFigure, ...]
) -> dict[str, object]:
    record = objects.record
    return {
        "figures.json": forms.Figures(about, figures),
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


def _figures(objects: Objects) -> tuple[forms.AnyFigure, ...]:
    record = objects.record
    return (
        *map(objects.figure, record.figures.values()),
        *map(objects.derived, record.derived.values()),
        *objects.retired("figures", "derived"),
    )

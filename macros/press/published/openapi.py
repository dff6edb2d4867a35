"""The description of the JSON files for programs, in OpenAPI, made from the classes in `forms`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import TypeAdapter

from macros.press.published.forms import About
from macros.record.fields import ID_PATTERN

VERSION = "1.0.0"
"""The version of the interface: the first number is in every address."""

_Key = tuple[str, Literal["serialization"]]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One file of the interface, or one kind of file where `path` holds `{id}`."""

    path: str
    """Below `api/v1/`."""
    summary: str
    form: type


def description(endpoints: Sequence[Endpoint], about: About) -> dict[str, Any]:
    """The OpenAPI document of the files, which stand on the site that `about` names."""
    schemas, definitions = TypeAdapter.json_schemas(
        [(one.path, "serialization", TypeAdapter(one.form)) for one in endpoints],
        ref_template="#/components/schemas/{model}",
    )
    return {
        "openapi": "3.1.1",
        "info": {
            "title": about.name or "The ledger",
            "description": (
                "Every number with its limit, its source and its permalink, as files that can be fetched. "
                "Within one version fields are added and never taken away."
            ),
            "version": VERSION,
            "license": {"name": about.licence, "url": about.licence_url},
        },
        "servers": [{"url": about.url or "/"}],
        "paths": {
            f"/api/v1/{one.path}": _path(one, schemas[(one.path, "serialization")]) for one in endpoints
        },
        "components": {"schemas": definitions["$defs"]},
    }


def _path(endpoint: Endpoint, schema: dict[str, Any]) -> dict[str, Any]:
    get: dict[str, Any] = {
        "operationId": "get_" + endpoint.path.removesuffix(".json").replace("/{id}", "_by_id"),
        "summary": endpoint.summary,
        "responses": {
            "200": {
                "description": endpoint.summary,
                "content": {"application/json": {"schema": schema}},
            }
        },
    }
    if "{id}" in endpoint.path:
        get["parameters"] = [
            {
                "name": "id",
                "in": "path",
                "required": True,
                "schema": {"type": "string", "pattern": ID_PATTERN},
            }
        ]
        get["responses"]["404"] = {"description": "No such id was ever published."}
    return {"get": get}

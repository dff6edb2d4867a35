"""The JSON Schemas of the data files, made from the model, for editors that complete and check while one types."""

import json
from pathlib import Path
from typing import Any

from macros.record.fields import ID_PATTERN
from macros.record.load import FILES
from macros.record.model import Entry, Permalink


def schemas() -> dict[str, str]:
    """The schema of each collection as JSON text, by file name."""
    models: dict[str, type[Entry]] = {**FILES, "permalinks": Permalink}
    return {f"{kind}.json": _text(kind, model) for kind, model in models.items()}


def write_schemas(folder: Path) -> None:
    """Write every schema into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")


def _text(kind: str, model: type[Entry]) -> str:
    entry = model.model_json_schema()
    definitions = entry.pop("$defs", {})
    entry["properties"].pop("id")
    entry["required"] = [name for name in entry.get("required", []) if name != "id"]
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"The Pyongyang Ledger: {kind}",
        "description": "Entries by id. An id is never changed once it is published.",
        "type": "object",
        "propertyNames": {"pattern": ID_PATTERN},
        "additionalProperties": {"$ref": "#/$defs/Entry"},
        "$defs": {"Entry": entry, **definitions},
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"

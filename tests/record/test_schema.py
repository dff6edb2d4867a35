"""The JSON Schemas that editors use: made from the model, and in step with what the check accepts."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from macros.record.load import FILES
from macros.record.schema import schemas

DATA = Path(__file__).parents[2] / "data"


def data_files() -> Iterator[tuple[str, Path]]:
    """Every data file of the record, with the collection that it belongs to."""
    for kind in (*FILES, "permalinks"):
        yield from (
            (kind, path)
            for path in sorted(DATA.glob("figures/*.yml" if kind == "figures" else f"{kind}.yml"))
        )


def test_the_schemas_in_the_data_folder_are_those_of_the_model() -> None:
    """Whoever changes the model writes the schemas again with `ledger schema`."""
    written = {path.name: path.read_text(encoding="utf-8") for path in (DATA / "schema").iterdir()}
    assert written == schemas()


def as_editors_read(text: Any, value: Any) -> Any:
    """What an editor makes of a part of a file: numbers are numbers to it, and dates are text."""
    if isinstance(text, dict):
        return {key: as_editors_read(part, value[key]) for key, part in text.items()}
    if isinstance(text, list):
        return [as_editors_read(*pair) for pair in zip(text, value, strict=True)]
    return value if isinstance(value, int | float) else text


@pytest.mark.parametrize(
    ("kind", "path"), list(data_files()), ids=lambda value: getattr(value, "name", value)
)
def test_a_file_that_the_check_accepts_fits_its_schema(kind: str, path: Path) -> None:
    """What `ledger check` lets through raises no complaint in an editor, and the file names its schema."""
    first_line = path.read_text(encoding="utf-8").splitlines()[0]
    folder = "../schema" if kind == "figures" else "schema"
    assert first_line == f"# yaml-language-server: $schema={folder}/{kind}.json"
    schema = jsonschema.Draft202012Validator(json.loads(schemas()[f"{kind}.json"]))
    texts = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    values = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    for entry_id, entry in texts.items():
        schema.validate({entry_id: as_editors_read(entry, values[entry_id])})

"""The JSON Schemas that editors use: made from the model, and in step with what the check accepts."""

import json
from collections.abc import Iterator
from pathlib import Path

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


@pytest.mark.parametrize(
    ("kind", "path"), list(data_files()), ids=lambda value: getattr(value, "name", value)
)
def test_a_file_that_the_check_accepts_fits_its_schema(kind: str, path: Path) -> None:
    """What `ledger check` lets through raises no complaint in an editor, and the file names its schema."""
    first_line = path.read_text(encoding="utf-8").splitlines()[0]
    folder = "../schema" if kind == "figures" else "schema"
    assert first_line == f"# yaml-language-server: $schema={folder}/{kind}.json"
    schema = jsonschema.Draft202012Validator(json.loads(schemas()[f"{kind}.json"]))
    entries = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    numbers = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    for entry_id, entry in entries.items():
        typed = {
            field: numbers[entry_id][field]
            if isinstance(numbers[entry_id][field], (int, float, bool, list))
            else text
            for field, text in entry.items()
        }
        schema.validate({entry_id: typed})

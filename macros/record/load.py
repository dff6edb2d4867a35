"""From the YAML files to the record: every file read, every entry and rule checked, all faults told at once."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from macros.record import partial, permalinks, strict_yaml
from macros.record.faults import Fault, in_order, suggestion
from macros.record.model import (
    Derived,
    Entry,
    Event,
    Figure,
    Incident,
    Name,
    Permalink,
    Place,
    Quantity,
    Record,
    Source,
)
from macros.record.rules import Breach, breaches
from macros.record.strict_yaml import Document
from macros.record.yaml_slips import CURLY_QUOTES

FILES: Mapping[str, type[Entry]] = {
    "sources": Source,
    "figures": Figure,
    "quantities": Quantity,
    "derived": Derived,
    "incidents": Incident,
    "events": Event,
    "names": Name,
}
"""The collections of the record and their entries: one YAML file each, but for `figures`, a folder of topics."""

_NEEDED = ("sources", "figures")
_EntryType = TypeVar("_EntryType", bound=Entry)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading found: the record of all entries that are sound in themselves, and every fault.

    The record may be used for pages only where `errors` is empty.
    """

    record: Record
    faults: tuple[Fault, ...]

    @property
    def errors(self) -> tuple[Fault, ...]:
        """The faults that keep the record from being used."""
        return tuple(fault for fault in self.faults if fault.severity == "error")


def load(data: Path) -> Loaded:
    """Read the data folder; raises nothing, whatever stands in it."""
    with garbage_collection_paused():
        return _load(data)


@contextmanager
def garbage_collection_paused() -> Iterator[None]:
    """Keeps the collector from walking the record again and again, where nothing new leads in a circle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(data: Path) -> Loaded:
    faults: list[Fault] = []
    collections: dict[str, dict[str, Any]] = {kind: {} for kind in FILES}
    places: dict[str, Place] = {}
    documents: dict[str, Document] = {}
    faulty: dict[str, dict[str, dict[str, object]]] = {kind: {} for kind in FILES}
    unread: set[str] = set()
    for kind, path in _files(data, faults):
        document = strict_yaml.read(path, path.as_posix())
        documents[document.file] = document
        faults += document.faults
        unread.update(document.unread)
        for entry_id, fields in document.entries.items():
            place = document.places[entry_id]
            if entry_id in places:
                first = places[entry_id]
                message = f"the id {entry_id!r} is taken by {first.file}:{first.line}; an id is unique in the record"
                faults.append(Fault(place, message))
                continue
            places[entry_id] = place
            entry = _entry(FILES[kind], entry_id, fields, document, faults)
            if entry is not None:
                collections[kind][entry_id] = entry
                continue
            unread.add(entry_id)
            if isinstance(fields, dict):
                faulty[kind][entry_id] = fields
    path = data / permalinks.FILE
    published = (
        strict_yaml.read(path, path.as_posix())
        if path.exists() or path.is_symlink()
        else Document(path.as_posix())
    )
    noted = _permalinks(published, faults)
    unread.update(published.unread, published.entries.keys() - noted)
    record = Record(
        **{kind: MappingProxyType(entries) for kind, entries in collections.items()},
        places=MappingProxyType(places),
        permalinks=MappingProxyType(noted),
        unread=frozenset(unread),
    )
    faults += [_located(breach, record, documents) for breach in breaches(record)]
    faults += [
        Fault(published.place((breach.entry, *breach.path), of_key=not breach.path), breach.message)
        for breach in permalinks.breaches(record)
    ]
    faults += permalinks.unnoted(record, published.file)
    told = {fault.place for fault in faults}
    also = [_located(breach, record, documents) for breach in partial.breaches(record, faulty, FILES)]
    faults += [fault for fault in also if fault.place not in told]
    return Loaded(record, tuple(in_order(faults)))


def _files(data: Path, faults: list[Fault]) -> Iterator[tuple[str, Path]]:
    """The YAML files of the data folder, each with its collection; reports what is missing or strange."""
    if not data.is_dir():
        faults.append(Fault(Place(data.as_posix()), "is not a folder; the record is read from it"))
        return
    expected = {"figures", permalinks.FILE} | {f"{kind}.yml" for kind in FILES if kind != "figures"}
    for path in sorted(data.iterdir()):
        if path.name not in expected and (path.suffix in (".yml", ".yaml") or path.name == "figures.yml"):
            message = f"is not a file of the record{suggestion(path.name, sorted(expected))}"
            faults.append(Fault(Place(path.as_posix()), message))
    for kind in FILES:
        if kind != "figures":
            path = data / f"{kind}.yml"
            if path.exists() or path.is_symlink():
                yield kind, path
            elif kind in _NEEDED:
                faults.append(Fault(Place(path.as_posix()), "is missing"))
            continue
        folder = data / kind
        if not folder.is_dir():
            message = "should be a folder with a file for each topic" if folder.exists() else "is missing"
            faults.append(Fault(Place(folder.as_posix()), message))
            continue
        for path in sorted(folder.iterdir()):
            if path.suffix == ".yml":
                yield kind, path
            elif not path.name.startswith("."):
                faults.append(
                    Fault(Place(path.as_posix()), "is not a .yml file; topics of figures are TOPIC.yml")
                )


def _permalinks(document: Document, faults: list[Fault]) -> dict[str, Permalink]:
    """The ids that have been published; empty where the record has no such file yet."""
    faults += document.faults
    found = {
        entry_id: _entry(Permalink, entry_id, fields, document, faults)
        for entry_id, fields in document.entries.items()
    }
    return {entry_id: permalink for entry_id, permalink in found.items() if permalink is not None}


def _entry(
    model: type[_EntryType], entry_id: str, fields: object, document: Document, faults: list[Fault]
) -> _EntryType | None:
    """The entry of one id, or None with a fault for each thing that is wrong in it."""
    if not isinstance(fields, dict):
        faults.append(
            Fault(document.places[entry_id], f"{entry_id!r} has no fields; indent them below the id")
        )
        return None
    if "id" in fields:
        faults.append(
            Fault(document.place((entry_id, "id"), of_key=True), "the id is the key above; remove this line")
        )
        return None
    try:
        return model.model_validate({**fields, "id": entry_id})
    except ValidationError as error:
        details = error.errors(include_url=False)
        faults.extend(_field_fault(detail, model, entry_id, document) for detail in details)
        return None


def _field_fault(detail: ErrorDetails, model: type[Entry], entry_id: str, document: Document) -> Fault:
    """One fault of pydantic's, in words for an editor and at the place of the field."""
    path: tuple[str | int, ...] = () if detail["loc"] == ("id",) else detail["loc"]
    kind = detail["type"]
    place = document.place((entry_id, *path), of_key=kind == "extra_forbidden")
    field = str(path[-1]) if path else entry_id
    if kind == "missing":
        if len(path) > 1:
            return Fault(place, f"an entry of {path[0]} needs the field {field!r}")
        return Fault(document.places[entry_id], f"{entry_id!r} needs the field {field!r}")
    if kind == "extra_forbidden":
        known = [name for name in model.model_fields if name != "id"]
        return Fault(place, f"unknown field {field!r}{suggestion(field, known)}")
    subject = next((str(step) for step in reversed(path) if isinstance(step, str)), repr(entry_id))
    line = document.text.splitlines()[place.line - 1]
    return Fault(place, f"{subject}: {_slip(detail, line) or _plain_words(detail)}")


_SHAPES: Mapping[object, str] = {
    "revised": "should be a list; begin each entry with a hyphen: - {date: …, why: …, value: …}",
    "retired": "should say more; write {date: …, why: …, successor: …}",
}
"""How the fields that hold more than one value are written."""


def _slip(detail: ErrorDetails, line: str) -> str | None:
    """What an editor most likely did, where what pydantic found does not tell it; `line` holds the value."""
    if detail["type"] in ("tuple_type", "model_type"):
        return _SHAPES.get(detail["loc"][-1])
    if detail["input"] is None and "#" in line:
        return "is empty, as what stands behind # is a remark; put quotes around a text with #"
    if detail["type"] == "string_pattern_mismatch" and CURLY_QUOTES.search(str(detail["input"])):
        return f"{detail['input']!r} is in curly quotation marks; leave them out"
    return None


def _plain_words(detail: ErrorDetails) -> str:
    """What pydantic found, said for someone who has never heard of it."""
    kind, value = detail["type"], detail["input"]
    if kind == "value_error":
        return detail["msg"].removeprefix("Value error, ")
    if kind == "string_type":
        if value is None:
            return "is empty; write a value or remove the line"
        if isinstance(value, (dict, list)):
            return "should be text on one line"
        return f"{value} is not text; put it in quotes"
    if kind == "string_pattern_mismatch":
        return f"{value!r} is not an id; ids are lower-case words, digits and hyphens, such as japan-loss"
    if kind == "enum":
        known = [
            name.strip("' ")
            for name in str(detail.get("ctx", {})["expected"]).replace(" or ", ",").split(",")
        ]
        return f"unknown {value!r}{suggestion(str(value), known)} (one of: {', '.join(known)})"
    if kind == "tuple_type":
        return "should be a list; write [one, another]"
    if kind == "too_short":
        return f"needs {detail.get('ctx', {})['min_length']} at least"
    if kind in ("bool_type", "bool_parsing"):
        return f"{value!r} should be true or false"
    if kind in ("int_type", "int_parsing", "int_from_float"):
        return f"{value!r} should be a whole number"
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return "should have fields of its own, indented below"
    return detail["msg"][:1].lower() + detail["msg"][1:]


def _located(breach: Breach, record: Record, documents: Mapping[str, Document]) -> Fault:
    place = record.places[breach.entry]
    if breach.path:
        place = documents[place.file].place((breach.entry, *breach.path))
    return Fault(place, breach.message, breach.severity)

"""The types of the fields that entries are made of: text, prose, references, numbers, units and web addresses."""

import re
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from macros.record.units import UNITS

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_CONTROL = re.compile("[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#@]+([/?#]\S*)?", re.IGNORECASE)


def _one_line(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty")
    if _CONTROL.search(text):
        raise ValueError("holds a line break, a control character or a mark that turns the direction of text")
    return text.strip()


def _web_address(text: str) -> str:
    if not _WEB_ADDRESS.fullmatch(text):
        raise ValueError(f"{text!r} is not a web address; it should start with https:// or http://")
    return text


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise ValueError(f"{value!r} is not a number; write plain digits, such as 721_000_000 or 0.3")
    return value


def _unit(name: str) -> str:
    if name not in UNITS:
        raise ValueError(f"unknown unit {name!r}; known are {', '.join(UNITS)}")
    return name


Text = Annotated[str, AfterValidator(_one_line)]
"""A name, a title or a phrase as a source has it: plain text on one line."""

Prose = Annotated[str, AfterValidator(_one_line)]
"""Our own words: plain text without numbers, which may refer to entries: `{ID}`, `{ID period}`, `{ID when}`."""

Reference = Annotated[str, Field(pattern=ID_PATTERN)]
"""The id of another entry."""

WebAddress = Annotated[str, AfterValidator(_web_address)]
Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    # 721_000_000 is an int to YAML 1.1 and to us, and text to the YAML 1.2 of most editors.
    WithJsonSchema(
        {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^-?[0-9][0-9_]*(\.[0-9]+)?$"}]}
    ),
]
UnitName = Annotated[str, AfterValidator(_unit), Field(json_schema_extra={"enum": list(UNITS)})]

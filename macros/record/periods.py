"""Dates as sources give them: a year, a month or a day, and the spans between two of them."""

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Any

from pydantic_core import core_schema

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_YEARS = range(1900, 2100)
"""What a source can be about; any other year is a slip of the finger."""
_SPAN = re.compile(
    r"(?:(?P<start>\S+) to (?P<end>\S+)|since (?P<since>\S+)|until (?P<until>\S+)|(?P<single>\S+))"
)

_DATE_LIKE = re.compile(r"\d+(?:-\d{1,2}){0,2}", re.ASCII)

DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"
PERIOD_PATTERN = (
    r"^(\d{4}(-\d{2}(-\d{2})?)?( to \d{4}(-\d{2}(-\d{2})?)?)?|(since|until) \d{4}(-\d{2}(-\d{2})?)?)$"
)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as exactly as it is known: `month` and `day` are 0 where the source does not give them."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read `2022`, `2022-03` or `2022-03-23`; raises ValueError, saying why, for anything else."""
        match = _DATE.fullmatch(text)
        if not match:
            raise ValueError(f"{text!r} is not a date; write 2022, 2022-03 or 2022-03-23")
        year, month, day = (int(part or 0) for part in match.groups())
        try:
            datetime.date(year, month or 1, day or 1)
        except ValueError:
            raise ValueError(f"{text!r} is not in the calendar") from None
        if match[2] == "00" or match[3] == "00":
            raise ValueError(f"{text!r} is not in the calendar")
        if year not in _YEARS:
            raise ValueError(f"{text!r} is not between {_YEARS.start} and {_YEARS.stop}; look at its digits")
        return cls(year, month, day)

    @property
    def first_day(self) -> datetime.date:
        """The earliest day that this date can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The latest day that this date can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """The date as the YAML files write it."""
        parts = [f"{self.year:04}"]
        if self.month:
            parts.append(f"{self.month:02}")
        if self.day:
            parts.append(f"{self.day:02}")
        return "-".join(parts)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:
        return _parsed(cls, "a year, a month or a day: 2022, 2022-03 or 2022-03-23")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: Any) -> dict[str, Any]:
        # A bare year is a number to a YAML editor, so the schema must let it through.
        return {"anyOf": [{"type": "string", "pattern": DATE_PATTERN}, {"type": "integer"}]}


@dataclass(frozen=True, slots=True)
class Period:
    """What time a number covers; `start` or `end` is None where the span is open on that side.

    A single date is a period whose start and end are equal.
    """

    start: PartialDate | None
    end: PartialDate | None

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read `2022`, `2017 to 2022`, `since 2017` or `until 2019-08`; raises ValueError for anything else."""
        match = _SPAN.fullmatch(text.strip())
        if not match or (match["single"] and not _DATE_LIKE.fullmatch(text.strip())):
            raise ValueError(f"{text!r} is not a period; write 2022, 2017 to 2022, since 2017 or until 2019")
        dates = {name: PartialDate.parse(part) for name, part in match.groupdict().items() if part}
        if "single" in dates:
            return cls(dates["single"], dates["single"])
        period = cls(dates.get("start") or dates.get("since"), dates.get("end") or dates.get("until"))
        if period.start and period.end and period.start.first_day > period.end.last_day:
            raise ValueError(f"{text!r} ends before it starts")
        return period

    @property
    def is_single(self) -> bool:
        """True when the period is one year, one month or one day."""
        return self.start == self.end

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.date]:
        """Orders periods by their end, then by their start."""
        latest = self.end.last_day if self.end else datetime.date.max
        earliest = self.start.first_day if self.start else datetime.date.min
        return latest, earliest

    def __str__(self) -> str:
        """The period as the YAML files write it."""
        if self.is_single:
            return str(self.start)
        if self.start is None:
            return f"until {self.end}"
        if self.end is None:
            return f"since {self.start}"
        return f"{self.start} to {self.end}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:
        return _parsed(cls, "a period: 2022, 2017 to 2022, since 2017 or until 2019")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: Any) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "pattern": PERIOD_PATTERN}, {"type": "integer"}]}


def _parsed(cls: Any, wanted: str) -> core_schema.CoreSchema:
    """A pydantic schema that reads the class from a scalar of a YAML file with its `parse` method."""

    def read(value: object) -> Any:
        if isinstance(value, cls):
            return value
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            raise ValueError(f"should be {wanted}")
        return cls.parse(str(value))

    return core_schema.no_info_plain_validator_function(
        read, serialization=core_schema.plain_serializer_function_ser_schema(str)
    )

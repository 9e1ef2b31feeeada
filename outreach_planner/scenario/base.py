"""The ground every field of a scenario stands on: frozen, unknown keys refused, times and dates as words."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="readable id, like bayung-lencir")]


class Frozen(BaseModel):
    """A group of fields that cannot be changed once read and refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def clock_minutes(value: Any) -> int:
    """Read a time of day like ``07:30`` as minutes after midnight.

    Raises
    ------
    ValueError
        If it is not written as two digits, a colon and two digits, from 00:00 to 23:59.
    """
    if isinstance(value, str) and re.fullmatch(r"[0-9]{2}:[0-9]{2}", value):
        hour, minute = int(value[:2]), int(value[3:])
        if hour < 24 and minute < 60:
            return hour * 60 + minute
        wrong = "hour" if hour >= 24 else "minute"
        raise ValueError(f"that {wrong} does not exist; write a time of day from 00:00 to 23:59")
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1440 and value % 1 == 0:
        raise ValueError("write the time of day as hours and minutes, for example 07:30")
    raise ValueError("write the time of day with four digits and a colon, for example 07:30")


def calendar_date(value: Any) -> dt.date:
    """Read a date like ``2027-01-26``.

    Raises
    ------
    ValueError
        If it is not such a date or the day does not exist.
    """
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError as error:
            raise ValueError("that day does not exist; write the date as 2027-01-26") from error
    raise ValueError("write the date as year-month-day, for example 2027-01-26")


def clock_text(minutes: int) -> str:
    """Write minutes after midnight as ``07:30``."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


Clock = Annotated[
    int,
    BeforeValidator(clock_minutes),
    PlainSerializer(clock_text, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$", "examples": ["07:30"]}),
]
Day = Annotated[
    dt.date,
    BeforeValidator(calendar_date),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2027-01-26"]}),
]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0)]
Rupiah = Annotated[int, Field(ge=0)]
Minutes = Annotated[int, Field(ge=0, le=1440)]


class Period(Frozen):
    """Days from start to end, both included."""

    start: Day
    end: Day

"""Reads what people type into cells: numbers, times of day, held or cancelled."""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import Any

from outreach_planner.actuals.record import STATUSES, Status
from outreach_planner.exporting.words import WORDS

MOST_PEOPLE = 100_000
MORE_STATUS_WORDS: dict[str, Status] = {"ya": "held", "yes": "held", "tidak": "cancelled", "no": "cancelled"}


class UnreadableError(ValueError):
    """A cell holds what cannot be read; the text is the mend."""


def number_of(value: Any) -> int | None:
    """Read a number of people or books; None for an empty cell.

    Raises
    ------
    UnreadableError
        If it is not a whole number from 0 to 100,000.
    """
    if _is_empty(value):
        return None
    mend = f"write a whole number from 0 to {MOST_PEOPLE}, for example 45, or leave it empty"
    if isinstance(value, str):
        text = value.strip()
        if not re.fullmatch(r"[0-9]{1,6}", text):
            raise UnreadableError(mend)
        value = int(text)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UnreadableError(mend)
    if not 0 <= value <= MOST_PEOPLE or value != int(value):
        raise UnreadableError(mend)
    return int(value)


def minutes_of(value: Any) -> int | None:
    """Read a time of day as minutes after midnight; None for an empty cell.

    Raises
    ------
    UnreadableError
        If it is no time of day.
    """
    if _is_empty(value):
        return None
    mend = "write a time of day, for example 09:30, or leave it empty"
    if isinstance(value, dt.datetime):
        value = value.time()
    if isinstance(value, dt.time):
        return value.hour * 60 + value.minute
    if isinstance(value, dt.timedelta):
        value = value.total_seconds() / 86_400
    if isinstance(value, str) and (found := re.fullmatch(r"\s*([0-9]{1,2})[.:]([0-9]{2})\s*", value)):
        hour, minute = int(found[1]), int(found[2])
        if hour < 24 and minute < 60:
            return hour * 60 + minute
    if isinstance(value, float) and 0 <= value < 1:
        return min(1439, round(value * 1440))
    raise UnreadableError(mend)


def status_of(value: Any) -> Status | None:
    """Read whether a visit was held; None for an empty cell.

    Raises
    ------
    UnreadableError
        If it is none of the words for it.
    """
    if _is_empty(value):
        return None
    text = str(value).strip().casefold()
    for status in STATUSES:
        if text in {word.casefold() for word in (*WORDS[status], status)}:
            return status
    if text in MORE_STATUS_WORDS:
        return MORE_STATUS_WORDS[text]
    raise UnreadableError(f"write one of {', '.join(WORDS[status][0] for status in STATUSES)}")


def text_of(value: Any) -> str:
    """Read a text; a number that stands in its place is told as it looks."""
    if _is_empty(value):
        return ""
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        return str(int(value))
    return " ".join(str(value).split())


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())

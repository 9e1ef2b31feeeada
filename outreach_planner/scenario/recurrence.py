"""Days that come again and again, told as RFC 5545 does: ``FREQ=MONTHLY;BYDAY=1SA,3SA``."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from dateutil.rrule import rrule, rrulestr
from pydantic import AfterValidator, WithJsonSchema

EXAMPLE = "FREQ=MONTHLY;BYDAY=1SA,3SA (first and third Saturday)"
_DAYS = "MO|TU|WE|TH|FR|SA|SU"
_MONTH_DAY = "-?(?:[1-9]|[12][0-9]|3[01])"
_MONTH = "(?:[1-9]|1[0-2])"
_POSITION = "-?[1-9][0-9]{0,2}"
_COUNTED_DAY = f"(?:[+-]?[1-9][0-9]?)?(?:{_DAYS})"
PARTS = {
    "FREQ": ("DAILY|WEEKLY|MONTHLY|YEARLY", "FREQ=WEEKLY"),
    "INTERVAL": ("[1-9][0-9]{0,2}", "INTERVAL=2"),
    "COUNT": ("[1-9][0-9]{0,3}", "COUNT=10"),
    "UNTIL": ("[0-9]{8}", "UNTIL=20271231"),
    "BYDAY": (f"{_COUNTED_DAY}(?:,{_COUNTED_DAY})*", "BYDAY=SA or BYDAY=1SA,3SA"),
    "BYMONTHDAY": (f"{_MONTH_DAY}(?:,{_MONTH_DAY})*", "BYMONTHDAY=1,15"),
    "BYMONTH": (f"{_MONTH}(?:,{_MONTH})*", "BYMONTH=8"),
    "BYSETPOS": (f"{_POSITION}(?:,{_POSITION})*", "BYSETPOS=-1"),
    "WKST": (_DAYS, "WKST=MO"),
}
"""Each part of a rule that makes sense for whole days: its pattern and an example."""


def recurrence_text(value: str) -> str:
    """Check the text of a recurrence rule.

    Raises
    ------
    ValueError
        If it is not a rule for whole days; the message is the mend.
    """
    told: dict[str, str] = {}
    for part in value.split(";"):
        name, _, wanted = part.partition("=")
        if name not in PARTS:
            raise ValueError(f'"{part}" is not understood; write for example {EXAMPLE}')
        if name in told:
            raise ValueError(f"write {name} once, with commas, for example {PARTS[name][1]}")
        pattern, example = PARTS[name]
        if not re.fullmatch(pattern, wanted):
            raise ValueError(f'"{part}" is not understood; write for example {example}')
        told[name] = wanted
    if "FREQ" not in told:
        raise ValueError(f"say how often with FREQ, for example {EXAMPLE}")
    if {"COUNT", "UNTIL"} <= told.keys():
        raise ValueError("write COUNT or UNTIL, not both")
    if told["FREQ"] in ("DAILY", "WEEKLY") and re.search("[0-9]", told.get("BYDAY", "")):
        raise ValueError(f"days are counted in a month or a year: write FREQ=MONTHLY, for example {EXAMPLE}")
    if "BYSETPOS" in told and not told.keys() & {"BYDAY", "BYMONTHDAY", "BYMONTH"}:
        raise ValueError("BYSETPOS picks among days: add BYDAY, BYMONTHDAY or BYMONTH")
    try:
        recurrence(value, dt.date(2000, 1, 1))
    except ValueError as error:
        raise ValueError("UNTIL is a day that does not exist; write for example UNTIL=20271231") from error
    return value


def recurrence(text: str, anchor: dt.date) -> rrule:
    """Give the rule whose first possible day is the anchor; its occurrences are midnights."""
    return rrulestr(text, dtstart=dt.datetime.combine(anchor, dt.time()))


def days_within(rule: rrule, start: dt.date, end: dt.date) -> frozenset[dt.date]:
    """List the days of a rule from start to end, both included."""
    first, last = (dt.datetime.combine(day, dt.time()) for day in (start, end))
    return frozenset(moment.date() for moment in rule.between(first, last, inc=True))


def ever_occurs(rule: rrule) -> bool:
    """Say whether a rule has any day at all (the 30th of February has none)."""
    first: Any = next(iter(rule), None)
    return first is not None


Recurrence = Annotated[
    str,
    AfterValidator(recurrence_text),
    WithJsonSchema(
        {"type": "string", "description": f"days that come again, as RFC 5545 does, like {EXAMPLE}"}
    ),
]

"""Days that the public is told: when registration opens, when passports are ready."""

from __future__ import annotations

import datetime as dt

from outreach_planner.holiday_calendar import holiday_names
from outreach_planner.scenario.field_fields import FieldProgram
from outreach_planner.scenario.fields import Scenario

SATURDAY = 5


def working_days_after(scenario: Scenario, date: dt.date, days: int) -> dt.date:
    """Return the day so many working days (no weekend, holiday or cuti bersama) after a date.

    The day itself does not count; 0 days after is the day itself.
    """
    holidays = holiday_names(scenario.calendar, (date.year, date.year + 1))
    while days > 0:
        date += dt.timedelta(days=1)
        days -= date.weekday() < SATURDAY and date not in holidays
    return date


def registration_opens(scenario: Scenario, program: str, date: dt.date) -> dt.date:
    """Return the day on which registration opens for an event of a program.

    With the month it opens in the app, on any day; otherwise at a desk, on a working day.
    """
    facts = scenario.field.programs.get(program, FieldProgram()).registration
    opens = date - dt.timedelta(days=facts.days_before)
    if facts.with_month:
        return min(opens, date.replace(day=1))
    return _working_day_until(scenario, opens)


def _working_day_until(scenario: Scenario, date: dt.date) -> dt.date:
    """Return the last working day up to a date: somebody must be there to take a list or a letter."""
    holidays = holiday_names(scenario.calendar, (date.year - 1, date.year))
    while date.weekday() >= SATURDAY or date in holidays:
        date -= dt.timedelta(days=1)
    return date

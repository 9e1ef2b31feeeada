"""The days on which a program can be held, and why none has any."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from outreach_planner.errors import Problem
from outreach_planner.scenario.base import WEEKDAYS
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import origins_of
from outreach_planner.scenario.program_fields import Program
from outreach_planner.world.instance import Days


def no_open_day(scenario: Scenario, days: Days) -> list[Problem]:
    """Tell why no program can be held on any day of the horizon.

    Places and teams are not asked: a day is open for a program by its weekdays, the holidays, the days
    closed for outreach, and its own periods and closed seasons.

    Returns
    -------
    list of Problem
        One a program, at the field that leaves it no day; none if a program has an open day, or if there
        are no programs.
    """
    found = [_why_never(scenario, days, name) for name in scenario.programs]
    return [problem for problem in found if problem is not None] if None not in found else []


def _why_never(scenario: Scenario, days: Days, name: str) -> Problem | None:
    """Name the first field that leaves a program no day; None if it has one."""
    program = scenario.programs[name]
    start, end = days.dates[0], days.dates[-1]
    holidays = dict(zip(days.dates, days.holiday, strict=True))
    outreach = dict(zip(days.dates, days.outreach.tolist(), strict=True))
    steps: tuple[tuple[Callable[[dt.date], bool], str, str, str], ...] = (
        (
            lambda date: WEEKDAYS[date.weekday()] in program.weekdays,
            f"programs.{name}.weekdays",
            f"got {', '.join(program.weekdays)}, and no such day lies from {start} to {end}",
            "write a weekday of these days, or plan more days",
        ),
        (
            lambda date: program.on_holidays or not holidays[date],
            f"programs.{name}.on_holidays",
            f"got false, but all its days from {start} to {end} are holidays",
            "plan more days, or write on_holidays: true",
        ),
        (
            lambda date: outreach[date],
            "calendar.no_outreach",
            f'all days of "{name}" from {start} to {end} are closed for outreach',
            "plan more days, or shorten no_outreach",
        ),
        (
            lambda date: _in_periods(program, date),
            f"programs.{name}.{'closed' if program.periods is None else 'periods'}",
            f"its periods and closed seasons leave no day from {start} to {end}",
            "plan more days, or change when it is held",
        ),
    )
    left = list(days.dates)
    for is_open, field, came, mend in steps:
        left = [date for date in left if is_open(date)]
        if not left:
            return origins_of(scenario).problem(field, came, mend)
    return None


def open_days(program: Program, days: Days) -> tuple[dt.date, ...]:
    """List the days on which weekdays, holidays, outreach and its own periods let a program be held."""
    return tuple(
        date
        for date, holiday, outreach in zip(days.dates, days.holiday, days.outreach.tolist(), strict=True)
        if outreach and is_held_on(program, date, holiday)
    )


def is_held_on(program: Program, date: dt.date, holiday: str) -> bool:
    """Say whether weekdays, holidays (empty: none) and its own periods let a program be held on a day."""
    return (
        WEEKDAYS[date.weekday()] in program.weekdays
        and (program.on_holidays or not holiday)
        and _in_periods(program, date)
    )


def _in_periods(program: Program, date: dt.date) -> bool:
    """Say whether a day lies in the periods of a program and in none of its closed seasons."""
    within = program.periods is None or any(p.start <= date <= p.end for p in program.periods)
    return within and not any(season.start <= date <= season.end for season in program.closed)

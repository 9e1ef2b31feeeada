"""The open days that a kabupaten with a promise has gone without a visit, by a plan's visits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from outreach_planner.holiday_calendar import holiday_names
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.base import WEEKDAYS
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.service_fields import Guarantee


def days_without(scenario: Scenario, plan: Plan) -> Iterator[tuple[str, dt.date, int]]:
    """Walk through the open days of each kabupaten with a promise of at most so many days between visits.

    Yields
    ------
    tuple of (str, date, int)
        The kabupaten, an open day of the horizon, and how many open days up to it had no visit. Those before
        the horizon count from the last visit, unless they are too many already.
    """
    for name, guarantee in sorted(scenario.policy.guarantees.items()):
        most = guarantee.at_most_days_between
        if most is None:
            continue
        visited = {
            visit.date
            for visit in plan.visits
            if visit.program == guarantee.program and scenario.places[visit.place].kabupaten == name
        }
        opened = _open_days(scenario, guarantee)
        without = sum(date < scenario.horizon.start for date in opened)
        if without > most:
            without = 0
        for date in sorted(date for date in opened if date >= scenario.horizon.start):
            without = 0 if date in visited else without + 1
            yield name, date, without


def _open_days(scenario: Scenario, guarantee: Guarantee) -> set[dt.date]:
    """Take all days from after the last visit to the horizon's end, and leave the closed ones out."""
    calendar, program, horizon = scenario.calendar, scenario.programs[guarantee.program], scenario.horizon
    first = horizon.start if guarantee.last_visit is None else guarantee.last_visit + dt.timedelta(days=1)
    opened = {first + dt.timedelta(days=day) for day in range((horizon.end - first).days + 1)}
    if not program.on_holidays:
        opened -= holiday_names(calendar, range(first.year, horizon.end.year + 1)).keys()
    for season in (*calendar.no_outreach, *program.closed):
        opened -= {date for date in opened if season.start <= date <= season.end}
    if program.periods is not None:
        opened &= {date for p in program.periods for date in opened if p.start <= date <= p.end}
    return {date for date in opened if WEEKDAYS[date.weekday()] in program.weekdays}

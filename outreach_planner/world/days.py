"""The days of the horizon: holidays, seasons of the roads, Ramadan and days closed for outreach."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import numpy as np

from outreach_planner.holiday_calendar import holiday_names, is_ramadan, require_known_country
from outreach_planner.scenario.base import Period
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.instance import DRY, RAINY, Days

SATURDAY = 5


def days_of(scenario: Scenario) -> Days:
    """Tell what each day of the horizon is.

    Raises
    ------
    ScenarioError
        If the holidays of the calendar's country are not known.
    """
    calendar, horizon = scenario.calendar, scenario.horizon
    dates = tuple(
        horizon.start + dt.timedelta(days=offset) for offset in range((horizon.end - horizon.start).days + 1)
    )
    require_known_country(scenario)
    named = holiday_names(calendar, {date.year for date in dates})
    holiday = tuple(named.get(date, "") for date in dates)
    weekday = np.array([date.weekday() for date in dates], dtype=np.int64)
    months = [date.year * 12 + date.month for date in dates]
    return Days(
        dates=dates,
        weekday=weekday,
        holiday=holiday,
        working=(weekday < SATURDAY) & np.array([name == "" for name in holiday], dtype=np.bool_),
        outreach=np.array([not _within(date, calendar.no_outreach) for date in dates], dtype=np.bool_),
        season=np.array([RAINY if _within(date, calendar.rainy) else DRY for date in dates], dtype=np.int64),
        ramadan=np.array([is_ramadan(calendar, date) for date in dates], dtype=np.bool_),
        month=np.array(months, dtype=np.int64) - months[0],
    )


def _within(date: dt.date, periods: Iterable[Period]) -> bool:
    return any(period.start <= date <= period.end for period in periods)

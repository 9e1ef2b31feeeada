"""How a year's applications fall on its months: working days, Ramadan, Lebaran, umrah and school seasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from outreach_planner.holiday_calendar import (
    RAJAB,
    RAMADAN,
    SYABAN,
    SYAWAL,
    hijri_month_day,
    holiday_names,
    is_ramadan,
)
from outreach_planner.scenario.estimate_fields import RecurringDays, Seasons
from outreach_planner.scenario.service_fields import Calendar

Floats = NDArray[np.float64]
MONTHS = 12
SATURDAY = 5


@dataclass(frozen=True)
class YearDays:
    """What each day of a year is, in arrays of its length.

    Attributes
    ----------
    month : integers
        0 for January.
    working, ramadan, lebaran, rajab_syaban : 0 or 1
        ``working`` is Monday to Friday without a holiday.
    recurring : 0 or 1, shape (R, days)
        The recurring seasons.
    """

    month: NDArray[np.int64]
    working: Floats
    ramadan: Floats
    lebaran: Floats
    rajab_syaban: Floats
    recurring: Floats


@dataclass(frozen=True)
class SeasonFactors:
    """The factors of the seasons as plain numbers; see ``scenario.estimate_fields.Seasons``."""

    ramadan: float
    lebaran: float
    rajab_syaban: float
    recurring: tuple[float, ...]


def year_days(calendar: Calendar, seasons: Seasons, year: int) -> YearDays:
    """Tell what each day of a year is."""
    first = dt.date(year, 1, 1)
    dates = [first + dt.timedelta(days=n) for n in range((dt.date(year + 1, 1, 1) - first).days)]
    named = holiday_names(calendar, [year])
    hijri = [hijri_month_day(date) for date in dates]
    ramadan = _flags(_is_fasting(calendar, date) for date in dates)
    return YearDays(
        month=np.array([date.month - 1 for date in dates], dtype=np.int64),
        working=_flags(date.weekday() < SATURDAY and date not in named for date in dates),
        ramadan=ramadan,
        lebaran=_flags(month == SYAWAL and day <= seasons.lebaran_days for month, day in hijri),
        rajab_syaban=_flags(month in (RAJAB, SYABAN) for month, _ in hijri),
        recurring=np.array([_within(dates, days) for days in seasons.recurring]).reshape(-1, len(dates)),
    )


def month_factors(days: YearDays, factors: SeasonFactors, *, umrah: bool, school: bool) -> Floats:
    """Tell what a day of each month has against the year's average day, shape (12,).

    Parameters
    ----------
    days : YearDays
    factors : SeasonFactors
    umrah : bool
        Rajab and Syaban count.
    school : bool
        The recurring seasons count.

    Returns
    -------
    Floats
        Weighted with the days of the months their mean is 1.
    """
    weight = days.working * factors.ramadan**days.ramadan * factors.lebaran**days.lebaran
    if umrah:
        weight = weight * factors.rajab_syaban**days.rajab_syaban
    if school:
        for factor, flags in zip(factors.recurring, days.recurring, strict=True):
            weight = weight * factor**flags
    length = np.bincount(days.month, minlength=MONTHS)
    by_month = np.bincount(days.month, weight, MONTHS)
    mean = by_month.sum() / len(weight)
    return np.asarray(by_month / length / mean if mean > 0 else np.ones(MONTHS), dtype=np.float64)


def factors_of(seasons: Seasons) -> SeasonFactors:
    """Take the factors out of what a scenario says."""
    return SeasonFactors(
        seasons.ramadan,
        seasons.lebaran,
        seasons.rajab_syaban,
        tuple(days.factor for days in seasons.recurring),
    )


def _is_fasting(calendar: Calendar, date: dt.date) -> bool:
    """Tell whether it is Ramadan: the scenario's own periods for the years they touch, else the calendar."""
    own = calendar.ramadan or ()
    if any(date.year in (period.start.year, period.end.year) for period in own):
        return is_ramadan(calendar, date)
    return hijri_month_day(date)[0] == RAMADAN


def _within(dates: Sequence[dt.date], days: RecurringDays) -> Floats:
    """Flag the dates within recurring days; where the end is before the start they run over New Year."""
    texts = [f"{date:%m-%d}" for date in dates]
    if days.start <= days.end:
        return _flags(days.start <= text <= days.end for text in texts)
    return _flags(text >= days.start or text <= days.end for text in texts)


def _flags(values: Iterable[bool]) -> Floats:
    return np.array([float(value) for value in values], dtype=np.float64)

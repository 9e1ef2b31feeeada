"""Holidays of a country and months of the Hijri year, by the libraries that know them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache

import holidays
from hijridate import Gregorian

from outreach_planner.errors import ScenarioError
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.learned_fields import Season
from outreach_planner.scenario.origins import origins_of
from outreach_planner.scenario.service_fields import Calendar

RAJAB, SYABAN, RAMADAN, SYAWAL = 7, 8, 9, 10


def require_known_country(scenario: Scenario) -> None:
    """Refuse a country whose holidays the library does not know.

    Raises
    ------
    ScenarioError
    """
    country = scenario.calendar.country
    try:
        holidays.country_holidays(country)
    except NotImplementedError as error:
        found = f'got "{country}", a country whose holidays are not known'
        mend = "write its two-letter code, for example ID"
        raise ScenarioError([origins_of(scenario).problem("calendar.country", found, mend)]) from error


def holiday_names(calendar: Calendar, years: Iterable[int]) -> dict[dt.date, str]:
    """Name the holidays and days of cuti bersama of some years.

    Those of the calendar's country are named in Bahasa Indonesia where the holidays library can;
    government holidays (cuti bersama) are taken beside the public ones where the country has them.
    ``not_holidays`` takes days away, then ``more_holidays`` adds or renames. The country is known
    (``require_known_country``).
    """
    known = holidays.country_holidays(calendar.country)
    official = holidays.country_holidays(
        calendar.country,
        years=sorted(years),
        language="id" if "id" in known.supported_languages else None,
        categories=tuple(sorted({"public", "government"} & set(known.supported_categories))),
    )
    named = {date: name for date, name in official.items() if date not in calendar.not_holidays}
    for season in calendar.more_holidays:
        for offset in range((season.end - season.start).days + 1):
            named[season.start + dt.timedelta(days=offset)] = season.name
    return named


def is_ramadan(calendar: Calendar, date: dt.date) -> bool:
    """Tell whether a day is in Ramadan, by the scenario's own dates or the Umm al-Qura calendar."""
    if calendar.ramadan is not None:
        return any(period.start <= date <= period.end for period in calendar.ramadan)
    return hijri_month_day(date)[0] == RAMADAN


@cache
def hijri_month_day(date: dt.date) -> tuple[int, int]:
    """Tell the month (1 to 12, Ramadan 9) and the day of a date in the Umm al-Qura calendar."""
    hijri = Gregorian.fromdate(date).to_hijri()
    return int(hijri.month), int(hijri.day)


def season_of(calendar: Calendar, date: dt.date) -> Season:
    """Name the season of a day in which people apply otherwise than on ordinary days."""
    if is_ramadan(calendar, date):
        return "ramadan"
    return "rajab-syaban" if hijri_month_day(date)[0] in (RAJAB, SYABAN) else "ordinary"

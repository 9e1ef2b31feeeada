"""What a scenario says about where demand comes from: drivers, renewals, seasons, own numbers.

Every coefficient may be written as a figure with its source, confidence and range; one without is the
planner's own word.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from outreach_planner.scenario.base import Count, Day, Frozen, Id, Number, Share
from outreach_planner.scenario.world_fields import Sourced

Rate = Annotated[Number, Field(ge=0)]
Factor = Annotated[Number, Field(ge=0, le=5)]
Year = Annotated[int, Field(ge=1990, le=2100)]
Month = Annotated[int, Field(ge=1, le=12)]
MonthDay = Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", examples=["06-20"])]
Driver = Literal["people", "hajj", "waiting-list", "umrah", "students", "renewals"]
DRIVERS: tuple[Driver, ...] = ("people", "hajj", "waiting-list", "umrah", "students", "renewals")


class KabupatenDrivers(Sourced):
    """What drives the applications of a kabupaten, beside its population and its students.

    ``travels`` is how often its people travel abroad against the average (1); ``comes_here`` the share of
    its applicants who come to this office and not to another.
    """

    hajj_departures: Count
    hajj_waiting: Count
    travels: Factor = 1.0
    comes_here: Share = 1.0


class DistrictDrivers(Sourced):
    """What drives the applications of a district (kecamatan); what is not known is shared out.

    ``adults`` (people of passport age), ``hajj_departures``, ``hajj_waiting`` and ``students`` are the
    office's own counts; None shares the rest of the kabupaten's figure over such districts by their people,
    pilgrims and those who wait by people x ``pilgrims``. ``travels`` and ``pilgrims`` tell how often its
    people travel abroad and leave for the hajj against the average of their kabupaten (1). ``comes_here``
    None is the kabupaten's. ``campuses`` stand in it; a campus that no district names counts for the
    district of its kabupaten whose centre is nearest.
    """

    adults: Count | None = None
    hajj_departures: Count | None = None
    hajj_waiting: Count | None = None
    students: Count | None = None
    campuses: tuple[Id, ...] = ()
    travels: Factor = 1.0
    pilgrims: Factor = 1.0
    comes_here: Share | None = None


class RecordedYear(Sourced):
    """Applications of a year; ``disrupted`` years (a pandemic) are no measure of a usual one.

    A year whose confidence is ``estimate`` counts for renewals, never for calibration or a backtest.
    """

    applications: Count
    disrupted: bool = False


class RecordedMonth(Sourced):
    """Applications of a month, keyed like ``2023-01``."""

    applications: Count


class OwnNumber(Sourced):
    """A number of the office's own that stands in place of the estimate.

    Of the whole office, or of a kabupaten, or of one of its districts (kecamatan); in every year or one;
    of the whole year or a month of it; of everything or of one driver.
    """

    kabupaten: Id | None = None
    district: Id | None = None
    year: Year | None = None
    month: Month | None = None
    driver: Driver | None = None
    applications: Rate


class Renewals(Frozen):
    """Who comes back: books issued before ``ten_years_since`` are valid five years, then ten for adults.

    Of the books that expire ``renewed`` are renewed, evenly from ``months_before`` to ``months_after``
    the month of expiry; of all valid books ``replaced_early_a_year`` are lost, full or exchanged in a year.
    ``child_share`` of all books are of people under 17, whose books are always valid five years.
    """

    ten_years_since: Day
    renewed: Share
    replaced_early_a_year: Share
    child_share: Share
    months_before: Annotated[int, Field(ge=0, le=12)] = 6
    months_after: Annotated[int, Field(ge=0, le=12)] = 6


class RecurringDays(Frozen):
    """Days of every year, from ``start`` to ``end`` like 06-20; over New Year where the end is first."""

    name: str
    start: MonthDay
    end: MonthDay
    factor: Factor


class Seasons(Frozen):
    """How many apply on a working day of a season against an ordinary one.

    Where seasons meet, their factors multiply. ``lebaran_days`` run from 1 Syawal. ``rajab_syaban`` are
    the two months before Ramadan, when umrah is sought most.
    """

    ramadan: Factor
    lebaran: Factor
    lebaran_days: Annotated[int, Field(ge=0, le=30)] = 10
    rajab_syaban: Factor
    recurring: tuple[RecurringDays, ...] = ()


class Estimates(Frozen):
    """Demand worked out from what drives it; where given, it takes the place of the demand's own figures.

    ``base_year`` is the year of the drivers; first passports grow by ``growth_a_year`` from it.
    ``passport_age_share`` of all people are 17 or older; of 1,000 of them ``first_passports_a_thousand``
    need a first passport in a year for travel that no other driver tells. Of hajj pilgrims and umrah
    pilgrims the given shares need a first passport; of the hajj waiting list a share applies each year.
    ``umrah_pilgrims_a_year`` are the province's, ``umrah_here_share`` of them live in this working area;
    they are shared out like the pilgrims of the hajj. ``calibrate`` scales the first passports so that
    the last usual recorded year comes out right. ``year_spread`` is the part of a year's total by which
    forecasts of it have usually been off (one standard deviation). ``plan_with: false`` leaves planning to
    the demand's own figures; the estimates are then only told.
    """

    base_year: Year
    growth_a_year: Annotated[Number, Field(ge=-0.5, le=0.5)]
    passport_age_share: Share
    first_passports_a_thousand: Annotated[Number, Field(ge=0, le=1000)]
    hajj_first_share: Share
    waiting_applies_a_year: Share
    umrah_pilgrims_a_year: Count
    umrah_here_share: Share
    umrah_first_share: Share
    applications_a_student_a_year: Share
    year_spread: Share = 0.1
    calibrate: bool = True
    plan_with: bool = True
    renewals: Renewals
    seasons: Seasons
    kabupaten: dict[Id, KabupatenDrivers]
    districts: dict[Id, DistrictDrivers] = Field(default={})
    recorded_years: dict[Id, RecordedYear]
    recorded_months: dict[Id, RecordedMonth] = Field(default={})
    own_numbers: dict[Id, OwnNumber] = Field(default={})

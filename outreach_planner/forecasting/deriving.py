"""From drivers to applications: per kabupaten, driver and month, and per kecamatan and month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from outreach_planner.forecasting.coefficients import Values
from outreach_planner.forecasting.renewals import renewals_by_month
from outreach_planner.forecasting.seasons import (
    MONTHS,
    Floats,
    SeasonFactors,
    YearDays,
    month_factors,
    year_days,
)
from outreach_planner.scenario.estimate_fields import DRIVERS, Estimates
from outreach_planner.scenario.fields import Scenario

RENEWALS_AT = DRIVERS.index("renewals")
UMRAH_AT = DRIVERS.index("umrah")
WITHOUT_SCHOOL = (DRIVERS.index("hajj"), DRIVERS.index("waiting-list"))
LEAST_SCALE, MOST_SCALE = 0.1, 10.0


@dataclass(frozen=True)
class Ground:
    """What stays the same whatever the coefficients are.

    Attributes
    ----------
    kabupaten : tuple of str, length K
    people, students : Floats, shape (K,)
    recorded : mapping of int to float
        Applications of the recorded years, estimates among them.
    usual : tuple of int
        Years that were recorded, not estimated and not disrupted; the last before the target calibrates.
    days : YearDays
        Of the target year.
    """

    kabupaten: tuple[str, ...]
    people: Floats
    students: Floats
    recorded: Mapping[int, float]
    usual: tuple[int, ...]
    year: int
    days: YearDays


@dataclass(frozen=True)
class Estimate:
    """Applications of a year.

    Attributes
    ----------
    by_driver : Floats, shape (K, drivers, 12)
    first_before_scale : Floats, shape (K, drivers)
        First passports of the year before they are calibrated; renewals 0.
    scale : float
        What calibration multiplies first passports with; 1 without it.
    calibrated_on : int or None
    """

    by_driver: Floats
    first_before_scale: Floats
    scale: float
    calibrated_on: int | None


def ground_of(scenario: Scenario, estimates: Estimates, year: int, known_until: int | None = None) -> Ground:
    """Gather what an estimate of a year rests on beside coefficients.

    Parameters
    ----------
    known_until : int or None
        Recorded years after it are not known (for a backtest); None knows all before the year.
    """
    last = year - 1 if known_until is None else known_until
    recorded, usual = {}, []
    for name, record in estimates.recorded_years.items():
        if int(name) <= last:
            recorded[int(name)] = float(record.applications)
            if record.confidence != "estimate" and not record.disrupted:
                usual.append(int(name))
    names = tuple(scenario.kabupaten)
    students = dict.fromkeys(names, 0)
    for place in scenario.places.values():
        students[place.kabupaten] += place.students
    return Ground(
        names,
        np.array([scenario.kabupaten[name].population for name in names], dtype=np.float64),
        np.array([students[name] for name in names], dtype=np.float64),
        recorded,
        tuple(sorted(usual)),
        year,
        year_days(scenario.calendar, estimates.seasons, year),
    )


def derive(ground: Ground, estimates: Estimates, values: Values) -> Estimate:
    """Work out the applications of a year with given coefficients."""
    first = first_passports(ground, estimates, values, ground.year)
    usual = [year for year in ground.usual if year < ground.year]
    calibrated_on = usual[-1] if estimates.calibrate and usual else None
    scale = 1.0
    if calibrated_on is not None:
        before = first_passports(ground, estimates, values, calibrated_on).sum()
        returning = renewals(ground, estimates, values, calibrated_on).sum()
        if before > 0:
            wanted = (ground.recorded[calibrated_on] - returning) / before
            scale = float(np.clip(wanted, LEAST_SCALE, MOST_SCALE))
    factors = SeasonFactors(
        values["seasons.ramadan"],
        values["seasons.lebaran"],
        values["seasons.rajab_syaban"],
        tuple(values[f"seasons.recurring[{n}].factor"] for n in range(len(estimates.seasons.recurring))),
    )
    length = np.bincount(ground.days.month, minlength=MONTHS)
    patterns = np.empty((len(DRIVERS), MONTHS))
    for number in range(len(DRIVERS)):
        pattern = month_factors(
            ground.days, factors, umrah=number == UMRAH_AT, school=number not in WITHOUT_SCHOOL
        )
        patterns[number] = pattern * length / length.sum()
    by_driver = scale * first[:, :, None] * patterns
    of_first = first.sum(axis=1)
    shares = of_first / of_first.sum() if of_first.sum() > 0 else np.full(len(of_first), 1 / len(of_first))
    season = patterns[RENEWALS_AT] * MONTHS
    returning_by_month = renewals(ground, estimates, values, ground.year) * season
    by_driver[:, RENEWALS_AT] = shares[:, None] * returning_by_month
    return Estimate(by_driver, first, scale, calibrated_on)


def first_passports(ground: Ground, estimates: Estimates, values: Values, year: int) -> Floats:
    """Count the first passports of a year by kabupaten and driver, uncalibrated; renewals are 0."""

    def each(field: str) -> Floats:
        return np.array([values[f"kabupaten.{name}.{field}"] for name in ground.kabupaten])

    departures, comes = each("hajj_departures"), each("comes_here")
    pilgrims = values["umrah_pilgrims_a_year"] * values["umrah_here_share"]
    by_hajj = departures / departures.sum() if departures.sum() > 0 else departures
    adults = ground.people * values["passport_age_share"]
    found = np.zeros((len(ground.kabupaten), len(DRIVERS)))
    found[:, DRIVERS.index("people")] = adults * values["first_passports_a_thousand"] / 1000 * each("travels")
    found[:, DRIVERS.index("hajj")] = departures * values["hajj_first_share"]
    found[:, DRIVERS.index("waiting-list")] = each("hajj_waiting") * values["waiting_applies_a_year"]
    found[:, UMRAH_AT] = pilgrims * by_hajj * values["umrah_first_share"]
    found[:, DRIVERS.index("students")] = ground.students * values["applications_a_student_a_year"]
    growth = (1 + values["growth_a_year"]) ** (year - estimates.base_year)
    return np.asarray(found * comes[:, None] * growth, dtype=np.float64)


def renewals(ground: Ground, estimates: Estimates, values: Values, year: int) -> Floats:
    """Count the renewals of each month of a year, the whole office, before the season."""
    if not ground.recorded:
        return np.zeros(MONTHS)
    return renewals_by_month(
        ground.recorded,
        year,
        ten_years_since=estimates.renewals.ten_years_since,
        renewed=values["renewals.renewed"],
        replaced_early_a_year=values["renewals.replaced_early_a_year"],
        child_share=values["renewals.child_share"],
        months_before=estimates.renewals.months_before,
        months_after=estimates.renewals.months_after,
    )

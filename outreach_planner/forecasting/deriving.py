"""From drivers to applications: per kecamatan, driver and month."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.forecasting.coefficients import Values
from outreach_planner.forecasting.drivers import Drivers, drivers_of
from outreach_planner.forecasting.ground import Ground
from outreach_planner.forecasting.renewals import renewals_by_month
from outreach_planner.forecasting.seasons import MONTHS, Floats, SeasonFactors, month_factors
from outreach_planner.scenario.estimate_fields import DRIVERS, Estimates

RENEWALS_AT = DRIVERS.index("renewals")
UMRAH_AT = DRIVERS.index("umrah")
WITHOUT_SCHOOL = (DRIVERS.index("hajj"), DRIVERS.index("waiting-list"))
LEAST_SCALE, MOST_SCALE = 0.1, 10.0


@dataclass(frozen=True)
class Estimate:
    """Applications of a year.

    Attributes
    ----------
    cells : Floats, shape (D, drivers, 12)
        Of each district, driver and month.
    first_before_scale : Floats, shape (D, drivers)
        First passports of the year before they are calibrated; renewals 0.
    scale : float
        What calibration multiplies first passports with; 1 without it.
    calibrated_on : int or None
    """

    cells: Floats
    first_before_scale: Floats
    scale: float
    calibrated_on: int | None


def derive(ground: Ground, estimates: Estimates, values: Values) -> Estimate:
    """Work out the applications of a year with given coefficients."""
    first = first_passports(ground, estimates, values, ground.year)
    usual = [year for year in ground.usual if year < ground.year]
    calibrated_on = usual[-1] if estimates.calibrate and usual else None
    scale = 1.0
    if calibrated_on is not None:
        before = first_passports(ground, estimates, values, calibrated_on).sum()
        returned = renewals(ground, estimates, values, calibrated_on).sum()
        if before > 0:
            wanted = (ground.recorded[calibrated_on] - returned) / before
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
    cells = scale * first[:, :, None] * patterns
    of_first = first.sum(axis=1)
    even = np.full(len(of_first), 1 / max(len(of_first), 1))
    shares = of_first / of_first.sum() if of_first.sum() > 0 else even
    returning = renewals(ground, estimates, values, ground.year)
    cells[:, RENEWALS_AT] = shares[:, None] * _in_season(returning, patterns[RENEWALS_AT])
    return Estimate(cells, first, scale, calibrated_on)


def _in_season(by_month: Floats, pattern: Floats) -> Floats:
    """Move the renewals of a year to the months in which people apply; as many come in the year."""
    moved = by_month * pattern
    whole = float(moved.sum())
    return moved * (float(by_month.sum()) / whole) if whole > 0 else by_month


def first_passports(ground: Ground, estimates: Estimates, values: Values, year: int) -> Floats:
    """Count the first passports of a year by district and driver, uncalibrated; renewals are 0."""
    drivers = drivers_of(ground, values)
    growth = (1 + values["growth_a_year"]) ** (year - estimates.base_year)
    before = before_growth(drivers, values)
    return np.asarray(before * drivers.comes[:, None] * growth, dtype=np.float64)


def before_growth(drivers: Drivers, values: Values) -> Floats:
    """Count the first passports of the base year by district and driver, wherever people apply."""
    pilgrims = values["umrah_pilgrims_a_year"] * values["umrah_here_share"]
    leave = drivers.departures.sum()
    rate = values["first_passports_a_thousand"] / 1000
    found = np.zeros((len(drivers.people), len(DRIVERS)))
    found[:, DRIVERS.index("people")] = drivers.adults * rate * drivers.travels
    found[:, DRIVERS.index("hajj")] = drivers.departures * values["hajj_first_share"]
    found[:, DRIVERS.index("waiting-list")] = drivers.waiting * values["waiting_applies_a_year"]
    by_hajj = drivers.departures / leave if leave > 0 else drivers.departures
    found[:, UMRAH_AT] = pilgrims * by_hajj * values["umrah_first_share"]
    found[:, DRIVERS.index("students")] = drivers.students * values["applications_a_student_a_year"]
    return found


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

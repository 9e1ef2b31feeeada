"""The derivation of a kabupaten's or a kecamatan's applications, step by step, as data."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from outreach_planner.forecasting.deriving import before_growth, first_passports, renewals
from outreach_planner.forecasting.drivers import Drivers, drivers_of
from outreach_planner.forecasting.forecast import HIGH, LOW, Forecast, Spread
from outreach_planner.forecasting.ground import Ints
from outreach_planner.forecasting.seasons import Floats
from outreach_planner.scenario.estimate_fields import DRIVERS, Estimates

YEARS_BEFORE, YEARS_AFTER = 2, 6
"""Years of the wave of renewals that are told before and after the forecast's."""
RENEWALS_AT = DRIVERS.index("renewals")
SAME = 1e-6


@dataclass(frozen=True)
class Step:
    """One line of a derivation.

    Attributes
    ----------
    key : str
        What it works out: a driver, ``first``, ``growth``, ``calibration``, ``renewals``, ``total``, ...
    result : float
    numbers : dict of str to float
        What it is worked out from, by name.
    paths : tuple of str
        The coefficients used, by their path below ``estimates``.
    low, high : float or None
        Percentiles 10 and 90 of the result; None where nothing was drawn.
    places : tuple of str
        The places it counts.
    own : tuple of str
        The office's own numbers that it takes.
    """

    key: str
    result: float
    numbers: dict[str, float] = field(default_factory=dict)
    paths: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    places: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


@dataclass(frozen=True)
class Region:
    """A kabupaten or one district: what its derivation is read from.

    Attributes
    ----------
    rows : integers
        Its districts.
    before : Floats, shape (drivers,)
        First passports of the base year, wherever they are applied for.
    drawn : Floats, shape (draws, drivers)
    """

    told: Forecast
    estimates: Estimates
    values: dict[str, float]
    drivers: Drivers
    rows: Ints
    before: Floats
    drawn: Floats

    def sum(self, table: Floats) -> float:
        """Sum a table of districts over those of this region."""
        return float(table[self.rows].sum())


def region_of(told: Forecast, estimates: Estimates, spread: Spread, rows: Ints) -> Region:
    """Gather what the derivation of some districts needs."""
    values = {path: each.value for path, each in told.coefficients.items()}
    drivers = drivers_of(told.ground, values)
    before = before_growth(drivers, values)[rows].sum(axis=0)
    return Region(told, estimates, values, drivers, rows, before, spread.by_district[:, rows].sum(axis=1))


def steps_of(told: Forecast, estimates: Estimates, spread: Spread, kabupaten: str) -> tuple[Step, ...]:
    """Derive a kabupaten's applications of the year line by line."""
    k = told.ground.kabupaten.index(kabupaten)
    region = region_of(told, estimates, spread, np.flatnonzero(told.ground.home == k))
    values, drivers, before = region.values, region.drivers, region.before
    own = {name: f"kabupaten.{kabupaten}.{name}" for name in ("hajj_departures", "hajj_waiting", "travels")}
    adults, counted = region.sum(drivers.adults), told.ground.counted["adults"][region.rows]
    numbers = {"people": told.ground.people[k], "share": values["passport_age_share"]}
    first = Step("adults", adults, numbers, ("passport_age_share",))
    if counted.any():
        first = Step("adults-own", adults, numbers | {"count": float(counted.sum())}, ("passport_age_share",))
    rate = {"rate": values["first_passports_a_thousand"], "travels": values[own["travels"]]}
    return (
        first,
        Step(
            "people",
            float(before[0]),
            {"adults": adults, **rate},
            ("first_passports_a_thousand", own["travels"]),
        ),
        *pilgrim_steps(region, (own["hajj_departures"],), (own["hajj_waiting"],)),
        *closing_steps(region, (f"kabupaten.{kabupaten}.comes_here",)),
    )


def pilgrim_steps(
    region: Region, departures: tuple[str, ...], waiting: tuple[str, ...], campuses: tuple[str, ...] = ()
) -> tuple[Step, ...]:
    """Derive hajj, waiting list, umrah and students; the paths say where the counts are written."""
    values, drivers, before = region.values, region.drivers, region.before
    leave, of_all = region.sum(drivers.departures), float(drivers.departures.sum())
    umrah = {
        "pilgrims": values["umrah_pilgrims_a_year"],
        "here": values["umrah_here_share"],
        "part": leave / of_all if of_all else 0.0,
        "share": values["umrah_first_share"],
    }
    return (
        Step(
            "hajj",
            float(before[1]),
            {"departures": leave, "share": values["hajj_first_share"]},
            (*departures, "hajj_first_share"),
        ),
        Step(
            "waiting-list",
            float(before[2]),
            {"waiting": region.sum(drivers.waiting), "share": values["waiting_applies_a_year"]},
            (*waiting, "waiting_applies_a_year"),
        ),
        Step(
            "umrah",
            float(before[3]),
            umrah,
            ("umrah_pilgrims_a_year", "umrah_here_share", "umrah_first_share"),
        ),
        Step(
            "students",
            float(before[4]),
            {"students": region.sum(drivers.students), "rate": values["applications_a_student_a_year"]},
            ("applications_a_student_a_year",),
            places=campuses,
        ),
    )


def closing_steps(region: Region, comes: tuple[str, ...]) -> tuple[Step, ...]:
    """Derive what comes of the first passports: growth, this office, calibration, renewals, own numbers."""
    told, estimates, values = region.told, region.estimates, region.values
    years = told.year - estimates.base_year
    grown = float(region.before.sum()) * (1 + values["growth_a_year"]) ** years
    first = region.sum(told.estimate.first_before_scale)
    found = [
        Step("base", float(region.before.sum()), {"year": estimates.base_year}),
        Step("growth", grown, {"rate": values["growth_a_year"], "years": years}, ("growth_a_year",)),
        Step("comes", first, {"share": first / grown if grown > 0 else 0.0}, comes),
        _calibration(region),
        _renewals(region),
    ]
    estimated, total = region.sum(told.estimate.cells), region.sum(told.cells)
    if abs(estimated - total) > SAME:
        found.append(Step("estimated", estimated))
        mine = tuple(each.name for each in told.regions if np.isin(each.cells[0], region.rows).any())
        found.append(Step("own", total, own=mine))
    low, high = np.percentile(region.drawn.sum(axis=1), [LOW, HIGH])
    found.append(Step("total", total, {"year": told.year}, (), float(low), float(high)))
    found.append(Step("weight", total / max(told.total, 1e-9), {"office": told.total}))
    return tuple(found)


def _calibration(region: Region) -> Step:
    told, ground = region.told, region.told.ground
    year, scaled = told.estimate.calibrated_on, region.sum(told.estimate.cells[:, :RENEWALS_AT])
    if year is None:
        return Step("uncalibrated", scaled)
    numbers = {
        "year": year,
        "recorded": ground.recorded[year],
        "renewals": float(renewals(ground, region.estimates, region.values, year).sum()),
        "first": float(first_passports(ground, region.estimates, region.values, year).sum()),
        "scale": told.estimate.scale,
    }
    return Step("calibration", scaled, numbers)


def _renewals(region: Region) -> Step:
    told = region.told
    without = {**region.values, "renewals.renewed": 0.0}
    early = renewals(told.ground, region.estimates, without, told.year).sum()
    office = told.estimate.cells[:, RENEWALS_AT].sum()
    part = region.sum(told.estimate.cells[:, RENEWALS_AT])
    low, high = np.percentile(region.drawn[:, RENEWALS_AT], [LOW, HIGH])
    numbers = {
        "office": float(office),
        "early": float(early),
        "expired": float(office - early),
        "part": float(part / office) if office > 0 else 0.0,
    }
    paths = ("renewals.renewed", "renewals.replaced_early_a_year", "renewals.child_share")
    if abs(part - region.sum(told.cells[:, RENEWALS_AT])) > SAME:  # the range is that of the own numbers
        return Step("renewals", part, numbers, paths)
    return Step("renewals", part, numbers, paths, float(low), float(high))


@dataclass(frozen=True)
class RenewalYear:
    """The whole office's renewals of a year: of expired books, and of books replaced early."""

    year: int
    expired: float
    early: float


def renewal_wave(told: Forecast, estimates: Estimates) -> tuple[RenewalYear, ...]:
    """Tell the renewals of the years around the forecast's, so that the wave of expiring books is seen."""
    values = {path: each.value for path, each in told.coefficients.items()}
    found = []
    for year in range(told.year - YEARS_BEFORE, told.year + YEARS_AFTER + 1):
        early = float(renewals(told.ground, estimates, {**values, "renewals.renewed": 0.0}, year).sum())
        office = float(renewals(told.ground, estimates, values, year).sum())
        found.append(RenewalYear(year, office - early, early))
    return tuple(found)

"""The derivation of a kabupaten's applications, step by step, as data."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from outreach_planner.forecasting.deriving import first_passports, renewals
from outreach_planner.forecasting.forecast import HIGH, LOW, Forecast, Spread
from outreach_planner.scenario.estimate_fields import DRIVERS, Estimates

YEARS_BEFORE, YEARS_AFTER = 2, 6
"""Years of the wave of renewals that are told before and after the forecast's."""


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
    """

    key: str
    result: float
    numbers: dict[str, float] = field(default_factory=dict)
    paths: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None


def steps_of(told: Forecast, estimates: Estimates, spread: Spread, kabupaten: str) -> tuple[Step, ...]:
    """Derive a kabupaten's applications of the year line by line."""
    k = told.ground.kabupaten.index(kabupaten)
    values = {path: each.value for path, each in told.coefficients.items()}
    own = {name: f"kabupaten.{kabupaten}.{name}" for name in ("hajj_departures", "hajj_waiting", "travels")}
    adults = told.ground.people[k] * values["passport_age_share"]
    years = told.year - estimates.base_year
    growth = (1 + values["growth_a_year"]) ** years
    comes = values[f"kabupaten.{kabupaten}.comes_here"]
    first = told.estimate.first_before_scale[k]
    before = first / growth / comes if comes > 0 else first * 0
    all_departures = sum(values[f"kabupaten.{name}.hajj_departures"] for name in told.ground.kabupaten)
    found = [
        Step(
            "adults",
            adults,
            {"people": told.ground.people[k], "share": values["passport_age_share"]},
            ("passport_age_share",),
        ),
        Step(
            "people",
            before[0],
            {
                "adults": adults,
                "rate": values["first_passports_a_thousand"],
                "travels": values[own["travels"]],
            },
            ("first_passports_a_thousand", own["travels"]),
        ),
        Step(
            "hajj",
            before[1],
            {"departures": values[own["hajj_departures"]], "share": values["hajj_first_share"]},
            (own["hajj_departures"], "hajj_first_share"),
        ),
        Step(
            "waiting-list",
            before[2],
            {"waiting": values[own["hajj_waiting"]], "share": values["waiting_applies_a_year"]},
            (own["hajj_waiting"], "waiting_applies_a_year"),
        ),
        Step(
            "umrah",
            before[3],
            {
                "pilgrims": values["umrah_pilgrims_a_year"],
                "here": values["umrah_here_share"],
                "part": values[own["hajj_departures"]] / all_departures if all_departures else 0.0,
                "share": values["umrah_first_share"],
            },
            ("umrah_pilgrims_a_year", "umrah_here_share", "umrah_first_share"),
        ),
        Step(
            "students",
            before[4],
            {"students": told.ground.students[k], "rate": values["applications_a_student_a_year"]},
            ("applications_a_student_a_year",),
        ),
        Step("base", float(before.sum()), {"year": estimates.base_year}),
        Step(
            "growth",
            float(before.sum() * growth),
            {"rate": values["growth_a_year"], "years": years},
            ("growth_a_year",),
        ),
        Step("comes", float(first.sum()), {"share": comes}, (f"kabupaten.{kabupaten}.comes_here",)),
        *_calibration(told, estimates, values, k),
        *_renewals(told, estimates, values, spread, k),
    ]
    estimated = told.estimate.by_driver[k].sum()
    if abs(estimated - told.by_driver[k].sum()) > 1e-6:
        found.append(Step("estimated", float(estimated)))
        found.append(Step("own", float(told.by_driver[k].sum()), {"count": len(told.own)}))
    low, high = np.percentile(spread.by_driver[:, k].sum(axis=(1, 2)), [LOW, HIGH])
    total = float(told.by_driver[k].sum())
    found.append(Step("total", total, {"year": told.year}, (), float(low), float(high)))
    found.append(Step("weight", total / max(told.total, 1e-9), {"office": told.total}))
    return tuple(found)


def _calibration(told: Forecast, estimates: Estimates, values: dict[str, float], k: int) -> list[Step]:
    year, scaled = told.estimate.calibrated_on, float(told.estimate.by_driver[k, :-1].sum())
    if year is None:
        return [Step("uncalibrated", scaled)]
    numbers = {
        "year": year,
        "recorded": told.ground.recorded[year],
        "renewals": float(renewals(told.ground, estimates, values, year).sum()),
        "first": float(first_passports(told.ground, estimates, values, year).sum()),
        "scale": told.estimate.scale,
    }
    return [Step("calibration", scaled, numbers)]


def _renewals(
    told: Forecast, estimates: Estimates, values: dict[str, float], spread: Spread, k: int
) -> list[Step]:
    at = DRIVERS.index("renewals")
    early = renewals(told.ground, estimates, {**values, "renewals.renewed": 0.0}, told.year).sum()
    office = told.estimate.by_driver[:, at].sum()
    part = told.estimate.by_driver[k, at].sum()
    low, high = np.percentile(spread.by_driver[:, k, at].sum(axis=1), [LOW, HIGH])
    numbers = {
        "office": float(office),
        "early": float(early),
        "expired": float(office - early),
        "part": float(part / office) if office > 0 else 0.0,
    }
    paths = ("renewals.renewed", "renewals.replaced_early_a_year", "renewals.child_share")
    if abs(part - told.by_driver[k, at].sum()) > 1e-6:  # the range is that of the own numbers, told below
        return [Step("renewals", float(part), numbers, paths)]
    return [Step("renewals", float(part), numbers, paths, float(low), float(high))]


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

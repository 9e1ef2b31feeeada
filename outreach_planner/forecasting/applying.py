"""Estimates in the place of the demand's own figures."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence

import numpy as np

from outreach_planner.forecasting.forecast import Forecast, forecast
from outreach_planner.forecasting.seasons import MONTHS, Floats
from outreach_planner.scenario.fields import Scenario


def estimated(scenario: Scenario) -> Scenario:
    """Put the forecast of the horizon's first year where planning reads demand.

    ``demand.applications_a_year``, ``demand.month_factors`` and each kabupaten's ``weight`` are replaced;
    a scenario without estimates, or with ``plan_with: false``, is given back as it is.
    """
    estimates = scenario.estimates
    if estimates is None or not estimates.plan_with:
        return scenario
    told = forecast(scenario, estimates, scenario.horizon.start.year)
    weights, factors = weights_of(told), factors_of(told)
    changed = scenario.model_copy(
        update={
            "demand": scenario.demand.model_copy(
                update={"applications_a_year": told.total, "month_factors": factors}
            ),
            "kabupaten": {
                name: each.model_copy(update={"weight": weight})
                for (name, each), weight in zip(scenario.kabupaten.items(), weights, strict=True)
            },
        }
    )
    changed._origins = scenario._origins
    return changed


def weights_of(told: Forecast) -> tuple[float, ...]:
    """Tell each kabupaten's part of the year's applications."""
    by_kabupaten = told.by_driver.sum(axis=(1, 2))
    return tuple(float(part) for part in by_kabupaten / max(told.total, 1e-9))


def factors_of(told: Forecast) -> tuple[float, ...]:
    """Tell what an average day of each month has against the year's average day."""
    length = [calendar.monthrange(told.year, month + 1)[1] for month in range(MONTHS)]
    daily = told.by_driver.sum(axis=(0, 1)) / np.array(length)
    mean = told.total / sum(length)
    return tuple(float(factor) for factor in (daily / mean if mean > 0 else np.ones(MONTHS)))


def daily_by_district(scenario: Scenario, dates: Sequence[dt.date]) -> Floats | None:
    """Tell the applications a day of each district on some days, shape (days, districts).

    None where the scenario does not plan with estimates.
    """
    estimates = scenario.estimates
    if estimates is None or not estimates.plan_with:
        return None
    known = {year: forecast(scenario, estimates, year) for year in sorted({date.year for date in dates})}
    return np.array(
        [
            known[date.year].by_district[:, date.month - 1] / calendar.monthrange(date.year, date.month)[1]
            for date in dates
        ]
    ).reshape(len(dates), -1)

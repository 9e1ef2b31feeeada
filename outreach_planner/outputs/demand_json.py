"""The derivation of demand as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from outreach_planner.forecasting.applying import factors_of, weights_of
from outreach_planner.forecasting.steps import Step, renewal_wave
from outreach_planner.forecasting.told import DemandTold
from outreach_planner.outputs.demand_telling import district_range, month_ranges
from outreach_planner.scenario.estimate_fields import DRIVERS

DEMAND_VERSION = 2


def demand_json(told: DemandTold, files: dict[str, str]) -> str:
    """Return the object that ``demand --json`` prints; people a year, ranges are percentiles 10 and 90."""
    found = told.forecast
    tree: dict[str, Any] = {
        "version": DEMAND_VERSION,
        "year": found.year,
        "plan_with": told.estimates.plan_with,
        "applications": round(found.total, 3),
        "month_factors": [round(factor, 6) for factor in factors_of(found)],
        "weights": {
            name: round(weight, 6)
            for name, weight in zip(found.ground.kabupaten, weights_of(found), strict=True)
        },
        "own_numbers": list(found.own),
        "kabupaten": {name: dict(_kabupaten_tree(told, name)) for name in found.ground.kabupaten},
        "kecamatan": {name: dict(_district_tree(told, name)) for name in found.ground.districts},
        "derivation": {
            name: [_step_tree(told, step) for step in steps] for name, steps in told.steps.items()
        },
        "kecamatan_derivation": {
            name: [_step_tree(told, step) for step in steps] for name, steps in told.district_steps.items()
        },
        "renewals": [
            {"year": each.year, "expired": round(each.expired, 2), "early": round(each.early, 2)}
            for each in renewal_wave(found, told.estimates)
        ],
        "backtest": [
            {
                "period": test.period,
                "recorded": test.recorded,
                "forecast": round(test.forecast, 1),
                "last_year": round(test.last_year, 1),
                "seasonal": None if test.seasonal is None else round(test.seasonal, 1),
                "disrupted": test.disrupted,
            }
            for test in told.backtests
        ],
        "files": files,
    }
    return json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=2, sort_keys=True) + "\n"


def _kabupaten_tree(told: DemandTold, name: str) -> Iterator[tuple[str, Any]]:
    k = told.forecast.ground.kabupaten.index(name)
    values, low, high = month_ranges(told, name)
    yield "months", [round(float(value), 2) for value in values]
    yield "months_low", [round(float(value), 2) for value in low]
    yield "months_high", [round(float(value), 2) for value in high]
    by_driver = told.forecast.by_driver[k].sum(axis=1)
    yield (
        "drivers",
        {driver: round(float(value), 2) for driver, value in zip(DRIVERS, by_driver, strict=True)},
    )


def _district_tree(told: DemandTold, name: str) -> Iterator[tuple[str, Any]]:
    found, drivers = told.forecast, told.drivers
    d = found.ground.districts.index(name)
    low, high = district_range(told, d)
    yield "name", told.scenario.districts[name].name
    yield "kabupaten", told.scenario.districts[name].kabupaten
    yield "applications", round(float(found.cells[d].sum()), 2)
    yield "low", round(low, 2)
    yield "high", round(high, 2)
    yield "months", [round(float(value), 2) for value in found.cells[d].sum(axis=0)]
    by_driver = found.cells[d].sum(axis=1)
    yield (
        "drivers",
        {driver: round(float(value), 2) for driver, value in zip(DRIVERS, by_driver, strict=True)},
    )
    for key in ("people", "adults", "departures", "waiting", "students", "travels", "comes"):
        yield key, round(float(getattr(drivers, key)[d]), 4)


def _step_tree(told: DemandTold, step: Step) -> dict[str, Any]:
    return {
        "step": step.key,
        "result": round(step.result, 6),
        "low": None if step.low is None else round(step.low, 3),
        "high": None if step.high is None else round(step.high, 3),
        "numbers": {name: round(float(value), 6) for name, value in step.numbers.items()},
        "places": list(step.places),
        "coefficients": [
            {
                "path": each.path,
                "value": each.value,
                "low": each.low,
                "high": each.high,
                "confidence": each.origin.confidence,
                "source": each.origin.source,
                "file": each.origin.file,
                "line": each.origin.line,
            }
            for each in (told.forecast.coefficients[path] for path in step.paths)
        ],
    }

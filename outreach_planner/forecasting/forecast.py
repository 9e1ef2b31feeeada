"""The forecast of a year: estimates, the office's own numbers in their place, and ranges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.forecasting.coefficients import Coefficient, coefficients, drawn
from outreach_planner.forecasting.deriving import Estimate, Ground, derive, ground_of
from outreach_planner.forecasting.own_numbers import Region, settle
from outreach_planner.forecasting.seasons import MONTHS, Floats
from outreach_planner.scenario.estimate_fields import DRIVERS, Estimates, OwnNumber
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import origins_of

DRAWS = 400
SEED = 20270101
LOW, HIGH = 10, 90
"""Percentiles of the ranges that are told."""


@dataclass(frozen=True)
class Spread:
    """What the draws of the coefficients say, each array with the draws first."""

    by_driver: Floats


@dataclass(frozen=True)
class Forecast:
    """Applications of a year, own numbers included.

    Attributes
    ----------
    year : int
    estimate : Estimate
        Without own numbers.
    by_driver : Floats, shape (K, drivers, 12)
    by_district : Floats, shape (districts, 12)
    coefficients : dict of str to Coefficient
    ground : Ground
    own : tuple of str
        The own numbers that hold in this year.
    """

    year: int
    estimate: Estimate
    by_driver: Floats
    by_district: Floats
    coefficients: dict[str, Coefficient]
    ground: Ground
    own: tuple[str, ...]

    @property
    def by_month(self) -> Floats:
        """Applications by kabupaten and month, shape (K, 12)."""
        return np.asarray(self.by_driver.sum(axis=1), dtype=np.float64)

    @property
    def total(self) -> float:
        """Applications of the year at the whole office."""
        return float(self.by_driver.sum())


def forecast(scenario: Scenario, estimates: Estimates, year: int, known_until: int | None = None) -> Forecast:
    """Forecast a year.

    Raises
    ------
    ScenarioError
        If own numbers contradict each other, or the country's holidays are not known.
    """
    known = coefficients(scenario, estimates)
    try:
        ground = ground_of(scenario, estimates, year, known_until)
    except NotImplementedError as error:
        found = f'got "{scenario.calendar.country}", a country whose holidays are not known'
        mend = "write its two-letter code, for example ID"
        raise ScenarioError([origins_of(scenario).problem("calendar.country", found, mend)]) from error
    estimate = derive(ground, estimates, {path: each.value for path, each in known.items()})
    own = {name: each for name, each in estimates.own_numbers.items() if each.year in (None, year)}
    by_driver, wrong = settle(estimate.by_driver, [*_driver_regions(scenario, own)])
    by_district = _shared_out(scenario, by_driver.sum(axis=1))
    by_district, also_wrong = settle(by_district, [*_place_regions(scenario, own)])
    if wrong or also_wrong:
        raise ScenarioError(
            _contradiction(scenario, each.name, each.total, each.already) for each in (*wrong, *also_wrong)
        )
    return Forecast(
        year, estimate, _rescaled(scenario, by_driver, by_district), by_district, known, ground, tuple(own)
    )


def spread_of(scenario: Scenario, estimates: Estimates, told: Forecast, draws: int = DRAWS) -> Spread:
    """Draw the coefficients from their ranges and derive each time; own numbers stay as they are.

    Beside the coefficients a year differs from its forecast by ``year_spread``, as forecasts have.
    """
    random = np.random.default_rng(SEED)
    found = np.empty((draws, *told.by_driver.shape))
    middle = told.estimate.by_driver
    for number in range(draws):
        values = drawn(told.coefficients, random)
        once = derive(told.ground, estimates, values).by_driver
        level = float(np.exp(estimates.year_spread * random.standard_normal() - estimates.year_spread**2 / 2))
        moved = np.divide(once * level, middle, out=np.ones_like(once), where=middle > 0)
        found[number] = told.by_driver * moved
    fixed = _fixed(told, estimates)
    found[:, fixed] = told.by_driver[fixed]
    return Spread(found)


def _fixed(told: Forecast, estimates: Estimates) -> NDArray[np.bool_]:
    """Flag the cells that an own number of their kabupaten (or the whole office) settles."""
    names = told.ground.kabupaten
    fixed = np.zeros(told.by_driver.shape, dtype=np.bool_)
    for name in told.own:
        own = estimates.own_numbers[name]
        if own.district is None:
            cells = (
                slice(None) if own.kabupaten is None else names.index(own.kabupaten),
                slice(None) if own.driver is None else DRIVERS.index(own.driver),
                slice(None) if own.month is None else own.month - 1,
            )
            fixed[cells] = True
    return fixed


def _driver_regions(scenario: Scenario, own: dict[str, OwnNumber]) -> Iterator[Region]:
    names = tuple(scenario.kabupaten)
    for name, each in own.items():
        if each.driver is not None:
            which = range(len(names)) if each.kabupaten is None else [names.index(each.kabupaten)]
            cells = _cells(which, [DRIVERS.index(each.driver)], _months(each))
            yield Region(name, cells, float(each.applications))


def _place_regions(scenario: Scenario, own: dict[str, OwnNumber]) -> Iterator[Region]:
    districts = list(scenario.districts.items())
    for name, each in own.items():
        if each.driver is None:
            rows = [
                row
                for row, (district, data) in enumerate(districts)
                if each.district in (None, district) and each.kabupaten in (None, data.kabupaten)
            ]
            if rows:
                yield Region(name, _cells(rows, _months(each)), float(each.applications))


def _cells(*axes: Sequence[int]) -> tuple[NDArray[np.int64], ...]:
    return np.ix_(*(np.array(axis, dtype=np.int64) for axis in axes))


def _months(own: OwnNumber) -> list[int]:
    return list(range(MONTHS)) if own.month is None else [own.month - 1]


def _shared_out(scenario: Scenario, by_month: Floats) -> Floats:
    """Share a kabupaten's applications over its districts by their people, shape (districts, 12)."""
    names = list(scenario.kabupaten)
    home = np.array([names.index(each.kabupaten) for each in scenario.districts.values()], dtype=np.int64)
    people = np.array([each.population for each in scenario.districts.values()], dtype=np.float64)
    totals = np.bincount(home, people, len(names))
    share = np.divide(people, totals[home], out=np.zeros_like(people), where=totals[home] > 0)
    return np.asarray(share[:, None] * by_month[home], dtype=np.float64)


def _rescaled(scenario: Scenario, by_driver: Floats, by_district: Floats) -> Floats:
    """Bring the drivers of each kabupaten and month to the total of its districts, where it has any."""
    names = list(scenario.kabupaten)
    totals = np.zeros((len(names), MONTHS))
    for row, each in enumerate(scenario.districts.values()):
        totals[names.index(each.kabupaten)] += by_district[row]
    sums = by_driver.sum(axis=1)
    even = np.broadcast_to(totals[:, None] / len(DRIVERS), by_driver.shape)
    scaled = by_driver * np.divide(totals, sums, out=np.zeros_like(sums), where=sums > 0)[:, None]
    return np.where((sums > 0)[:, None], scaled, even)


def _contradiction(scenario: Scenario, name: str, total: float, already: float) -> Problem:
    return origins_of(scenario).problem(
        f"estimates.own_numbers.{name}.applications",
        f"got {total:g}, but the smaller own numbers within it sum to {already:g}",
        f"write at least {already:g}, or mend the smaller ones",
    )

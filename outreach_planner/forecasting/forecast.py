"""The forecast of a year: estimates, the office's own numbers in their place, and ranges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.forecasting.coefficients import Coefficient, coefficients, drawn
from outreach_planner.forecasting.deriving import Estimate, derive
from outreach_planner.forecasting.ground import Ground, ground_of
from outreach_planner.forecasting.own_numbers import Region, settle
from outreach_planner.forecasting.seasons import MONTHS, Floats
from outreach_planner.holiday_calendar import require_known_country
from outreach_planner.scenario.estimate_fields import DRIVERS, Estimates, OwnNumber
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import origins_of

DRAWS = 400
SEED = 20270101
LOW, HIGH = 10, 90
"""Percentiles of the ranges that are told."""


@dataclass(frozen=True)
class Spread:
    """What the draws of the coefficients say, each array with the draws first.

    Attributes
    ----------
    by_driver : Floats, shape (draws, K, drivers, 12)
    by_district : Floats, shape (draws, D, drivers)
    chosen : dict of str to Floats
        By month as well, shape (draws, drivers, 12), of the districts asked for.
    """

    by_driver: Floats
    by_district: Floats
    chosen: dict[str, Floats]


@dataclass(frozen=True)
class Forecast:
    """Applications of a year, own numbers included.

    Attributes
    ----------
    year : int
    estimate : Estimate
        Without own numbers.
    cells : Floats, shape (D, drivers, 12)
        Of each district and driver; all other tables are sums of it.
    by_driver : Floats, shape (K, drivers, 12)
    coefficients : dict of str to Coefficient
    ground : Ground
    own : tuple of str
        The own numbers that hold in this year.
    regions : tuple of Region
        What they settle.
    """

    year: int
    estimate: Estimate
    cells: Floats
    by_driver: Floats
    coefficients: dict[str, Coefficient]
    ground: Ground
    own: tuple[str, ...]
    regions: tuple[Region, ...]

    @property
    def by_district(self) -> Floats:
        """Applications by district and month, shape (D, 12)."""
        return np.asarray(self.cells.sum(axis=1), dtype=np.float64)

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
    require_known_country(scenario)
    ground = ground_of(scenario, estimates, year, known_until)
    estimate = derive(ground, estimates, {path: each.value for path, each in known.items()})
    own = {name: each for name, each in estimates.own_numbers.items() if each.year in (None, year)}
    regions = tuple(_regions(scenario, own))
    cells, wrong = settle(estimate.cells, regions)
    if wrong:
        raise ScenarioError(_contradiction(scenario, each.name, each.total, each.already) for each in wrong)
    by_driver = ground.by_kabupaten(cells)
    return Forecast(year, estimate, cells, by_driver, known, ground, tuple(own), regions)


def spread_of(
    estimates: Estimates, told: Forecast, districts: Sequence[str] = (), draws: int = DRAWS
) -> Spread:
    """Draw the coefficients from their ranges and derive each time; own numbers stay as they are.

    Beside the coefficients a year differs from its forecast by ``year_spread``, as forecasts have.

    Parameters
    ----------
    districts : sequence of str
        Those whose draws are kept by month as well.
    """
    random = np.random.default_rng(SEED)
    ground = told.ground
    by_driver = np.empty((draws, *told.by_driver.shape))
    by_district = np.empty((draws, *told.cells.shape[:2]))
    chosen = {name: np.empty((draws, *told.cells.shape[1:])) for name in districts}
    for number in range(draws):
        once = derive(ground, estimates, drawn(told.coefficients, random)).cells
        level = float(np.exp(estimates.year_spread * random.standard_normal() - estimates.year_spread**2 / 2))
        cells, _ = settle(once * level, told.regions)
        by_driver[number] = ground.by_kabupaten(cells)
        by_district[number] = cells.sum(axis=2)
        for name, found in chosen.items():
            found[number] = cells[ground.districts.index(name)]
    return Spread(by_driver, by_district, chosen)


def _regions(scenario: Scenario, own: dict[str, OwnNumber]) -> Iterator[Region]:
    """Tell which cells of the table of districts, drivers and months each own number is about."""
    districts = list(scenario.districts.items())
    for name, each in own.items():
        rows = [
            row
            for row, (district, data) in enumerate(districts)
            if each.district in (None, district) and each.kabupaten in (None, data.kabupaten)
        ]
        drivers = range(len(DRIVERS)) if each.driver is None else [DRIVERS.index(each.driver)]
        months = range(MONTHS) if each.month is None else [each.month - 1]
        if rows:
            axes = (np.array(axis, dtype=np.int64) for axis in (rows, drivers, months))
            yield Region(name, np.ix_(*axes), float(each.applications))


def _contradiction(scenario: Scenario, name: str, total: float, already: float) -> Problem:
    return origins_of(scenario).problem(
        f"estimates.own_numbers.{name}.applications",
        f"got {total:g}, but the smaller own numbers within it sum to {already:g}",
        f"write at least {already:g}, or mend the smaller ones",
    )

"""All there is to tell about the demand of a scenario and year, gathered once for text, JSON and page."""

from __future__ import annotations

from dataclasses import dataclass, field

from outreach_planner.forecasting.applying import estimated
from outreach_planner.forecasting.backtest import Backtest, backtests
from outreach_planner.forecasting.district_steps import district_steps
from outreach_planner.forecasting.drivers import Drivers, drivers_of
from outreach_planner.forecasting.forecast import Forecast, Spread, forecast, spread_of
from outreach_planner.forecasting.steps import Step, steps_of
from outreach_planner.scenario.estimate_fields import Estimates
from outreach_planner.scenario.fields import Scenario


@dataclass(frozen=True)
class DemandTold:
    """The forecast with its ranges, the derivation of chosen regions, and the backtest.

    Attributes
    ----------
    drivers : Drivers
        Of every district.
    steps : dict of str to tuple of Step
        By the id of the kabupaten.
    district_steps : dict of str to tuple of Step
        By the id of the district.
    """

    scenario: Scenario
    estimates: Estimates
    forecast: Forecast
    spread: Spread
    drivers: Drivers
    steps: dict[str, tuple[Step, ...]]
    backtests: tuple[Backtest, ...]
    district_steps: dict[str, tuple[Step, ...]] = field(default_factory=dict)

    @property
    def planned_weights(self) -> dict[str, float]:
        """The part of all applications that plans give each kabupaten."""
        weights = {name: each.weight for name, each in estimated(self.scenario).kabupaten.items()}
        total = sum(weights.values()) or 1.0
        return {name: weight / total for name, weight in weights.items()}

    @property
    def written_campuses(self) -> frozenset[str]:
        """The campuses whose district is written."""
        return frozenset(campus for each in self.estimates.districts.values() for campus in each.campuses)

    @property
    def shown_kabupaten(self) -> tuple[str, ...]:
        """The kabupaten whose districts are listed: those derived, or those of the derived districts."""
        homes = {self.scenario.districts[name].kabupaten for name in self.district_steps}
        return tuple(name for name in self.forecast.ground.kabupaten if name in self.steps or name in homes)


def told_demand(
    scenario: Scenario,
    estimates: Estimates,
    year: int,
    kabupaten: tuple[str, ...],
    districts: tuple[str, ...] = (),
) -> DemandTold:
    """Forecast a year, draw its ranges, derive some regions and test the method on the past."""
    found = forecast(scenario, estimates, year)
    spread = spread_of(estimates, found, districts)
    values = {path: each.value for path, each in found.coefficients.items()}
    return DemandTold(
        scenario,
        estimates,
        found,
        spread,
        drivers_of(found.ground, values),
        {name: steps_of(found, estimates, spread, name) for name in kabupaten},
        backtests(scenario, estimates),
        {name: district_steps(found, estimates, spread, name) for name in districts},
    )

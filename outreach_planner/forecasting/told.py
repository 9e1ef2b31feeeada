"""All there is to tell about the demand of a scenario and year, gathered once for text, JSON and page."""

from __future__ import annotations

from dataclasses import dataclass

from outreach_planner.forecasting.applying import estimated
from outreach_planner.forecasting.backtest import Backtest, backtests
from outreach_planner.forecasting.forecast import Forecast, Spread, forecast, spread_of
from outreach_planner.forecasting.steps import Step, steps_of
from outreach_planner.scenario.estimate_fields import Estimates
from outreach_planner.scenario.fields import Scenario


@dataclass(frozen=True)
class DemandTold:
    """The forecast with its ranges, the derivation of chosen kabupaten, and the backtest.

    Attributes
    ----------
    steps : dict of str to tuple of Step
        By the id of the kabupaten.
    """

    scenario: Scenario
    estimates: Estimates
    forecast: Forecast
    spread: Spread
    steps: dict[str, tuple[Step, ...]]
    backtests: tuple[Backtest, ...]

    @property
    def planned_weights(self) -> dict[str, float]:
        """The part of all applications that plans give each kabupaten."""
        weights = {name: each.weight for name, each in estimated(self.scenario).kabupaten.items()}
        total = sum(weights.values()) or 1.0
        return {name: weight / total for name, weight in weights.items()}


def told_demand(
    scenario: Scenario, estimates: Estimates, year: int, kabupaten: tuple[str, ...]
) -> DemandTold:
    """Forecast a year, draw its ranges, derive some kabupaten and test the method on the past."""
    found = forecast(scenario, estimates, year)
    spread = spread_of(scenario, estimates, found)
    steps = {name: steps_of(found, estimates, spread, name) for name in kabupaten}
    return DemandTold(scenario, estimates, found, spread, steps, backtests(scenario, estimates))

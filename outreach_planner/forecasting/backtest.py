"""How far forecasts would have been off: each recorded year from what was recorded before it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.forecasting.forecast import forecast
from outreach_planner.forecasting.seasons import MONTHS
from outreach_planner.scenario.estimate_fields import Estimates
from outreach_planner.scenario.fields import Scenario


@dataclass(frozen=True)
class Backtest:
    """One year or month: what was recorded, and what would have been said before.

    Attributes
    ----------
    period : str
        ``2024`` or ``2023-04``.
    recorded, forecast : float
    last_year : float
        The naive forecast: as in the last recorded year (of a month: that month, or without one a twelfth).
    seasonal : float or None
        Of a month: last year's total spread by the demand's own month factors; None for a year.
    disrupted : bool
        The year was no usual one.
    """

    period: str
    recorded: float
    forecast: float
    last_year: float
    seasonal: float | None
    disrupted: bool

    def error(self, said: float) -> float:
        """Tell how far a forecast was off, as a part of what was recorded."""
        return said / self.recorded - 1 if self.recorded > 0 else 0.0


def backtests(scenario: Scenario, estimates: Estimates) -> tuple[Backtest, ...]:
    """Forecast every recorded year and month from the years recorded before it.

    Only recorded years up to the one before are known; the coefficients are today's.
    """
    recorded = {
        int(name): each for name, each in estimates.recorded_years.items() if each.confidence != "estimate"
    }
    without_own = estimates.model_copy(update={"own_numbers": {}})
    found = []
    for year in sorted(recorded):
        before = [other for other in recorded if other < year]
        if before:
            said = forecast(scenario, without_own, year, known_until=year - 1)
            each = recorded[year]
            last = float(recorded[max(before)].applications)
            found.append(
                Backtest(str(year), float(each.applications), said.total, last, None, each.disrupted)
            )
    factors = np.array(scenario.demand.month_factors) / max(sum(scenario.demand.month_factors), 1e-9)
    for name, month in sorted(estimates.recorded_months.items()):
        year, number = int(name[:4]), int(name[5:]) - 1
        before = [other for other in recorded if other < year]
        if not before:
            continue
        said = forecast(scenario, without_own, year, known_until=year - 1)
        last = float(recorded[max(before)].applications)
        same = estimates.recorded_months.get(f"{year - 1}-{name[5:]}")
        found.append(
            Backtest(
                name,
                float(month.applications),
                float(said.by_month[:, number].sum()),
                float(same.applications) if same is not None else last / MONTHS,
                last * float(factors[number]),
                year in recorded and recorded[year].disrupted,
            )
        )
    return tuple(found)


def mean_error(tests: tuple[Backtest, ...], which: str) -> float | None:
    """Average the errors without their signs over usual years and months; None if there are none.

    Parameters
    ----------
    which : str
        ``forecast``, ``last_year`` or ``seasonal``.
    """
    said = [
        abs(test.error(getattr(test, which)))
        for test in tests
        if not test.disrupted and getattr(test, which) is not None
    ]
    return float(np.mean(said)) if said else None

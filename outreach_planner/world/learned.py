"""What was learned of attendance, as a factor on who comes to a program at a place within the horizon."""

from __future__ import annotations

from collections import Counter

from outreach_planner.holiday_calendar import season_of
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.instance import Days


class LearnedFactors:
    """The learned factors of a scenario's programs and places, averaged over the days of the horizon.

    Parameters
    ----------
    scenario : Scenario
    days : Days
    """

    def __init__(self, scenario: Scenario, days: Days) -> None:
        self._factors = {
            (each.program, each.place, each.season): each.factor
            for each in scenario.learned.attendance.values()
        }
        self._seasons: Counter[str] = Counter()
        if self._factors:
            self._seasons.update(season_of(scenario.calendar, date) for date in days.dates)

    def of(self, program: str, place: str) -> float:
        """Tell how many come for one who would by the reach alone; 1 where nothing was learned."""
        if not self._factors:
            return 1.0
        total = sum(self._in_season(program, place, name) * count for name, count in self._seasons.items())
        return total / sum(self._seasons.values())

    def _in_season(self, program: str, place: str, season: str) -> float:
        for key in (
            (program, place, season),
            (program, place, None),
            (program, None, season),
            (program, None, None),
        ):
            if key in self._factors:
                return self._factors[key]
        return 1.0

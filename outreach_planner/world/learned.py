"""What was learned of attendance, as a factor on who comes to a program at a place within the horizon."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from outreach_planner.holiday_calendar import season_of
from outreach_planner.scenario.fields import Scenario


class LearnedFactors:
    """The learned factors of a scenario's programs and places, averaged over the days of the horizon.

    Parameters
    ----------
    scenario : Scenario
    dates : sequence of date
        The days of the horizon.
    """

    def __init__(self, scenario: Scenario, dates: Sequence[dt.date]) -> None:
        self._factors = {
            (each.program, each.place, each.season): each.factor
            for each in scenario.learned.attendance.values()
        }
        self._seasons: Counter[str] = Counter()
        if self._factors:
            self._seasons.update(season_of(scenario.calendar, date) for date in dates)

    def of(self, program: str, place: str) -> float:
        """Tell how many come for one who would by the reach alone; 1 where nothing was learned."""
        if not self._factors:
            return 1.0
        total = sum(self._in_season(program, place, name) * count for name, count in self._seasons.items())
        return total / sum(self._seasons.values())

    def share_of(self, program: str, place: str) -> float:
        """Tell on which part of the days something learned counts, from 0 to 1."""
        told = {name: self._told(program, place, name) is not None for name in self._seasons}
        return sum(self._seasons[name] for name in told if told[name]) / max(1, sum(self._seasons.values()))

    def _in_season(self, program: str, place: str, season: str) -> float:
        factor = self._told(program, place, season)
        return 1.0 if factor is None else factor

    def _told(self, program: str, place: str, season: str) -> float | None:
        for key in (
            (program, place, season),
            (program, place, None),
            (program, None, season),
            (program, None, None),
        ):
            if key in self._factors:
                return self._factors[key]
        return None

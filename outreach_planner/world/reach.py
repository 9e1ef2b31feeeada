"""Who comes when a team is at a place, and what serving one of them is worth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.scenario import world_fields
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.counters import nearest_counter
from outreach_planner.world.demand import points_of
from outreach_planner.world.instance import Days, Floats, Ints
from outreach_planner.world.travel import Travel, to_stops


@dataclass(frozen=True)
class Catchment:
    """The demand points that a program reaches at a place, R of them.

    Attributes
    ----------
    point : Ints, shape (R,)
    share : Floats, shape (2, R)
        Share of the waiting who come, by season; above 0 in at least one.
    value_rupiah : Floats, shape (2, R)
        Value of serving one of them, by season.
    spared_minutes : Floats, shape (2, R)
        Minutes that one of them need not travel, there and back; never below 0.
    """

    point: Ints
    share: Floats
    value_rupiah: Floats
    spared_minutes: Floats


class Reach:
    """The catchments of programs at places, each worked out once.

    Parameters
    ----------
    scenario : Scenario
    days : Days
    travel : Travel
        Of people, on the network.
    """

    def __init__(self, scenario: Scenario, days: Days, travel: Travel) -> None:
        self._scenario = scenario
        self._stops = to_stops(scenario, travel)
        self._counter = nearest_counter(scenario, travel, days.dates[0])
        _, self._home, self._segment = points_of(scenario)
        limits = [
            scenario.demand.reach.limit_minutes if s.reach_limit_minutes is None else s.reach_limit_minutes
            for s in scenario.demand.segments.values()
        ]
        self._limit = np.array(limits, dtype=np.float64)
        self._points: dict[tuple[str, ...], Ints] = {}
        self._known: dict[tuple[tuple[str, ...], int, world_fields.Reach], Catchment] = {}

    def catchment(
        self, segments: tuple[str, ...], place: int, reach: world_fields.Reach | None = None
    ) -> Catchment:
        """Work out who comes to a place.

        Of the waiting of a point of these segments, ``share_at_door`` x exp(-minutes / scale) come if they
        live within the limit in that season. Serving one of them is worth the base value and the travel
        that is spared, there and back, against the nearest counter that draws on the first day; never less
        than the base value.

        Parameters
        ----------
        segments : tuple of str
            Ids of the segments that are served.
        place : int
            Index of the place.
        reach : Reach or None
            How far people come, to a lane for one; None takes the demand's and the segments' own limits.
        """
        own = self._scenario.demand.reach
        key = (segments, place, reach or own)
        if key not in self._known:
            points = self._of_segments(segments)
            limit = self._limit[self._segment[points]] if reach is None else reach.limit_minutes
            self._known[key] = self._work_out(points, place, reach or own, limit)
        return self._known[key]

    def _of_segments(self, segments: tuple[str, ...]) -> Ints:
        """Find the points of some segments."""
        if segments not in self._points:
            ids = list(self._scenario.demand.segments)
            served = np.array([number for number, name in enumerate(ids) if name in segments], dtype=np.int64)
            self._points[segments] = np.flatnonzero(np.isin(self._segment, served)).astype(np.int64)
        return self._points[segments]

    def _work_out(
        self, point: Ints, place: int, reach: world_fields.Reach, limit_minutes: Floats | int
    ) -> Catchment:
        minutes = self._stops.minutes[:, self._home[point], place]
        within = minutes <= limit_minutes
        reached = within.any(axis=0) & (reach.share_at_door > 0)
        point, minutes, within = point[reached], minutes[:, reached], within[:, reached]
        share = np.where(within, reach.share_at_door * np.exp(-minutes / reach.scale_minutes), 0.0)
        spared_minutes, spared_km = self._spared(point, place, minutes)
        costs = self._scenario.costs
        spared_rupiah = (
            spared_km * costs.travel_rupiah_a_km + spared_minutes / 60 * costs.travel_rupiah_an_hour
        )
        value_rupiah = costs.served_rupiah + np.maximum(spared_rupiah, 0.0)
        return Catchment(point, share, value_rupiah, np.maximum(spared_minutes, 0.0))

    def _spared(self, point: Ints, place: int, minutes: Floats) -> tuple[Floats, Floats]:
        """Compare the ways to the nearest counter and to the place, there and back: minutes and km, (2, R).

        0 where people can go to only one of them.
        """
        home = self._home[point]
        counter_minutes, counter_km = self._counter.minutes[:, home, 0], self._counter.km[:, home, 0]
        comparable = np.isfinite(minutes) & np.isfinite(counter_minutes)
        spared_minutes = np.zeros_like(minutes)
        np.subtract(counter_minutes, minutes, out=spared_minutes, where=comparable)
        spared_km = np.where(comparable, counter_km - self._stops.km[:, home, place], 0.0)
        return 2 * spared_minutes, 2 * spared_km


def together(first: Catchment, second: Catchment) -> Catchment:
    """Tell whom two services on one day reach together, one after the other.

    Of those who wait, ``1 - (1 - first share)(1 - second share)`` come to one of them at most. The value is
    the higher of the two: a bound for what the same people are worth at either.
    """
    point = np.union1d(first.point, second.point)
    left = np.ones((2, len(point)))
    value, spared = np.zeros((2, len(point))), np.zeros((2, len(point)))
    for catchment in (first, second):
        at = np.searchsorted(point, catchment.point)
        left[:, at] *= 1.0 - catchment.share
        value[:, at] = np.maximum(value[:, at], catchment.value_rupiah)
        spared[:, at] = np.maximum(spared[:, at], catchment.spared_minutes)
    return Catchment(point.astype(np.int64), 1.0 - left, value, spared)

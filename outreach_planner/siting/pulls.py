"""What counters and sites pull on the people on each kind of day, every site apart."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from outreach_planner.scenario.base import Weekday
from outreach_planner.siting.opened import PREFIX, Ground, scenario_with
from outreach_planner.siting.sites import Choice
from outreach_planner.world.counters import is_open, pull_of, travel_spared_rupiah
from outreach_planner.world.demand import points_of
from outreach_planner.world.instance import Floats


@dataclass(frozen=True)
class Pulls:
    """Raw pulls on the points on one kind of day.

    Today's queues (G, I), the travel they spare (I,), the sites (J, I) and the travel they spare (J, I).
    """

    queue: Floats
    queue_spared: Floats
    site: Floats
    site_spared: Floats


class DaysOfPulls:
    """The raw pulls of each day with some counters closed, worked out once for each kind of day."""

    def __init__(self, ground: Ground, closed: tuple[str, ...]) -> None:
        everything = Choice(tuple(range(len(ground.sites))), closed)
        self.ground = ground
        self.scenario = scenario_with(ground.instance.scenario, ground.sites, ground.pull, everything)
        _, home, segment = points_of(self.scenario)
        eager = np.array([each.counter_pull for each in self.scenario.demand.segments.values()])
        self._home, self._eager = home, eager[segment]
        self._known: dict[tuple[int, tuple[str, ...]], Pulls] = {}

    def on(self, season: int, date: dt.date, weekday: Weekday | None = None) -> Pulls:
        """Give the pulls on a working day, or on another day of its week."""
        counters = self.scenario.counters
        key = (season, tuple(name for name, each in counters.items() if is_open(each, date, weekday)))
        if key not in self._known:
            self._known[key] = self._work_out(season, key[1])
        return self._known[key]

    def _work_out(self, season: int, opened: tuple[str, ...]) -> Pulls:
        ground, scenario = self.ground, self.scenario
        queues, places = ground.instance.queues.ids, list(scenario.places)
        sites = {PREFIX + site.id: number for number, site in enumerate(ground.sites)}
        points = len(self._home)
        queue, spared = np.zeros((len(queues), points)), np.zeros(points)
        site, site_spared = np.zeros((len(sites), points)), np.zeros((len(sites), points))
        for name in opened:
            counter = scenario.counters[name]
            if not counter.draws:
                continue
            drawn = pull_of(scenario, ground.travel, season, counter)[self._home] * self._eager
            place = places.index(counter.place)
            travel = travel_spared_rupiah(scenario, ground.travel, season, place)[self._home]
            if name in sites:
                site[sites[name]], site_spared[sites[name]] = drawn, drawn * travel
            else:
                queue[queues.index(counter.queue)] += drawn
                spared += drawn * travel
        return Pulls(queue, spared, site, site_spared)

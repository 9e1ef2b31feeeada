"""A month of day trips kept visit by visit, as a person or a weekly planner would decide it.

The diary knows what the rules still leave open and what one more visit would be worth on top of those
already in it, by the project's own plain simulation: the rivals of ``side_by_side.py`` decide with it. Days
halved between two places and nights away are not offered.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from outreach_planner.model.network import FROM_HOME, Formulation, Row, Schedule
from outreach_planner.plans.simulate import Stop, simulate
from outreach_planner.plans.stops import HOME, stops_at
from outreach_planner.world.instance import Floats

Visit = tuple[int, int, int]
"""Team, option of the instance, day."""
ROUNDING = 1e-6


class Diary:
    """The visits decided so far: at most one a team and day, each a day trip.

    Attributes
    ----------
    formulation : Formulation
    held : dict
        Option by team and day.
    """

    def __init__(self, formulation: Formulation) -> None:
        self.formulation = formulation
        self.held: dict[tuple[int, int], int] = {}
        self._counting: dict[Visit, list[tuple[int, int]]] = {}
        for number, row in enumerate(formulation.rows):
            for u, o, t, coefficient in zip(row.team, row.option, row.day, row.coefficient, strict=True):
                self._counting.setdefault((int(u), int(o), int(t)), []).append((number, int(coefficient)))

    @property
    def visits(self) -> list[Visit]:
        """What is in it, by team and day."""
        return sorted((u, o, t) for (u, t), o in self.held.items())

    def copy(self, without: Iterable[Visit] = ()) -> Diary:
        """Write the same visits, or all but some of them, into another diary."""
        other = Diary.__new__(Diary)
        other.formulation, other._counting, other.held = self.formulation, self._counting, dict(self.held)
        for u, o, t in without:
            if other.held.get((u, t)) == o:
                del other.held[u, t]
        return other

    @classmethod
    def of(cls, formulation: Formulation, schedule: Schedule) -> Diary:
        """Write a schedule of day trips into a diary."""
        diary = cls(formulation)
        for u, t in np.argwhere(schedule.option >= 0).tolist():
            diary.add((u, int(schedule.option[u, t]), t))
        return diary

    def add(self, visit: Visit) -> None:
        """Put a visit in, in place of what the team held on that day."""
        u, o, t = visit
        self.held[u, t] = o

    def candidates(self, days: Iterable[int], teams: Iterable[int] | None = None) -> list[Visit]:
        """List the day trips that the teams' networks allow on some days."""
        networks, options = self.formulation.networks, self.formulation.instance.options
        return [
            (u, int(networks[u].options[n]), t)
            for u in (range(len(networks)) if teams is None else teams)
            for t in days
            for n in np.flatnonzero(networks[u].allowed[:, t])
            if networks[u].capacity[networks[u].kind[t], FROM_HOME, n, HOME] >= 0
            and len(options.events(int(networks[u].options[n]))) == 1
        ]

    def broken(self) -> list[Row]:
        """List the rows whose upper limit the visits are above."""
        counted = self.counts()
        return [row for row, count in zip(self.formulation.rows, counted, strict=True) if count > row.upper]

    def missing(self) -> int:
        """Count the visits by which rows fall short of their lower limit."""
        rows = self.formulation.rows
        lower = np.array([row.lower for row in rows])
        return int(np.maximum(0, lower - self.counts()).sum()) if rows else 0

    def short_rows(self) -> list[Row]:
        """List the rows that fall short of their lower limit."""
        counted = self.counts()
        return [row for row, count in zip(self.formulation.rows, counted, strict=True) if count < row.lower]

    def short_visits(self) -> list[Visit]:
        """List the visits that serve fewer than their minimum attendance."""
        instance, least = self.formulation.instance, self.formulation.instance.options.service_minimum
        services = [(v, n, stop) for v in self.visits for n, stop in enumerate(self._stops(v))]
        served = simulate(instance, [stop for _, _, stop in services]).served
        return [
            visit
            for (visit, n, _), people in zip(services, served, strict=True)
            if people < least[visit[1], n] - ROUNDING
        ]

    def may_hold(self, visit: Visit) -> bool:
        """Whether the team is free that day and no row, nor any visit's minimum, is broken with the visit."""
        if (visit[0], visit[2]) in self.held:
            return False
        more = self.copy()
        more.add(visit)
        return not more.broken() and not more.short_visits()

    def value_rupiah(self) -> float:
        """Simulate the visits: their value less the costs of the day trips."""
        stops = [stop for visit in self.visits for stop in self._stops(visit)]
        found = simulate(self.formulation.instance, stops)
        return found.value_rupiah - sum(map(self._cost, self.visits))

    def schedule(self) -> Schedule:
        """Give the visits as a schedule without nights."""
        shape = len(self.formulation.networks), len(self.formulation.instance.days.dates)
        option = np.full(shape, -1, dtype=np.int64)
        for (u, t), o in self.held.items():
            option[u, t] = o
        return Schedule(option, np.zeros(shape, dtype=np.bool_))

    def leg_rupiah(self, visit: Visit) -> int:
        """Cost of the drive there and back."""
        u, o, t = visit
        options, legs = self.formulation.instance.options, self.formulation.networks[u].leg_rupiah
        stops = [-1, *dict.fromkeys((int(options.place[o]), int(options.last_place[o]))), -1]
        season = self.formulation.instance.days.season[t]
        return sum(int(legs[season, start, end]) for start, end in pairwise(stops))

    def _cost(self, visit: Visit) -> int:
        network = self.formulation.networks[visit[0]]
        return int(network.visit_rupiah[network.local(visit[1])]) + self.leg_rupiah(visit)

    def _stops(self, visit: Visit) -> list[Stop]:
        u, o, t = visit
        instance, networks = self.formulation.instance, self.formulation.networks
        return stops_at(instance, networks[u], o, t, FROM_HOME, HOME)

    def counts(self) -> Floats:
        """Count each row's visits."""
        counted = np.zeros(len(self.formulation.rows))
        for visit in self.visits:
            for number, coefficient in self._counting.get(visit, ()):
                counted[number] += coefficient
        return counted

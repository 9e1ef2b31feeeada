"""The master: a mix of the clusters' schedules that keeps all limits together, by linear programming.

Its value is the limit of what prices can prove with these clusters, once no schedule is missing; its
duals are the next prices to try. Nothing rests on its numbers: any prices give a bound.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from outreach_planner.deciding.bound.cluster_schedule import ClusterSchedule
from outreach_planner.deciding.bound.clusters import Cluster
from outreach_planner.deciding.bound.columns import consequences
from outreach_planner.deciding.bound.grid import shared_people
from outreach_planner.deciding.bound.ground import Ground
from outreach_planner.deciding.bound.limits import Limits
from outreach_planner.deciding.bound.linear import Linear
from outreach_planner.deciding.bound.prices import Prices, fair_weights
from outreach_planner.deciding.bound.route_flow import RouteFlow
from outreach_planner.deciding.bound.trips import Trip
from outreach_planner.world.instance import Floats, Instance, Ints

WITHIN_RUPIAH, WHOLE_GAP = 2e7, 1e-3
"""Columns tried whole may lose so much at the last prices; part of the value that may be lost by them all."""
BREACH_RUPIAH = 1e9
"""Price of missing a limit by one: keeps the master feasible while schedules are few."""


class Master:
    """The linear program over schedules.

    Parameters
    ----------
    ground : Ground
    limits : Limits
    officers : Floats, shape (V, G)
        Places at the counters that a visit takes.
    clusters : sequence of Cluster
    """

    def __init__(
        self,
        ground: Ground,
        limits: Limits,
        officers: Floats,
        clusters: Sequence[Cluster],
    ) -> None:
        self._instance = instance = ground.formulation.instance
        self._visits, self._limits, self._officers = ground.visits, limits, officers
        self._grid = shared_people(instance, clusters, len(ground.formulation.networks))
        self._clusters = clusters
        self._program = Linear()
        self._seen: set[tuple[bytes, ...]] = set()
        self._schedules: list[int] = []
        self._limit_start = np.searchsorted(np.sort(limits.visit), np.arange(len(ground.visits.day) + 1))
        self._limit_order = np.argsort(limits.visit, kind="stable")
        people, queues = instance.people, instance.queues
        days, groups = queues.capacity.shape
        inflow = np.einsum("tgi,ti->tg", people.draw, people.undisturbed).ravel()
        self._queue_rows = self._program.add_rows(inflow, inflow).reshape(days, groups)
        minus = np.full(days * groups, -np.inf)
        self._stand_rows = self._program.add_rows(minus, np.zeros(days * groups)).reshape(days, groups)
        self._counter_rows = self._program.add_rows(minus, queues.capacity.ravel()).reshape(days, groups)
        self._limit_rows = self._program.add_rows(limits.lower, limits.upper)
        self._share_rows = self._program.add_rows(*self._share_sides())
        grid = self._grid
        waiting = np.zeros(grid.persons)
        team, day, point = np.nonzero(grid.person >= 0)
        waiting[grid.person[team, day, point]] = people.undisturbed[day, point]
        self._person_rows = self._program.add_rows(np.full(grid.persons, -np.inf), waiting)
        self._missing_rows = self._program.add_rows(np.full(grid.missings, -np.inf), np.zeros(grid.missings))
        ones = np.ones(len(clusters))
        self._cluster_rows = self._program.add_rows(-np.inf * ones, ones)
        self._routed = ground.routed
        minus = np.full(int(self._routed.sum()), -np.inf)
        self._pass_rows = np.full(len(self._routed), -1)
        self._pass_rows[self._routed] = self._program.add_rows(minus, np.zeros(len(minus)))
        self._flows = [RouteFlow(self._program, routes, self._pass_rows) for routes in ground.routes]
        self._add_queues()
        self._add_fairness()
        self._add_missing()
        self._add_breaches()
        self._constant = _waiting_worth(instance)

    def add(self, schedule: ClusterSchedule) -> bool:
        """Add a schedule as a column; False if it is there already."""
        key = (
            np.int64(schedule.cluster).tobytes(),
            schedule.visit.tobytes(),
            schedule.point.tobytes(),
            np.round(schedule.served, 2).tobytes(),
        )
        if key in self._seen:
            return False
        self._seen.add(key)
        follows = consequences(self._instance, schedule)
        team = self._clusters[schedule.cluster].team
        entries = [
            (self._cluster_rows[[schedule.cluster]], np.ones(1)),
            (self._queue_rows.ravel(), follows.fewer_drawn.ravel()),
            (self._share_rows, -follows.share),
            *self._limit_entries(schedule.visit),
            *self._people_entries(schedule, team),
        ]
        routed = schedule.visit[self._routed[schedule.visit]]
        entries.append((self._pass_rows[routed], np.ones(len(routed))))
        for v in schedule.visit:
            day = self._visits.day[v]
            entries.append((self._counter_rows[day], self._officers[v]))
        rupiah = follows.rupiah - float(self._visits.rupiah[schedule.visit].sum())
        column = self._program.add_column(
            rupiah, np.concatenate([e[0] for e in entries]), np.concatenate([e[1] for e in entries])
        )
        self._schedules.append(column)
        return True

    def add_trips(self, trips: Sequence[Trip]) -> int:
        """Add trips of each routed crew; returns how many are new."""
        return sum(flow.add_trips(some) for flow, some in zip(self._flows, trips, strict=True))

    def solve_whole(self, stop: Callable[[], bool]) -> list[list[tuple[int, tuple[int, ...]]]] | None:
        """Take schedules and trips whole: of each routed crew the trips (day they leave, visits)."""
        trips = [column for flow in self._flows for column in flow.trips]
        whole = np.array([*self._schedules, *trips], dtype=np.int64)
        values = self._program.solve_whole(whole, self._pass_rows, WITHIN_RUPIAH, WHOLE_GAP, stop)
        if values is None:
            return None
        taken = []
        for flow in self._flows:
            times = {column: round(float(values[column])) for column in flow.trips}
            taken.append([flow.trips[column] for column, often in times.items() for _ in range(often)])
        return taken

    def solve(self) -> tuple[float, Prices] | None:
        """Value of the best mix in rupiah, and its prices; None if the solver gives up."""
        solved = self._program.solve()
        if solved is None:
            return None
        value, duals = solved
        grid = self._grid
        person = np.zeros(grid.person.shape)
        some = grid.person >= 0
        person[some] = np.maximum(duals[self._person_rows], 0.0)[grid.person[some]]
        return value + self._constant, Prices(
            counter=np.maximum(duals[self._counter_rows], 0.0),
            limit=self._limits.clipped(duals[self._limit_rows]),
            visit=np.where(self._routed, np.maximum(duals[self._pass_rows], 0.0), 0.0),
            person=person,
            fairness=fair_weights(self._instance, duals[self._share_rows]),
        )

    def _share_sides(self) -> tuple[Floats, Floats]:
        """Sides of ``smallest share - shares of schedules <= share undisturbed``, none if nobody sought."""
        people, kabupaten = self._instance.people, len(self._instance.kabupaten_ids)
        sought = self._instance.sought_by_kabupaten
        drawn = (people.draw.sum(axis=1) * people.undisturbed).sum(axis=0)
        drawn_by = np.bincount(people.kabupaten, drawn, kabupaten)
        share = np.divide(drawn_by, sought, out=np.full(kabupaten, np.inf), where=sought > 0)
        return np.full(kabupaten, -np.inf), share

    def _add_queues(self) -> None:
        """Columns: people standing in each queue, and served from it, on each day."""
        queues, days = self._instance.queues, self._queue_rows.shape[0]
        night = queues.stays * self._instance.waiting_rupiah
        for t, g in np.ndindex(*self._queue_rows.shape):
            last = t + 1 == days
            goes_on = -night + (queues.stays * queues.left_rupiah if last else 0.0)
            tomorrow = self._queue_rows[t + 1 : t + 2, g]
            stay = np.full(len(tomorrow), queues.stays)
            own = self._queue_rows[t, g], self._stand_rows[t, g]
            self._program.add_column(goes_on, np.append(tomorrow, own), np.append(-stay, [1.0, -1.0]))
            self._program.add_column(
                queues.served_rupiah - goes_on,
                np.append(tomorrow, [self._stand_rows[t, g], self._counter_rows[t, g]]),
                np.append(stay, [1.0, 1.0]),
                upper=np.inf if queues.capacity[t, g] > 0 else 0.0,
            )

    def _add_fairness(self) -> None:
        self._program.add_column(
            self._instance.fairness_rupiah,
            self._share_rows,
            np.ones(len(self._share_rows)),
            lower=-np.inf,
            upper=1.0,
        )

    def _add_missing(self) -> None:
        """Columns: people of a shared point missing before the visits of a day."""
        grid, survival = self._grid, self._instance.people.survival
        for t, i in np.argwhere(grid.missing >= 0):
            rows = [*self._person_rows[grid.person[:, t, i][grid.person[:, t, i] >= 0]]]
            values = [1.0] * len(rows)
            before = np.flatnonzero(grid.following[:, i] == t)
            if len(before):
                rows.append(self._missing_rows[grid.missing[before[0], i]])
                values.append(-1.0)
            if grid.following[t, i] >= 0:
                rows.append(self._missing_rows[grid.missing[t, i]])
                values.append(float(np.prod(survival[t : grid.following[t, i], i])))
            self._program.add_column(0.0, np.array(rows, dtype=np.int64), np.array(values))

    def _add_breaches(self) -> None:
        """Columns that miss a limit, dearly."""
        for number, row in enumerate(self._limit_rows):
            if self._limits.lower[number] > 0:
                self._program.add_column(-BREACH_RUPIAH, np.array([row]), np.ones(1))

    def _limit_entries(self, visit: Ints) -> list[tuple[Ints, Floats]]:
        found = []
        for v in visit:
            entries = self._limit_order[self._limit_start[v] : self._limit_start[v + 1]]
            found.append((self._limit_rows[self._limits.limit[entries]], self._limits.coefficient[entries]))
        return found

    def _people_entries(self, schedule: ClusterSchedule, team: int) -> list[tuple[Ints, Floats]]:
        """Entries in the rows of shared people: own visits, teams later the same day, the days after."""
        grid, day, point = self._grid, schedule.day, schedule.point
        found = []
        for u in range(team, grid.person.shape[0]):
            rows = grid.person[u, day, point]
            there = rows >= 0
            amount = schedule.served / schedule.share if u == team else schedule.served
            found.append((self._person_rows[rows[there]], amount[there]))
        rows = grid.missing[day, point]
        there = (rows >= 0) & (grid.following[day, point] >= 0)
        kept = np.zeros(len(day))
        survival = self._instance.people.survival
        for e in np.flatnonzero(there):
            kept[e] = np.prod(survival[day[e] : grid.following[day[e], point[e]], point[e]])
        found.append((self._missing_rows[rows[there]], (kept * schedule.served)[there]))
        return found


def _waiting_worth(instance: Instance) -> float:
    """Rupiah of waiting and of travel to counters if no visit is made, counters and fairness apart."""
    people = instance.people
    nights = (people.survival * people.undisturbed).sum() * instance.waiting_rupiah
    travel = float((people.drawn_rupiah * people.undisturbed).sum())
    return float(people.later_rupiah @ (people.survival[-1] * people.undisturbed[-1]) - nights) + travel

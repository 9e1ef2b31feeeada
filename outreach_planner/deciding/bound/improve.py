"""The proven bound, round after round: price the clusters, add their schedules, ask the master for prices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from outreach_planner.deciding.bound.cluster_schedule import ClusterSchedule, owners, split
from outreach_planner.deciding.bound.crew_paths import best_ways, good_trips, known_trips
from outreach_planner.deciding.bound.effort import Effort
from outreach_planner.deciding.bound.known import known_schedules, values_of
from outreach_planner.deciding.bound.master import Master
from outreach_planner.deciding.bound.pairing import paired
from outreach_planner.deciding.bound.prices import Prices, mixed
from outreach_planner.deciding.bound.pricing import Priced
from outreach_planner.deciding.bound.question import Question, evaluate, lay_out, regrouped, with_days_at
from outreach_planner.deciding.bound.trips import Trip
from outreach_planner.deciding.bound.whole import can_be_whole, whole_schedule
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.simulate import simulate
from outreach_planner.world.instance import Floats

STAGES = (
    (4, 150_000),
    (7, 150_000),
    (9, 150_000),
    (12, 150_000),
    (12, 600_000),
    (16, 600_000),
    (20, 2_000_000),
    (40, 2_000_000),
    (40, 10_000_000),
)
"""Most places of a cluster and most nodes of its search; prices of small clusters make large ones quick."""
NODES_A_STATE = 50
"""A diagram that takes the place of a search has a state for so many nodes of it."""
REFINED, REFINED_NODES, REFINED_STATES = 3, 20_000, 1_500
"""The stage from which on a thorough proof cuts searches short, since refined diagrams take their place;
nodes of a search, and states of diagrams that find its good schedules."""
MOST_PAIRS = 400_000
"""Pairs of states where two diagrams are followed side by side. On the month they take 500 MB, so only one
pair of clusters is put together."""
ROUGH_RUPIAH, FINE_RUPIAH = 3e4, 1e3
"""Tolerance of a search in the rounds, and at the end of a stage."""
GOOD_RUPIAH = 1e7
"""So far below the best path a trip is still tried in the master."""
NEAR = 0.015
"""So close the bound is above the master, as a part of the net value, when columns are first taken whole."""
PATIENCE = 8
"""Rounds without progress after which a stage ends."""
ENOUGH = 3e-4
"""Smallest step worth another round, as a part of what the bound is above doing nothing."""


@dataclass
class Stage:
    """Where a stage stands: its clusters, the schedules of its master, its best prices and their bound."""

    question: Question
    master: Master
    prices: Prices | None
    bound: float = np.inf
    weight: float = 0.5
    without_progress: int = 0


class BoundProgress:
    """Where the proof stands, and the lowest bound so far.

    Parameters
    ----------
    formulation : Formulation
    plans : sequence of Schedule
        Known plans that keep all rules; the first prices come from them.
    stop : callable
        Asked while a round is at work; True cuts it short.
    floor : tuple of Floats or None
        As in ``lay_out``.
    stages : sequence of (places, nodes)
    enough : float
        As ``ENOUGH``.
    begin : tuple of Question and Prices or None
        Clusters and good prices to begin with, where they are known.
    thorough : bool
        Teams of few visits are one cluster where they have their people alone (``groups_of_options``), and
        diagrams follow a cluster whose search is cut short; the last stage puts two clusters together.
    """

    def __init__(
        self,
        formulation: Formulation,
        plans: Sequence[Schedule],
        stop: Callable[[], bool],
        floor: tuple[Floats, Floats] | None = None,
        stages: Sequence[tuple[int, int]] = STAGES,
        enough: float = ENOUGH,
        begin: tuple[Question, Prices] | None = None,
        thorough: bool = False,
    ) -> None:
        self._plans, self._stop, self._stages, self._enough = tuple(plans), stop, stages, enough
        self._found: list[ClusterSchedule] = []
        self._nothing = simulate(formulation.instance, []).value_rupiah
        self._number, self._thorough = 0, thorough
        self._cut = self._paired = False
        self._before: Stage | None = None
        question, prices = begin or (lay_out(formulation, stages[0][0], floor, thorough), None)
        self._stage = Stage(question, self._master(question), prices)
        self.lowest = np.inf
        self.schedule: Schedule | None = None
        self._tried = False

    def work(self) -> bool:
        """Do one round; False when no round can lower the bound any more."""
        stage = self._stage
        solved = stage.master.solve()
        if solved is None:
            return self._next_stage()
        value, wanted = solved
        prices = self._next_prices(wanted)
        bound, priced = self._evaluate(prices, ROUGH_RUPIAH)
        if self._before is not None and bound > self._before.bound and not np.isfinite(stage.bound):
            self._stage, self._before = self._before, None  # these clusters make it worse
            return self._next_stage()
        if bound - value < NEAR * (bound - self._nothing) and not self._tried:
            self._tried = True
            self._take_whole()
        added = self._add(priced) + stage.master.add_trips(self._good_trips(prices))
        step = self._enough * abs(self.lowest - self._nothing)
        stage.without_progress = 0 if bound < stage.bound - step else stage.without_progress + 1
        if bound < stage.bound:
            stage.bound, stage.prices = bound, prices
            stage.weight = max(0.2, stage.weight - 0.04)
        else:
            stage.weight = min(0.9, stage.weight + 0.03) if added else max(0.0, stage.weight - 0.15)
        stuck = added == 0 and stage.weight == 0.0
        exact = all(cluster.again is not None for cluster in stage.question.clusters)
        tired = stage.without_progress > PATIENCE and not exact  # nothing larger comes after an exact stage
        if stuck or tired or stage.bound - value < step:
            self._evaluate(stage.prices or prices, FINE_RUPIAH)
            self._take_whole()
            return self._next_stage()
        return True

    def _take_whole(self) -> None:
        """Look for a schedule among the master's columns."""
        if can_be_whole(self._stage.question) and not self._stop():
            found = whole_schedule(self._stage.question, self._stage.master, self._stop)
            self.schedule = found or self.schedule

    def best(self) -> tuple[Question, Prices | None]:
        """Give the clusters it stands at, and their best prices; None if none were tried."""
        stage = self._stage
        if not np.isfinite(stage.bound) and self._before is not None:
            stage = self._before
        return stage.question, stage.prices

    def _master(self, question: Question) -> Master:
        """Make the master of these clusters, with all schedules known so far."""
        master = Master(question.ground, question.limits, question.officers, question.clusters)
        for plan in self._plans:
            for schedule in known_schedules(question.ground, question.clusters, plan):
                master.add(schedule)
        master.add_trips([known_trips(routes, self._plans) for routes in question.ground.routes])
        visits = question.ground.visits
        owner = owners(question.clusters, len(visits.day))
        for found in self._found:
            for part in split(found, visits, owner):
                master.add(part)
        return master

    def _next_prices(self, wanted: Prices) -> Prices:
        """Prices to try: the stage's own first, then between the best so far and what the master wants."""
        stage = self._stage
        if stage.prices is None:
            _values, gain = values_of(stage.question.ground.formulation, self._plans)
            return with_days_at(stage.question, wanted, gain)
        if not np.isfinite(stage.bound):
            return stage.prices
        return mixed(stage.prices, wanted, stage.weight)

    def _evaluate(self, prices: Prices, tolerance: float) -> tuple[float, list[Priced]]:
        nodes = self._stages[self._number][1]
        effort = Effort(tolerance, nodes, nodes // NODES_A_STATE if self._thorough else 0)
        if self._refined:
            effort = Effort(tolerance, min(nodes, REFINED_NODES), REFINED_STATES, MOST_PAIRS)
        bound, priced = evaluate(self._stage.question, prices, effort, self._stop)
        self._cut = any(found.nodes < 0 for found in priced)
        self.lowest = min(self.lowest, bound)
        return bound, priced

    @property
    def _refined(self) -> bool:
        """Whether refined diagrams take the place of long searches."""
        return self._thorough and self._number >= REFINED

    def _add(self, priced: Sequence[Priced]) -> int:
        """Add the schedules found to the master; returns how many are new."""
        new = [s for found in priced for s in found.schedules if self._stage.master.add(s)]
        self._found += new
        return len(new)

    def _good_trips(self, prices: Prices) -> list[Trip]:
        """Trips of each routed crew that lie on good paths at the prices."""
        return [
            good_trips(routes, prices.visit, best_ways(routes, prices.visit), GOOD_RUPIAH)
            for routes in self._stage.question.ground.routes
        ]

    def _next_stage(self) -> bool:
        """Go on with larger clusters, or with the same and more effort; False if there is no more."""
        stage = self._stage
        if all(cluster.again is not None for cluster in stage.question.clusters):
            return False  # exact already, and nothing to group
        if self._paired and self._before is not None:
            return False
        if self._refined and self._cut and not self._paired and stage.prices is not None:
            larger = paired(stage.question, stage.prices, self._stop)
            if larger is not None:
                self._paired = True
                self._go_on(*larger)
                return True
        while self._number + 1 < len(self._stages) and stage.prices is not None:
            self._number += 1
            places, nodes = self._stages[self._number]
            larger = regrouped(stage.question, stage.prices, places)
            if larger is not None:
                self._go_on(*larger)
                return True
            if nodes > self._stages[self._number - 1][1]:
                self._before = None
                stage.weight, stage.without_progress = 0.8, 0
                return True
        return False

    def _go_on(self, question: Question, prices: Prices) -> None:
        """Begin a stage with these clusters."""
        self._before = self._stage
        self._stage = Stage(question, self._master(question), prices, weight=0.8)

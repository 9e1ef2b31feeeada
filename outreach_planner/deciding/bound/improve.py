"""The proven bound, round after round: price the clusters, add their schedules, ask the master for prices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from outreach_planner.deciding.bound.known import known_schedules, stops_of
from outreach_planner.deciding.bound.master import Master
from outreach_planner.deciding.bound.prices import Prices, mixed
from outreach_planner.deciding.bound.pricing import Effort, Priced, Schedule, split
from outreach_planner.deciding.bound.question import Question, evaluate, lay_out, regrouped
from outreach_planner.model.network import Formulation
from outreach_planner.model.network import Schedule as Plan
from outreach_planner.plans.simulate import simulate

PLACES = (4, 7, 9, 12, 16, 20, 40)
"""Most places of a cluster in each stage: small clusters first, for their prices make large ones quick."""
ROUGH, FINE = Effort(3e4, 150_000), Effort(1e3, 400_000)
PATIENCE = 8
"""Rounds without progress after which a stage ends."""
ENOUGH = 3e-4
"""Smallest step worth another round, as a part of what the bound is above doing nothing."""


class BoundProgress:
    """Where the proof stands: the clusters, the schedules known, the best prices and the lowest bound.

    Parameters
    ----------
    formulation : Formulation
    plans : sequence of Plan
        Known plans that keep all rules; the first prices come from them.
    """

    def __init__(self, formulation: Formulation, plans: Sequence[Plan]) -> None:
        self._plans = tuple(plans)
        self._found: list[Schedule] = []
        self._stage = 0
        self.lowest = np.inf
        self._nothing = simulate(formulation.instance, []).value_rupiah
        self._before: tuple[Question, Prices, float] | None = None
        self._start(lay_out(formulation, PLACES[0]), None)

    def _start(self, question: Question, prices: Prices | None) -> None:
        """Begin a stage with these clusters, from these prices."""
        self._question = question
        self._prices, self._bound = prices, np.inf
        self._weight = 0.5 if prices is None else 0.8
        self._without_progress = 0
        self._master = Master(
            question.formulation, question.visits, question.limits, question.officers, question.clusters
        )
        for plan in self._plans:
            for schedule in known_schedules(
                question.formulation, question.visits, question.floor[1], question.clusters, plan
            ):
                self._master.add(schedule)
        for found in self._found:
            for part in split(found, question.visits, question.clusters):
                self._master.add(part)

    def work(self) -> bool:
        """Do one round; False when no round can lower the bound any more."""
        solved = self._master.solve()
        if solved is None:
            return self._next_stage()
        value, wanted = solved
        prices = self._next_prices(wanted)
        bound, priced = evaluate(self._question, prices, ROUGH)
        added = self._add(priced)
        self.lowest = min(self.lowest, bound)
        if self._before is not None and not np.isfinite(self._bound) and bound > self._before[2]:
            self._question, self._prices, _ = self._before  # these clusters make it worse
            return self._next_stage()
        step = ENOUGH * abs(self.lowest - self._nothing)
        self._without_progress = 0 if bound < self._bound - step else self._without_progress + 1
        if bound < self._bound:
            self._bound, self._prices = bound, prices
            self._weight = max(0.2, self._weight - 0.04)
        else:
            self._weight = min(0.9, self._weight + 0.03) if added else max(0.0, self._weight - 0.15)
        stuck = added == 0 and self._weight == 0.0
        if stuck or self._bound - value < step or self._without_progress > PATIENCE:
            return self._next_stage()
        return True

    def _next_prices(self, wanted: Prices) -> Prices:
        """Prices to try: the stage's own first, then between the best so far and what the master wants."""
        if self._prices is None:
            days = self._question.officers.shape[0] * len(self._question.formulation.networks)
            limit = wanted.limit.copy()
            limit[:days] = self._worth_of_a_day()
            return replace(wanted, limit=limit)
        if not np.isfinite(self._bound):
            return self._prices
        return mixed(self._prices, wanted, self._weight)

    def _worth_of_a_day(self) -> float:
        """Rupiah that a day of a team gains in the known plans: a first price for every day."""
        formulation = self._question.formulation
        gains = [0.0]
        for plan in self._plans:
            stops = stops_of(formulation, plan)
            value = simulate(formulation.instance, stops).value_rupiah
            gains.append((value - self._nothing) / max(1, len(stops)))
        return max(gains)

    def _add(self, priced: Sequence[Priced]) -> int:
        """Add the schedules found to the master; returns how many are new."""
        added = 0
        for found in priced:
            for schedule in found.schedules:
                if self._master.add(schedule):
                    self._found.append(schedule)
                    added += 1
        return added

    def _next_stage(self) -> bool:
        """Evaluate the best prices finely and go on with larger clusters; False if there are none."""
        if self._prices is None:
            return False
        bound, _ = evaluate(self._question, self._prices, FINE)
        self.lowest = min(self.lowest, bound)
        while self._stage + 1 < len(PLACES):
            self._stage += 1
            larger = regrouped(self._question, self._prices, PLACES[self._stage])
            if larger is not None:
                self._before = (self._question, self._prices, bound)
                self._start(*larger)
                return True
        return False


def improve_bound(
    formulation: Formulation, seeds: Sequence[Plan], rounds: int, stop: Callable[[], bool]
) -> Iterator[float]:
    """Lower the bound round after round.

    Parameters
    ----------
    formulation : Formulation
    seeds : sequence of Schedule
        Known plans that keep all rules.
    rounds : int
        The same rounds give the same bounds.
    stop : callable
        Asked between rounds.

    Yields
    ------
    float
        The lowest bound so far, in rupiah: no schedule that keeps the rules has a higher value.
    """
    progress = BoundProgress(formulation, seeds)
    for _round in range(rounds):
        more = progress.work()
        yield progress.lowest
        if stop() or not more:
            return

"""The proven bound, round after round: price the clusters, add their schedules, ask the master for prices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from outreach_planner.deciding.bound.known import known_schedules
from outreach_planner.deciding.bound.master import Master
from outreach_planner.deciding.bound.prices import Prices, mixed
from outreach_planner.deciding.bound.pricing import Effort, Priced, Schedule, split
from outreach_planner.deciding.bound.question import Question, evaluate, lay_out, regrouped
from outreach_planner.model.network import Formulation
from outreach_planner.model.network import Schedule as Plan

PLACES = (4, 7, 9, 12, 16, 20, 40)
"""Most places of a cluster in each stage: small clusters first, for their prices make large ones quick."""
ROUGH, FINE = Effort(3e4, 10_000), Effort(1e3, 20_000)
PATIENCE = 8
ENOUGH_RUPIAH = 2e5
FIRST_DAY_RUPIAH = 8e6


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
        self._start(lay_out(formulation, PLACES[0]), None)

    def _start(self, question: Question, prices: Prices | None) -> None:
        """Begin a stage with these clusters, from these prices."""
        self._question = question
        self._prices, self._bound = prices, np.inf
        self._weight, self._without_progress = 0.5 if prices is None else 0.8, 0
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
        value, wanted = self._master.solve()
        if self._prices is None:
            prices = _first_prices(self._question, wanted)
        elif not np.isfinite(self._bound):
            prices = self._prices
        else:
            prices = mixed(self._prices, wanted, self._weight)
        bound, priced = evaluate(self._question, prices, ROUGH)
        added = self._add(priced)
        self._without_progress += 1
        if bound < self._bound - ENOUGH_RUPIAH:
            self._without_progress = 0
        if bound < self._bound:
            self._bound, self._prices = bound, prices
            self._weight = max(0.2, self._weight - 0.04)
        else:
            self._weight = min(0.9, self._weight + 0.03) if added else max(0.0, self._weight - 0.15)
        self.lowest = min(self.lowest, bound)
        stuck = added == 0 and self._weight == 0.0
        if self._bound - value < ENOUGH_RUPIAH or stuck or self._without_progress > PATIENCE:
            return self._next_stage()
        return True

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
        assert self._prices is not None
        bound, _ = evaluate(self._question, self._prices, FINE)
        self.lowest = min(self.lowest, bound)
        while self._stage + 1 < len(PLACES):
            self._stage += 1
            larger = regrouped(self._question, self._prices, PLACES[self._stage])
            if larger is not None:
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


def _first_prices(question: Question, wanted: Prices) -> Prices:
    """Take the master's prices of the known plans, with a like price for every day of every team."""
    days = question.officers.shape[0] * question.officers.shape[2]
    limit = wanted.limit.copy()
    limit[:days] = FIRST_DAY_RUPIAH
    return replace(wanted, limit=limit)

"""Prices of a long horizon from a master, and the bounds proven at the best of them.

A cluster of many places over many days is searched far from exactly in a round: its good schedules are found
at once, its proof (``diagram``) takes long. So the rounds go by what the schedules found are worth, which is
only a guess of the bound. Any prices give a bound, so nothing rests on the guess: now and then the bound is
proven at the prices that promised most.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from outreach_planner.deciding.bound.effort import Effort
from outreach_planner.deciding.bound.known import known_schedules
from outreach_planner.deciding.bound.master import Master
from outreach_planner.deciding.bound.prices import Prices, mixed
from outreach_planner.deciding.bound.pricing import Priced
from outreach_planner.deciding.bound.question import Question, evaluate
from outreach_planner.model.network import Schedule

FINE_RUPIAH, NODES, STATES = 1e3, 500, 800
"""Tolerance, nodes of a cluster's search and states of its diagram in a round."""
ROUNDS_A_PROOF, MOST_PROOFS = 10, 15
"""After so many proofs the rounds end, however much the prices still change."""
WIDTHS, BEFORE_LAST = (1_000, 4_000, 16_000, 64_000), 2
"""States of the diagrams in a proof: while prices change, and one after the other at the end; so many of them
where larger clusters follow."""
MOST_MASTERED = 20_000
"""Shared points times days with visits up to which a master is solved in good time; where there are more, the
bound is proven at the first prices alone."""
ENOUGH = 2e-3
"""The rounds end so close above the master, as a part of what it is above doing nothing."""


class Rounds:
    """Where the rounds stand.

    Parameters
    ----------
    question : Question
    prices : Prices
        To begin with.
    plans : sequence of Schedule
        Known plans that keep all rules.
    nothing : float
        Value of no visits.
    stop : callable
        Asked while a round is at work; True cuts it short.
    last : bool
        No larger clusters follow. A diagram of these takes many states to prove more than smaller clusters
        did: it is tried when the prices are found.
    """

    def __init__(
        self,
        question: Question,
        prices: Prices,
        plans: Sequence[Schedule],
        nothing: float,
        stop: Callable[[], bool],
        last: bool = True,
    ) -> None:
        clusters = tuple(replace(cluster, parts=()) for cluster in question.clusters)
        self.question, self._stop, self._nothing = replace(question, clusters=clusters), stop, nothing
        self.prices, self._guess, self._weight = prices, np.inf, 0.8
        self._finished = self._proofs = 0
        self._plans, self._begun, self._last = plans, False, last
        self._widths = WIDTHS if last else WIDTHS[:BEFORE_LAST]
        self._master: Master | None = None

    def work(self) -> float | None:
        """Do some rounds and prove a bound, first at the first prices; None when nothing is left to do."""
        if not self._begun:
            self._begun = True
            self._finished = 0 if can_be_mastered(self.question) else 1
        elif self._finished == 0:
            self._proofs += 1
            self._master = self._master or self._begin()
            for _round in range(ROUNDS_A_PROOF):
                if self._stop():
                    return np.inf
                more = self._round(self._master)
                if self._stop():
                    return np.inf
                if not more or self._proofs > MOST_PROOFS:
                    self._finished = 1
                    break
            if self._last and self._finished == 0:
                return np.inf
        else:
            self._finished += 1
            if self._finished > len(self._widths):
                return None
        width = self._widths[max(0, self._finished - 1)]
        effort = Effort(FINE_RUPIAH, NODES, width)
        return evaluate(self.question, self.prices, effort, self._stop)[0]

    def _begin(self) -> Master:
        """Make the master, with the known plans and what is good at the first prices."""
        question = self.question
        master = Master(question.ground, question.limits, question.officers, question.clusters)
        for plan in self._plans:
            for schedule in known_schedules(question.ground, question.clusters, plan):
                master.add(schedule)
        self._guess, priced = self._guessed(self.prices)
        _add(master, priced)
        return master

    def _round(self, master: Master) -> bool:
        """Ask the master for prices and add what schedules are good at them; False when that ends."""
        solved = master.solve()
        if solved is None:
            return False
        value, wanted = solved
        prices = mixed(self.prices, wanted, self._weight)
        guess, priced = self._guessed(prices)
        if self._stop():
            return True
        added = _add(master, priced)
        if guess < self._guess:
            self._guess, self.prices = guess, prices
            self._weight = max(0.2, self._weight - 0.04)
        elif added == 0 and self._weight == 0.0:
            return False
        else:
            self._weight = min(0.9, self._weight + 0.03) if added else max(0.0, self._weight - 0.15)
        return self._guess - value > ENOUGH * (value - self._nothing)

    def _guessed(self, prices: Prices) -> tuple[float, list[Priced]]:
        return evaluate(self.question, prices, Effort(FINE_RUPIAH, NODES, STATES, guess=True), self._stop)


def can_be_mastered(question: Question) -> bool:
    """Whether the rows of shared people are few enough for a master of the whole horizon."""
    days = len(np.unique(question.ground.visits.day))
    return int(question.shared.sum()) * days <= MOST_MASTERED


def _add(master: Master, priced: Sequence[Priced]) -> int:
    return sum(master.add(schedule) for found in priced for schedule in found.schedules)

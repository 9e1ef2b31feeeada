"""The proven bound where every place is a lone one: prices by descent on the softened bound, while it cools.

At a high heat the softened bound is smooth and its lowest point is found in few steps, but it is far from the
bound's own; as the heat falls the two come together. After each round the bound itself is proven at the
prices reached, which are as good as any others for that: nothing rests on the softened one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from outreach_planner.deciding.bound.descent import Descent
from outreach_planner.deciding.bound.effort import Effort
from outreach_planner.deciding.bound.known import values_of
from outreach_planner.deciding.bound.packing import Packing
from outreach_planner.deciding.bound.prices import Prices
from outreach_planner.deciding.bound.question import Question, evaluate, free_prices, with_days_at
from outreach_planner.deciding.bound.softened import soften, value_and_slack
from outreach_planner.model.network import Schedule
from outreach_planner.plans.simulate import simulate
from outreach_planner.world.instance import Floats

HOTTEST, COOLER, COLDEST = 1 / 8, 0.5, 1 / 2_000
"""Heats as parts of what a visit gains: the first, each next one of the one before, and the last."""
STEPS_A_ROUND, ROUNDS_A_HEAT = 20, 3
SETTLED = 1e-4
"""A heat is left when a round lowers the softened bound by less, as a part of the value it stands for."""
COOL = 1 / 250
"""Heat below which the trips of crews are listed."""
MILLION = 1e6


class CoolProgress:
    """Where the proof stands, and the lowest bound so far; as ``BoundProgress``, where places are lone.

    Parameters
    ----------
    question : Question
        One that ``can_be_softened``.
    plans : sequence of Schedule
        Known plans that keep all rules; what their visits gain sets the heats.
    stop : callable
        Asked between steps.

    Attributes
    ----------
    prices : Prices
        Those of the lowest bound.
    """

    def __init__(self, question: Question, plans: Sequence[Schedule], stop: Callable[[], bool]) -> None:
        self._question, self._stop = question, stop
        _values, self._gain = values_of(question.ground.formulation, plans)
        instance = question.ground.formulation.instance
        self._nothing = simulate(instance, []).value_rupiah
        free = free_prices(question, np.ones(len(instance.kabupaten_ids)))
        self.prices = with_days_at(question, free, self._gain)
        self._packing = Packing(question, self.prices)
        self._soft = soften(question)
        self._heat, self._rounds = HOTTEST, 0
        self._descent: Descent | None = None
        self.lowest = np.inf
        self.schedule: Schedule | None = None

    def work(self) -> bool:
        """Do one round; False when it is cold."""
        if self._descent is None:
            self._prove(self.prices)
            self._descent = self._begin(self._packing.pack(self.prices))
            return True
        before, moved = self._descent.value, True
        for _step in range(STEPS_A_ROUND):
            if not moved or self._stop():
                break
            moved = self._descent.step(self._soft_bound)
        self._prove(self._packing.unpack(self._descent.point))
        self._rounds += 1
        above = self._descent.value - self._nothing / MILLION
        settled = not moved or before - self._descent.value < SETTLED * above
        if settled or self._rounds == ROUNDS_A_HEAT:
            self._heat, self._rounds = COOLER * self._heat, 0
            if self._heat < COLDEST:
                return False
            self._descent = self._begin(self._descent.point)
        return True

    def _begin(self, point: Floats) -> Descent:
        """Begin a descent at this heat."""
        return Descent(point, *self._soft_bound(point), *self._packing.bounds)

    def _soft_bound(self, point: Floats) -> tuple[float, Floats]:
        """Soften the bound at a point, in million rupiah, with its slope."""
        prices = self._packing.unpack(point)
        heat, cool = self._heat * max(self._gain, 1.0), self._heat < COOL
        value, slack = value_and_slack(self._soft, prices, heat, cool)
        return value / MILLION, self._packing.slope(prices, slack) / MILLION

    def _prove(self, prices: Prices) -> None:
        bound, _priced = evaluate(self._question, prices, Effort(0.0, 0), self._stop)
        if bound < self.lowest:
            self.lowest, self.prices = bound, prices

"""The proven bound of long horizons, round after round: prices month by month, then steps from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from outreach_planner.deciding.bound.ascent import Ascent, step
from outreach_planner.deciding.bound.crews import crews_of
from outreach_planner.deciding.bound.effort import Effort
from outreach_planner.deciding.bound.known import values_of
from outreach_planner.deciding.bound.month_prices import MonthPrices
from outreach_planner.deciding.bound.prices import Prices
from outreach_planner.deciding.bound.question import (
    Question,
    evaluate,
    free_prices,
    lay_out,
    regrouped,
    with_days_at,
)
from outreach_planner.deciding.bound.rounds import Rounds
from outreach_planner.deciding.bound.routes import routed_teams
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.simulate import simulate
from outreach_planner.world.instance import Floats

STAGES = ((1, 20_000), (2, 20_000), (3, 40_000), (4, 60_000), (5, 100_000), (6, 200_000), (8, 400_000))
"""Most places of a cluster and most nodes of its search."""
MOST_PLACES = (5, 9)
"""Of a cluster, stage by stage, where prices of the months were found."""
STEPS_A_ROUND = 10
FIRST_LENGTH, NEXT_LENGTH, SHORTEST = 0.4, 0.1, 0.005
"""Parts of Polyak's step at which the first stage begins and the later ones, and at which a stage ends."""
ROUGH_RUPIAH = 3e4
MOST_SHARED, MOST_ROUTED = 6_000, 40_000
"""Shared points times open days, and visits of routed crews, up to which a master is solved in good time."""


class WalkProgress:
    """Where the proof stands, and the lowest bound so far; as ``BoundProgress``, for long horizons.

    Parameters
    ----------
    formulation : Formulation
    plans : sequence of Schedule
        Known plans that keep all rules; the best one is what the steps aim at.
    stop : callable
        Asked while a step is at work; True cuts it short.
    floor : tuple of Floats or None
        As in ``lay_out``.
    """

    def __init__(
        self,
        formulation: Formulation,
        plans: Sequence[Schedule],
        stop: Callable[[], bool],
        floor: tuple[Floats, Floats] | None = None,
    ) -> None:
        self._stop, self._number = stop, 0
        self._question = lay_out(formulation, STAGES[0][0], floor)
        values, gain = values_of(formulation, plans)
        self._plans, self._nothing = plans, simulate(formulation.instance, []).value_rupiah
        self._target = max([self._nothing, *values])
        prices = first_prices(self._question, gain)
        self._ascent = Ascent(prices, prices, length=FIRST_LENGTH)
        self._months: MonthPrices | None = None
        self._rounds: Rounds | None = None
        if plans and not self._question.ground.routes and formulation.instance.days.month[-1] > 0:
            self._months = MonthPrices(self._question, plans[int(np.argmax(values))], stop)
        self.lowest = np.inf
        self.schedule: Schedule | None = None

    def work(self) -> bool:
        """Do one round; False when no round can lower the bound any more."""
        if self._months is not None:
            if not np.isfinite(self.lowest):
                effort = Effort(ROUGH_RUPIAH, 0)
                self.lowest, _priced = evaluate(self._question, self._ascent.prices, effort, self._stop)
            if self._months.work():
                return True
            prices, self._months = self._months.whole(), None
            self._begin_rounds(self._question, prices)
        if self._rounds is not None:
            bound = self._rounds.work()
            if bound is None:
                self._number += 1
                if self._number == len(MOST_PLACES):
                    return False
                self._begin_rounds(self._rounds.question, self._rounds.prices)
            else:
                self.lowest = min(self.lowest, bound)
            return True
        for _step in range(STEPS_A_ROUND):
            ascent = self._ascent
            effort = Effort(ROUGH_RUPIAH, STAGES[self._number][1])
            bound, priced = evaluate(self._question, ascent.prices, effort, self._stop)
            self.lowest = min(self.lowest, bound)
            if self._stop():
                return True
            step(ascent, self._question, bound, priced, min(self._target, bound))
            if ascent.length < SHORTEST and not self._next_stage():
                return False
        return True

    def best(self) -> tuple[Question, Prices | None]:
        """Give the clusters it stands at, and their best prices."""
        if self._rounds is not None:
            return self._rounds.question, self._rounds.prices
        return self._question, self._ascent.best

    def _begin_rounds(self, question: Question, prices: Prices) -> None:
        """Begin rounds with larger clusters from these prices."""
        larger = regrouped(question, prices, MOST_PLACES[self._number])
        if larger is not None:
            question, prices = larger
        last = self._number + 1 == len(MOST_PLACES)
        self._rounds = Rounds(question, prices, self._plans, self._nothing, self._stop, last)

    def _next_stage(self) -> bool:
        """Go on with larger clusters from the best prices; False if there are none."""
        best = self._ascent.best
        while self._number + 1 < len(STAGES):
            self._number += 1
            larger = regrouped(self._question, best, STAGES[self._number][0])
            if larger is not None:
                self._question, prices = larger
                self._ascent = Ascent(prices, prices, length=NEXT_LENGTH)
                return True
        return False


def first_prices(question: Question, worth_of_a_day: float) -> Prices:
    """Prices to begin with: a day costs what a visit gains, all else is free."""
    free = free_prices(question, np.ones(len(question.ground.formulation.instance.kabupaten_ids)))
    return with_days_at(question, free, worth_of_a_day)


def is_long(formulation: Formulation) -> bool:
    """Whether the rows of shared people are too many for a master."""
    instance = formulation.instance
    places: list[set[int]] = [set() for _ in instance.people.ids]
    open_days = np.zeros(len(instance.days.dates), dtype=np.bool_)
    of = np.repeat(instance.options.place, np.diff(instance.options.start))
    for place, point in zip(of.tolist(), instance.options.point.tolist(), strict=True):
        places[point].add(place)
    for network in formulation.networks:
        open_days |= network.allowed.any(axis=0)
    shared = sum(len(reached) > 1 for reached in places)
    crews = crews_of(formulation)
    routed = routed_teams(formulation, crews)
    visits = sum(int(formulation.networks[team].allowed.sum()) for team in routed)
    return shared * int(open_days.sum()) > MOST_SHARED or visits > MOST_ROUTED

"""Sites and the rotation decided together: every choice is bounded, the promising ones are planned.

The value of a choice is that of the best plan of the teams with these sites open, less what the sites cost.
Branch and bound over the choices: each has a bound (``batch`` and ``windows``: one bound of the visits for
all); those with the best bounds are planned by the search of ``deciding`` and, where that proves its plan,
known exactly. A plan found under one choice is tried under the others, for rules do not depend on the sites.
It ends when no choice left can beat the best (*exact*), or with the work (*decomposition*: the best found is
then at most ``bound - value`` below the best there is).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.simulate import simulate
from outreach_planner.plans.stops import stops_of_schedule
from outreach_planner.siting.batch import SitePrices, unvisited
from outreach_planner.siting.caps import unknown
from outreach_planner.siting.desk import GLANCE, REFINING, RUPIAH, Desk, Planned
from outreach_planner.siting.opened import Ground
from outreach_planner.siting.promising import best_again, next_set, promising
from outreach_planner.siting.sites import Choice, choices, cost_of, question_of
from outreach_planner.siting.timing import Timing
from outreach_planner.siting.windows import visits_add_at_most
from outreach_planner.world.instance import Floats

Method = Literal["exact", "decomposition"]
SMALL_DAYS = 14
"""A horizon of at most so many days is worth a bound of its own for every choice planned."""
TRIED = 20
"""Single candidates that are planned in any case, to rank them alike."""


@dataclass(frozen=True)
class Joint:
    """The answer to the joint question.

    Attributes
    ----------
    planned : tuple of Planned
        Best value first.
    choices : tuple of Choice
        All that are permitted; the first opens no more than must open.
    unvisited_rupiah, bound_rupiah : Floats, shape (B,)
        Of every choice: worth without visits, and the bound, costs of the sites taken off.
    method : Method
    visits_add_rupiah : float
        What visits add at most, under any choice.
    """

    planned: tuple[Planned, ...]
    choices: tuple[Choice, ...]
    unvisited_rupiah: Floats
    bound_rupiah: Floats
    method: Method
    visits_add_rupiah: float

    def best(self, count: int | None = None) -> Planned | None:
        """Give the best planned choice, or the best of those with exactly so many candidates open."""
        fit = [each for each in self.planned if count is None or len(each.choice.opened) == count]
        return fit[0] if fit else None

    @property
    def before(self) -> Planned | None:
        """Give what gains count from: nothing opens but what must, and nothing closes."""
        return next((each for each in self.planned if each.choice == self.choices[0]), None)

    def with_one(self, j: int) -> Choice:
        """Give the choice that opens one candidate beside those that must open."""
        return Choice(tuple(sorted({*self.choices[0].opened, j})))

    def bound(self, count: int | None = None) -> float:
        """Give what no choice (with exactly so many candidates open) is worth more than."""
        some = [
            bound
            for choice, bound in zip(self.choices, self.bound_rupiah, strict=True)
            if count is None or len(choice.opened) == count
        ]
        return float(max(some, default=-np.inf))


def decide_jointly(
    ground: Ground, timing: Timing | None = None, tell: Callable[[float], None] = lambda part: None
) -> Joint:
    """Choose sites and plan the rotation.

    Parameters
    ----------
    timing : Timing or None
        How long each piece of work may take; None sets no limit.
    tell : callable
        Told the part of the work that is done.
    """
    timing = timing or Timing()
    question = question_of(ground.instance.scenario)
    every = tuple(choices(ground.instance, ground.sites))
    costs = np.array([cost_of(ground.instance, ground.sites, choice) for choice in every])
    desk = Desk(ground, question.search_rounds, timing.stop_in("plan"))
    today = desk.formulation_of(every[0])
    first, _ = desk.plan(today)
    tell(0.1)
    prices = prices_of(today, first, ground.instance.queues.ids)
    found = unvisited(ground, every, prices, by_candidate=True)
    worth = found.rupiah - costs
    plans = _Plans(ground, desk, every, costs, worth)
    desk.stop = timing.stop_in("singles")
    plans.singles(lambda part: tell(0.1 + 0.3 * part))
    stop = timing.stop_in("bound")
    caps = unknown(len(ground.sites))
    if not stop():
        fewest = Choice((), tuple(question.may_close))
        singles = [Choice((j,), fewest.closed) for j in range(len(ground.sites))]
        rounds = question.bound_rounds
        work = (ground, fewest, singles, prices, found, rounds, stop)
        caps = visits_add_at_most(*work, lambda part: tell(0.4 + 0.3 * part))
    plans.bound = np.minimum(plans.bound, worth + caps.under(every))
    desk.stop = timing.stop_in("sets")
    plans.sets(question.evaluated_sets, lambda part: tell(0.7 + 0.3 * part))
    planned, bound = plans.planned, plans.bound
    done = desk.shared(list(planned.values()), costs, every)
    best = max((each.value_rupiah for each in done), default=-np.inf)
    method: Method = "exact" if float(bound.max()) <= best + RUPIAH else "decomposition"
    order = sorted(done, key=_first_the_best)
    return Joint(tuple(order), every, worth, bound, method, caps.always)


class _Plans:
    """Plans of the choices, as far as they are made.

    Attributes
    ----------
    planned : dict
        By the number of the choice.
    bound : Floats, shape (B,)
        Of all choices.
    """

    def __init__(
        self, ground: Ground, desk: Desk, every: Sequence[Choice], costs: Floats, worth: Floats
    ) -> None:
        self._desk, self._every, self._costs, self._worth = desk, every, costs, worth
        self._small = len(ground.instance.days.dates) <= SMALL_DAYS
        self.planned: dict[int, Planned] = {}
        self.bound = np.full(len(every), np.inf)

    def singles(self, tell: Callable[[float], None]) -> None:
        """Plan today's office, the best choices without visits, and the single candidates.

        When there is no time left for a search, plans known are tried all the same under the first choices.
        """
        for number in dict.fromkeys((0, *_firsts(self._every, self._worth))):
            self._plan(number, 0)
        singles = _singles_to_try(self._every, self._worth)
        for done, number in enumerate(singles):
            if not self._desk.stop():
                self._plan(number, GLANCE)
            tell((done + 1) / len(singles))

    def sets(self, wanted: int, tell: Callable[[float], None]) -> None:
        """Plan the sets that promise most, today's being one of so many; refine the best of all once more."""
        every, planned = self._every, self.planned
        promise, stop = promising(every, self._worth, planned), self._desk.stop
        for turn in range(1, wanted):
            best = max(each.value_rupiah for each in planned.values())
            rest = [number for number in range(len(every)) if number not in planned]
            if not rest or float(self.bound[rest].max()) <= best + RUPIAH or stop():
                break
            self._plan(next_set(every, promise, self.bound, planned, turn), REFINING)
            tell(turn / wanted / 2)
        for number in () if self._small else best_again(every, planned):
            if not stop():
                self._plan(number, REFINING)

    def _plan(self, number: int, part: int) -> None:
        """Plan a choice, and keep what is better than what is known of it."""
        terms = self._every[number], float(self._costs[number]), float(self.bound[number])
        own = self._desk.planned(*terms, small=self._small, part=part)
        if number in self.planned and self.planned[number].value_rupiah >= own.value_rupiah:
            own = replace(self.planned[number], bound_rupiah=own.bound_rupiah)
        self.planned[number] = own
        self.bound[number] = min(self.bound[number], own.bound_rupiah)


def _first_the_best(planned: Planned) -> tuple[float, int, float, Choice]:
    """Sort the best value first; where no plan keeps the rules, what is worth most without visits."""
    size = len(planned.choice.opened)
    return -planned.value_rupiah, size, -planned.without_visits_rupiah, planned.choice


def _firsts(every: Sequence[Choice], worth: Floats) -> list[int]:
    """Name the choice of each number of sites that is worth most without visits."""
    counts = np.array([len(choice.opened) for choice in every])
    found = [np.flatnonzero(counts == count) for count in np.unique(counts)]
    return [int(numbers[worth[numbers].argmax()]) for numbers in found]


def _singles_to_try(every: Sequence[Choice], worth: Floats) -> list[int]:
    """Name the single candidates worth most without visits, all of which are to be compared with visits."""
    one = len(every[0].opened) + 1
    singles = [n for n, choice in enumerate(every) if len(choice.opened) == one and not choice.closed]
    return sorted(singles, key=lambda n: (-worth[n], n))[:TRIED]


def prices_of(formulation: Formulation, schedule: Schedule | None, queue_ids: Sequence[str]) -> SitePrices:
    """Price places at the counters of these queues and kabupaten as they are worth in a plan.

    A place is worth something on days that end with people in the queue: they could be served now and not
    after a night. Fairness is worth all its weight in the worst-served kabupaten.
    """
    instance = formulation.instance
    held = [] if schedule is None else stops_of_schedule(formulation, schedule)
    stops = [stop for _, some in held for stop in some]
    simulated = simulate(instance, stops)
    queues = instance.queues
    price = np.zeros(queues.capacity.shape)
    worth = np.full(len(queues.ids), queues.left_rupiah)
    for t in reversed(range(len(price))):
        waits = simulated.queue[t] - simulated.counter_served[t] > 1e-9
        stays = queues.stays * (worth - instance.waiting_rupiah)
        full = waits & (queues.capacity[t] > 0)
        price[t] = np.where(full, np.maximum(queues.served_rupiah - stays, 0.0), 0.0)
        worth = np.where(queues.capacity[t] > 0, np.where(full, stays, queues.served_rupiah), stays)
    fairness = np.zeros(len(instance.kabupaten_ids))
    sought = instance.sought_by_kabupaten
    share = np.where(sought > 0, simulated.share_by_kabupaten, np.inf)
    if (sought > 0).any():
        fairness[int(share.argmin())] = instance.fairness_rupiah
    return SitePrices(price[:, [queues.ids.index(name) for name in queue_ids]], fairness)

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

from outreach_planner.deciding.bound import improve_bound
from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.deciding.search.first import first_schedule
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.simulate import simulate
from outreach_planner.plans.stops import stops_of_schedule
from outreach_planner.rules.rulebook import formulate
from outreach_planner.siting.batch import SitePrices, unvisited
from outreach_planner.siting.opened import Ground
from outreach_planner.siting.sites import Choice, choices, cost_of, question_of
from outreach_planner.siting.windows import visits_add_at_most
from outreach_planner.world.instance import Floats

Method = Literal["exact", "decomposition"]
SMALL_DAYS = 14
"""A horizon of at most so many days is worth a bound of its own for every choice planned."""
OWN_ROUNDS = 40
RUPIAH = 1e4
"""Values that differ by less are the same: searches of the bound end within a thousand rupiah each."""


@dataclass(frozen=True)
class Planned:
    """A choice with the best plan found.

    Attributes
    ----------
    choice : Choice
    schedule : Schedule or None
        None where no plan keeps the rules.
    value_rupiah : float
        Of the plan, costs of visits and sites taken off; -inf without one.
    without_visits_rupiah : float
        The same if no visit is made.
    bound_rupiah : float
        No plan under this choice is worth more.
    """

    choice: Choice
    schedule: Schedule | None
    value_rupiah: float
    without_visits_rupiah: float
    bound_rupiah: float


@dataclass(frozen=True)
class Joint:
    """The answer to the joint question.

    Attributes
    ----------
    planned : tuple of Planned
        Best value first.
    choices : tuple of Choice
        All that are permitted.
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

    def bound(self, count: int | None = None) -> float:
        """Give what no choice (with exactly so many candidates open) is worth more than."""
        some = [
            bound
            for choice, bound in zip(self.choices, self.bound_rupiah, strict=True)
            if count is None or len(choice.opened) == count
        ]
        return float(max(some, default=-np.inf))


def decide_jointly(ground: Ground, stop: Callable[[], bool], tell: Callable[[float], None]) -> Joint:
    """Choose sites and plan the rotation.

    Parameters
    ----------
    stop : callable
        Asked between pieces of work; True keeps what is known by then.
    tell : callable
        Told the part of the work that is done.
    """
    question = question_of(ground.instance.scenario)
    every = tuple(choices(ground.instance, ground.sites))
    costs = np.array([cost_of(ground.instance, ground.sites, choice) for choice in every])
    desk = _Desk(ground, question.search_rounds, stop)
    first = desk.plan(every[0])
    tell(0.1)
    prices = prices_of(desk.formulation_of(every[0]), first)
    found = unvisited(ground, every, prices)
    fewest = Choice((), tuple(question.may_close))
    singles = [Choice((j,), tuple(question.may_close)) for j in range(len(ground.sites))]
    added = np.inf
    if not stop():
        rounds = question.bound_rounds
        added = visits_add_at_most(ground, fewest, singles, prices, found, rounds, stop)
    tell(0.6)
    bound = found.rupiah - costs + added
    worth = found.rupiah - costs
    wanted = _first_wanted(every, worth, question.at_most)
    planned: dict[int, Planned] = {}
    small = len(ground.instance.days.dates) <= SMALL_DAYS
    while len(planned) < question.evaluated_sets and len(planned) < len(every) and not stop():
        best = max((each.value_rupiah for each in planned.values()), default=-np.inf)
        rest = [number for number in range(len(every)) if number not in planned]
        if not wanted and float(bound[rest].max()) <= best + RUPIAH:
            break
        number = wanted.pop(0) if wanted else max(rest, key=lambda n: (bound[n], -n))
        if number in planned:
            continue
        own = desk.planned(every[number], float(costs[number]), float(bound[number]), small)
        planned[number] = own
        bound[number] = min(bound[number], own.bound_rupiah)
        tell(0.6 + 0.4 * len(planned) / question.evaluated_sets)
    done = desk.shared(list(planned.values()), costs, every)
    best = max((each.value_rupiah for each in done), default=-np.inf)
    method: Method = "exact" if float(bound.max()) <= best + RUPIAH else "decomposition"
    order = sorted(done, key=lambda each: (-each.value_rupiah, len(each.choice.opened), each.choice))
    return Joint(tuple(order), every, worth, bound, method, float(added))


def _first_wanted(every: Sequence[Choice], worth: Floats, at_most: int) -> list[int]:
    """Name the choices to plan first: the best of each number of sites, then the runners-up."""
    by_count = [
        sorted((n for n in range(len(every)) if len(every[n].opened) == count), key=lambda n: (-worth[n], n))
        for count in range(at_most + 1)
    ]
    firsts = [numbers[0] for numbers in by_count if numbers]
    return firsts + [number for numbers in by_count for number in numbers[1:3]]


def prices_of(formulation: Formulation, schedule: Schedule | None) -> SitePrices:
    """Price places at the counters and kabupaten as they are worth in a plan.

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
        held = waits & (queues.capacity[t] > 0)
        price[t] = np.where(held, np.maximum(queues.served_rupiah - stays, 0.0), 0.0)
        worth = np.where(queues.capacity[t] > 0, np.where(held, stays, queues.served_rupiah), stays)
    fairness = np.zeros(len(instance.kabupaten_ids))
    sought = np.bincount(instance.people.kabupaten, instance.people.sought, len(fairness))
    share = np.where(sought > 0, simulated.share_by_kabupaten, np.inf)
    if (sought > 0).any():
        fairness[int(share.argmin())] = instance.fairness_rupiah
    return SitePrices(price, fairness)


class _Desk:
    """Plans choices, and keeps every schedule found to try it under the others."""

    def __init__(self, ground: Ground, rounds: int, stop: Callable[[], bool]) -> None:
        self._ground, self._rounds, self._stop = ground, rounds, stop
        self._found: list[Schedule] = []

    def formulation_of(self, choice: Choice) -> Formulation:
        """Formulate the rotation under a choice."""
        return formulate(self._ground.instance_of(choice))

    def plan(self, choice: Choice) -> Schedule | None:
        """Search a plan under a choice."""
        formulation = self.formulation_of(choice)
        arrays = flatten(formulation)
        best = first_schedule(arrays)
        value = value_if_allowed(formulation, best)
        schedule = None if value is None else best
        *_, last = search(arrays, 1, self._rounds, self._stop)
        if last.schedule is not None and (value is None or last.value_rupiah > value):
            schedule = last.schedule
        if schedule is not None:
            self._found.append(schedule)
        return schedule

    def planned(self, choice: Choice, cost: float, bound: float, small: bool) -> Planned:
        """Plan a choice; on a small horizon prove how good that is."""
        formulation = self.formulation_of(choice)
        nothing = simulate(formulation.instance, []).value_rupiah
        schedule = self.plan(choice)
        value = None if schedule is None else value_if_allowed(formulation, schedule)
        proven = np.inf
        if small and schedule is not None and value is not None:
            for proven in improve_bound(formulation, [schedule], OWN_ROUNDS, self._stop):
                if proven <= value + RUPIAH:
                    break
        own = -np.inf if value is None else value - cost
        return Planned(choice, schedule, own, nothing - cost, min(bound, max(proven - cost, own)))

    def shared(self, planned: Sequence[Planned], costs: Floats, every: Sequence[Choice]) -> list[Planned]:
        """Try all schedules under all planned choices, and keep the best of each."""
        cost = dict(zip(every, costs, strict=True))
        result = []
        for each in planned:
            formulation = self.formulation_of(each.choice)
            best = each
            for schedule in self._found:
                value = value_if_allowed(formulation, schedule)
                if value is not None and value - cost[each.choice] > best.value_rupiah + 1e-6:
                    best = replace(best, schedule=schedule, value_rupiah=value - float(cost[each.choice]))
            result.append(best)
        return result

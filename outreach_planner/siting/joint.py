"""Sites and the rotation decided together: every choice is bounded, the promising ones are planned.

The value of a choice is that of the best plan of the teams with these sites open, less what the sites cost.
Branch and bound over the choices: each has a bound (``batch`` and ``windows``: one bound of the visits for
all); those with the best bounds are planned by the search of ``deciding`` and, where that proves its plan,
known exactly. A plan found under one choice is tried under the others, for rules do not depend on the sites;
the best sets and today's office are searched again, with as much work each (``compared``).
It ends when no choice left can beat the best (*exact*), or with the work (*decomposition*: the best found is
then at most ``bound - value`` below the best there is).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from outreach_planner.deciding.pace import rounds_in
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.simulate import simulate
from outreach_planner.plans.stops import stops_of_schedule
from outreach_planner.siting.batch import SitePrices, unvisited
from outreach_planner.siting.caps import unknown
from outreach_planner.siting.compared import Compared, searched_again
from outreach_planner.siting.desk import RUPIAH, Desk, Planned
from outreach_planner.siting.opened import Ground
from outreach_planner.siting.plans_made import PlansMade
from outreach_planner.siting.promising import most_promising, promising
from outreach_planner.siting.quarters import from_windows
from outreach_planner.siting.sites import Choice, choices, cost_of, question_of
from outreach_planner.siting.timing import Timing
from outreach_planner.siting.windows import visits_add_at_most
from outreach_planner.world.instance import Floats

Method = Literal["exact", "decomposition"]
LEAST_ROUNDS = 40_000
"""Of the first search, however short the time."""
LEAST_BOUND = 12.0
"""Nobody can stop the bound before it takes so many times as long as all choices without visits took."""


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
    compared : Compared
        How far apart searches are.
    """

    planned: tuple[Planned, ...]
    choices: tuple[Choice, ...]
    unvisited_rupiah: Floats
    bound_rupiah: Floats
    method: Method
    visits_add_rupiah: float
    compared: Compared = field(default_factory=Compared)

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
    ground: Ground,
    timing: Timing | None = None,
    tell: Callable[[float], None] = lambda part: None,
    meanwhile: Callable[[list[int]], None] = lambda promise: None,
) -> Joint:
    """Choose sites and plan the rotation.

    Parameters
    ----------
    timing : Timing or None
        How long each piece of work may take; None sets no limit.
    tell : callable
        Told the part of the work that is done.
    meanwhile : callable
        Work that can do without plans of sets: called before the bound, with the candidates that promise
        most, the most promising first.
    """
    timing = timing or Timing()
    question = question_of(ground.instance.scenario)
    every = tuple(choices(ground.instance, ground.sites))
    costs = np.array([cost_of(ground.instance, ground.sites, choice) for choice in every])
    desk = Desk(ground, question.search_rounds, timing.stop_in("plan"))
    today = ground.formulation_of(every[0])
    timing.prepared()
    part = _part(ground, timing)
    begin = from_windows(ground, every[0], max(1, question.search_rounds // (2 * part)), desk.stop)
    first, _ = desk.plan(every[0], part if begin is None else 2 * part, start=begin)
    tell(0.1)
    prices = prices_of(today, first, ground.instance.queues.ids)
    begun = timing.elapsed_seconds()
    worth = unvisited(ground, every, prices).rupiah - costs
    passed = timing.elapsed_seconds() - begun
    plans = PlansMade(ground, desk, every, costs, worth)
    desk.stop = timing.stop_in("singles")
    plans.singles(lambda part: tell(0.1 + 0.2 * part))
    meanwhile(most_promising(every, promising(every, worth, plans.planned)))
    stop = timing.stop_in("bound")
    caps = unknown(len(ground.sites))
    if timing.holds("bound", LEAST_BOUND * passed):
        fewest = Choice((), tuple(question.may_close))
        singles = [Choice((j,), fewest.closed) for j in range(len(ground.sites))]
        rounds = question.bound_rounds
        found = unvisited(ground, every, prices, by_candidate=True)
        work = (ground, fewest, singles, prices, found, rounds, stop)
        caps = visits_add_at_most(*work, lambda part: tell(0.4 + 0.3 * part))
    plans.bound = np.minimum(plans.bound, worth + caps.under(every))
    desk.stop = timing.stop_in("sets")
    plans.sets(question.evaluated_sets, lambda part: tell(0.7 + 0.15 * part))
    desk.stop = timing.stop_in("again")
    compared = searched_again(plans, timing.left_in("again"), lambda part: tell(0.85 + 0.15 * part))
    planned, bound = plans.planned, plans.bound
    done = desk.shared(list(planned.values()), costs, every)
    best = max((each.value_rupiah for each in done), default=-np.inf)
    method: Method = "exact" if float(bound.max()) <= best + RUPIAH else "decomposition"
    order = sorted(done, key=_first_the_best)
    return Joint(tuple(order), every, worth, bound, method, caps.always, compared)


def _part(ground: Ground, timing: Timing) -> int:
    """Give the part of its rounds with which the first search cools down in the seconds it has."""
    scenario, seconds = ground.instance.scenario, timing.left_in("plan")
    if seconds is None:
        return 1
    held = rounds_in(len(scenario.teams), len(ground.instance.days.dates), seconds)
    return max(1, round(question_of(scenario).search_rounds / max(held, LEAST_ROUNDS)))


def _first_the_best(planned: Planned) -> tuple[float, int, float, Choice]:
    """Sort the best value first; where no plan keeps the rules, what is worth most without visits."""
    size = len(planned.choice.opened)
    return -planned.value_rupiah, size, -planned.without_visits_rupiah, planned.choice


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

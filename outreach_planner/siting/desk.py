"""The desk at which choices of sites are planned, every schedule found being tried under the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from outreach_planner.deciding.bound import improve_bound
from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.deciding.search.first import first_schedule
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.simulate import Stop, simulate
from outreach_planner.plans.stops import stops_of_schedule
from outreach_planner.rules.rulebook import formulate
from outreach_planner.siting.lighter import without_poor_visits
from outreach_planner.siting.opened import Ground
from outreach_planner.siting.sites import Choice, question_of
from outreach_planner.world.instance import Floats

OWN_ROUNDS = 40
REFINING, GLANCE = 5, 20
"""A schedule found under one choice is refined under another with this part of the work (1 / 5); to rank the
single candidates, first with a smaller one."""
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
class _Known:
    """A schedule that kept the rules where it was found, with what no site changes of it."""

    schedule: Schedule
    stops: tuple[Stop, ...]
    cost: float


class Desk:
    """Plans choices, and keeps every schedule found to try it under the others.

    Attributes
    ----------
    stop : callable
        Asked between pieces of work; True leaves them where they stand.
    """

    def __init__(self, ground: Ground, rounds: int, stop: Callable[[], bool]) -> None:
        self._ground, self._rounds, self.stop = ground, rounds, stop
        self._found: list[_Known] = []
        closed = tuple(question_of(ground.instance.scenario).may_close)
        self._rules = formulate(ground.instance_of(Choice((), closed)))

    def formulation_of(self, choice: Choice) -> Formulation:
        """Formulate the rotation under a choice.

        No rule reads which sites are open; what the rules close because too few would come is closed where
        most wait, and every plan is judged by whom it serves.
        """
        return replace(self._rules, instance=self._ground.instance_of(choice))

    def plan(self, formulation: Formulation, part: int = REFINING) -> tuple[Schedule | None, float]:
        """Search a plan under a choice: anew for the first, else by refining the best of those found.

        Parameters
        ----------
        part : int
            A schedule is refined with the rounds of the first divided by this; 0 only tries those known.

        Returns
        -------
        tuple of Schedule or None, and float
            With its value, costs of sites apart; -inf without one.
        """
        best, value = self._best_known(formulation)
        if best is None and self._found:
            # Too few come to a visit of every plan known: leave such visits out of the first of them.
            start = self._found[0].schedule
            lighter = without_poor_visits(formulation, start)
            plain = value_if_allowed(formulation, lighter)
            if plain is not None:
                best, value, start = lighter, plain, lighter
                self._keep(formulation, lighter)
            part = part if best is not None else part or REFINING
        elif best is None:
            start, part = None, 1
        else:
            start = best
        if not part or (best is not None and self._found and self.stop()):
            return best, value
        arrays = flatten(formulation)
        *_, last = search(arrays, 1, max(1, self._rounds // part), self.stop, start)
        if last.schedule is not None and last.value_rupiah > value:
            best, value = last.schedule, last.value_rupiah
        elif best is None and start is None:
            greedy = first_schedule(arrays)
            plain = value_if_allowed(formulation, greedy)
            best, value = (None, -np.inf) if plain is None else (greedy, plain)
        if best is not None:
            self._keep(formulation, best)
        return best, value

    def planned(self, choice: Choice, cost: float, bound: float, *, small: bool, part: int) -> Planned:
        """Plan a choice; on a small horizon prove how good that is."""
        formulation = self.formulation_of(choice)
        nothing = simulate(formulation.instance, []).value_rupiah
        schedule, value = self.plan(formulation, part)
        proven = np.inf
        if small and schedule is not None:
            for proven in improve_bound(formulation, [schedule], OWN_ROUNDS, self.stop):
                if proven <= value + RUPIAH:
                    break
        own = value - cost
        return Planned(choice, schedule, own, nothing - cost, min(bound, max(proven - cost, own)))

    def shared(self, planned: Sequence[Planned], costs: Floats, every: Sequence[Choice]) -> list[Planned]:
        """Try all schedules under all planned choices, and keep the best of each."""
        cost = dict(zip(every, costs, strict=True))
        result = []
        for each in planned:
            schedule, value = self._best_known(self.formulation_of(each.choice))
            own = value - float(cost[each.choice])
            better = own > each.value_rupiah + 1e-6
            result.append(replace(each, schedule=schedule, value_rupiah=own) if better else each)
        return result

    def _keep(self, formulation: Formulation, schedule: Schedule) -> None:
        """Keep a schedule found, if its value is what it is judged to be worth plainly."""
        value = value_if_allowed(formulation, schedule)
        if value is not None and not any(known.schedule is schedule for known in self._found):
            stops = tuple(stop for _, each in stops_of_schedule(formulation, schedule) for stop in each)
            cost = simulate(formulation.instance, stops).value_rupiah - value
            self._found.append(_Known(schedule, stops, cost))

    def _best_known(self, formulation: Formulation) -> tuple[Schedule | None, float]:
        """Give the best of the schedules found so far that keeps the rules here, and its value.

        What visits cost is the same under every choice, so simulating tells which to judge first.
        """
        instance = formulation.instance
        worth = [simulate(instance, known.stops).value_rupiah - known.cost for known in self._found]
        for number in sorted(range(len(worth)), key=lambda n: (-worth[n], n)):
            schedule = self._found[number].schedule
            value = value_if_allowed(formulation, schedule)
            if value is not None:
                return schedule, value
        return None, -np.inf

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
from outreach_planner.plans.simulate import simulate
from outreach_planner.rules.rulebook import formulate
from outreach_planner.siting.opened import Ground
from outreach_planner.siting.sites import Choice
from outreach_planner.world.instance import Floats

OWN_ROUNDS = 40
REFINING = 5
"""A schedule found under one choice is refined under another with this part of the work (1 / 5)."""
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


class Desk:
    """Plans choices, and keeps every schedule found to try it under the others."""

    def __init__(self, ground: Ground, rounds: int, stop: Callable[[], bool]) -> None:
        self._ground, self._rounds, self._stop = ground, rounds, stop
        self._found: list[Schedule] = []

    def formulation_of(self, choice: Choice) -> Formulation:
        """Formulate the rotation under a choice."""
        return formulate(self._ground.instance_of(choice))

    def plan(self, choice: Choice) -> Schedule | None:
        """Search a plan under a choice: anew for the first, else by refining the best of those found."""
        formulation = self.formulation_of(choice)
        arrays = flatten(formulation)
        best, value = self._best_known(formulation)
        if best is None:
            greedy = first_schedule(arrays)
            value = value_if_allowed(formulation, greedy)
            best = None if value is None else greedy
            *_, last = search(arrays, 1, self._rounds, self._stop)
        else:
            *_, last = search(arrays, 1, self._rounds // REFINING, self._stop, best)
        if last.schedule is not None and (value is None or last.value_rupiah > value):
            best = last.schedule
        if best is not None:
            self._found.append(best)
        return best

    def _best_known(self, formulation: Formulation) -> tuple[Schedule | None, float | None]:
        """Give the best of the schedules found so far that keeps the rules here, and its value."""
        best, most = None, None
        for schedule in self._found:
            value = value_if_allowed(formulation, schedule)
            if value is not None and (most is None or value > most):
                best, most = schedule, value
        return best, most

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
            schedule, value = self._best_known(formulation)
            best = each
            if value is not None and value - cost[each.choice] > each.value_rupiah + 1e-6:
                best = replace(each, schedule=schedule, value_rupiah=value - float(cost[each.choice]))
            result.append(best)
        return result

"""The desk at which choices of sites are planned, every schedule found being tried under the others."""

from __future__ import annotations

import time
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
from outreach_planner.siting.lighter import ROUNDING, minimums_of, without_poor_visits
from outreach_planner.siting.opened import Ground
from outreach_planner.siting.sites import Choice
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
    """A schedule that kept the rules where it was found, with what no site changes of it.

    ``least`` people have to be served at each stop.
    """

    schedule: Schedule
    stops: tuple[Stop, ...]
    least: Floats
    cost: float


class Desk:
    """Plans choices, and keeps every schedule found to try it under the others.

    Attributes
    ----------
    rounds : int
        Of a whole search.
    rounds_a_second, beside_seconds : float
        How fast the last search went (0 before the first), and how long the work on its plan took beside it.
    stop : callable
        Asked between pieces of work; True leaves them where they stand.
    """

    def __init__(self, ground: Ground, rounds: int, stop: Callable[[], bool]) -> None:
        self._ground, self.rounds, self.stop = ground, rounds, stop
        self.rounds_a_second = self.beside_seconds = 0.0
        self._found: list[_Known] = []
        self._tried: dict[Choice, tuple[int, Schedule | None, float]] = {}

    def plan(
        self, choice: Choice, part: int = REFINING, *, seed: int = 1, start: Schedule | None = None
    ) -> tuple[Schedule | None, float]:
        """Search a plan under a choice: anew for the first, else by refining the best of those found.

        Parameters
        ----------
        part : int
            The rounds are divided by this; 0 only tries the schedules known.
        seed : int
            Of the search.
        start : Schedule or None
            Refine this schedule, whatever it is worth here, and not the best of those found.

        Returns
        -------
        tuple of Schedule or None, and float
            With its value, costs of sites apart; -inf without one.
        """
        begun, formulation = time.perf_counter(), self._ground.formulation_of(choice)
        best, value = self._best_known(choice, formulation)
        if best is None and self._found:
            # Too few come to a visit of every plan known: leave such visits out of the first of them.
            first = self._found[0].schedule
            lighter = without_poor_visits(formulation, first)
            plain = value_if_allowed(formulation, lighter)
            if plain is not None:
                best, value, first = lighter, plain, lighter
                self._keep(formulation, lighter)
            start, part = start or first, part if best is not None else part or REFINING
        elif best is not None:
            start = start or best
        if not part or (best is not None and self._found and self.stop()):
            return best, value
        found, plain, searched = self._searched(formulation, seed, part, start)
        if found is not None and plain > value:
            best, value = found, plain
        if best is not None:
            self._keep(formulation, best)
        self.beside_seconds = time.perf_counter() - begun - searched
        return best, value

    def afresh(self, choice: Choice, part: int, seed: int) -> float:
        """Search a plan from the greedy one, with no look at those found; give its value and keep it."""
        formulation = self._ground.formulation_of(choice)
        found, value, _ = self._searched(formulation, seed, part, None)
        if found is not None:
            self._keep(formulation, found)
        return value

    def _searched(
        self, formulation: Formulation, seed: int, part: int, start: Schedule | None
    ) -> tuple[Schedule | None, float, float]:
        """Search with a part of the rounds and tell its seconds; without a start, at least greedily."""
        arrays, begun = flatten(formulation), time.perf_counter()
        *_, last = search(arrays, seed, max(1, self.rounds // part), self.stop, start)
        seconds = time.perf_counter() - begun
        if last.rounds:
            self.rounds_a_second = last.rounds / max(seconds, 1e-3)
        if last.schedule is not None or start is not None:
            return last.schedule, last.value_rupiah, seconds
        greedy = first_schedule(arrays)
        plain = value_if_allowed(formulation, greedy)
        return (None, -np.inf, seconds) if plain is None else (greedy, plain, seconds)

    def planned(
        self,
        choice: Choice,
        cost: float,
        bound: float,
        *,
        small: bool,
        part: int,
        seed: int = 1,
        start: Schedule | None = None,
    ) -> Planned:
        """Plan a choice; on a small horizon prove how good that is."""
        formulation = self._ground.formulation_of(choice)
        nothing = simulate(formulation.instance, []).value_rupiah
        schedule, value = self.plan(choice, part, seed=seed, start=start)
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
            schedule, value = self._best_known(each.choice, self._ground.formulation_of(each.choice))
            own = value - float(cost[each.choice])
            better = own > each.value_rupiah + 1e-6
            result.append(replace(each, schedule=schedule, value_rupiah=own) if better else each)
        return result

    def _keep(self, formulation: Formulation, schedule: Schedule) -> None:
        """Keep a schedule found, if its value is what it is judged to be worth plainly."""
        if any(known.schedule is schedule for known in self._found):
            return
        value = value_if_allowed(formulation, schedule)
        if value is not None:
            stops, least = minimums_of(formulation, schedule)
            cost = simulate(formulation.instance, stops).value_rupiah - value
            self._found.append(_Known(schedule, stops, least, cost))

    def _best_known(self, choice: Choice, formulation: Formulation) -> tuple[Schedule | None, float]:
        """Give the best of the schedules found so far that keeps the rules here, and its value.

        What visits cost is the same under every choice, so simulating those found since the last time tells
        which to judge first.
        """
        tried, best, most = self._tried.get(choice, (0, None, -np.inf))
        worth = {}
        for number, known in enumerate(self._found[tried:], start=tried):
            played = simulate(formulation.instance, known.stops)
            if not np.any(played.served < known.least - ROUNDING):
                worth[number] = played.value_rupiah - known.cost
        for number in sorted(worth, key=lambda n: (-worth[n], n)):
            if worth[number] <= most:
                break
            value = value_if_allowed(formulation, self._found[number].schedule)
            if value is not None:
                best, most = self._found[number].schedule, value
                break
        self._tried[choice] = len(self._found), best, most
        return best, most

"""Is a plan found with a scenario changed? Short searches that begin near the last plan that was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from outreach_planner.deciding.clock import Clock
from outreach_planner.deciding.explaining.giving import Giving
from outreach_planner.deciding.plainly import open_part, value_if_allowed
from outreach_planner.deciding.rescuing import rescues
from outreach_planner.deciding.search.first import first_schedule
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.errors import ScenarioError
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.model.opening import Opened, opened
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.instance import Instance
from outreach_planner.world.prepare import prepare

ROUNDS_NEARBY, ROUNDS = 20_000, 60_000
"""Of each search for a plan: near the last that was found, then from scratch."""
LONGER = 5
"""So many times as many where a mend is looked at more closely."""
QUESTIONS, SHORTLY = 4, 0.15
"""To CP-SAT, where such a search finds none, and the part of its work on each."""


def make_ready(formulation: Formulation) -> None:
    """Search for a moment, so that the code is ready, which takes long on a fresh machine."""
    for _ in search(flatten(formulation), 1, 1, lambda: True):
        pass


def plan_found(
    formulation: Formulation,
    seed: int,
    stop: Callable[[], bool],
    near: Schedule | None = None,
    *,
    is_helped: bool = True,
    is_quick: bool = False,
    is_long: bool = False,
) -> Schedule | None:
    """Look shortly for a schedule that keeps all rules: one to begin with, or what a short search finds.

    Parameters
    ----------
    formulation : Formulation
    seed : int
    stop : callable
    near : Schedule or None
        Where to begin, as far as the networks allow it; None begins with the greedy plan.
    is_helped : bool
        CP-SAT is asked as well where the search finds none, which takes seconds.
    is_quick : bool
        Only near the other schedule is searched, if there is one.
    is_long : bool
        Several times as many rounds are searched.
    """
    arrays, times = flatten(formulation), LONGER if is_long else 1
    start = first_schedule(arrays) if near is None else open_part(formulation, near)
    if value_if_allowed(formulation, start) is not None:
        return start
    nearby = () if near is None else search(arrays, seed, times * ROUNDS_NEARBY, stop, start)
    found = next((found.schedule for found in nearby if found.schedule), None)
    if found is not None or (is_quick and near is not None) or stop():
        return found
    tries = search(arrays, seed, times * ROUNDS, stop)
    found = next((found.schedule for found in tries if found.schedule), None)
    if found is not None or not is_helped or stop():
        return found
    for rescue in islice(rescues(formulation, part=SHORTLY), QUESTIONS):
        if rescue.value_rupiah is not None:
            return rescue.schedule
        if stop():
            break
    return None


class Trials:
    """Tries changed scenarios: is a plan found? Each begins near the last plan that was found.

    Parameters
    ----------
    instance : Instance
        Of the scenario as it came.
    seed : int
    clock : Clock
        Where it has to stop, nothing more is tried.
    """

    def __init__(self, instance: Instance, seed: int, clock: Clock) -> None:
        self.instance, self.seed, self.clock = instance, seed, clock
        self._opened: Opened = opened(instance)
        self._near: Schedule | None = None
        self._names: object = None

    def formulation(self, values: Sequence[tuple[Giving, float]]) -> Formulation:
        """Formulate the scenario with some fields at other values."""
        scenario: Scenario = self.instance.scenario
        for giving, value in sorted(values, key=lambda each: each[0].order, reverse=True):
            scenario = giving.given(scenario, value)  # later entries of a list first: they may go
        is_same_world = all(giving.is_rule_only for giving, _ in values)
        changed = replace(self.instance, scenario=scenario) if is_same_world else prepare(scenario)
        return formulate(changed, like=self._opened)

    def verdict_on(self, scenario: Scenario, *, is_quick: bool = False) -> bool | None:
        """Say whether a plan is found for another scenario of the same office.

        Returns
        -------
        bool or None
            None where the clock did not leave the time to try.
        """
        if self.clock.must_stop():
            return None
        try:
            formulation = formulate(prepare(scenario), like=self._opened)
        except ScenarioError:  # it contradicts itself
            return False
        found = self._found(formulation, is_quick=is_quick)
        return None if not found and self.clock.must_stop() else found

    def finds(
        self, values: Sequence[tuple[Giving, float]], *, is_quick: bool = False, is_long: bool = False
    ) -> bool:
        """Say whether a plan is found with some fields at other values."""
        if self.clock.must_stop():
            return False
        try:
            return self._found(self.formulation(values), is_quick=is_quick, is_long=is_long)
        except ScenarioError:  # it contradicts itself
            return False

    def _found(self, formulation: Formulation, *, is_quick: bool = False, is_long: bool = False) -> bool:
        instance = formulation.instance
        names = instance.team_ids, instance.options.ids, instance.days.dates
        found = plan_found(
            formulation,
            self.seed,
            self.clock.must_stop,
            self._near if names == self._names else None,
            is_helped=self.clock.left_seconds() is None and not is_long,
            is_quick=is_quick,
            is_long=is_long,
        )
        if found is not None:
            self._near, self._names = found, names
        return found is not None

    def with_one(
        self, giving: Giving, others: Sequence[tuple[Giving, float]] = ()
    ) -> Callable[[float], bool]:
        """Ask of a value of one field whether it is enough, beside others as they are."""
        return lambda value: self.finds([*others, (giving, value)])

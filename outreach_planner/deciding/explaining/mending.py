"""By how little the fields of a scenario have to give way: every mend is tried before it is told.

A value counts as enough only if a plan that keeps all rules was found with it, people and all; so a smaller
change may do where a longer search would find a plan.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import chain, islice

from outreach_planner.deciding.clock import Clock
from outreach_planner.deciding.explaining.conflict import smallest_conflict
from outreach_planner.deciding.explaining.giving import Giving, givings
from outreach_planner.deciding.plainly import is_open, value_if_allowed
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
QUESTIONS, SHORTLY = 4, 0.15
"""To CP-SAT, where such a search finds none, and the part of its work on each."""
DOUBLINGS, HALVINGS, CONFLICTS = 8, 6, 4


def plan_found(
    formulation: Formulation,
    seed: int,
    stop: Callable[[], bool],
    near: Schedule | None = None,
    *,
    is_helped: bool = True,
) -> Schedule | None:
    """Look shortly for a schedule that keeps all rules: one to begin with, or what a short search finds.

    Parameters
    ----------
    formulation : Formulation
    seed : int
    stop : callable
    near : Schedule or None
        Where to begin, if the networks allow it; None begins with the greedy plan.
    is_helped : bool
        CP-SAT is asked as well where the search finds none, which takes seconds.
    """
    arrays = flatten(formulation)
    if near is not None and not is_open(formulation, near):
        near = None
    start = first_schedule(arrays) if near is None else near
    if value_if_allowed(formulation, start) is not None:
        return start
    nearby = () if near is None else search(arrays, seed, ROUNDS_NEARBY, stop, near)
    tries = chain(nearby, search(arrays, seed, ROUNDS, stop))
    found = next((found.schedule for found in tries if found.schedule), None)
    for rescue in (
        ()
        if found is not None or not is_helped or stop()
        else islice(rescues(formulation, part=SHORTLY), QUESTIONS)
    ):
        if rescue.value_rupiah is not None:
            return rescue.schedule
        if stop():
            break
    return found


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

    def finds_in(self, scenario: Scenario) -> bool:
        """Say whether a plan is found for another scenario of the same office."""
        if self.clock.must_stop():
            return False
        try:
            return self._found(formulate(prepare(scenario), like=self._opened))
        except ScenarioError:  # it contradicts itself
            return False

    def finds(self, values: Sequence[tuple[Giving, float]]) -> bool:
        """Say whether a plan is found with some fields at other values."""
        if self.clock.must_stop():
            return False
        try:
            return self._found(self.formulation(values))
        except ScenarioError:  # it contradicts itself
            return False

    def _found(self, formulation: Formulation) -> bool:
        instance = formulation.instance
        names = instance.team_ids, instance.options.ids, instance.days.dates
        near = self._near if names == self._names else None
        is_helped = self.clock.left_seconds() is None
        found = plan_found(formulation, self.seed, self.clock.must_stop, near, is_helped=is_helped)
        if found is not None:
            self._near, self._names = found, names
        return found is not None

    def with_one(
        self, giving: Giving, others: Sequence[tuple[Giving, float]] = ()
    ) -> Callable[[float], bool]:
        """Ask of a value of one field whether it is enough, beside others as they are."""
        return lambda value: self.finds([*others, (giving, value)])


def mends_alone(trials: Trials, fields: Collection[str]) -> dict[str, tuple[Giving, float]]:
    """Find of each field by how little it has to give way if all others stay.

    Returns
    -------
    dict of str to (Giving, float)
        By the field as rules name it; a field that is not enough alone is not in it.
    """
    found = {}
    for field in fields:
        for giving in givings(trials.instance.scenario, field):
            value = least(giving, trials.with_one(giving))
            if value is not None:
                found[field] = giving, value
    return found


def mends_together(trials: Trials, fields: Collection[str]) -> dict[str, tuple[Giving, float]]:
    """Find several fields that are enough together, and by how little each has to give way then.

    What blocks is taken away conflict by conflict, until a plan is found; then what is not needed comes back,
    the dearest first.

    Parameters
    ----------
    trials : Trials
    fields : collection of str
        Those of a first conflict.

    Returns
    -------
    dict of str to (Giving, float)
        Empty where no plan was found so.
    """
    named = {field: giving for field in fields for giving in givings(trials.instance.scenario, field)}
    if trials.clock.must_stop():
        return {}
    whole = trials.formulation(())
    for _ in range(CONFLICTS):
        freest = {field: (giving, _freest(giving)) for field, giving in named.items()}
        if trials.finds(list(freest.values())):
            return _tightened(trials, freest)
        if trials.clock.must_stop():
            return {}
        rows = tuple(row for row in whole.rows if row.field not in named)
        totals = tuple(total for total in whole.totals if total.field not in named)
        conflict = smallest_conflict(replace(whole, rows=rows, totals=totals), trials.clock)
        more = {
            link.field: giving
            for link in conflict
            for giving in givings(trials.instance.scenario, link.field)
        }
        if not more:
            return {}
        named |= more
    return {}


def _tightened(trials: Trials, mends: dict[str, tuple[Giving, float]]) -> dict[str, tuple[Giving, float]]:
    """Take back what is not needed: a field wholly if possible, otherwise as far as a plan is found."""
    kept = dict(mends)
    for field, (giving, value) in sorted(mends.items(), key=lambda each: -each[1][0].weighs(each[1][1])):
        others = [mend for other, mend in kept.items() if other != field]
        if trials.finds(others):
            del kept[field]
            continue
        needed = least(replace(giving, end=value), trials.with_one(giving, others))
        kept[field] = giving, value if needed is None else needed
    return kept


def _freest(giving: Giving) -> float:
    """Give a value that leaves as much free as a field can, or far more than it did."""
    return giving.came + 2**DOUBLINGS * max(giving.came, giving.step) if giving.end is None else giving.end


def least(giving: Giving, is_enough: Callable[[float], bool], *, is_known: bool = False) -> float | None:
    """Find how little a field has to give way: doubled until it is enough, then halved.

    Parameters
    ----------
    giving : Giving
    is_enough : callable
        Asked of a value.
    is_known : bool
        The end is known to be enough.
    """
    near, far = giving.came, giving.end
    if far is None:
        for doubled in range(DOUBLINGS):
            far = _rounded(giving, giving.came + 2**doubled * max(giving.came, giving.step))
            if is_enough(far):
                break
            near = far
        else:
            return None
    elif not is_known and not is_enough(far):
        return None
    for _ in range(HALVINGS):
        middle = _rounded(giving, (near + far) / 2)
        if middle in (near, far):
            break
        near, far = (near, middle) if is_enough(middle) else (middle, far)
    return far


def _rounded(giving: Giving, value: float) -> float:
    """Take whole steps from where the field came, towards more freedom."""
    steps = round((value - giving.came) / giving.step)
    if isinstance(giving.came, int):
        return giving.came + steps * int(giving.step)
    return round(giving.came + steps * giving.step, 6)

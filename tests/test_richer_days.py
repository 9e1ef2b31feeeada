"""Half days, stays, groups that ask and lanes with people of their own, in many small random worlds."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from test_rules_agree import served_by_visit
from test_search import compiled_values, every_schedule, planned
from touring_worlds import opened, random_schedule, touring_scenario

from outreach_planner.auditing import audit
from outreach_planner.deciding.bound import improve_bound
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.model.exact import solve_exactly
from outreach_planner.plans.making import Verdict, make_plan
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.prepare import prepare


def richer(seed: int, **size: int):
    """A random world with one to four of the richer ways of spending a day."""
    return prepare(touring_scenario(seed, richer=1 + seed % 4, **size))


@pytest.mark.parametrize("seed", range(60))
def test_the_model_fixed_to_a_plan_is_feasible_exactly_when_the_audit_finds_nothing(seed: int) -> None:
    instance = richer(seed, teams=1 + seed % 2, days=5 + seed % 2, office_rules=seed % 3)
    schedule = random_schedule(opened(instance) if seed % 3 else formulate(instance), seed)
    verdict = Verdict("feasible", None, "work", instance.scenario.limits)
    found = audit(instance, make_plan(opened(instance), schedule, verdict, "")).violations
    proof = solve_exactly(formulate(instance), schedule, served_by_visit(instance, schedule))
    assert proof.feasible == (not found), [str(violation) for violation in found]


@pytest.mark.parametrize("seed", range(40))
def test_the_compiled_value_is_the_simulated_value_less_the_costs(seed: int) -> None:
    instance = richer(seed, teams=1 + seed % 2, days=7)
    schedules = [random_schedule(opened(instance), seed + 100 * n) for n in range(4)]
    values = [planned(instance, schedule).value_rupiah for schedule in schedules]
    assert compiled_values(opened(instance), schedules) == pytest.approx(values, abs=1)


@pytest.mark.parametrize("seed", range(12))
def test_search_finds_the_best_of_all_schedules_and_no_bound_lies_below_it(seed: int) -> None:
    # Brute force: every schedule of two towns and three days that roads and clock allow, judged by the audit.
    instance = richer(seed, towns=2, days=3)
    best = -np.inf
    for schedule in every_schedule(opened(instance)):
        plan = planned(instance, schedule)
        if audit(instance, plan).clean:
            best = max(best, plan.value_rupiah)
    formulation = formulate(instance)
    *_, last = search(flatten(formulation), 1, 20_000, lambda: False)
    assert last.value_rupiah == pytest.approx(best, abs=1)
    proof = solve_exactly(formulation)
    assert proof.feasible == np.isfinite(best)
    if proof.value_rupiah is not None and last.schedule is not None:
        assert proof.value_rupiah >= best - 1
        bounds = itertools.islice(improve_bound(formulation, [last.schedule], 10, lambda: False), 10)
        assert min(bounds) >= best - 1


@pytest.mark.parametrize("seed", range(20))
def test_no_round_of_the_bound_lies_below_a_plan_that_was_found(seed: int) -> None:
    instance = richer(seed, towns=2 + seed % 3, days=4 + seed % 4, teams=1 + seed % 2)
    formulation = formulate(instance)
    known = [each for each in search(flatten(formulation), seed, 20_000, lambda: False) if each.schedule]
    if known:
        poor = known[0].schedule
        assert poor is not None
        assert min(improve_bound(formulation, [poor], 12, lambda: False)) >= known[-1].value_rupiah - 1

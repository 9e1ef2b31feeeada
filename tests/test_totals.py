"""Limits on people, money and shares: both faces, the exact model and the search say the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_rules_agree import served_by_visit
from test_search import every_schedule, planned
from touring_worlds import opened, random_schedule, touring_scenario

from outreach_planner.auditing import audit
from outreach_planner.deciding.bound import improve_bound
from outreach_planner.deciding.explaining.solving_again import value_of
from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.model.exact import solve_exactly
from outreach_planner.rules import books, budgets, days_away, home_before_rest, least_share
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.prepare import prepare

TOTALS = (books.RULE, budgets.RULE, least_share.RULE)


ANYBODY: dict[str, Any] = {
    "programs": {"lakso": {"minimum_attendance": 0}},
    "policy": {"guarantees": {"timur": {"minimum_attendance": None}}},
}
"""So that no visit is refused for its attendance."""


@pytest.mark.parametrize("seed", range(120))
def test_the_model_fixed_to_a_plan_is_feasible_exactly_when_the_audit_finds_nothing(seed: int) -> None:
    rule = TOTALS[seed % 3]
    instance = prepare(touring_scenario(seed, ANYBODY, teams=1 + seed % 2, days=5, totals=5))
    formulation = formulate(instance, [home_before_rest.RULE, days_away.RULE, rule])
    schedule = random_schedule(formulation, seed)
    if not solve_exactly(replace(formulation, totals=()), schedule).feasible:
        return  # two vans at one place, or too long away: nothing to do with totals
    said = [str(violation) for violation in rule.violations(instance, planned(instance, schedule))]
    proof = solve_exactly(formulation, schedule, served_by_visit(instance, schedule))
    assert proof.feasible == (not said), said


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(1, 2))
@settings(max_examples=150)
def test_search_plain_judgement_and_auditor_agree_on_any_schedule(world: int, plan: int, teams: int) -> None:
    instance = prepare(touring_scenario(world, ANYBODY, teams=teams, days=7, totals=4))
    schedule = random_schedule(opened(instance), plan)
    if not np.isfinite(value_of(flatten(opened(instance)), schedule)):
        return  # too long away
    for rule in TOTALS:
        formulation = formulate(instance, [rule])
        said = [str(violation) for violation in rule.violations(instance, planned(instance, schedule))]
        assert (value_if_allowed(formulation, schedule) is None) == bool(said), (rule.name, said)
        assert np.isfinite(value_of(flatten(formulation), schedule)) == (not said), (rule.name, said)


def test_the_random_schedules_above_break_and_keep_each_rule() -> None:
    # Otherwise the agreement above would say little.
    told: Counter[tuple[str, bool]] = Counter()
    for seed in range(120):
        instance = prepare(touring_scenario(seed, ANYBODY, teams=1 + seed % 2, days=7, totals=4))
        plan = planned(instance, random_schedule(opened(instance), seed))
        told.update((rule.name, not list(rule.violations(instance, plan))) for rule in TOTALS)
    assert min(told[rule.name, kept] for rule in TOTALS for kept in (True, False)) >= 10, told


@pytest.mark.parametrize("seed", range(16))
def test_search_finds_the_best_of_all_schedules_and_the_bound_is_never_below_it(seed: int) -> None:
    # Brute force: every schedule of two towns and four days that roads and clock allow, judged by the audit.
    instance = prepare(touring_scenario(seed, towns=2, days=4, totals=2))
    clean = [
        plan.value_rupiah
        for plan in (planned(instance, schedule) for schedule in every_schedule(opened(instance)))
        if audit(instance, plan).clean
    ]
    formulation = formulate(instance)
    *_, last = search(flatten(formulation), 1, 40_000, lambda: False)
    if not clean:
        assert last.schedule is None
        return
    assert last.value_rupiah == pytest.approx(max(clean), abs=1)
    proof = solve_exactly(formulation)
    assert proof.value_rupiah is not None
    assert proof.value_rupiah >= max(clean) - 1
    assert last.schedule is not None
    *_, bound = improve_bound(formulation, [last.schedule], 8, lambda: False)
    assert bound >= max(clean) - 1

"""Each rule of the office, alone in many random worlds: the solver's faces and the auditor's face agree."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from schedules import keeps, objections
from test_search import every_schedule, planned
from touring_worlds import opened, random_schedule, touring_scenario

from outreach_planner.auditing import audit
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.model.exact import solve_exactly
from outreach_planner.rules import (
    days_between,
    days_in_seven,
    frozen_visits,
    leave,
    place_windows,
    pools,
    program_periods,
    weekend_rest,
)
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.prepare import prepare

OFFICE_RULES = (
    days_between.RULE,
    days_in_seven.RULE,
    frozen_visits.RULE,
    leave.RULE,
    place_windows.RULE,
    pools.RULE,
    program_periods.RULE,
    weekend_rest.RULE,
)


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(1, 2), st.integers(5, 9))
@settings(max_examples=150)
def test_a_schedule_is_open_to_the_solver_exactly_when_the_auditor_says_nothing(
    world: int, plan: int, teams: int, days: int
) -> None:
    instance = prepare(touring_scenario(world, teams=teams, days=days, office_rules=4))
    schedule = random_schedule(opened(instance), plan)
    for rule in OFFICE_RULES:
        said = objections(rule, instance, schedule)
        assert keeps(formulate(instance, [rule]), schedule) == (not said), (rule.name, said)


def test_rules_that_nobody_sets_ask_for_nothing() -> None:
    instance = prepare(touring_scenario(5, teams=2))
    bare, ruled = formulate(instance, []), formulate(instance, OFFICE_RULES)
    assert ruled.rows == ()
    for before, after in zip(bare.networks, ruled.networks, strict=True):
        assert (before.allowed == after.allowed).all()
        assert (before.away == after.away).all()


@pytest.mark.parametrize("seed", [2, 5, 8, 12, 17, 21])
def test_search_finds_the_best_of_all_schedules_under_the_rules_of_the_office(seed: int) -> None:
    # Brute force: every schedule of two towns and four days that roads and clock allow, judged by the audit.
    instance = prepare(touring_scenario(seed, towns=2, days=4, office_rules=2))
    plans = [planned(instance, schedule) for schedule in every_schedule(opened(instance))]
    best = max((plan.value_rupiah for plan in plans if audit(instance, plan).clean), default=None)
    formulation = formulate(instance)
    *_, last = search(flatten(formulation), 1, 20_000, lambda: False)
    proof = solve_exactly(formulation)
    assert proof.feasible == (best is not None)
    if best is None or proof.value_rupiah is None:
        assert last.schedule is None
    else:
        assert last.value_rupiah == pytest.approx(best, abs=1)
        assert proof.value_rupiah >= best - 1

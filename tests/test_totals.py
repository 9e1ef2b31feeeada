"""Limits on people, money and shares: both faces, the exact model and the search say the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from explain_worlds import EFFORT, clean_plans
from hypothesis import given, settings
from hypothesis import strategies as st
from test_rules_agree import served_by_visit
from test_search import every_schedule, planned
from touring_worlds import opened, random_schedule, touring_scenario
from worlds import merged

from outreach_planner.auditing import audit
from outreach_planner.deciding.bound import improve_bound
from outreach_planner.deciding.explaining.loosening import loosenings
from outreach_planner.deciding.explaining.solving_again import value_of
from outreach_planner.deciding.explaining.worth import worths
from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.model.exact import solve_exactly
from outreach_planner.rules import books, budgets, days_away, home_before_rest, least_share
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.limit_fields import Books
from outreach_planner.scenario.service_fields import Guarantee
from outreach_planner.world.instance import Instance
from outreach_planner.world.prepare import prepare

TOTALS = (books.RULE, budgets.RULE, least_share.RULE)


ANYBODY: dict[str, Any] = {
    "programs": {"lakso": {"minimum_attendance": 0}},
    "policy": {"guarantees": {"timur": {"minimum_attendance": None}}},
}
"""So that no visit is refused for its attendance."""
HALVES = {"morning_closes": "11:00", "afternoon_opens": "12:00", "move_minutes_at_most": 120}
ASKED = {
    "organization": "SMA",
    "place": "dekat",
    "program": "lakso",
    "applicants": 45,
    "earliest": "2027-04-01",
    "latest": "2027-04-15",
}


def some_world(seed: int, teams: int, days: int, totals: int) -> Instance:
    """Draw a world with limits on totals; half of them have half days and a group that asks."""
    changes = ANYBODY
    if seed % 2:
        changes = merged(ANYBODY, {"programs": {"lakso": {"half_days": HALVES}}, "requests": {"sma": ASKED}})
    return prepare(touring_scenario(seed, changes, teams=teams, days=days, totals=totals))


@pytest.mark.parametrize("seed", range(60))
def test_the_model_fixed_to_a_plan_is_feasible_exactly_when_the_audit_finds_nothing(seed: int) -> None:
    rule = TOTALS[seed % 3]
    instance = some_world(seed, teams=1 + seed // 2 % 2, days=5, totals=5)
    formulation = formulate(instance, [home_before_rest.RULE, days_away.RULE, rule])
    schedule = random_schedule(formulation, seed)
    if not solve_exactly(replace(formulation, totals=()), schedule).feasible:
        return  # two vans at one place, or too long away: nothing to do with totals
    said = [str(violation) for violation in rule.violations(instance, planned(instance, schedule))]
    proof = solve_exactly(formulation, schedule, served_by_visit(instance, schedule))
    assert proof.feasible == (not said), said


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(1, 2))
@settings(max_examples=60)
def test_search_plain_judgement_and_auditor_agree_on_any_schedule(world: int, plan: int, teams: int) -> None:
    instance = some_world(world, teams, days=7, totals=4)
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
        instance = some_world(seed, teams=1 + seed // 2 % 2, days=7, totals=4)
        plan = planned(instance, random_schedule(opened(instance), seed))
        told.update((rule.name, not list(rule.violations(instance, plan))) for rule in TOTALS)
    assert min(told[rule.name, kept] for rule in TOTALS for kept in (True, False)) >= 5, told


@pytest.mark.parametrize("seed", [20, 21, 26, 28, 30, 33, 35, 53, 58, 62])
def test_search_finds_the_best_of_all_schedules_and_the_bound_is_never_below_it(seed: int) -> None:
    # Brute force: every schedule of two towns and four days that roads and clock allow, judged by the audit.
    # In these worlds the limits on totals cost something.
    instance = prepare(touring_scenario(seed, towns=2, days=4, totals=3))
    clean = [
        plan.value_rupiah
        for plan in (planned(instance, schedule) for schedule in every_schedule(opened(instance)))
        if audit(instance, plan).clean
    ]
    formulation = formulate(instance)
    *_, last = search(flatten(formulation), 1, 40_000, lambda: False)
    assert last.value_rupiah == pytest.approx(max(clean), abs=1)
    proof = solve_exactly(formulation)
    assert proof.value_rupiah is not None
    assert proof.value_rupiah >= max(clean) - 1
    assert last.schedule is not None
    *_, bound = improve_bound(formulation, [last.schedule], 8, lambda: False)
    assert bound >= max(clean) - 1


@pytest.mark.parametrize("seed", [20, 26, 33, 53])
def test_tightening_a_limit_never_helps_and_taking_it_away_never_hurts(seed: int) -> None:
    scenario = touring_scenario(seed, towns=2, days=4, totals=3)
    given = best_value(scenario)
    for loosening in loosenings(scenario):
        if loosening.kind in ("books-a-day", "books-a-month", "budget", "share-at-least"):
            assert best_value(loosening.scenario) >= given - 1, loosening.field
    bare = scenario.policy.model_copy(
        update={"budgets": (), "share_at_least": None, "guarantees": without_shares(scenario)}
    )
    office = scenario.office.model_copy(update={"books": None})
    free = scenario.model_copy(update={"policy": bare, "office": office})
    assert best_value(free) >= given - 1
    tight = office.model_copy(update={"books": Books(a_month=20)})
    assert best_value(scenario.model_copy(update={"office": tight})) <= best_value(free) + 1


def best_value(scenario: Scenario) -> float:
    """The value of the best plan that the search finds; -inf without one."""
    *_, last = search(flatten(formulate(prepare(scenario))), 1, 20_000, lambda: False)
    return last.value_rupiah


def without_shares(scenario: Scenario) -> dict[str, Guarantee]:
    """The guarantees without their least shares."""
    return {
        name: guarantee.model_copy(update={"share_at_least": None})
        for name, guarantee in scenario.policy.guarantees.items()
    }


@pytest.mark.parametrize("seed", [20, 26])
def test_one_more_of_each_is_worth_what_all_plans_of_the_loosened_world_say(seed: int) -> None:
    # Brute force: the best clean plan of the loosened world less the best of the world as it is.
    scenario = touring_scenario(seed, towns=2, days=4, totals=5)
    plans = clean_plans(prepare(scenario))
    assert plans
    best = max(plans, key=lambda plan: plan.value_rupiah)
    found = worths(prepare(scenario), best, EFFORT, lambda done: None)
    told = {worth.field.field: worth.worth_rupiah for worth in found.worths}
    kinds = Counter(worth.kind for worth in found.worths)
    assert kinds["books-a-day"] + kinds["books-a-month"] == kinds["budget"] == 2
    for loosening in loosenings(scenario):
        if loosening.kind in ("books-a-day", "books-a-month", "budget", "share-at-least"):
            loose = max(plan.value_rupiah for plan in clean_plans(prepare(loosening.scenario)))
            assert told[loosening.field] == pytest.approx(loose - best.value_rupiah, abs=2), loosening.field

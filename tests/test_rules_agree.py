"""A rule is told twice, to the solver and to the auditor; here the two are held against each other."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from touring_worlds import opened, random_schedule, touring_scenario

from outreach_planner.auditing import audit
from outreach_planner.model.exact import solve_exactly
from outreach_planner.model.network import Schedule
from outreach_planner.plans.making import Verdict, make_plan
from outreach_planner.plans.simulate import simulate
from outreach_planner.plans.stops import stops_of_schedule
from outreach_planner.rules.rulebook import RULES, formulate
from outreach_planner.world.instance import Floats, Instance
from outreach_planner.world.prepare import prepare

SEEDS = range(120)


def some_world(seed: int) -> Instance:
    """Draw a world of one or two vans and five or six days, some with further rules and limits."""
    size = {"teams": 1 + seed % 2, "days": 5 + seed % 2, "office_rules": seed % 4, "totals": seed // 4 % 3}
    return prepare(touring_scenario(seed, **size))


def some_schedule(instance: Instance, seed: int) -> Schedule:
    """Draw a schedule: two of three from all that roads allow, one from what the rules leave open."""
    return random_schedule(opened(instance) if seed % 3 else formulate(instance), seed)


def served_by_visit(instance: Instance, schedule: Schedule) -> dict[tuple[int, int, int], Floats]:
    """Whom the simulation serves at each visit of a schedule, on the networks before any rule."""
    held = stops_of_schedule(opened(instance), schedule)
    served = iter(simulate(instance, [stop for _, stops in held for stop in stops]).stop_served)
    return {
        (stops[0].team, option, stops[0].day): np.sum([next(served) for _ in stops], axis=0)
        for option, stops in held
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_the_model_fixed_to_a_plan_is_feasible_exactly_when_the_audit_finds_nothing(seed: int) -> None:
    instance = some_world(seed)
    schedule = some_schedule(instance, seed)
    plan = make_plan(
        opened(instance), schedule, Verdict("feasible", None, "work", instance.scenario.limits), ""
    )
    found = audit(instance, plan).violations
    proof = solve_exactly(formulate(instance), schedule, served_by_visit(instance, schedule))
    assert proof.feasible == (not found), [str(violation) for violation in found]


def test_the_random_plans_break_many_rules_and_keep_them_all_now_and_then() -> None:
    # Otherwise the agreement above would say little.
    broken: Counter[str] = Counter()
    for seed in SEEDS:
        instance = some_world(seed)
        schedule = some_schedule(instance, seed)
        plan = make_plan(
            opened(instance), schedule, Verdict("feasible", None, "work", instance.scenario.limits), ""
        )
        rules = {violation.rule for violation in audit(instance, plan).violations}
        broken.update(rules or {"none"})
    assert broken["none"] >= 5
    assert {
        "ban",
        "books",
        "budget",
        "calendar",
        "days-away",
        "days-between",
        "days-in-seven",
        "events-a-month",
        "frozen",
        "guaranteed-visits",
        "held-every",
        "least-share",
        "leave",
        "minimum-attendance",
        "nights-away",
        "one-place-a-day",
        "place-window",
        "pool",
        "program-period",
        "rest-after-weekend",
        "revisit-gap",
    } <= broken.keys()


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)

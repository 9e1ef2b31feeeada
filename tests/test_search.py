"""The compiled search: it simulates what the plain simulation says, and finds what brute force finds."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from touring_worlds import opened, random_schedule, touring_scenario

from outreach_planner.auditing import audit
from outreach_planner.deciding.search.arrays import Arrays
from outreach_planner.deciding.search.course import no_change, undisturbed_course
from outreach_planner.deciding.search.first import first_schedule
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.following import follow, price_again, queues_again
from outreach_planner.deciding.search.kernel import IMPOSSIBLE, day_cost
from outreach_planner.deciding.search.search import search
from outreach_planner.deciding.search.settling import settle
from outreach_planner.deciding.search.valuing import value_of
from outreach_planner.model.exact import solve_exactly
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.making import Verdict, make_plan
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.instance import Instance, Ints
from outreach_planner.world.prepare import prepare


def planned(instance: Instance, schedule: Schedule) -> Plan:
    """A schedule as a plan, made on the networks before any rule."""
    return make_plan(
        opened(instance), schedule, Verdict("feasible", None, "work", instance.scenario.limits), ""
    )


def days_of(a: Arrays, schedule: Schedule) -> tuple[Ints, float]:
    """Capacities of all days of a schedule that roads and clock allow, and what the days cost."""
    option, night = schedule.option, schedule.night.astype(np.int64)
    teams, days = option.shape
    capacity = np.zeros((teams, days, 2), dtype=np.int64)
    costs = [day_cost(a.ways, option, night, u, t, capacity) for u in range(teams) for t in range(days)]
    assert IMPOSSIBLE not in costs
    return capacity, sum(costs)


def compiled_values(formulation: Formulation, schedules: list[Schedule]) -> list[float]:
    """What the search says schedules are worth when it comes from each to the next."""
    a, values = flatten(formulation), []
    teams = len(schedules[0].option)
    course, change = undisturbed_course(a.crowd, teams), no_change(a.crowd, teams)
    before = Schedule(np.full_like(schedules[0].option, -1), np.zeros_like(schedules[0].night))
    for schedule in schedules:
        capacity, costs = days_of(a, schedule)
        moved = (schedule.option != before.option) | (schedule.night != before.night)
        first = 0 if not values else int(moved.any(axis=0).argmax())
        follow(a.crowd, course, change, schedule.option, capacity, max(0, first - 1))
        at_most = value_of(a.crowd, change, change.at_most[0])
        queues_again(a.crowd, course, change, schedule.option)
        value = value_of(a.crowd, change, change.queue_rupiah[-1])
        assert not values or at_most >= value - 1e-3
        settle(a.crowd, course, change, schedule.option, capacity)
        if len(values) % 2 == 0:
            price_again(a.crowd, course)
        values.append(value - costs)
        before = schedule
    return values


@given(st.integers(0, 10_000), st.integers(0, 10_000))
@example(0, 177)  # a night is moved, no visit
@settings(max_examples=60)
def test_what_follows_from_a_change_is_the_simulated_value_and_below_its_bound(world: int, plan: int) -> None:
    instance = prepare(touring_scenario(world, teams=1 + world % 2, days=7))
    formulation = opened(instance)
    schedules = [random_schedule(formulation, plan + number) for number in range(4)]
    assert compiled_values(formulation, schedules) == pytest.approx(
        [planned(instance, schedule).value_rupiah for schedule in schedules], abs=1
    )


def every_schedule(formulation: Formulation) -> list[Schedule]:
    """List all schedules of one team that its networks allow, nights and eves included."""
    a = flatten(formulation)
    days = len(formulation.instance.days.dates)
    choices = [[-1, *np.flatnonzero(a.ways.allowed[0, :, t])] for t in range(days)]
    found = []
    for options in itertools.product(*choices):
        for nights in itertools.product((0, 1), repeat=days - 1):
            option, night = np.array([options]), np.array([[*nights, 0]])
            capacity = np.zeros((1, days, 2), dtype=np.int64)
            if all(day_cost(a.ways, option, night, 0, t, capacity) != IMPOSSIBLE for t in range(days)):
                found.append(Schedule(option, night.astype(np.bool_)))
    return found


@pytest.mark.parametrize("seed", [1, 2, 4, 7, 11, 13])
def test_search_finds_the_best_of_all_schedules_and_the_exact_model_is_never_below_it(seed: int) -> None:
    # Brute force: every schedule of two towns and four days that roads and clock allow, judged by the audit.
    instance = prepare(touring_scenario(seed, towns=2, days=4))
    best = -np.inf
    for schedule in every_schedule(opened(instance)):
        plan = planned(instance, schedule)
        if audit(instance, plan).clean:
            best = max(best, plan.value_rupiah)
    formulation = formulate(instance)
    *_, last = search(flatten(formulation), 1, 20_000, lambda: False)
    proof = solve_exactly(formulation)
    assert last.value_rupiah == pytest.approx(best, abs=1)
    assert proof.feasible == np.isfinite(best)
    if proof.value_rupiah is not None:
        assert proof.value_rupiah >= best - 1


def test_the_same_seed_and_rounds_give_the_same_schedule() -> None:
    a = flatten(formulate(prepare(touring_scenario(3, days=7))))
    *_, first = search(a, 5, 8_000, lambda: False)
    *_, second = search(a, 5, 8_000, lambda: False)
    assert first.rounds == second.rounds == 8_000
    assert first.value_rupiah == second.value_rupiah
    assert first.schedule is not None
    assert second.schedule is not None
    assert (first.schedule.option == second.schedule.option).all()
    assert (first.schedule.night == second.schedule.night).all()


def test_search_stops_when_told() -> None:
    a = flatten(formulate(prepare(touring_scenario(3))))
    *_, last = search(a, 1, 50_000_000, lambda: True)
    assert last.rounds < 50_000_000


def test_the_first_schedule_makes_promised_visits_before_all_others() -> None:
    # Two visits to Timur are promised; without the promise a van that costs Rp 100 million a trip stays home.
    changes = {
        "policy": {"guarantees": {"timur": {"visits": 2, "program": "lakso", "minimum_attendance": 0}}},
        "programs": {
            "lakso": {
                "event_rupiah": 100_000_000,
                "events_at_most": None,
                "hold_every": [],
                "minimum_attendance": 0,
            }
        },
        "bans": [],
    }
    instance = prepare(touring_scenario(2, changes))
    assert (first_schedule(flatten(formulate(instance))).option >= 0).sum() == 2

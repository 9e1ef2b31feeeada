"""The estimate that declines changes of a schedule before they are simulated."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from touring_worlds import opened, random_schedule, touring_scenario

from outreach_planner.deciding.search.ahead import NEGLIGIBLE_RUPIAH, look_ahead
from outreach_planner.deciding.search.arrays import Arrays
from outreach_planner.deciding.search.course import Change, Course, no_change, undisturbed_course
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.following import follow, price_again, queues_again
from outreach_planner.deciding.search.screening import changed_slots, estimate
from outreach_planner.deciding.search.settling import settle
from outreach_planner.deciding.search.valuing import value_of
from outreach_planner.world.instance import Ints
from outreach_planner.world.prepare import prepare

MANY, FEW = 1_000_000, 12


def holding(a: Arrays, option: Ints, capacity: Ints) -> tuple[Course, Change]:
    """Simulate a schedule and look ahead from all of it."""
    course, change = undisturbed_course(a.crowd, len(option)), no_change(a.crowd, len(option))
    follow(a.crowd, course, change, option, capacity, 0)
    queues_again(a.crowd, course, change, option)
    settle(a.crowd, course, change, option, capacity)
    price_again(a.crowd, course)
    look_ahead(a.crowd, course, change.ahead)
    return course, change


def room(option: Ints, people: int) -> Ints:
    """Room for so many people in each service of each visit held."""
    capacity = np.zeros((*option.shape, 2), dtype=np.int64)
    capacity[option >= 0] = people
    return capacity


def one_more(a: Arrays, option: Ints, number: int) -> tuple[Ints, Ints]:
    """Put another option, or none, on one day of a team; gives the schedule and the day wanted."""
    draw = np.random.default_rng(number)
    changed, u, t = option.copy(), draw.integers(len(option)), draw.integers(option.shape[1])
    others = [o for o in range(-1, a.ways.allowed.shape[1]) if o != option[u, t]]
    changed[u, t] = draw.choice(others)
    return changed, np.array([[u, t, changed[u, t], 0]], dtype=np.int64)


def estimated(a: Arrays, option: Ints, changed: Ints, wanted: Ints, people: int) -> tuple[float, float]:
    """What a change of one day is estimated and simulated to be worth; queues at their prices in both."""
    course, change = holding(a, option, room(option, people))
    capacity, slots = room(changed, people), np.zeros(3, dtype=np.int64)
    found = changed_slots(course, changed, capacity, wanted, 1, slots)
    assert found == 1
    about = estimate(a.crowd, course, change, changed, capacity, slots, found)
    follow(a.crowd, course, change, changed, capacity, 0)
    return about, value_of(a.crowd, change, change.at_most[0])


@given(st.integers(0, 10_000), st.integers(0, 10_000))
@settings(max_examples=40)
def test_where_all_who_come_are_served_the_estimate_of_one_day_is_exact(world: int, plan: int) -> None:
    # Without limits on a day's service what is served is linear in who waits. No kabupaten is worst
    # served to more than its own part of the value: that share is not linear, so its weight is 0 here.
    formulation = opened(prepare(touring_scenario(world, teams=1 + world % 2, days=7)))
    a = flatten(formulation)
    a = a._replace(crowd=a.crowd._replace(whole=np.array([a.crowd.whole[0], 0.0])))
    option = random_schedule(formulation, plan).option
    changed, wanted = one_more(a, option, plan)
    about, value = estimated(a, option, changed, wanted, MANY)
    assert about == pytest.approx(value, abs=1e-2)


def test_a_day_that_is_full_already_serves_no_more_who_come_later() -> None:
    # One town, visited on days 1 and 3 with room for few: who is not taken on day 1 finds no room on day 3.
    # So a further visit on day 0 costs the later ones nothing, and the estimate says so.
    formulation = opened(prepare(touring_scenario(3, towns=1, days=5)))
    a = flatten(formulation)
    a = a._replace(crowd=a.crowd._replace(whole=np.array([a.crowd.whole[0], 0.0])))
    option = np.full((1, 5), -1, dtype=np.int64)
    option[0, [1, 3]] = 0
    changed = option.copy()
    changed[0, 0] = 0
    about, value = estimated(a, option, changed, np.array([[0, 0, 0, 0]], dtype=np.int64), FEW)
    assert about == pytest.approx(value, abs=1e-2)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
@settings(max_examples=25)
def test_looking_ahead_after_a_change_is_nearly_looking_ahead_from_all(world: int, plan: int) -> None:
    # Where all who come are served, what later visits gain does not depend on earlier ones. Each visit may
    # leave NEGLIGIBLE_RUPIAH out, and going back past another one never makes that more.
    formulation = opened(prepare(touring_scenario(world, teams=1 + world % 2, days=7)))
    a = flatten(formulation)
    option = random_schedule(formulation, plan).option
    changed, _ = one_more(a, option, plan)
    capacity = room(changed, MANY)
    course, change = holding(a, option, room(option, MANY))
    follow(a.crowd, course, change, changed, capacity, 0)
    queues_again(a.crowd, course, change, changed)
    settle(a.crowd, course, change, changed, capacity)
    look_ahead(a.crowd, course, change.ahead)
    whole, _ = holding(a, changed, capacity)
    whole.price[:] = course.price
    whole.again[:] = True
    look_ahead(a.crowd, whole, change.ahead)
    assert (course.visits == whole.visits).all()
    for point, visits in enumerate(whole.visits):
        assert (course.visit_slot[point, :visits] == whole.visit_slot[point, :visits]).all()
        left_out = NEGLIGIBLE_RUPIAH * visits + 1e-6
        assert course.ahead[point, :visits] == pytest.approx(whole.ahead[point, :visits], abs=left_out)

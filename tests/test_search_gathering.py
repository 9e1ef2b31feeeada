"""The moves that make a tour of day trips: what is gathered, what changes place and what is given up."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from touring_worlds import opened, random_schedule, touring_scenario

from outreach_planner.deciding.search.arrays import Arrays, Ways
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.gathering import carry, gather
from outreach_planner.deciding.search.moves import MOST_CHANGES
from outreach_planner.world.instance import Ints
from outreach_planner.world.prepare import prepare

DAYS = 10
Move = Callable[[Ways, "np.ndarray", Ints, Ints, Ints, Ints, int, int], int]


def world(seed: int) -> tuple[Arrays, Ints, Ints]:
    """Give a random world with a schedule of day trips, visits on most days."""
    formulation = opened(prepare(touring_scenario(seed % 50, days=DAYS)))
    option = random_schedule(formulation, seed).option
    return flatten(formulation), option, np.zeros_like(option)


def moved(move: Move, seed: int, day: int) -> tuple[Ints, Ints, Ints, int]:
    """Give the visits before, the visits and nights after one move, and the rows written."""
    a, option, night = world(seed)
    open_days = np.argwhere(a.ways.allowed.any(axis=1)).astype(np.int64)
    state, wanted = np.array([seed + 1], dtype=np.uint64), np.zeros((MOST_CHANGES, 4), dtype=np.int64)
    number = move(a.ways, state, option, night, open_days, wanted, 0, day)
    after, slept = option.copy(), night.copy()
    for u, t, o, sleeps in wanted[:number]:
        after[u, t], slept[u, t] = o, sleeps
    return option[0], after[0], slept[0], number


@given(st.integers(0, 10_000), st.integers(0, DAYS - 2))
def test_gathering_puts_two_visits_on_days_with_one_night_between(seed: int, day: int) -> None:
    before, after, slept, number = moved(gather, seed, day)
    if number == 0:
        assert (after == before).all()
        return
    assert slept.sum() == 1
    assert slept[day] == 1
    assert after[day] >= 0
    assert after[day + 1] >= 0
    elsewhere = [t for t in range(DAYS) if t not in (day, day + 1) and after[t] != before[t]]
    assert len(elsewhere) <= 1
    if elsewhere:  # what stood on the tour's second day took the place of what was gathered
        assert after[elsewhere[0]] == before[day + 1]


@given(st.integers(0, 10_000), st.integers(0, DAYS - 1))
def test_carrying_keeps_the_visit_and_fills_its_day_with_one_that_it_pushed_out(seed: int, day: int) -> None:
    before, after, slept, number = moved(carry, seed, day)
    if number == 0:
        assert (after == before).all()
        return
    (first,) = np.flatnonzero(slept)
    assert day not in (first, first + 1)
    assert before[day] in (after[first], after[first + 1])
    assert after[day] in (before[first], before[first + 1])

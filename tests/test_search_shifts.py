"""Moves of the search that shift visits among a team's days: nothing is lost, nothing is made up."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_planner.deciding.search.moves import MOST_CHANGES
from outreach_planner.deciding.search.shifts import change_places_around, shift_window, swap_blocks
from outreach_planner.world.instance import Ints

DAYS, TEAM = 14, 1
Move = Callable[[Ints, Ints, "np.ndarray", Ints, int], int]


def _around(option: Ints, night: Ints, state: np.ndarray, wanted: Ints, day: int) -> int:
    return change_places_around(state, option, night, _open_days(), wanted, TEAM, day)


def _window(option: Ints, night: Ints, state: np.ndarray, wanted: Ints, day: int) -> int:
    return shift_window(state, option, night, wanted, TEAM, day)


def _blocks(option: Ints, night: Ints, state: np.ndarray, wanted: Ints, day: int) -> int:
    return swap_blocks(state, option, night, _open_days(), wanted, TEAM, day)


def _open_days() -> Ints:
    return np.array([(u, t) for u in range(2) for t in range(DAYS)], dtype=np.int64)


def moved(move: Move, seed: int, day: int) -> tuple[Ints, Ints, Ints, Ints, int]:
    """Give visits and nights before and after one move, and the rows written."""
    draw = np.random.default_rng(seed)
    option = draw.integers(-1, 6, (2, DAYS)).astype(np.int64)
    night = (draw.random((2, DAYS)) < 0.2).astype(np.int64)
    state, wanted = np.array([seed + 1], dtype=np.uint64), np.zeros((MOST_CHANGES, 4), dtype=np.int64)
    number = move(option, night, state, wanted, day)
    after, slept = option.copy(), night.copy()
    for u, t, o, sleeps in wanted[:number]:
        after[u, t], slept[u, t] = o, sleeps
    return option, night, after, slept, number


@pytest.mark.parametrize("move", [_around, _window, _blocks])
@given(seed=st.integers(0, 10_000), day=st.integers(0, DAYS - 1))
def test_a_shift_keeps_every_visit_of_the_team_and_leaves_others_alone(
    move: Move, seed: int, day: int
) -> None:
    before, _night, after, _slept, number = moved(move, seed, day)
    assert sorted(after[TEAM]) == sorted(before[TEAM])
    assert (after[0] == before[0]).all()
    assert number <= MOST_CHANGES


@pytest.mark.parametrize("move", [_window, _blocks])
@given(seed=st.integers(0, 10_000), day=st.integers(0, DAYS - 1))
def test_a_shifted_visit_keeps_its_night(move: Move, seed: int, day: int) -> None:
    before, night, after, slept, _number = moved(move, seed, day)
    pairs = sorted(zip(before[TEAM], night[TEAM], strict=True))
    assert sorted(zip(after[TEAM], slept[TEAM], strict=True)) == pairs


@given(seed=st.integers(0, 10_000), day=st.integers(0, DAYS - 1))
def test_days_that_change_places_around_are_day_trips(seed: int, day: int) -> None:
    before, _night, after, slept, _number = moved(_around, seed, day)
    for t in np.flatnonzero(after[TEAM] != before[TEAM]):
        assert slept[TEAM, t] == 0
        assert t == 0 or slept[TEAM, t - 1] == 0

"""The few of many changes that matter are found by halves, and what was not tried is told apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from outreach_planner.deciding.isolating import isolate


def oracle(
    ways: Sequence[frozenset[int]], answers: int | None = None
) -> Callable[[Sequence[int]], bool | None]:
    """Enough is whatever holds one of the ways; after so many answers there is no time."""
    asked: list[int] = []

    def is_enough(some: Sequence[int]) -> bool | None:
        if answers is not None and len(asked) >= answers:
            return None
        asked.append(1)
        return any(way <= set(some) for way in ways)

    return is_enough


def test_a_single_one_of_sixteen_takes_six_questions() -> None:
    # Four halvings, itself (asked already where the last half was enough), and the rest: 5 or 6.
    for culprit in range(16):
        assert isolate(range(16), oracle([frozenset({culprit})], answers=6)).needed == (culprit,)


def test_two_that_have_to_go_together_are_both_needed() -> None:
    found = isolate(range(10), oracle([frozenset({2, 7})]))
    assert (found.needed, found.untried, found.others) == ((2, 7), (), ())


def test_others_that_would_be_enough_alone_are_told() -> None:
    found = isolate(range(10), oracle([frozenset({1}), frozenset({4}), frozenset({8, 9})]))
    assert {*found.needed, *found.others} == {1, 4}


def test_without_time_all_are_untried() -> None:
    found = isolate(range(4), oracle([frozenset({2})], answers=0))
    assert (found.needed, found.untried) == ((), (0, 1, 2, 3))


def test_cut_short_after_a_half_that_is_enough_the_rest_is_not_named() -> None:
    # The first half of 0 to 7 is enough; then there is no time.
    found = isolate(range(8), oracle([frozenset({1, 2})], answers=1))
    assert (found.needed, found.untried) == ((), (0, 1, 2, 3))


WAYS = st.lists(st.frozensets(st.integers(0, 8), min_size=1, max_size=3), min_size=1, max_size=3)


@given(WAYS)
def test_what_is_found_is_enough_and_nothing_of_it_can_stay(ways: list[frozenset[int]]) -> None:
    found = isolate(range(9), oracle(ways))
    is_enough = oracle(ways)
    assert is_enough(found.needed)
    assert not any(is_enough([each for each in found.needed if each != one]) for one in found.needed)
    assert all(is_enough([other]) for other in found.others)
    assert not found.untried


@given(WAYS, st.integers(0, 12))
def test_cut_short_it_is_still_enough_and_what_is_called_needed_was_tried(
    ways: list[frozenset[int]], answers: int
) -> None:
    found = isolate(range(9), oracle(ways, answers))
    told = (*found.needed, *found.untried)
    assert oracle(ways)(told)
    assert len(set(told)) == len(told)

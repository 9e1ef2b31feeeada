"""Where a figure has to stand for two sets of sites to be worth the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_planner.siting.zero import zero_of


def counted(function: Callable[[float], float]) -> tuple[Callable[[float], float], list[float]]:
    """The function, and what it was asked for."""
    asked: list[float] = []

    def ask(at: float) -> float:
        asked.append(at)
        return function(at)

    return ask, asked


@given(st.floats(0.06, 7.9), st.floats(1e8, 1e12), st.booleans())
def test_a_straight_line_is_found_after_two_looks(at: float, slope: float, falling: bool) -> None:
    sign = -1.0 if falling else 1.0
    ask, asked = counted(lambda x: sign * slope * (x - at))
    found = zero_of(ask, (0.05, 8.0), (ask(0.05), ask(8.0)))
    assert found == pytest.approx(at, rel=1e-4)
    assert len(asked) <= 8  # two ends and, where rounding leaves more than a thousand rupiah, a second step


def test_a_bend_is_found() -> None:
    # 1e9 (x^3 - 2) is zero at the cube root of 2.
    assert zero_of(lambda x: 1e9 * (x**3 - 2), (1.0, 5.0), (-1e9, 123e9)) == pytest.approx(
        2 ** (1 / 3), rel=1e-4
    )


@given(st.floats(1.001, 4.999))
def test_a_jump_is_found(at: float) -> None:
    # A visit that falls away below its minimum makes a value jump from below zero to above.
    found = zero_of(lambda x: 5e6 if x > at else -3e6, (1.0, 5.0), (-3e6, 5e6))
    assert found == pytest.approx(at, rel=1e-4)


def test_the_ends_may_be_given_the_other_way_round() -> None:
    assert zero_of(lambda x: 1e6 * (0.3 - x), (1.0, 0.2), (-7e5, 1e5)) == pytest.approx(0.3, rel=1e-4)

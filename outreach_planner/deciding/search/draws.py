"""Random numbers of the compiled search, and writing down what a move wants (compiled)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from outreach_planner.deciding.compiled import compiled_in_place
from outreach_planner.deciding.search.arrays import Ways
from outreach_planner.world.instance import Ints

TRIES = 4
"""Draws for a candidate that is allowed."""


@compiled_in_place
def random_below(state: NDArray[np.uint64], limit: int) -> int:
    """Draw a whole number from 0 to limit - 1 (xorshift64*; ``state`` holds one number and moves on)."""
    x = state[0]
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    state[0] = x
    high = (x * np.uint64(2685821657736338717)) >> np.uint64(33)
    return np.int64(high % np.uint64(limit))


@compiled_in_place
def want(wanted: Ints, n: int, u: int, t: int, o: int, sleeps: int) -> int:
    """Write that team u does o on day t, and whether it sleeps away; returns the rows written."""
    wanted[n, 0], wanted[n, 1], wanted[n, 2], wanted[n, 3] = u, t, o, sleeps
    return n + 1


@compiled_in_place
def near_candidate(a: Ways, state: NDArray[np.uint64], u: int, t: int, o: int) -> int:
    """Draw an option near ``o`` that is allowed on that day (-1: none met)."""
    for _ in range(TRIES):
        other = a.near[o, random_below(state, a.near.shape[1])]
        if other >= 0 and a.allowed[u, other, t]:
            return other
    return -1

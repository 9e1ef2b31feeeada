"""Compiled pieces that list what a site may hold: every filling that earns enough and wastes little."""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.compiled import compiled
from outreach_planner.siting.classic.knapsack import NO, YES
from outreach_planner.world.instance import Bools, Floats, Ints

TOO_MANY = -1


@compiled
def list_fillings(
    profit: Floats,
    demand: Ints,
    status: Ints,
    capacity: int,
    best: Floats,
    earned: float,
    load: int,
    steps: int,
    inside: Bools,
) -> int:
    """List the fillings of a site that earn at least ``earned`` and hold at least ``load``.

    Goes down customer by customer, the last one first; ``best`` is the table of ``knapsack.forward``, which
    tells the most the customers left can still earn.

    Parameters
    ----------
    profit : Floats, shape (I,)
        May be below 0.
    status : Ints, shape (I,)
        YES must be in, NO cannot.
    steps : int
        The work after which it gives up.
    inside : Bools, shape (N, I)
        Filled; with N = 0 fillings are only counted.

    Returns
    -------
    int
        How many there are, TOO_MANY where it gave up.
    """
    customers = profit.shape[0]
    ahead = np.zeros(customers + 1, np.int64)
    for i in range(customers):
        ahead[i + 1] = ahead[i] + (0 if status[i] == NO else demand[i])
    size = 2 * customers + 2
    at, room = np.empty(size, np.int64), np.empty(size, np.int64)
    took, sum_of = np.empty(size, np.bool_), np.empty(size)
    now = np.zeros(customers + 1, np.bool_)
    at[0], room[0], took[0], sum_of[0] = customers, capacity, False, 0.0
    top, found, done = 1, 0, 0
    while top > 0:
        done += 1
        if done > steps:
            return TOO_MANY
        top -= 1
        i, r, p = at[top], room[top], sum_of[top]
        now[i] = took[top]
        if capacity - r + ahead[i] < load:
            continue
        if i == 0:
            if found < inside.shape[0]:
                inside[found] = now[:customers]
            found += 1
            continue
        d = demand[i - 1]
        if status[i - 1] != YES and p + best[i - 1, r] >= earned:
            at[top], room[top], took[top], sum_of[top] = i - 1, r, False, p
            top += 1
        if status[i - 1] != NO and d <= r and p + profit[i - 1] + best[i - 1, r - d] >= earned:
            at[top], room[top], took[top], sum_of[top] = i - 1, r - d, True, p + profit[i - 1]
            top += 1
    return found

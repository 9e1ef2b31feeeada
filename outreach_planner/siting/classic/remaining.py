"""What is left of single sourcing when few pairs are undecided: an integer program of sites and pairs."""

from __future__ import annotations

import numpy as np

from outreach_planner.siting.classic.knapsack import NO, YES
from outreach_planner.siting.classic.milp import INFINITY, Program
from outreach_planner.world.instance import Floats, Ints

PROGRAM_NODES = 1000


def cheapest_assignment(
    cost: Floats,
    fixed: Floats,
    capacity: Ints,
    demand: Ints,
    status: Ints,
    pair: Ints,
    limit: float,
    seconds: float | None = None,
) -> tuple[Ints | None, float]:
    """Find the cheapest plan under the limit that keeps to what is decided, in so many seconds.

    Returns
    -------
    site_of : Ints or None, shape (I,)
        None where HiGHS found no plan.
    bound : float
        No such plan costs less; at least the limit where there is none under it.
    """
    sites, customers = cost.shape
    program = Program()
    y = program.columns(fixed, whole=True)
    j, i = np.nonzero(pair != NO)
    x = program.columns(cost[j, i], whole=True)
    every = np.arange(len(j))
    program.rows(i, x, np.ones(len(j)), np.ones(customers), np.ones(customers))
    two, sides = np.concatenate([every, every]), np.concatenate([np.ones(len(j)), -np.ones(len(j))])
    nothing = np.full(len(j), -INFINITY)
    program.rows(two, np.concatenate([x, y[j]]), sides, nothing, np.zeros(len(j)))
    rows, columns = np.concatenate([j, np.arange(sites)]), np.concatenate([x, y])
    amounts = np.concatenate([demand[i], -capacity]).astype(np.float64)
    program.rows(rows, columns, amounts, np.full(sites, -INFINITY), np.zeros(sites))
    low, high = (status == YES).astype(np.float64), (status != NO).astype(np.float64)
    program.rows(np.arange(sites), y, np.ones(sites), low, high)
    held = np.flatnonzero(pair[j, i] == YES)
    program.rows(np.arange(len(held)), x[held], np.ones(len(held)), np.ones(len(held)), np.ones(len(held)))
    if np.isfinite(limit):
        whole = np.concatenate([fixed, cost[j, i]])
        row = np.zeros(len(whole), dtype=np.int64)
        program.rows(row, np.concatenate([y, x]), whole, np.array([-INFINITY]), np.array([limit]))
    solved = program.solve(nodes=PROGRAM_NODES, seconds=seconds)
    if solved.values is None:
        return None, solved.bound
    site_of = np.zeros(customers, dtype=np.int64)
    taken = solved.values[x] > 0.5
    site_of[i[taken]] = j[taken]
    return site_of, solved.value if solved.proven else solved.bound

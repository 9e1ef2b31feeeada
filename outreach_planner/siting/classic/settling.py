"""What a bound settles of single sourcing: sites and pairs whose opposite no better plan has."""

from __future__ import annotations

import numpy as np

from outreach_planner.siting.classic.knapsack import FREE, NO, YES, change_of_pair, cheapest_cover
from outreach_planner.world.instance import Floats, Ints


def settle(
    cost: Floats,
    capacity: Ints,
    demand: Ints,
    bound: float,
    limit: float,
    price: Floats,
    z: Floats,
    status: Ints,
    pair: Ints,
) -> bool:
    """Settle sites and pairs by what the bound says of the opposite; False if nothing better is left.

    Parameters
    ----------
    bound, limit : float
        Of the branch, and what a plan worth looking for costs less than.
    price, z : Floats
        Of customers, and what each site costs to open at these prices.
    status, pair : Ints
        Changed.
    """
    need, picked = int(demand.sum()), np.zeros(len(status), dtype=np.bool_)
    base = float(price.sum())
    for j in range(len(status)):
        trial = status.copy()
        with_it = bound
        if status[j] == FREE:
            trial[j] = NO
            without = base + cheapest_cover(z, capacity, trial, need, picked)
            trial[j] = YES
            with_it = base + cheapest_cover(z, capacity, trial, need, picked)
            if without >= limit and with_it >= limit:
                return False
            status[j] = NO if with_it >= limit else YES if without >= limit else FREE
        if status[j] == NO:
            pair[j] = NO
            continue
        must, out = np.zeros(len(demand)), np.zeros(len(demand))
        change_of_pair(price, cost[j], demand, pair[j], int(capacity[j]), must, out)
        pair[j][(pair[j] == FREE) & (with_it + must >= limit)] = NO
        if status[j] == YES:
            pair[j][(pair[j] == FREE) & (with_it + out >= limit)] = YES
    held = (pair == YES).sum(axis=0)
    if (held > 1).any() or ((pair != NO).sum(axis=0) == 0).any():
        return False
    pair[(pair == FREE) & (held > 0)[None, :]] = NO
    return True

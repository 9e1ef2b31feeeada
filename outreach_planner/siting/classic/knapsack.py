"""Compiled pieces of the Lagrangian for single sourcing: what each site would best serve at given prices.

With a price ``u_i`` on serving customer i, site j earns at most the knapsack
``K_j = max sum (u_i - c_ij) x_i, sum demand_i x_i <= capacity_j`` and costs ``z_j = fixed_j - K_j`` to open;
the open sites together must hold all demand, a knapsack turned over. ``sum u + sum of z over the chosen``
is a bound at any prices.
"""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Bools, Floats, Ints

FREE, YES, NO = 0, 1, 2
NEVER = 1e18


@compiled
def forward(profit: Floats, demand: Ints, status: Ints, capacity: int, best: Floats) -> None:
    """Fill ``best[i, r]``: the most the first i customers earn with room r; YES must, NO cannot be in."""
    customers = profit.shape[0]
    for r in range(capacity + 1):
        best[0, r] = 0.0
    for i in range(customers):
        d, p = demand[i], profit[i]
        if status[i] == YES:
            for r in range(capacity + 1):
                best[i + 1, r] = best[i, r - d] + p if r >= d else -NEVER
        elif status[i] == NO or p <= 0.0 or d > capacity:
            for r in range(capacity + 1):
                best[i + 1, r] = best[i, r]
        else:
            for r in range(d):
                best[i + 1, r] = best[i, r]
            for r in range(d, capacity + 1):
                best[i + 1, r] = max(best[i, r], best[i, r - d] + p)


@compiled
def taken(profit: Floats, demand: Ints, status: Ints, capacity: int, best: Floats, inside: Bools) -> None:
    """Read off which customers the best filling holds."""
    r = capacity
    for i in range(profit.shape[0] - 1, -1, -1):
        inside[i] = False
        if status[i] == YES or (status[i] == FREE and best[i + 1, r] > best[i, r]):
            inside[i] = True
        if inside[i]:
            r -= demand[i]


@compiled
def cheapest_cover(z: Floats, capacity: Ints, status: Ints, need: int, chosen: Bools) -> float:
    """Choose sites of least ``z`` whose capacities together reach the need; NEVER if none do."""
    sites = z.shape[0]
    total, room = 0.0, 0
    for j in range(sites):
        chosen[j] = status[j] == YES or (status[j] == FREE and z[j] <= 0.0)
        if chosen[j]:
            total += z[j]
            room += capacity[j]
    lack = need - room
    if lack <= 0:
        return total
    least = np.full((sites + 1, lack + 1), NEVER)
    least[0, 0] = 0.0
    for j in range(sites):
        for r in range(lack + 1):
            least[j + 1, r] = least[j, r]
        if status[j] == FREE and z[j] > 0.0:
            for r in range(lack + 1):
                before = least[j, max(0, r - capacity[j])]
                if before + z[j] < least[j + 1, r]:
                    least[j + 1, r] = before + z[j]
    if least[sites, lack] >= NEVER:
        return NEVER
    r = lack
    for j in range(sites - 1, -1, -1):
        if least[j + 1, r] < least[j, r]:
            chosen[j] = True
            r = max(0, r - capacity[j])
    return float(total + least[sites, lack])


@compiled
def climb(
    cost: Floats,
    fixed: Floats,
    capacity: Ints,
    demand: Ints,
    status: Ints,
    pair: Ints,
    upper: float,
    rounds: int,
    step: float,
    price: Floats,
    z: Floats,
    chosen: Bools,
    often: Floats,
) -> float:
    """Raise the bound by subgradient steps; the best prices, their ``z``, sites and mean filling are left.

    ``pair[j, i]`` says whether customer i must, may or cannot be served by site j; ``often[j, i]`` how
    often it was, the later rounds the more.
    """
    sites, customers = cost.shape
    need, most = demand.sum(), capacity.max()
    table = np.empty((customers + 1, most + 1))
    now, best, stale = price.copy(), -np.inf, 0
    inside, pick = np.zeros((sites, customers), np.bool_), np.zeros(sites, np.bool_)
    trial, slope, smooth = np.zeros(sites), np.zeros(customers), np.zeros(customers)
    often[:, :] = 0.0
    for _ in range(rounds):
        for j in range(sites):
            if status[j] == NO:
                trial[j] = NEVER
                continue
            profit = now - cost[j]
            forward(profit, demand, pair[j], capacity[j], table)
            filled = table[customers, capacity[j]]
            if filled <= -NEVER / 2:
                return NEVER
            taken(profit, demand, pair[j], capacity[j], table, inside[j])
            trial[j] = fixed[j] - filled
        total = cheapest_cover(trial, capacity, status, need, pick)
        if total >= NEVER / 2:
            return NEVER
        bound = now.sum() + total
        for j in range(sites):
            for i in range(customers):
                often[j, i] *= 0.9
                if pick[j] and inside[j, i]:
                    often[j, i] += 0.1
        if bound > best + 1e-6 * abs(best):
            stale = 0
        else:
            stale += 1
        if bound > best:
            best = bound
            price[:] = now
            z[:] = trial
            chosen[:] = pick
        if best >= upper:
            break
        if stale >= 25:
            step *= 0.75
            stale = 0
            now[:] = price
            if step < 1e-3:
                break
        norm = 0.0
        for i in range(customers):
            slope[i] = 1.0
            for j in range(sites):
                if pick[j] and inside[j, i]:
                    slope[i] -= 1.0
            smooth[i] = 0.7 * slope[i] + 0.3 * smooth[i]
            norm += smooth[i] * smooth[i]
        if norm < 1e-9:
            break
        length = step * max(upper * 1.001 - bound, 1e-6 * abs(bound)) / norm
        for i in range(customers):
            now[i] += length * smooth[i]
    return best


@compiled
def change_of_pair(
    price: Floats, cost: Floats, demand: Ints, pair: Ints, capacity: int, must: Floats, without: Floats
) -> None:
    """Tell by how much a site's knapsack falls if a customer must be in it, and if it cannot be.

    NEVER where that is impossible.
    """
    customers = demand.shape[0]
    profit = price - cost
    ahead, behind = np.empty((customers + 1, capacity + 1)), np.empty((customers + 1, capacity + 1))
    forward(profit, demand, pair, capacity, ahead)
    forward(profit[::-1].copy(), demand[::-1].copy(), pair[::-1].copy(), capacity, behind)
    whole = ahead[customers, capacity]
    for i in range(customers):
        other = -NEVER
        with_it = -NEVER
        d = demand[i]
        after = customers - i - 1
        for r in range(capacity + 1):
            other = max(other, ahead[i, r] + behind[after, capacity - r])
            if r + d <= capacity:
                with_it = max(with_it, ahead[i, r] + behind[after, capacity - d - r] + profit[i])
        must[i] = whole - with_it if with_it > -NEVER / 2 and pair[i] != NO else NEVER
        without[i] = whole - other if other > -NEVER / 2 and pair[i] != YES else NEVER

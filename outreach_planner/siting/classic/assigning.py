"""Compiled pieces that make a plan with single sourcing out of a relaxed one, and better it step by step."""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Bools, Floats, Ints

NOBODY = -1


@compiled
def assign(cost: Floats, room: Floats, demand: Floats, opened: Bools, wish: Floats, site_of: Ints) -> bool:
    """Send each customer to an open site with room, those with the largest regret first.

    ``wish[j, i]`` makes a site dearer (above 0) or more welcome (below 0) than it costs. ``room`` is used up.
    Returns whether everybody found a place.
    """
    sites, customers = cost.shape
    site_of[:] = NOBODY
    for _ in range(customers):
        chosen, where, largest = -1, -1, -np.inf
        for i in range(customers):
            if site_of[i] != NOBODY:
                continue
            first, second, at = np.inf, np.inf, -1
            for j in range(sites):
                if opened[j] and room[j] >= demand[i] - 1e-9:
                    value = cost[j, i] + wish[j, i]
                    if value < first:
                        second = first
                        first = value
                        at = j
                    elif value < second:
                        second = value
            if at < 0:
                return False
            regret = (1e15 if second == np.inf else second - first) + 1e-6 * demand[i]
            if regret > largest:
                chosen, where, largest = i, at, regret
        site_of[chosen] = where
        room[where] -= demand[chosen]
    return True


@compiled
def better(cost: Floats, fixed: Floats, room: Floats, demand: Floats, opened: Bools, site_of: Ints) -> float:
    """Move single customers and exchange pairs while that is cheaper; shut emptied sites; give the cost."""
    sites, customers = cost.shape
    moved = True
    while moved:
        moved = False
        for i in range(customers):
            now = site_of[i]
            for j in range(sites):
                if (
                    opened[j]
                    and j != now
                    and room[j] >= demand[i] - 1e-9
                    and cost[j, i] < cost[now, i] - 1e-9
                ):
                    room[now] += demand[i]
                    room[j] -= demand[i]
                    site_of[i] = j
                    now = j
                    moved = True
        for i in range(customers):
            for k in range(i + 1, customers):
                a, b = site_of[i], site_of[k]
                if a == b:
                    continue
                change = cost[b, i] + cost[a, k] - cost[a, i] - cost[b, k]
                fits = room[a] + demand[i] >= demand[k] - 1e-9 and room[b] + demand[k] >= demand[i] - 1e-9
                if change < -1e-9 and fits:
                    room[a] += demand[i] - demand[k]
                    room[b] += demand[k] - demand[i]
                    site_of[i], site_of[k] = b, a
                    moved = True
    total = 0.0
    used = np.zeros(sites, np.bool_)
    for i in range(customers):
        used[site_of[i]] = True
        total += cost[site_of[i], i]
    for j in range(sites):
        if used[j]:
            total += fixed[j]
    return total

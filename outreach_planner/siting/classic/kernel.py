"""Compiled pieces of the Lagrangian for the p-median: multipliers, sites' savings, and exchanges."""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Floats, Ints

FREE, OPEN, SHUT = 0, 1, 2


@compiled
def savings(cost: Floats, multiplier: Floats, status: Ints, saving: Floats) -> None:
    """Sum up what each site saves at the multipliers: ``sum over customers of max(0, multiplier - cost)``.

    ``cost`` has a row for each site; sites that are SHUT are passed over.
    """
    for j in range(cost.shape[0]):
        total = 0.0
        if status[j] != SHUT:
            for i in range(cost.shape[1]):
                gain = multiplier[i] - cost[j, i]
                if gain > 0.0:
                    total += gain
        saving[j] = total


@compiled
def choose(saving: Floats, status: Ints, count: int, chosen: Ints) -> float:
    """Choose the open sites and the free ones that save most, ``count`` in all.

    Returns
    -------
    float
        What they save together.
    """
    taken = np.zeros(saving.shape[0], np.bool_)
    total, number = 0.0, 0
    for j in range(saving.shape[0]):
        if status[j] == OPEN:
            chosen[number] = j
            taken[j] = True
            total += saving[j]
            number += 1
    while number < count:
        best = -1
        for j in range(saving.shape[0]):
            if status[j] == FREE and not taken[j] and (best < 0 or saving[j] > saving[best]):
                best = j
        chosen[number] = best
        taken[best] = True
        total += saving[best]
        number += 1
    return total


@compiled
def total_cost(cost: Floats, chosen: Ints) -> float:
    """Sum up what the customers pay who go to the nearest chosen site."""
    total = 0.0
    for i in range(cost.shape[1]):
        least = np.inf
        for s in range(chosen.shape[0]):
            if cost[chosen[s], i] < least:
                least = cost[chosen[s], i]
        total += least
    return total


@compiled
def exchange(cost: Floats, status: Ints, chosen: Ints) -> float:
    """Exchange a chosen site that is not OPEN for another while that lowers the total cost."""
    sites, customers = cost.shape
    count = chosen.shape[0]
    inside = np.zeros(sites, np.bool_)
    for s in range(count):
        inside[chosen[s]] = True
    total = total_cost(cost, chosen)
    near, first, second = np.zeros(customers, np.int64), np.zeros(customers), np.zeros(customers)
    loss = np.zeros(count)
    while True:
        for i in range(customers):
            first[i], second[i] = np.inf, np.inf
            for s in range(count):
                value = cost[chosen[s], i]
                if value < first[i]:
                    second[i] = first[i]
                    first[i] = value
                    near[i] = s
                elif value < second[i]:
                    second[i] = value
        best_change, best_in, best_out = -1e-7, -1, -1
        for j in range(sites):
            if inside[j] or status[j] == SHUT:
                continue
            gain = 0.0
            for s in range(count):
                loss[s] = 0.0
            for i in range(customers):
                value = cost[j, i]
                if value < first[i]:
                    gain += first[i] - value
                else:
                    loss[near[i]] += min(value, second[i]) - first[i]
            for s in range(count):
                if status[chosen[s]] != OPEN and loss[s] - gain < best_change:
                    best_change, best_in, best_out = loss[s] - gain, j, s
        if best_in < 0:
            return total
        inside[chosen[best_out]] = False
        inside[best_in] = True
        chosen[best_out] = best_in
        total += best_change


@compiled
def ascend(
    cost: Floats,
    status: Ints,
    count: int,
    upper: float,
    rounds: int,
    step: float,
    enough: float,
    multiplier: Floats,
    saving: Floats,
    often: Floats,
    best_chosen: Ints,
) -> tuple[float, float]:
    """Raise the Lagrangian bound by steps along the subgradient.

    Parameters
    ----------
    upper : float
        Cost of the best solution known: the target of the steps.
    enough : float
        Stop once the bound is above this.
    multiplier : Floats
        Where to start; the best multipliers are left here.
    saving : Floats
        What each site saves at the best multipliers is left here.
    often : Floats
        How often each site was chosen, the later rounds the more.
    best_chosen : Ints
        The best solution met on the way is left here.

    Returns
    -------
    tuple of float
        The highest bound, and the lowest cost met.
    """
    sites, customers = cost.shape
    best, lowest = -np.inf, np.inf
    now, trial = multiplier.copy(), np.zeros(sites)
    chosen, before = np.zeros(count, np.int64), np.full(count, -1, np.int64)
    slope, smooth = np.zeros(customers), np.zeros(customers)
    stale = 0
    for j in range(sites):
        often[j] = 0.0
    for _ in range(rounds):
        savings(cost, now, status, trial)
        bound = now.sum() - choose(trial, status, count, chosen)
        for j in range(sites):
            often[j] *= 0.95
        for s in range(count):
            often[chosen[s]] += 0.05
        if bound > best:
            if bound > best + 1e-5 * abs(best):
                stale = 0
            best = bound
            multiplier[:] = now
            saving[:] = trial
        else:
            stale += 1
        changed = False
        for s in range(count):
            changed = changed or chosen[s] != before[s]
        if changed:
            before[:] = chosen
            value = total_cost(cost, chosen)
            if value < lowest:
                lowest = value
                best_chosen[:] = chosen
        if best > enough:
            break
        if stale >= 15:
            step *= 0.6
            stale = 0
            now[:] = multiplier
            if step < 1e-3:
                break
        norm = 0.0
        for i in range(customers):
            slope[i] = 1.0
        for s in range(count):
            for i in range(customers):
                if cost[chosen[s], i] < now[i]:
                    slope[i] -= 1.0
        for i in range(customers):
            smooth[i] = 0.7 * slope[i] + 0.3 * smooth[i]
            norm += smooth[i] * smooth[i]
        if norm < 1e-12:
            break
        length = step * max(1.001 * min(upper, lowest) - bound, 1e-6 * abs(bound) + 1e-9) / norm
        for i in range(customers):
            now[i] = max(0.0, now[i] + length * smooth[i])
    return best, lowest

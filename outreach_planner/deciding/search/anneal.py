"""Simulated annealing over schedules, compiled: every candidate is simulated exactly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from outreach_planner.deciding.compiled import compiled
from outreach_planner.deciding.search.arrays import Crowd, Links, Ways
from outreach_planner.deciding.search.kernel import IMPOSSIBLE, day_cost, serve, total_value, trips_fit
from outreach_planner.deciding.search.links import breach, count_day, set_days, unset_days
from outreach_planner.deciding.search.moves import MOST_CHANGES, propose, random_below
from outreach_planner.deciding.search.purse import Purse, overrun
from outreach_planner.world.instance import Floats, Ints

HOPELESS = 20.0
"""Temperatures below which a loss is not even simulated."""


@compiled
def copy_rows(source: Floats, target: Floats, first: int) -> None:
    """Copy the rows from ``first`` on."""
    for r in range(first, source.shape[0]):
        for c in range(source.shape[1]):
            target[r, c] = source[r, c]


@compiled
def days_around(
    ways: Ways, option: Ints, night: Ints, wanted: Ints, number: int, cost: Floats, capacity: Ints
) -> int:
    """Work out the days around a change; returns the first of them, or -1 if the change cannot be."""
    first = option.shape[1]
    for w in range(number):
        u, t = wanted[w, 0], wanted[w, 1]
        for d in range(max(0, t - 1), min(option.shape[1], t + 2)):
            cost[u, d] = day_cost(ways, option, night, u, d, capacity)
            if cost[u, d] == IMPOSSIBLE:
                return -1
            first = min(first, d)
        if not trips_fit(ways, option, night, u):
            return -1
    return first


@compiled
def keep_days(
    wanted: Ints, number: int, cost: Floats, capacity: Ints, kept_cost: Floats, kept_capacity: Ints
) -> None:
    """Copy the costs and capacities of the touched days and their neighbours."""
    days = cost.shape[1]
    for w in range(number):
        u, t = wanted[w, 0], wanted[w, 1]
        for d in range(max(0, t - 1), min(days, t + 2)):
            kept_cost[u, d] = cost[u, d]
            kept_capacity[u, d, 0], kept_capacity[u, d, 1] = capacity[u, d, 0], capacity[u, d, 1]


@compiled
def anneal(
    ways: Ways,
    crowd: Crowd,
    links: Links,
    purse: Purse,
    option: Ints,
    night: Ints,
    best_option: Ints,
    best_night: Ints,
    best: float,
    state: NDArray[np.uint64],
    open_days: Ints,
    prices: Floats,
    hot: float,
    cold: float,
    begin: int,
    end: int,
    whole: int,
) -> float:
    """Run rounds ``begin`` to ``end`` of an annealing of ``whole`` rounds, in place.

    Parameters
    ----------
    option, night : Ints, shape (U, D)
        The schedule to start from; left at the schedule reached.
    best_option, best_night : Ints, shape (U, D)
        The best schedule that keeps all rules; updated.
    best : float
        Its value in rupiah less costs (-inf: none yet).
    state : shape (1,)
        State of the random numbers.
    prices : Floats, shape (3,)
        What a breach of a row (or of a total by a usual visit), a visit below its minimum (or a total that
        is broken) and each person missing there cost on the way, in rupiah; no schedule that breaks a rule
        is ever kept as the best.
    hot, cold : float
        Temperature in rupiah at the first and last round.

    Returns
    -------
    float
        The new ``best``.
    """
    teams, days = option.shape
    counted, breaches = np.zeros(links.lower.shape[0]), 0.0
    capacity, cost = np.zeros((teams, days, 2), dtype=np.int64), np.zeros((teams, days))
    for u in range(teams):
        for t in range(days):
            count_day(links, counted, u, t, option[u, t], night[u, t], 1.0)
            cost[u, t] = day_cost(ways, option, night, u, t, capacity)
    for row in range(counted.shape[0]):
        breaches += breach(links, counted, row)
    kept_cost, kept_capacity = cost.copy(), capacity.copy()
    taken = np.zeros((days + 1, crowd.survive.shape[1]))
    standing = np.zeros((days + 1, crowd.inflow.shape[1]))
    served_by = np.zeros((days + 1, crowd.sought.shape[0]))
    gained = np.zeros((days + 1, 4))
    new_taken, new_standing, new_gained = taken.copy(), standing.copy(), gained.copy()
    new_served_by = served_by.copy()
    wanted = np.zeros((MOST_CHANGES, 4), dtype=np.int64)
    punished, number, change, broken = -np.inf, 0, 0.0, 0.0
    has_totals = purse.people_most.size + purse.share_people.size + purse.money_most.size > 0
    for round_ in range(begin - 1, end):
        left = 1.0 - max(begin, round_) / whole
        temperature = cold + (hot - cold) * left * left
        first = 0
        if round_ >= begin:  # the round before the first only simulates what it starts from
            number = propose(ways, state, option, night, open_days, wanted)
            change = set_days(links, option, night, counted, wanted, number)
            first = -1
            if number > 0 and change * prices[0] <= HOPELESS * temperature:
                first = days_around(ways, option, night, wanted, number, cost, capacity)
        candidate, worth = -np.inf, -np.inf
        if first >= 0:
            copy_rows(taken[first : first + 1], new_taken[first : first + 1], 0)
            copy_rows(standing[first : first + 1], new_standing[first : first + 1], 0)
            copy_rows(served_by[first : first + 1], new_served_by[first : first + 1], 0)
            copy_rows(gained[first : first + 1], new_gained[first : first + 1], 0)
            serve(crowd, option, capacity, first, new_taken, new_standing, new_served_by, new_gained)
            worth = total_value(crowd, new_standing, new_served_by, new_gained) - cost.sum()
            candidate = worth - prices[0] * (breaches + change)
            candidate -= prices[1] * new_gained[days, 1] + prices[2] * new_gained[days, 2]
            if has_totals:
                over, broken = overrun(
                    purse, ways.season, ways.place, ways.last_place, option, night, new_served_by, new_gained
                )
                candidate -= prices[0] * over + prices[1] * broken
        accepted = candidate > -np.inf and candidate >= punished
        if not accepted and first >= 0:
            draw = random_below(state, 1 << 30) / float(1 << 30)
            accepted = draw < np.exp((candidate - punished) / temperature)
        if not accepted:
            keep_days(wanted, number, kept_cost, kept_capacity, cost, capacity)
            unset_days(links, option, night, counted, wanted, number)
            continue
        keep_days(wanted, number, cost, capacity, kept_cost, kept_capacity)
        punished, breaches = candidate, breaches + change
        copy_rows(new_taken, taken, first + 1)
        copy_rows(new_standing, standing, first + 1)
        copy_rows(new_served_by, served_by, first + 1)
        copy_rows(new_gained, gained, first + 1)
        if breaches < 0.5 and gained[days, 1] == 0.0 and broken == 0.0 and worth > best:
            best = worth
            for u in range(teams):
                for t in range(days):
                    best_option[u, t], best_night[u, t] = option[u, t], night[u, t]
    return best

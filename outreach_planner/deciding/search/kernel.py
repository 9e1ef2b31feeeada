"""The compiled evaluation of a plan: cost and capacity of each day, then who is served, day by day."""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.compiled import compiled, compiled_sums
from outreach_planner.deciding.search.arrays import Crowd, Ways
from outreach_planner.world.instance import Floats, Ints

IMPOSSIBLE = -1.0


@compiled
def day_cost(a: Ways, option: Ints, night: Ints, u: int, t: int, capacity: Ints) -> float:
    """Cost of team u's day t; the capacities of its two services go into ``capacity[u, t]``.

    Returns IMPOSSIBLE (-1) if the day cannot be like that.
    """
    days, home = option.shape[1], a.capacity.shape[4] - 1
    o, sleeps = option[u, t], night[u, t] == 1
    slept = t > 0 and night[u, t - 1] == 1
    capacity[u, t, 0], capacity[u, t, 1] = 0, 0
    following = option[u, t + 1] if t + 1 < days else -1
    if sleeps and (not a.away[u, t] or following < 0):
        return IMPOSSIBLE
    if o < 0:
        if slept:
            return IMPOSSIBLE
        if not sleeps:
            return 0.0
        if not a.eve[u, t] or not a.eve_open[u, a.kind[t], following]:
            return IMPOSSIBLE
        return a.night_rupiah[u] + a.leg_rupiah[u, a.season[t], home, a.place[following]]
    if not a.allowed[u, o, t]:
        return IMPOSSIBLE
    goes = a.place[following] if sleeps else home
    served = a.capacity[u, a.kind[t], 1 if slept else 0, o, goes]
    if served < 0:
        return IMPOSSIBLE
    capacity[u, t, 1] = a.second_capacity[u, a.kind[t], o, goes]
    capacity[u, t, 0] = served - capacity[u, t, 1]
    cost = a.visit_rupiah[u, o] + a.leg_rupiah[u, a.season[t], a.last_place[o], goes]
    if a.last_place[o] != a.place[o]:
        cost += a.leg_rupiah[u, a.season[t], a.place[o], a.last_place[o]]
    if sleeps:
        cost += a.night_rupiah[u]
    if not slept:
        cost += a.leg_rupiah[u, a.season[t], home, a.place[o]]
    return cost


@compiled
def trips_fit(a: Ways, option: Ints, night: Ints, u: int) -> bool:
    """Whether no trip of team u has more days of visits than it may be away."""
    worked = 0
    for t in range(option.shape[1]):
        if option[u, t] >= 0:
            worked += 1
        if worked > a.days_away[u]:
            return False
        if night[u, t] == 0:
            worked = 0
    return True


@compiled_sums
def serve(
    a: Crowd,
    option: Ints,
    capacity: Ints,
    first: int,
    taken: Floats,
    standing: Floats,
    served_by: Floats,
    gained: Floats,
) -> None:
    """Simulate from day ``first`` on; row t of the state arrays is the state before day t.

    Parameters
    ----------
    taken : Floats, shape (D + 1, I)
        ``z``: sum of served / survive.
    standing : Floats, shape (D + 1, G)
        People in the queues in the evening, before those who give up leave.
    served_by : Floats, shape (D + 1, K)
        Served or drawn by kabupaten, beyond the undisturbed draw.
    gained : Floats, shape (D + 1, 4)
        Rupiah so far (costs and constant apart); visits that serve fewer than their minimum; the people
        missing there; the people served by visits.
    """
    days, points = a.survive.shape
    come = np.empty(points)
    for t in range(first, days):
        for i in range(points):
            taken[t + 1, i] = taken[t, i]
        for k in range(served_by.shape[1]):
            served_by[t + 1, k] = served_by[t, k]
        for c in range(4):
            gained[t + 1, c] = gained[t, c]
        out = 0.0
        for u in range(option.shape[0]):
            o = option[u, t]
            if o >= 0:
                first, second = a.first[o], a.second[o]
                visit(a, first, capacity[u, t, 0], a.minimum[o, 0], t, come, taken, served_by, gained)
                if second >= 0:
                    visit(a, second, capacity[u, t, 1], a.minimum[o, 1], t, come, taken, served_by, gained)
                out += a.queue_taken[u, o]
        for g in range(standing.shape[1]):
            arriving = a.inflow[t, g]
            for i in range(points):
                arriving -= a.draw[t, g, i] * taken[t + 1, i]
            length = a.queue[0] * standing[t, g] + arriving
            possible = a.queue_capacity[t, g]
            if g == 0:
                possible -= out
            served = min(length, max(possible, 0.0))
            standing[t + 1, g] = length - served
            gained[t + 1, 0] += a.queue[1] * served - a.queue[3] * a.queue[0] * (length - served)


@compiled_sums
def visit(
    a: Crowd,
    o: int,
    capacity: int,
    minimum: int,
    t: int,
    come: Floats,
    taken: Floats,
    served_by: Floats,
    gained: Floats,
) -> None:
    """Serve who comes to option o on day t, in proportion when they are too many."""
    begin, end, season = a.start[o], a.start[o + 1], a.season[t]
    total = 0.0
    for r in range(begin, end):
        i = a.point[r]
        there = a.share[season, r] * (a.undisturbed[t, i] - a.survive[t, i] * taken[t + 1, i])
        come[r - begin] = there
        total += there
    fits = 1.0
    if total > capacity:
        fits = capacity / total
    value = 0.0
    for r in range(begin, end):
        i = a.point[r]
        there = come[r - begin] * fits
        value += there * (a.value[season, r] - a.rest[t, i])
        taken[t + 1, i] += there / a.survive[t, i]
        served_by[t + 1, a.kabupaten[i]] += there * (1.0 - a.future_drawn[t, i])
    gained[t + 1, 0] += value
    gained[t + 1, 3] += total * fits
    missing = minimum - total * fits
    if missing > 1e-7:
        gained[t + 1, 1] += 1.0
        gained[t + 1, 2] += missing


@compiled
def total_value(a: Crowd, standing: Floats, served_by: Floats, gained: Floats) -> float:
    """Value of the simulated plan without its costs."""
    days = a.survive.shape[0]
    value = a.whole[0] + gained[days, 0]
    for g in range(standing.shape[1]):
        value += a.queue[2] * a.queue[0] * standing[days, g]
    worst = np.inf
    for k in range(a.sought.shape[0]):
        share = 1.0
        if a.sought[k] > 0.0:
            share = (served_by[days, k] + a.drawn[k]) / a.sought[k]
        worst = min(worst, share)
    return value + a.whole[1] * worst

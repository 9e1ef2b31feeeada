"""The compiled rules: what a day of a team costs, whether its trips fit, and whom a visit serves."""

from __future__ import annotations

from outreach_planner.deciding.compiled import compiled_in_place, compiled_sums
from outreach_planner.deciding.search.arrays import Crowd, Ways
from outreach_planner.world.instance import Floats, Ints

IMPOSSIBLE = -1.0
RUPIAH, BELOW, MISSING, SERVED = 0, 1, 2, 3
GAINS = 4
"""What a visit gains: rupiah; services below their minimum and the people missing there; people served."""
ROUNDING = 1e-7


@compiled_in_place
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


@compiled_in_place
def trip_fits(a: Ways, option: Ints, night: Ints, u: int, t: int) -> bool:
    """Whether the trip of team u that day t belongs to has no more days of visits than it may be away."""
    while t > 0 and night[u, t - 1] == 1:
        t -= 1
    worked = 0
    while t < option.shape[1]:
        if option[u, t] >= 0:
            worked += 1
        if worked > a.days_away[u]:
            return False
        if night[u, t] == 0:
            return True
        t += 1
    return True


@compiled_in_place
def trips_fit(a: Ways, option: Ints, night: Ints, u: int) -> bool:
    """Whether all trips of team u fit."""
    fit = True
    for t in range(option.shape[1]):
        fit = fit and trip_fits(a, option, night, u, t)
    return fit


@compiled_in_place
def days_around(
    ways: Ways, option: Ints, night: Ints, wanted: Ints, number: int, cost: Floats, capacity: Ints
) -> tuple[int, float]:
    """Work out the days around a change: the first (-1: the change cannot be), and what more they cost."""
    first, more = option.shape[1], 0.0
    for w in range(number):
        u, t = wanted[w, 0], wanted[w, 1]
        for d in range(max(0, t - 1), min(option.shape[1], t + 2)):
            before = cost[u, d]
            cost[u, d] = day_cost(ways, option, night, u, d, capacity)
            if cost[u, d] == IMPOSSIBLE:
                return -1, 0.0
            more += cost[u, d] - before
            first = min(first, d)
        if not trip_fits(ways, option, night, u, t):
            return -1, 0.0
    return first, more


@compiled_in_place
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


@compiled_sums
def visit(
    a: Crowd,
    o: int,
    capacity: int,
    minimum: int,
    t: int,
    n: int,
    come: Floats,
    taken: Floats,
    served_by: Floats,
    gained: Floats,
) -> None:
    """Serve who comes to option o on day t, in proportion when they are too many.

    Parameters
    ----------
    come : Floats
        Room for as many as the option has points.
    taken : Floats, shape (I,)
        ``z`` of the points: sum of served / survive; updated.
    served_by : Floats, shape (N, K)
        The served of each kabupaten, beyond the undisturbed draw, are added to row n.
    gained : Floats, shape (N, GAINS)
        To row n are added: rupiah (costs, queues and constant apart), services that serve fewer than their
        minimum, the people missing there and the people served.
    """
    begin, end, season = a.start[o], a.start[o + 1], a.season[t]
    total = 0.0
    for r in range(begin, end):
        i = a.point[r]
        there = a.share[season, r] * (a.undisturbed[t, i] - a.survive[t, i] * taken[i])
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
        taken[i] += there / a.survive[t, i]
        served_by[n, a.kabupaten[i]] += there * (1.0 - a.future_drawn[t, i])
    gained[n, RUPIAH] += value
    gained[n, SERVED] += total * fits
    missing = minimum - total * fits
    if missing > ROUNDING:
        gained[n, BELOW] += 1.0
        gained[n, MISSING] += missing


@compiled_in_place
def worst_share(a: Crowd, served_by: Floats) -> float:
    """Share served in the worst-served kabupaten (1 if nobody seeks anything)."""
    worst = worst_kabupaten(a, served_by)
    return 1.0 if worst < 0 else _share(a, served_by, worst)


@compiled_in_place
def worst_kabupaten(a: Crowd, served_by: Floats) -> int:
    """Find the kabupaten of whose seeking the smallest share is served (-1: nobody seeks anything)."""
    worst = -1
    for k in range(a.sought.shape[0]):
        is_worse = worst < 0 or _share(a, served_by, k) < _share(a, served_by, worst)
        if a.sought[k] > 0.0 and is_worse:
            worst = k
    return worst


@compiled_in_place
def _share(a: Crowd, served_by: Floats, k: int) -> float:
    """Share of kabupaten k's seeking that is served; somebody seeks there."""
    share: float = (served_by[k] + a.drawn[k]) / a.sought[k]
    return share

"""The best schedule of a cluster that has its people to itself: who waits is known from both sides.

Where no visit of another cluster reaches the people of a cluster, only its own visits take anybody away. So
who truly waits lies between the *crowd*, from whom each visit serves as few as it may (see ``service``), and
the *own*, from whom each serves as many as it may: knowing the own and the least, at most

    part = min(1, capacity / attendance of the larger of both)

of those who come are served, so a visit leaves at least ``own (1 - share part)`` of those of whom ``own`` at
least wait, and a night keeps it so. The own takes the place of the least where it is larger, and a visit that
serves the dear must serve more of the cheap.

Unlike the crowd it works against the search of any cluster (``cluster_search``): a visit before leaves fewer
who must be served, which may make a later one worth more. A visit that is not worth its cost may be worth
making, and what visits are worth alone does not bound what they are worth later. But by the least, which no
visit lowers, all bounds of that search hold, and a visit is worth no more by the own than by the least. So
schedules are followed depth first once more, each visit at what it is worth by the own, and a branch is left
when what it is worth so far and what later visits are worth by the least is not above the best found:

    worth(S and S') <= worth(S) + doll[x], x the first day of S'
    worth(S and S') <= worth(S) + sum over later days of the best single visit by the least from the crowd
    worth(S and S') <= worth(S) + the most of worth(c after S) + doll[x], c first in S', x the day after

A needless way to come and go (``Market.kept``) stays needless: the better one also serves as many of the own.
"""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.bound.cluster_search import CLOSED
from outreach_planner.deciding.bound.market import Market
from outreach_planner.deciding.bound.service import (
    deplete,
    enough_come,
    most_worth,
    pass_night,
    place_price,
    serve_one,
)
from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Bools, Floats, Ints


@compiled
def worth_by(m: Market, c: int, crowd: Floats, low: Floats) -> float:
    """Most a visit can be worth, its cost apart, if at least ``low`` wait; never below 0."""
    worth, x, first = 0.0, m.day[c], m.service_start[m.option[c]]
    for w in range(first, m.service_start[m.option[c] + 1]):
        worth += place_price(m, w, x, m.capacity[c, w - first], crowd, low)[0]
    return worth


@compiled
def drain(m: Market, c: int, own: Floats) -> None:
    """Serve as many of the own as the visit may serve."""
    x, first = m.day[c], m.service_start[m.option[c]]
    low = np.maximum(own, m.least[x])
    for w in range(first, m.service_start[m.option[c] + 1]):
        come, most = 0.0, m.capacity[c, w - first]
        for r in range(m.start[w], m.start[w + 1]):
            come += m.share[x, r] * m.sure[x, r] * low[m.point[r]]
        part = 1.0 if come <= most else most / come
        for r in range(m.start[w], m.start[w + 1]):
            own[m.point[r]] *= 1.0 - m.share[x, r] * part


@compiled
def follow_alone(m: Market, visits: Ints, served: Floats) -> float:
    """Follow a schedule: people of each reach row at each visit, shape (K, R), written; returns its worth."""
    crowd, own, total = np.zeros(m.undisturbed.shape[1]), np.zeros(m.undisturbed.shape[1]), 0.0
    for q in range(visits.shape[0]):
        c = visits[q]
        x, first = m.day[c], m.service_start[m.option[c]]
        if q == 0:
            crowd[:] = m.undisturbed[x]
            own[:] = crowd
        else:
            for night in range(m.day[visits[q - 1]] + 1, x + 1):
                pass_night(m, night, crowd)
                pass_night(m, night, own)
        low = np.maximum(own, m.least[x])
        total += worth_by(m, c, crowd, low) - m.cost[c]
        for w in range(first, m.service_start[m.option[c] + 1]):
            serve_one(m, w, x, m.capacity[c, w - first], crowd, low, served[q])
        deplete(m, c, crowd)
        drain(m, c, own)
    return total


@compiled
def look_on(
    m: Market,
    x: int,
    blocked: Bools,
    doll: Floats,
    gains: Floats,
    rest: Floats,
    later: Floats,
    crowd: Floats,
    own: Floats,
) -> None:
    """Find what each later visit is worth if it is the next, and what those from each later day on are.

    ``crowd[x]`` and ``own[x]`` are those after the visit of day x; x = -1: nothing was visited. Written:
    ``gains`` (C,), CLOSED where a visit is impossible; ``rest`` and ``later`` (X + 1,), where the first of
    them is the next visit, and after any other visits; ``crowd`` and ``own`` before later days, (X, I).
    """
    days = m.undisturbed.shape[0]
    alone = np.zeros(days)
    for day in range(x + 1, days):
        if x < 0:
            crowd[day] = m.undisturbed[day]
            own[day] = crowd[day]
        else:
            crowd[day], own[day] = crowd[day - 1], own[day - 1]
            pass_night(m, day, crowd[day])
            pass_night(m, day, own[day])
        low = np.maximum(own[day], m.least[day])
        for c in range(m.day_start[day], m.day_start[day + 1]):
            gains[c] = CLOSED
            j = m.option[c]
            if m.kept[c] and not blocked[j * days + day] and enough_come(m, j, day, crowd[day]):
                gains[c] = worth_by(m, c, crowd[day], low) - m.cost[c]
                alone[day] = max(alone[day], most_worth(m, c, crowd[day]) - m.cost[c])
    rest[days] = later[days] = 0.0
    singles, first = 0.0, 0.0
    for day in range(days - 1, x, -1):
        for c in range(m.day_start[day], m.day_start[day + 1]):
            first = max(first, gains[c] + doll[day + 1])
        singles += alone[day]
        later[day] = min(doll[day], singles)
        rest[day] = min(later[day], first)


@compiled
def best_alone(
    m: Market, doll: Floats, known: float, tolerance: float, most_nodes: int, halt: Bools
) -> tuple[float, Ints, int]:
    """Find what no schedule is worth more than, and the best schedule that was found.

    Parameters
    ----------
    doll : Floats, shape (X + 1,)
        What visits from each day on are worth at most by the least.
    known : float
        A schedule of this worth is known; the bound need not be below it.
    tolerance : float
        Added to what is found.
    most_nodes : int
    halt : Bools, shape (1,)
        Set from outside, it cuts the search short.

    Returns
    -------
    bound : float
    schedule : Ints
        Empty if none is worth more than the known one.
    nodes : int
        Negative if the search was cut short; the bound holds all the same.
    """
    days, points = m.undisturbed.shape
    count, cells = m.option.shape[0], (m.service_start.shape[0] - 1) * days
    path, next_one, worth = np.zeros(days, np.int64), np.zeros(days + 1, np.int64), np.zeros(days + 1)
    gains, rest = np.zeros((days + 1, count)), np.zeros((days + 1, days + 1))
    later = np.zeros((days + 1, days + 1))
    crowd, own = np.zeros((days + 1, days, points)), np.zeros((days + 1, days, points))
    blocked = np.zeros((days + 1, cells), np.bool_)
    found, nodes, cut, best, depth = path[:0], 0, False, known + tolerance, 0
    look_on(m, -1, blocked[0], doll, gains[0], rest[0], later[0], crowd[0], own[0])
    while depth >= 0:
        e = next_one[depth]
        if e == count or worth[depth] + rest[depth, m.day[e]] <= best:
            depth -= 1
            continue
        next_one[depth] += 1
        x = m.day[e]
        if gains[depth, e] == CLOSED:
            continue
        reached = worth[depth] + gains[depth, e]
        most = reached + later[depth, x + 1]
        if most <= best:
            continue
        path[depth] = e
        if reached + tolerance > best:
            best = reached + tolerance
            found = path[: depth + 1].copy()
        if x + 1 == days or most <= best:
            continue
        nodes += 1
        if nodes > most_nodes or halt[0]:
            cut, best = True, most
            continue
        depth += 1
        worth[depth], next_one[depth] = reached, m.day_start[x + 1]
        crowd[depth, x], own[depth, x] = crowd[depth - 1, x], own[depth - 1, x]
        deplete(m, e, crowd[depth, x])
        drain(m, e, own[depth, x])
        cell = m.option[e] * days + x
        blocked[depth] = blocked[depth - 1]
        for q in range(m.clash_start[cell], m.clash_start[cell + 1]):
            blocked[depth, m.clash[q]] = True
        look_on(m, x, blocked[depth], doll, gains[depth], rest[depth], later[depth], crowd[depth], own[depth])
    return best, found, -nodes if cut else nodes

"""Best paths of a routed crew at prices on visits, and the trips they are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from outreach_planner.deciding.bound.routes import Routes
from outreach_planner.deciding.bound.trips import MOST_NODES, Trip, best_trips, trips_within
from outreach_planner.model.network import Schedule
from outreach_planner.world.instance import Floats, Ints


@dataclass(frozen=True)
class Ways:
    """Best paths at given prices, in rupiah.

    Attributes
    ----------
    best : float
        Of one team; never below 0.
    home : Floats, shape (D + 1,)
        Best earnings from the morning of day t at home on.
    ahead : Floats, shape (D, 2, N)
        As in ``trips``.
    trip, first : Ints
        As ``best_trips`` gives them.
    """

    best: float
    home: Floats
    ahead: Floats
    trip: Ints
    first: Ints


def best_ways(routes: Routes, price: Floats) -> Ways:
    """Find the best paths at these prices of visits, shape (V,)."""
    home, ahead, trip, first = best_trips(routes.tables, price, MOST_NODES)
    return Ways(float(home[0]), home, ahead, trip, first)


def good_trips(routes: Routes, price: Floats, ways: Ways, within: float) -> Trip:
    """Trips on paths at most ``within`` rupiah below the best, for each first visit the best."""
    start, visit = trips_within(routes.tables, price, ways.home, ways.ahead, within, MOST_NODES)
    return trips_made(routes, start[:, 0], start[:, 1], visit)


def day_trips(routes: Routes) -> Trip:
    """All trips of one day."""
    visit = routes.visit[:, 0, 0][routes.visit[:, 0, 0] >= 0]
    day = routes.place[visit, 0]
    return trips_made(routes, day, day, visit.reshape(-1, 1))


def trips_made(routes: Routes, start: Ints, first: Ints, visit: Ints) -> Trip:
    """Cost the trips that leave on these days and pass these visits, the first on ``first``."""
    rupiah, count = np.zeros(len(start)), (visit >= 0).sum(axis=1)
    for number, (begins, day) in enumerate(zip(start.tolist(), first.tolist(), strict=True)):
        n = routes.place[visit[number, : count[number]], 3]
        rupiah[number] = (routes.eve if begins < day else routes.out)[begins, n[0]]
        for e in range(len(n) - 1):
            k = int(np.flatnonzero(routes.near[n[e]] == n[e + 1])[0])
            slept = int(e > 0 or begins < day)
            rupiah[number] += routes.move[day + e, slept, n[e], k]
        rupiah[number] += routes.back[day + len(n) - 1, n[-1]]
    return Trip(start, first + count - 1, rupiah, visit)


def known_trips(routes: Routes, plans: Sequence[Schedule]) -> Trip:
    """List the trips of the crew's teams in known plans."""
    local = np.full(int(routes.options.max(initial=0)) + 1, -1)
    local[routes.options] = np.arange(len(routes.options))
    found: list[tuple[int, int, list[int]]] = []
    for plan in plans:
        for u in routes.teams:
            passed: list[int] = []
            start = 0
            for t in range(plan.option.shape[1]):
                sleeps, slept = bool(plan.night[u, t]), t > 0 and bool(plan.night[u, t - 1])
                if not slept:
                    passed, start = [], t
                if plan.option[u, t] >= 0:
                    n = local[plan.option[u, t]]
                    passed.append(int(routes.visit[t, int(slept), int(sleeps), n]))
                if passed and not sleeps:
                    found.append((start, t - len(passed) + 1, passed))
    visit = np.full((len(found), max([1, *(len(each) for *_, each in found)])), -1, dtype=np.int64)
    for number, (*_, passed) in enumerate(found):
        visit[number, : len(passed)] = passed
    days = np.array([each[:2] for each in found], dtype=np.int64).reshape(-1, 2)
    return trips_made(routes, days[:, 0], days[:, 1], visit)


def best_path(routes: Routes, ways: Ways) -> Ints:
    """List the visits that a team passes on a best path."""
    passed: list[Ints] = []
    t = 0
    while t < len(routes.visit):
        some = ways.trip[t][ways.trip[t] >= 0]
        passed.append(some)
        t = int(ways.first[t]) + len(some) if len(some) else t + 1
    return np.concatenate([np.zeros(0, dtype=np.int64), *passed])

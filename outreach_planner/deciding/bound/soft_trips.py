"""Softened values of a routed crew's paths made of possible trips only: those near the best, one by one.

Where it is cool only trips near the best count. They are listed depth first, as ``trips`` finds the best one,
a branch being left where it is more than ``DEPTH`` heats below the best. So no trip passes an option twice,
which the forgetful ``soft_paths`` allows. Letters and tables as in ``trips``.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from outreach_planner.deciding.bound.trips import MOST_NODES, NO_WAY, Tables, best_from, look_on, price_of
from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Floats, Ints

DEPTH = 10.0
"""Trips are listed as far below the best, in heats."""
MOST_TRIPS = 5_000
"""Trips of a day after which no more are listed."""


class Listed(NamedTuple):
    """Trips of a day: what they earn with all after them, the day after they are back, visits they pass."""

    earned: Floats
    end: Ints
    visit: Ints


@compiled
def soften_trips(a: Tables, price: Floats, heat: float, size: int, passes: Floats) -> float:
    """Give the softened value of the paths of ``size`` teams; as ``soften_paths``."""
    days, _, _, count = a.visit.shape
    home, ahead = np.zeros(days + 1), np.full((days, 2, count), NO_WAY)
    listed = []
    room = Listed(np.zeros(MOST_TRIPS), np.zeros(MOST_TRIPS, np.int64), np.full((MOST_TRIPS, a.longest), -1))
    for t in range(days - 1, -1, -1):
        look_on(a, price, home, ahead, t)
        best = _best(a, price, home, ahead, t)
        number = 0
        for slept in range(2):
            for n in range(count):
                if t + slept < days and ahead[t + slept, slept, n] > NO_WAY / 2:
                    least = best - DEPTH * heat
                    number = _list_from(a, price, home, ahead, t, slept, n, least, room, number)
        total = np.exp((home[t + 1] - best) / heat)
        for trip in range(number):
            total += np.exp((room.earned[trip] - best) / heat)
        home[t] = best + heat * np.log(total)
        listed.append(
            Listed(room.earned[:number].copy(), room.end[:number].copy(), room.visit[:number].copy())
        )
    at_home = np.zeros(days + 1)
    at_home[0] = size
    for t in range(days):
        stays, trips = at_home[t], listed[days - 1 - t]
        for trip in range(len(trips.end)):
            goes = at_home[t] * np.exp((trips.earned[trip] - home[t]) / heat)
            at_home[trips.end[trip]] += goes
            stays -= goes
            for visit in trips.visit[trip]:
                if visit >= 0:
                    passes[visit] += goes
        at_home[t + 1] += max(stays, 0.0)
    return size * home[0]


@compiled
def _best(a: Tables, price: Floats, home: Floats, ahead: Floats, t: int) -> float:
    """Find what a team earns at most from the morning of day t at home on."""
    days, _, _, count = a.visit.shape
    best, found = home[t + 1], np.zeros(a.longest, np.int64)
    for slept in range(2):
        for n in range(count):
            if t + slept < days and ahead[t + slept, slept, n] > NO_WAY / 2:
                base = -a.eve[t, n] if slept else -a.out[t, n]
                if base + ahead[t + slept, slept, n] > best:
                    best, _length, _nodes = best_from(
                        a, price, home, ahead, t + slept, slept, n, base, best, MOST_NODES, found
                    )
    return best


@compiled
def _list_from(
    a: Tables,
    price: Floats,
    home: Floats,
    ahead: Floats,
    t: int,
    slept: int,
    root: int,
    least: float,
    room: Listed,
    number: int,
) -> int:
    """List the trips of day t with this first visit that earn more than ``least``; returns how many now."""
    days, day, depth = a.visit.shape[0], t + slept, 0
    option, next_one = np.zeros(a.longest, np.int64), np.zeros(a.longest, np.int64)
    earned = np.zeros(a.longest)
    option[0], next_one[0], earned[0] = root, -1, -a.eve[t, root] if slept else -a.out[t, root]
    if earned[0] + ahead[day, slept, root] <= least:
        return number
    while depth >= 0 and number < MOST_TRIPS:
        d, n = day + depth, option[depth]
        s = slept if depth == 0 else 1
        if next_one[depth] < 0:
            next_one[depth] = 0
            back = a.visit[d, s, 0, n]
            value = earned[depth] + price_of(price, back) - a.back[d, n] + home[d + 1]
            if back >= 0 and value > least:
                room.earned[number], room.end[number] = value, d + 1
                room.visit[number] = -1
                for e in range(depth):
                    room.visit[number, e] = a.visit[day + e, slept if e == 0 else 1, 1, option[e]]
                room.visit[number, depth] = back
                number += 1
            if depth + 1 == a.longest or d + 1 == days or a.visit[d, s, 1, n] < 0:
                next_one[depth] = a.near.shape[1]
        k = next_one[depth]
        if k >= a.near.shape[1] or a.near[n, k] < 0:
            depth -= 1
            continue
        next_one[depth] += 1
        m = a.near[n, k]
        onward = earned[depth] + price[a.visit[d, s, 1, n]] - a.move[d, s, n, k]
        possible = onward + ahead[d + 1, 1, m] > least
        for e in range(depth + 1):
            possible = possible and not (option[e] == m and a.again[m, day + e, d + 1])
        if possible:
            depth += 1
            option[depth], earned[depth], next_one[depth] = m, onward, -1
    return number

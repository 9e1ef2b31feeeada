"""The best trips of a routed crew at given prices: depth first through the evenings, compiled.

A *trip* leaves home, visits on consecutive days and comes home; it is possible only if the rules let all its
visits to one option be made together. ``ahead[t, s, n]`` is the most a trip can still earn from the visit to
n on day t on (s: slept there), with all that its team earns after coming home, if it may forget where it was
before: never below what a possible trip earns, so a branch is left where it is not above the best found.
Where the search is cut short the forgetful value counts instead, which is a bound all the same.

Letters: ``t`` days, ``n`` options of the crew, ``k`` its near ones; tables as in ``routes.Routes``.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Bools, Floats, Ints

NO_WAY = -1e18
MOST_NODES = 50_000
"""Where the search for the best trip of a day is cut short."""


class Tables(NamedTuple):
    """What the compiled search reads; shapes and meaning in ``routes.Routes``."""

    visit: Ints
    out: Floats
    back: Floats
    eve: Floats
    near: Ints
    move: Floats
    again: Bools
    longest: int


class Trip(NamedTuple):
    """Arrays of trips, one entry each.

    Attributes
    ----------
    start, end : Ints, shape (M,)
        Day on whose morning or evening it leaves home, and on whose evening it is back.
    rupiah : Floats, shape (M,)
        Drives and nights.
    visit : Ints, shape (M, L)
        Numbers of the possible visits it passes; -1 after the last.
    """

    start: Ints
    end: Ints
    rupiah: Floats
    visit: Ints


@compiled
def price_of(price: Floats, visit: int) -> float:
    """Price that a visit earns; NO_WAY where there is none."""
    return price[visit] if visit >= 0 else NO_WAY


@compiled
def look_on(a: Tables, price: Floats, home: Floats, ahead: Floats, t: int) -> None:
    """Fill ``ahead[t]`` from the day after."""
    days, _, _, count = a.visit.shape
    for s in range(2):
        for n in range(count):
            best = price_of(price, a.visit[t, s, 0, n]) - a.back[t, n] + home[t + 1]
            on = price_of(price, a.visit[t, s, 1, n])
            if on > NO_WAY and t + 1 < days:
                for k in range(a.near.shape[1]):
                    m = a.near[n, k]
                    if m >= 0:
                        best = max(best, on - a.move[t, s, n, k] + ahead[t + 1, 1, m])
            ahead[t, s, n] = max(best, NO_WAY)


@compiled
def best_from(
    a: Tables,
    price: Floats,
    home: Floats,
    ahead: Floats,
    day: int,
    slept: int,
    root: int,
    base: float,
    best: float,
    most_nodes: int,
    found: Ints,
) -> tuple[float, int, int]:
    """Search the trip that begins with this visit and, with ``base``, earns more than ``best``.

    Returns
    -------
    best : float
    count : int
        Visits written to ``found``; 0 if there is none.
    nodes : int
        Negative if it was cut short.
    """
    days, nodes, count, depth = a.visit.shape[0], 0, 0, 0
    option, next_one = np.zeros(a.longest, np.int64), np.zeros(a.longest, np.int64)
    earned = np.zeros(a.longest)
    option[0], earned[0], next_one[0] = root, base, -1
    while depth >= 0:
        t, n = day + depth, option[depth]
        s = slept if depth == 0 else 1
        if next_one[depth] < 0:
            nodes += 1
            next_one[depth] = 0
            back = a.visit[t, s, 0, n]
            value = earned[depth] + price_of(price, back) - a.back[t, n] + home[t + 1]
            if back >= 0 and value > best:
                best, count = value, depth + 1
                for e in range(depth):
                    found[e] = a.visit[day + e, slept if e == 0 else 1, 1, option[e]]
                found[depth] = back
            if depth + 1 == a.longest or t + 1 == days or a.visit[t, s, 1, n] < 0:
                next_one[depth] = a.near.shape[1]
            if nodes > most_nodes:
                return best, count, -nodes
        k = next_one[depth]
        if k >= a.near.shape[1] or a.near[n, k] < 0:
            depth -= 1
            continue
        next_one[depth] += 1
        m = a.near[n, k]
        onward = earned[depth] + price[a.visit[t, s, 1, n]] - a.move[t, s, n, k]
        if onward + ahead[t + 1, 1, m] <= best:
            continue
        possible = True
        for e in range(depth + 1):
            possible = possible and not (option[e] == m and a.again[m, day + e, t + 1])
        if possible:
            depth += 1
            option[depth], earned[depth], next_one[depth] = m, onward, -1
    return best, count, nodes


@compiled
def best_trips(a: Tables, price: Floats, most_nodes: int) -> tuple[Floats, Floats, Ints, Ints]:
    """Find the best trip of each day.

    Returns
    -------
    home : Floats, shape (D + 1,)
        What a team earns at most from the morning of day t at home on.
    ahead : Floats, shape (D, 2, N)
    trip, first : Ints, shapes (D, L) and (D,)
        Visits of the best trip that leaves on day t, and the day of the first; -1 where staying is better.
    """
    days, _, _, count = a.visit.shape
    home, ahead = np.zeros(days + 1), np.full((days, 2, count), NO_WAY)
    trip, first = np.full((days, a.longest), -1), np.full(days, -1)
    found = np.zeros(a.longest, np.int64)
    for t in range(days - 1, -1, -1):
        look_on(a, price, home, ahead, t)
        best, at_most = home[t + 1], home[t + 1]
        for slept in range(2):
            day = t + slept
            if day == days:
                continue
            for n in range(count):
                base = -a.eve[t, n] if slept else -a.out[t, n]
                if ahead[day, slept, n] == NO_WAY or base + ahead[day, slept, n] <= best:
                    continue
                root = base + ahead[day, slept, n]
                best, length, nodes = best_from(
                    a, price, home, ahead, day, slept, n, base, best, most_nodes, found
                )
                if nodes < 0:
                    at_most = max(at_most, root)
                if length > 0:
                    first[t] = day
                    trip[t, :length], trip[t, length:] = found[:length], -1
        home[t] = max(best, at_most)
    return home, ahead, trip, first


@compiled
def until(a: Tables, price: Floats) -> Floats:
    """Bound what a team earns until the morning of day t at home, places forgotten, shape (D + 1,)."""
    days, _, _, count = a.visit.shape
    home, arrive = np.zeros(days + 1), np.full((2, count), NO_WAY)
    for t in range(days):
        home[t + 1] = home[t]
        tomorrow = np.full((2, count), NO_WAY)
        for s in range(2):
            for n in range(count):
                here = home[t] - a.out[t, n] if s == 0 else arrive[s, n]
                if here <= NO_WAY / 2:
                    continue
                home[t + 1] = max(home[t + 1], here + price_of(price, a.visit[t, s, 0, n]) - a.back[t, n])
                on = a.visit[t, s, 1, n]
                if on >= 0:
                    for k in range(a.near.shape[1]):
                        m = a.near[n, k]
                        if m >= 0:
                            tomorrow[1, m] = max(tomorrow[1, m], here + price[on] - a.move[t, s, n, k])
        for n in range(count):
            tomorrow[1, n] = max(tomorrow[1, n], home[t] - a.eve[t, n])
        arrive = tomorrow
    return home


@compiled
def trips_within(
    a: Tables, price: Floats, home: Floats, ahead: Floats, within: float, most_nodes: int
) -> tuple[Ints, Ints]:
    """Best trip for each first visit that lies on a path at most ``within`` rupiah below the best.

    Returns
    -------
    start : Ints, shape (M, 2)
        Day it leaves home and day of its first visit.
    visit : Ints, shape (M, L)
    """
    days, _, _, count = a.visit.shape
    before = until(a, price)
    start, visit = np.zeros((2 * days * count, 2), np.int64), np.full((2 * days * count, a.longest), -1)
    number, found = 0, np.zeros(a.longest, np.int64)
    for t in range(days):
        for slept in range(2):
            day = t + slept
            if day == days:
                continue
            for n in range(count):
                base = -a.eve[t, n] if slept else -a.out[t, n]
                least = home[0] - within - before[t]
                if ahead[day, slept, n] == NO_WAY or base + ahead[day, slept, n] <= least:
                    continue
                _best, length, _nodes = best_from(
                    a, price, home, ahead, day, slept, n, base, least, most_nodes, found
                )
                if length > 0:
                    start[number, 0], start[number, 1] = t, day
                    visit[number, :length] = found[:length]
                    number += 1
    return start[:number], visit[:number]

"""Softened values of a routed crew's paths: ``heat ln sum exp(earnings / heat)`` over paths, not the best.

As ``soft_places``; a path may forget where it was before, so it may pass an option twice on a trip. Nothing
is proven with it. Letters and tables as in ``trips``.
"""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.bound.soft_places import COLDEST, LEAST_PART
from outreach_planner.deciding.bound.trips import NO_WAY, Tables
from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Floats


@compiled
def soften_paths(a: Tables, price: Floats, heat: float, size: int, passes: Floats) -> float:
    """Give the softened value of the paths of ``size`` teams.

    Parameters
    ----------
    price : Floats, shape (V,)
    passes : Floats, shape (V,)
        Added: how many of the teams, in parts, pass each visit.
    """
    days, _, _, count = a.visit.shape
    home = np.zeros(days + 1)
    ahead, onward = np.full((days, 2, count), NO_WAY), np.full((days, 2, count), NO_WAY)
    for t in range(days - 1, -1, -1):
        for s in range(2):
            for n in range(count):
                if a.visit[t, s, 0, n] >= 0 or a.visit[t, s, 1, n] >= 0:
                    _look_on(a, price, heat, home, ahead, onward, t, s, n)
        best = home[t + 1]
        for n in range(count):
            best = max(best, ahead[t, 0, n] - a.out[t, n])
            if t + 1 < days:
                best = max(best, ahead[t + 1, 1, n] - a.eve[t, n])
        total = np.exp((home[t + 1] - best) / heat)
        for n in range(count):
            total += _weight(ahead[t, 0, n] - a.out[t, n] - best, heat)
            if t + 1 < days:
                total += _weight(ahead[t + 1, 1, n] - a.eve[t, n] - best, heat)
        home[t] = best + heat * np.log(total)
    at_home, here = np.zeros(days + 1), np.zeros((days, 2, count))
    at_home[0] = size
    for t in range(days):
        stays = at_home[t]
        for n in range(count):
            goes = at_home[t] * _weight(ahead[t, 0, n] - a.out[t, n] - home[t], heat)
            here[t, 0, n] += goes
            stays -= goes
            if t + 1 < days:
                goes = at_home[t] * _weight(ahead[t + 1, 1, n] - a.eve[t, n] - home[t], heat)
                here[t + 1, 1, n] += goes
                stays -= goes
        at_home[t + 1] += max(stays, 0.0)
        for s in range(2):
            for n in range(count):
                if here[t, s, n] > LEAST_PART:
                    _pass_on(a, price, heat, home, ahead, onward, t, s, n, here, at_home, passes)
    return size * home[0]


@compiled
def _weight(below: float, heat: float) -> float:
    """Weight of a choice so far below the best."""
    return np.exp(below / heat) if below > COLDEST * heat else 0.0


@compiled
def _look_on(
    a: Tables,
    price: Floats,
    heat: float,
    home: Floats,
    ahead: Floats,
    onward: Floats,
    t: int,
    s: int,
    n: int,
) -> None:
    """Fill what a visit earns with all after it (``ahead``), and what moving on earns (``onward``)."""
    back, on = a.visit[t, s, 0, n], a.visit[t, s, 1, n]
    returns = price[back] - a.back[t, n] + home[t + 1] if back >= 0 else NO_WAY
    best, moves = NO_WAY, NO_WAY
    if on >= 0 and t + 1 < a.visit.shape[0]:
        for k in range(a.near.shape[1]):
            if a.near[n, k] >= 0:
                best = max(best, ahead[t + 1, 1, a.near[n, k]] - a.move[t, s, n, k])
        if best > NO_WAY / 2:
            total = 0.0
            for k in range(a.near.shape[1]):
                if a.near[n, k] >= 0:
                    total += _weight(ahead[t + 1, 1, a.near[n, k]] - a.move[t, s, n, k] - best, heat)
            onward[t, s, n] = best + heat * np.log(total)
            moves = onward[t, s, n] + price[on]
    best = max(returns, moves)
    if best > NO_WAY / 2:
        ahead[t, s, n] = best + heat * np.log(_weight(returns - best, heat) + _weight(moves - best, heat))


@compiled
def _pass_on(
    a: Tables,
    price: Floats,
    heat: float,
    home: Floats,
    ahead: Floats,
    onward: Floats,
    t: int,
    s: int,
    n: int,
    here: Floats,
    at_home: Floats,
    passes: Floats,
) -> None:
    """Send those who visit n home or on."""
    back, on = a.visit[t, s, 0, n], a.visit[t, s, 1, n]
    returns = 0.0
    if back >= 0:
        earned = price[back] - a.back[t, n] + home[t + 1]
        returns = here[t, s, n] * _weight(earned - ahead[t, s, n], heat)
        passes[back] += returns
        at_home[t + 1] += returns
    moves = here[t, s, n] - returns
    if on >= 0 and moves > LEAST_PART and onward[t, s, n] > NO_WAY / 2:
        passes[on] += moves
        for k in range(a.near.shape[1]):
            m = a.near[n, k]
            if m >= 0:
                here[t + 1, 1, m] += moves * _weight(
                    ahead[t + 1, 1, m] - a.move[t, s, n, k] - onward[t, s, n], heat
                )

"""Softened values of lone places: ``heat ln sum exp(worth / heat)`` over rows of visits instead of the best.

Unlike the best, a softened value changes smoothly with the prices, and what it tells beside it is how often
each visit is made, in parts, over all good rows of visits at once. Prices found with it are near those of the
true bound at once, where steps after the best row alone zigzag for thousands of rounds.

A place is followed day by day at a grid of levels: the people missing, counted in those of its first day
(``missing / staying``), so that nights pass without a change of level; a visit leads between two levels, to
each in part. That is only near the truth, and so is the value: nothing is proven with it.

Letters: ``n`` places, ``x`` their days one place after the other, ``c`` their visits by day, ``k`` levels.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Floats, Ints

LEAST_PART = 1e-9
"""Parts smaller than this are dropped."""
COLDEST = -30.0
"""So many heats below the best a choice counts for nothing."""
ROUNDING = 1e-6


class LonePlaces(NamedTuple):
    """All lone places as flat arrays.

    Attributes
    ----------
    start : Ints, shape (N + 1,)
        Days ``start[n] : start[n + 1]`` belong to place n.
    day_start : Ints, shape (X + 1,)
        Visits ``day_start[x] : day_start[x + 1]`` are on day x.
    undisturbed, staying, share : Floats, shape (X,)
        Waiting if nobody is visited; part of those of the place's first day who still wait; largest share of
        those waiting who come.
    again : Ints, shape (X,)
        Day of the place (from 0) from which on it may be visited again.
    minimum : Floats, shape (N,)
    capacity, least_capacity : Floats, shape (C,)
    level : Floats, shape (N, K)
        The grid, rising from 0.
    """

    start: Ints
    day_start: Ints
    undisturbed: Floats
    staying: Floats
    share: Floats
    again: Ints
    minimum: Floats
    capacity: Floats
    least_capacity: Floats
    level: Floats


@compiled
def soften_places(
    a: LonePlaces,
    first: int,
    end: int,
    each: Floats,
    cost: Floats,
    heat: float,
    used: Floats,
    served: Floats,
) -> float:
    """Sum up the softened values of the places ``first`` to ``end``.

    Parameters
    ----------
    each : Floats, shape (X,)
        Worth of serving one person.
    cost : Floats, shape (C,)
        What each visit costs, prices included.
    used, served : Floats, shapes (C,) and (X,)
        Written: parts in which visits are made, and people they serve.
    """
    total, levels = 0.0, a.level.shape[1]
    for n in range(first, end):
        days, begins = a.start[n + 1] - a.start[n], a.day_start[a.start[n]]
        visits = a.day_start[a.start[n + 1]] - begins
        value, part = np.zeros((days + 1, levels)), np.zeros((days + 1, levels))
        worth, above = np.zeros((visits, levels)), np.zeros((visits, levels))
        below = np.zeros((visits, levels), np.int64)
        for x in range(days - 1, -1, -1):
            _look_ahead(a, n, x, each, cost, heat, value, worth, below, above)
        part[0, 0] = 1.0
        for x in range(days):
            served[a.start[n] + x] = _go_on(a, n, x, each, heat, value, worth, below, above, part, used)
        total += value[0, 0]
    return total


@compiled
def _coming(a: LonePlaces, n: int, x: int, k: int) -> float:
    """People who would come at a level; below 0 where the place may not be visited."""
    day = a.start[n] + x
    come = a.share[day] * (a.undisturbed[day] - a.staying[day] * a.level[n, k])
    return come if come >= a.minimum[n] - ROUNDING and come > 0.0 else -1.0


@compiled
def _look_ahead(
    a: LonePlaces,
    n: int,
    x: int,
    each: Floats,
    cost: Floats,
    heat: float,
    value: Floats,
    worth: Floats,
    below: Ints,
    above: Floats,
) -> None:
    """Fill the values of day x from those of later days; of each visit the level it leads to."""
    day, levels = a.start[n] + x, a.level.shape[1]
    begins, again = a.day_start[a.start[n]], a.again[day]
    for k in range(levels):
        come = _coming(a, n, x, k)
        stay = value[x + 1, k]
        if come < 0.0:
            value[x, k] = stay
            continue
        best = stay
        for c in range(a.day_start[day], a.day_start[day + 1]):
            to = a.level[n, k] + min(come, a.least_capacity[c]) / a.staying[day]
            j = min(max(np.searchsorted(a.level[n], to) - 1, 0), levels - 2)
            part = min(1.0, (to - a.level[n, j]) / (a.level[n, j + 1] - a.level[n, j]))
            gain = max(each[day], 0.0) * min(come, a.capacity[c]) - cost[c]
            gain += (1.0 - part) * value[again, j] + part * value[again, j + 1]
            worth[c - begins, k], below[c - begins, k], above[c - begins, k] = gain, j, part
            best = max(best, gain)
        total = np.exp((stay - best) / heat)
        for c in range(a.day_start[day], a.day_start[day + 1]):
            colder = (worth[c - begins, k] - best) / heat
            if colder > COLDEST:
                total += np.exp(colder)
        value[x, k] = best + heat * np.log(total)


@compiled
def _go_on(
    a: LonePlaces,
    n: int,
    x: int,
    each: Floats,
    heat: float,
    value: Floats,
    worth: Floats,
    below: Ints,
    above: Floats,
    part: Floats,
    used: Floats,
) -> float:
    """Carry the parts of day x to later days; returns the people served."""
    day, served = a.start[n] + x, 0.0
    begins, again = a.day_start[a.start[n]], a.again[day]
    for k in range(a.level.shape[1]):
        here = part[x, k]
        if here < LEAST_PART:
            continue
        come, stays = _coming(a, n, x, k), here
        if come > 0.0:
            for c in range(a.day_start[day], a.day_start[day + 1]):
                colder = (worth[c - begins, k] - value[x, k]) / heat
                if colder > COLDEST:
                    goes = here * np.exp(colder)
                    stays -= goes
                    used[c] += goes
                    if each[day] > 0.0:
                        served += goes * min(come, a.capacity[c])
                    j = below[c - begins, k]
                    part[again, j] += goes * (1.0 - above[c - begins, k])
                    part[again, j + 1] += goes * above[c - begins, k]
        part[x + 1, k] += max(stays, 0.0)
    return served

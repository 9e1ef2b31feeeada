"""The compiled moves: which days of a schedule to change, and how, to come to a neighbouring one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from outreach_planner.deciding.compiled import compiled_in_place
from outreach_planner.deciding.search.arrays import Ways
from outreach_planner.deciding.search.draws import TRIES, near_candidate, random_below, want
from outreach_planner.deciding.search.gathering import carry, gather, is_near
from outreach_planner.deciding.search.shifts import change_places_around, shift_window, swap_blocks
from outreach_planner.world.instance import Ints

MOST_CHANGES = 16
LONGEST_TOUR_NIGHTS = 3
KINDS = 136
"""A move is drawn by a number below this."""


@compiled_in_place
def any_candidate(a: Ways, state: NDArray[np.uint64], u: int, t: int) -> int:
    """Draw an option allowed to team u on day t (-1: none is)."""
    cell = u * a.allowed.shape[2] + t
    length = a.candidate_start[cell + 1] - a.candidate_start[cell]
    if length == 0:
        return -1
    return a.candidate[a.candidate_start[cell] + random_below(state, length)]


@compiled_in_place
def propose(
    a: Ways, state: NDArray[np.uint64], option: Ints, night: Ints, open_days: Ints, wanted: Ints
) -> int:
    """Draw a change of the schedule.

    Parameters
    ----------
    open_days : Ints, shape (E, 2)
        All (team, day) with at least one allowed option.
    wanted : Ints, shape (MOST_CHANGES, 4)
        Written: the days to set, each row (u, t, option, night).

    Returns
    -------
    int
        Rows written.
    """
    days, n = option.shape[1], 0
    pick = random_below(state, open_days.shape[0])
    u, t = open_days[pick, 0], open_days[pick, 1]
    kind = random_below(state, KINDS)
    o, sleeps = option[u, t], night[u, t]
    if kind < 34:  # another option on a day, within its trip or as a day trip
        o = any_candidate(a, state, u, t)
        if random_below(state, 14) == 0:
            o = -1
        if o < 0 or random_below(state, 2) == 0:
            sleeps = 0
            if t > 0 and night[u, t - 1] == 1:
                n = want(wanted, n, u, t - 1, option[u, t - 1], 0)
        n = want(wanted, n, u, t, o, sleeps)
    elif kind < 56:  # a nearby option on a day
        if o >= 0:
            o = near_candidate(a, state, u, t, o)
            if o >= 0:
                n = want(wanted, n, u, t, o, sleeps)
    elif kind < 80:  # two days of a team change places, as day trips
        other = open_days[random_below(state, open_days.shape[0]), 1]
        if other != t:
            for d in (t, other):
                if d > 0 and night[u, d - 1] == 1 and d - 1 != t and d - 1 != other:
                    n = want(wanted, n, u, d - 1, option[u, d - 1], 0)
            n = want(wanted, n, u, t, option[u, other], 0)
            n = want(wanted, n, u, other, o, 0)
    elif kind < 90 and a.away[u, t]:  # a tour from day t
        if o < 0 or random_below(state, 2) == 0:
            o = any_candidate(a, state, u, t)
        nights = 1 + random_below(state, LONGEST_TOUR_NIGHTS)
        first, moves_others = t, random_below(state, 2) == 0
        for _ in range(nights):
            if o < 0 or t + 1 >= days or not a.away[u, t]:
                break
            following = option[u, t + 1]
            if following < 0 or random_below(state, 3) > 0:
                following = near_candidate(a, state, u, t + 1, o)
            if following < 0:
                break
            n = want(wanted, n, u, t, o, 1)
            n = want(wanted, n, u, t + 1, following, 0)
            o, t = following, t + 1
        if moves_others and n > 0:
            n = _move_displaced(a, state, option, night, open_days, wanted, n, first, t)
    elif kind < 94 and a.away[u, t]:  # one night more or less
        n = want(wanted, n, u, t, o, 1 - sleeps)
    elif kind < 96 and t > 0 and a.eve[u, t - 1]:  # leave on the eve
        n = want(wanted, n, u, t - 1, -1, 1)
    elif kind >= 128:
        n = carry(a, state, option, night, open_days, wanted, u, t)
    elif kind >= 124:
        n = gather(a, state, option, night, open_days, wanted, u, t)
    elif kind >= 116:
        n = swap_blocks(state, option, night, open_days, wanted, u, t)
    elif kind >= 108:
        n = shift_window(state, option, night, wanted, u, t)
    elif kind >= 100:
        n = change_places_around(state, option, night, open_days, wanted, u, t)
    else:  # two new options on two days
        n = want(wanted, n, u, t, any_candidate(a, state, u, t), sleeps)
        pick = random_below(state, open_days.shape[0])
        u, t = open_days[pick, 0], open_days[pick, 1]
        n = want(wanted, n, u, t, any_candidate(a, state, u, t), night[u, t])
    return n


@compiled_in_place
def _move_displaced(
    a: Ways,
    state: NDArray[np.uint64],
    option: Ints,
    night: Ints,
    open_days: Ints,
    wanted: Ints,
    n: int,
    first: int,
    last: int,
) -> int:
    """Move the visits that a tour on days first..last pushes out to days with visits near the tour.

    Going far for one place on a tour often replaces the separate day trips to its neighbours.
    """
    u, o = wanted[0, 0], wanted[0, 2]
    for t in range(first, last + 1):
        if option[u, t] < 0 or night[u, t] == 1:
            continue
        for _ in range(2 * TRIES):
            pick = random_below(state, open_days.shape[0])
            d = open_days[pick, 1]
            if open_days[pick, 0] != u or (first <= d <= last) or option[u, d] < 0 or night[u, d] == 1:
                continue
            if d > 0 and night[u, d - 1] == 1:
                continue
            if is_near(a, o, option[u, d]) and a.allowed[u, option[u, t], d] and n < wanted.shape[0]:
                n = want(wanted, n, u, d, option[u, t], 0)
                break
    return n

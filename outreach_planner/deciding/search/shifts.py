"""The compiled moves that shift what a team does among its days, so that nothing is lost on the way.

A place may be due again only after a gap, so three visits that ought to change places around often cannot
do so by two swaps: one of the two schedules between would break the gap.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from outreach_planner.deciding.compiled import compiled_in_place
from outreach_planner.deciding.search.draws import random_below, want
from outreach_planner.world.instance import Ints

LONGEST_CIRCLE, LONGEST_WINDOW, LONGEST_BLOCK = 4, 8, 3
"""Days that change places around, days with visits in a window that is shifted, days of a block."""
FREE_DAYS = 4
"""A window may reach over so many days without visits."""


@compiled_in_place
def change_places_around(
    state: NDArray[np.uint64],
    option: Ints,
    night: Ints,
    open_days: Ints,
    wanted: Ints,
    u: int,
    t: int,
) -> int:
    """Draw three or four days of a team, each of which takes the visit of the next, as day trips.

    Returns the rows of ``wanted`` written, each (u, t, option, night); 0 if too few days were met.
    """
    wanted[0, 1], count = t, 1
    for _ in range(2 + random_below(state, LONGEST_CIRCLE - 2)):
        pick = random_below(state, open_days.shape[0])
        day, fresh = open_days[pick, 1], open_days[pick, 0] == u
        for k in range(count):
            fresh = fresh and wanted[k, 1] != day
        if fresh:
            wanted[count, 1] = day
            count += 1
    if count < 3:
        return 0
    for k in range(count):
        wanted[k, 0], wanted[k, 2], wanted[k, 3] = u, option[u, wanted[(k + 1) % count, 1]], 0
    n = count
    for k in range(count):
        eve = wanted[k, 1] - 1
        if eve >= 0 and night[u, eve] == 1:
            at_home = False
            for j in range(count):
                at_home = at_home or wanted[j, 1] == eve
            if not at_home:
                n = want(wanted, n, u, eve, option[u, eve], 0)
    return n


@compiled_in_place
def shift_window(state: NDArray[np.uint64], option: Ints, night: Ints, wanted: Ints, u: int, t: int) -> int:
    """Shift the visits of a window from day t on around, each with its night; returns the rows written."""
    most, count = 3 + random_below(state, LONGEST_WINDOW - 2), 0
    for day in range(t, min(option.shape[1], t + most + FREE_DAYS)):
        if option[u, day] >= 0 and count < most:
            wanted[count, 1] = day
            count += 1
    if count < 3:
        return 0
    by = 1 + random_below(state, count - 1)
    for k in range(count):
        source = wanted[(k + by) % count, 1]
        wanted[k, 0], wanted[k, 2], wanted[k, 3] = u, option[u, source], night[u, source]
    return count


@compiled_in_place
def swap_blocks(
    state: NDArray[np.uint64], option: Ints, night: Ints, open_days: Ints, wanted: Ints, u: int, t: int
) -> int:
    """Let two blocks of days of a team change places, each with its nights; returns the rows written."""
    length, n = 2 + random_below(state, LONGEST_BLOCK - 1), 0
    other = open_days[random_below(state, open_days.shape[0]), 1]
    if abs(other - t) < length or max(other, t) + length > option.shape[1]:
        return 0
    for k in range(length):
        n = want(wanted, n, u, t + k, option[u, other + k], night[u, other + k])
        n = want(wanted, n, u, other + k, option[u, t + k], night[u, t + k])
    return n

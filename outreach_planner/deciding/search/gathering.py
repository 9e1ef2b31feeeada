"""The compiled move that gathers two day trips into one tour.

Two far towns near each other are often worth a night on the way, and one or two days for other visits. From
two day trips to that tour no schedule between is good: each step alone leaves a day empty or drives far.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from outreach_planner.deciding.compiled import compiled_in_place
from outreach_planner.deciding.search.arrays import Ways
from outreach_planner.deciding.search.draws import near_candidate, random_below, want
from outreach_planner.world.instance import Ints

TRIES = 12
"""Days looked at for a visit near the first."""


@compiled_in_place
def gather(
    a: Ways,
    state: NDArray[np.uint64],
    option: Ints,
    night: Ints,
    open_days: Ints,
    wanted: Ints,
    u: int,
    t: int,
) -> int:
    """Bring the visit of another day, near that of day t, to the day after it, with a night between.

    What was held there changes to the day left. One of the two places may give way to one near it, and they
    may change order. Returns the rows of ``wanted`` written; 0 if there is no such visit.
    """
    o, days = option[u, t], option.shape[1]
    if o < 0 or t + 1 >= days or not a.away[u, t]:
        return 0
    day = -1
    for _ in range(TRIES):
        pick = random_below(state, open_days.shape[0])
        d = open_days[pick, 1]
        free = open_days[pick, 0] == u and d != t and d != t + 1 and option[u, d] >= 0
        if free and day < 0 and is_near(a, o, option[u, d]):
            day = d
    if day < 0:
        return 0
    first, second, change = o, option[u, day], random_below(state, 4)
    if change == 0:
        second = near_candidate(a, state, u, t + 1, o)
    elif change == 1:
        first = near_candidate(a, state, u, t, second)
    if first < 0 or second < 0:
        return 0
    if random_below(state, 2) == 0:
        first, second = second, first
    n = want(wanted, 0, u, t, first, 1)
    n = want(wanted, n, u, t + 1, second, 0)
    n = want(wanted, n, u, day, option[u, t + 1], 0)
    return _from_home(option, night, wanted, n, u, day, t + 1)


@compiled_in_place
def carry(
    a: Ways,
    state: NDArray[np.uint64],
    option: Ints,
    night: Ints,
    open_days: Ints,
    wanted: Ints,
    u: int,
    t: int,
) -> int:
    """Carry the visit of day t to a tour with a place near it, on two other days.

    One of the visits held there takes the day left, the other is given up. Returns the rows of ``wanted``
    written; 0 if the days do not fit.
    """
    o, days = option[u, t], option.shape[1]
    pick = random_below(state, open_days.shape[0])
    day = open_days[pick, 1]
    if o < 0 or open_days[pick, 0] != u or day + 1 >= days or t == day or t == day + 1 or not a.away[u, day]:
        return 0
    other = near_candidate(a, state, u, day, o)
    if other < 0:
        return 0
    first, second = other, o
    if random_below(state, 2) == 0:
        first, second = o, other
    n = want(wanted, 0, u, day, first, 1)
    n = want(wanted, n, u, day + 1, second, 0)
    n = want(wanted, n, u, t, option[u, day + random_below(state, 2)], 0)
    return _from_home(option, night, wanted, n, u, t, day + 1)


@compiled_in_place
def _from_home(option: Ints, night: Ints, wanted: Ints, n: int, u: int, t: int, last: int) -> int:
    """Let the team come from home on day t, unless the day before is the tour's last; returns the rows."""
    if t > 0 and t - 1 != last and night[u, t - 1] == 1:
        n = want(wanted, n, u, t - 1, option[u, t - 1], 0)
    return n


@compiled_in_place
def is_near(a: Ways, o: int, other: int) -> bool:
    """Whether an option is among the nearest of another, or the same."""
    found = o == other
    for k in range(a.near.shape[1]):
        found = found or a.near[o, k] == other
    return found

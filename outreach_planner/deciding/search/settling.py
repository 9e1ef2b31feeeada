"""Hold a changed schedule from now on, and list anew which visits serve each point (compiled)."""

from __future__ import annotations

from outreach_planner.deciding.compiled import compiled_in_place
from outreach_planner.deciding.search.arrays import Crowd
from outreach_planner.deciding.search.course import Change, Course
from outreach_planner.deciding.search.kernel import RUPIAH
from outreach_planner.world.instance import Ints

NEGLIGIBLE_VISIT_RUPIAH = 10_000.0
"""Change of what a visit gains up to which it is not worked out anew what people are worth before it."""


@compiled_in_place
def settle(a: Crowd, c: Course, change: Change, option: Ints, capacity: Ints) -> None:
    """Hold the changed schedule from now on."""
    teams, days = option.shape
    for n in range(change.counts[1]):
        s = change.slot[n]
        u, t = s % teams, s // teams
        if option[u, t] != c.option[s]:
            _list_again(a, c, s, c.option[s], option[u, t])
            c.again[s] = True
        elif abs(change.gained[n, RUPIAH] - c.gained[s, RUPIAH]) > NEGLIGIBLE_VISIT_RUPIAH:
            c.again[s] = True
        c.option[s], c.lost[s] = option[u, t], change.lost[n]
        c.capacity[s, 0], c.capacity[s, 1] = capacity[u, t, 0], capacity[u, t, 1]
        for j in range(c.gained.shape[1]):
            c.gained[s, j] = change.gained[n, j]
        for k in range(c.served_by.shape[1]):
            c.served_by[s, k] = change.served_by[n, k]
    for j in range(c.gained.shape[1]):
        c.gained_whole[j] = change.gained_whole[j]
    for k in range(c.served_by.shape[1]):
        c.served_by_whole[k] = change.served_by_whole[k]
    for e in range(change.counts[2]):
        for s in range(change.start[e], change.end[e]):
            c.taken[change.point[e], s] = change.level[e]
    for g in range(c.arriving.shape[0]):
        for t in range(change.counts[3], days):
            c.arriving[g, t] = change.arriving[g, t]
            c.standing[g, t + 1] = change.standing[g, t + 1]
    for t in range(change.counts[3], days):
        c.queue_rupiah[t + 1] = change.queue_rupiah[t + 1]
    c.at_most[0] = change.at_most[0]


@compiled_in_place
def place_in_list(c: Course, i: int, s: int) -> int:
    """Find the place of the first visit in slot s or later among those that serve point i."""
    low, high = 0, c.visits[i]
    while low < high:
        middle = (low + high) // 2
        if c.visit_slot[i, middle] < s:
            low = middle + 1
        else:
            high = middle
    return low


@compiled_in_place
def _list_again(a: Crowd, c: Course, s: int, before: int, o: int) -> None:
    """List the visit of option o (-1: none) in slot s instead of that of option ``before``."""
    if before >= 0:
        for r in range(a.start[before], a.start[before + 1]):
            i = a.point[r]
            k = place_in_list(c, i, s)
            if k > 0:
                c.again[c.visit_slot[i, k - 1]] = True
            c.visits[i] -= 1
            for m in range(k, c.visits[i]):
                c.visit_slot[i, m], c.ahead[i, m] = c.visit_slot[i, m + 1], c.ahead[i, m + 1]
    if o >= 0:
        for r in range(a.start[o], a.start[o + 1]):
            i = a.point[r]
            k = place_in_list(c, i, s)
            for m in range(c.visits[i], k, -1):
                c.visit_slot[i, m], c.ahead[i, m] = c.visit_slot[i, m - 1], c.ahead[i, m - 1]
            c.visit_slot[i, k], c.ahead[i, k] = s, 0.0
            if k < c.visits[i]:
                c.ahead[i, k] = c.ahead[i, k + 1]
            c.visits[i] += 1

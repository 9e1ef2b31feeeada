"""A quick estimate of what a change is worth, by which most changes are declined unsimulated.

Of every point and day it is known what one more of its people, taken away that morning, would change in the
visits held from that day on: the derivative of the simulation, worked out backwards through it. A change is
then estimated from its own visits alone, however long the horizon is. What the estimate lets pass is
simulated exactly before it is accepted, so a wrong estimate may cost a chance, never a wrong value.
"""

from __future__ import annotations

from outreach_planner.deciding.compiled import compiled_in_place
from outreach_planner.deciding.search.ahead import worth_ahead
from outreach_planner.deciding.search.arrays import Crowd
from outreach_planner.deciding.search.course import Change, Course
from outreach_planner.deciding.search.following import officers_out, out_before
from outreach_planner.deciding.search.kernel import RUPIAH, visit, worst_share
from outreach_planner.world.instance import Ints


@compiled_in_place
def changed_slots(c: Course, option: Ints, capacity: Ints, wanted: Ints, number: int, slots: Ints) -> int:
    """Write the slots that a change touches, in order; returns how many."""
    teams, days = option.shape
    found = 0
    for w in range(number):
        u, t = wanted[w, 0], wanted[w, 1]
        for d in range(max(0, t - 1), min(days, t + 2)):
            s = d * teams + u
            same = option[u, d] == c.option[s]
            if same and capacity[u, d, 0] == c.capacity[s, 0] and capacity[u, d, 1] == c.capacity[s, 1]:
                continue
            k = found
            while k > 0 and slots[k - 1] > s:
                k -= 1
            if k > 0 and slots[k - 1] == s:
                continue
            for m in range(found, k, -1):
                slots[m] = slots[m - 1]
            slots[k] = s
            found += 1
    return found


@compiled_in_place
def estimate(
    a: Crowd, c: Course, change: Change, option: Ints, capacity: Ints, slots: Ints, found: int
) -> float:
    """Estimate the value after a change, costs of days apart.

    What visits gain is left in row 0 of ``change.gained`` and ``change.served_by``.

    Parameters
    ----------
    slots : Ints
        The ``found`` slots that are changed, in order.
    """
    teams = option.shape[0]
    change.counts[0] += 1
    for k in range(c.served_by_whole.shape[0]):
        change.served_by[0, k] = c.served_by_whole[k]
    for j in range(c.gained_whole.shape[0]):
        change.gained[0, j] = c.gained_whole[j]
    value: float = a.whole[0] + c.at_most[0]
    now, gained, served_by = change.taken, change.gained, change.served_by
    for n in range(found):
        s = slots[n]
        u, t = s % teams, s // teams
        o, before = option[u, t], c.option[s]
        for j in range(c.gained_whole.shape[0]):
            gained[0, j] -= c.gained[s, j]
        for k in range(c.served_by_whole.shape[0]):
            served_by[0, k] -= c.served_by[s, k]
        value += c.lost[s]
        if before >= 0 and before != o:
            value += _enter(a, c, change, before, t, s)
        if o >= 0:
            value += _enter(a, c, change, o, t, s)
            for r in range(a.start[o], a.start[o + 1]):
                change.before[r - a.start[o]] = now[a.point[r]]
            visit(
                a, a.first[o], capacity[u, t, 0], a.minimum[o, 0], t, 0, change.come, now, served_by, gained
            )
            if a.second[o] >= 0:
                visit(
                    a,
                    a.second[o],
                    capacity[u, t, 1],
                    a.minimum[o, 1],
                    t,
                    0,
                    change.come,
                    now,
                    served_by,
                    gained,
                )
            for r in range(a.start[o], a.start[o + 1]):
                i = a.point[r]
                value -= (now[i] - change.before[r - a.start[o]]) * c.price[t, i]
            value += _leave(a, c, change, o, t, s)
        if before >= 0 and before != o:
            value += _leave(a, c, change, before, t, s)
        if n == 0 or slots[n - 1] // teams != t:
            value -= c.officer_price[t] * (officers_out(a, option, t) - out_before(a, c, teams, t))
    value += gained[0, RUPIAH] + a.whole[1] * worst_share(a, served_by[0])
    return value


@compiled_in_place
def _enter(a: Crowd, c: Course, change: Change, o: int, t: int, s: int) -> float:
    """Come to a slot: what is taken differently before it no longer counts for later visits as it did."""
    value, marked = 0.0, change.counts[0]
    for r in range(a.start[o], a.start[o + 1]):
        i = a.point[r]
        if change.mark[i] != marked:
            change.mark[i], change.taken[i], change.last[i] = marked, c.taken[i, s], s
        elif change.last[i] != s:
            value -= change.taken[i] * worth_ahead(c, i, s)
            change.taken[i] += c.taken[i, s]
            change.last[i] = s
    return value


@compiled_in_place
def _leave(a: Crowd, c: Course, change: Change, o: int, t: int, s: int) -> float:
    """Leave a slot: what is taken differently counts for later visits."""
    value = 0.0
    for r in range(a.start[o], a.start[o + 1]):
        i = a.point[r]
        if change.last[i] == s:
            change.taken[i] -= c.taken[i, s + 1]
            value += change.taken[i] * worth_ahead(c, i, s + 1)
            change.last[i] = -1
    return value

"""What follows from a change of the schedule: the visits it touches are simulated again, the rest stands.

Served people depend on the visits alone, so first only visits are simulated: those that changed, and later
ones at points where others were served before. The counters' queues follow from them. Their rupiah are a
concave function of who arrives and of the officers there, so the prices at one schedule bound what they are
worth at any other: most changes are declined on that bound, before the queues are simulated.
"""

from __future__ import annotations

from outreach_planner.deciding.compiled import compiled_in_place, compiled_sums
from outreach_planner.deciding.search.arrays import Crowd
from outreach_planner.deciding.search.course import Change, Course
from outreach_planner.deciding.search.kernel import SERVED, visit
from outreach_planner.world.instance import Floats, Ints


@compiled_in_place
def follow(a: Crowd, c: Course, change: Change, option: Ints, capacity: Ints, first: int) -> None:
    """Simulate the visits that a changed schedule touches, from day ``first`` on; queues apart."""
    teams, days = option.shape
    start, point, mark, held, could = a.start, a.point, change.mark, c.option, c.capacity
    change.counts[0] += 1
    change.counts[1] = change.counts[2] = 0
    change.counts[3] = first
    change.at_most[0] = c.at_most[0]
    for j in range(c.gained_whole.shape[0]):
        change.gained_whole[j] = c.gained_whole[j]
    for k in range(c.served_by_whole.shape[0]):
        change.served_by_whole[k] = c.served_by_whole[k]
    number, s = change.counts[0], first * teams - 1
    for t in range(first, days):
        moved = False
        for u in range(teams):
            s += 1
            o, before = option[u, t], held[s]
            again = o != before
            if again:
                moved = True
            elif o >= 0:
                again = capacity[u, t, 0] != could[s, 0] or capacity[u, t, 1] != could[s, 1]
                r = start[o]
                while not again and r < start[o + 1]:
                    again = mark[point[r]] == number
                    r += 1
            if again:
                _hold_again(a, c, change, o, before, capacity[u, t, 0], capacity[u, t, 1], t, s)
        if moved:
            change.at_most[0] -= c.officer_price[t] * (
                officers_out(a, option, t) - out_before(a, c, teams, t)
            )


@compiled_in_place
def _hold_again(
    a: Crowd,
    c: Course,
    change: Change,
    o: int,
    before: int,
    capacity: int,
    second_capacity: int,
    t: int,
    s: int,
) -> None:
    """Simulate slot s again: option o (-1: none) is held with this capacity, ``before`` was."""
    start, point, price, taken = a.start, a.point, c.price, c.taken
    mark, last, now, was = change.mark, change.last, change.taken, change.before
    event_point, event_start, event_end, level = change.point, change.start, change.end, change.level
    number, n, e, lost = change.counts[0], change.counts[1], change.counts[2], 0.0
    for j in range(c.gained.shape[1]):
        change.gained[n, j] = 0.0
    for k in range(c.served_by.shape[1]):
        change.served_by[n, k] = 0.0
    if before >= 0 and before != o:
        for r in range(start[before], start[before + 1]):
            i = point[r]
            if mark[i] != number:
                now[i] = taken[i, s]
                mark[i], last[i] = number, e
                event_point[e], event_start[e], event_end[e], level[e] = i, s + 1, taken.shape[1], now[i]
                e += 1
    if o >= 0:
        begin, end = start[o], start[o + 1]
        for r in range(begin, end):
            i = point[r]
            if mark[i] != number:
                now[i] = taken[i, s]
            was[r - begin] = now[i]
        first, second, served_by, gained = a.first[o], a.second[o], change.served_by, change.gained
        visit(a, first, capacity, a.minimum[o, 0], t, n, change.come, now, served_by, gained)
        if second >= 0:
            visit(a, second, second_capacity, a.minimum[o, 1], t, n, change.come, now, served_by, gained)
        for r in range(begin, end):
            i = point[r]
            lost += (now[i] - was[r - begin]) * price[t, i]
            touched = mark[i] == number
            if touched:
                event_end[last[i]] = s + 1
            if touched or now[i] != taken[i, s + 1]:
                mark[i], last[i] = number, e
                event_point[e], event_start[e], event_end[e], level[e] = i, s + 1, taken.shape[1], now[i]
                e += 1
    change.slot[n], change.lost[n], change.counts[1], change.counts[2] = s, lost, n + 1, e
    for j in range(c.gained_whole.shape[0]):
        change.gained_whole[j] += change.gained[n, j] - c.gained[s, j]
    for k in range(c.served_by_whole.shape[0]):
        change.served_by_whole[k] += change.served_by[n, k] - c.served_by[s, k]
    change.at_most[0] -= lost - c.lost[s]


@compiled_in_place
def served_on_days(c: Course, change: Change, served: Floats) -> None:
    """Write the people that the visits of each day serve after the change."""
    days = served.shape[0]
    teams = c.option.shape[0] // days
    for t in range(days):
        served[t] = 0.0
        for u in range(teams):
            served[t] += c.gained[t * teams + u, SERVED]
    for n in range(change.counts[1]):
        s = change.slot[n]
        served[s // teams] += change.gained[n, SERVED] - c.gained[s, SERVED]


@compiled_in_place
def officers_out(a: Crowd, option: Ints, t: int) -> float:
    """Count the applicants that queue 0 cannot serve on day t because officers are out."""
    out = 0.0
    for u in range(option.shape[0]):
        if option[u, t] >= 0:
            out += a.queue_taken[u, option[u, t]]
    return min(out, a.queue_capacity[t, 0])


@compiled_in_place
def out_before(a: Crowd, c: Course, teams: int, t: int) -> float:
    """Give the same under the schedule that is held."""
    out = 0.0
    for u in range(teams):
        o = c.option[t * teams + u]
        if o >= 0:
            out += a.queue_taken[u, o]
    return min(out, a.queue_capacity[t, 0])


@compiled_sums
def queues_again(a: Crowd, c: Course, change: Change, option: Ints) -> None:
    """Simulate the queues after the visits."""
    teams, days, first = option.shape[0], option.shape[1], change.counts[3]
    queues = c.arriving.shape[0]
    for g in range(queues):
        for t in range(first, days):
            change.arriving[g, t] = c.arriving[g, t]
    for e in range(change.counts[2]):
        i, level = change.point[e], change.level[e]
        begin, end = (change.start[e] - 1) // teams, (change.end[e] - 1) // teams
        if a.future_drawn[begin, i] > 0.0:
            for g in range(queues):
                for t in range(begin, end):
                    more = level - c.taken[i, (t + 1) * teams]
                    change.arriving[g, t] -= a.draw[i, g, t] * more
    for t in range(first, days):
        change.queue_rupiah[t + 1] = 0.0
    for g in range(queues):
        standing = c.standing[g, first]
        for t in range(first, days):
            length = a.queue[0] * standing + change.arriving[g, t]
            possible = a.queue_capacity[t, g]
            if g == 0:
                possible -= officers_out(a, option, t)
            served = min(length, max(possible, 0.0))
            standing = length - served
            change.standing[g, t + 1] = standing
            change.queue_rupiah[t + 1] += a.queue[1] * served - a.queue[3] * a.queue[0] * standing
        change.queue_rupiah[days] += a.queue[2] * a.queue[0] * standing
    rupiah = c.queue_rupiah[first]
    for t in range(first, days):
        rupiah += change.queue_rupiah[t + 1]
        change.queue_rupiah[t + 1] = rupiah


@compiled_in_place
def price_again(a: Crowd, c: Course) -> None:
    """Set the prices to those of the schedule held: what one more arrival, and one more served, is worth.

    With W the people left standing in the evening, the queues' rupiah are ``served x arrivals`` less
    ``late x W`` of each day (``at_end`` on the last), and W = max(0, stays x W of the day before + arrivals -
    capacity) is convex in both. So while a queue is not emptied one more arrival costs ``late`` on every day.
    """
    days, points = c.price.shape
    stays, served, left, waiting = a.queue
    late, at_end = served * (1.0 - stays) + waiting * stays, served + (waiting - left) * stays
    for g in range(c.arriving.shape[0]):
        delay = 0.0
        for t in range(days - 1, -1, -1):
            delay = stays * delay + (at_end if t == days - 1 else late)
            if c.standing[g, t + 1] == 0.0:
                delay = 0.0
            if g == 0:
                c.officer_price[t] = delay
            for i in range(points):
                before = c.price[t, i] if g > 0 else 0.0
                c.price[t, i] = before + (served - delay) * a.drawn_on[t, g, i]
    for t in range(days - 2, -1, -1):
        for i in range(points):
            c.price[t, i] += c.price[t + 1, i]
    c.at_most[0] = c.queue_rupiah[days]
    teams = c.option.shape[0] // days
    for s in range(c.option.shape[0]):
        o, t = c.option[s], s // teams
        c.lost[s] = 0.0
        if o >= 0:
            c.again[s] = True
            for r in range(a.start[o], a.start[o + 1]):
                i = a.point[r]
                c.lost[s] += (c.taken[i, s + 1] - c.taken[i, s]) * c.price[t, i]

"""What a cluster can be worth at most, day by day: a relaxed decision diagram.

Where the search of a cluster (``cluster_search``) would take too long, its schedules are followed a day at a
time, all at once. All that the visits of a schedule up to a day mean for later ones is its *state*: how many
wait (the crowd), which cells may no longer be visited (blocked), and what it is worth so far. Before each
day there are at most ``width`` states; where more were reached, groups of them are *merged*: the largest
worth, the larger crowd at each point, and only what is blocked in all of them.

No schedule is worth more than what this finds. Say that a state covers a schedule if its worth and crowd are
no smaller and it blocks no more than the schedule's visits so far do; the first state covers all. What a
state covers, a merged one covers. And a day keeps it so: of two crowds the larger one brings enough people
where the smaller one does, makes a visit worth no less (``service.most_worth``) and leaves no smaller crowd
after the same visit or none (serving in proportion is monotone, see ``service``), nor after the night
(``ratio >= 0``). So if a state covers the schedule before a day, one of those it leads to covers it after:
the one without a visit, or the one with the same visit, which is not blocked. Two kinds are left out:

*visits that gain nothing* from the state's crowd. They gain no more in the schedule, which is worth no less
    without them, and permitted (see ``cluster_search``); a best schedule with the fewest visits has none.
*states that cannot come above* ``best``, by ``rest``, which no visits from a day on are worth more than from
    any crowd, or by what the parts of a cluster prove from that crowd (``cluster_search.roof``).

So the most that any state is worth, or ``best`` if that is more, is a bound whatever ``best`` is.

What is lost depends on which states are merged. A person more in a crowd is worth about ``pull`` later.
States are put into one group first; again and again the group whose merged state promises most (worth, and
pull of its crowd) is halved along what differs most, worth or a point's crowd (``states``). Dropping the
states that promise least instead of merging, the same steps find a good schedule, whose worth is a ``best``
to begin with.
"""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.bound.cluster_search import CLOSED, fresh_gains, roof
from outreach_planner.deciding.bound.market import Market
from outreach_planner.deciding.bound.service import deplete, enough_come, most_worth, pass_night
from outreach_planner.deciding.bound.states import grouped, most_promising
from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Bools, Floats, Ints

BITS = 64


@compiled
def pulls(m: Market, counted: Floats) -> Floats:
    """Guess what a person more who waits after each day is worth later, shape (X, I).

    ``counted`` (R,) is how often the people of a reach row are counted on.
    """
    days, points = m.undisturbed.shape
    result = np.zeros((days, points))
    for x in range(days - 2, -1, -1):
        result[x] = result[x + 1]
        for r in range(m.point.shape[0]):
            worth = counted[r] * m.share[x + 1, r] * m.worth[x + 1, r]
            result[x, m.point[r]] = max(result[x, m.point[r]], worth)
        for i in range(points):
            result[x, i] *= m.ratio[x + 1, i]
    return result


@compiled
def rest_of_single_visits(m: Market) -> Floats:
    """Bound visits from each day on by the best single one of every day where nobody was visited before."""
    days = m.undisturbed.shape[0]
    gains, rest = fresh_gains(m), np.zeros(days + 1)
    for x in range(days - 1, -1, -1):
        best = 0.0
        for c in range(m.day_start[x], m.day_start[x + 1]):
            best = max(best, gains[c])
        rest[x] = rest[x + 1] + best
    return rest


@compiled
def later_clashes(m: Market) -> Ints:
    """Mark the later cells that each cell clashes with, as bits, shape (J X, words)."""
    days = m.undisturbed.shape[0]
    cells = (m.service_start.shape[0] - 1) * days
    marks = np.zeros((cells, (cells + BITS - 1) // BITS), np.int64)
    for cell in range(cells):
        for e in range(m.clash_start[cell], m.clash_start[cell + 1]):
            other = m.clash[e]
            if other % days > cell % days:
                marks[cell, other // BITS] |= np.int64(1) << np.int64(other % BITS)
    return marks


@compiled
def follow(
    m: Market,
    width: int,
    best: float,
    rest: Floats,
    pull: Floats,
    barred: Ints,
    merging: bool,
    halt: Bools,
) -> tuple[float, Ints]:
    """Follow the schedules day by day.

    Parameters
    ----------
    best : float
        States that cannot become worth more are left.
    rest : Floats, shape (X + 1,)
        Visits from each day on are worth at most this.
    pull : Floats, shape (X, I)
        Guess of what a person who waits after a day is worth later.
    barred : Ints, shape (J X, words)
        As ``later_clashes`` gives it.
    merging : bool
        Merge states where there are too many; otherwise drop some.

    Returns
    -------
    worth : float
        Merging: a bound. Dropping: the worth of the best schedule found.
    visits : Ints, shape (X,)
        Dropping: its candidate on each day, -1 for none.
    """
    days, points = m.undisturbed.shape
    words, fresh, visits = barred.shape[1], fresh_gains(m), np.full(days, -1)
    most = 1
    for x in range(days):
        most = max(most, 1 + m.day_start[x + 1] - m.day_start[x])
    size = width * min(2, most)
    crowd, worth, blocked = np.zeros((width, points)), np.zeros(width), np.zeros((width, words), np.int64)
    new_crowd, new_worth = np.zeros((size, points)), np.zeros(size)
    new_blocked = np.zeros((size, words), np.int64)
    before, visit = np.zeros(size, np.int64), np.zeros(size, np.int64)
    state_before, state_visit = np.zeros((days, width), np.int64), np.zeros((days, width), np.int64)
    after, morning = np.zeros(points), np.zeros(points)
    found, last, last_before = 0.0, -1, 0
    states, crowd[0] = 1, m.undisturbed[0]
    for x in range(days):
        if halt[0]:
            return (np.inf if merging else found), visits
        number = 0
        for s in range(states):
            if x > 0:
                pass_night(m, x, crowd[s])
            for c in range(m.day_start[x] - 1, m.day_start[x + 1]):
                total = worth[s]
                after[:] = crowd[s]
                cell = -1
                if c >= m.day_start[x]:
                    cell = m.option[c] * days + x
                    if fresh[c] == CLOSED or (blocked[s, cell // BITS] >> (cell % BITS)) & 1:
                        continue
                    if not enough_come(m, m.option[c], x, after):
                        continue
                    gain = most_worth(m, c, after) - m.cost[c]
                    if gain <= 0.0:
                        continue
                    total += gain
                    deplete(m, c, after)
                if total > found:
                    found, last, last_before, visits[x] = total, x, s, c
                if x + 1 == days or total + rest[x + 1] <= best:
                    continue
                morning[:] = after
                pass_night(m, x + 1, morning)
                if total + roof(m, x + 1, morning) <= best:
                    continue
                if number == new_worth.shape[0]:
                    new_crowd = np.concatenate((new_crowd, np.zeros_like(new_crowd)))
                    new_worth = np.concatenate((new_worth, np.zeros_like(new_worth)))
                    new_blocked = np.concatenate((new_blocked, np.zeros_like(new_blocked)))
                    before = np.concatenate((before, np.zeros_like(before)))
                    visit = np.concatenate((visit, np.zeros_like(visit)))
                new_crowd[number], new_worth[number] = after, total
                new_blocked[number] = blocked[s]
                if cell >= 0:
                    new_blocked[number] |= barred[cell]
                before[number], visit[number] = s, (c if cell >= 0 else -1)
                number += 1
        if merging:
            group, states = grouped(new_crowd[:number], new_worth[:number], pull[x], width)
            worth[:states], crowd[:states], blocked[:states] = CLOSED, 0.0, -1
            for n in range(number):
                g = group[n]
                if new_worth[n] > worth[g]:
                    worth[g] = new_worth[n]
                    state_before[x, g], state_visit[x, g] = before[n], visit[n]
                for i in range(points):
                    crowd[g, i] = max(crowd[g, i], new_crowd[n, i])
                blocked[g] &= new_blocked[n]
        else:
            kept = most_promising(new_crowd[:number], new_worth[:number], pull[x], width)
            states = kept.shape[0]
            for s in range(states):
                n = kept[s]
                crowd[s], worth[s], blocked[s] = new_crowd[n], new_worth[n], new_blocked[n]
                state_before[x, s], state_visit[x, s] = before[n], visit[n]
    s = last_before
    for x in range(last - 1, -1, -1):
        visits[x] = state_visit[x, s]
        s = state_before[x, s]
    visits[last + 1 :] = -1
    return (max(found, best) if merging else found), visits

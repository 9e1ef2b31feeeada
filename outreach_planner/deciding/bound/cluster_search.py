"""The best schedule of one cluster at given prices: depth first in time, with Russian dolls.

``doll[x]`` is an upper bound of what any schedule with visits on day x and later gains; it is found from
the last day backwards, each with the help of those already known. A schedule S and later visits S' obey

    value(S and S') <= value(S) + value(S' from a fresh crowd)                    (dolls)
    value(S and S') <= sum of alone(visit of S, its upper state) + value(S' from the upper state)

The first holds because what S' serves in the joint plan could also be served if S were not there (more
people wait); the second is proved in ``deplete_worthwhile``; value(S' from a state) is at most the sum over
days of the best single visit, by the first applied again and again. A branch is left when either is not
above the best found. Leaving out visits never lowers an attendance and never makes two visits clash, so
each part of a permitted schedule is permitted.

``tolerance`` is added to every value recorded, so what is returned is never below the true best.
"""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.bound.market import Market
from outreach_planner.deciding.bound.service import (
    ROUNDING,
    alone,
    attendance,
    deplete_crowd,
    deplete_taken,
    deplete_worthwhile,
    pass_night,
    schedule_worth,
)
from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Bools, Floats, Ints

CLOSED = -1e18


@compiled
def dearest_later(m: Market) -> Floats:
    """Most that one person left after day x can be worth at a later visit, shape (X, I)."""
    days, points = m.undisturbed.shape
    result = np.zeros((days, points))
    on_day = np.zeros(points)
    for x in range(days - 2, -1, -1):
        for i in range(points):
            on_day[i] = result[x + 1, i]
        for c in range(m.day_start[x + 1], m.day_start[x + 2]):
            j = m.option[c]
            for r in range(m.start[j], m.start[j + 1]):
                on_day[m.point[r]] = max(on_day[m.point[r]], m.worth[x + 1, r])
        for i in range(points):
            result[x, i] = on_day[i] * m.ratio[x + 1, i]
    return result


@compiled
def fresh_gains(m: Market) -> Floats:
    """Gain less cost of each candidate alone where nobody was visited before, shape (C,)."""
    gains = np.full(m.option.shape[0], CLOSED)
    for c in range(m.option.shape[0]):
        j, x = m.option[c], m.day[c]
        if m.kept[c] and attendance(m, j, x, m.undisturbed[x]) >= m.minimum[j] - ROUNDING:
            gains[c] = alone(m, c, m.undisturbed[x])[0] - m.cost[c]
    return gains


@compiled
def look_ahead(
    m: Market,
    x: int,
    worthwhile: Floats,
    crowd: Floats,
    blocked: Bools,
    limit: Floats,
    gains: Floats,
    rest: Floats,
    worthwhile_on: Floats,
    crowd_on: Floats,
) -> None:
    """Gain of each later candidate alone from the states after day x, and the sums of the best a day.

    ``limit`` (C,) is CLOSED where a candidate is known not to be possible; ``gains`` (C,), ``rest`` (X + 1,)
    and the states before each later day (X, I each) are written.
    """
    days, options = m.undisturbed.shape[0], m.minimum.shape[0]
    come = np.empty(options)
    for day in range(x + 1, days):
        pass_night(m, day, worthwhile)
        pass_night(m, day, crowd)
        worthwhile_on[day] = worthwhile
        crowd_on[day] = crowd
        for j in range(options):
            come[j] = -1.0
        for c in range(m.day_start[day], m.day_start[day + 1]):
            gains[c] = CLOSED
            j = m.option[c]
            if limit[c] == CLOSED or blocked[j * days + day]:
                continue
            if come[j] < 0.0:
                come[j] = attendance(m, j, day, crowd)
            if come[j] >= m.minimum[j] - ROUNDING:
                gains[c] = alone(m, c, worthwhile)[0] - m.cost[c]
    rest[days] = 0.0
    for day in range(days - 1, x, -1):
        best = 0.0
        for c in range(m.day_start[day], m.day_start[day + 1]):
            best = max(best, gains[c])
        rest[day] = rest[day + 1] + best


@compiled
def best_schedules(
    m: Market, tolerance: float, most_nodes: int, most_visits: int
) -> tuple[Floats, Ints, Ints, int]:
    """Find the dolls and a best schedule for each.

    Returns
    -------
    doll : Floats, shape (X + 1,)
        Never below the best of the visits from day x on; ``doll[0]`` is the cluster's bound, at least 0.
    schedules : Ints, shape (X, most_visits)
        Candidates of the schedule found when visits start on day x.
    counts : Ints, shape (X,)
        Its visits; 0 where it is better to start later.
    nodes : int
        Negative if a search was cut short; the dolls then hold by adding single visits.
    """
    days, points = m.undisturbed.shape
    count, cells = m.option.shape[0], m.minimum.shape[0] * days
    fresh, ahead = fresh_gains(m), dearest_later(m)
    doll = np.zeros(days + 1)
    schedules, counts = np.full((days, most_visits), -1), np.zeros(days, np.int64)
    path, next_one = np.zeros(most_visits, np.int64), np.zeros(most_visits, np.int64)
    before, later = np.zeros((most_visits, points)), np.zeros((most_visits, points))
    taken = np.zeros((most_visits, points))
    gains, rest = np.zeros((most_visits, count)), np.zeros((most_visits, days + 1))
    worthwhile_on = np.zeros((most_visits, days, points))
    crowd_on = np.zeros((most_visits, days, points))
    blocked = np.zeros((most_visits, cells), np.bool_)
    sure, hoped, spent = np.zeros(most_visits), np.zeros(most_visits), np.zeros(most_visits)
    worthwhile, crowd = np.zeros(points), np.zeros(points)
    nodes, cut = 0, False
    for start in range(days - 1, -1, -1):
        best, used = doll[start + 1], 0
        for root in range(m.day_start[start], m.day_start[start + 1]):
            if fresh[root] == CLOSED or fresh[root] + doll[start + 1] <= best:
                continue
            depth, c = -1, root
            while True:
                # place candidate c below depth, if it can still help
                x, j = m.day[c], m.option[c]
                k = depth + 1
                if k == 0:
                    before[0], hoped[0], spent[0] = m.undisturbed[x], fresh[c], m.cost[c]
                else:
                    before[k] = taken[k - 1]
                    for night in range(m.day[path[k - 1]] + 1, x + 1):
                        pass_night(m, night, before[k])
                    hoped[k] = hoped[k - 1] + gains[k - 1, c]
                    spent[k] = spent[k - 1] + m.cost[c]
                path[k] = c
                sure[k] = hoped[k]
                if k > 0:
                    sure[k] = min(hoped[k], schedule_worth(m, path, k + 1, before, later) - spent[k])
                if sure[k] + tolerance > best:
                    best = sure[k] + tolerance
                    schedules[start, : k + 1] = path[: k + 1]
                    counts[start] = k + 1
                onward = fresh[c] + doll[x + 1] if k == 0 else hoped[k] + rest[k - 1, x + 1]
                if x + 1 < days and sure[k] + doll[x + 1] > best and onward > best:
                    nodes += 1
                    used += 1
                    if k + 1 == most_visits or used > most_nodes:
                        cut = True
                        best = max(best, min(sure[k] + doll[x + 1], onward))
                    else:
                        if k == 0:
                            worthwhile[:], crowd[:] = m.undisturbed[x], m.undisturbed[x]
                            blocked[0] = False
                        else:
                            worthwhile[:], crowd[:] = worthwhile_on[k - 1, x], crowd_on[k - 1, x]
                            blocked[k] = blocked[k - 1]
                        cell = j * days + x
                        for e in range(m.clash_start[cell], m.clash_start[cell + 1]):
                            blocked[k, m.clash[e]] = True
                        price = alone(m, c, worthwhile)[1]
                        deplete_worthwhile(m, c, price, ahead, worthwhile)
                        deplete_crowd(m, j, x, crowd)
                        taken[k] = before[k]
                        deplete_taken(m, c, taken[k])
                        limit = fresh if k == 0 else gains[k - 1]
                        look_ahead(
                            m,
                            x,
                            worthwhile,
                            crowd,
                            blocked[k],
                            limit,
                            gains[k],
                            rest[k],
                            worthwhile_on[k],
                            crowd_on[k],
                        )
                        next_one[k] = m.day_start[x + 1]
                        depth = k
                # choose the next candidate, climbing up where nothing can help any more
                c = -1
                while depth >= 0 and c < 0:
                    e = next_one[depth]
                    if e == count:
                        depth -= 1
                        continue
                    day = m.day[e]
                    if sure[depth] + doll[day] <= best or hoped[depth] + rest[depth, day] <= best:
                        depth -= 1
                        continue
                    next_one[depth] += 1
                    gain = gains[depth, e]
                    if gain == CLOSED or sure[depth] + fresh[e] + doll[day + 1] <= best:
                        continue
                    if hoped[depth] + gain + min(rest[depth, day + 1], doll[day + 1]) > best:
                        c = e
                if c < 0:
                    break
        doll[start] = best
    return doll, schedules, counts, -nodes if cut else nodes


@compiled
def service_of(m: Market, visits: Ints, count: int, served: Floats) -> float:
    """Serve the people of a schedule as its linear program would; returns what it gains, costs apart.

    ``served`` (K, R) is written, zero elsewhere: people of each reach row at each visit.
    """
    points = m.undisturbed.shape[1]
    before, later, state = np.zeros((count, points)), np.zeros((count, points)), np.zeros(points)
    gained, best = 0.0, CLOSED
    trial = np.zeros_like(served)
    for repeat in range(4):
        trial[:] = 0.0
        gained = 0.0
        for q in range(count):
            c = visits[q]
            j, x = m.option[c], m.day[c]
            if q == 0:
                state[:] = m.undisturbed[x]
            else:
                for night in range(m.day[visits[q - 1]] + 1, x + 1):
                    pass_night(m, night, state)
            before[q] = state
            room = m.capacity[c]
            while room > 0.0:
                chosen, most = -1, 0.0
                for r in range(m.start[j], m.start[j + 1]):
                    gain = m.worth[x, r] - later[q, m.point[r]]
                    if trial[q, r] == 0.0 and gain > most and state[m.point[r]] * m.share[x, r] > 1e-12:
                        chosen, most = r, gain
                if chosen < 0:
                    break
                come = min(room, m.share[x, chosen] * state[m.point[chosen]])
                trial[q, chosen] = come
                state[m.point[chosen]] -= come
                room -= come
                gained += come * m.worth[x, chosen]
        if gained > best:
            best = gained
            served[:] = trial
        schedule_worth(m, visits, count, before, later)
    return best

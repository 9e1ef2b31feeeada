"""The best schedule of one cluster at given prices: depth first in time, with Russian dolls.

A schedule is worth at most the sum over its visits of ``most_worth`` from the crowd that the earlier
visits leave, less their costs; call that its worth. ``doll[x]`` is the most any schedule with visits on day
x and later is worth; it is found from the last day backwards, each with the help of those known. A
schedule S and later visits S' obey

    worth(S and S') <= worth(S) + worth(S' from a fresh crowd) <= worth(S) + doll
    worth(S and S') <= worth(S) + sum over later days of the best single visit from the crowd after S
    worth(S and S') <= worth(S) + what the parts of a merged cluster prove from that crowd (``parts``)
    worth(S and S') <= worth(S) + tail[c], c the last visit of S
    worth(S and S') <= worth(S) + the most of worth(c after S) + tail[c], c the first visit of S'

because a visit is worth no more where the crowd is smaller. A branch is left when one of these is not above
the best found. ``tail[c]`` is the most that later visits can be worth in a schedule that makes c. It is found
from the schedules that begin with c: each is searched to its end or left with a bound, and what of that is
not worth(c) is worth later. With visits before c, those later ones find no larger crowd and no more of them
are permitted. ``after[c, e]`` is the same for two visits, c and then e, and used in place of ``tail[e]``.

Leaving out visits never lowers an attendance and never makes two visits clash, so each part of a permitted
schedule is permitted. ``tolerance`` is added to what is recorded, so the result is never below the true best.
"""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.bound.market import Market
from outreach_planner.deciding.bound.service import (
    deplete,
    enough_come,
    most_worth,
    pass_night,
    serve,
)
from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Bools, Floats, Ints

CLOSED = -1e18
MOST_IN_PAIRS = 2_500
"""Candidates up to which pairs of visits are kept."""


@compiled
def worthwhile(gain: float) -> float:
    """Close what is not worth its cost: later and elsewhere it is worth even less, and it lowers the rest."""
    return gain if gain > 0.0 else CLOSED


@compiled
def fresh_gains(m: Market) -> Floats:
    """Worth less cost of each candidate where nobody was visited before, shape (C,)."""
    gains = np.full(m.option.shape[0], CLOSED)
    for c in range(m.option.shape[0]):
        j, x = m.option[c], m.day[c]
        if m.kept[c] and enough_come(m, j, x, m.undisturbed[x]):
            gains[c] = worthwhile(most_worth(m, c, m.undisturbed[x]) - m.cost[c])
    return gains


@compiled
def look_ahead(
    m: Market,
    x: int,
    blocked: Bools,
    limit: Floats,
    doll: Floats,
    after: Floats,
    gains: Floats,
    rest: Floats,
    crowd_on: Floats,
) -> None:
    """Gain of each later candidate from the crowd after day x, and what later days are worth at most.

    ``limit`` (C,) is CLOSED where a candidate is known not to be possible; ``after`` (C,) bounds what
    visits after a next one are worth; ``crowd_on[x]`` is the crowd
    after day x. Written: ``gains`` (C,), ``rest`` (X + 1,) and the crowd before each later day (X, I).
    """
    days, options = m.undisturbed.shape[0], m.service_start.shape[0] - 1
    enough = np.empty(options, np.int64)
    for day in range(x + 1, days):
        crowd_on[day] = crowd_on[day - 1]
        pass_night(m, day, crowd_on[day])
        for j in range(options):
            enough[j] = -1
        for c in range(m.day_start[day], m.day_start[day + 1]):
            gains[c] = CLOSED
            j = m.option[c]
            if limit[c] == CLOSED or blocked[j * days + day]:
                continue
            if enough[j] < 0:
                enough[j] = 1 if enough_come(m, j, day, crowd_on[day]) else 0
            if enough[j] == 1:
                gains[c] = worthwhile(most_worth(m, c, crowd_on[day]) - m.cost[c])
    rest[days] = 0.0
    singles, first = 0.0, 0.0
    for day in range(days - 1, x, -1):
        best = 0.0
        for c in range(m.day_start[day], m.day_start[day + 1]):
            best = max(best, gains[c])
            first = max(first, gains[c] + after[c])
        singles += best
        rest[day] = min(min(singles, first), min(doll[day], roof(m, day, crowd_on[day])))


@compiled
def roof(m: Market, day: int, crowd: Floats) -> float:
    """Bound all visits on this day and later from this crowd by what the parts prove."""
    result = m.ceiling[day]
    if result < np.inf:
        for i in range(crowd.shape[0]):
            result += m.slope[day, i] * crowd[i]
    return result


@compiled
def best_schedules(
    m: Market, tolerance: float, most_nodes: int, most_visits: int, halt: Bools
) -> tuple[Floats, Ints, Ints, int]:
    """Find the dolls and a best schedule for each.

    Parameters
    ----------
    halt : Bools, shape (1,)
        Set from outside, it cuts the search short.

    Each start may use its part of the nodes and what later ones left; after that only its first visits are
    followed by a look ahead.

    Returns
    -------
    doll : Floats, shape (X + 1,)
        Never below the best of the visits from day x on; ``doll[0]`` is the cluster's bound, at least 0.
    schedules : Ints, shape (X, most_visits)
        Candidates of the schedule found when visits start on day x.
    counts : Ints, shape (X,)
        Its visits; 0 where it is better to start later.
    nodes : int
        Negative if the search was cut short; the dolls then hold by the rules above.
    """
    days, points = m.undisturbed.shape
    count, cells = m.option.shape[0], (m.service_start.shape[0] - 1) * days
    fresh = fresh_gains(m)
    doll, tail, pairs = np.zeros(days + 1), np.zeros(count), count <= MOST_IN_PAIRS
    after = np.zeros((count if pairs else 1, count))
    most_of_pair = 0.0
    schedules, counts = np.full((days, most_visits), -1), np.zeros(days, np.int64)
    path, next_one = np.zeros(most_visits, np.int64), np.zeros(most_visits, np.int64)
    gains, rest = np.zeros((most_visits, count)), np.zeros((most_visits, days + 1))
    crowd_on = np.zeros((most_visits, days, points))
    blocked = np.zeros((most_visits, cells), np.bool_)
    worth, crowd = np.zeros(most_visits), np.zeros(points)
    nodes, cut = 0, False
    for start in range(days - 1, -1, -1):
        best, enough = doll[start + 1], most_nodes * (days - start) // days
        top = roof(m, start, m.undisturbed[start])
        for root in range(m.day_start[start], m.day_start[start + 1]):
            tail[root] = doll[start + 1]
            if pairs:
                after[root] = tail
            else:
                after[0, root] = tail[root]
            if fresh[root] == CLOSED or min(top, fresh[root] + doll[start + 1]) <= best:
                continue
            depth, c, most_of_root = -1, root, fresh[root]
            while c >= 0:
                k, x, cell = depth + 1, m.day[c], m.option[c] * days + m.day[c]
                path[k] = c
                worth[k] = fresh[c] if k == 0 else worth[k - 1] + gains[k - 1, c]
                if worth[k] + tolerance > best:
                    best = worth[k] + tolerance
                    schedules[start, : k + 1] = path[: k + 1]
                    counts[start] = k + 1
                row = path[k - 1] if k > 0 and pairs else 0
                most = worth[k] + (doll[x + 1] if k == 0 else min(after[row, c], rest[k - 1, x + 1]))
                if k == 1:
                    most_of_pair = worth[k]
                most_of_root, most_of_pair = max(most_of_root, worth[k]), max(most_of_pair, worth[k])
                if x + 1 < days and most > best:
                    crowd_on[k, x] = m.undisturbed[x] if k == 0 else crowd_on[k - 1, x]
                    deplete(m, c, crowd_on[k, x])
                    crowd[:] = crowd_on[k, x]
                    pass_night(m, x + 1, crowd)
                    most = min(most, worth[k] + roof(m, x + 1, crowd))
                if x + 1 < days and most > best:
                    nodes += 1
                    if k + 1 == most_visits or (k > 0 and nodes > enough) or halt[0]:
                        cut = True
                        best = most
                    else:
                        if k == 0:
                            blocked[k] = False
                        else:
                            blocked[k] = blocked[k - 1]
                        for e in range(m.clash_start[cell], m.clash_start[cell + 1]):
                            blocked[k, m.clash[e]] = True
                        limit = fresh if k == 0 else gains[k - 1]
                        row = c if pairs else 0
                        look_ahead(m, x, blocked[k], limit, doll, after[row], gains[k], rest[k], crowd_on[k])
                        next_one[k] = m.day_start[x + 1]
                        depth = k
                if depth < k:
                    most_of_root, most_of_pair = max(most_of_root, most), max(most_of_pair, most)
                    if k == 1 and pairs:
                        after[root, c] = min(after[root, c], most_of_pair - worth[k])
                c = -1
                while depth >= 0 and c < 0:
                    e = next_one[depth]
                    most = worth[depth] + (rest[depth, m.day[e]] if e < count else 0.0)
                    if e == count or most <= best:
                        most_of_root, most_of_pair = max(most_of_root, most), max(most_of_pair, most)
                        depth -= 1
                        if depth == 0 and pairs:
                            e = path[1]
                            after[root, e] = min(after[root, e], most_of_pair - worth[1])
                        continue
                    next_one[depth] += 1
                    if gains[depth, e] == CLOSED:
                        continue
                    row = path[depth] if pairs else 0
                    most = worth[depth] + gains[depth, e] + min(after[row, e], rest[depth, m.day[e] + 1])
                    if most > best:
                        c = e
                    else:
                        most_of_root, most_of_pair = max(most_of_root, most), max(most_of_pair, most)
            tail[root] = min(tail[root], most_of_root - fresh[root])
            if not pairs:
                after[0, root] = tail[root]
        doll[start] = min(best, top)
    return doll, schedules, counts, -nodes if cut else nodes


@compiled
def service_of(m: Market, visits: Ints, served: Floats) -> None:
    """People of each reach row at each visit of a schedule, shape (K, R), where it is worth most."""
    crowd = np.zeros(m.undisturbed.shape[1])
    for q in range(visits.shape[0]):
        c = visits[q]
        if q == 0:
            crowd[:] = m.undisturbed[m.day[c]]
        else:
            for night in range(m.day[visits[q - 1]] + 1, m.day[c] + 1):
                pass_night(m, night, crowd)
        serve(m, c, crowd, served[q])
        deplete(m, c, crowd)

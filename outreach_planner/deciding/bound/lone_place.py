"""The best schedule of a place that has one sort of people to itself: day by day, exact, without a tree.

At such a place all that earlier visits mean for later ones is how many wait (the crowd) and when the last
visit was. Of two rows of visits after which the same days are open, the one with the smaller crowd and no
more worth is of no use: every later visit is worth no less from a larger crowd, and leaves no smaller one. So
on each day only the *front* is kept, worth rising as the crowd falls. Worth and crowd are those of the search
of any cluster (``cluster_search``), so the best is what that search would find.
"""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.bound.market import Market
from outreach_planner.deciding.bound.service import deplete, enough_come, most_worth, pass_night
from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Floats, Ints


def open_again(clash_start: Ints, clash: Ints, days: int) -> Ints | None:
    """Tell for each day on which the place may be visited next, shape (X,).

    None if the days that clash with a visit are not just those that follow at once.
    """
    result = np.zeros(days, dtype=np.int64)
    for x in range(days):
        later = np.sort(clash[clash_start[x] : clash_start[x + 1]])
        later = later[later > x]
        result[x] = x + 1 + len(later)
        if len(later) and later[-1] != x + len(later):
            return None
    return result


@compiled
def keep_front(crowd: Floats, worth: Floats, label: Ints, number: int) -> int:
    """Sort the first entries by falling crowd and keep those of rising worth; returns how many."""
    order = np.argsort(-crowd[:number], kind="mergesort")
    crowds, worths, labels = crowd[:number][order], worth[:number][order], label[:number][order]
    kept = 0
    for e in range(number):
        if kept > 0 and crowds[e] == crowd[kept - 1] and worths[e] > worth[kept - 1]:
            kept -= 1  # of equal crowds the dearest
        if kept == 0 or worths[e] > worth[kept - 1]:
            crowd[kept], worth[kept], label[kept] = crowds[e], worths[e], labels[e]
            kept += 1
    return kept


@compiled
def room_for(old: Floats, number: int) -> Floats:
    """Room for so many numbers, with those there were."""
    if number <= old.shape[0]:
        return old
    new = np.zeros(2 * number)
    new[: old.shape[0]] = old
    return new


@compiled
def best_of_lone_place(m: Market, again: Ints, most_visits: int) -> tuple[Floats, Ints, Ints]:
    """Find for each day the best schedule that ends there.

    Parameters
    ----------
    again : Ints, shape (X,)
        As ``open_again`` gives it.

    Returns
    -------
    worths : Floats, shape (X,)
        What it is worth; 0 where none is worth its cost.
    schedules : Ints, shape (X, most_visits)
        Candidates of the best schedule whose last visit is on day x.
    counts : Ints, shape (X,)
        Its visits; 0 where none is worth its cost, or the best has more than can be told.
    """
    days = m.undisturbed.shape[0]
    # Labels: a row of visits by its last one; crowd after it, worth, the label before and the candidate.
    crowd, worth = np.zeros(1024), np.zeros(1024)
    before, visit = np.zeros(1024), np.zeros(1024)
    begin, end, labels = np.zeros(days, np.int64), np.zeros(days, np.int64), 0
    # The front of today: crowd before the visits, worth, label (-1: no visit yet).
    here, so_far, of = np.zeros(1024), np.zeros(1024), np.full(1024, -1)
    front, one = 1, np.zeros(1)
    here[0] = m.undisturbed[0, 0]
    worths, schedules, counts = np.zeros(days), np.full((days, most_visits), -1), np.zeros(days, np.int64)
    for x in range(days):
        if x > 0:
            for e in range(front):
                one[0] = here[e]
                pass_night(m, x, one)
                here[e] = one[0]
        for y in range(x):
            if again[y] != x:
                continue
            size = front + end[y] - begin[y]
            here, so_far = room_for(here, size), room_for(so_far, size)
            if size > of.shape[0]:
                more = np.full(2 * size, -1)
                more[: of.shape[0]] = of
                of = more
            for e in range(begin[y], end[y]):
                one[0] = crowd[e]
                for night in range(y + 1, x + 1):
                    pass_night(m, night, one)
                here[front], so_far[front], of[front] = one[0], worth[e], e
                front += 1
        front = keep_front(here, so_far, of, front)
        begin[x] = labels
        first, last = m.day_start[x], m.day_start[x + 1]
        size = labels + front * (last - first)
        crowd, worth = room_for(crowd, size), room_for(worth, size)
        before, visit = room_for(before, size), room_for(visit, size)
        for c in range(first, last):
            if not m.kept[c]:
                continue
            for e in range(front):
                one[0] = here[e]
                if not enough_come(m, m.option[c], x, one):
                    break  # fewer wait in all that follow
                gain = most_worth(m, c, one) - m.cost[c]
                if gain <= 0.0:
                    break
                deplete(m, c, one)
                crowd[labels], worth[labels] = one[0], so_far[e] + gain
                before[labels], visit[labels] = of[e], c
                labels += 1
        number = labels - begin[x]
        if number > 0:
            index, new = np.arange(number), slice(begin[x], labels)
            left, gained = crowd[new].copy(), worth[new].copy()
            from_, visits = before[new].copy(), visit[new].copy()
            number = keep_front(left, gained, index, number)
            for e in range(number):
                crowd[begin[x] + e], worth[begin[x] + e] = left[e], gained[e]
                before[begin[x] + e], visit[begin[x] + e] = from_[index[e]], visits[index[e]]
            labels = begin[x] + number
            last_label = labels - 1
            worths[x] = worth[last_label]
            count, e = 0, last_label
            while e >= 0:
                count, e = count + 1, int(before[e])
            if count <= most_visits:
                counts[x], e = count, last_label
                for k in range(count - 1, -1, -1):
                    schedules[x, k] = int(visit[e])
                    e = int(before[e])
        end[x] = labels
    return worths, schedules, counts

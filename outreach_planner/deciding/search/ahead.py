"""What people are worth to the visits ahead: what one more of a point, taken away, changes in them.

It is the derivative of the simulation, worked out backwards through it visit by visit. After a change of the
schedule only visits that were simulated again are worked out anew, and from there back only as far as what
they are worth to the visits before them changes noticeably: along a corridor that dies out soon.
"""

from __future__ import annotations

from outreach_planner.deciding.compiled import compiled_in_place, compiled_sums
from outreach_planner.deciding.search.arrays import Crowd
from outreach_planner.deciding.search.course import Course
from outreach_planner.deciding.search.kernel import SERVED
from outreach_planner.deciding.search.settling import place_in_list
from outreach_planner.world.instance import Floats

NEARLY = 1e-6
"""People by which a service must stay below its capacity to count as one that serves all who come."""
NEGLIGIBLE_RUPIAH = 500.0
"""Change of what a person is worth ahead that is not followed further back."""


@compiled_in_place
def look_ahead(a: Crowd, c: Course, now: Floats) -> None:
    """Work out what one more person taken away before each visit changes from then on, where it is not known.

    Parameters
    ----------
    now : Floats, shape (I,)
        Room to work in.
    """
    teams = c.option.shape[0] // c.price.shape[0]
    for s in range(c.option.shape[0] - 1, -1, -1):
        if not c.again[s]:
            continue
        c.again[s] = False
        o, t = c.option[s], s // teams
        if o < 0:
            continue
        begin, end = a.start[o], a.start[o + 1]
        for r in range(begin, end):
            i = a.point[r]
            now[i] = worth_ahead(c, i, s + 1)
        if a.second[o] >= 0:
            _look_past(a, c, a.second[o], c.capacity[s, 1], t, s, now)
            _look_past(a, c, a.first[o], c.capacity[s, 0], t, s, now)
        elif c.gained[s, SERVED] < c.capacity[s, 0] - NEARLY:
            _look_past_all(a, c, o, t, now)
        else:
            _look_past(a, c, o, c.capacity[s, 0], t, s, now)
        for r in range(begin, end):
            i = a.point[r]
            k = place_in_list(c, i, s)
            if k > 0 and abs(now[i] - c.ahead[i, k]) > NEGLIGIBLE_RUPIAH:
                c.again[c.visit_slot[i, k - 1]] = True
            c.ahead[i, k] = now[i]


@compiled_in_place
def worth_ahead(c: Course, i: int, s: int) -> float:
    """Tell what one more person of point i taken away before slot s changes from then on."""
    k = place_in_list(c, i, s)
    worth: float = c.ahead[i, k] if k < c.visits[i] else 0.0
    return worth


@compiled_sums
def _look_past_all(a: Crowd, c: Course, o: int, t: int, now: Floats) -> None:
    """Go back past a service that serves all who come."""
    season = a.season[t]
    for r in range(a.start[o], a.start[o + 1]):
        i = a.point[r]
        gain = a.survive[t, i] * (a.value[season, r] - a.rest[t, i]) + now[i] - c.price[t, i]
        now[i] -= a.share[season, r] * gain


@compiled_sums
def _look_past(a: Crowd, c: Course, o: int, capacity: int, t: int, s: int, now: Floats) -> None:
    """Go back past a service: the less come, the less it takes away from later ones."""
    begin, end, season = a.start[o], a.start[o + 1], a.season[t]
    total, whole = 0.0, 0.0
    for r in range(begin, end):
        i = a.point[r]
        there = a.share[season, r] * (a.undisturbed[t, i] - a.survive[t, i] * c.taken[i, s])
        total += there
        whole += there * (a.value[season, r] - a.rest[t, i] + (now[i] - c.price[t, i]) / a.survive[t, i])
    fits, mean = 1.0, 0.0
    if total > capacity:
        fits, mean = capacity / total, whole / total
    for r in range(begin, end):
        i = a.point[r]
        gain = a.survive[t, i] * (a.value[season, r] - a.rest[t, i] - mean) + now[i] - c.price[t, i]
        now[i] -= a.share[season, r] * fits * gain

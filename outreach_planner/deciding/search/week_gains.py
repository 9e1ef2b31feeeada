"""What one more visit of a team is worth while its week is taken out (compiled); see ``weeks``.

What a visit takes away counts as in the quick estimate of changes (``screening``): linear in those taken.
"""

from __future__ import annotations

from outreach_planner.deciding.compiled import compiled_in_place, compiled_sums
from outreach_planner.deciding.search.ahead import worth_ahead
from outreach_planner.deciding.search.arrays import Crowd, Links, Ways
from outreach_planner.deciding.search.course import Course
from outreach_planner.deciding.search.kernel import ROUNDING, worst_kabupaten
from outreach_planner.deciding.search.tours import NO_WAY, Room
from outreach_planner.world.instance import Floats


@compiled_in_place
def begin_gains(crowd: Crowd, course: Course, room: Room, end: int, part: float) -> None:
    """Note what people are worth to the visits from slot ``end`` on; of the week nobody is given back yet.

    ``part`` of what the worst-served kabupaten's share is worth is shared out among its people.
    """
    for i in range(room.missing.shape[0]):
        room.missing[i] = 0.0
        room.later[i] = worth_ahead(course, i, end)
    for k in range(room.fair_rupiah.shape[0]):
        room.fair_rupiah[k] = 0.0
    worst = worst_kabupaten(crowd, course.served_by_whole)
    if worst >= 0:
        room.fair_rupiah[worst] = part * crowd.whole[1] / crowd.sought[worst]


@compiled_in_place
def give_back(crowd: Crowd, course: Course, room: Room, s: int) -> None:
    """Give back the people whom the visit in slot s takes away, which is taken out."""
    o = course.option[s]
    if o >= 0:
        for r in range(crowd.start[o], crowd.start[o + 1]):
            i = crowd.point[r]
            room.missing[i] += course.taken[i, s + 1] - course.taken[i, s]


@compiled_in_place
def set_gains(
    ways: Ways,
    crowd: Crowd,
    links: Links,
    course: Course,
    room: Room,
    counted: Floats,
    u: int,
    o: int,
    t: int,
    d: int,
    n: int,
) -> None:
    """Find what a visit gains if it serves all who come, and how many come; NO_WAY where it cannot be."""
    room.gain[d, n] = NO_WAY
    if not ways.allowed[u, o, t]:
        return
    cell = (u * links.shape[0] + o) * links.shape[1] + t
    for e in range(links.cell_start[cell], links.cell_start[cell + 1]):
        row = links.cell_row[e]
        if counted[row] + links.cell_coefficient[e] > links.upper[row]:
            return
    _come(crowd, course, room, o, t, d, n, t * ways.allowed.shape[0] + u)
    room.spent[d, n] = ways.visit_rupiah[u, o] + course.officer_price[t] * crowd.queue_taken[u, o]


@compiled_sums
def _come(crowd: Crowd, course: Course, room: Room, o: int, t: int, d: int, n: int, s: int) -> None:
    """Count who comes to option o in slot s, and what they are worth."""
    total, worth, season = 0.0, 0.0, crowd.season[t]
    for r in range(crowd.start[o], crowd.start[o + 1]):
        i = crowd.point[r]
        there = crowd.share[season, r] * (
            crowd.undisturbed[t, i] - crowd.survive[t, i] * (course.taken[i, s] - room.missing[i])
        )
        total += there
        worth += there * (
            crowd.value[season, r]
            - crowd.rest[t, i]
            + room.fair_rupiah[crowd.kabupaten[i]] * (1.0 - crowd.future_drawn[t, i])
            + (room.later[i] - course.price[t, i]) / crowd.survive[t, i]
        )
    room.gain[d, n], room.come[d, n] = worth, total


@compiled_in_place
def gain_with(crowd: Crowd, room: Room, prices: Floats, o: int, d: int, n: int, capacity: int) -> float:
    """Tell what a visit gains with a capacity; all are served in proportion."""
    total = room.come[d, n]
    fits = capacity / total if total > capacity else 1.0
    below = crowd.minimum[o, 0] - total * fits
    gain: float = room.gain[d, n] * fits - room.spent[d, n]
    if below > ROUNDING:
        gain -= prices[1] + prices[2] * below
    return gain

"""What happens under a schedule, kept so that a change of it is simulated only where it matters.

Teams' days are numbered in the order in which they are simulated: *slot* ``t * U + u`` is team u's day t.
Letters as in ``world.instance``; S slots, T of them changed, E events.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from outreach_planner.deciding.compiled import compiled
from outreach_planner.deciding.search.arrays import Crowd
from outreach_planner.deciding.search.kernel import GAINS
from outreach_planner.world.instance import Bools, Floats, Ints


class Course(NamedTuple):
    """What happens under the schedule that is held.

    Attributes
    ----------
    option, capacity : Ints, shape (S,), (S, 2)
        The schedule.
    taken : Floats, shape (I, S + 1)
        ``z`` of a point (see ``arrays``) before each slot, and at the end.
    gained : Floats, shape (S, GAINS)
    served_by : Floats, shape (S, K)
        Served by kabupaten, beyond the undisturbed draw.
    gained_whole, served_by_whole : Floats, shape (GAINS,), (K,)
        Their sums.
    arriving : Floats, shape (G, D)
    standing, queue_rupiah : Floats, shape (G, D + 1), (D + 1,)
        People in a queue in the evening before, and the queues' rupiah up to then, the end included.
    price : Floats, shape (D, I)
        What taking one (day-0) person of a point away before the counters of day t costs the queues.
    officer_price : Floats, shape (D,)
        What one applicant less that queue 0 can serve costs.
    visits : Ints, shape (I,)
        How many slots' visits serve the point.
    visit_slot, ahead : Ints and Floats, shape (I, S)
        These slots, the first first, and what one more (day-0) person taken away before them changes from
        there on: a first estimate (see ``ahead``).
    again : Bools, shape (S,)
        Slots of which that is to be worked out anew.
    lost : Floats, shape (S,)
        What a visit costs the queues at these prices, its officers apart.
    at_most : Floats, shape (1,)
        The queues' rupiah at these prices: never below what they are.
    """

    option: Ints
    capacity: Ints
    taken: Floats
    gained: Floats
    served_by: Floats
    gained_whole: Floats
    served_by_whole: Floats
    arriving: Floats
    standing: Floats
    queue_rupiah: Floats
    price: Floats
    officer_price: Floats
    visits: Ints
    visit_slot: Ints
    ahead: Floats
    again: Bools
    lost: Floats
    at_most: Floats


class Change(NamedTuple):
    """What a change of the schedule changes; valid up to the counts.

    Attributes
    ----------
    counts : Ints, shape (4,)
        Number of the change, slots, events, first day.
    mark : Ints, shape (I,)
        The number of the change that touched the point last.
    taken : Floats, shape (I,)
        ``z`` of the touched points as the days go by.
    slot : Ints, shape (S,)
    gained, served_by, lost : Floats, shape (S, GAINS), (S, K), (S,)
        Of the slots that are simulated again.
    gained_whole, served_by_whole : Floats, shape (GAINS,), (K,)
    point, start, end : Ints, shape (E,)
        From slot ``start`` to before slot ``end`` the point's z is ``level``.
    level : Floats, shape (E,)
    last : Ints, shape (I,)
        The last event of a touched point.
    arriving, standing, queue_rupiah : as in Course
    at_most : Floats, shape (1,)
    before, come, ahead : Floats, shape (R,), (R,), (I,)
        Room to work in.
    """

    counts: Ints
    mark: Ints
    taken: Floats
    slot: Ints
    gained: Floats
    served_by: Floats
    lost: Floats
    gained_whole: Floats
    served_by_whole: Floats
    point: Ints
    start: Ints
    end: Ints
    level: Floats
    last: Ints
    arriving: Floats
    standing: Floats
    queue_rupiah: Floats
    at_most: Floats
    before: Floats
    come: Floats
    ahead: Floats


@compiled
def undisturbed_course(a: Crowd, teams: int) -> Course:
    """Tell what happens when no team goes out; the queues are not simulated yet."""
    days, points = a.survive.shape
    slots, kabupaten, queues = days * teams, a.sought.shape[0], a.inflow.shape[1]
    arriving = np.empty((queues, days))
    for g in range(queues):
        for t in range(days):
            arriving[g, t] = a.inflow[t, g]
    return Course(
        np.full(slots, -1, dtype=np.int64),
        np.zeros((slots, 2), dtype=np.int64),
        np.zeros((points, slots + 1)),
        np.zeros((slots, GAINS)),
        np.zeros((slots, kabupaten)),
        np.zeros(GAINS),
        np.zeros(kabupaten),
        arriving,
        np.zeros((queues, days + 1)),
        np.zeros(days + 1),
        np.zeros((days, points)),
        np.zeros(days),
        np.zeros(points, dtype=np.int64),
        np.zeros((points, slots), dtype=np.int64),
        np.zeros((points, slots)),
        np.zeros(slots, dtype=np.bool_),
        np.zeros(slots),
        np.zeros(1),
    )


@compiled
def no_change(a: Crowd, teams: int) -> Change:
    """Make room for a change."""
    days, points = a.survive.shape
    slots, kabupaten, queues = days * teams, a.sought.shape[0], a.inflow.shape[1]
    rows = 1
    for o in range(a.start.shape[0] - 1):
        rows = max(rows, a.start[o + 1] - a.start[o])
    events = 2 * slots * rows
    return Change(
        np.zeros(4, dtype=np.int64),
        np.zeros(points, dtype=np.int64),
        np.zeros(points),
        np.zeros(slots, dtype=np.int64),
        np.zeros((slots, GAINS)),
        np.zeros((slots, kabupaten)),
        np.zeros(slots),
        np.zeros(GAINS),
        np.zeros(kabupaten),
        np.zeros(events, dtype=np.int64),
        np.zeros(events, dtype=np.int64),
        np.zeros(events, dtype=np.int64),
        np.zeros(events),
        np.zeros(points, dtype=np.int64),
        np.zeros((queues, days)),
        np.zeros((queues, days + 1)),
        np.zeros(days + 1),
        np.zeros(1),
        np.zeros(rows),
        np.zeros(rows),
        np.zeros(points),
    )

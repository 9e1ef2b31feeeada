"""A move of the annealing for teams on tour: a week of a team is taken out and made anew as a whole.

It is put back as the best row of trips from home to home, by dynamic programming over its days: a visit gains
what it serves of those who wait without that week, less what later visits lose by it (``ahead``), with the
queues at their present prices, and a little chance. Two visits of one row do not know of each other; like
every move this one is simulated exactly before it is accepted. Letters as in ``tours``. Compiled.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from outreach_planner.deciding.compiled import compiled_in_place
from outreach_planner.deciding.search.arrays import Crowd, Links, Ways
from outreach_planner.deciding.search.course import Course
from outreach_planner.deciding.search.draws import random_below
from outreach_planner.deciding.search.links import count_day
from outreach_planner.deciding.search.tours import LONGEST_WEEK, Room, Tours
from outreach_planner.deciding.search.week_gains import begin_gains, give_back, set_gains
from outreach_planner.deciding.search.week_trips import best_week
from outreach_planner.world.instance import Floats, Ints

SHORTEST, USUAL_WEEK = 2, 6
"""Days after which a week ends, drawn between these, as soon as the team is at home."""


@compiled_in_place
def remake_weeks(
    ways: Ways,
    crowd: Crowd,
    links: Links,
    tours: Tours,
    course: Course,
    room: Room,
    state: NDArray[np.uint64],
    option: Ints,
    night: Ints,
    counted: Floats,
    prices: Floats,
    temperature: float,
    wanted: Ints,
) -> int:
    """Draw a week and write the days that change when it is made anew; returns how many."""
    n = _take_out(links, tours, state, option, night, counted, wanted)
    if n > 0:
        noise = temperature * random_below(state, 1_000) / 2_000.0
        _make(
            ways,
            crowd,
            links,
            tours,
            course,
            room,
            state,
            option,
            night,
            counted,
            prices,
            noise,
            wanted,
            n,
        )
    number = 0
    for w in range(n):
        u, t = wanted[w, 0], wanted[w, 1]
        o, sleeps = option[u, t], night[u, t]
        count_day(links, counted, u, t, o, sleeps, -1.0)
        option[u, t], night[u, t] = wanted[w, 2], wanted[w, 3]
        count_day(links, counted, u, t, option[u, t], night[u, t], 1.0)
        if o != option[u, t] or sleeps != night[u, t]:
            wanted[number, 0], wanted[number, 1], wanted[number, 2], wanted[number, 3] = u, t, o, sleeps
            number += 1
    return number


@compiled_in_place
def _take_out(
    links: Links,
    tours: Tours,
    state: NDArray[np.uint64],
    option: Ints,
    night: Ints,
    counted: Floats,
    wanted: Ints,
) -> int:
    """Take out a week and write what was there; returns the rows."""
    pick, n = random_below(state, tours.open_days.shape[0]), 0
    u, first, days = tours.open_days[pick, 0], tours.open_days[pick, 1], option.shape[1]
    usual = SHORTEST + random_below(state, USUAL_WEEK - SHORTEST + 1)
    while first > 0 and night[u, first - 1] == 1:
        first -= 1
    end = first
    while end < days and end - first < LONGEST_WEEK and (end - first < usual or night[u, end - 1] == 1):
        end += 1
    if night[u, end - 1] == 1:
        return 0
    for t in range(first, end):
        wanted[n, 0], wanted[n, 1], wanted[n, 2], wanted[n, 3] = u, t, option[u, t], night[u, t]
        count_day(links, counted, u, t, option[u, t], night[u, t], -1.0)
        option[u, t], night[u, t] = -1, 0
        n += 1
    return n


@compiled_in_place
def _make(
    ways: Ways,
    crowd: Crowd,
    links: Links,
    tours: Tours,
    course: Course,
    room: Room,
    state: NDArray[np.uint64],
    option: Ints,
    night: Ints,
    counted: Floats,
    prices: Floats,
    noise: float,
    wanted: Ints,
    rows: int,
) -> None:
    """Make the week of these rows anew, in place."""
    u, first, teams = wanted[0, 0], wanted[0, 1], option.shape[0]
    begin_gains(crowd, course, room, (first + rows) * teams, random_below(state, 3) / 2.0)
    for d in range(rows):
        for n in range(tours.start[u + 1] - tours.start[u]):
            o = tours.option[tours.start[u] + n]
            set_gains(ways, crowd, links, course, room, counted, u, o, first + d, d, n)
            room.spent[d, n] -= noise * -np.log((1 + random_below(state, 1 << 20)) / float(1 << 20))
        give_back(crowd, course, room, (first + d) * teams + u)
    best_week(ways, crowd, tours, room, prices, u, first, rows)
    for d in range(rows):
        t = first + d
        option[u, t], night[u, t] = room.week[d, 0], room.week[d, 1]
        count_day(links, counted, u, t, option[u, t], night[u, t], 1.0)

"""A move of the annealing for teams on tour: one or two weeks of teams are taken out and made anew.

Each week is put back as the best row of trips from home to home, by dynamic programming over its days: a
visit there gains what it adds to the worth of all visits to its place, those before and after it included,
with the queues at their present prices, and a little chance. At places of their own that is nearly exact;
like every move this one is simulated exactly before it is accepted. Letters as in ``tours``. Compiled.
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
from outreach_planner.deciding.search.week_gains import set_gains
from outreach_planner.deciding.search.week_trips import best_week
from outreach_planner.world.instance import Floats, Ints

USUAL_WEEK = 5
"""Days after which a week ends as soon as the team is at home."""
TRIES = 4


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
    capacity: Ints,
    counted: Floats,
    prices: Floats,
    temperature: float,
    wanted: Ints,
) -> int:
    """Draw one or two weeks and write the days that change when they are made anew; returns how many."""
    teams, days = option.shape
    for u in range(teams):
        for t in range(days):
            room.capacity[u, t] = capacity[u, t, 0]
    noise = temperature * random_below(state, 1_000) / 1_000.0
    n = _take_out(links, tours, state, option, night, counted, wanted, 0, -1)
    middle = n
    if n > 0 and random_below(state, 2) == 0:
        n = _take_out(links, tours, state, option, night, counted, wanted, n, wanted[0, 1])
    for later in (1, 0):
        begin, end = (middle, n) if later else (0, middle)
        if end > begin:
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
                begin,
                end,
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
    n: int,
    near: int,
) -> int:
    """Take out a week (at best near a day, if not -1) and write what was there; returns the rows now."""
    pick = random_below(state, tours.open_days.shape[0])
    if near >= 0:
        for _ in range(TRIES):
            if abs(tours.open_days[pick, 1] - near) > LONGEST_WEEK:
                pick = random_below(state, tours.open_days.shape[0])
    u, first, days = tours.open_days[pick, 0], tours.open_days[pick, 1], option.shape[1]
    while first > 0 and night[u, first - 1] == 1:
        first -= 1
    end = first
    while end < days and end - first < LONGEST_WEEK and (end - first < USUAL_WEEK or night[u, end - 1] == 1):
        end += 1
    if night[u, end - 1] == 1:
        return n
    for w in range(n):
        if wanted[w, 0] == u and first <= wanted[w, 1] < end:
            return n
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
    begin: int,
    end: int,
) -> None:
    """Make the week of these rows anew, in place."""
    u, first = wanted[begin, 0], wanted[begin, 1]
    _list_visits(ways, room, option)
    for d in range(end - begin):
        for n in range(tours.start[u + 1] - tours.start[u]):
            o = tours.option[tours.start[u] + n]
            set_gains(ways, crowd, links, course, room, option, counted, prices, u, o, first + d, d, n)
            more = noise * -np.log((1 + random_below(state, 1 << 20)) / float(1 << 20))
            room.gain_lowest[d, n] += more
            room.gain_highest[d, n] += more
    best_week(ways, tours, room, u, first, end - begin)
    for d in range(end - begin):
        t = first + d
        option[u, t], night[u, t] = room.week[d, 0], room.week[d, 1]
        count_day(links, counted, u, t, option[u, t], night[u, t], 1.0)
    for d in range(end - begin):
        t = first + d
        if option[u, t] >= 0:
            slept = 1 if t > 0 and night[u, t - 1] == 1 else 0
            goes = ways.place[option[u, t + 1]] if night[u, t] == 1 else ways.capacity.shape[4] - 1
            room.capacity[u, t] = ways.capacity[u, ways.kind[t], slept, option[u, t], goes]


@compiled_in_place
def _list_visits(ways: Ways, room: Room, option: Ints) -> None:
    """List the visits of each place in the order in which they are made."""
    teams, days = option.shape
    for p in range(room.head.shape[0]):
        room.head[p] = -1
    for s in range(teams * days - 1, -1, -1):
        o = option[s % teams, s // teams]
        if o >= 0:
            room.following[s] = room.head[ways.place[o]]
            room.head[ways.place[o]] = s

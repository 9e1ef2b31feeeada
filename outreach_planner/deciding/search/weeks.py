"""A move of the annealing for teams on tour: one or two weeks of teams are taken out and made anew, compiled.

Each week is put back as the best row of trips from home to home, by dynamic programming over its days: a visit
there gains what it adds to the worth of all visits to its place, those before and after it included, with
the queues at their present prices, and a little chance. At places of their own that is nearly exact; like every
move this one is simulated exactly before it is accepted. Letters as in ``tours``.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from outreach_planner.deciding.compiled import compiled_in_place
from outreach_planner.deciding.search.arrays import Crowd, Links, Ways
from outreach_planner.deciding.search.course import Course
from outreach_planner.deciding.search.kernel import ROUNDING
from outreach_planner.deciding.search.links import count_day
from outreach_planner.deciding.search.moves import random_below
from outreach_planner.deciding.search.tours import LONGEST_WEEK, Room, Tours
from outreach_planner.world.instance import Floats, Ints

USUAL_WEEK = 5
"""Days after which a week ends as soon as the team is at home."""
NO_WAY = -1e18


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
    if n > middle:
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
            middle,
            n,
        )
    if middle > 0:
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
            0,
            middle,
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
    """Take out a week (at best near a day, unless it is -1) and write what was there; returns the rows now."""
    pick = random_below(state, tours.open_days.shape[0])
    if near >= 0:
        for _ in range(4):
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
            _gains(ways, crowd, links, course, room, option, counted, prices, u, o, first + d, d, n)
            more = noise * -np.log((1 + random_below(state, 1 << 20)) / float(1 << 20))
            room.gain_lowest[d, n] += more
            room.gain_highest[d, n] += more
    _best_week(ways, tours, room, u, first, end - begin)
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


@compiled_in_place
def _gains(
    ways: Ways,
    crowd: Crowd,
    links: Links,
    course: Course,
    room: Room,
    option: Ints,
    counted: Floats,
    prices: Floats,
    u: int,
    o: int,
    t: int,
    d: int,
    n: int,
) -> None:
    """Find what a visit may gain with its smallest and its largest capacity; NO_WAY where it cannot be."""
    room.gain_lowest[d, n] = room.gain_highest[d, n] = NO_WAY
    room.lowest[d, n] = room.highest[d, n] = 0
    if not ways.allowed[u, o, t]:
        return
    cell = (u * links.shape[0] + o) * links.shape[1] + t
    for e in range(links.cell_start[cell], links.cell_start[cell + 1]):
        row = links.cell_row[e]
        if counted[row] + links.cell_coefficient[e] > links.upper[row]:
            return
    lowest, highest = -1, -1
    for s in range(2):
        for p in range(ways.capacity.shape[4]):
            served = ways.capacity[u, ways.kind[t], s, o, p]
            if served >= 0:
                lowest = served if lowest < 0 else min(lowest, served)
                highest = max(highest, served)
    if highest < 0:
        return
    without = _worth(ways, crowd, course, room, option, prices, o, -1, 0)
    spent = ways.visit_rupiah[u, o] + course.officer_price[t] * crowd.queue_taken[u, o] + without
    slot = t * option.shape[0] + u
    room.lowest[d, n], room.highest[d, n] = lowest, highest
    room.gain_highest[d, n] = _worth(ways, crowd, course, room, option, prices, o, slot, highest) - spent
    room.gain_lowest[d, n] = room.gain_highest[d, n]
    if lowest < highest:
        room.gain_lowest[d, n] = _worth(ways, crowd, course, room, option, prices, o, slot, lowest) - spent


@compiled_in_place
def _worth(
    ways: Ways,
    crowd: Crowd,
    course: Course,
    room: Room,
    option: Ints,
    prices: Floats,
    o: int,
    slot: int,
    capacity: int,
) -> float:
    """Worth of all visits to the place of option o, with one more in a slot (-1: without)."""
    teams, worth = option.shape[0], 0.0
    s = room.head[ways.place[o]]
    for r in range(crowd.start[o], crowd.start[o + 1]):
        room.missing[crowd.point[r]] = 0.0
    while s >= 0:
        other = option[s % teams, s // teams]
        for r in range(crowd.start[other], crowd.start[other + 1]):
            room.missing[crowd.point[r]] = 0.0
        s = room.following[s]
    s = room.head[ways.place[o]]
    while s >= 0 or slot >= 0:
        if slot >= 0 and (s < 0 or slot < s):
            worth += _visit(crowd, course, room, prices, o, slot // teams, capacity)
            slot = -1
        else:
            u, t = s % teams, s // teams
            worth += _visit(crowd, course, room, prices, option[u, t], t, room.capacity[u, t])
            s = room.following[s]
    return worth


@compiled_in_place
def _visit(crowd: Crowd, course: Course, room: Room, prices: Floats, o: int, t: int, capacity: int) -> float:
    """Worth of a visit where so many are missing, the queues at their prices; those served are missing then."""
    total, season = 0.0, crowd.season[t]
    for r in range(crowd.start[o], crowd.start[o + 1]):
        i = crowd.point[r]
        total += crowd.share[season, r] * (crowd.undisturbed[t, i] - crowd.survive[t, i] * room.missing[i])
    fits = capacity / total if total > capacity else 1.0
    worth, below = 0.0, crowd.minimum[o, 0] - total * fits
    if below > ROUNDING:
        worth -= prices[1] + prices[2] * below
    for r in range(crowd.start[o], crowd.start[o + 1]):
        i = crowd.point[r]
        there = crowd.undisturbed[t, i] - crowd.survive[t, i] * room.missing[i]
        there *= fits * crowd.share[season, r]
        gone = there / crowd.survive[t, i]
        worth += there * (crowd.value[season, r] - crowd.rest[t, i]) - gone * course.price[i, t]
        room.missing[i] += gone
    return worth


@compiled_in_place
def _gain(room: Room, d: int, n: int, capacity: int) -> float:
    """What a visit gains with a capacity between its smallest and its largest."""
    low, high = room.lowest[d, n], room.highest[d, n]
    if high == low:
        return room.gain_highest[d, n]
    part = (capacity - low) / (high - low)
    return room.gain_lowest[d, n] + part * (room.gain_highest[d, n] - room.gain_lowest[d, n])


@compiled_in_place
def _best_week(ways: Ways, tours: Tours, room: Room, u: int, first: int, days: int) -> None:
    """Find the best row of trips from home to home and write it to ``week``."""
    home, begin, count = ways.capacity.shape[4] - 1, tours.start[u], tours.start[u + 1] - tours.start[u]
    for d in range(days):
        room.home[d + 1], room.back[d + 1] = NO_WAY, -1
        for n in range(count):
            room.best[d, 0, n] = room.best[d, 1, n] = NO_WAY
    room.home[0] = 0.0
    for d in range(days):
        t = first + d
        season, kind = ways.season[t], ways.kind[t]
        if room.home[d] > room.home[d + 1]:
            room.home[d + 1], room.back[d + 1] = room.home[d], -1
        for n in range(count):
            o = tours.option[begin + n]
            place = ways.place[o]
            if room.gain_highest[d, n] > NO_WAY / 2 and not _passed(room, d, -1, n):
                room.best[d, 0, n], room.came[d, 0, n] = (
                    room.home[d] - ways.leg_rupiah[u, season, home, place],
                    -1,
                )
            if ways.eve[u, t] and ways.eve_open[u, kind, o] and d + 1 < days:
                earned = room.home[d] - ways.leg_rupiah[u, season, home, place] - ways.night_rupiah[u]
                if earned > room.best[d + 1, 1, n] and room.gain_highest[d + 1, n] > NO_WAY / 2:
                    if not _passed(room, d, -1, n):
                        room.best[d + 1, 1, n], room.came[d + 1, 1, n] = earned, -1
        for n in range(count):
            for s in range(2):
                if room.best[d, s, n] <= NO_WAY / 2:
                    continue
                o = tours.option[begin + n]
                place = ways.place[o]
                served = ways.capacity[u, kind, s, o, home]
                if served >= 0:
                    earned = (
                        room.best[d, s, n]
                        + _gain(room, d, n, served)
                        - ways.leg_rupiah[u, season, place, home]
                    )
                    if earned > room.home[d + 1]:
                        room.home[d + 1], room.back[d + 1] = earned, 2 * n + s
                if not ways.away[u, t] or d + 1 == days:
                    continue
                for e in range(tours.onward_start[begin + n], tours.onward_start[begin + n + 1]):
                    m = tours.onward[e]
                    if m == n or room.gain_highest[d + 1, m] <= NO_WAY / 2:
                        continue
                    goes = ways.place[tours.option[begin + m]]
                    served = ways.capacity[u, kind, s, o, goes]
                    if served < 0:
                        continue
                    earned = room.best[d, s, n] + _gain(room, d, n, served)
                    earned -= ways.leg_rupiah[u, season, place, goes] + ways.night_rupiah[u]
                    if earned > room.best[d + 1, 1, m] and not _passed(room, d, 2 * n + s, m):
                        room.best[d + 1, 1, m], room.came[d + 1, 1, m] = earned, 2 * n + s
    _write_week(tours, room, u, days)


@compiled_in_place
def _passed(room: Room, d: int, here: int, n: int) -> bool:
    """Whether the way to a visit on day d (2 n + s; -1: to the morning at home) passes option n."""
    while d >= 0:
        if here < 0:
            while d > 0 and room.back[d] < 0:
                d -= 1
            if d == 0:
                return False
            here = room.back[d]
            d -= 1
        if here // 2 == n:
            return True
        before = room.came[d, here % 2, here // 2]
        if here % 2 == 1:
            d -= 1
        here = before
    return False


@compiled_in_place
def _write_week(tours: Tours, room: Room, u: int, days: int) -> None:
    """Write the days of the best row of trips."""
    d = days
    while d > 0:
        here = room.back[d]
        d -= 1
        room.week[d, 0], room.week[d, 1] = -1, 0
        while here >= 0:
            s, n = here % 2, here // 2
            room.week[d, 0] = tours.option[tours.start[u] + n]
            here = room.came[d, s, n]
            if s == 1:
                d -= 1
                room.week[d, 0], room.week[d, 1] = -1, 1

"""What one more visit adds to the worth of all visits to its place (compiled); see ``weeks``."""

from __future__ import annotations

from outreach_planner.deciding.compiled import compiled_in_place
from outreach_planner.deciding.search.arrays import Crowd, Links, Ways
from outreach_planner.deciding.search.course import Course
from outreach_planner.deciding.search.kernel import ROUNDING
from outreach_planner.deciding.search.tours import NO_WAY, Room
from outreach_planner.world.instance import Floats, Ints


@compiled_in_place
def set_gains(
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
    """Value a visit where so many are missing, the queues at their prices; those served are missing then."""
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
        worth += there * (crowd.value[season, r] - crowd.rest[t, i]) - gone * course.price[t, i]
        room.missing[i] += gone
    return worth


@compiled_in_place
def gain_with(room: Room, d: int, n: int, capacity: int) -> float:
    """Tell what a visit gains with a capacity between its smallest and its largest."""
    least, most = room.gain_lowest[d, n], room.gain_highest[d, n]
    part = (capacity - room.lowest[d, n]) / max(1, room.highest[d, n] - room.lowest[d, n])
    gain: float = least + part * (most - least)
    return gain

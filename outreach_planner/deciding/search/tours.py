"""Teams on tour whose weeks can be made anew as a whole (see ``weeks``), and the room that this takes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from outreach_planner.deciding.compiled import compiled
from outreach_planner.deciding.search.arrays import Arrays
from outreach_planner.world.instance import Bools, Floats, Ints

NO_WAY = -1e18
LONGEST_WEEK = 8
"""Most days that are made anew at once."""
ONE_IN = 100
"""One of so many moves makes weeks anew: it takes as long as a few dozen others."""


class Tours(NamedTuple):
    """Where the teams on tour can be. ``n`` numbers a team's options from 0.

    Attributes
    ----------
    open_days : Ints, shape (E, 2)
        All (team, day) of such teams with at least one allowed option.
    start, option : Ints
        Options ``option[start[u] : start[u + 1]]`` can be reached by team u.
    onward_start, onward : Ints
        Of each of these the options, numbered in the team, that an evening move reaches from it.
    most : int
        Most options of a team.
    one_in : int
        One of so many moves makes weeks anew.
    """

    open_days: Ints
    start: Ints
    option: Ints
    onward_start: Ints
    onward: Ints
    most: int
    one_in: int


class Room(NamedTuple):
    """Room to make weeks anew in; ``d`` days of the week, ``s`` slept there, ``n`` options of the team.

    Attributes
    ----------
    head, following : Ints, shapes (P,) and (S,)
        First visit (slot) of each place, and of each visit the next to the same place; -1: none.
    capacity : Ints, shape (U, D)
    missing : Floats, shape (I,)
    lowest, highest : Ints, shape (W, N)
        Capacities that a visit may have.
    gain_lowest, gain_highest : Floats, shape (W, N)
        What it gains with them.
    best : Floats, shape (W, 2, N)
        Most that is earned on arrival.
    came : Ints, shape (W, 2, N)
        2 n + s of the visit the evening before; -1: from home.
    home : Floats, shape (W + 1,)
        Most that is earned by the morning at home.
    back : Ints, shape (W + 1,)
        2 n + s of the visit of the day before; -1: stayed at home.
    week : Ints, shape (W, 2)
        Option and night of each day.
    """

    head: Ints
    following: Ints
    capacity: Ints
    missing: Floats
    lowest: Ints
    highest: Ints
    gain_lowest: Floats
    gain_highest: Floats
    best: Floats
    came: Ints
    home: Floats
    back: Ints
    week: Ints


def tours_of(a: Arrays) -> Tours | None:
    """Find the teams that sleep away and whose options are one service each at places of their own."""
    ways = a.ways
    alone = _alone(a)
    start, onward_start = [0], [0]
    option: list[int] = []
    onward: list[int] = []
    touring = np.zeros(len(ways.away), dtype=np.bool_)
    for u in range(len(touring)):
        held = np.flatnonzero(ways.allowed[u].any(axis=1))
        touring[u] = ways.away[u].any() and alone[held].all()
        table = ways.capacity[u] >= 0
        held = held[table.any(axis=(0, 1))[held].any(axis=1)] if touring[u] else held[:0]
        reached = table.any(axis=(0, 1))[held][:, ways.place[held]]
        option += held.tolist()
        start.append(len(option))
        for n in range(len(held)):
            onward += np.flatnonzero(reached[n]).tolist()
            onward_start.append(len(onward))
    if not onward:
        return None
    open_days = np.argwhere(ways.allowed.any(axis=1) & touring.reshape(-1, 1)).astype(np.int64)
    return Tours(
        open_days,
        np.array(start, dtype=np.int64),
        np.array(option, dtype=np.int64),
        np.array(onward_start, dtype=np.int64),
        np.array(onward, dtype=np.int64),
        most=int(np.diff(start).max(initial=0)),
        one_in=ONE_IN,
    )


def _alone(a: Arrays) -> Bools:
    """Tell the options of one service whose people come to no other place, shape (O,)."""
    ways, crowd = a.ways, a.crowd
    count = len(ways.place)
    of = np.repeat(np.arange(count), np.diff(crowd.start))
    places = len(ways.place) + int(ways.place.max(initial=0))
    lowest = np.full(crowd.survive.shape[1], places)
    highest = np.full(crowd.survive.shape[1], -1)
    np.minimum.at(lowest, crowd.point, ways.place[of])
    np.maximum.at(highest, crowd.point, ways.place[of])
    shared = np.zeros(count, dtype=np.bool_)
    np.logical_or.at(shared, of, (lowest < highest)[crowd.point])
    whole = (crowd.second < 0) & (ways.last_place == ways.place) & (crowd.first == np.arange(count))
    result: Bools = whole & ~shared
    return result


@compiled
def room_for_weeks(tours: Tours, places: int, points: int, teams: int, days: int) -> Room:
    """Make room."""
    week, most = LONGEST_WEEK, max(1, tours.most)
    return Room(
        np.zeros(places, np.int64),
        np.zeros(teams * days, np.int64),
        np.zeros((teams, days), np.int64),
        np.zeros(points),
        np.zeros((week, most), np.int64),
        np.zeros((week, most), np.int64),
        np.zeros((week, most)),
        np.zeros((week, most)),
        np.zeros((week, 2, most)),
        np.zeros((week, 2, most), np.int64),
        np.zeros(week + 1),
        np.zeros(week + 1, np.int64),
        np.zeros((week, 2), np.int64),
    )

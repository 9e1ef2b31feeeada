"""Teams on tour whose weeks can be made anew as a whole (see ``weeks``), and the room that this takes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from outreach_planner.deciding.compiled import compiled
from outreach_planner.deciding.search.arrays import Arrays
from outreach_planner.world.instance import Floats, Ints

NO_WAY = -1e18
LONGEST_WEEK = 8
"""Most days that are made anew at once."""
ONE_IN = 30
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
    missing : Floats, shape (I,)
        ``z`` of the points that visits taken out had taken, up to the day.
    later : Floats, shape (I,)
        What one more person taken away is worth in the visits after the week.
    fair_rupiah : Floats, shape (K,)
        What it is worth more to serve a person of each kabupaten, as it is served worst.
    gain, come, spent : Floats, shape (W, N)
        What a visit gains if it serves all who come, how many these are, and what it costs, less
        a little chance.
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

    missing: Floats
    later: Floats
    fair_rupiah: Floats
    gain: Floats
    come: Floats
    spent: Floats
    best: Floats
    came: Ints
    home: Floats
    back: Ints
    week: Ints


def tours_of(a: Arrays) -> Tours | None:
    """Find the teams that may sleep away, and their options of one service."""
    ways, crowd = a.ways, a.crowd
    start, onward_start = [0], [0]
    option: list[int] = []
    onward: list[int] = []
    touring = np.zeros(len(ways.away), dtype=np.bool_)
    for u in range(len(touring)):
        held = np.flatnonzero(ways.allowed[u].any(axis=1))
        touring[u] = ways.away[u].any()
        held = held[crowd.second[held] < 0]
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


@compiled
def room_for_weeks(tours: Tours, points: int, kabupaten: int) -> Room:
    """Make room."""
    week, most = LONGEST_WEEK, max(1, tours.most)
    return Room(
        np.zeros(points),
        np.zeros(points),
        np.zeros(kabupaten),
        np.zeros((week, most)),
        np.zeros((week, most)),
        np.zeros((week, most)),
        np.zeros((week, 2, most)),
        np.zeros((week, 2, most), np.int64),
        np.zeros(week + 1),
        np.zeros(week + 1, np.int64),
        np.zeros((week, 2), np.int64),
    )

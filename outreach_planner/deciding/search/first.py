"""A first plan at once: day by day each team holds what is worth most that day.

Where that misses a promise, it is made again round visits that keep it.

Plain NumPy, so that a planner sees a plan while the compiled search is still being made ready on a
fresh machine. It is also the honest rival: greedy by immediate value.
"""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.search.arrays import Arrays
from outreach_planner.deciding.search.day_trips import (
    Cell,
    all_served,
    fits_rows,
    immediate_worth,
    rows_of,
    served,
)
from outreach_planner.deciding.search.promises import promised, unmet
from outreach_planner.deciding.search.room_left import RoomLeft
from outreach_planner.model.network import Schedule
from outreach_planner.world.instance import Floats

PROMISED_RUPIAH = 1e15
"""Worth of a visit that a row still asks for (a guarantee, a pin): such visits come first."""
REPAIRS = 4
"""So often at most the plan is made again."""


def first_schedule(a: Arrays) -> Schedule:
    """Choose day by day the day trip of the highest immediate value that keeps all upper limits.

    Parameters
    ----------
    a : Arrays

    Returns
    -------
    Schedule
        Without nights. It may fall short of rows and shares with a lower limit; the search then mends it.
    """
    best, missed = greedy_schedule(a, ())
    wanted = missed
    for _ in range(REPAIRS if missed else 0):
        schedule, still = greedy_schedule(a, promised(a, wanted))
        if len(still) < len(missed):
            best, missed = schedule, still
        if still <= wanted:  # met, or tried in vain
            break
        wanted |= still
    return best


def greedy_schedule(a: Arrays, promises: tuple[Cell, ...]) -> tuple[Schedule, frozenset[int]]:
    """Hold some visits, given by day, and choose the others day by day so that these keep their people.

    Returns
    -------
    (schedule, missed)
        And the rows that count too few visits.
    """
    ways, crowd, links, purse = a
    teams, _, days = ways.allowed.shape
    option = np.full((teams, days), -1, dtype=np.int64)
    counted, taken = np.zeros(len(links.lower)), np.zeros(crowd.survive.shape[1])
    room, later, ahead = RoomLeft(purse, ways), list(promises), taken
    for u, o, t in promises:
        rows, times = rows_of(links, (u, o, t))
        counted[rows] += times
        people, ahead = served(a, (u, o, t), ahead) or (0.0, ahead)
        room.take(u, o, t, people)
    for t in range(days):
        due = {u: o for u, o, day in promises if day == t}
        for u in range(teams):
            if u in due:
                option[u, t] = due[u]
                later.remove((u, due[u], t))
                taken = (served(a, (u, due[u], t), taken) or (0.0, taken))[1]
                continue
            for _, o in _by_worth(a, u, t, taken, counted, room):
                people, after = served(a, (u, o, t), taken) or (0.0, taken)
                if not all_served(a, later, after):
                    continue
                option[u, t], taken = o, after
                rows, times = rows_of(links, (u, o, t))
                counted[rows] += times
                room.take(u, o, t, people)
                break
    return Schedule(option, np.zeros((teams, days), dtype=np.bool_)), unmet(links, counted)


def _by_worth(
    a: Arrays, u: int, t: int, taken: Floats, counted: Floats, room: RoomLeft
) -> list[tuple[float, int]]:
    """List the options that fit and pay on a day, the best first."""
    found = []
    for o in map(int, np.flatnonzero(a.ways.allowed[u, :, t])):
        cell: Cell = (u, o, t)
        trip = served(a, cell, taken) if fits_rows(a.links, counted, cell) else None
        if trip is None:
            continue
        if room.is_limited and not room.holds(u, o, t, trip[0]):
            continue
        rows, _ = rows_of(a.links, cell)
        asked = float(np.sum(counted[rows] < a.links.lower[rows]))
        worth = immediate_worth(a, cell, taken) + PROMISED_RUPIAH * asked
        if worth > 0.0:
            found.append((-worth, o))
    return sorted(found)

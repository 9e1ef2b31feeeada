"""A first plan at once: day by day, each team holds what is worth most that day.

Plain NumPy, so that a planner sees a plan while the compiled search is still being made ready on a
fresh machine. It is also the honest rival: greedy by immediate value.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from outreach_planner.deciding.search.arrays import Arrays, Links
from outreach_planner.deciding.search.room_left import RoomLeft
from outreach_planner.model.network import FROM_HOME, Schedule
from outreach_planner.world.instance import Floats, Ints

PROMISED_RUPIAH = 1e15
"""Worth of a visit that a row still asks for (a guarantee, a pin): such visits come first."""


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
    ways, crowd, links, purse = a
    teams, _, days = ways.allowed.shape
    option = np.full((teams, days), -1, dtype=np.int64)
    counted = np.zeros(len(links.lower))
    taken = np.zeros(crowd.survive.shape[1])
    room = RoomLeft(purse, ways)
    for t in range(days):
        for u in range(teams):
            best, chosen = 0.0, -1
            for o in np.flatnonzero(ways.allowed[u, :, t]):
                worth = _worth(a, u, int(o), t, taken)
                if worth is None:
                    continue
                if room.is_limited and not room.holds(u, int(o), t, _people(a, u, int(o), t, taken)):
                    continue
                rows, coefficients = _rows(links, u, int(o), t)
                if np.any(counted[rows] + coefficients > links.upper[rows]):
                    continue
                worth += PROMISED_RUPIAH * float(np.sum(counted[rows] < links.lower[rows]))
                if worth > best:
                    best, chosen = worth, int(o)
            if chosen < 0:
                continue
            option[u, t] = chosen
            rows, coefficients = _rows(links, u, chosen, t)
            counted[rows] += coefficients
            point, come = _served(a, u, chosen, t, taken)
            taken[point] += come / crowd.survive[t, point]
            room.take(u, chosen, t, float(come.sum()))
    return Schedule(option, np.zeros((teams, days), dtype=np.bool_))


def _rows(links: Links, u: int, o: int, t: int) -> tuple[Ints, Ints]:
    cell = (u * links.shape[0] + o) * links.shape[1] + t
    entries = slice(links.cell_start[cell], links.cell_start[cell + 1])
    return links.cell_row[entries], links.cell_coefficient[entries]


def _served(a: Arrays, u: int, o: int, t: int, taken: Floats) -> tuple[Ints, Floats]:
    """Points and people served by a day trip."""
    ways, crowd = a.ways, a.crowd
    rows = slice(crowd.start[o], crowd.start[o + 1])
    point = crowd.point[rows]
    waiting = crowd.undisturbed[t, point] - crowd.survive[t, point] * taken[point]
    come = crowd.share[crowd.season[t], rows] * waiting
    capacity = ways.capacity[u, ways.kind[t], FROM_HOME, o, -1]
    return point, come * min(1.0, capacity / max(come.sum(), 1e-9))


def _people(a: Arrays, u: int, o: int, t: int, taken: Floats) -> float:
    return float(_served(a, u, o, t, taken)[1].sum())


def _worth(a: Arrays, u: int, o: int, t: int, taken: Floats) -> float | None:
    """Immediate value of a day trip less its cost; None if it cannot be or serves fewer than its minimum."""
    ways, crowd = a.ways, a.crowd
    if ways.capacity[u, ways.kind[t], FROM_HOME, o, -1] < 0:
        return None
    point, come = _served(a, u, o, t, taken)
    if come.sum() < crowd.minimum[o].sum():
        return None
    home, season = ways.leg_rupiah.shape[2] - 1, ways.season[t]
    stops = home, ways.place[o], ways.last_place[o], home
    legs = sum(ways.leg_rupiah[u, season, a, b] for a, b in pairwise(stops) if a != b)
    value = crowd.value[season, crowd.start[o] : crowd.start[o + 1]]
    later = crowd.rest[t, point] + crowd.queue[1] * crowd.future_drawn[t, point]
    return float(come @ (value - later) - ways.visit_rupiah[u, o] - legs)

"""Day trips one by one in plain NumPy: whom they serve, what they are worth, which rows count them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from outreach_planner.deciding.search.arrays import Arrays, Links
from outreach_planner.model.network import FROM_HOME
from outreach_planner.world.instance import Floats, Ints

Cell = tuple[int, int, int]
"""A day trip: team, option and day."""


def served(a: Arrays, cell: Cell, taken: Floats) -> tuple[float, Floats] | None:
    """Serve who comes on a day trip, each of its services from its own people.

    Parameters
    ----------
    a : Arrays
    cell : (team, option, day)
    taken : Floats, shape (I,)
        ``z`` of the points (see ``arrays``) before it.

    Returns
    -------
    (people, taken) or None
        People served and ``z`` after it; None where no day trip is possible or a service stays below its
        minimum.
    """
    (u, o, t), ways, crowd = cell, a.ways, a.crowd
    whole = int(ways.capacity[u, ways.kind[t], FROM_HOME, o, -1])
    if whole < 0:
        return None
    later, people = int(ways.second_capacity[u, ways.kind[t], o, -1]), 0.0
    services = ((crowd.first[o], whole - later), (crowd.second[o], later))
    taken = taken.copy()
    for (service, capacity), minimum in zip(services, crowd.minimum[o], strict=True):
        if service < 0:
            continue
        point, come = coming(a, int(service), t, taken)
        come = come * min(1.0, capacity / max(come.sum(), 1e-9))
        if come.sum() < minimum:
            return None
        people += float(come.sum())
        taken[point] += come / crowd.survive[t, point]
    return people, taken


def coming(a: Arrays, o: int, t: int, taken: Floats) -> tuple[Ints, Floats]:
    """Points of an option and the people who come from each, however many fit."""
    crowd = a.crowd
    rows = slice(crowd.start[o], crowd.start[o + 1])
    point = crowd.point[rows]
    waiting = crowd.undisturbed[t, point] - crowd.survive[t, point] * taken[point]
    return point, crowd.share[crowd.season[t], rows] * waiting


def all_served(a: Arrays, cells: Iterable[Cell], taken: Floats) -> bool:
    """Say whether day trips, given by day, serve their minimums one after the other."""
    for cell in cells:
        found = served(a, cell, taken)
        if found is None:
            return False
        taken = found[1]
    return True


def immediate_worth(a: Arrays, cell: Cell, taken: Floats) -> float:
    """Value of the people who come to a day trip less its cost and what they are worth unvisited."""
    (u, o, t), ways, crowd = cell, a.ways, a.crowd
    point, come = coming(a, o, t, taken)
    come = come * min(1.0, ways.capacity[u, ways.kind[t], FROM_HOME, o, -1] / max(come.sum(), 1e-9))
    home, season = ways.leg_rupiah.shape[2] - 1, ways.season[t]
    stops = home, ways.place[o], ways.last_place[o], home
    legs = sum(ways.leg_rupiah[u, season, a, b] for a, b in pairwise(stops) if a != b)
    value = crowd.value[season, crowd.start[o] : crowd.start[o + 1]]
    later = crowd.rest[t, point] + crowd.queue[1] * crowd.future_drawn[t, point]
    return float(come @ (value - later) - ways.visit_rupiah[u, o] - legs)


def rows_of(links: Links, cell: Cell) -> tuple[Ints, Ints]:
    """Rows that count a visit, and how often."""
    u, o, t = cell
    number = (u * links.shape[0] + o) * links.shape[1] + t
    entries = slice(links.cell_start[number], links.cell_start[number + 1])
    return links.cell_row[entries], links.cell_coefficient[entries]


def fits_rows(links: Links, counted: Floats, cell: Cell) -> bool:
    """Say whether a visit more breaks no upper limit."""
    rows, times = rows_of(links, cell)
    return not bool(np.any(counted[rows] + times > links.upper[rows]))

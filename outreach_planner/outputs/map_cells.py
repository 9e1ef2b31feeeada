"""Cells around centres: whose land is nearest to which, where the office gave no boundaries."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from outreach_planner.outputs.geometry import Coordinates
from outreach_planner.world.instance import Floats

KM_A_DEGREE = 111.2
FARTHEST_KM = 20.0
"""A cell ends this far from its centre: beyond, the land is nobody's."""
CORNERS = 24
DECIMALS = 4
"""Decimals of a degree, about ten metres."""


def cells(centres: Sequence[Coordinates]) -> list[tuple[Coordinates, ...]]:
    """Give each centre the land that is nearer to it than to any other and within ``FARTHEST_KM``.

    Centres at the same spot share one cell.

    Parameters
    ----------
    centres : sequence of (lat, lon)

    Returns
    -------
    list of tuple of (lat, lon)
        The corners of each cell, in the order of the centres; the last is not the first again.
    """
    if not centres:
        return []
    degrees = np.array(centres, dtype=np.float64)
    across = KM_A_DEGREE * math.cos(math.radians(float(degrees[:, 0].mean())))
    km = degrees * (KM_A_DEGREE, across)
    turn = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    disc = FARTHEST_KM * np.column_stack((np.sin(turn), np.cos(turn)))
    found = []
    for centre in km:
        others = km - centre
        distance = np.hypot(others[:, 0], others[:, 1])
        cell = disc
        for neighbour in np.argsort(distance, kind="stable"):
            if distance[neighbour] == 0:
                continue
            if distance[neighbour] >= 2 * np.hypot(cell[:, 0], cell[:, 1]).max():
                break
            cell = _nearer(cell, others[neighbour])
        corners = (cell + centre) / (KM_A_DEGREE, across)
        found.append(
            tuple((round(float(lat), DECIMALS), round(float(lon), DECIMALS)) for lat, lon in corners)
        )
    return found


def _nearer(cell: Floats, neighbour: Floats) -> Floats:
    """Cut off what of a convex cell around (0, 0) is nearer to a neighbour."""
    excess = cell @ neighbour - neighbour @ neighbour / 2
    corners: list[Floats] = []
    for number, corner in enumerate(cell):
        here, there = excess[number], excess[(number + 1) % len(cell)]
        following = cell[(number + 1) % len(cell)]
        if here <= 0:
            corners.append(corner)
        if (here < 0 < there) or (there < 0 < here):
            corners.append(corner + (following - corner) * (here / (here - there)))
    return np.array(corners)

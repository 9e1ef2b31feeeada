"""Which people are shared, and on which days: the rows of the master that speak of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from outreach_planner.deciding.bound.clusters import Cluster
from outreach_planner.world.instance import Bools, Instance, Ints


@dataclass(frozen=True)
class Grid:
    """Numbers of the rows and columns about shared people; -1 where there is none.

    Attributes
    ----------
    person : Ints, shape (U, D, I)
        Row of a team's visits to the people of a point on a day.
    missing : Ints, shape (D, I)
        Number of the column "missing before the visits of the day", and of the row that says how many
        of them are missing the next time.
    following : Ints, shape (D, I)
        The next day on which the point is in the grid.
    persons, missings : int
        How many there are.
    """

    person: Ints
    missing: Ints
    following: Ints
    persons: int
    missings: int


def shared_people(instance: Instance, clusters: Sequence[Cluster], teams: int) -> Grid:
    """Find the points that several clusters reach and the days on which they may be visited."""
    days, points = instance.people.arrivals.shape
    reached = np.zeros(points, dtype=np.int64)
    visited = np.zeros((teams, days, points), dtype=np.bool_)
    for cluster in clusters:
        reached[cluster.points] += 1
        open_cell = np.zeros((len(cluster.options), len(cluster.days)), dtype=np.bool_)
        open_cell[cluster.option, cluster.day] = True
        of_row = cluster.row_option
        x, r = np.nonzero(open_cell[of_row].T & (cluster.share > 0))
        visited[cluster.team, cluster.days[x], cluster.points[cluster.point[r]]] = True
    visited[:, :, reached < 2] = False
    person = _numbered(visited)
    some: Bools = np.asarray(visited.any(axis=0))
    following = np.full((days, points), -1)
    coming = np.full(points, -1)
    for t in reversed(range(days)):
        following[t] = np.where(some[t], coming, -1)
        coming = np.where(some[t], t, coming)
    return Grid(person, _numbered(some), following, int(visited.sum()), int(some.sum()))


def _numbered(chosen: Bools) -> Ints:
    """Give the chosen cells running numbers, the others -1."""
    result = np.full(chosen.shape, -1, dtype=np.int64)
    result[chosen] = np.arange(int(chosen.sum()))
    return result

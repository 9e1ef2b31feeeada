"""A schedule of one cluster with the people it serves, and how it falls apart by other clusters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from outreach_planner.deciding.bound.clusters import Cluster
from outreach_planner.deciding.bound.visits import Visits
from outreach_planner.world.instance import Floats, Ints


@dataclass(frozen=True)
class ClusterSchedule:
    """A cluster's schedule with the people it serves.

    Attributes
    ----------
    cluster : int
    visit : Ints, shape (K,)
        Indexes into the possible visits.
    day, point : Ints, shape (N,)
        Of each entry of served people, indexes of the instance.
    served, share, value : Floats, shape (N,)
        People served there, the largest share of the waiting who can be served, rupiah of serving one.
    """

    cluster: int
    visit: Ints
    day: Ints
    point: Ints
    served: Floats
    share: Floats
    value: Floats


def owners(clusters: Sequence[Cluster], visits: int) -> Ints:
    """Tell the cluster of each possible visit, shape (V,)."""
    result = np.full(visits, -1, dtype=np.int64)
    for number, cluster in enumerate(clusters):
        result[cluster.visit] = number
    return result


def split(schedule: ClusterSchedule, visits: Visits, owner: Ints) -> list[ClusterSchedule]:
    """Take a schedule, its visits on different days, apart by other clusters (``owners`` tells theirs)."""
    number = owner[schedule.visit]
    result = []
    for cluster in np.unique(number):
        visit = schedule.visit[number == cluster]
        own = np.isin(schedule.day, visits.day[visit])
        result.append(
            ClusterSchedule(
                int(cluster),
                visit,
                schedule.day[own],
                schedule.point[own],
                schedule.served[own],
                schedule.share[own],
                schedule.value[own],
            )
        )
    return result

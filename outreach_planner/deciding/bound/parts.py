"""Merging clusters, and what the parts of a merged cluster still prove about it.

Before clusters are merged, prices on the people whom several reach kept them apart. Those prices are kept as
``inner``: for later visits S' of the merged cluster, of a team that makes one visit a day, each day t gives

    served[t, i] / share + those missing on day t since earlier visits of S' <= waiting[t, i]

with the waiting if only the visits before S' are made. Priced with ``inner >= 0`` the merged cluster falls
apart again: S' is worth at most the dolls of its parts, each person dearer by the inner prices, plus
``sum inner waiting``, which is linear in the crowd when S' begins:

    slope[x, i] = inner[x, i] + ratio[x + 1, i] slope[x + 1, i]
    ceiling[x] = parts' dolls from day x on + sum over t >= x of inner[t] (waiting[t] from nobody on day x)

So the search of the merged cluster begins with what its parts had proved, and proves the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from outreach_planner.deciding.bound.clusters import Cluster, make_cluster
from outreach_planner.deciding.bound.ground import Ground
from outreach_planner.world.instance import Bools, Floats


def merge(ground: Ground, parts: Sequence[Cluster], person: Floats, elsewhere: Bools) -> Cluster:
    """Merge clusters of one team.

    Parameters
    ----------
    person : Floats, shape (D, I)
        The team's prices on people; those on people who are from now on nobody else's become inner ones.
    elsewhere : Bools, shape (I,)
        Points that other clusters reach too.
    """
    options = sorted({int(o) for part in parts for o in part.options})
    merged = make_cluster(ground, parts[0].team, options)
    inner = person[merged.days][:, merged.points] * ~elsewhere[merged.points]
    return replace(merged, parts=tuple(parts), inner=inner)


def slopes(cluster: Cluster) -> Floats:
    """Rupiah by which a person who waits before the visits of day x raises the ceiling, shape (X, I)."""
    slope = cluster.inner.copy()
    for x in reversed(range(len(cluster.days) - 1)):
        slope[x] += cluster.ratio[x + 1] * slope[x + 1]
    return slope


def ceiling_of(cluster: Cluster, slope: Floats, dolls: Sequence[Floats]) -> Floats:
    """Compute the ceiling from the dolls of the parts (each on the part's own days), shape (X + 1,)."""
    days = len(cluster.days)
    ceiling = np.zeros(days + 1)
    for part, doll in zip(cluster.parts, dolls, strict=True):
        ceiling[:days] += doll[np.searchsorted(part.days, cluster.days)]
    joined = (cluster.inner * cluster.undisturbed).sum(axis=1)
    joined = np.cumsum(joined[::-1])[::-1]
    ceiling[:days] += joined - (slope * cluster.undisturbed).sum(axis=1)
    return ceiling


def part_worth(cluster: Cluster, part: Cluster, worth: Floats, slope: Floats) -> Floats:
    """Compute the worth of the part's people with the inner prices taken off, shape (X, R) of the part."""
    days = np.searchsorted(cluster.days, part.days)
    rows = np.searchsorted(cluster.reach, part.reach)
    own = cluster.inner[days][:, cluster.point[rows]]
    later = np.zeros_like(slope)
    later[:-1] = cluster.ratio[1:] * slope[1:]
    priced = np.divide(own, part.come, out=np.zeros_like(own), where=part.come > 0)
    result: Floats = worth[np.ix_(days, rows)] - priced - later[days][:, cluster.point[rows]]
    return result

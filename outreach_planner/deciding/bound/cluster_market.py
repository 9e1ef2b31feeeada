"""The market of a cluster at given prices."""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.bound.clusters import Cluster
from outreach_planner.deciding.bound.market import Market
from outreach_planner.world.instance import Bools, Floats


def no_parts(cluster: Cluster) -> tuple[Floats, Floats]:
    """Ceiling and slope of a cluster about which nothing is known yet."""
    return np.full(len(cluster.days) + 1, np.inf), np.zeros(cluster.undisturbed.shape)


def market_at(cluster: Cluster, each: Floats, cost: Floats, ceiling: Floats, slope: Floats) -> Market:
    """Lay out the market; ``each`` and ``cost`` as ``worth`` and ``cost`` there."""
    order = np.empty(each.shape, dtype=np.int64)
    for w in range(len(cluster.start) - 1):
        rows = slice(cluster.start[w], cluster.start[w + 1])
        order[:, rows] = np.argsort(-each[:, rows], axis=1, kind="stable") + cluster.start[w]
    return Market(
        service_start=cluster.service_start,
        start=cluster.start,
        point=cluster.point,
        minimum=cluster.minimum,
        share=cluster.share,
        worth=np.ascontiguousarray(each),
        order=order,
        sure=cluster.sure,
        undisturbed=cluster.undisturbed,
        least=cluster.least,
        ratio=cluster.ratio,
        day_start=cluster.day_start,
        option=cluster.option,
        day=cluster.day,
        capacity=cluster.capacity,
        least_capacity=cluster.least_capacity,
        cost=cost,
        clash_start=cluster.clash_start,
        clash=cluster.clash,
        kept=kept_visits(cluster, cost),
        ceiling=ceiling,
        slope=slope,
    )


def kept_visits(cluster: Cluster, cost: Floats) -> Bools:
    """Drop a visit if another way to the same option on the same day is as good for everything.

    It costs no more, may serve as many, and leaves as many: those whom it need not serve may be worth more
    on a later day.
    """
    cell = cluster.option * len(cluster.days) + cluster.day
    most, least = cluster.capacity, cluster.least_capacity
    order = np.lexsort((np.arange(len(cell)), -most[:, 1], -most[:, 0], cost, cell))
    kept = np.ones(len(cell), dtype=np.bool_)
    begins = np.flatnonzero(np.diff(cell[order], prepend=-1))
    for first, end in zip(begins, np.append(begins[1:], len(order)), strict=True):
        same = order[first:end]
        for k in range(1, len(same)):
            c, better = same[k], same[:k]
            good = (most[better] >= most[c]).all(axis=1) & (least[better] <= least[c]).all(axis=1)
            kept[c] = not good.any()
    return kept

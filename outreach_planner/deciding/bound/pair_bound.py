"""The bound of a cluster whose search was cut short: by one refined diagram, or by two side by side."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from outreach_planner.deciding.bound.by_days import good_schedules
from outreach_planner.deciding.bound.clusters import Cluster
from outreach_planner.deciding.bound.diagram import rest_of_single_visits
from outreach_planner.deciding.bound.effort import Effort
from outreach_planner.deciding.bound.market import Market
from outreach_planner.deciding.bound.paired import bound_side_by_side
from outreach_planner.deciding.bound.parts import ceiling_of, part_worth, slopes
from outreach_planner.deciding.bound.refined import NO_GAIN, Branches, Drawn, drawn
from outreach_planner.deciding.bound.searched import searched
from outreach_planner.world.instance import Floats

WIDTHS, FINE_WIDTHS = (4_000, 12_000), (4_000, 12_000, 40_000, 100_000)
"""States of a diagram, each time it is drawn: for a bound alone, and to be followed beside another."""
MOST_ALONE = 16
"""Options up to which one diagram is enough."""
AIM = 0.25
"""Side by side they aim at this part of the way from a schedule found to what the parts prove."""


def bound_of_refined(
    cluster: Cluster,
    each: Floats,
    visit_cost: Floats,
    m: Market,
    doll: Floats,
    best: float,
    effort: Effort,
) -> float:
    """Bound what any schedule of a cluster is worth.

    Parameters
    ----------
    each, visit_cost : Floats
        As of ``price_cluster``.
    m : Market
    doll : Floats, shape (X + 1,)
        Visits from each day on are known to be worth no more than this.
    best : float
        The bound need not be below this.
    effort : Effort
    """
    if len(cluster.parts) == 2 and len(cluster.options) > MOST_ALONE:
        return min(float(doll[0]), _of_pair(cluster, each, visit_cost, m, doll, best, effort))
    rest = np.minimum(doll, rest_of_single_visits(m))
    found = drawn(m, best, rest, WIDTHS, effort.halt)
    return float(rest[0]) if found is None else found.bound


def _of_pair(
    cluster: Cluster,
    each: Floats,
    visit_cost: Floats,
    m: Market,
    doll: Floats,
    best: float,
    effort: Effort,
) -> float:
    """Follow the diagrams of the two parts side by side."""
    slope, markets, dolls = slopes(cluster), [], []
    for part in cluster.parts:
        worth = part_worth(cluster, part, each, slope)
        market, known, _found, _counts, nodes = searched(part, worth, visit_cost, effort)
        if nodes < 0:
            found = max(
                [worth for worth, _ in good_schedules(market, effort.most_states, effort.halt)] + [0.0]
            )
            rest = np.minimum(known, rest_of_single_visits(market))
            alone = drawn(market, found, rest, WIDTHS, effort.halt)
            if alone is None:
                return np.inf
            known = np.minimum(known, alone.bound)
        markets.append(market)
        dolls.append(known)
    joined = ceiling_of(cluster, slope, [np.zeros_like(known) for known in dolls])
    ceiling = ceiling_of(cluster, slope, dolls)
    served = (slope * cluster.undisturbed).sum(axis=1)
    root = float(ceiling[0] + served[0])
    aim = best + AIM * max(0.0, root - best)
    pair = []
    for part, market, known in zip(cluster.parts, markets, dolls, strict=True):
        rest = np.minimum(known, rest_of_single_visits(market))
        fine = drawn(market, float(known[0]) - (root - aim), rest, FINE_WIDTHS, effort.halt)
        if fine is None:
            return np.inf
        pair.append(on_days_of(cluster, part, fine))
    part_of, branch = np.zeros(len(cluster.options), np.int64), np.full(len(cluster.visit), NO_GAIN)
    for number, (part, diagram) in enumerate(zip(cluster.parts, pair, strict=True)):
        part_of[np.searchsorted(cluster.options, part.options)] = number
        order = np.argsort(cluster.visit)
        branch[order[np.searchsorted(cluster.visit[order], part.visit)]] = diagram.branch
    rest = np.minimum(doll, rest_of_single_visits(m))
    rest[:-1] = np.minimum(rest[:-1], ceiling[:-1] + served)
    market = m._replace(ceiling=ceiling, slope=slope)
    side_by_side = bound_side_by_side(
        market, part_of, branch, pair, aim, rest, joined, effort.most_pairs, effort.halt
    )
    return min(root, side_by_side)


def on_days_of(cluster: Cluster, part: Cluster, found: Drawn) -> Drawn:
    """Lay a part's diagram out on the days of the cluster: where the part has no visits it stays as it is."""
    if len(part.days) == len(cluster.days):
        return found
    layer = np.searchsorted(part.days, cluster.days)
    own = np.isin(cluster.days, part.days)
    states = found.onward.shape[1]
    stay: Branches = np.full(found.child.shape[1:], NO_GAIN, dtype=found.child.dtype)
    stay[:, 0] = np.arange(len(stay))
    child = np.stack([found.child[layer[x]] if own[x] else stay for x in range(len(own))])
    onward = np.concatenate([found.onward[layer], np.zeros((1, states))])
    return replace(found, child=np.ascontiguousarray(child), onward=onward)

"""A cluster searched after its parts, which prove most of it (see ``parts``)."""

from __future__ import annotations

from outreach_planner.deciding.bound.cluster_market import market_at, no_parts
from outreach_planner.deciding.bound.cluster_search import best_schedules
from outreach_planner.deciding.bound.clusters import Cluster
from outreach_planner.deciding.bound.effort import Effort
from outreach_planner.deciding.bound.market import Market
from outreach_planner.deciding.bound.parts import ceiling_of, part_worth, slopes
from outreach_planner.world.instance import Floats, Ints

MOST_VISITS = 40


def searched(
    cluster: Cluster, each: Floats, visit_cost: Floats, effort: Effort
) -> tuple[Market, Floats, Ints, Ints, int]:
    """Search a cluster after its parts: its market and what ``best_schedules`` returns.

    ``each`` and ``visit_cost`` as of ``price_cluster``.
    """
    ceiling, slope = no_parts(cluster)
    if cluster.parts:
        slope = slopes(cluster)
        dolls = [
            searched(part, part_worth(cluster, part, each, slope), visit_cost, effort)[1]
            for part in cluster.parts
        ]
        ceiling = ceiling_of(cluster, slope, dolls)
    market = market_at(cluster, each, visit_cost[cluster.visit], ceiling, slope)
    most = min(MOST_VISITS, len(cluster.days))
    return market, *best_schedules(market, effort.tolerance, effort.most_nodes, most, effort.halt)

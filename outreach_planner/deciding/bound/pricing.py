"""The best schedule of each cluster at given prices, and the bound that follows.

The bound at any prices: everybody's worth unvisited (``worth``), plus what the limits pay, plus each
cluster's best value (not below 0) with visits at their cost and people at what they are worth there:

    value of serving + fair - left - person[own team, day] / share - sum of person[teams served later, day]

It is a Lagrangian relaxation: rows that hold for every permitted schedule with its simulated service are
priced, what remains falls apart by cluster. The rows of shared people hold because a team makes one
visit a day: of ``sum over its options of served / share`` one term is not zero, and it is at most what
waits when the team is served: the undisturbed, less those whom teams before it served that day, less
those of the earlier days' served who would still wait.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.deciding.bound.alone import best_alone, follow_alone
from outreach_planner.deciding.bound.by_days import bound_by_days, good_schedules
from outreach_planner.deciding.bound.cluster_market import market_at, no_parts
from outreach_planner.deciding.bound.cluster_schedule import ClusterSchedule
from outreach_planner.deciding.bound.cluster_search import service_of
from outreach_planner.deciding.bound.clusters import Cluster
from outreach_planner.deciding.bound.effort import Effort
from outreach_planner.deciding.bound.lone_place import best_of_lone_place
from outreach_planner.deciding.bound.market import Market
from outreach_planner.deciding.bound.pair_bound import bound_of_refined
from outreach_planner.deciding.bound.prices import Prices
from outreach_planner.deciding.bound.searched import MOST_VISITS, searched
from outreach_planner.deciding.bound.worth import Worth
from outreach_planner.world.instance import Floats, Ints

LONE_SCHEDULES = 4
"""Schedules of a lone place that are told."""


@dataclass(frozen=True)
class Priced:
    """What pricing one cluster found.

    Attributes
    ----------
    bound : float
        No schedule of the cluster is worth more at the prices; >= 0.
    schedules : tuple of ClusterSchedule
        Good ones, the best first; empty if none is worth its cost.
    nodes : int
        Size of the search; negative if it was cut short.
    """

    bound: float
    schedules: tuple[ClusterSchedule, ...]
    nodes: int


def person_worth(cluster: Cluster, prices: Prices, worth: Worth) -> Floats:
    """Compute what serving one person of each reach row is worth on each day of the cluster, shape (X, R)."""
    days, points = cluster.days, cluster.points[cluster.point]
    person = prices.person[:, days][:, :, points]
    each = cluster.value + worth.fair[points] - worth.left[days][:, points]
    each = each - person[cluster.team + 1 :].sum(axis=0)
    own, come = person[cluster.team], cluster.come
    result: Floats = each - np.divide(own, come, out=np.zeros_like(own), where=come > 0)
    return result


def price_cluster(number: int, cluster: Cluster, each: Floats, visit_cost: Floats, effort: Effort) -> Priced:
    """Search the cluster's best schedule; its parts first, which prove most of it.

    Parameters
    ----------
    each : Floats, shape (X, R)
        Worth of serving one person (``person_worth``).
    visit_cost : Floats, shape (V,)
        What each possible visit costs, limits included.
    """
    if cluster.again is not None:
        market = market_at(cluster, each, visit_cost[cluster.visit], *no_parts(cluster))
        most = min(MOST_VISITS, len(cluster.days))
        worths, found, counts = best_of_lone_place(market, cluster.again, most)
        order = np.argsort(-worths, kind="stable")[:LONE_SCHEDULES]
        bound, found, counts, nodes = float(worths[order[0]]), found[order], counts[order], 0
    else:
        market, doll, found, counts, nodes = searched(cluster, each, visit_cost, effort)
        bound = float(doll[0])
    good = [found[x, : counts[x]].copy() for x in range(len(counts)) if counts[x] > 0]
    if nodes < 0 and effort.most_states > 0:
        followed = good_schedules(market, effort.most_states, effort.halt)
        good = [chosen for _worth, chosen in followed] + good
        best = max([worth for worth, _chosen in followed], default=0.0) + effort.tolerance
        if effort.guess:
            bound = min(bound, best)
        elif effort.most_pairs > 0:
            bound = min(bound, bound_of_refined(cluster, each, visit_cost, market, doll, best, effort))
        else:
            proven = bound_by_days(market, cluster.row_option, effort.most_states, best, doll, effort.halt)
            bound = min(bound, proven)
    if cluster.alone and nodes >= 0:
        return _priced_alone(number, cluster, market, doll, good, effort)
    schedules = []
    for chosen in good:
        served = np.zeros((len(chosen), len(cluster.point)))
        service_of(market, chosen, served)
        schedules.append(_schedule(number, cluster, chosen, served))
    return Priced(max(0.0, bound), tuple(schedules), int(nodes))


def _priced_alone(
    number: int, cluster: Cluster, market: Market, doll: Floats, good: list[Ints], effort: Effort
) -> Priced:
    """Search a cluster that has its people to itself, after the search by the least and its schedules."""
    followed = [_followed_alone(number, cluster, market, chosen) for chosen in good]
    known = max([worth for worth, _schedule in followed], default=0.0)
    bound, chosen, nodes = best_alone(
        market, doll, max(0.0, known), effort.tolerance, effort.most_nodes, effort.halt
    )
    if len(chosen):
        followed.append(_followed_alone(number, cluster, market, chosen))
    followed.sort(key=lambda each: -each[0])
    schedules = tuple(schedule for worth, schedule in followed if worth > 0.0)
    return Priced(max(0.0, min(bound, float(doll[0]))), schedules, int(nodes))


def _followed_alone(
    number: int, cluster: Cluster, market: Market, chosen: Ints
) -> tuple[float, ClusterSchedule]:
    served = np.zeros((len(chosen), len(cluster.point)))
    worth = follow_alone(market, chosen, served)
    return worth, _schedule(number, cluster, chosen, served)


def _schedule(number: int, cluster: Cluster, chosen: Ints, served: Floats) -> ClusterSchedule:
    k, r = np.nonzero(served > 0)
    x = cluster.day[chosen][k]
    return ClusterSchedule(
        cluster=number,
        visit=cluster.visit[chosen],
        day=cluster.days[x],
        point=cluster.points[cluster.point[r]],
        served=served[k, r],
        share=cluster.come[x, r],
        value=cluster.value[x, r],
    )

"""The bound softened: smooth in the prices, with its slope, for questions whose clusters are all lone places.

Each cluster's best value and each crew's best path in the bound at given prices is replaced by a softened one
(``soft_places``, ``soft_paths``, ``soft_trips``). Where that is lowest, at a falling heat, the bound itself
is nearly lowest. Nothing is proven here: prices found in this way are prices like any others, and
``question.evaluate`` proves the bound at them.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from outreach_planner.deciding.bound.ascent import common_slack
from outreach_planner.deciding.bound.clusters import Cluster
from outreach_planner.deciding.bound.prices import Prices
from outreach_planner.deciding.bound.question import Question, visit_costs
from outreach_planner.deciding.bound.soft_paths import soften_paths
from outreach_planner.deciding.bound.soft_places import LonePlaces, soften_places
from outreach_planner.deciding.bound.soft_trips import soften_trips
from outreach_planner.deciding.bound.worth import worth_of_people
from outreach_planner.world.instance import Floats, Ints

LEVELS, BEND = 32, 1.7
"""Levels of a place's grid, and how much closer they stand near 0."""
PIECES = 8
"""Pieces that the places are softened in, several at a time."""


@dataclass(frozen=True)
class Softened:
    """All that stays the same while prices change.

    Attributes
    ----------
    question : Question
    places : LonePlaces
    visit : Ints, shape (C,)
        Of each visit of the places its number among all.
    day, point : Ints, shape (X,)
        Of each day of the places, indexes of the instance.
    value : Floats, shape (X,)
        Rupiah of serving one person.
    """

    question: Question
    places: LonePlaces
    visit: Ints
    day: Ints
    point: Ints
    value: Floats


def can_be_softened(question: Question) -> bool:
    """Whether some crew is routed and every cluster is a lone place."""
    lone = all(cluster.again is not None for cluster in question.clusters)
    return lone and len(question.clusters) > 0 and len(question.ground.routes) > 0


def soften(question: Question) -> Softened:
    """Lay out the lone places one after the other."""
    clusters = question.clusters
    days = [len(cluster.days) for cluster in clusters]
    visits = np.cumsum([0, *(len(cluster.visit) for cluster in clusters)])
    day_start = [cluster.day_start[:-1] + begins for cluster, begins in zip(clusters, visits, strict=False)]
    staying = [np.cumprod(cluster.ratio[:, 0]) for cluster in clusters]
    most = [(cluster.undisturbed[:, 0] / stay).max() for cluster, stay in zip(clusters, staying, strict=True)]
    places = LonePlaces(
        start=np.cumsum([0, *days]),
        day_start=np.concatenate([*day_start, visits[-1:]]),
        undisturbed=_each_day(clusters, "undisturbed"),
        staying=np.concatenate(staying),
        share=_each_day(clusters, "share"),
        again=np.concatenate([cluster.again for cluster in clusters if cluster.again is not None]),
        minimum=np.array([cluster.minimum[0] for cluster in clusters]),
        capacity=np.concatenate([cluster.capacity[:, 0] for cluster in clusters]),
        least_capacity=np.concatenate([cluster.least_capacity[:, 0] for cluster in clusters]),
        level=np.maximum(np.array(most), 1.0).reshape(-1, 1) * np.linspace(0.0, 1.0, LEVELS) ** BEND,
    )
    return Softened(
        question=question,
        places=places,
        visit=np.concatenate([cluster.visit for cluster in clusters]),
        day=np.concatenate([cluster.days for cluster in clusters]),
        point=np.repeat([cluster.points[0] for cluster in clusters], days),
        value=_each_day(clusters, "value"),
    )


def value_and_slack(soft: Softened, prices: Prices, heat: float, cool: bool) -> tuple[float, Prices]:
    """Soften the bound at the prices; returns its value and what is left unused of each limit, its slope.

    Where it is ``cool`` the trips of crews are listed, else they are forgetful.
    """
    question, places = soft.question, soft.places
    instance, ground = question.ground.formulation.instance, question.ground
    worth = worth_of_people(instance, prices)
    cost = visit_costs(question, prices)[soft.visit]
    each = soft.value + worth.fair[soft.point] - worth.left[soft.day, soft.point]
    used, served = np.zeros(len(soft.visit)), np.zeros(len(soft.day))
    passes = np.zeros(len(ground.visits.day))
    soften_crew = soften_trips if cool else soften_paths
    cuts = np.linspace(0, len(places.minimum), PIECES + 1).astype(np.int64).tolist()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        running = [
            pool.submit(soften_places, places, first, end, each, cost, heat, used, served)
            for first, end in pairwise(cuts)
        ]
        running += [
            pool.submit(soften_crew, routes.tables, prices.visit, heat, routes.size, passes)
            for routes in ground.routes
        ]
        value = worth.undisturbed + question.limits.constant(prices.limit)
        value += sum(done.result() for done in running)
    made, taken = np.zeros(len(passes)), np.zeros(instance.people.undisturbed.shape)
    made[soft.visit] = used
    taken[soft.day, soft.point] = served
    return value, common_slack(question, prices, made, taken, passes)


def _each_day(clusters: Sequence[Cluster], name: str) -> Floats:
    """Put a table of each cluster's days one after the other."""
    return np.concatenate([np.ascontiguousarray(getattr(cluster, name)[:, 0]) for cluster in clusters])

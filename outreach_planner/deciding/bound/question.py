"""The question laid out for the bound, and the bound at given prices."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, replace

import numpy as np

from outreach_planner.deciding.bound.cliques import rows_inside
from outreach_planner.deciding.bound.clusters import Cluster, make_cluster
from outreach_planner.deciding.bound.crew_paths import best_ways
from outreach_planner.deciding.bound.effort import Effort
from outreach_planner.deciding.bound.ground import Ground, ground_of
from outreach_planner.deciding.bound.grouping import groups_of_options
from outreach_planner.deciding.bound.limits import Limits, limits_of
from outreach_planner.deciding.bound.parts import merge
from outreach_planner.deciding.bound.prices import Prices, fair_weights
from outreach_planner.deciding.bound.pricing import Priced, person_worth, price_cluster
from outreach_planner.deciding.bound.visits import Visits
from outreach_planner.deciding.bound.worth import worth_of_people
from outreach_planner.model.network import Formulation
from outreach_planner.world.instance import Bools, Floats

WORTHLESS_RUPIAH = 1e3
ASK_SECONDS = 0.1


@dataclass(frozen=True)
class Question:
    """All that stays the same while prices change.

    Attributes
    ----------
    ground : Ground
    limits : Limits
    officers : Floats, shape (V, G)
        Places at the counters that a visit takes.
    clusters : tuple of Cluster
    whole_teams : bool
        As of ``groups_of_options``.
    """

    ground: Ground
    limits: Limits
    officers: Floats
    clusters: tuple[Cluster, ...]
    whole_teams: bool = False

    @property
    def shared(self) -> Bools:
        """Points that several clusters reach, shape (I,)."""
        reached = np.zeros(len(self.ground.formulation.instance.people.ids), dtype=np.int64)
        for cluster in self.clusters:
            reached[cluster.points] += 1
        result: Bools = reached > 1
        return result


def lay_out(
    formulation: Formulation,
    most_places: int,
    floor: tuple[Floats, Floats] | None = None,
    whole_teams: bool = False,
) -> Question:
    """Lay out visits, limits, and clusters of at most so many places.

    ``floor`` replaces what ``least_waiting`` finds, where the bound must also hold with fewer people;
    ``whole_teams`` as of ``groups_of_options``.
    """
    ground = ground_of(formulation)
    if floor is not None:
        ground = replace(ground, least=floor[0], part=floor[1], certain=False)
    groups = groups_of_options(ground, most_places, None, whole_teams)
    clusters = tuple(make_cluster(ground, team, options) for team, options in groups)
    holder = np.full((len(formulation.networks) + 1, len(formulation.instance.options.ids)), -1)
    for number, (team, options) in enumerate(groups):
        holder[team, options] = number
    inside = set(rows_inside(ground.cliques, holder).tolist())
    rows = [row for number, row in enumerate(formulation.rows) if number not in inside]
    return Question(
        ground, limits_of(ground, rows), _officers(formulation, ground.visits), clusters, whole_teams
    )


def free_prices(question: Question, weights: Floats) -> Prices:
    """Prices at which nothing costs anything, with these weights of the kabupaten in fairness, made valid."""
    ground, instance = question.ground, question.ground.formulation.instance
    return Prices(
        counter=np.zeros(instance.queues.capacity.shape),
        limit=np.zeros(len(question.limits.lower)),
        visit=np.zeros(len(ground.visits.day)),
        person=np.zeros((len(ground.formulation.networks), *instance.people.arrivals.shape)),
        fairness=fair_weights(instance, weights),
    )


def with_days_at(question: Question, prices: Prices, rupiah: float) -> Prices:
    """Let each day of a team cost so much, and each visit of a routed crew; other prices stay."""
    ground = question.ground
    days = len(ground.formulation.instance.days.dates) * (len(ground.crews.first) - len(ground.routes))
    limit = prices.limit.copy()
    limit[:days] = rupiah
    return replace(prices, limit=limit, visit=np.where(ground.routed, rupiah, 0.0))


def evaluate(
    question: Question, prices: Prices, effort: Effort, stop: Callable[[], bool] = lambda: False
) -> tuple[float, list[Priced]]:
    """Compute the bound at the prices, and what the clusters would do.

    Parameters
    ----------
    stop : callable
        Asked while the clusters are searched, several at a time; True cuts all of them short, and the
        bound is a bound all the same.
    """
    worth = worth_of_people(question.ground.formulation.instance, prices)
    cost = visit_costs(question, prices)

    def price(number: int) -> Priced:
        cluster = question.clusters[number]
        return price_cluster(number, cluster, person_worth(cluster, prices, worth), cost, effort)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        order = sorted(range(len(question.clusters)), key=lambda n: -len(question.clusters[n].visit))
        running = {number: pool.submit(price, number) for number in order}
        while wait(running.values(), ASK_SECONDS).not_done:
            effort.halt[0] |= stop()
        priced = [running[number].result() for number in range(len(question.clusters))]
    constant = worth.undisturbed + question.limits.constant(prices.limit)
    constant += sum(routes.size * best_ways(routes, prices.visit).best for routes in question.ground.routes)
    return constant + sum(found.bound for found in priced), priced


def visit_costs(question: Question, prices: Prices) -> Floats:
    """Sum up what each visit costs at the prices, limits included, shape (V,)."""
    visits = question.ground.visits
    places = (prices.counter[visits.day] * question.officers).sum(axis=1)
    limits = question.limits.cost(prices.limit, len(visits.day))
    result: Floats = visits.rupiah + limits + places + prices.visit
    return result


def regrouped(question: Question, prices: Prices, most_places: int) -> tuple[Question, Prices] | None:
    """Group the options anew, up to so many places; None if that changes nothing.

    Prices on people whom only one cluster reaches from now on move into that cluster.
    """
    priced = [_priced_pairs(question, prices, n.team) for n in question.ground.formulation.networks]
    groups = groups_of_options(question.ground, most_places, priced, question.whole_teams)
    if {(c.team, tuple(c.options.tolist())) for c in question.clusters} == {
        (team, tuple(options)) for team, options in groups
    }:
        return None
    return with_groups(question, prices, groups)


def with_groups(
    question: Question, prices: Prices, groups: Sequence[tuple[int, list[int]]]
) -> tuple[Question, Prices]:
    """Group the options in this way: team and sorted options of each group."""
    points = prices.person.shape[2]
    reached_by = np.zeros((len(groups), points), dtype=np.bool_)
    options_of = question.ground.formulation.instance.options
    for number, (_team, options) in enumerate(groups):
        for o in options:
            reached_by[number, options_of.point[options_of.start[o] : options_of.start[o + 1]]] = True
    reached = reached_by.sum(axis=0)
    clusters = tuple(
        _regrouped(question, team, options, prices.person[team], reached > reached_by[number])
        for number, (team, options) in enumerate(groups)
    )
    person = np.where(reached < 2, 0.0, prices.person)
    return replace(question, clusters=clusters), replace(prices, person=person)


def _regrouped(
    question: Question, team: int, options: Sequence[int], person: Floats, elsewhere: Bools
) -> Cluster:
    """Make the cluster of these options, with what it takes from each cluster before as its parts."""
    parts = []
    for cluster in question.clusters:
        common = sorted(set(options) & set(cluster.options.tolist()))
        if cluster.team == team and common:
            whole = len(common) == len(cluster.options)
            parts.append(cluster if whole else make_cluster(question.ground, team, common))
    return merge(question.ground, parts, person, elsewhere) if len(parts) > 1 else parts[0]


def _priced_pairs(question: Question, prices: Prices, team: int) -> Bools:
    """Pairs of options that share people at a price, or that one cluster holds already, shape (O, O)."""
    options = question.ground.formulation.instance.options
    count = len(options.ids)
    paid = prices.person[team].max(axis=0) > WORTHLESS_RUPIAH
    reach = np.zeros((count, len(paid)), dtype=np.int64)
    reach[np.repeat(np.arange(count), np.diff(options.start)), options.point] = 1
    result: Bools = (reach * paid) @ reach.T > 0
    for cluster in question.clusters:
        if cluster.team == team:
            result[np.ix_(cluster.options, cluster.options)] = True
    return result


def _officers(formulation: Formulation, visits: Visits) -> Floats:
    """Places at the counters that each visit takes, shape (V, G).

    The counters serve at most ``max(0, capacity - places of the officers out)``. Where all teams together
    take more than there is, their parts are scaled down to the capacity: a linear function that is never
    below that maximum.
    """
    queues = formulation.instance.queues
    out = np.zeros((len(formulation.networks), len(formulation.instance.options.ids)))
    for network in formulation.networks:
        out[network.team, network.options] = network.officers_out * queues.officer_day
    scale = np.minimum(1.0, queues.capacity[:, 0] / max(1e-9, float(out.max(axis=1).sum())))
    result = np.zeros((len(visits.day), queues.capacity.shape[1]))
    result[:, 0] = scale[visits.day] * out[visits.team, visits.option]
    return result

"""The proven bound, round after round: price the clusters, add their schedules, ask the master for prices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from outreach_planner.deciding.bound.clusters import Cluster, single_places
from outreach_planner.deciding.bound.known import known_schedules
from outreach_planner.deciding.bound.least import least_waiting
from outreach_planner.deciding.bound.limits import Limits, is_clique, limits_of
from outreach_planner.deciding.bound.master import Master
from outreach_planner.deciding.bound.prices import Prices, fair_weights, mixed
from outreach_planner.deciding.bound.pricing import Effort, Priced, person_worth, price_cluster
from outreach_planner.deciding.bound.visits import Visits, possible_visits
from outreach_planner.deciding.bound.worth import worth_of_people
from outreach_planner.model.network import Formulation, Row, Schedule
from outreach_planner.world.instance import Floats

MOST_PLACES = 9
TOLERANCE, FINE_TOLERANCE = 1e5, 1e4
MOST_NODES = 20_000


@dataclass(frozen=True)
class Question:
    """What stays the same while the bound improves."""

    formulation: Formulation
    visits: Visits
    limits: Limits
    officers: Floats
    floor: tuple[Floats, Floats]
    clusters: tuple[Cluster, ...]


def question_of(formulation: Formulation) -> Question:
    """Lay out visits, limits and a cluster of each place."""
    visits = possible_visits(formulation)
    floor = least_waiting(formulation, visits)
    clusters = single_places(formulation, visits, floor)
    rows = [row for row in formulation.rows if not any(_inside(row, cluster) for cluster in clusters)]
    limits = limits_of(formulation, visits, rows)
    return Question(formulation, visits, limits, _officers(formulation), floor, clusters)


def _inside(row: Row, cluster: Cluster) -> bool:
    """Whether the cluster's own search keeps the row."""
    whole = (row.team == cluster.team).all() and np.isin(row.option, cluster.options).all()
    return is_clique(row) and bool(whole) and len(row.night_day) == 0


def _officers(formulation: Formulation) -> Floats:
    """Places at the counters that a visit of each team takes on each day, shape (D, G, U).

    The counters serve at most ``max(0, capacity - places of the officers out)``. Where all teams together
    take more than there is, their parts are scaled down to the capacity: a linear function that is never
    below that maximum.
    """
    queues = formulation.instance.queues
    taken = np.array([network.officers_out * queues.officer_day for network in formulation.networks])
    scale = np.minimum(1.0, queues.capacity[:, 0] / max(1e-9, float(taken.sum())))
    result = np.zeros((*queues.capacity.shape, len(taken)))
    result[:, 0, :] = scale[:, None] * taken[None, :]
    return result


def evaluate(
    question: Question, prices: Prices, effort: Effort
) -> tuple[float, list[Priced]]:
    """The bound at the prices, and what the clusters would do."""
    instance, visits = question.formulation.instance, question.visits
    worth = worth_of_people(instance, prices)
    places = (prices.counter[visits.day] * question.officers[visits.day, :, visits.team]).sum(axis=1)
    cost = visits.rupiah + question.limits.cost(prices.limit, len(visits.day)) + places
    priced = [
        price_cluster(n, cluster, person_worth(cluster, prices, worth), cost, effort)
        for n, cluster in enumerate(question.clusters)
    ]
    constant = worth.undisturbed + question.limits.constant(prices.limit)
    return constant + sum(found.bound for found in priced), priced


def no_prices(question: Question) -> Prices:
    """Prices of zero, fairness shared evenly."""
    instance = question.formulation.instance
    shape = (len(question.formulation.networks), *instance.people.arrivals.shape)
    return Prices(
        np.zeros(instance.queues.capacity.shape),
        np.zeros(len(question.limits.lower)),
        np.zeros(shape),
        fair_weights(instance, np.zeros(len(instance.kabupaten_ids))),
    )


def improve_bound(
    formulation: Formulation, seeds: Sequence[Schedule], rounds: int, stop: Callable[[], bool]
) -> Iterator[float]:
    """Lower the bound round after round.

    Parameters
    ----------
    formulation : Formulation
    seeds : sequence of Schedule
        Known plans that keep all rules.
    rounds : int
        The same rounds give the same bounds.
    stop : callable
        Asked between rounds.

    Yields
    ------
    float
        The lowest bound so far, in rupiah: no schedule that keeps the rules has a higher value.
    """
    question = question_of(formulation)
    master = Master(formulation, question.visits, question.limits, question.officers, question.clusters)
    for seed in seeds:
        for schedule in known_schedules(formulation, question.visits, question.floor[1], question.clusters, seed):
            master.add(schedule)
    best, best_prices, part = np.inf, no_prices(question), 0.5
    for number in range(rounds):
        value, prices = master.solve()
        tried = mixed(best_prices, prices, part)
        bound, found = evaluate(question, tried, TOLERANCE, MOST_NODES)
        added = sum(master.add(schedule) for priced in found for schedule in priced.schedules)
        if bound < best:
            best, best_prices, part = bound, tried, max(0.2, part - 0.04)
        else:
            part = min(0.9, part + 0.03) if added else max(0.0, part - 0.15)
        yield best
        if stop():
            return

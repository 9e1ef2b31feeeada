"""Better prices without a master: steps against what the clusters' best schedules break.

Where the master is too large to be solved again and again (long horizons with many shared people), the
prices follow the subgradient of the bound: each limit becomes dearer as far as the best schedules at the
present prices break it, and cheaper as far as they leave it unused. Polyak's step length, directions
smoothed, kinds of prices scaled to the size that they have. Any prices give a bound, so nothing here can
make one wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from outreach_planner.deciding.bound.crew_paths import best_path, best_ways
from outreach_planner.deciding.bound.prices import Prices, fair_weights
from outreach_planner.deciding.bound.pricing import Priced
from outreach_planner.deciding.bound.question import Question
from outreach_planner.world.instance import Floats, Instance

SCALE = {"counter": 3e4, "limit": 3e6, "visit": 3e6, "person": 2e4, "fairness": 3e6}
"""Rupiah that a price of each kind usually changes by."""
KEPT = 0.7
"""Part of the direction before that is kept."""
PATIENCE = 6
"""Steps without a better bound after which they become shorter."""


@dataclass
class Ascent:
    """Where the steps stand.

    Attributes
    ----------
    prices, best : Prices
        Where the next bound is asked; where the lowest was found.
    lowest : float
    length : float
        Part of Polyak's step.
    direction : Prices or None
    idle : int
        Steps since the lowest bound fell.
    """

    prices: Prices
    best: Prices
    lowest: float = np.inf
    length: float = 1.0
    direction: Prices | None = None
    idle: int = 0


def step(ascent: Ascent, question: Question, bound: float, priced: Sequence[Priced], target: float) -> None:
    """Take one step from the prices whose bound and schedules are known, towards a bound of ``target``."""
    if bound < ascent.lowest:
        better = ascent.lowest - bound > 1e-4 * (bound - target)
        ascent.lowest, ascent.best = bound, ascent.prices
        ascent.idle = 0 if better else ascent.idle + 1
    else:
        ascent.idle += 1
    if ascent.idle > PATIENCE:
        ascent.length, ascent.idle = ascent.length * 0.6, 0
        ascent.prices, ascent.direction = ascent.best, None
        return
    slack = slack_of(question, ascent.prices, priced)
    if ascent.direction is not None:
        slack = _combined(slack, 1.0 - KEPT, ascent.direction, KEPT)
    ascent.direction = slack
    square = sum(float((SCALE[name] * values**2).sum() * SCALE[name]) for name, values in _each(slack))
    rate = ascent.length * (bound - target) / max(square, 1e-9)
    moved = {
        name: getattr(ascent.prices, name) - rate * SCALE[name] ** 2 * values for name, values in _each(slack)
    }
    instance = question.ground.formulation.instance
    ascent.prices = replace(
        ascent.prices,
        counter=np.maximum(moved["counter"], 0.0),
        limit=question.limits.clipped(moved["limit"]),
        visit=np.maximum(moved["visit"], 0.0),
        person=np.where(question.shared, np.maximum(moved["person"], 0.0), 0.0),
        fairness=fair_weights(instance, moved["fairness"]),
    )


def slack_of(question: Question, prices: Prices, priced: Sequence[Priced]) -> Prices:
    """Count what the best schedules leave unused of each priced limit (below 0: break it): a subgradient.

    Of prices that are 0 only what is broken counts.
    """
    visits, people = question.ground.visits, question.ground.formulation.instance.people
    served = np.zeros(prices.person.shape)
    wanted = np.zeros(prices.person.shape)
    used = np.zeros(len(visits.day))
    for found in priced:
        if found.schedules:
            schedule = found.schedules[0]
            used[schedule.visit] += 1.0
            team = int(visits.team[schedule.visit[0]])
            cells = schedule.day, schedule.point
            np.add.at(served[team], cells, schedule.served)
            np.add.at(wanted[team], cells, schedule.served / schedule.share)
    passes = np.zeros(len(used))
    for routes in question.ground.routes:
        ways = best_ways(routes, prices.visit)
        passes[best_path(routes, ways)] += routes.size
    slack = common_slack(question, prices, used, served.sum(axis=0), passes)
    person = np.empty_like(served)
    missing = np.zeros(people.undisturbed.shape[1])
    for t in range(len(people.undisturbed)):
        today: Floats = served[:, t]
        earlier = np.cumsum(today, axis=0) - today
        person[:, t] = people.undisturbed[t] - missing - earlier - wanted[:, t]
        missing = people.survival[t] * (missing + today.sum(axis=0))
    return replace(
        slack,
        counter=np.where((prices.counter > 0) | (slack.counter < 0), slack.counter, 0.0),
        visit=np.where((prices.visit > 0) | (slack.visit < 0), slack.visit, 0.0),
        person=np.where(question.shared & ((prices.person > 0) | (person < 0)), person, 0.0),
    )


def common_slack(question: Question, prices: Prices, used: Floats, served: Floats, passes: Floats) -> Prices:
    """Count what is left unused of each limit but those on shared people.

    Parameters
    ----------
    used, passes : Floats, shape (V,)
        How often each visit is made, and how many teams of routed crews pass there.
    served : Floats, shape (D, I)
    """
    instance, visits = question.ground.formulation.instance, question.ground.visits
    people, queues = instance.people, instance.queues
    left = np.empty_like(people.undisturbed)
    missing = np.zeros(left.shape[1])
    for t in range(len(left)):
        left[t] = people.undisturbed[t] - missing - served[t]
        missing = people.survival[t] * (missing + served[t])
    places: Floats = np.zeros(queues.capacity.shape)
    np.add.at(places, visits.day, used.reshape(-1, 1) * question.officers)
    drawn = people.draw * left[:, None, :]
    counter = queues.capacity - places - _wanting(instance, prices.counter, drawn.sum(axis=2))
    limits = question.limits
    counts = np.bincount(limits.limit, limits.coefficient * used[limits.visit], len(limits.lower))
    side = np.where(prices.limit > 0, limits.upper, np.where(prices.limit < 0, limits.lower, np.nan))
    unused: Floats = side - counts
    free = np.isnan(side)
    unused[free] = np.clip(counts, limits.lower, limits.upper)[free] - counts[free]
    sought = instance.sought_by_kabupaten
    helped = np.bincount(people.kabupaten, served.sum(axis=0) + drawn.sum(axis=(0, 1)), len(sought))
    fairness = np.divide(helped, sought, out=np.zeros(len(sought)), where=sought > 0)
    return Prices(
        counter=counter,
        limit=unused,
        visit=np.where(question.ground.routed, passes - used, 0.0),
        person=np.zeros(prices.person.shape),
        fairness=fairness - fairness.mean(),
    )


def _wanting(instance: Instance, price: Floats, joining: Floats) -> Floats:
    """People who want to be served at the counters each day at these prices, shape (D, G)."""
    queues = instance.queues
    days = len(price)
    worth = np.full(price.shape[1], queues.left_rupiah, dtype=np.float64)
    goes = np.zeros(price.shape, dtype=np.bool_)
    for t in reversed(range(days)):
        stay = queues.stays * (worth - instance.waiting_rupiah)
        served = queues.served_rupiah - price[t]
        goes[t] = (queues.capacity[t] > 0) & (served > stay)
        worth = np.where(goes[t], served, stay)
    result, standing = np.zeros(price.shape), np.zeros(price.shape[1])
    for t in range(days):
        here = queues.stays * standing + joining[t]
        result[t] = np.where(goes[t], here, 0.0)
        standing = here - result[t]
    return result


def _each(prices: Prices) -> list[tuple[str, Floats]]:
    return [(field.name, getattr(prices, field.name)) for field in fields(prices)]


def _combined(first: Prices, part: float, second: Prices, rest: float) -> Prices:
    return Prices(**{name: part * values + rest * getattr(second, name) for name, values in _each(first)})

"""What visits add at most under each choice of sites: one proof, priced anew with each candidate open.

``windows`` proves what visits add in a world that is at least as good for them as that of any choice: as many
wait as with the fewest counters, and each is worth least unserved. With a candidate open fewer wait, and they
are worth more unserved: a second world, as good for visits as that of any choice with this candidate. At the
prices of the first proof everything it knows falls apart by cluster (``deciding.bound.pricing``), so of a
candidate's world only the clusters near it are priced anew.

A choice of several sites may take the better of its candidates' worlds region by region. A region is made of
clusters that share people at a price; a row of shared people holds with the survival of any world in which no
fewer wait, so each region may use the rows of one world of its own, whichever is best:

    visits add <= what limits and routes pay + sum over regions of the least over the choice's candidates of
                  (best values of its clusters + sum of person x undisturbed)   in that candidate's world.

Why it holds: whom the visits of any plan serve under the choice can be served where more wait, with all rows
kept (a person whom nobody serves there waits on at least as long), and is worth no less there than here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from outreach_planner.deciding.bound.clusters import Cluster
from outreach_planner.deciding.bound.crew_paths import best_ways
from outreach_planner.deciding.bound.effort import Effort
from outreach_planner.deciding.bound.prices import Prices
from outreach_planner.deciding.bound.pricing import person_worth, price_cluster
from outreach_planner.deciding.bound.question import Question
from outreach_planner.deciding.bound.worth import Worth
from outreach_planner.siting.sites import Choice
from outreach_planner.world.instance import Bools, Floats, Ints

NODES, STATES, TOLERANCE_RUPIAH = 500, 1_000, 1e4
"""Of the search and the diagram of a cluster in one world."""
NOT_LESS_RUPIAH = 300.0
"""By so much a person must be worth more unserved somewhere for a world to be another one there."""


@dataclass(frozen=True)
class Caps:
    """What visits add at most.

    Attributes
    ----------
    always : float
        Whatever opens.
    apart : float
        What limits and routes pay, all windows together.
    regions : Floats, shape (J + 1, N)
        Of each region: with the fewest counters, then with each candidate open; never above the first row.
    """

    always: float
    apart: float
    regions: Floats

    def under(self, choices: Sequence[Choice]) -> Floats:
        """Tell what visits add at most under each choice, never below 0."""
        result = np.full(len(choices), self.regions[0].sum())
        counts = np.array([len(choice.opened) for choice in choices])
        for count in np.unique(counts[counts > 0]):
            some = np.flatnonzero(counts == count)
            opened = np.array([choices[int(number)].opened for number in some]) + 1
            least = self.regions[opened[:, 0]]
            for column in opened.T[1:]:
                least = np.minimum(least, self.regions[column])
            result[some] = least.sum(axis=1)
        return np.asarray(np.clip(result + self.apart, 0.0, self.always), dtype=np.float64)


def unknown(candidates: int) -> Caps:
    """Give the caps of which nothing is known."""
    return Caps(np.inf, 0.0, np.full((candidates + 1, 1), np.inf))


def joined(caps: Sequence[Caps]) -> Caps:
    """Add up windows: no plan adds more than in each of them together."""
    return Caps(
        sum(each.always for each in caps),
        sum(each.apart for each in caps),
        np.hstack([each.regions for each in caps]),
    )


@dataclass(frozen=True)
class World:
    """What a world is to visits; shapes (D, I) of the window.

    Attributes
    ----------
    undisturbed, survival : Floats
        Who waits if nobody is visited, and the part that waits on after a day.
    left : Floats
        Rupiah of a person left after the visits of a day, prices on people apart.
    """

    undisturbed: Floats
    survival: Floats
    left: Floats


def capped(
    question: Question,
    prices: Prices,
    always: float,
    first: World,
    others: Sequence[World | None],
    stop: Callable[[], bool],
) -> Caps:
    """Price the clusters of one window in the first world and, near each candidate, in its own.

    Parameters
    ----------
    always : float
        What the proof found for all choices.
    others : sequence of World or None
        Of each candidate; None where no choice opens it.
    stop : callable
        Asked between candidates; those that are left take what the first world says.
    """
    prices = replace(prices, counter=np.zeros_like(prices.counter))
    region, owner = _regions(question, prices)
    count, clusters = int(region.max(initial=-1)) + 1, range(len(region))
    worth = _worth(prices, first)
    values = np.array([_value(question, prices, first, worth, n) for n in clusters])
    held = _held(prices, first)
    regions = np.zeros((len(others) + 1, count))
    regions[0] = np.bincount(region, values, count) if count else 0.0
    np.add.at(regions[0], owner[owner >= 0], held[owner >= 0])
    for j, world in enumerate(others):
        regions[j + 1] = regions[0]
        if world is None or stop():
            continue
        other, own = _near(first, world)
        worth = _worth(prices, own)
        for n in clusters:
            if other[question.clusters[n].points].any():
                regions[j + 1, region[n]] += _value(question, prices, own, worth, n) - values[n]
        np.add.at(regions[j + 1], owner[owner >= 0], (_held(prices, own) - held)[owner >= 0])
    np.minimum(regions, regions[0], out=regions)
    apart = question.limits.constant(prices.limit) + float(held[owner < 0].sum())
    apart += sum(each.size * best_ways(each, prices.visit).best for each in question.ground.routes)
    return Caps(always, float(apart), regions)


def _near(first: World, world: World) -> tuple[Bools, World]:
    """Find the points at which a world is another one, and take it there and the first elsewhere."""
    other: Bools = np.any(world.left > first.left + NOT_LESS_RUPIAH, axis=0)
    own = World(
        *(np.where(other, getattr(world, name), getattr(first, name)) for name in World.__dataclass_fields__)
    )
    return other, own


def _held(prices: Prices, world: World) -> Floats:
    """Sum up what the rows of each point's people hold at these prices, shape (I,)."""
    return np.asarray((prices.person.sum(axis=0) * world.undisturbed).sum(axis=0), dtype=np.float64)


def _worth(prices: Prices, world: World) -> Worth:
    """Tell what a person is worth unserved, with the prices on people whom a missing one makes scarcer."""
    person, left = prices.person.sum(axis=0), world.left.copy()
    later = np.zeros(left.shape[1])
    for t in reversed(range(len(left))):
        if t + 1 < len(left):
            later = world.survival[t] * (later + person[t + 1])
        left[t] += later
    return Worth(left, np.zeros(left.shape[1]), 0.0)


def _value(question: Question, prices: Prices, world: World, worth: Worth, n: int) -> float:
    """Bound what a cluster is worth in a world at these prices."""
    visits = question.ground.visits
    cost = visits.rupiah + question.limits.cost(prices.limit, len(visits.day)) + prices.visit
    cluster = _in_world(question.clusters[n], world)
    each = person_worth(cluster, prices, worth)
    return price_cluster(n, cluster, each, cost, Effort(TOLERANCE_RUPIAH, NODES, STATES)).bound


def _in_world(cluster: Cluster, world: World) -> Cluster:
    """Lay out a cluster of the first world in another one, in which no more wait."""
    ratio = np.ones(cluster.ratio.shape)
    for x in range(1, len(cluster.days)):
        nights = world.survival[cluster.days[x - 1] : cluster.days[x]]
        ratio[x] = np.prod(nights[:, cluster.points], axis=0)
    return replace(
        cluster,
        undisturbed=np.ascontiguousarray(world.undisturbed[cluster.days][:, cluster.points]),
        ratio=ratio,
        parts=tuple(_in_world(part, world) for part in cluster.parts),
    )


def _regions(question: Question, prices: Prices) -> tuple[Ints, Ints]:
    """Give each cluster its region, and each point with a price that of its clusters (others -1).

    Clusters that reach the same people at a price are of one region.
    """
    paid: Bools = np.any(prices.person > 0, axis=(0, 1))
    region = np.arange(len(question.clusters))
    first = np.full(len(paid), -1, dtype=np.int64)
    for n, cluster in enumerate(question.clusters):
        for i in cluster.points[paid[cluster.points]]:
            if first[i] < 0:
                first[i] = n
            region[region == region[n]] = region[first[i]]
    if not len(region):
        return region, first
    region = np.unique(region, return_inverse=True)[1].astype(np.int64)
    return region, np.where(first >= 0, region[first], -1)

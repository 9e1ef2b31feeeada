"""Clusters: options of one team that share people, or of an own place, with what their sub-problem needs.

The people whom a schedule serves fall apart by cluster. What the visits of one cluster serve in the plan of
all could be served if the others stayed at home (more people wait then), so the value of a plan is at most
the sum over clusters of their best values alone. Where clusters reach the same people, prices on those
people (see ``prices``) make up for counting them twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from outreach_planner.deciding.bound.cliques import clashes
from outreach_planner.deciding.bound.ground import Ground
from outreach_planner.world.instance import Floats, Instance, Ints


@dataclass(frozen=True)
class Cluster:
    """A cluster with the parts of its market that prices do not change; letters as in ``market``.

    Attributes
    ----------
    team : int
        -1 for an own place, where teams of several crews may go.
    options, days, points : Ints, shapes (J,), (X,), (I,)
        Indexes of the instance, sorted; ``days`` are those with a possible visit.
    visit : Ints, shape (C,)
        Indexes of its visits, by day and option.
    option, day, day_start : Ints
        Local numbers of the visits' options and days; where each day's visits begin.
    start, point, reach : Ints
        Reach rows of each option, their local points, and their numbers in ``instance.options``.
    share, value : Floats, shape (X, R)
    sure : Floats, shape (R,)
    undisturbed, least, ratio : Floats, shape (X, I)
    part : Floats, shape (X, R)
        Largest part of those who come that the option of the row can serve.
    capacity : Floats, shape (C,)
        At most as many as would come if nobody had been visited before.
    least_capacity : Floats, shape (J, X)
    minimum : Floats, shape (J,)
    clash_start, clash : Ints
    parts : tuple of Cluster
        The clusters it was merged from; none for a single place.
    inner : Floats, shape (X, I)
        Prices between its parts, kept from before they were merged (see ``parts``).
    """

    team: int
    options: Ints
    days: Ints
    points: Ints
    visit: Ints
    option: Ints
    day: Ints
    day_start: Ints
    start: Ints
    point: Ints
    reach: Ints
    share: Floats
    value: Floats
    sure: Floats
    undisturbed: Floats
    least: Floats
    part: Floats
    ratio: Floats
    capacity: Floats
    minimum: Floats
    least_capacity: Floats
    clash_start: Ints
    clash: Ints
    parts: tuple[Cluster, ...]
    inner: Floats


def make_cluster(ground: Ground, team: int, options: Sequence[int]) -> Cluster:
    """Lay out the cluster of these options of a team (at least one of which can be visited).

    With team -1 it is that of an own place, whoever goes there.
    """
    instance, visits = ground.formulation.instance, ground.visits
    own = np.flatnonzero(((visits.team == team) | (team < 0)) & np.isin(visits.option, options))
    own = own[np.lexsort((visits.option[own], visits.day[own]))]
    held, option = np.unique(visits.option[own], return_inverse=True)
    days, day = np.unique(visits.day[own], return_inverse=True)
    begin, end = instance.options.start[held], instance.options.start[held + 1]
    reach = np.concatenate([np.arange(a, b) for a, b in zip(begin, end, strict=True)])
    points, point = np.unique(instance.options.point[reach], return_inverse=True)
    share = np.ascontiguousarray(instance.options.share[instance.days.season[days]][:, reach])
    value = np.ascontiguousarray(instance.options.value_rupiah[instance.days.season[days]][:, reach])
    undisturbed = np.ascontiguousarray(instance.people.undisturbed[days][:, points])
    of_option = np.repeat(np.arange(len(held)), end - begin)
    come = np.zeros((len(held), len(days)))
    np.add.at(come, of_option, (share * undisturbed[:, point]).T)
    least = np.full((len(held), len(days)), np.inf)
    np.minimum.at(least, (option, day), visits.least_capacity[own].astype(np.float64))
    clash_start, clash = clashes(ground.cliques, team, held, days)
    return Cluster(
        team=team,
        options=held,
        days=days,
        points=points,
        visit=own,
        option=option.astype(np.int64),
        day=day.astype(np.int64),
        day_start=np.searchsorted(day, np.arange(len(days) + 1)).astype(np.int64),
        start=np.concatenate([[0], np.cumsum(end - begin)]).astype(np.int64),
        point=point.astype(np.int64),
        reach=reach.astype(np.int64),
        share=share,
        value=value,
        sure=(instance.options.second[held[of_option]] < 0).astype(np.float64),
        undisturbed=undisturbed,
        least=np.ascontiguousarray(ground.least[max(team, 0)][days][:, points]),
        part=np.ascontiguousarray(ground.part[max(team, 0)][held[of_option]][:, days].T),
        ratio=_ratios(instance, days, points),
        capacity=np.minimum(visits.capacity[own], come[option, day]),
        least_capacity=np.where(np.isfinite(least), least, 0.0),
        minimum=instance.options.minimum_attendance[held].astype(np.float64),
        clash_start=clash_start,
        clash=clash,
        parts=(),
        inner=np.zeros(undisturbed.shape),
    )


def _ratios(instance: Instance, days: Ints, points: Ints) -> Floats:
    """Share of those left after a day of the cluster who still wait on its next; the first row is 1."""
    result = np.ones((len(days), len(points)))
    for x in range(1, len(days)):
        result[x] = np.prod(instance.people.survival[days[x - 1] : days[x], points], axis=0)
    return result

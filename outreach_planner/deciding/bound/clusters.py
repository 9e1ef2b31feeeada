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
from outreach_planner.deciding.bound.lone_place import open_again
from outreach_planner.deciding.bound.reach_rows import Rows, rows_of
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
    service_start, start, point, reach : Ints
        Services of each option; reach rows of each service, their local points, and sorted numbers that tell
        the same rows of two clusters.
    row_option : Ints, shape (R,)
        The option of each reach row.
    share, value, sure : Floats, shape (X, R)
    come : Floats, shape (X, R)
        Largest share of the waiting of the row's point whom its option can serve, all services together.
    undisturbed, least, ratio : Floats, shape (X, I)
    capacity, least_capacity : Floats, shape (C, 2)
        At most as many as would come to the service if nobody had been visited before.
    minimum : Floats, shape (W,)
    clash_start, clash : Ints
    parts : tuple of Cluster
        The clusters it was merged from; none for a single place.
    inner : Floats, shape (X, I)
        Prices between its parts, kept from before they were merged (see ``parts``).
    again : Ints or None, shape (X,)
        At a lone place (see ``lone_place``) the day from which on it may be visited again.
    alone : bool
        No other cluster's visits reach its people, and just those of the instance wait (see ``alone``).
    """

    team: int
    options: Ints
    days: Ints
    points: Ints
    visit: Ints
    option: Ints
    day: Ints
    day_start: Ints
    service_start: Ints
    start: Ints
    point: Ints
    reach: Ints
    row_option: Ints
    share: Floats
    value: Floats
    sure: Floats
    come: Floats
    undisturbed: Floats
    least: Floats
    ratio: Floats
    capacity: Floats
    minimum: Floats
    least_capacity: Floats
    clash_start: Ints
    clash: Ints
    parts: tuple[Cluster, ...]
    inner: Floats
    again: Ints | None
    alone: bool


def make_cluster(ground: Ground, team: int, options: Sequence[int]) -> Cluster:
    """Lay out the cluster of these options of a team (at least one of which can be visited).

    With team -1 it is that of an own place, whoever goes there.
    """
    instance, visits = ground.formulation.instance, ground.visits
    own = np.flatnonzero(((visits.team == team) | (team < 0)) & np.isin(visits.option, options))
    own = own[np.lexsort((visits.option[own], visits.day[own]))]
    held, option = np.unique(visits.option[own], return_inverse=True)
    days, day = np.unique(visits.day[own], return_inverse=True)
    rows = rows_of(instance.options, held)
    points, point = np.unique(instance.options.point[rows.reach], return_inverse=True)
    season = instance.days.season[days]
    share = np.ascontiguousarray(instance.options.share[season][:, rows.reach])
    value = np.ascontiguousarray(instance.options.value_rupiah[season][:, rows.reach])
    undisturbed = np.ascontiguousarray(instance.people.undisturbed[days][:, points])
    part = ground.part[max(team, 0)][held[rows.option]][:, days].T
    come = np.zeros((len(rows.service_option), len(days)))
    np.add.at(come, rows.service, (share * undisturbed[:, point]).T)
    least = visits.least_capacity[own]
    if team >= 0:
        least = _of_all_ways(least, option * len(days) + day)
    clash_start, clash = clashes(ground.cliques, team, held, days)
    lone = team < 0 and len(points) == len(rows.reach) == len(held) == 1
    return Cluster(
        team=team,
        options=held,
        days=days,
        points=points,
        visit=own,
        option=option.astype(np.int64),
        day=day.astype(np.int64),
        day_start=np.searchsorted(day, np.arange(len(days) + 1)).astype(np.int64),
        service_start=rows.service_start,
        start=rows.start,
        point=point.astype(np.int64),
        reach=rows.key,
        row_option=rows.option,
        share=share,
        value=value,
        sure=rows.left_by_first(share),
        come=np.ascontiguousarray(rows.joint(share) * part),
        undisturbed=undisturbed,
        least=np.ascontiguousarray(ground.least[max(team, 0)][days][:, points]),
        ratio=_ratios(instance, days, points),
        capacity=_capacity(visits.capacity[own], rows, come, option, day),
        least_capacity=_capacity(least, rows, come, option, day),
        minimum=instance.options.service_minimum[held[rows.service_option], rows.service_number].astype(
            np.float64
        ),
        clash_start=clash_start,
        clash=clash,
        parts=(),
        inner=np.zeros(undisturbed.shape),
        again=open_again(clash_start, clash, len(days)) if lone else None,
        alone=team >= 0 and has_people_alone(ground, team, held),
    )


def has_people_alone(ground: Ground, team: int, options: Ints) -> bool:
    """Whether only a team's visits at these options reach their people, and all of the instance wait."""
    visits, reach = ground.visits, ground.formulation.instance.options
    own = (visits.team == team) & np.isin(visits.option, options)
    of = np.repeat(np.arange(len(reach.ids)), np.diff(reach.start))
    theirs = np.isin(of, visits.option[~own])
    return ground.certain and not np.isin(reach.point[theirs], reach.point[np.isin(of, options)]).any()


def _capacity(capacity: Ints, rows: Rows, come: Floats, option: Ints, day: Ints) -> Floats:
    """Cut each service's capacity to those who would come if nobody had been visited before, shape (C, 2)."""
    result = capacity.astype(np.float64)
    for number in (0, 1):
        service = np.minimum(rows.service_start[option] + number, rows.service_start[option + 1] - 1)
        result[:, number] = np.minimum(result[:, number], come[service, day])
    return result


def _of_all_ways(capacity: Ints, cell: Ints) -> Ints:
    """Take the smallest capacity over all ways to an option on a day.

    Less depletes the crowd, which only raises what is found; but ways that deplete alike are soon told apart,
    and where people are shared it is their prices that count.
    """
    least = np.full((int(cell.max()) + 1, 2), np.iinfo(np.int64).max)
    np.minimum.at(least, cell, capacity)
    result: Ints = least[cell]
    return result


def _ratios(instance: Instance, days: Ints, points: Ints) -> Floats:
    """Share of those left after a day of the cluster who still wait on its next; the first row is 1."""
    result = np.ones((len(days), len(points)))
    for x in range(1, len(days)):
        result[x] = np.prod(instance.people.survival[days[x - 1] : days[x], points], axis=0)
    return result

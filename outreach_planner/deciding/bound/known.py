"""Known plans: what they are worth, and taken apart into schedules of the clusters, with whom they serve."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from outreach_planner.deciding.bound.cluster_schedule import ClusterSchedule, owners
from outreach_planner.deciding.bound.clusters import Cluster
from outreach_planner.deciding.bound.ground import Ground
from outreach_planner.deciding.bound.visits import BY_A_MOVE, ON_THE_EVE, THIS_MORNING
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.simulate import simulate
from outreach_planner.plans.stops import stops_of_schedule


def known_schedules(ground: Ground, clusters: Sequence[Cluster], plan: Schedule) -> list[ClusterSchedule]:
    """Take a plan apart by cluster; what it serves keeps every row of the master."""
    formulation, visits, crew = ground.formulation, ground.visits, ground.crews.of_team
    instance = formulation.instance
    held = stops_of_schedule(formulation, plan)
    each = simulate(instance, [stop for _, stops in held for stop in stops]).stop_served
    ends = np.cumsum([len(stops) for _, stops in held])
    served = [each[end - len(stops) : end].sum(axis=0) for (_, stops), end in zip(held, ends, strict=True)]
    number = {
        (
            int(visits.team[v]),
            int(visits.option[v]),
            int(visits.day[v]),
            int(visits.came[v]),
            bool(visits.sleeps[v]),
        ): v
        for v in range(len(visits.day))
    }
    owner = owners(clusters, len(visits.day))
    routed = {routes.team for routes in ground.routes}
    parts: dict[int, list[tuple[int, int]]] = {}
    for at, (option, stops) in enumerate(held):
        u, t = stops[0].team, stops[0].day
        slept = t > 0 and bool(plan.night[u, t - 1])
        came = (BY_A_MOVE if plan.option[u, t - 1] >= 0 else ON_THE_EVE) if slept else THIS_MORNING
        if int(crew[u]) in routed and slept:
            came = BY_A_MOVE
        visit = number[int(crew[u]), option, t, came, bool(plan.night[u, t])]
        parts.setdefault(int(owner[visit]), []).append((visit, at))
    result = []
    for cluster, members in sorted(parts.items()):
        entries = [np.zeros((0, 5))]
        for _visit, at in members:
            option, (stop, *_) = held[at]
            rows = slice(instance.options.start[option], instance.options.start[option + 1])
            point, season = instance.options.point[rows], instance.days.season[stop.day]
            amount = served[at][point]
            share = instance.options.share[season, rows] * ground.part[stop.team, option, stop.day]
            value = instance.options.value_rupiah[season, rows]
            day = np.full(len(point), stop.day)
            entries.append(np.stack([day, point, amount, share, value], axis=1)[amount > 0])
        table = np.concatenate(entries)
        result.append(
            ClusterSchedule(
                cluster=cluster,
                visit=np.array([visit for visit, _ in members], dtype=np.int64),
                day=table[:, 0].astype(np.int64),
                point=table[:, 1].astype(np.int64),
                served=table[:, 2],
                share=table[:, 3],
                value=table[:, 4],
            )
        )
    return result


def values_of(formulation: Formulation, plans: Sequence[Schedule]) -> tuple[list[float], float]:
    """Tell what known plans are worth, and the most that a visit gains in one of them, never below 0."""
    nothing = simulate(formulation.instance, []).value_rupiah
    values, gains = [], [0.0]
    for plan in plans:
        stops = [stop for _, each in stops_of_schedule(formulation, plan) for stop in each]
        values.append(simulate(formulation.instance, stops).value_rupiah)
        gains.append((values[-1] - nothing) / max(1, len(stops)))
    return values, max(gains)

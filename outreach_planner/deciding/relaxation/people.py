"""The people of the relaxation: cohorts, the backlog that visits share, queues and fairness, all linear."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from outreach_planner.deciding.relaxation.lp import LinearProgram
from outreach_planner.deciding.search.arrays import Crowd
from outreach_planner.world.instance import Floats, Ints

BUCKET_DAYS = 5


@dataclass(frozen=True)
class Service:
    """The people served as columns, one for each reach row of each possible visit.

    Attributes
    ----------
    column : Ints, shape (Y,)
    visit : Ints, shape (Y,)
        Number of the visit (a row of the list of visits).
    point, day : Ints, shape (Y,)
    share : Floats, shape (Y,)
    """

    column: Ints
    visit: Ints
    point: Ints
    day: Ints
    share: Floats


def add_service(
    program: LinearProgram, crowd: Crowd, visits: Ints, held: list[tuple[Ints, Floats]]
) -> Service:
    """Add the people served at each visit, with capacity, reach and minimum.

    Parameters
    ----------
    visits : Ints, shape (V, 3)
        Team, option, day.
    held : list of (columns, capacities)
        For each visit the columns that hold it (arcs out of it) and the capacity each leaves.
    """
    counts = crowd.start[visits[:, 1] + 1] - crowd.start[visits[:, 1]]
    visit = np.repeat(np.arange(len(visits)), counts)
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    row = crowd.start[visits[visit, 1]] + within
    day, point = visits[visit, 2], crowd.point[row]
    share = crowd.share[crowd.season[day], row]
    used = share > 0
    visit, row, day, point, share = visit[used], row[used], day[used], point[used], share[used]
    most = share * crowd.undisturbed[day, point]
    worth = crowd.value[crowd.season[day], row] - crowd.rest[day, point]
    column = program.columns(worth, most)
    capacity = program.rows(len(visits), upper=0.0)
    minimum = program.rows(len(visits), lower=0.0)
    reach = program.rows(len(column), upper=0.0)
    program.add(capacity[visit], column, 1.0)
    program.add(minimum[visit], column, 1.0)
    program.add(reach, column, 1.0)
    arcs = np.concatenate([columns for columns, _ in held])
    served = np.concatenate([capacities for _, capacities in held])
    holder = np.repeat(np.arange(len(visits)), [len(columns) for columns, _ in held])
    program.add(capacity[holder], arcs, -served)
    program.add(minimum[holder], arcs, -crowd.minimum[visits[holder, 1]])
    for v, (columns, _) in enumerate(held):
        mine = np.flatnonzero(visit == v)
        program.add(reach[mine][:, None], columns[None, :], -most[mine][:, None])
    return Service(column, visit, point, day, share)


@dataclass(frozen=True)
class Taken:
    """The people that visits took so far, as columns that change on days with visits only.

    Attributes
    ----------
    column : Ints, shape (D, I)
        Column in force after the visits of day t; -1 before any. It counts people as of its own day:
        ``survive`` of its day times the sum of served / survive of all visits up to it.
    day : Ints, shape (D, I)
        The day of that column.
    """

    column: Ints
    day: Ints


def add_backlog(program: LinearProgram, crowd: Crowd, visits: Ints, service: Service) -> Taken:
    """Let visits share the backlog.

    A team holds at most one option a day, so of ``sum over its options of served / share`` only one term is
    not zero, and it is at most who waits: ``undisturbed - taken before - served by the teams before it``.
    """
    days, points = crowd.survive.shape
    column = np.full((days, points), -1, dtype=np.int64)
    day = np.full((days, points), -1, dtype=np.int64)
    last = np.full(points, -1, dtype=np.int64)
    teams = visits[service.visit, 0]
    for t, i, group in _by_day_and_point(service):
        now = program.columns(0.0, crowd.undisturbed[t, i]).item()
        link = program.rows(1, 0.0, 0.0)[0]
        program.add(link, now, 1.0)
        program.add(link, service.column[group], -1.0)
        kept = crowd.survive[t, i] / crowd.survive[last[i], i] if last[i] >= 0 else 0.0
        for u in np.unique(teams[group]):
            own, before = group[teams[group] == u], group[teams[group] < u]
            row = program.rows(1, upper=crowd.undisturbed[t, i])[0]
            program.add(row, service.column[own], 1.0 / service.share[own])
            program.add(row, service.column[before], 1.0)
            if last[i] >= 0:
                program.add(row, column[last[i], i], kept)
        if last[i] >= 0:
            program.add(link, column[last[i], i], -kept)
        column[t, i], day[t, i], last[i] = now, t, t
    for t in range(1, days):
        still = column[t] < 0
        column[t] = np.where(still, column[t - 1], column[t])
        day[t] = np.where(still, day[t - 1], day[t])
    return Taken(column, day)


def _by_day_and_point(service: Service) -> Iterator[tuple[int, int, Ints]]:
    """Walk the served people day by day and point by point: day, point, their places in the arrays."""
    order = np.lexsort((service.point, service.day))
    day, point = service.day[order], service.point[order]
    starts = np.flatnonzero(np.r_[True, (np.diff(day) != 0) | (np.diff(point) != 0)])
    for group in np.split(order, starts[1:]):
        yield int(service.day[group[0]]), int(service.point[group[0]]), group


def add_cohorts(
    program: LinearProgram, crowd: Crowd, arrivals: Floats, service: Service, held: list[tuple[Ints, Floats]]
) -> None:
    """Split each point's people by when they came, and let each cohort be served once.

    Cohort h of point i is ``size = sum of arrivals / survive`` over its days (the backlog is a cohort of its
    own). Of it at most ``share * present`` can be served at a visit on day t, where ``present`` is what
    has arrived by t; summed over visits at most all of it. With q the part of those present served on day t:
    ``q <= sum of share * visit``, ``sum over days of present / size * q <= 1``, and all served on t are in
    some cohort: ``sum of served <= survive * sum of present * q``. (Facility-location form of lot sizing;
    without ``present / size`` a bucket visited half-way would be cut wrongly.)

    Parameters
    ----------
    arrivals : Floats, shape (D + 1, I)
        The backlog as row 0, then the arrivals of each day.
    """
    days, points = crowd.survive.shape
    worth = np.vstack([arrivals[0], arrivals[1:] / crowd.survive])
    bucket = np.r_[0, 1 + np.arange(days) // BUCKET_DAYS]
    arrived = np.array([[worth[1:][bucket[1:] == h].sum(axis=0)] for h in range(1, bucket[-1] + 1)]).reshape(
        -1, points
    )
    size = np.vstack([worth[0], arrived])
    served_once: dict[tuple[int, int], int] = {}
    for t, i, group in _by_day_and_point(service):
        in_cohorts = program.rows(1, upper=0.0)[0]
        program.add(in_cohorts, service.column[group], 1.0)
        for h in range(int(bucket[t + 1]) + 1):
            present = worth[: t + 2, i][bucket[: t + 2] == h].sum()
            if present <= 0:
                continue
            q = program.columns(0.0, 1.0).item()
            program.add(in_cohorts, q, -present * crowd.survive[t, i])
            limit = program.rows(1, upper=0.0)[0]
            program.add(limit, q, 1.0)
            for y in group:
                columns, _ = held[service.visit[y]]
                program.add(limit, columns, -service.share[y])
            if (h, i) not in served_once:
                served_once[h, i] = int(program.rows(1, upper=1.0)[0])
            program.add(served_once[h, i], q, present / size[h, i])


def add_queues(
    program: LinearProgram, crowd: Crowd, taken: Taken, visits: Ints, held: list[tuple[Ints, Floats]]
) -> None:
    """Let each queue serve at most who stands in it and what its officers can; officers out are missing."""
    days, queues = crowd.inflow.shape
    stays, at_counter, left, waiting = crowd.queue
    for g in range(queues):
        most = np.cumsum(crowd.inflow[:, g])
        value = np.full(days, -waiting * stays)
        value[-1] += left * stays
        standing = program.columns(value, most)
        served = program.columns(at_counter, np.minimum(most, crowd.queue_capacity[:, g]))
        flow = program.rows(days, crowd.inflow[:, g], crowd.inflow[:, g])
        program.add(flow, standing, 1.0)
        program.add(flow, served, 1.0)
        program.add(flow[1:], standing[:-1], -stays)
        for t, i in zip(*np.nonzero((taken.column >= 0) & (crowd.draw[:, g] > 0)), strict=True):
            program.add(flow[t], taken.column[t, i], crowd.draw[t, g, i] / crowd.survive[taken.day[t, i], i])
        if g > 0:
            continue
        capacity = program.rows(days, upper=crowd.queue_capacity[:, 0])
        program.add(capacity, served, 1.0)
        spare = program.columns(0.0, np.maximum(0.0, crowd.queue_taken.sum() - crowd.queue_capacity[:, 0]))
        program.add(capacity, spare, -1.0)
        for (u, _, t), (columns, _) in zip(visits, held, strict=True):
            if crowd.queue_taken[u] > 0:
                program.add(capacity[t], columns, crowd.queue_taken[u])


def add_fairness(program: LinearProgram, crowd: Crowd, service: Service) -> None:
    """Add the worst share served: below every kabupaten's share."""
    if crowd.whole[1] <= 0:
        return
    worst = program.columns(crowd.whole[1], 1.0).item()
    counted = np.flatnonzero(crowd.sought > 0)
    sought = np.maximum(crowd.sought, 1e-9)
    rows = program.rows(len(sought), upper=np.where(crowd.sought > 0, crowd.drawn / sought, 1.0))
    program.add(rows[counted], worst, 1.0)
    more = (1.0 - crowd.future_drawn[service.day, service.point]) / sought[crowd.kabupaten[service.point]]
    program.add(rows[crowd.kabupaten[service.point]], service.column, -more)

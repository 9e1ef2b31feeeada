"""Where solving again begins: schedules near a plan that hold one of some visits, or none of them.

First the visit as a day trip in the plan as it is; if no such schedule keeps all rules, with nights before or
after it and a visit on the day beside; if none of those does either, the nearest schedule that CP-SAT finds,
people apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product

import numpy as np

from outreach_planner.deciding.clock import Clock, endless
from outreach_planner.deciding.explaining.solving_again import value_of
from outreach_planner.deciding.feasibility import nearest_schedule
from outreach_planner.deciding.search.arrays import Arrays, Ways
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.model.network import FROM_HOME, SLEPT, Formulation, Schedule

MOST = 20_000
"""Schedules with nights that are looked at."""
Visit = tuple[int, int, int]
"""Team, option, day."""


def beginnings(
    formulation: Formulation,
    near: Sequence[Schedule],
    visits: Sequence[Visit],
    *,
    forced: bool,
    clock: Clock | None = None,
) -> tuple[Schedule, ...]:
    """Give schedules to begin from, those that keep all rules if there are any.

    Parameters
    ----------
    formulation : Formulation
        With the row that forces one of the visits in, or bans them all.
    near : sequence of Schedule
        At least one, which keeps all other rules.
    visits : sequence of (team, option, day)
    forced : bool
    clock : Clock or None
        Once it has to stop, no more schedules are looked at than have been.

    Returns
    -------
    tuple of Schedule
        At least one, which the networks allow.
    """
    arrays, clock = flatten(formulation), clock or endless()
    stages: list[Iterable[Schedule]] = [
        [*near, *(changed for each in near for changed in _changed(each, visits, forced=forced))]
    ]
    if forced:
        tours = (tour for visit in visits for each in near for tour in _toured(arrays.ways, each, visit))
        stages.append(islice(tours, MOST))
    for stage in stages:
        found = _valid(arrays, stage, clock)
        if found:
            return found
    nearest = nearest_schedule(formulation, near[0], clock.left_seconds())
    return (near[0] if nearest is None else nearest,)


def _valid(arrays: Arrays, schedules: Iterable[Schedule], clock: Clock) -> tuple[Schedule, ...]:
    found = []
    for schedule in schedules:
        if np.isfinite(value_of(arrays, schedule)):
            found.append(schedule)
        if clock.must_stop():
            break
    return tuple(found)


def _changed(schedule: Schedule, visits: Sequence[Visit], *, forced: bool) -> Iterator[Schedule]:
    """Put one visit in as a day trip, or take all of them out."""
    if forced:
        for u, o, t in visits:
            yield _trip(schedule, u, t, [o])
        return
    option, night = schedule.option.copy(), schedule.night.copy()
    for u, o, t in visits:
        if option[u, t] == o:
            option[u, t], night[u, max(0, t - 1) : t + 1] = -1, False
    yield Schedule(option, night)


def _toured(a: Ways, schedule: Schedule, visit: Visit) -> Iterator[Schedule]:
    """Put one visit in after a night, before one, or between two.

    The night before follows the drive on the eve (no visit) or a visit on the day before, the one after leads
    to a visit on the next day, from which the team goes home.
    """
    u, o, t = visit
    home, place, days = a.capacity.shape[4] - 1, a.place[o], a.allowed.shape[2]
    before: list[list[int]] = [[]]
    if t > 0 and a.away[u, t - 1]:
        came = a.capacity[u, a.kind[t - 1], FROM_HOME, :, place] >= 0
        before += [[b] for b in map(int, np.flatnonzero(came & a.allowed[u, :, t - 1]))]
        if a.eve[u, t - 1] and a.eve_open[u, a.kind[t - 1], o]:
            before.append([-1])
    after: list[list[int]] = [[]]
    if t + 1 < days and a.away[u, t]:
        goes = a.capacity[u, a.kind[t + 1], SLEPT, :, home] >= 0
        after += [[f] for f in map(int, np.flatnonzero(goes & a.allowed[u, :, t + 1]))]
    for first, last in product(before, after):
        came_from = SLEPT if first else FROM_HOME
        goes_to = a.place[last[0]] if last else home
        if (first or last) and a.capacity[u, a.kind[t], came_from, o, goes_to] >= 0:
            yield _trip(schedule, u, t - len(first), [*first, o, *last])


def _trip(schedule: Schedule, u: int, start: int, held: Sequence[int]) -> Schedule:
    """Put a trip of consecutive days in; trips that it meets are taken out where it does not stand."""
    option, night = schedule.option.copy(), schedule.night.copy()
    end, days = start + len(held), option.shape[1]
    first, last = start, end
    while first > 0 and night[u, first - 1]:
        first -= 1
    while last < days and night[u, last - 1]:
        last += 1
    option[u, first:last], night[u, first : last - 1] = -1, False
    night[u, last - 1] = False
    option[u, start:end], night[u, start : end - 1] = held, True
    return Schedule(option, night)

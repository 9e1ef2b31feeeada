"""A plan of a long horizon put together from those of its windows, to begin the search with.

A round of search costs more the longer the horizon is, and there are more visits to try. So the windows of
``windows`` are searched one after the other: who waits when one begins is who was left by the visits of those
before it, and who still waits when it ends is worth what he would be unvisited. What holds for months or for
the whole horizon is not asked of a window; the search of the whole, which begins with this plan, mends it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np

from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.simulate import simulate
from outreach_planner.plans.stops import stops_of_schedule
from outreach_planner.rules.rulebook import formulate
from outreach_planner.siting.batch import SitePrices, unvisited
from outreach_planner.siting.opened import Ground
from outreach_planner.siting.sites import Choice
from outreach_planner.siting.windows import cuts, prepared
from outreach_planner.world.instance import Floats, Instance, People

UNKNOWN = -2
"""What a window may visit and the whole horizon may not; such a window's plan is left out."""


def from_windows(ground: Ground, choice: Choice, rounds: int, stop: Callable[[], bool]) -> Schedule | None:
    """Search each window of a horizon and join the plans; None where the horizon is one window.

    Parameters
    ----------
    rounds : int
        Of the search of each window.
    stop : callable
        Asked at work; windows that are left then have no visits.
    """
    formulation = ground.formulation_of(choice)
    windows = list(pairwise(cuts(formulation)))
    if len(windows) == 1:
        return None
    instance = formulation.instance
    queues = ground.instance.queues.capacity.shape
    found = unvisited(ground, [choice], SitePrices(np.zeros(queues), np.zeros(len(instance.kabupaten_ids))))
    worth = np.vstack([found.left[0], found.later[0]])
    shape = len(instance.team_ids), len(instance.days.dates)
    whole = Schedule(np.full(shape, -1, dtype=np.int64), np.zeros(shape, dtype=np.bool_))
    number = {name: o for o, name in enumerate(instance.options.ids)}
    backlog = instance.people.backlog
    for start, end in windows:
        plain = prepared(instance, start, end)
        part = None if plain is None else _of_window(instance, plain, (start, end), backlog, worth[end])
        rules = None if part is None else formulate(part)
        schedule = None if rules is None or stop() else _searched(rules, rounds, stop)
        if rules is not None and schedule is not None:
            ids = [number.get(name, UNKNOWN) for name in rules.instance.options.ids]
            renumbered = np.array([*ids, -1], dtype=np.int64)[schedule.option]
            if not (renumbered == UNKNOWN).any():
                whole.option[:, start:end], whole.night[:, start:end] = renumbered, schedule.night
        backlog = _left(formulation, whole, end)
    return whole


def _searched(rules: Formulation, rounds: int, stop: Callable[[], bool]) -> Schedule | None:
    *_, last = search(flatten(rules), 1, rounds, stop)
    return last.schedule


def _of_window(
    instance: Instance, plain: Instance, days: tuple[int, int], backlog: Floats, later: Floats
) -> Instance:
    """Put the people of some days into a window, with those who were left before and what is after."""
    people, inside = instance.people, slice(*days)
    arrivals, survival = people.arrivals[inside], people.survival[inside]
    undisturbed, waiting = np.empty_like(arrivals), backlog
    for t in range(len(arrivals)):
        undisturbed[t] = waiting + arrivals[t]
        waiting = survival[t] * undisturbed[t]
    return replace(
        plain,
        people=People(
            ids=people.ids,
            kabupaten=people.kabupaten,
            segment=people.segment,
            backlog=backlog,
            arrivals=arrivals,
            draw=people.draw[inside],
            survival=survival,
            undisturbed=undisturbed,
            later_rupiah=later,
            drawn_rupiah=people.drawn_rupiah[inside],
        ),
        queues=replace(instance.queues, capacity=instance.queues.capacity[inside]),
    )


def _left(formulation: Formulation, schedule: Schedule, end: int) -> Floats:
    """Tell who still waits after the night before a day, with the visits so far."""
    people = formulation.instance.people
    if end >= len(people.arrivals):
        return np.zeros(people.arrivals.shape[1])
    stops = [stop for _, some in stops_of_schedule(formulation, schedule) for stop in some]
    waiting = simulate(formulation.instance, stops).waiting[end] - people.arrivals[end]
    return np.asarray(np.maximum(waiting, 0.0), dtype=np.float64)

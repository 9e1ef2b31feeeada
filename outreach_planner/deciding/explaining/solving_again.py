"""Solving again from a schedule: the same seed and rounds for every question, so that answers compare."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from outreach_planner.deciding.clock import Clock
from outreach_planner.deciding.search.anneal import anneal
from outreach_planner.deciding.search.arrays import Arrays
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.kernel import IMPOSSIBLE, day_cost, trips_fit
from outreach_planner.deciding.search.search import search
from outreach_planner.deciding.search.tours import tours_of
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.explanation import Work


@dataclass(frozen=True)
class Effort:
    """How hard to solve again.

    Attributes
    ----------
    seed, rounds : int
    seconds : float or None
        Stop after so long even if rounds are left; None sets no clock, and the answer can be repeated.
    interrupted : callable
        Asked between pieces of work; True stops.
    """

    seed: int
    rounds: int
    seconds: float | None
    interrupted: Callable[[], bool]


@dataclass(frozen=True)
class Solved:
    """The best schedule found (None: none keeps all rules), its value less costs, and the work done."""

    schedule: Schedule | None
    value_rupiah: float
    work: Work


def solve_again(formulation: Formulation, starts: Sequence[Schedule], effort: Effort) -> Solved:
    """Search from the best of some schedules with half of the rounds, and from scratch with the other half.

    The first half finds what changes little, the second what no small step leads to. Of the seconds, too, the
    first may take no more than half.

    Parameters
    ----------
    formulation : Formulation
    starts : sequence of Schedule
        At least one, which the networks allow: if none keeps all rules, the first is refined.
    effort : Effort
    """
    arrays = flatten(formulation)
    clock = Clock(effort.seconds, effort.interrupted)
    half = Clock(None if effort.seconds is None else effort.seconds / 2, effort.interrupted)
    values = [value_of(arrays, start) for start in starts]
    best = int(np.argmax(values))
    schedule, value, rounds = (starts[best] if np.isfinite(values[best]) else None), values[best], 0
    for beginning, must_stop in ((starts[best], half.must_stop), (None, clock.must_stop)):
        done = rounds
        for found in search(arrays, effort.seed, effort.rounds // 2, must_stop, beginning):
            rounds = done + found.rounds
            if found.schedule is not None and found.value_rupiah > value:
                schedule, value = found.schedule, found.value_rupiah
    return Solved(schedule, value, Work(effort.seed, rounds, clock.stopped_by() or "work"))


def value_of(arrays: Arrays, schedule: Schedule) -> float:
    """Value a schedule in rupiah, less costs; -inf if it breaks a rule."""
    option, night = schedule.option.copy(), schedule.night.astype(np.int64)
    teams, days = option.shape
    capacity = np.zeros((teams, days, 2), dtype=np.int64)
    for u in range(teams):
        if not trips_fit(arrays.ways, option, night, u):
            return -np.inf
        for t in range(days):
            if day_cost(arrays.ways, option, night, u, t, capacity) == IMPOSSIBLE:
                return -np.inf
    return anneal(
        *arrays,
        option,
        night,
        option.copy(),
        night.copy(),
        -np.inf,
        np.ones(1, dtype=np.uint64),
        np.zeros((0, 2), dtype=np.int64),
        np.ones(3),
        1.0,
        1.0,
        0,
        0,  # no rounds: the schedule itself is simulated and its rules are counted
        1,
        tours_of(arrays),
    )

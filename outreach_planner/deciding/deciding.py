"""Search and bound run together: the best plan and the lowest bound, until good enough or out of work."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from outreach_planner.deciding.bound import prove
from outreach_planner.deciding.clock import Clock
from outreach_planner.deciding.feasibility import is_possible
from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.deciding.search.arrays import Arrays
from outreach_planner.deciding.search.first import first_schedule
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.deciding.seeking import sought
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.making import gap_of
from outreach_planner.plans.plan import StoppedBy
from outreach_planner.plans.progress import Progress
from outreach_planner.plans.simulate import simulate
from outreach_planner.scenario.service_fields import Limits

WORK_BEFORE_SEARCH, LEAST_SECONDS_BEFORE_SEARCH = 5.0, 2.0
"""Work of CP-SAT on whether there is any plan, where the first plan breaks a rule; its least seconds."""
MENDING_PART = 0.25
"""Part of the rounds of search that a schedule of the proof is refined for."""
LOOSE = 1.0
"""A bound this many times the net value away is not worth telling."""


@dataclass(frozen=True)
class Decision:
    """What deciding found.

    Attributes
    ----------
    schedule : Schedule or None
        The best that keeps all rules; None if none was found.
    value_rupiah : float
        Its value less costs; -inf without one.
    bound_rupiah : float or None
        No plan's value is above it; None while nothing is proven.
    stopped_by : StoppedBy
    first_plan_seconds : float or None
        From the start of deciding to the first plan that keeps all rules; None without one.
    compile_seconds : float
        How long the compiled search took to be made ready; nobody can stop that.
    is_impossible : bool
        It is proven that no schedule keeps all rules.
    """

    schedule: Schedule | None
    value_rupiah: float
    bound_rupiah: float | None
    stopped_by: StoppedBy
    first_plan_seconds: float | None
    compile_seconds: float = 0.0
    is_impossible: bool = False


def decide(
    formulation: Formulation,
    limits: Limits,
    progress: Callable[[Progress], None],
    interrupted: Callable[[], bool],
) -> Decision:
    """Search for a schedule, then prove how good it is.

    Parameters
    ----------
    formulation : Formulation
    limits : Limits
        Seed, work, seconds and the gap that is good enough.
    progress : callable
        Told after every piece of work.
    interrupted : callable
        Asked between pieces of work; True keeps the best plan found so far.

    Returns
    -------
    Decision
    """
    clock = Clock(limits.seconds, interrupted)
    nothing = simulate(formulation.instance, []).value_rupiah
    arrays = flatten(formulation)
    schedule, value, first = None, -np.inf, None
    greedy = first_schedule(arrays)
    plain = value_if_allowed(formulation, greedy)
    if plain is not None:
        schedule, value, first = greedy, plain, clock.elapsed_seconds()
        progress(_report("search", value, None, nothing, 0.0, clock))
    elif is_possible(formulation, WORK_BEFORE_SEARCH, _at_least(clock.left_seconds())) is False:
        return Decision(None, -np.inf, None, "work", None, is_impossible=True)
    begun, ready = clock.elapsed_seconds(), None
    for found in sought(formulation, arrays, limits, clock, is_known=schedule is not None):
        if found.rounds > 0 and ready is None:
            ready = clock.elapsed_seconds()
        if found.schedule is not None and first is None:
            first = clock.elapsed_seconds()
        if found.schedule is not None and found.value_rupiah >= value:
            schedule, value = found.schedule, found.value_rupiah
        done = 0.5 * found.rounds / max(1, limits.search_rounds)
        progress(_report("compile" if ready is None else "search", value, None, nothing, done, clock))
    compiled = (clock.elapsed_seconds() if ready is None else ready) - begun
    if schedule is None or clock.must_stop():
        return Decision(schedule, value, None, clock.stopped_by() or "work", first, compiled)
    bound = None
    judged: Schedule | None = None
    for number, proven in enumerate(prove(formulation, [schedule], limits.bound_rounds, clock.must_stop)):
        bound = proven.bound_rupiah
        if proven.schedule is not None and proven.schedule is not judged:
            judged = proven.schedule
            mended, worth = _mended(formulation, arrays, judged, limits, clock)
            if worth > value:
                schedule, value = mended, worth
        progress(
            _report("bound", value, bound, nothing, 0.5 + 0.5 * (number + 1) / limits.bound_rounds, clock)
        )
        gap = gap_of(value, nothing, bound)
        if gap is not None and gap <= limits.gap:
            return Decision(schedule, value, bound, "gap", first, compiled)
        if clock.must_stop():
            break
    if bound is not None and _is_loose(value, bound, nothing):
        bound = None
    return Decision(schedule, value, bound, clock.stopped_by() or "work", first, compiled)


def _at_least(seconds: float | None) -> float | None:
    return None if seconds is None else max(LEAST_SECONDS_BEFORE_SEARCH, seconds)


def _mended(
    formulation: Formulation, arrays: Arrays, schedule: Schedule, limits: Limits, clock: Clock
) -> tuple[Schedule | None, float]:
    """Judge a schedule that the proof came upon, and refine it, or mend it if it breaks rules."""
    plain = value_if_allowed(formulation, schedule)
    best = (schedule, plain) if plain is not None else (None, -np.inf)
    rounds = max(1, round(MENDING_PART * limits.search_rounds))
    for found in search(arrays, limits.seed, rounds, clock.must_stop, schedule):
        if found.schedule is not None and found.value_rupiah > best[1]:
            best = found.schedule, found.value_rupiah
    return best


def _is_loose(value: float, bound: float, nothing: float) -> bool:
    """Say whether a bound, though proven, is so far away that it says nothing."""
    return bound - value > LOOSE * max(value - nothing, 1.0)


def _report(
    phase: str, value: float, bound: float | None, nothing: float, done: float, clock: Clock
) -> Progress:
    if bound is not None and _is_loose(value, bound, nothing):
        bound = None
    known = bool(np.isfinite(value))
    return Progress(
        phase,
        round(value) if known else None,
        None if bound is None else math.ceil(bound),
        gap_of(value, nothing, bound) if known else None,
        min(1.0, done),
        clock.elapsed_seconds(),
    )

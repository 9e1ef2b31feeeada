"""The search, helped on where it finds no plan: it goes on from a schedule that CP-SAT finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from outreach_planner.deciding.clock import Clock
from outreach_planner.deciding.rescuing import Rescue, rescues
from outreach_planner.deciding.search.arrays import Arrays
from outreach_planner.deciding.search.search import Found, search
from outreach_planner.model.network import Formulation
from outreach_planner.scenario.service_fields import Limits

PATIENCE = 0.1
"""Part of the rounds, and of the seconds, after which the search is helped if it has found no plan."""
QUESTIONS_BEFORE = 20
"""Questions to CP-SAT before the search, which on a fresh machine waits for its code to be made ready."""
LEAST_SECONDS = 2.0
"""Left to each kind of help, however long making ready took."""
WITHOUT_A_PLAN = 0.5
"""Part of the seconds that is searched without any plan; the rest is for finding out why."""


@dataclass
class _Patience:
    """When a search has to stop that has not found a plan yet."""

    clock: Clock
    in_vain: Clock
    is_known: bool = False
    is_tired: bool = False

    def must_stop(self) -> bool:
        """Say whether the search has to stop: no time is left, or not enough for a search in vain."""
        in_vain = self.is_tired or self.in_vain.must_stop()
        return self.clock.must_stop() or (not self.is_known and in_vain)


def sought(
    formulation: Formulation, arrays: Arrays, limits: Limits, clock: Clock, *, is_known: bool
) -> Iterator[Found]:
    """Search; if no plan is found soon, begin again from a schedule that keeps the rules.

    Parameters
    ----------
    formulation : Formulation
    arrays : Arrays
        The same, laid out.
    limits : Limits
        Seed and rounds, shared by all that is searched.
    clock : Clock
    is_known : bool
        The greedy plan keeps all rules already: no help is needed.
    """
    if is_known:
        yield from search(arrays, limits.seed, limits.search_rounds, clock.must_stop)
        return
    helping, best = clock.until(PATIENCE, LEAST_SECONDS), None
    asked = rescues(formulation, lambda: helping.left_seconds())
    for number, better in enumerate(_better(asked), start=1):
        best = better
        if number == QUESTIONS_BEFORE or helping.must_stop():
            break
    if best is not None and best.value_rupiah is not None:
        yield Found(best.schedule, best.value_rupiah, 0)
    patience, found = _Patience(clock, clock.until(PATIENCE, LEAST_SECONDS)), Found(None, -np.inf, 0)
    for found in search(arrays, limits.seed, limits.search_rounds, patience.must_stop):
        patience.is_known |= found.schedule is not None
        patience.is_tired = found.rounds >= PATIENCE * limits.search_rounds
        yield found
    if patience.is_known or clock.stopped_by() == "interrupt":
        return
    helping, begun = clock.until(WITHOUT_A_PLAN, LEAST_SECONDS), found.rounds
    patience = _Patience(clock, helping)
    for better in _better(asked, best):
        best = better
        if helping.must_stop():
            break
    if best is not None and best.value_rupiah is not None:
        patience.is_known = True
        yield Found(best.schedule, best.value_rupiah, begun)
    near = None if best is None else best.schedule
    for found in search(arrays, limits.seed, max(1, limits.search_rounds - begun), patience.must_stop, near):
        patience.is_known |= found.schedule is not None
        yield replace(found, rounds=begun + found.rounds)


def _better(asked: Iterator[Rescue], best: Rescue | None = None) -> Iterator[Rescue]:
    """Give the best schedule so far after each that is asked for."""
    for rescue in asked:
        if best is None or rescue.value_rupiah is not None or rescue.missed < best.missed:
            best = rescue
        yield best

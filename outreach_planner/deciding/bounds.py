"""Bounds on every plan's value, lower and lower."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outreach_planner.deciding.bound import improve_bound
from outreach_planner.deciding.clock import Clock
from outreach_planner.model.network import Formulation, Schedule


def lowering_bounds(
    formulation: Formulation, seeds: Sequence[Schedule], rounds: int, clock: Clock
) -> Iterator[float]:
    """Yield proven upper bounds of the value of every plan, each at most the one before.

    Parameters
    ----------
    formulation : Formulation
    seeds : sequence of Schedule
        Known plans that keep all rules.
    rounds : int
        Rounds of work; 0 asks for no bound.
    clock : Clock
    """
    if rounds > 0:
        yield from improve_bound(formulation, seeds, rounds, clock.must_stop)

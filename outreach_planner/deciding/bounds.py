"""Bounds on every plan's value, lower and lower: the quick relaxation first, then what is dearer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outreach_planner.deciding.clock import Clock
from outreach_planner.deciding.relaxation.relaxation import relaxed_bound
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
    if rounds < 1:
        return
    bound = relaxed_bound(formulation, clock.left_seconds())
    if bound is not None:
        yield bound

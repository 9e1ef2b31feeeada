"""The proven bound as a stream, with the schedules that come to light on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from outreach_planner.deciding.bound.cooling import CoolProgress
from outreach_planner.deciding.bound.crews import crews_of
from outreach_planner.deciding.bound.improve import STAGES, BoundProgress
from outreach_planner.deciding.bound.question import lay_out
from outreach_planner.deciding.bound.routes import routed_teams
from outreach_planner.deciding.bound.softened import can_be_softened
from outreach_planner.deciding.bound.walking import WalkProgress, is_long
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.world.instance import Floats

MOST_MASTERED = 5_000
"""Visits of routed crews up to which a master goes on from the prices of the softened bound."""


@dataclass(frozen=True)
class Proven:
    """Where the proof stands after a round.

    Attributes
    ----------
    bound_rupiah : float
        The lowest bound so far: no schedule that keeps the rules has a higher value.
    schedule : Schedule or None
        A promising schedule, not judged yet: it may break rules.
    """

    bound_rupiah: float
    schedule: Schedule | None


def improve_bound(
    formulation: Formulation,
    seeds: Sequence[Schedule],
    rounds: int,
    stop: Callable[[], bool],
    floor: tuple[Floats, Floats] | None = None,
) -> Iterator[float]:
    """Lower the bound round after round; as ``prove``, the bounds alone."""
    for proven in prove(formulation, seeds, rounds, stop, floor):
        yield proven.bound_rupiah


def prove(
    formulation: Formulation,
    seeds: Sequence[Schedule],
    rounds: int,
    stop: Callable[[], bool],
    floor: tuple[Floats, Floats] | None = None,
) -> Iterator[Proven]:
    """Lower the bound round after round, and tell schedules that come to light on the way.

    Parameters
    ----------
    formulation : Formulation
    seeds : sequence of Schedule
        Known plans that keep all rules.
    rounds : int
        The same rounds give the same bounds.
    stop : callable
        Asked between rounds and while they are at work.
    floor : tuple of Floats or None
        As in ``lay_out``: for a bound that also holds where fewer people wait than here.

    Yields
    ------
    Proven
    """
    lowest, done = np.inf, 0
    for progress in _in_turn(formulation, seeds, stop, floor):
        more = True
        while more and done < rounds:
            more, done = progress.work(), done + 1
            lowest = min(lowest, progress.lowest)
            yield Proven(lowest, progress.schedule)
            if stop():
                return


def _in_turn(
    formulation: Formulation,
    seeds: Sequence[Schedule],
    stop: Callable[[], bool],
    floor: tuple[Floats, Floats] | None,
) -> Iterator[BoundProgress | CoolProgress | WalkProgress]:
    """Choose how to prove: what goes on from the prices of what came before."""
    if len(routed_teams(formulation, crews_of(formulation))):
        question = lay_out(formulation, STAGES[0][0], floor)
        if can_be_softened(question):
            cool = CoolProgress(question, seeds, stop)
            yield cool
            if len(question.ground.visits.day) <= MOST_MASTERED:
                yield BoundProgress(formulation, seeds, stop, floor, begin=(question, cool.prices))
            return
    yield progress_of(formulation, seeds, stop, floor)


def progress_of(
    formulation: Formulation,
    seeds: Sequence[Schedule],
    stop: Callable[[], bool],
    floor: tuple[Floats, Floats] | None = None,
) -> BoundProgress | WalkProgress:
    """Begin a proof by clusters, the way that fits the horizon; parameters as of ``prove``."""
    if is_long(formulation):
        return WalkProgress(formulation, seeds, stop, floor)
    return BoundProgress(formulation, seeds, stop, floor, thorough=floor is None)

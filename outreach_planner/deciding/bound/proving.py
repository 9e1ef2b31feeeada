"""The proven bound as a stream, with the schedules that come to light on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from outreach_planner.deciding.bound.improve import BoundProgress
from outreach_planner.deciding.bound.walking import WalkProgress, is_long
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.world.instance import Floats


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
    progress = progress_of(formulation, seeds, stop, floor)
    for _round in range(rounds):
        more = progress.work()
        yield Proven(progress.lowest, progress.schedule)
        if stop() or not more:
            return


def progress_of(
    formulation: Formulation,
    seeds: Sequence[Schedule],
    stop: Callable[[], bool],
    floor: tuple[Floats, Floats] | None = None,
) -> BoundProgress | WalkProgress:
    """Begin a proof the way that fits the horizon; parameters as of ``prove``."""
    if is_long(formulation):
        return WalkProgress(formulation, seeds, stop, floor)
    return BoundProgress(formulation, seeds, stop, floor)

"""The search as a stream of better and better schedules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from outreach_planner.deciding.search.anneal import anneal
from outreach_planner.deciding.search.arrays import Arrays
from outreach_planner.deciding.search.first import first_schedule
from outreach_planner.model.network import Schedule
from outreach_planner.world.instance import Floats, Ints

CHUNK = 4_000
SCRATCH_RUNS, REFINING_RUNS = 6, 4


@dataclass(frozen=True)
class Found:
    """Where the search stands.

    Attributes
    ----------
    schedule : Schedule or None
        The best that keeps all rules; None while none is known.
    value_rupiah : float
        Its value less costs; -inf while none is known.
    rounds : int
        Rounds done.
    """

    schedule: Schedule | None
    value_rupiah: float
    rounds: int


def search(
    a: Arrays, seed: int, rounds: int, stop: Callable[[], bool], start: Schedule | None = None
) -> Iterator[Found]:
    """Anneal from the greedy plan in several runs, each from scratch or from the best so far.

    The same seed and rounds give the same schedules.

    Parameters
    ----------
    a : Arrays
    seed, rounds : int
    stop : callable
        Asked between chunks of rounds.
    start : Schedule or None
        Refine this schedule in all runs; the networks allow it, but it may break rows. None begins with
        the greedy plan.

    Yields
    ------
    Found
        After each chunk. With a start that keeps all rules, never worse than it.
    """
    scratch_runs, cooler = (SCRATCH_RUNS, 1) if start is None else (0, 4)
    start = start or first_schedule(a)
    teams, days = start.option.shape
    open_days = np.argwhere(a.ways.allowed.any(axis=1)).astype(np.int64)
    if len(open_days) == 0:
        yield Found(_as_schedule(start.option, np.zeros((teams, days))), -np.inf, 0)
        return
    best_option, best_night = start.option.copy(), np.zeros((teams, days), dtype=np.int64)
    best, done = -np.inf, 0
    hot = temperature(a)
    prices = np.array([20 * hot, 3 * hot, 0.3 * hot])
    random = np.array([(seed * 2654435761 + 88172645463325252) % 2**64 or 1], dtype=np.uint64)
    whole = max(1, rounds // (SCRATCH_RUNS + REFINING_RUNS))
    for number in range(SCRATCH_RUNS + REFINING_RUNS):
        if number < scratch_runs or not np.isfinite(best):
            option, night, heat = start.option.copy(), start.night.astype(np.int64), hot / cooler
        else:
            option, night, heat = best_option.copy(), best_night.copy(), hot / 4
        for begin in range(0, whole, CHUNK):
            end = min(whole, begin + CHUNK)
            best = anneal(
                *a,
                option,
                night,
                best_option,
                best_night,
                best,
                random,
                open_days,
                prices,
                heat,
                hot / 1_000,
                begin,
                end,
                whole,
            )
            done += end - begin
            schedule = _as_schedule(best_option, best_night) if np.isfinite(best) else None
            yield Found(schedule, best, done)
            if stop():
                return


def temperature(a: Arrays) -> float:
    """Take a fifth of the mean gain of a fresh visit, where it gains, as the starting temperature."""
    gains: Floats = np.array([_gain(a, o) for o in range(len(a.ways.place))])
    gains = gains[gains > 0]
    return float(np.clip(gains.mean() / 5, 1e4, 1e8)) if len(gains) else 1e5


def _gain(a: Arrays, o: int) -> float:
    """Value of everybody who would come to option o in the middle of the horizon."""
    crowd = a.crowd
    t = crowd.survive.shape[0] // 2
    rows = slice(crowd.start[o], crowd.start[o + 1])
    point, season = crowd.point[rows], crowd.season[t]
    come = crowd.share[season, rows] * crowd.undisturbed[t, point]
    most = max(1.0, float(a.ways.capacity[:, :, :, o, :].max()))
    worth = come @ (crowd.value[season, rows] - crowd.rest[t, point])
    return float(worth * min(1.0, most / max(come.sum(), 1e-9)))


def _as_schedule(option: Ints, night: Floats | Ints) -> Schedule:
    return Schedule(option.copy(), night.astype(np.bool_))

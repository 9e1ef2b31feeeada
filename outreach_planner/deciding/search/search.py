"""The search as a stream of better and better schedules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass

import numpy as np

from outreach_planner.deciding.pace import AT_ONCE
from outreach_planner.deciding.search.anneal import anneal
from outreach_planner.deciding.search.arrays import Arrays
from outreach_planner.deciding.search.first import first_schedule
from outreach_planner.deciding.search.tours import Tours, tours_of
from outreach_planner.model.network import Schedule
from outreach_planner.world.instance import Floats, Ints

CHUNK = 4_000
SCRATCH_WAVES, REFINING_WAVES = 1, 1
REFINING_HEAT = 0.25
"""Part of the starting temperature at which the best so far is refined."""
MENDING_HEAT, MENDING_PART = 0.03, 0.05
"""Part of it, and of the rounds, at which the greedy plan is mended first, so that soon there is a plan."""
POLL_SECONDS = 0.05


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
    """Anneal in waves of two runs beside each other: mend the greedy plan, then from scratch, then refine.

    The same seed and rounds give the same schedules, however many processors there are.

    Parameters
    ----------
    a : Arrays
    seed, rounds : int
        ``rounds`` are shared by all runs.
    stop : callable
        Asked between chunks of rounds.
    start : Schedule or None
        Refine this schedule in all runs; the networks allow it, but it may break rows. None begins with
        the greedy plan.

    Yields
    ------
    Found
        Now and then, and after each wave. With a start that keeps all rules, never worse than it.
    """
    heats = [MENDING_HEAT] + [1.0] * SCRATCH_WAVES + [REFINING_HEAT] * REFINING_WAVES
    if start is not None:
        heats = [REFINING_HEAT] * len(heats)
    start = start or first_schedule(a)
    open_days = np.argwhere(a.ways.allowed.any(axis=1)).astype(np.int64)
    if len(open_days) == 0:
        yield Found(None, -np.inf, 0)
        return
    hot, tours, best, done = temperature(a), tours_of(a), _Best(None, -np.inf), 0
    mending = round(MENDING_PART * rounds / AT_ONCE)
    whole = (rounds // AT_ONCE - mending) // (SCRATCH_WAVES + REFINING_WAVES)
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for wave, heat in enumerate(heats):
            origin = start if heat == 1.0 else best.schedule or start
            runs = [
                _Run(
                    a,
                    origin,
                    (seed, wave, number),
                    open_days,
                    hot,
                    hot * heat,
                    max(1, whole if wave > 0 else mending),
                    tours,
                )
                for number in range(AT_ONCE)
            ]
            futures = [threads.submit(run.anneal) for run in runs]
            while not all(future.done() for future in futures):
                wait(futures, timeout=POLL_SECONDS)
                if stop():
                    for run in runs:
                        run.stopped = True
                so_far = max([best, *(run.best for run in runs)], key=lambda found: found.value_rupiah)
                yield Found(so_far.schedule, so_far.value_rupiah, done + sum(run.done for run in runs))
            for future in futures:
                future.result()
            best = max([best, *(run.best for run in runs)], key=lambda found: found.value_rupiah)
            done += sum(run.done for run in runs)
            yield Found(best.schedule, best.value_rupiah, done)
            if stop():
                return


@dataclass(frozen=True)
class _Best:
    """A schedule that keeps all rules (None: none known) and its value."""

    schedule: Schedule | None
    value_rupiah: float


class _Run:
    """One annealing, a thread's work; ``best`` and ``done`` may be read while it runs."""

    def __init__(
        self,
        a: Arrays,
        start: Schedule,
        name: tuple[int, int, int],
        open_days: Ints,
        hot: float,
        heat: float,
        whole: int,
        tours: Tours | None,
    ) -> None:
        self.best, self.done, self.stopped = _Best(None, -np.inf), 0, False
        self._a, self._start, self._open_days, self._whole = a, start, open_days, whole
        self._hot, self._heat, self._tours = hot, heat, tours
        self._random = np.random.default_rng(name).integers(1, 2**63, 1, dtype=np.uint64)

    def anneal(self) -> None:
        """Anneal all rounds, or until stopped."""
        option, night = self._start.option.copy(), self._start.night.astype(np.int64)
        best_option, best_night, best = option.copy(), night.copy(), -np.inf
        prices = np.array([20 * self._hot, 3 * self._hot, 0.3 * self._hot])
        for begin in range(0, self._whole, CHUNK):
            end = min(self._whole, begin + CHUNK)
            found = anneal(
                *self._a,
                option,
                night,
                best_option,
                best_night,
                best,
                self._random,
                self._open_days,
                prices,
                self._heat,
                self._hot / 1_000,
                begin,
                end,
                self._whole,
                self._tours,
            )
            if found > best:
                best = found
                self.best = _Best(Schedule(best_option.copy(), best_night.astype(np.bool_)), best)
            self.done = end
            if self.stopped:
                return


def temperature(a: Arrays) -> float:
    """Take two thirds of the mean gain of a fresh visit, where it gains, as the starting temperature."""
    gains: Floats = np.array([_gain(a, o) for o in range(len(a.ways.place))])
    gains = gains[gains > 0]
    return float(np.clip(gains.mean() * 2 / 3, 1e4, 1e8)) if len(gains) else 1e5


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

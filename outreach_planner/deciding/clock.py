"""The run's time and the wish to stop, told apart: out of seconds, or interrupted by a person."""

from __future__ import annotations

import time
from collections.abc import Callable

from outreach_planner.plans.plan import StoppedBy


class Clock:
    """Started when made.

    Parameters
    ----------
    seconds : float or None
        The run's limit; None sets none.
    interrupted : callable
        Whether a person wants the run to stop.
    """

    def __init__(self, seconds: float | None, interrupted: Callable[[], bool]) -> None:
        self._start = time.perf_counter()
        self._seconds = seconds
        self._interrupted = interrupted

    def elapsed_seconds(self) -> float:
        """Give the seconds since the clock was made."""
        return time.perf_counter() - self._start

    def left_seconds(self) -> float | None:
        """Give the seconds left of the limit, at least 0; None without a limit."""
        return None if self._seconds is None else max(0.0, self._seconds - self.elapsed_seconds())

    def until(self, part: float, least_seconds: float) -> Clock:
        """Give a clock that ends when a part of the seconds is gone, but has a few at least."""
        if self._seconds is None:
            return Clock(None, self._interrupted)
        left = part * self._seconds - self.elapsed_seconds()
        return Clock(max(least_seconds, left), self._interrupted)

    def stopped_by(self) -> StoppedBy | None:
        """Say why the run has to stop now; None if it may go on."""
        if self._interrupted():
            return "interrupt"
        return "seconds" if self.left_seconds() == 0.0 else None

    def must_stop(self) -> bool:
        """Say whether the run has to stop now."""
        return self.stopped_by() is not None


def endless() -> Clock:
    """Give a clock that never stops anybody."""
    return Clock(None, lambda: False)

"""The time of a run about sites, shared out over its pieces of work, and what was cut short.

Without a limit only an interrupt ends a piece, and work limits rule. With one each piece has to end by its
part of the seconds; what an early piece leaves is had by the later ones.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from outreach_planner.deciding.clock import Clock
from outreach_planner.plans.plan import StoppedBy

Piece = Literal["plan", "singles", "answers", "bound", "sets", "again", "firm"]
ENDS: dict[Piece, float] = {
    "plan": 0.15,
    "singles": 0.35,
    "answers": 0.55,
    "bound": 0.62,
    "sets": 0.68,
    "again": 0.88,
    "firm": 0.96,
}
"""The part of the seconds, those of preparing apart, by which each piece has to end; the rest is for writing.

The ``answers`` without visits (readings, firmness) are cheap and come before the bound, so that a short run
has them too.
"""


def never() -> bool:
    """Go on."""
    return False


def _nobody(piece: Piece) -> None:
    """Tell nobody."""


class Timing:
    """Started when made.

    Parameters
    ----------
    seconds : float or None
        The run's limit; None sets none.
    interrupted : callable
        Whether a person wants the run to end.
    began : callable
        Told each piece of work when it begins.

    Attributes
    ----------
    cut : dict
        Pieces that were told to end, in their order, and why.
    preparing_seconds : float
        How long it took to make the scenario ready.
    """

    def __init__(
        self,
        seconds: float | None = None,
        interrupted: Callable[[], bool] = never,
        began: Callable[[Piece], None] = _nobody,
    ) -> None:
        self._clock, self._seconds, self._began = Clock(seconds, interrupted), seconds, began
        self.cut: dict[Piece, StoppedBy] = {}
        self.preparing_seconds = 0.0

    def prepared(self) -> None:
        """Share out what is left of the seconds: nobody can stop what was done so far."""
        self.preparing_seconds = self._clock.elapsed_seconds()

    def stop_in(self, piece: Piece) -> Callable[[], bool]:
        """Give what a piece of work asks whether it has to end; a yes is kept in ``cut``."""
        self._began(piece)

        def must_end() -> bool:
            why = self._clock.stopped_by()
            if why is None and self.left_in(piece) == 0.0:
                why = "seconds"
            if why is not None:
                self.cut.setdefault(piece, why)
            return why is not None

        return must_end

    def left_in(self, piece: Piece) -> float | None:
        """Give the seconds left for a piece of work, at least 0; None without a limit."""
        if self._seconds is None:
            return None
        shared = max(0.0, self._seconds - self.preparing_seconds)
        return max(0.0, self.preparing_seconds + ENDS[piece] * shared - self._clock.elapsed_seconds())

    def holds(self, piece: Piece, seconds: float) -> bool:
        """Say whether a piece of work that nobody can stop for some seconds fits; a no is kept in ``cut``."""
        left = self.left_in(piece)
        if left is not None and left < seconds:
            self.cut.setdefault(piece, "seconds")
            return False
        return not self.stop_in(piece)()

    @property
    def stopped_by(self) -> StoppedBy:
        """Say why the run ended: its work, the seconds, or a person."""
        whys = set(self.cut.values())
        return "interrupt" if "interrupt" in whys else "seconds" if whys else "work"

    def elapsed_seconds(self) -> float:
        """Tell how long it has been since the run began."""
        return self._clock.elapsed_seconds()

"""The time of a run about sites, shared out over its pieces of work, and what was cut short.

Without a limit only an interrupt ends a piece, and work limits rule. With one each piece has to end by its
part of the seconds; what an early piece leaves is had by the later ones.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from outreach_planner.deciding.clock import Clock
from outreach_planner.plans.plan import StoppedBy

Piece = Literal["plan", "singles", "bound", "sets", "firm"]
ENDS: dict[Piece, float] = {"plan": 0.15, "singles": 0.4, "bound": 0.65, "sets": 0.85, "firm": 0.95}
"""The part of the seconds by which each piece has to end; the rest is for writing."""


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
    """

    def __init__(
        self,
        seconds: float | None = None,
        interrupted: Callable[[], bool] = never,
        began: Callable[[Piece], None] = _nobody,
    ) -> None:
        self._clock, self._seconds, self._began = Clock(seconds, interrupted), seconds, began
        self.cut: dict[Piece, StoppedBy] = {}

    def stop_in(self, piece: Piece) -> Callable[[], bool]:
        """Give what a piece of work asks whether it has to end; a yes is kept in ``cut``."""
        self._began(piece)

        def must_end() -> bool:
            why = self._clock.stopped_by()
            if why is None and self._seconds is not None:
                late = self._clock.elapsed_seconds() > ENDS[piece] * self._seconds
                why = "seconds" if late else None
            if why is not None:
                self.cut.setdefault(piece, why)
            return why is not None

        return must_end

    @property
    def stopped_by(self) -> StoppedBy:
        """Say why the run ended: its work, the seconds, or a person."""
        whys = set(self.cut.values())
        return "interrupt" if "interrupt" in whys else "seconds" if whys else "work"

    def elapsed_seconds(self) -> float:
        """Tell how long it has been since the run began."""
        return self._clock.elapsed_seconds()

"""Where the time of a run went."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Seconds:
    """Where the time went.

    Attributes
    ----------
    build : float
        Making the instance ready.
    first_plan : float or None
        From then to the first plan; None without one.
    total : float
    compile, reason : float
        Making the search's code ready, once on a computer, which no limit stops, and finding out what leaves
        no plan, which has some seconds after the limit.
    """

    build: float
    first_plan: float | None
    total: float
    compile: float = 0.0
    reason: float = 0.0

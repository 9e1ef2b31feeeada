"""What a run tells while it works: the phase, the best plan so far and how good it can be at best."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """One report of a running plan.

    Attributes
    ----------
    phase : str
        What is being done, for example ``search`` or ``bound``.
    value_rupiah : int or None
        Value of the best plan found; None before the first.
    bound_rupiah : int or None
        No plan's value is above it; None while nothing is proven.
    gap : float or None
        (bound - value) / net value, a fraction; None without a bound or a plan.
    done : float
        Part of the work or of the time that is used up, 0 to 1.
    elapsed_seconds : float
        Seconds since the run began.
    """

    phase: str
    value_rupiah: int | None
    bound_rupiah: int | None
    gap: float | None
    done: float
    elapsed_seconds: float

"""How fast the search goes: what a time limit is worth in rounds."""

from __future__ import annotations

AT_ONCE = 2
"""Runs beside each other, the same on any number of processors."""
ROUND_MICROSECONDS, SLOT_MICROSECONDS = 1.5, 0.0065
"""What a round costs, and what it costs more for each day of a team (measured on two quiet processors)."""


def rounds_in(teams: int, days: int, seconds: float) -> int:
    """Estimate the rounds of search that fit into some seconds on two processors.

    A change is simulated as far as people feel it, so a round costs more the longer the horizon is.
    """
    return max(1, round(AT_ONCE * seconds * 1e6 / (ROUND_MICROSECONDS + SLOT_MICROSECONDS * teams * days)))

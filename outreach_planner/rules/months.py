"""The calendar months of a horizon."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.world.instance import Instance


@dataclass(frozen=True)
class Month:
    """The days of the horizon from ``first`` to ``last`` that lie in the month ``name`` (2027-01)."""

    name: str
    first: int
    last: int


def months(instance: Instance) -> tuple[Month, ...]:
    """List the months in order."""
    days = instance.days
    found = []
    for number in np.unique(days.month):
        inside = np.flatnonzero(days.month == number)
        found.append(Month(f"{days.dates[inside[0]]:%Y-%m}", int(inside[0]), int(inside[-1])))
    return tuple(found)

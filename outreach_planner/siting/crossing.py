"""What would let the second of two sets of sites win: how far a figure has to move."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from outreach_planner.siting.opened import Ground
from outreach_planner.siting.sites import Choice
from outreach_planner.siting.worlds import World, ground_in, same, worth_of
from outreach_planner.siting.zero import zero_of

LIMITS = {"weight": (0.2, 5.0), "applications": (0.05, 8.0), "speed": (0.5, 2.0), "pull_scale": (0.25, 4.0)}
"""Factors looked at."""

Pair = Callable[[Ground], tuple[float, float]]


def without_visits(first: Choice, second: Choice) -> Pair:
    """Give what values two choices in a world without visits."""

    def values(ground: Ground) -> tuple[float, float]:
        one, two = worth_of(ground, [first, second])
        return float(one), float(two)

    return values


def crossing(ground: Ground, pair: Pair, what: str, kabupaten: int = 0) -> float | None:
    """Find the factor nearest to 1 of a figure at which the second of a pair is worth as much as the first.

    ``what`` is ``weight`` (of one kabupaten), ``applications``, ``speed`` or ``pull_scale``. None where it
    never is within the limits looked at.
    """

    def ahead(factor: float) -> float:
        world = same(ground)
        if what == "weight":
            weights = list(world.weights)
            weights[kabupaten] = factor
            world = replace(world, weights=tuple(weights))
        else:
            world = World(
                world.weights,
                applications=factor if what == "applications" else 1.0,
                speed=factor if what == "speed" else 1.0,
                pull_scale=factor if what == "pull_scale" else 1.0,
            )
        one, two = pair(ground_in(ground, world))
        return one - two

    written, found = ahead(1.0), []
    for end in LIMITS[what]:
        beyond = ahead(end)
        if (written > 0) != (beyond > 0):
            found.append(zero_of(ahead, (1.0, end), (written, beyond)))
    return min(found, key=lambda factor: abs(np.log(factor)), default=None)

"""Down a smooth function within bounds: steps of a quasi-Newton method with little memory (L-BFGS).

The last steps tell how the slope changes; from them, without any matrix, each step is pointed to where the
function should be lowest. Coordinates that stand at a bound and would leave it stay there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Floats

MEMORY = 12
"""Steps that are remembered."""
HALVINGS = 12
SHORTER, ENOUGH = 0.4, 1e-4
"""By how much a step is cut that does not go down, and which part of the promised descent is enough."""
FLAT = 1e-12
"""A step along which the slope changes less is not remembered."""


@dataclass
class Descent:
    """Where the descent stands.

    Attributes
    ----------
    point, slope : Floats, shape (N,)
    value : float
    lower, upper : Floats, shape (N,)
        Bounds of the coordinates.
    memory : list of (Floats, Floats)
        Last steps and how the slope changed along them.
    """

    point: Floats
    value: float
    slope: Floats
    lower: Floats
    upper: Floats
    memory: list[tuple[Floats, Floats]] = field(default_factory=list)

    def step(self, function: Callable[[Floats], tuple[float, Floats]]) -> bool:
        """Go one step down; False if there is none.

        ``function`` gives value and slope at a point.
        """
        while True:
            held = (self.point <= self.lower) & (self.slope >= 0)
            held |= (self.point >= self.upper) & (self.slope <= 0)
            slope = np.where(held, 0.0, self.slope)
            direction = np.where(held, 0.0, self._direction(slope))
            if dot(direction, slope) >= 0.0:
                self.memory.clear()
                direction = -slope
            largest = float(np.abs(direction).max(initial=0.0))
            if largest == 0.0:
                return False
            length = 1.0 if self.memory else min(1.0, 1.0 / largest)
            for _ in range(HALVINGS):
                point = np.clip(self.point + length * direction, self.lower, self.upper)
                value, new_slope = function(point)
                if value <= self.value + ENOUGH * dot(slope, point - self.point):
                    self._move(point, value, new_slope)
                    return True
                length *= SHORTER
            if not self.memory:
                return False
            self.memory.clear()

    def _direction(self, slope: Floats) -> Floats:
        """Point to where the remembered steps let the lowest value be expected."""
        if not self.memory:
            return -slope
        steps, changes = zip(*self.memory, strict=True)
        return towards_lowest(slope, np.stack(steps), np.stack(changes))

    def _move(self, point: Floats, value: float, slope: Floats) -> None:
        """Stand at the new point and remember how the slope changed, where it did so as it should."""
        step, change = point - self.point, slope - self.slope
        if dot(step, change) > FLAT * dot(change, change):
            self.memory.append((step, change))
            del self.memory[:-MEMORY]
        self.point, self.value, self.slope = point, value, slope


@compiled
def dot(first: Floats, second: Floats) -> float:
    """Sum up the products; in one thread, and so always in the same order."""
    total = 0.0
    for n in range(len(first)):
        total += first[n] * second[n]
    return total


@compiled
def towards_lowest(slope: Floats, steps: Floats, changes: Floats) -> Floats:
    """Multiply the slope by what remembered steps and changes tell of the inverse curvature; downwards."""
    result, count = -slope, len(steps)
    parts, along = np.zeros(count), np.zeros(count)
    for e in range(count - 1, -1, -1):
        along[e] = dot(steps[e], changes[e])
        parts[e] = dot(steps[e], result) / along[e]
        result -= parts[e] * changes[e]
    result *= along[count - 1] / dot(changes[count - 1], changes[count - 1])
    for e in range(count):
        result += (parts[e] - dot(changes[e], result) / along[e]) * steps[e]
    return result

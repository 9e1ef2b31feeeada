"""Where a function of one figure becomes zero, in few evaluations (Ridders 1979)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np

MOST = 30
"""Steps at most; each at least halves what is left, so a jump is found as well as a zero."""
NEAR_ENOUGH, NOTHING = 1e-5, 1e3
"""Parts of the figure, and rupiah, that are within the rounding of what is told."""


def zero_of(
    function: Callable[[float], float], ends: tuple[float, float], values: tuple[float, float]
) -> float:
    """Find where a function changes its sign.

    Parameters
    ----------
    function : callable
    ends : tuple of float
        Above 0.
    values : tuple of float
        Of the function there, not both above 0 and not both at most 0.
    """
    low, high = sorted(zip(ends, values, strict=True))
    found = low[0]
    for _ in range(MOST):
        middle = (low[0] + high[0]) / 2
        there = function(middle)
        bend = float(np.sqrt(max(there * there - low[1] * high[1], 0.0)))
        step = (middle - low[0]) * np.sign(low[1] - high[1]) * there / bend if bend > 0 else 0.0
        last, found = found, float(np.clip(middle + step, low[0], high[0]))
        value = function(found) if found != middle else there
        known = sorted([low, high, (middle, there), (found, value)])
        low, high = next((one, two) for one, two in pairwise(known) if (one[1] > 0) != (two[1] > 0))
        if abs(value) <= NOTHING or min(abs(found - last), high[0] - low[0]) <= NEAR_ENOUGH * found:
            break
    return found

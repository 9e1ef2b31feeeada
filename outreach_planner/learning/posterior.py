"""Gamma-Poisson for counts and Beta-binomial for shares: prior, data, posterior, and their quantiles."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
GRID = 4_000
TAILS = 14.0
"""The grid reaches so many standard deviations above the mean."""
LOW, HIGH = 0.1, 0.9
"""Ends of the stated 80 % intervals."""


@dataclass(frozen=True)
class Gamma:
    """A rate against what was expected: mean ``shape / rate``; ``rate`` is its weight in people."""

    shape: float
    rate: float

    @property
    def mean(self) -> float:
        """The mean."""
        return self.shape / self.rate

    @property
    def variance(self) -> float:
        """The variance."""
        return self.shape / self.rate**2

    def interval(self, low: float = LOW, high: float = HIGH) -> tuple[float, float]:
        """Give the quantiles at two chances."""
        top = self.mean + TAILS * math.sqrt(self.variance)
        x = top * np.linspace(1e-6, 1.0, GRID) ** 2
        return _ends(x, (self.shape - 1) * np.log(x) - self.rate * x, low, high)

    def updated(self, came: float, expected: float) -> Gamma:
        """Learn from so many who came where so many were expected."""
        return Gamma(self.shape + came, self.rate + expected)


@dataclass(frozen=True)
class Beta:
    """A share: mean ``a / (a + b)``; ``a + b`` is its weight in people."""

    a: float
    b: float

    @property
    def mean(self) -> float:
        """The mean."""
        return self.a / (self.a + self.b)

    @property
    def variance(self) -> float:
        """The variance."""
        return self.mean * (1 - self.mean) / (self.a + self.b + 1)

    def interval(self, low: float = LOW, high: float = HIGH) -> tuple[float, float]:
        """Give the quantiles at two chances."""
        top = min(1.0, self.mean + TAILS * math.sqrt(self.variance))
        x = np.minimum(top * np.linspace(1e-6, 1.0, GRID) ** 2, 1 - 1e-9)
        return _ends(x, (self.a - 1) * np.log(x) + (self.b - 1) * np.log1p(-x), low, high)

    def updated(self, absent: float, came: float) -> Beta:
        """Learn from so many who stayed away and so many who came."""
        return Beta(self.a + absent, self.b + came)


def gamma_of(mean: float, variance: float) -> Gamma:
    """Make the Gamma of a mean and a variance."""
    return Gamma(mean**2 / variance, mean / variance)


def beta_of(mean: float, weight: float) -> Beta:
    """Make the Beta of a mean and a weight in people."""
    return Beta(mean * weight, (1 - mean) * weight)


def fading(ages_days: Sequence[float], half_life_days: float) -> Floats:
    """Weigh what was recorded so many days ago: half after the half-life, a quarter after two."""
    return np.asarray(0.5 ** (np.array(ages_days, dtype=np.float64) / half_life_days), dtype=np.float64)


def informative(expected: float, spread: float) -> float:
    """Tell how many people's worth of information a visit holds whose turnout varies by itself.

    Of ``expected`` people alone the relative variance is 1 / expected; the visit's own spread adds its
    square, so a crowd says less about the place than its number.
    """
    return expected / (1 + expected * spread**2)


def _ends(x: Floats, log_density: Floats, low: float, high: float) -> tuple[float, float]:
    density = np.exp(log_density - log_density.max())
    below = np.concatenate([[0.0], np.cumsum((density[1:] + density[:-1]) / 2 * np.diff(x))])
    ends = np.interp([low, high], below / below[-1], x)
    return float(ends[0]), float(ends[1])

"""The answer to a location question: which sites, at what value, and how far that is proven."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Located:
    """Sites chosen for a location question.

    Attributes
    ----------
    sites : tuple of int
        Rows of the cost table; empty where no choice serves everybody.
    value : float
        Of the question: cost, distance, people or sites; infinite where there is no answer.
    bound : float
        No choice has a better value.
    proven : bool
        The search ran to its end, so that value and bound are the same but for rounding.
    nodes : int
        Branches looked at.
    """

    sites: tuple[int, ...]
    value: float
    bound: float
    proven: bool
    nodes: int = 0


@dataclass(frozen=True)
class Sourced:
    """A plan with capacities.

    Attributes
    ----------
    sites : tuple of int
        Those opened; empty where no plan serves everybody.
    site_of : tuple of int
        The site of each customer.
    value, bound : float
        Its cost; no plan costs less than the bound.
    nodes : int
    """

    sites: tuple[int, ...]
    site_of: tuple[int, ...]
    value: float
    bound: float
    nodes: int

    @property
    def gap(self) -> float:
        """How far the plan may be from the best, as a part of its cost."""
        if self.value == self.bound:
            return 0.0
        return (self.value - self.bound) / abs(self.value) if np.isfinite(self.value) else np.inf

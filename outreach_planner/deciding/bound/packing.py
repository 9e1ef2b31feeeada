"""Prices as one vector for the descent: kinds scaled to the size they have, bounds, and the slope in it.

The weights of fairness are not below 0 and have a fixed sum: they enter as their logarithms, which are free.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from outreach_planner.deciding.bound.ascent import SCALE
from outreach_planner.deciding.bound.prices import Prices, fair_weights
from outreach_planner.deciding.bound.question import Question
from outreach_planner.world.instance import Floats

LEAST_WEIGHT = 1e-6
"""Smallest weight of fairness, as a part of all, that a vector begins with."""


@dataclass(frozen=True)
class Packing:
    """How prices stand in a vector: of visits, limits, counters and fairness; no people are shared.

    Attributes
    ----------
    question : Question
    form : Prices
        Prices of the question, for their shapes and the worth of fairness.
    """

    question: Question
    form: Prices

    @property
    def bounds(self) -> tuple[Floats, Floats]:
        """Smallest and largest value of each coordinate."""
        limits = self.question.limits
        lower = np.where(np.isfinite(limits.lower), -np.inf, 0.0)
        upper = np.where(np.isfinite(limits.upper), np.inf, 0.0)
        routed = np.where(self.question.ground.routed, np.inf, 0.0)
        free = np.full(len(self.form.fairness), np.inf)
        counters = np.zeros(self.form.counter.size)
        return (
            np.concatenate([np.zeros(len(routed)), lower, counters, -free]),
            np.concatenate([routed, upper, counters + np.inf, free]),
        )

    def pack(self, prices: Prices) -> Floats:
        """Write prices as a vector."""
        all_weights = prices.fairness.sum()
        logarithm = np.zeros(len(prices.fairness))
        if all_weights > 0:
            logarithm = np.log(np.maximum(prices.fairness / all_weights, LEAST_WEIGHT))
        visit, limit = prices.visit / SCALE["visit"], prices.limit / SCALE["limit"]
        return np.concatenate([visit, limit, prices.counter.ravel() / SCALE["counter"], logarithm])

    def unpack(self, point: Floats) -> Prices:
        """Read prices from a vector."""
        visit, limit, counter, logarithm = self._parts(point)
        weights = np.exp(logarithm - logarithm.max(initial=0.0))
        return replace(
            self.form,
            visit=visit * SCALE["visit"],
            limit=self.question.limits.clipped(limit * SCALE["limit"]),
            counter=counter.reshape(self.form.counter.shape) * SCALE["counter"],
            fairness=fair_weights(self.question.ground.formulation.instance, weights),
        )

    def slope(self, prices: Prices, slack: Prices) -> Floats:
        """Write the slope of the bound at these prices: what their limits leave unused."""
        weights = prices.fairness
        mean = float(weights @ slack.fairness) / max(float(weights.sum()), 1e-9)
        return np.concatenate(
            [
                slack.visit * SCALE["visit"],
                slack.limit * SCALE["limit"],
                slack.counter.ravel() * SCALE["counter"],
                weights * (slack.fairness - mean),
            ]
        )

    def _parts(self, point: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        ends = np.cumsum([len(self.form.visit), len(self.form.limit), self.form.counter.size])
        visit, limit, counter, logarithm = np.split(point, ends)
        return visit, limit, counter, logarithm

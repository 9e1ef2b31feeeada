"""The office's own numbers in place of estimates: small regions first, larger ones share out the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from outreach_planner.forecasting.seasons import Floats

ROUNDING = 1e-6


@dataclass(frozen=True)
class Region:
    """Cells of a table that together have a total; ``name`` is the own number that says so."""

    name: str
    cells: tuple[NDArray[np.int64], ...]
    total: float

    @property
    def size(self) -> int:
        """How many cells there are."""
        return int(np.prod([axis.size for axis in self.cells]))


@dataclass(frozen=True)
class Contradiction:
    """An own number that smaller ones already exceed, or that they make up wholly and do not sum to."""

    name: str
    total: float
    already: float


def settle(table: Floats, regions: Sequence[Region]) -> tuple[Floats, list[Contradiction]]:
    """Give each region its total, the smallest region first.

    What a smaller region has settled stays; a larger one shares the rest of its total over its other
    cells in proportion to the estimate, or evenly where the estimate has nobody.

    Parameters
    ----------
    table : Floats
        The estimates.
    regions : sequence of Region

    Returns
    -------
    tuple of Floats and list of Contradiction
    """
    result = table.copy()
    settled = np.zeros(table.shape, dtype=np.bool_)
    wrong = []
    for region in sorted(regions, key=lambda each: (each.size, each.name)):
        fixed = settled[region.cells]
        values = result[region.cells]
        already = float(values[fixed].sum())
        rest = region.total - already
        if rest < -ROUNDING or (fixed.all() and rest > ROUNDING):
            wrong.append(Contradiction(region.name, region.total, already))
            continue
        if not fixed.all():
            free = values[~fixed]
            weights = free / free.sum() if free.sum() > 0 else np.full(free.shape, 1 / free.size)
            values[~fixed] = max(rest, 0.0) * weights
            result[region.cells] = values
        settled[region.cells] = True
    return result, wrong

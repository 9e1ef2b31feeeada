"""The rows that let some visits not be made together, and what they mean for a cluster.

A *cell* is an option on a day. The search of a cluster knows no teams: two of its cells clash if a row holds
all visits to both that the cluster's teams could make. A row is *inside* a cluster if it holds such cells of
that cluster only; then the search keeps it and it need not be priced.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from outreach_planner.deciding.bound.crews import Crews
from outreach_planner.model.network import Formulation, Row
from outreach_planner.world.instance import Bools, Floats, Ints

ROUNDING = 1e-9


@dataclass(frozen=True)
class Cliques:
    """Entries of all such rows, one for each cell (of a team, or of an own place whoever goes).

    Attributes
    ----------
    row, team, option, day : Ints, shape (N,)
        Number of the row in the formulation; ``team`` is -1 at own places.
    weight : Floats, shape (N,)
        The least coefficient of such a visit, as a part of the row's upper side.
    whole : Bools, shape (N,)
        The row holds every visit that may be made to the cell.
    """

    row: Ints
    team: Ints
    option: Ints
    day: Ints
    weight: Floats
    whole: Bools

    @cached_property
    def by_option(self) -> tuple[Ints, Ints]:
        """Entries option by option, and where each option's begin."""
        order = np.argsort(self.option, kind="stable")
        return order, np.searchsorted(self.option[order], np.arange(self.option.max(initial=-1) + 2))

    def among(self, team: int, options: Ints, days: Ints) -> Ints:
        """Find the entries of a team that hold all visits to one of the cells of these options and days."""
        order, start = self.by_option
        known = options[options < len(start) - 1]
        found = np.sort(np.concatenate([order[:0], *(order[start[o] : start[o + 1]] for o in known)]))
        kept = (self.team[found] == team) & self.whole[found] & np.isin(self.day[found], days)
        result: Ints = found[kept]
        return result


def holds_apart(row: Row) -> bool:
    """Whether the row, without a lower side, lets some two of its visits not be made together.

    That is so where all its coefficients are above 0 and the two largest sum to more than its upper side.
    """
    if not np.isfinite(row.upper) or row.lower > 0 or len(row.coefficient) < 2 or len(row.night_day):
        return False
    largest = np.sort(row.coefficient)[-2:]
    return bool((row.coefficient > 0).all() and largest.sum() > row.upper)


def cliques_of(formulation: Formulation, crews: Crews) -> Cliques:
    """Collect the entries."""
    days, options = len(formulation.instance.days.dates), len(formulation.instance.options.ids)
    seats = np.zeros((options, days), dtype=np.int64)
    for network in formulation.networks:
        seats[network.options] += network.allowed
    found, weights = [np.zeros((4, 0), dtype=np.int64)], [np.zeros(0)]
    for number, row in enumerate(formulation.rows):
        if holds_apart(row):
            found.append(np.stack([np.full(len(row.day), number), row.team, row.option, row.day]))
            weights.append(row.coefficient / row.upper if row.upper > 0 else np.full(len(row.day), 1.0))
    entries, weight = np.concatenate(found, axis=1), np.concatenate(weights)
    own = crews.own[entries[2]]
    entries[1][own] = -1
    cells, cell, counts = np.unique(entries, axis=1, return_inverse=True, return_counts=True)
    least = np.full(cells.shape[1], np.inf)
    np.minimum.at(least, cell.ravel(), weight)
    row_, team, option, day = cells
    whole = np.where(team < 0, counts >= seats[option, day], True)
    return Cliques(row_, team, option, day, least, whole)


def clashes(cliques: Cliques, team: int, options: Ints, days: Ints) -> tuple[Ints, Ints]:
    """List for each cell (``j * X + x``) the cells of other days that it clashes with.

    Returns
    -------
    start, clash : Ints
        Lists by cell: those of cell n are ``clash[start[n] : start[n + 1]]``.
    """
    some = cliques.among(team, options, days)
    cell = np.searchsorted(options, cliques.option[some]) * len(days)
    cell = cell + np.searchsorted(days, cliques.day[some])
    ends = np.flatnonzero(np.diff(cliques.row[some])) + 1
    cells_in_all = len(options) * len(days)
    pairs = [np.zeros(0, dtype=np.int64)]  # as one number, which sorts many times faster than two
    for cells, weights in zip(np.split(cell, ends), np.split(cliques.weight[some], ends), strict=True):
        if len(cells) > 1:
            first, second = np.meshgrid(cells, cells)
            apart = first % len(days) != second % len(days)
            apart &= weights[:, None] + weights[None, :] > 1.0 + ROUNDING
            pairs.append(first[apart] * cells_in_all + second[apart])
    both = np.sort(np.concatenate(pairs))
    first, second = np.divmod(both[np.diff(both, prepend=-1) > 0], max(1, cells_in_all))
    counts = np.bincount(first, minlength=cells_in_all)
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64), second


def rows_inside(cliques: Cliques, cluster: Ints) -> Ints:
    """Find the rows that some cluster's own search keeps.

    Parameters
    ----------
    cluster : Ints, shape (U + 1, O)
        Number of the cluster that holds a team's visits to an option (last row: those of own places); -1
        where nobody can go.
    """
    held = cluster[cliques.team, cliques.option]
    there = held >= 0
    lowest = np.full(int(cliques.row.max(initial=-1)) + 1, np.iinfo(np.int64).max)
    highest = np.full(len(lowest), -1)
    np.minimum.at(lowest, cliques.row[there], held[there])
    np.maximum.at(highest, cliques.row[there], held[there])
    kept = lowest >= highest
    kept[cliques.row[there & ~cliques.whole]] = False
    return np.intersect1d(np.flatnonzero(kept), cliques.row)

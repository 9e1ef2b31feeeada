"""Day trips that keep promises: rows with a lower limit that a greedy plan alone would miss.

A promised visit may need the people whom another, better one would serve. So such visits are chosen before
the others, each row by a short depth-first search over its cells. Promises that only a night away can keep
are left out.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from outreach_planner.deciding.search.arrays import Arrays, Links
from outreach_planner.deciding.search.day_trips import (
    Cell,
    all_served,
    fits_rows,
    immediate_worth,
    rows_of,
    served,
)
from outreach_planner.world.instance import Floats

CHECKS = 2_000
"""Cells tried for one row; then the row is left to the search."""


def unmet(links: Links, counted: Floats) -> frozenset[int]:
    """Find the rows that count too few visits."""
    return frozenset(map(int, np.flatnonzero(counted < links.lower)))


def promised(a: Arrays, wanted: frozenset[int]) -> tuple[Cell, ...]:
    """Choose day trips that fill some rows with a lower limit.

    The rows with the fewest cells come first, from their dearest visits; where that leaves rows short, the
    earliest rows from their earliest visits, so that people gather again for the later ones.

    Parameters
    ----------
    a : Arrays
    wanted : frozenset of int
        The rows.

    Returns
    -------
    tuple of Cell
        By day; they keep all upper limits and their minimums among themselves.
    """
    untouched = np.zeros(a.crowd.survive.shape[1])
    by_row: dict[int, list[Cell]] = {}
    for row, cell in _cells(a, wanted):
        if served(a, cell, untouched) is not None:
            by_row.setdefault(row, []).append(cell)
    worth = {cell: immediate_worth(a, cell, untouched) for cells in by_row.values() for cell in cells}
    scarce = sorted(by_row, key=lambda row: (len(by_row[row]) / a.links.lower[row], row))
    early = sorted(by_row, key=lambda row: (max(cell[2] for cell in by_row[row]), row))
    dearest = _filled(a, by_row, scarce, lambda cell: (-worth[cell], *cell))
    if all(_counted(a, list(dearest))[row] >= a.links.lower[row] for row in by_row):
        return dearest
    soonest = _filled(a, by_row, early, lambda cell: (cell[2], -worth[cell], *cell))
    counts = [_counted(a, list(held)) for held in (dearest, soonest)]
    met = [sum(counted[row] >= a.links.lower[row] for row in by_row) for counted in counts]
    return soonest if met[1] > met[0] else dearest


def _filled(
    a: Arrays, by_row: dict[int, list[Cell]], order: list[int], rank: Callable[[Cell], tuple[float, ...]]
) -> tuple[Cell, ...]:
    """Fill rows one after the other from their cells, the lowest rank first; what does not work is left."""
    held: list[Cell] = []
    for row in order:
        held = _Choice(a, row, sorted(by_row[row], key=rank)).added_to(held) or held
    return tuple(sorted(held, key=_by_day))


class _Choice:
    """The search for the cells of one row; ``checks`` counts what it has tried."""

    def __init__(self, a: Arrays, row: int, cells: list[Cell]) -> None:
        self._a, self._row, self._cells, self._own, self.checks = a, row, cells, frozenset(cells), 0

    def added_to(self, held: list[Cell]) -> list[Cell] | None:
        """Add cells until the row has enough; None if that is not possible or takes too long."""
        counted = _counted(self._a, held)
        if counted[self._row] >= self._a.links.lower[self._row]:
            return held
        taken_days = {(u, t) for u, _, t in held}
        mine = [cell for cell in held if cell in self._own]
        for cell in self._cells:
            self.checks += 1
            if self.checks > CHECKS:
                return None
            if (cell[0], cell[2]) in taken_days or not fits_rows(self._a.links, counted, cell):
                continue
            if not self._are_served([*mine, cell]) or not self._are_served([*held, cell]):
                continue
            found = self.added_to([*held, cell])
            if found is not None:
                return found
        return None

    def _are_served(self, cells: list[Cell]) -> bool:
        """Say whether all serve their minimums (of the row's own cells alone a no comes soonest)."""
        untouched = np.zeros(self._a.crowd.survive.shape[1])
        return all_served(self._a, sorted(cells, key=_by_day), untouched)


def _cells(a: Arrays, wanted: frozenset[int]) -> list[tuple[int, Cell]]:
    """List the allowed visits that each wanted row counts."""
    links, (options, days) = a.links, a.links.shape
    numbers = np.repeat(np.arange(len(links.cell_start) - 1), np.diff(links.cell_start))
    entries = np.flatnonzero(np.isin(links.cell_row, sorted(wanted)) & (links.cell_coefficient > 0))
    found = []
    for row, number in zip(links.cell_row[entries], numbers[entries], strict=True):
        team, rest = divmod(int(number), int(options * days))
        cell = (team, *divmod(rest, int(days)))
        if a.ways.allowed[cell]:
            found.append((int(row), cell))
    return sorted(found)


def _counted(a: Arrays, held: list[Cell]) -> Floats:
    counted = np.zeros(len(a.links.lower))
    for cell in held:
        rows, times = rows_of(a.links, cell)
        counted[rows] += times
    return counted


def _by_day(cell: Cell) -> tuple[int, int]:
    return cell[2], cell[0]

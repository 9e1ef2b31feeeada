"""A linear program under construction in HiGHS, in million rupiah: rows first, then columns."""

from __future__ import annotations

from collections.abc import Callable

import highspy
import numpy as np

from outreach_planner.world.instance import Floats, Ints

MILLION = 1e6
MOST_NODES = 200
"""Nodes after which a search for whole numbers takes what it has."""
PRIMAL = 4
"""The simplex that goes on from a basis to which columns were added."""


class Linear:
    """A maximization whose columns come one after the other; HiGHS goes on from its last basis."""

    def __init__(self) -> None:
        self._highs = highspy.Highs()
        self._highs.setOptionValue("output_flag", False)
        self._highs.setOptionValue("threads", 1)
        self._highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self._count = 0

    def add_rows(self, lower: Floats, upper: Floats) -> Ints:
        """Add empty rows; returns their numbers."""
        none = np.zeros(0, dtype=np.int32)
        starts = np.zeros(len(lower), dtype=np.int32)
        self._highs.addRows(len(lower), lower, upper, 0, starts, none, np.zeros(0))
        self._count += len(lower)
        return np.arange(self._count - len(lower), self._count)

    def add_column(
        self, rupiah: float, rows: Ints, coefficients: Floats, lower: float = 0.0, upper: float = np.inf
    ) -> int:
        """Add a variable; entries of the same row are summed. Returns its number."""
        used, where = np.unique(rows, return_inverse=True)
        values = np.bincount(where, coefficients, len(used))
        some = np.abs(values) > 1e-11
        index = used[some].astype(np.int32)
        self._highs.addCol(rupiah / MILLION, lower, upper, len(index), index, values[some])
        return int(self._highs.getNumCol()) - 1

    def add_columns(self, rupiah: Floats, rows: Ints, coefficients: Floats) -> Ints:
        """Add a variable >= 0 for each row of ``rows`` (no row twice in it; -1: none); returns numbers."""
        there = rows >= 0
        starts = np.concatenate([[0], np.cumsum(there.sum(axis=1))[:-1]]).astype(np.int32)
        index, values = rows[there].astype(np.int32), np.ascontiguousarray(coefficients[there])
        count = len(rupiah)
        upper = np.full(count, np.inf)
        self._highs.addCols(
            count, rupiah / MILLION, np.zeros(count), upper, len(index), starts, index, values
        )
        last = int(self._highs.getNumCol())
        return np.arange(last - count, last)

    def solve(self) -> tuple[float, Floats] | None:
        """Solve; returns the value and the duals of the rows, in rupiah; None if HiGHS gives up."""
        self._highs.run()
        self._highs.setOptionValue("simplex_strategy", PRIMAL)
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        value = self._highs.getInfo().objective_function_value * MILLION
        duals = np.array(self._highs.getSolution().row_dual) * MILLION
        return float(value), duals

    def solve_whole(
        self, whole: Ints, tight: Ints, within: float, gap: float, stop: Callable[[], bool]
    ) -> Floats | None:
        """Values of all variables in a good solution in which these are whole numbers; None if none is found.

        Parameters
        ----------
        whole : Ints
        tight : Ints
            Rows that must reach their upper side.
        within : float
            Rupiah that one of them may cost more than it brings at the last prices; others are left out.
        gap : float
            Part of the value that the solution may be below the best.
        stop : callable
            Asked while at work; True takes what there is.
        """
        dear = np.array(self._highs.getSolution().col_dual)[whole] * MILLION < -within
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("mip_rel_gap", gap)
        solver.setOptionValue("mip_max_nodes", MOST_NODES)
        solver.cbMipInterrupt += lambda event: event.interrupt() if stop() else None
        solver.passModel(self._highs.getLp())
        out, kinds = whole[dear].astype(np.int32), np.full(len(whole), int(highspy.HighsVarType.kInteger))
        solver.changeColsBounds(len(out), out, np.zeros(len(out)), np.zeros(len(out)))
        solver.changeColsIntegrality(len(whole), whole.astype(np.int32), kinds.astype(np.uint8))
        upper = np.array(self._highs.getLp().row_upper_)[tight]
        solver.changeRowsBounds(len(tight), tight.astype(np.int32), upper, upper)
        solver.run()
        if not np.isfinite(solver.getInfo().objective_function_value) or not solver.getSolution().value_valid:
            return None
        return np.array(solver.getSolution().col_value)

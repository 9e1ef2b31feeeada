"""A linear program under construction in HiGHS, in million rupiah: rows first, then columns."""

from __future__ import annotations

import highspy
import numpy as np

from outreach_planner.world.instance import Floats, Ints

MILLION = 1e6


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
    ) -> None:
        """Add a variable; entries of the same row are summed."""
        used, where = np.unique(rows, return_inverse=True)
        values = np.bincount(where, coefficients, len(used))
        some = np.abs(values) > 1e-11
        index = used[some].astype(np.int32)
        self._highs.addCol(rupiah / MILLION, lower, upper, len(index), index, values[some])

    def add_columns(self, rupiah: Floats, rows: Ints, coefficients: Floats) -> None:
        """Add a variable >= 0 for each row of ``rows`` (no row twice in it; -1 where there is none)."""
        there = rows >= 0
        starts = np.concatenate([[0], np.cumsum(there.sum(axis=1))[:-1]]).astype(np.int32)
        index, values = rows[there].astype(np.int32), np.ascontiguousarray(coefficients[there])
        count = len(rupiah)
        upper = np.full(count, np.inf)
        self._highs.addCols(
            count, rupiah / MILLION, np.zeros(count), upper, len(index), starts, index, values
        )

    def solve(self) -> tuple[float, Floats] | None:
        """Solve; returns the value and the duals of the rows, in rupiah; None if HiGHS gives up."""
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        value = self._highs.getInfo().objective_function_value * MILLION
        duals = np.array(self._highs.getSolution().row_dual) * MILLION
        return float(value), duals

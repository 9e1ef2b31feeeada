"""A linear program grown column by column and row by row, and a bound from it that rounding cannot break."""

from __future__ import annotations

from collections.abc import Sequence

import highspy
import numpy as np
from numpy.typing import ArrayLike

from outreach_planner.world.instance import Floats, Ints

MILLION = 1e6
"""The solver sees objectives in millions."""


class LinearProgram:
    """Maximize ``objective . x`` with limits on rows and ``0 <= x <= ceiling``, all ceilings finite."""

    def __init__(self) -> None:
        self._objective: list[Floats] = []
        self._ceiling: list[Floats] = []
        self._columns = 0
        self._rows = 0
        self._lower: list[Floats] = []
        self._upper: list[Floats] = []
        self._row: list[Ints] = []
        self._column: list[Ints] = []
        self._value: list[Floats] = []

    def columns(self, objective: ArrayLike, ceiling: ArrayLike) -> Ints:
        """Add columns; returns their numbers, in the shape of the objective."""
        worth, most = np.broadcast_arrays(np.asarray(objective, float), np.asarray(ceiling, float))
        if not np.isfinite(most).all():
            raise ValueError("every column needs a finite ceiling")
        numbers: Ints = np.arange(self._columns, self._columns + worth.size, dtype=np.int64)
        self._columns += worth.size
        self._objective.append(worth.ravel())
        self._ceiling.append(most.ravel())
        return numbers.reshape(worth.shape)

    def rows(self, count: int, lower: ArrayLike = -np.inf, upper: ArrayLike = np.inf) -> Ints:
        """Add empty rows with limits; returns their numbers."""
        numbers: Ints = np.arange(self._rows, self._rows + count, dtype=np.int64)
        self._rows += count
        self._lower.append(np.broadcast_to(np.asarray(lower, float), (count,)).copy())
        self._upper.append(np.broadcast_to(np.asarray(upper, float), (count,)).copy())
        return numbers

    def add(self, row: ArrayLike, column: ArrayLike, value: ArrayLike) -> None:
        """Add coefficients, all broadcast to one shape; what meets in one cell is summed."""
        r, c, v = np.broadcast_arrays(np.asarray(row), np.asarray(column), np.asarray(value, float))
        self._row.append(r.ravel().astype(np.int64))
        self._column.append(c.ravel().astype(np.int64))
        self._value.append(v.ravel())

    def bound(self, seconds: float | None) -> float | None:
        """Solve by interior points, else by the simplex method, and return a proven bound of the optimum.

        Whatever the solver's duals ``d`` are, once their signs are right,
        ``sum of limits . d + sum of max(0, objective - d . A) * ceiling`` is never below the optimum (weak
        duality), so neither an early stop nor rounding can make the bound wrong beyond floating point.
        None if the solver came back without duals.
        """
        matrix = self._compressed()
        objective, ceiling = np.concatenate(self._objective), np.concatenate(self._ceiling)
        lower, upper = np.concatenate(self._lower), np.concatenate(self._upper)
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = self._columns, self._rows
        model.col_cost_ = -objective / MILLION
        model.col_lower_, model.col_upper_ = np.zeros(self._columns), ceiling
        model.row_lower_ = np.where(np.isfinite(lower), lower, -highspy.kHighsInf)
        model.row_upper_ = np.where(np.isfinite(upper), upper, highspy.kHighsInf)
        start, row, value = matrix
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = start, row, value
        solver = highspy.Highs()
        for name, setting in _settings(seconds):
            solver.setOptionValue(name, setting)
        solver.passModel(model)
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            solver.setOptionValue("solver", "simplex")  # slower, but it does not stall
            solver.run()
        duals = -MILLION * np.array(solver.getSolution().row_dual)
        if len(duals) != self._rows or not np.isfinite(duals).all():
            return None
        duals = np.where(np.isfinite(upper), duals, np.minimum(duals, 0.0))
        duals = np.where(np.isfinite(lower), duals, np.maximum(duals, 0.0))
        limits = np.where(
            duals > 0, np.where(np.isfinite(upper), upper, 0.0), np.where(np.isfinite(lower), lower, 0.0)
        )
        column = np.repeat(np.arange(self._columns), np.diff(start))
        paid = np.bincount(column, weights=value * duals[row], minlength=self._columns)
        return float(limits @ duals + np.maximum(objective - paid, 0.0) @ ceiling)

    def _compressed(self) -> tuple[Ints, Ints, Floats]:
        """Sum what meets in one cell and sort by column."""
        row, column = np.concatenate(self._row), np.concatenate(self._column)
        key = column * self._rows + row
        cells, inverse = np.unique(key, return_inverse=True)
        value = np.bincount(inverse, weights=np.concatenate(self._value)).astype(np.float64)
        start = np.searchsorted(cells, np.arange(self._columns + 1) * self._rows)
        return start.astype(np.int64), (cells % self._rows).astype(np.int64), value


def _settings(seconds: float | None) -> Sequence[tuple[str, bool | int | float | str]]:
    return (
        ("output_flag", False),
        ("threads", 1),
        ("solver", "ipm"),
        ("run_crossover", "off"),
        ("time_limit", highspy.kHighsInf if seconds is None else seconds),
    )

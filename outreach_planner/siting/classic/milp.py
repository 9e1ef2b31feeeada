"""Mixed-integer programs in HiGHS, filled from arrays, ended by work and not by the clock."""

from __future__ import annotations

from dataclasses import dataclass, field

import highspy
import numpy as np

from outreach_planner.world.instance import Floats, Ints

INFINITY = float(highspy.kHighsInf)


@dataclass
class Program:
    """A mixed-integer program to be minimized, gathered row by row.

    Attributes
    ----------
    cost, lower, upper : list of Floats
        Of the columns, block by block.
    whole : list of Floats
        1 where a column takes whole numbers only, block by block.
    """

    cost: list[Floats] = field(default_factory=list)
    lower: list[Floats] = field(default_factory=list)
    upper: list[Floats] = field(default_factory=list)
    whole: list[Floats] = field(default_factory=list)
    _columns: int = 0
    _rows: int = 0
    _row_lower: list[Floats] = field(default_factory=list)
    _row_upper: list[Floats] = field(default_factory=list)
    _entries: list[tuple[Ints, Ints, Floats]] = field(default_factory=list)

    def columns(self, cost: Floats, *, upper: float = 1.0, whole: bool = False) -> Ints:
        """Add a block of columns from 0 to ``upper``; returns their numbers, shaped like the costs."""
        count = cost.size
        self.cost.append(np.asarray(cost, dtype=np.float64).ravel())
        self.lower.append(np.zeros(count))
        self.upper.append(np.full(count, upper))
        self.whole.append(np.full(count, float(whole)))
        first, self._columns = self._columns, self._columns + count
        return np.arange(first, first + count).reshape(cost.shape)

    def rows(self, row: Ints, column: Ints, coefficient: Floats, lower: Floats, upper: Floats) -> None:
        """Add a block of rows ``lower <= sum of coefficient x column <= upper``; ``row`` counts from 0."""
        self._entries.append((row.ravel() + self._rows, column.ravel(), coefficient.ravel()))
        self._row_lower.append(lower)
        self._row_upper.append(upper)
        self._rows += len(lower)

    def sum_rows(self, column: Ints, lower: float, upper: float) -> None:
        """Add a row for each row of a table of columns: their plain sum lies between the two."""
        count, width = column.shape
        row = np.repeat(np.arange(count), width)
        sides = np.full(count, lower), np.full(count, upper)
        self.rows(row, column, np.ones(count * width), *sides)

    def solve(
        self,
        *,
        gap: float = 0.0,
        nodes: int | None = None,
        seconds: float | None = None,
    ) -> Solved:
        """Solve the program.

        Parameters
        ----------
        gap : float
            Relative gap that is good enough.
        nodes : int or None
            Where it is cut short, alike on every run; None is no limit.
        seconds : float or None
            Where it is cut short by the clock; None is no limit.
        """
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("mip_rel_gap", gap)
        solver.setOptionValue("mip_abs_gap", 1e-6)
        solver.setOptionValue("random_seed", 1)
        solver.setOptionValue("threads", 1)
        if nodes is not None:
            solver.setOptionValue("mip_max_nodes", nodes)
        if seconds is not None:
            solver.setOptionValue("time_limit", max(0.1, seconds))
        solver.passModel(self._model())
        solver.run()
        status, info = solver.getModelStatus(), solver.getInfo()
        proven = status == highspy.HighsModelStatus.kOptimal
        if status == highspy.HighsModelStatus.kInfeasible or not np.isfinite(info.objective_function_value):
            bound = INFINITY if status == highspy.HighsModelStatus.kInfeasible else info.mip_dual_bound
            return Solved(None, INFINITY, float(bound), proven, 0)
        values = np.array(solver.getSolution().col_value)
        has = len(values) == self._columns and info.primal_solution_status == 2
        bound = (
            info.mip_dual_bound if any(block.any() for block in self.whole) else info.objective_function_value
        )
        return Solved(
            values if has else None,
            float(info.objective_function_value) if has else INFINITY,
            float(bound),
            proven,
            max(0, int(info.mip_node_count)),
            np.array(solver.getSolution().row_dual),
        )

    def _model(self) -> highspy.HighsLp:
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = self._columns, self._rows
        model.col_cost_ = np.concatenate(self.cost)
        model.col_lower_, model.col_upper_ = np.concatenate(self.lower), np.concatenate(self.upper)
        model.row_lower_ = np.concatenate([np.zeros(0), *self._row_lower])
        model.row_upper_ = np.concatenate([np.zeros(0), *self._row_upper])
        row = np.concatenate([np.zeros(0, dtype=np.int64), *(entry[0] for entry in self._entries)])
        column = np.concatenate([np.zeros(0, dtype=np.int64), *(entry[1] for entry in self._entries)])
        value = np.concatenate([np.zeros(0), *(entry[2] for entry in self._entries)])
        order = np.lexsort((column, row))
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.searchsorted(row[order], np.arange(self._rows + 1)).astype(np.int32)
        model.a_matrix_.index_ = column[order].astype(np.int32)
        model.a_matrix_.value_ = value[order]
        whole = np.concatenate(self.whole)
        if whole.any():
            kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
            model.integrality_ = [kinds[int(each)] for each in whole]
        return model


@dataclass(frozen=True)
class Solved:
    """What the solver found.

    Attributes
    ----------
    values : Floats or None
        Of the columns; None where no solution was found.
    value, bound : float
        Its cost (infinite without one); no solution costs less than the bound.
    proven : bool
        The solution is proven within the gap.
    nodes : int
    prices : Floats or None
        Of the rows; only a linear program has them.
    """

    values: Floats | None
    value: float
    bound: float
    proven: bool
    nodes: int
    prices: Floats | None = None

"""A routed crew in the master: its teams flow from home to home; a visit needs a team that passes there."""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.bound.linear import Linear
from outreach_planner.deciding.bound.routes import Routes
from outreach_planner.world.instance import Floats, Ints


class RouteFlow:
    """Rows and columns of one crew's ways; evening moves are added as they prove good.

    Parameters
    ----------
    program : Linear
    routes : Routes
    pass_rows : Ints, shape (V,)
        For each possible visit the row ``schedules that make it - teams that pass there <= 0``.
    """

    def __init__(self, program: Linear, routes: Routes, pass_rows: Ints) -> None:
        self._program, self._routes, self._pass_rows = program, routes, pass_rows
        days, _, _, count = routes.visit.shape
        at_home = np.zeros(days)
        at_home[0] = routes.size
        self._home = program.add_rows(at_home, at_home)
        here = (routes.visit >= 0).any(axis=2)
        self._node = np.full((days, 2, count), -1, dtype=np.int64)
        none = np.zeros(int(here.sum()))
        self._node[here] = program.add_rows(none, none)
        self._known = np.zeros(routes.move.shape, dtype=np.bool_)
        self._add_days()

    def _add_days(self) -> None:
        """Columns: a day at home; out in the morning or on the eve; back home after a visit."""
        routes, home = self._routes, self._home
        days = len(home)
        tomorrow = np.append(home[1:], -1)
        self._add(np.zeros(days), [(home, 1.0), (tomorrow, -1.0)])
        t, n = np.nonzero(self._node[:, 0] >= 0)
        self._add(-routes.out[t, n], [(home[t], 1.0), (self._node[t, 0, n], -1.0)])
        t, n = np.nonzero(np.isfinite(routes.eve[:-1]) & (self._node[1:, 1] >= 0))
        self._add(-routes.eve[t, n], [(home[t], 1.0), (self._node[t + 1, 1, n], -1.0)])
        t, came, n = np.nonzero(routes.visit[:, :, 0] >= 0)
        used = self._pass_rows[routes.visit[t, came, 0, n]]
        self._add(-routes.back[t, n], [(self._node[t, came, n], 1.0), (used, -1.0), (tomorrow[t], -1.0)])

    def add_moves(self, moves: Ints) -> int:
        """Add evening moves (day, came, from, to) that are not there yet; returns how many are new."""
        t, came, n, m = moves.T
        there = (self._routes.visit[t, came, 1, n] >= 0) & np.isfinite(self._routes.move[t, came, n, m])
        new = there & (self._node[np.minimum(t + 1, len(self._home) - 1), 1, m] >= 0)
        new &= ~self._known[t, came, n, m]
        t, came, n, m = t[new], came[new], n[new], m[new]
        self._known[t, came, n, m] = True
        used = self._pass_rows[self._routes.visit[t, came, 1, n]]
        entries = [(self._node[t, came, n], 1.0), (used, -1.0), (self._node[t + 1, 1, m], -1.0)]
        self._add(-self._routes.move[t, came, n, m], entries)
        return len(t)

    def _add(self, rupiah: Floats, entries: list[tuple[Ints, float]]) -> None:
        """Add columns; each entry gives a row for every column (-1: none) and the coefficient."""
        rows = np.stack([row for row, _ in entries], axis=1)
        values = np.broadcast_to(np.array([value for _, value in entries]), rows.shape)
        self._program.add_columns(rupiah, rows, values)

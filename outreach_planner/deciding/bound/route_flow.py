"""A routed crew in the master: its teams go on trips from home; a visit needs a team that passes there."""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.bound.crew_paths import day_trips
from outreach_planner.deciding.bound.linear import Linear
from outreach_planner.deciding.bound.routes import Routes
from outreach_planner.deciding.bound.trips import Trip
from outreach_planner.world.instance import Floats, Ints


class RouteFlow:
    """Rows and columns of one crew's ways; trips are added as they prove good.

    Parameters
    ----------
    program : Linear
    routes : Routes
    pass_rows : Ints, shape (V,)
        For each possible visit the row ``schedules that make it - teams that pass there <= 0``.

    Attributes
    ----------
    trips : dict
        Of each column the day a trip leaves home and the visits it passes.
    """

    def __init__(self, program: Linear, routes: Routes, pass_rows: Ints) -> None:
        self._program, self._pass_rows = program, pass_rows
        days = len(routes.visit)
        at_home = np.zeros(days)
        at_home[0] = routes.size
        self._home = np.append(program.add_rows(at_home, at_home), -1)
        self._known: set[tuple[int, bytes]] = set()
        self.trips: dict[int, tuple[int, tuple[int, ...]]] = {}
        self._add(np.zeros(days), np.stack([self._home[:-1], self._home[1:]], axis=1), 1)
        self.add_trips(day_trips(routes))

    def add_trips(self, trips: Trip) -> int:
        """Add trips that are not there yet; returns how many are new."""
        new = []
        for number, start in enumerate(trips.start.tolist()):
            key = start, trips.visit[number][trips.visit[number] >= 0].tobytes()
            if key not in self._known:
                self._known.add(key)
                new.append(number)
        visit = trips.visit[new]
        passed = np.where(visit >= 0, self._pass_rows[visit], -1)
        ends = np.stack([self._home[trips.start[new]], self._home[trips.end[new] + 1]], axis=1)
        columns = self._add(-trips.rupiah[new], np.concatenate([ends, passed], axis=1), 1)
        for column, number in zip(columns.tolist(), new, strict=True):
            some = trips.visit[number]
            self.trips[column] = int(trips.start[number]), tuple(some[some >= 0].tolist())
        return len(new)

    def _add(self, rupiah: Floats, rows: Ints, plus: int) -> Ints:
        """Add columns with these rows (-1: none); the first ``plus`` gain one, the others lose one."""
        values = np.where(np.arange(rows.shape[1]) < plus, 1.0, -1.0)
        return self._program.add_columns(rupiah, rows, np.broadcast_to(values, rows.shape))

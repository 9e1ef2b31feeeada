"""The teams' ways through the month as flows: day trips, nights and moves; days away are not told apart."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from outreach_planner.deciding.relaxation.lp import LinearProgram
from outreach_planner.deciding.search.arrays import Ways
from outreach_planner.model.network import FROM_HOME, SLEPT
from outreach_planner.world.instance import Floats, Ints

Held = dict[tuple[int, int, int], list[tuple[int, float]]]


def add_ways(
    program: LinearProgram, a: Ways
) -> tuple[Ints, list[tuple[Ints, Floats]], dict[tuple[int, int], Ints]]:
    """Add one unit of flow for each team from home to home.

    Returns
    -------
    Ints, shape (V, 3)
        The visits that some flow can hold: team, option, day.
    list of (columns, capacities)
        For each visit the arcs that leave it and the capacity each leaves.
    dict
        For each (team, day) the arcs with a night away after that day.
    """
    held: Held = {}
    nights: dict[tuple[int, int], list[int]] = {}
    for u in range(a.allowed.shape[0]):
        _add_team(program, a, u, held, nights)
    visits = np.array(sorted(held), dtype=np.int64).reshape(-1, 3)
    columns = [
        (
            np.array([c for c, _ in held[v]], dtype=np.int64),
            np.array([k for _, k in held[v]], dtype=np.float64),
        )
        for v in sorted(held)
    ]
    return visits, columns, {key: np.array(found, dtype=np.int64) for key, found in nights.items()}


@dataclass
class _Flow:
    """One team's flow while it is laid out: its nodes as rows, its arcs as columns."""

    program: LinearProgram
    ways: Ways
    team: int
    at_home: Ints
    held: Held
    nights: dict[tuple[int, int], list[int]]
    visiting: dict[tuple[int, int, int], int] = field(default_factory=dict)

    def home(self, t: int) -> int | None:
        """Row of the morning of day t at home; None after the last day."""
        return int(self.at_home[t]) if t < len(self.at_home) else None

    def node(self, o: int, t: int, came: int) -> int:
        """Row of being at option o on day t, made when first asked for."""
        if (o, t, came) not in self.visiting:
            self.visiting[o, t, came] = int(self.program.rows(1, 0.0, 0.0)[0])
        return self.visiting[o, t, came]

    def arc(self, tail: int, head: int | None, rupiah: float) -> int:
        """Add an arc; returns its column."""
        column = int(self.program.columns(-rupiah, 1.0).item())
        self.program.add(tail, column, 1.0)
        if head is not None:
            self.program.add(head, column, -1.0)
        return column

    def hold(self, o: int, t: int, column: int, capacity: float) -> None:
        """Note that an arc leaves the visit of option o on day t with this capacity."""
        self.held.setdefault((self.team, o, t), []).append((column, capacity))

    def sleep(self, t: int, column: int) -> None:
        """Note that an arc spends the night after day t away."""
        self.nights.setdefault((self.team, t), []).append(column)


def _add_team(
    program: LinearProgram, a: Ways, u: int, held: Held, nights: dict[tuple[int, int], list[int]]
) -> None:
    days = a.allowed.shape[2]
    supply = np.r_[1.0, np.zeros(days - 1)]
    flow = _Flow(program, a, u, program.rows(days, supply, supply), held, nights)
    for t in range(days):
        flow.arc(int(flow.at_home[t]), flow.home(t + 1), 0.0)
        _leave_home(flow, t)
    for t in range(days):
        _leave_stops(flow, t)


def _leave_home(flow: _Flow, t: int) -> None:
    """Add day trips, first days of tours, and drives on the eve."""
    a, u = flow.ways, flow.team
    legs, home, morning = a.leg_rupiah[u, a.season[t]], a.leg_rupiah.shape[2] - 1, int(flow.at_home[t])
    for o in map(int, np.flatnonzero(a.allowed[u, :, t])):
        table, place = a.capacity[u, a.kind[t], FROM_HOME, o], a.place[o]
        if table[home] >= 0:
            rupiah = a.visit_rupiah[u, o] + legs[home, place] + legs[place, home]
            flow.hold(o, t, flow.arc(morning, flow.home(t + 1), rupiah), float(table[home]))
        if a.away[u, t] and (table[:home] >= 0).any():
            flow.arc(morning, flow.node(o, t, FROM_HOME), legs[home, place])
    if not (a.away[u, t] and a.eve[u, t] and t + 1 < a.allowed.shape[2]):
        return
    for o in map(int, np.flatnonzero(a.allowed[u, :, t + 1] & a.eve_open[u, a.kind[t]])):
        rupiah = a.night_rupiah[u] + legs[home, a.place[o]]
        flow.sleep(t, flow.arc(morning, flow.node(o, t + 1, SLEPT), rupiah))


def _leave_stops(flow: _Flow, t: int) -> None:
    """Add the ways on from the stops of tours on day t: home, or to the next stop for the night."""
    a, u = flow.ways, flow.team
    legs, home = a.leg_rupiah[u, a.season[t]], a.leg_rupiah.shape[2] - 1
    for o, day, came in sorted(flow.visiting):
        if day != t:
            continue
        table, place = a.capacity[u, a.kind[t], came, o], a.place[o]
        tail, rupiah = flow.visiting[o, t, came], a.visit_rupiah[u, o]
        if came == SLEPT and table[home] >= 0:
            flow.hold(o, t, flow.arc(tail, flow.home(t + 1), rupiah + legs[place, home]), float(table[home]))
        if not (a.away[u, t] and t + 1 < a.allowed.shape[2]):
            continue
        for r in map(int, np.flatnonzero(a.allowed[u, :, t + 1])):
            goes = a.place[r]
            if table[goes] >= 0:
                column = flow.arc(
                    tail, flow.node(r, t + 1, SLEPT), rupiah + legs[place, goes] + a.night_rupiah[u]
                )
                flow.hold(o, t, column, float(table[goes]))
                flow.sleep(t, column)

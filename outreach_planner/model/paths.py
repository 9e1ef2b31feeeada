"""The ways of a team through its month as binary arcs: leave, visit, move on or come home."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from ortools.math_opt.python import mathopt

from outreach_planner.model.network import FROM_HOME, SLEPT, Formulation, TeamNetwork

Node = tuple[str, int, int, int, int]
"""Kind (home, visit), day, local option, how the team came, which day of the trip."""
Visit = tuple[int, int, int]
"""Team, option of the instance, day."""


@dataclass
class Paths:
    """The arcs of all teams as variables.

    Attributes
    ----------
    visits : dict
        For each visit (team, option, day) the arcs that leave it, each with the capacity it leaves and the
        part of it that is the second service's.
    nights : dict
        For each (team, day) the arcs with a night away after that day.
    cost : list
        Cost in rupiah and arc.
    arcs : list
        Team, tail, head and variable of every arc.
    """

    visits: dict[Visit, list[tuple[mathopt.Variable, int, int]]] = field(default_factory=dict)
    nights: dict[tuple[int, int], list[mathopt.Variable]] = field(default_factory=dict)
    cost: list[tuple[float, mathopt.Variable]] = field(default_factory=list)
    arcs: list[tuple[int, Node, Node, mathopt.Variable]] = field(default_factory=list)


def add_paths(
    model: mathopt.Model, formulation: Formulation, eve_open: Callable[[TeamNetwork], np.ndarray]
) -> Paths:
    """Add every team's path through the horizon: one unit of flow from home to home.

    Parameters
    ----------
    model : mathopt.Model
    formulation : Formulation
    eve_open : callable
        Whether the drive on the eve fits, shape (K, N) for a team's network.
    """
    paths = Paths()
    for network in formulation.networks:
        _add_team(model, formulation, network, eve_open(network), paths)
    return paths


def _add_team(
    model: mathopt.Model, formulation: Formulation, network: TeamNetwork, eve_open: np.ndarray, paths: Paths
) -> None:
    options, seasons = formulation.instance.options, formulation.instance.days.season
    u, days = network.team, network.allowed.shape[1]
    into: dict[Node, list[mathopt.Variable]] = {}
    out: dict[Node, list[mathopt.Variable]] = {}

    def arc(
        tail: Node, head: Node, rupiah: float, capacity: tuple[int, int] | None, night: int | None
    ) -> None:
        x = model.add_binary_variable()
        out.setdefault(tail, []).append(x)
        into.setdefault(head, []).append(x)
        paths.arcs.append((u, tail, head, x))
        if rupiah:
            paths.cost.append((rupiah, x))
        if capacity is not None:
            paths.visits.setdefault((u, int(network.options[tail[2]]), tail[1]), []).append((x, *capacity))
        if night is not None:
            paths.nights.setdefault((u, night), []).append(x)

    def home(t: int) -> Node:
        return ("home", t, -1, -1, -1)

    for t in range(days):
        leg = network.leg_rupiah[seasons[t]]
        arc(home(t), home(t + 1), 0.0, None, None)
        for n in np.flatnonzero(network.allowed[:, t]):
            place = int(options.place[network.options[n]])
            arc(home(t), ("visit", t, int(n), FROM_HOME, 1), float(leg[-1, place]), None, None)
            eve = t - 1
            if eve >= 0 and network.away[eve] and network.eve[eve] and eve_open[network.kind[eve], n]:
                cost = float(network.leg_rupiah[seasons[eve]][-1, place] + network.night_rupiah)
                arc(home(eve), ("visit", t, int(n), SLEPT, 1), cost, None, eve)
    for t in range(days):
        leg = network.leg_rupiah[seasons[t]]
        for n in np.flatnonzero(network.allowed[:, t]):
            place = int(options.last_place[network.options[n]])
            inside = int(options.place[network.options[n]]), place
            second = network.second_capacity[network.kind[t], n]
            for came in (FROM_HOME, SLEPT):
                for k in range(1, network.days_away_at_most + 1):
                    tail: Node = ("visit", t, int(n), came, k)
                    if tail not in into:
                        continue
                    table = network.capacity[network.kind[t], came, n]
                    visit = float(network.visit_rupiah[n] - network.bonus_rupiah[n] + leg[inside])
                    if table[-1] >= 0:
                        served = int(table[-1]), int(second[-1])
                        arc(tail, home(t + 1), visit + float(leg[place, -1]), served, None)
                    if not network.away[t] or k == network.days_away_at_most:
                        continue
                    for m in np.flatnonzero(network.allowed[:, t + 1]):
                        goes = int(options.place[network.options[m]])
                        if table[goes] >= 0:
                            cost = visit + float(leg[place, goes]) + network.night_rupiah
                            served = int(table[goes]), int(second[goes])
                            arc(tail, ("visit", t + 1, int(m), SLEPT, k + 1), cost, served, t)
    for node in into.keys() | out.keys():
        supply = (node == home(0)) - (node == home(days))
        flow = mathopt.fast_sum(out.get(node, [])) - mathopt.fast_sum(into.get(node, []))
        model.add_linear_constraint(flow == supply)

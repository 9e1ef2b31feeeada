"""Which two stops a night may join, told to CP-SAT: without them it asks for less than the networks do."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from ortools.sat.python import cp_model

from outreach_planner.model.eve import eve_drives
from outreach_planner.model.network import SLEPT, TeamNetwork
from outreach_planner.world.instance import Bools, Instance

Visits = Mapping[tuple[int, int, int], cp_model.IntVar]
Nights = Mapping[tuple[int, int], cp_model.IntVar]


def add_ways(
    model: cp_model.CpModel, instance: Instance, network: TeamNetwork, visits: Visits, nights: Nights
) -> None:
    """Let each night lead only to a visit that can be reached from the evening before.

    With ``feasibility.add_team`` this allows exactly what the network allows.
    """
    u, days = network.team, network.allowed.shape[1]
    place = np.asarray(instance.options.place[network.options])
    eve_open = eve_drives(instance, network)
    for t in np.flatnonzero(network.away[: days - 1]).tolist():
        kind, night = network.kind[t], nights[u, t]
        today = np.flatnonzero(network.allowed[:, t])
        tomorrow = np.flatnonzero(network.allowed[:, t + 1])

        def next_visits(
            reached: Bools, tomorrow: np.ndarray[tuple[int], np.dtype[np.intp]] = tomorrow, day: int = t + 1
        ) -> list[cp_model.IntVar]:
            held = network.options[tomorrow[reached]]
            return [visits[u, int(o), day] for o in held]

        for n in today.tolist():
            visit = visits[u, int(network.options[n]), t]
            for slept in (0, 1):
                reached: Bools = network.capacity[kind, slept, n, place[tomorrow]] >= 0
                if reached.all() or (slept == SLEPT and t == 0):
                    continue
                came = [] if t == 0 else [nights[u, t - 1].negated() if slept else nights[u, t - 1]]
                model.add_bool_or([visit.negated(), night.negated(), *came, *next_visits(reached)])
        if network.eve[t]:
            held_today = [visits[u, int(o), t] for o in network.options[today]]
            leads = next_visits(eve_open[kind][tomorrow])
            model.add_bool_or([night.negated(), *held_today, *leads])

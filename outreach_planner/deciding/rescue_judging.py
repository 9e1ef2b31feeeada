"""What the simulation says of a schedule of CP-SAT: which visits stand too near, what totals reach."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from outreach_planner.deciding.feasible_totals import PARTS_OF_A_PERSON, Asked
from outreach_planner.model.network import Formulation, Schedule, TeamNetwork
from outreach_planner.model.spending import spent
from outreach_planner.model.totals import MoneyLimit, PeopleLimit, TotalLimit
from outreach_planner.plans.simulate import Simulation, Stop, simulate
from outreach_planner.world.instance import Floats, Instance

Cell = tuple[int, int, int]
"""Team, option, day."""


def too_near(
    instance: Instance, stops: Sequence[Stop], cells: Sequence[Cell], short: int, least: float
) -> list[Cell]:
    """Find a few visits before a stop that together leave it too few people, and the stop's own last.

    Parameters
    ----------
    instance : Instance
    stops : sequence of Stop
        By day and team.
    cells : sequence of Cell
        The visit of each stop.
    short : int
        The stop that serves too few.
    least : float
        People that would be enough.
    """
    points = [_points(instance, stop) for stop in stops]
    before = [
        v for v in range(short) if len(np.intersect1d(points[v], points[short])) or cells[v] == cells[short]
    ]
    for v in list(before):
        fewer = [other for other in before if other != v]
        alone = simulate(instance, [stops[other] for other in fewer] + [stops[short]])
        if alone.served[-1] < least:
            before = fewer
    return [cells[v] for v in before] + [cells[short]]


def reached(
    formulation: Formulation,
    schedule: Schedule,
    simulation: Simulation,
    stops: Sequence[Stop],
    total: TotalLimit,
    asked: Asked,
) -> int:
    """Say what a schedule really adds to a total, in the units of what is asked of it."""
    if isinstance(total, PeopleLimit):
        within = [total.first <= stop.day <= total.last for stop in stops]
        return int(np.ceil(simulation.served @ np.array(within, dtype=np.float64)))
    if isinstance(total, MoneyLimit):
        return spent(formulation.instance, formulation.networks, total, schedule)
    sought = float(formulation.instance.sought_by_kabupaten[total.kabupaten])
    missing = total.least - float(simulation.share_by_kabupaten[total.kabupaten])
    return asked.most - int(np.ceil(missing * sought * PARTS_OF_A_PERSON))


def served_alone(instance: Instance, network: TeamNetwork) -> Floats:
    """People that each option of a team serves on each day if no other visit is made, shape (O, D)."""
    options, people = instance.options, instance.people
    season, days = instance.days.season, people.undisturbed.shape[0]
    served = np.zeros((len(options.ids), days))
    for n, option in enumerate(network.options.tolist()):
        come = np.zeros(days)
        for service in options.services(option):
            rows = slice(int(options.start[service]), int(options.start[service + 1]))
            come += np.einsum(
                "ti,ti->t", people.undisturbed[:, options.point[rows]], options.share[season, rows]
            )
        most = network.capacity[network.kind, :, n, :].reshape(days, -1).max(axis=1)
        served[option] = np.minimum(come, most) + options.group[option]
    return served


def _points(instance: Instance, stop: Stop) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    options = instance.options
    return options.point[int(options.start[stop.option]) : int(options.start[stop.option + 1])]

"""How many must be expected so that enough come with a stated chance, and how many may be."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from outreach_planner.plans.simulate import Stop
from outreach_planner.scenario.uncertainty_fields import Uncertainty
from outreach_planner.stressing.draws import luck_of, weather_of
from outreach_planner.world.instance import Floats, Instance, Ints

DRAWS, SEED = 2_000, 77
HALVINGS = 30
MOST_TIMES = 20.0
"""Expectations up to this many times the number itself are tried."""


class Chances:
    """The luck of visits of each option on a usual day of the horizon, drawn once.

    Parameters
    ----------
    instance : Instance
    uncertainty : Uncertainty
    """

    def __init__(self, instance: Instance, uncertainty: Uncertainty) -> None:
        self._instance, self._uncertainty = instance, uncertainty
        self._weather = weather_of(instance, uncertainty, DRAWS, SEED)
        self._day = len(instance.days.dates) // 2
        self._known: dict[int, tuple[Floats, Floats, Floats]] = {}

    def least_expected(self, option: int, minimum: int, risk: float) -> float | None:
        """Find the fewest to expect so that fewer than the minimum come with at most a chance.

        None if no expectation is enough, as where the way is closed more often than that.
        """
        factor, single, _ = self._of(option)

        def fails(expected: float) -> bool:
            return float((_came(expected * factor, single) < minimum).mean()) > risk

        if fails(minimum * MOST_TIMES):
            return None
        return _edge(fails, 0.0, minimum * MOST_TIMES)

    def most_expected(self, option: int, capacity: int, risk: float) -> float:
        """Find the most to expect so that more than can be served come with at most a chance."""
        factor, single, pace = self._of(option)
        can = np.floor(capacity * pace + 1e-9)

        def fits(expected: float) -> bool:
            return float((_came(expected * factor, single) > can).mean()) <= risk

        if not fits(1e-6):
            return 0.0
        return _edge(fits, 0.0, capacity * MOST_TIMES)

    def _of(self, option: int) -> tuple[Floats, Floats, Floats]:
        if option not in self._known:
            instance = self._instance
            stop = Stop(self._day, _team_of(instance, option), option, 1, 0.0)
            luck = luck_of(instance, self._uncertainty, self._weather, stop, DRAWS, SEED)
            level = self._weather.level[:, int(instance.options.kabupaten[option])]
            single = np.zeros(DRAWS) if luck.arrival is None else luck.arrival
            self._known[option] = (level * luck.turnout * ~luck.closed, single, luck.pace)
        return self._known[option]


def minimums(
    instance: Instance, chances: Chances, risk: float, promised: dict[int, float]
) -> tuple[Ints, tuple[int, ...]]:
    """Raise the minimum of each service of each option to the expectation that keeps the chance.

    Parameters
    ----------
    promised : dict of int to float
        By option: the most that can be asked, because the office has promised visits there. Where the
        chance asks for more, the minimum stays as it is.

    Returns
    -------
    tuple of Ints and tuple of int
        The minimums, shape (O, 2), and the options whose promise kept them where they were.
    """
    options = instance.options
    raised = options.service_minimum.copy()
    short = []
    for option in range(len(options.ids)):
        for number, service in enumerate(options.services(option)):
            minimum = int(options.service_minimum[option, number])
            if minimum == 0:
                continue
            least = chances.least_expected(service, minimum, risk)
            wanted = float(minimum) * MOST_TIMES if least is None else least
            most = promised.get(service)
            if most is not None and wanted > most:
                wanted = float(minimum)
                short.append(option)
            raised[option, number] = max(minimum, int(np.ceil(wanted - 1e-9)))
    return raised, tuple(short)


def _came(meant: Floats, single: Floats) -> Floats:
    came = np.floor(meant + np.sqrt(meant) * single + (single**2 - 1) / 6 + 0.5)
    return np.asarray(np.maximum(came, 0.0) * (meant > 0), dtype=np.float64)


def _edge(holds: Callable[[float], bool], low: float, high: float) -> float:
    """Find where a condition that holds at the low end ends to hold."""
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if holds(middle):
            low = middle
        else:
            high = middle
    return high


def _team_of(instance: Instance, option: int) -> int:
    """Find the first team that runs the option's program."""
    program = instance.program_ids[int(instance.options.program[option])]
    teams = instance.scenario.teams.values()
    return next((u for u, team in enumerate(teams) if program in team.programs), 0)

"""How many people a visit serves at least, whatever else is planned.

Whatever the plan, on every day each team serves at one option, and of the waiting of a point no more than the
largest share that any of its options takes. Taking that much off each day leaves fewer waiting at every point
than any plan does, and the fewer wait, the fewer a visit serves; so what a visit would still serve then, at
the least capacity that a way in and out leaves it, is served in every plan that holds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from outreach_planner.model.network import Formulation, TeamNetwork
from outreach_planner.world.instance import Floats, Ints

ROUNDING = 1e-6


@dataclass(frozen=True)
class LeastServed:
    """Worked out once for a formulation, and only where it is asked for."""

    formulation: Formulation

    def people(self, team: int, option: int, day: int) -> int:
        """Count the people whom a visit serves at least, its group among them; rounded down."""
        network = self.formulation.networks[team]
        return int(self._tables[team][network.local(option), day])

    @cached_property
    def _tables(self) -> tuple[Ints, ...]:
        """Give the people of each team's options by day, shape (N, D)."""
        left = [_left_by(self.formulation, network) for network in self.formulation.networks]
        waiting = self._waiting(left)
        return tuple(
            self._of_team(network, waiting * np.prod([each for v, each in enumerate(left) if v != u], axis=0))
            for u, network in enumerate(self.formulation.networks)
        )

    def _waiting(self, left: list[Floats]) -> Floats:
        """Give who still waits before the visits of a day, where as many as can be were served before."""
        people = self.formulation.instance.people
        taken = np.prod(left, axis=0)
        waiting = np.zeros_like(people.arrivals)
        now = people.backlog
        for t in range(len(waiting)):
            waiting[t] = now + people.arrivals[t]
            now = people.survival[t] * waiting[t] * taken[t]
        return waiting

    def _of_team(self, network: TeamNetwork, waiting: Floats) -> Ints:
        """Count the people of the first service of each option, and its group."""
        instance = self.formulation.instance
        options, season = instance.options, instance.days.season
        found = np.zeros(network.allowed.shape, dtype=np.int64)
        for n, option in enumerate(network.options):
            first = options.services(int(option))[0]
            rows = slice(int(options.start[first]), int(options.start[first + 1]))
            come = np.einsum("ti,ti->t", waiting[:, options.point[rows]], options.share[season, rows])
            table = network.capacity[:, :, n, :]
            own = np.where(table >= 0, table - network.second_capacity[:, None, n, :], np.inf)
            least = np.minimum(np.maximum(come - ROUNDING, 0.0), own.min(axis=(1, 2))[network.kind])
            found[n] = np.floor(least) + options.group[option]
        return found


def _left_by(formulation: Formulation, network: TeamNetwork) -> Floats:
    """Give the part of each point's waiting that a team leaves on a day at least, shape (D, I)."""
    instance, options = formulation.instance, formulation.instance.options
    most = np.zeros((2, len(instance.people.ids)))
    for n in np.flatnonzero(network.allowed.any(axis=1)):
        option = int(network.options[n])
        rows = slice(int(options.start[option]), int(options.start[option + 1]))
        for season in range(2):
            np.maximum.at(most[season], options.point[rows], options.share[season, rows])
    left: Floats = 1.0 - np.minimum(most[instance.days.season], 1.0)
    left[np.flatnonzero(~network.allowed.any(axis=0))] = 1.0
    return left

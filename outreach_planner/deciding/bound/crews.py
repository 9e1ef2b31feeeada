"""Teams that are alike, and places that have their people to themselves: what the bound need not tell apart.

*Crews.* Where swapping two teams changes neither a table nor the set of rows, who of them makes a visit
does not matter, and both count as one crew of two. Let ``x`` be the sum of the visits of a crew's teams, and
``row`` any row of the rules. Swapped in all ways the row still holds, and so does the mean of these rows,
which gives each visit of the crew the mean of its teams' coefficients: a limit over ``x`` alone.

*Own places.* Where the people of a place come to no other place, its visits, whoever makes them, are a
cluster by themselves. One event a day is held at a place, so the cluster makes one visit a day, and nobody
else serves its people. Crews of several teams are formed only where all their places are own ones: elsewhere
the order matters in which teams serve the same people on one day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from outreach_planner.model.network import Formulation, Row, TeamNetwork
from outreach_planner.world.instance import Bools, Floats, Instance, Ints


@dataclass(frozen=True)
class Crews:
    """Which teams count as one, and which places are their own.

    Attributes
    ----------
    of_team : Ints, shape (U,)
        The first team of each team's crew; it stands for the crew.
    own : Bools, shape (O,)
        Options at places whose people come to no other place.
    """

    of_team: Ints
    own: Bools

    @property
    def first(self) -> Ints:
        """The teams that stand for a crew, in order."""
        return np.unique(self.of_team)

    @property
    def size(self) -> Ints:
        """Teams of each crew, in the order of ``first``."""
        return np.unique(self.of_team, return_counts=True)[1]

    def mean(self, by_team: Floats) -> Floats:
        """Mean over the teams of each crew, in the rows of the team that stands for it; shape as given."""
        result = np.zeros_like(by_team)
        np.add.at(result, self.of_team, by_team)
        result[self.first] /= self.size.reshape(-1, *[1] * (by_team.ndim - 1))
        return result


def crews_of(formulation: Formulation) -> Crews:
    """Find the crews and the own places."""
    own = own_options(formulation.instance)
    networks = formulation.networks
    of_team = np.arange(len(networks))
    for v, network in enumerate(networks):
        if not own[network.options].all():
            continue
        for u in range(v):
            if of_team[u] == u and _alike(networks[u], network) and _swappable(formulation.rows, u, v):
                of_team[v] = u
                break
    return Crews(of_team, own)


def own_options(instance: Instance) -> Bools:
    """Tell the options at places whose people come to no other place, shape (O,)."""
    options = instance.options
    places = np.repeat(options.place, np.diff(options.start))
    lowest = np.full(len(instance.people.ids), len(instance.place_ids))
    highest = np.full(len(instance.people.ids), -1)
    np.minimum.at(lowest, options.point, places)
    np.maximum.at(highest, options.point, places)
    shared = np.zeros(len(instance.place_ids), dtype=np.bool_)
    shared[places[(lowest < highest)[options.point]]] = True
    halved = options.last_place != options.place
    shared[options.place[halved]] = shared[options.last_place[halved]] = True
    result: Bools = ~shared[options.place]
    return result


def _alike(first: TeamNetwork, second: TeamNetwork) -> bool:
    names = [table.name for table in fields(TeamNetwork) if table.name != "team"]
    return all(np.array_equal(getattr(first, name), getattr(second, name)) for name in names)


def _swappable(rows: Sequence[Row], u: int, v: int) -> bool:
    """Whether the rows are the same when two teams change their names."""
    touched = [row for row in rows if _has(row, u) or _has(row, v)]
    swap = {u: v, v: u}
    return Counter(_key(row, {}) for row in touched) == Counter(_key(row, swap) for row in touched)


def _has(row: Row, team: int) -> bool:
    return bool((row.team == team).any() or (row.night_team == team).any())


def _key(row: Row, swap: dict[int, int]) -> tuple[float, float, bytes, bytes]:
    """Write down what a row says, whatever the order of its entries, with teams renamed."""
    team, night_team = row.team.copy(), row.night_team.copy()
    for old, new in swap.items():
        team[row.team == old] = new
        night_team[row.night_team == old] = new
    visits = np.stack([team, row.option, row.day, row.coefficient])
    nights = np.stack([night_team, row.night_day])
    visits, nights = visits[:, np.lexsort(visits)], nights[:, np.lexsort(nights)]
    return row.lower, row.upper, visits.tobytes(), nights.tobytes()

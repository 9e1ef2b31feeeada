"""What the bound reads of a formulation: possible visits, who is alike, who waits at least, what clashes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.deciding.bound.cliques import Cliques, cliques_of
from outreach_planner.deciding.bound.crews import Crews, crews_of
from outreach_planner.deciding.bound.least import least_waiting
from outreach_planner.deciding.bound.routes import Routes, routed_teams, routes_of
from outreach_planner.deciding.bound.visits import Visits, possible_visits
from outreach_planner.model.network import Formulation
from outreach_planner.world.instance import Bools, Floats


@dataclass(frozen=True)
class Ground:
    """All that no price and no grouping changes.

    Attributes
    ----------
    formulation : Formulation
    crews : Crews
    visits : Visits
        Those of the first team of each crew, for all of it.
    routes : tuple of Routes
        Of the routed crews.
    cliques : Cliques
    least, part : Floats
        What ``least_waiting`` found.
    certain : bool
        If nobody is visited all wait whom the instance tells of; otherwise it may be fewer.
    """

    formulation: Formulation
    crews: Crews
    visits: Visits
    routes: tuple[Routes, ...]
    cliques: Cliques
    least: Floats
    part: Floats
    certain: bool = True

    @property
    def routed(self) -> Bools:
        """Visits of routed crews, shape (V,)."""
        return np.isin(self.visits.team, [routes.team for routes in self.routes])


def ground_of(formulation: Formulation) -> Ground:
    """Read a formulation."""
    crews = crews_of(formulation)
    routed = routed_teams(formulation, crews)
    visits = possible_visits(formulation, crews.first, routed)
    cliques = cliques_of(formulation, crews)
    least, part = least_waiting(formulation, visits, crews, cliques)
    routes = tuple(routes_of(formulation, crews, visits, cliques, int(team)) for team in routed)
    return Ground(formulation, crews, visits, routes, cliques, least, part)

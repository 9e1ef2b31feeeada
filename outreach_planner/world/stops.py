"""Stops that no team can reach: told to the planner before anything is planned."""

from __future__ import annotations

import numpy as np

from outreach_planner.errors import Problem
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import origins_of
from outreach_planner.scenario.service_fields import Team
from outreach_planner.world.instance import Legs
from outreach_planner.world.option_arrays import Options
from outreach_planner.world.places import crow_distance_m, nearest


def unreachable_stops(scenario: Scenario, options: Options, legs: Legs) -> list[Problem]:
    """Find places that teams are to visit and none can reach, in neither season.

    A place closed in one season only is no problem: nothing is planned there in that season.

    Returns
    -------
    list of Problem
        One a place, in the scenario's order; each names the nearest road node and the mend.
    """
    places, programs = list(scenario.places), list(scenario.programs)
    wanted: set[int] = set()
    reached: set[int] = set()
    for team in scenario.teams.values():
        home = places.index(team.home)
        runs = np.isin(options.program, [programs.index(name) for name in team.programs])
        for place in np.unique(options.place[runs]):
            if _goes(team, places[place]):
                wanted.add(int(place))
                if (legs.minutes[:, home, place] >= 0).any():
                    reached.add(int(place))
    return [_unreachable(scenario, places[place]) for place in sorted(wanted - reached)]


def _goes(team: Team, place: str) -> bool:
    """Tell whether a team may go to a place."""
    return place not in team.never_places and (team.only_places is None or place in team.only_places)


def _unreachable(scenario: Scenario, name: str) -> Problem:
    place, nodes = scenario.places[name], scenario.roads.nodes
    came = "got a stop that no open road or river leads to from any team's home"
    if not nodes:
        mend = "write the road network in roads.nodes and roads.edges"
        return origins_of(scenario).problem(f"places.{name}", came, mend)
    ends = [(node.lat, node.lon) for node in nodes.values()]
    first = int(nearest([(place.lat, place.lon)], ends, 1)[0, 0])
    node = list(nodes)[first]
    km = crow_distance_m((place.lat, place.lon), ends[first]) / 1000
    joined = (
        f'it sits on node "{place.road_node}"' if place.road_node else "it is joined to the nearest on roads"
    )
    mend = (
        f'the nearest road node is "{node}", {km:.1f} km away, and {joined}: write as road_node one that '
        "open roads lead to, open a road there, write boat: true if a boat goes there, or take the place out"
    )
    return origins_of(scenario).problem(f"places.{name}", came, mend)

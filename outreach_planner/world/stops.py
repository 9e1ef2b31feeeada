"""Stops that no team can reach: told to the planner before anything is planned."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from outreach_planner.errors import Problem
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import origins_of
from outreach_planner.scenario.service_fields import Team
from outreach_planner.scenario.shapes import listed
from outreach_planner.world.instance import Legs
from outreach_planner.world.option_arrays import Options
from outreach_planner.world.places import crow_distance_m, nearest

MOST_TOLD_APART = 3
"""Of more places than these the road is missing rather than each one's node."""


def unreachable_stops(scenario: Scenario, options: Options, legs: Legs) -> list[Problem]:
    """Find places that teams are to visit and none can reach, in neither season.

    A place closed in one season only is no problem: nothing is planned there in that season.

    Returns
    -------
    list of Problem
        One a place, in the scenario's order, each with the nearest road node and the mend; one for all where
        they are many, as when a road is missing.
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
    cut_off = [places[place] for place in sorted(wanted - reached)]
    if len(cut_off) > MOST_TOLD_APART:
        return [_cut_off(scenario, cut_off)]
    return [_unreachable(scenario, name) for name in cut_off]


def _goes(team: Team, place: str) -> bool:
    """Tell whether a team may go to a place."""
    return place not in team.never_places and (team.only_places is None or place in team.only_places)


def _cut_off(scenario: Scenario, names: Sequence[str]) -> Problem:
    """Tell in one sentence of many places without a way, and of the nodes that they sit on."""
    came = f"got {len(names)} stops that no open road or river leads to from any team's home: {listed(names)}"
    nodes = dict.fromkeys(scenario.places[name].road_node or "" for name in names)
    sit = f" (they sit on the nodes {listed(filter(None, nodes))})" if any(nodes) else ""
    mend = (
        f"open a road to them in roads.edges{sit}, write boat: true where a boat goes, or take the places out"
    )
    return origins_of(scenario).problem("places", came, mend)


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

"""The road and river network by season: the fastest ways, and the path of each leg."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.instance import DRY, RAINY, Legs
from outreach_planner.world.joins import Joins, between, join_districts, join_places
from outreach_planner.world.legs import legs_of
from outreach_planner.world.places import Coordinates
from outreach_planner.world.ways import Ways, fastest_ways, road_graph

SEASONS = (DRY, RAINY)


@dataclass(frozen=True)
class Network:
    """Places and districts on the road network, with the fastest ways of each season.

    Attributes
    ----------
    scenario : Scenario
    places, districts : Joins
        How they join the network, in the scenario's order.
    road, water : tuple of Ways
        By season: on roads only, and on roads and rivers.
    legs : Legs
        The legs of teams between places.
    """

    scenario: Scenario
    places: Joins
    districts: Joins
    road: tuple[Ways, ...]
    water: tuple[Ways, ...]
    legs: Legs

    def path(self, season: int, start: int, end: int) -> tuple[str, ...]:
        """Walk a team's leg between two places; the way back is the way there, reversed.

        Parameters
        ----------
        season : int
            DRY or RAINY.
        start, end : int
            Indexes of places.

        Returns
        -------
        tuple of str
            Ids from the first place to the last, the road nodes the leg passes between them; where a place
            and the node it joins have the same id, it stands once.

        Raises
        ------
        ValueError
            If there is no such leg.
        """
        ids, nodes = list(self.scenario.places), list(self.scenario.roads.nodes)
        if self.legs.minutes[season, start, end] < 0:
            raise ValueError(f"no team has a way from {ids[start]} to {ids[end]} in season {season}")
        if start == end:
            return (ids[start],)
        ways = (self.water if self.legs.boat[season, start, end] else self.road)[season]
        low, high = sorted((start, end))
        ends = between(ways, self.places.only([low]), self.places.only([high]))
        passed = ways.nodes(int(ends.first_node[0, 0]), int(ends.last_node[0, 0]))
        path = [ids[low], *(nodes[node] for node in passed), ids[high]]
        once = [name for name, _ in groupby(path)]
        return tuple(once if start == low else reversed(once))

    def coordinates(self, node: str) -> Coordinates:
        """Tell where a road node or place is, as (lat, lon).

        Where a road node and a place have the same id, it is the road node.

        Raises
        ------
        KeyError
            If there is neither a road node nor a place with this id.
        """
        found = self.scenario.roads.nodes.get(node) or self.scenario.places[node]
        return found.lat, found.lon


def build_network(scenario: Scenario) -> Network:
    """Find all fastest ways of a scenario's roads and rivers, in both seasons."""
    roads = scenario.roads
    places, districts = join_places(scenario), join_districts(scenario)
    joined = {*places.node.flat, *districts.node.flat} if roads.nodes else set()
    sources = sorted(int(node) for node in joined)
    boats = any(edge.boat and edge.open for edge in roads.edges.values())
    road = tuple(fastest_ways(road_graph(roads, season, False), sources) for season in SEASONS)
    water = road
    if boats:
        water = tuple(fastest_ways(road_graph(roads, season, True), sources) for season in SEASONS)
    return Network(scenario, places, districts, road, water, legs_of(scenario, places, road, water))

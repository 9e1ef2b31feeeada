"""How places and districts join the road network: which nodes, after how many minutes and metres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.world_fields import Place, Roads
from outreach_planner.world.instance import Bools, Ints
from outreach_planner.world.places import crow_distance_m, nearest
from outreach_planner.world.ways import NO_WAY, Ways, drive_ms

TOLL_GATE = "toll_gate"
"""Kind of a node that is left only by toll road: nothing joins it."""
SHORTEST_ACCESS_KM = 0.5
DISTRICT_DETOUR = 1.3
"""Metres of the way from a district's centre to its road node, a metre as the crow flies."""


@dataclass(frozen=True)
class Joins:
    """The nodes that P places or districts join; L is the largest number of nodes any of them joins.

    Attributes
    ----------
    node : Ints, shape (P, L)
        Index of the node; 0 beside a ``travel_ms`` of ``NO_WAY`` where fewer nodes are joined.
    travel_ms, distance_m : Ints, shape (P, L)
    """

    node: Ints
    travel_ms: Ints
    distance_m: Ints

    def only(self, numbers: Sequence[int]) -> Joins:
        """Keep these places or districts, in this order."""
        rows = list(numbers)
        return Joins(self.node[rows], self.travel_ms[rows], self.distance_m[rows])


def _table(rows: Sequence[Sequence[tuple[int, int, int]]]) -> Joins:
    """Fill the tables from rows of (node, travel_ms, distance_m)."""
    width = max([1, *(len(row) for row in rows)])
    shape = (len(rows), width)
    node, distance_m = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    travel_ms = np.full(shape, NO_WAY, dtype=np.int64)
    for number, row in enumerate(rows):
        for link, (joined, joined_ms, joined_m) in enumerate(row):
            node[number, link], travel_ms[number, link], distance_m[number, link] = (
                joined,
                joined_ms,
                joined_m,
            )
    return Joins(node, travel_ms, distance_m)


def on_water(roads: Roads) -> frozenset[str]:
    """Name the nodes that an open boat edge touches: piers and places on a river."""
    return frozenset(
        node for edge in roads.edges.values() if edge.boat and edge.open for node in (edge.start, edge.end)
    )


def join_places(scenario: Scenario) -> Joins:
    """Join every place to the road network, in the scenario's order.

    A place with ``road_node`` sits on that node. Any other is joined to its ``access.links`` nearest
    nodes by the crow's way x ``access.detour`` at ``access.kmh``, at least half a kilometre; toll gates are
    never joined, and nodes on the water only by places with ``boat``.
    """
    roads = scenario.roads
    index = {node: number for number, node in enumerate(roads.nodes)}
    places = list(scenario.places.values())
    rows: list[list[tuple[int, int, int]]] = [
        [] if place.road_node is None else [(index[place.road_node], 0, 0)] for place in places
    ]
    water = on_water(roads)
    for boat in (False, True):
        nodes = [
            node
            for node, data in roads.nodes.items()
            if data.kind != TOLL_GATE and (boat or node not in water)
        ]
        off = [n for n, place in enumerate(places) if place.road_node is None and place.boat is boat]
        ends = [(roads.nodes[node].lat, roads.nodes[node].lon) for node in nodes]
        found = nearest([(places[n].lat, places[n].lon) for n in off], ends, roads.access.links)
        for n, near in zip(off, found, strict=True):
            rows[n] = [_access(places[n], roads, index, nodes[link]) for link in near]
    return _table(rows)


def _access(place: Place, roads: Roads, index: dict[str, int], node: str) -> tuple[int, int, int]:
    """Lay the access of a place to a node: its index, milliseconds and metres."""
    crow_m = crow_distance_m((place.lat, place.lon), (roads.nodes[node].lat, roads.nodes[node].lon))
    km = max(SHORTEST_ACCESS_KM, crow_m / 1000 * roads.access.detour)
    return index[node], drive_ms(km, roads.access.kmh), round(1000 * km)


def join_districts(scenario: Scenario) -> Joins:
    """Join every district's centre to its road node, in the scenario's order.

    The way is the crow's way x ``DISTRICT_DETOUR`` at the district's ``access_kmh``.
    """
    nodes = scenario.roads.nodes
    index = {node: number for number, node in enumerate(nodes)}
    rows = []
    for district in scenario.districts.values():
        node = nodes[district.road_node]
        km = crow_distance_m((district.lat, district.lon), (node.lat, node.lon)) / 1000 * DISTRICT_DETOUR
        rows.append([(index[district.road_node], drive_ms(km, district.access_kmh), round(1000 * km))])
    return _table(rows)


@dataclass(frozen=True)
class Between:
    """Fastest ways from P to Q things that join the network.

    Attributes
    ----------
    travel_ms : Ints, shape (P, Q)
        ``NO_WAY`` where there is none; the other arrays mean nothing there.
    distance_m, toll_rupiah : Ints, shape (P, Q)
    boat : Bools, shape (P, Q)
        The way uses a boat.
    first_node, last_node : Ints, shape (P, Q)
        The nodes by which the way enters and leaves the network.
    """

    travel_ms: Ints
    distance_m: Ints
    toll_rupiah: Ints
    boat: Bools
    first_node: Ints
    last_node: Ints


def between(ways: Ways, starts: Joins, ends: Joins) -> Between:
    """Find the fastest way from each start to each end, over all the nodes they join.

    Places are the ends of the network: no way leads through one.
    """
    shape = (len(starts.node), len(ends.node))
    travel_ms = np.full(shape, NO_WAY, dtype=np.int64)
    first, last = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    if ways.travel_ms.size == 0:
        return Between(travel_ms, first, first, np.zeros(shape, dtype=np.bool_), first, first)
    access_m = np.zeros(shape, dtype=np.int64)
    for a, b in np.ndindex(starts.node.shape[1], ends.node.shape[1]):
        entry, leave = starts.node[:, a, None], ends.node[None, :, b]
        found_ms = starts.travel_ms[:, a, None] + ways.travel_ms[entry, leave] + ends.travel_ms[None, :, b]
        better = found_ms < travel_ms
        np.copyto(travel_ms, found_ms, where=better)
        np.copyto(first, entry, where=better)
        np.copyto(last, leave, where=better)
        np.copyto(access_m, starts.distance_m[:, a, None] + ends.distance_m[None, :, b], where=better)
    return Between(
        travel_ms,
        access_m + ways.distance_m[first, last],
        ways.toll_rupiah[first, last],
        ways.boat[first, last],
        first,
        last,
    )

"""Fastest ways between the nodes of the road network, found once and kept as tables.

Minutes are kept as whole milliseconds: sums are then exact, a way is as long there as back, and
rounding up to whole minutes never stumbles over a last digit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx
import numpy as np

from outreach_planner.scenario.world_fields import RoadEdge, Roads
from outreach_planner.world.instance import RAINY, Bools, Ints

MINUTE_MS = 60_000
NO_WAY = 2**40
"""Milliseconds of a way that does not exist; sums of a few stay far from the limits of 64 bits."""


@dataclass(frozen=True)
class Ways:
    """Fastest ways between N nodes in one season; a row is filled for each node that something joins.

    Attributes
    ----------
    travel_ms : Ints, shape (N, N)
        ``NO_WAY`` where there is none.
    distance_m, toll_rupiah : Ints, shape (N, N)
        0 where there is no way.
    boat : Bools, shape (N, N)
        The way uses a boat.
    before : Ints, shape (N, N)
        The last node but one on the way from the row's node to the column's; -1 where there is none.
    """

    travel_ms: Ints
    distance_m: Ints
    toll_rupiah: Ints
    boat: Bools
    before: Ints

    def nodes(self, start: int, end: int) -> tuple[int, ...]:
        """Walk the way from one node to another, both included.

        Read from the row of the lower index, so that a way back is the way there, reversed.
        """
        low, high = sorted((start, end))
        way = [high]
        while way[-1] != low:
            way.append(int(self.before[low, way[-1]]))
        return tuple(way if start == high else reversed(way))


def drive_ms(km: float, kmh: float) -> int:
    """Tell the milliseconds it takes to go so many kilometres at a speed."""
    return round(60 * km / kmh * MINUTE_MS)


def edge_ms(edge: RoadEdge, season: int) -> int | None:
    """Tell the milliseconds an edge takes in a season; None when it is closed.

    An edge is closed when ``open`` is false or its speed in that season is 0.
    """
    kmh = edge.rainy_kmh if season == RAINY else edge.dry_kmh
    if not edge.open or kmh <= 0:
        return None
    return drive_ms(edge.km, kmh)


def road_graph(roads: Roads, season: int, boats: bool) -> nx.Graph[int]:
    """Draw the open edges of a season as a graph; of several edges between two nodes the fastest counts.

    Parameters
    ----------
    roads : Roads
    season : int
        DRY or RAINY.
    boats : bool
        Whether edges travelled by boat are drawn.

    Returns
    -------
    networkx.Graph
        Nodes are indexes into ``roads.nodes``; edges carry travel_ms, distance_m, toll_rupiah and boat.
    """
    index = {node: number for number, node in enumerate(roads.nodes)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(index)))
    for edge in roads.edges.values():
        travel_ms = edge_ms(edge, season)
        if travel_ms is None or (edge.boat and not boats):
            continue
        start, end = index[edge.start], index[edge.end]
        if graph.has_edge(start, end) and graph.edges[start, end]["travel_ms"] <= travel_ms:
            continue
        graph.add_edge(
            start,
            end,
            travel_ms=travel_ms,
            distance_m=round(1000 * edge.km),
            toll_rupiah=edge.toll_rupiah,
            boat=edge.boat,
        )
    return graph


def fastest_ways(graph: nx.Graph[int], sources: Iterable[int]) -> Ways:
    """Find the fastest ways from each source to every node of the graph.

    Parameters
    ----------
    graph : networkx.Graph
        As drawn by ``road_graph``.
    sources : iterable of int
        Nodes whose rows are wanted; all other rows say that there is no way.
    """
    size = graph.number_of_nodes()
    travel_ms = np.full((size, size), NO_WAY, dtype=np.int64)
    distance_m, toll_rupiah = np.zeros((size, size), dtype=np.int64), np.zeros((size, size), dtype=np.int64)
    boat = np.zeros((size, size), dtype=np.bool_)
    before = np.full((size, size), -1, dtype=np.int64)
    rows = sorted(set(sources))
    for source in rows:
        previous, reached = nx.dijkstra_predecessor_and_distance(graph, source, weight="travel_ms")
        for node, node_ms in reached.items():
            travel_ms[source, node] = node_ms
            if node == source:
                continue
            last = min(previous[node])
            edge = graph.edges[last, node]
            before[source, node] = last
            distance_m[source, node] = distance_m[source, last] + edge["distance_m"]
            toll_rupiah[source, node] = toll_rupiah[source, last] + edge["toll_rupiah"]
            boat[source, node] = boat[source, last] or edge["boat"]
    for table in (distance_m, toll_rupiah, boat):
        _mirror(table, rows)
    return Ways(travel_ms, distance_m, toll_rupiah, boat, before)


def _mirror(table: Ints | Bools, rows: list[int]) -> None:
    """Make the way back what the way there is, where two ways are equally fast."""
    square = table[np.ix_(rows, rows)]
    upper = np.triu(square)
    table[np.ix_(rows, rows)] = upper | upper.T if table.dtype == np.bool_ else upper + np.triu(square, 1).T


def whole_minutes(travel_ms: Ints) -> Ints:
    """Round milliseconds up to whole minutes; -1 where there is no way."""
    return np.where(travel_ms >= NO_WAY, -1, -(-travel_ms // MINUTE_MS))

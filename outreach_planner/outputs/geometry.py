"""Lines and points of a map: coordinates told once and lines as numbers into them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

from outreach_planner.scenario.world_fields import Roads

Coordinates = tuple[float, float]
DECIMALS = 5
"""Decimals of a degree in a page: about a metre."""


class Whereabouts(Protocol):
    """Knows where a road node or place is, as ``world.roads.Network`` does."""

    def coordinates(self, node: str) -> Coordinates:
        """Tell where a road node or place is, as (lat, lon)."""
        ...


def rounded(coordinates: Coordinates) -> Coordinates:
    """Round (lat, lon) to what a map can show."""
    return round(coordinates[0], DECIMALS), round(coordinates[1], DECIMALS)


@dataclass
class Points:
    """Points of lines, each told once in the order of first use.

    Attributes
    ----------
    whereabouts : Whereabouts
    number : dict of str to int
        Number of each node.
    coordinates : list of (lat, lon)
        By number.
    """

    whereabouts: Whereabouts
    number: dict[str, int] = field(default_factory=dict)
    coordinates: list[Coordinates] = field(default_factory=list)

    def line(self, nodes: Sequence[str]) -> list[int]:
        """Return the numbers of the nodes, in their order.

        Raises
        ------
        KeyError
            If there is no such road node or place.
        """
        for node in nodes:
            if node not in self.number:
                self.coordinates.append(rounded(self.whereabouts.coordinates(node)))
                self.number[node] = len(self.number)
        return [self.number[node] for node in nodes]


def boat_stretches(roads: Roads) -> frozenset[frozenset[str]]:
    """Return the pairs of neighbouring nodes between which only boats go."""
    open_edges = [edge for edge in roads.edges.values() if edge.open]
    boats = {frozenset((edge.start, edge.end)) for edge in open_edges if edge.boat}
    return frozenset(boats - {frozenset((edge.start, edge.end)) for edge in open_edges if not edge.boat})


def parts_by_boat(nodes: Sequence[str], boats: frozenset[frozenset[str]]) -> list[tuple[bool, list[str]]]:
    """Cut a path into its parts by road (False) and by boat (True).

    Parameters
    ----------
    nodes : sequence of str
        The path; neighbouring parts share the node where they meet.
    boats : frozenset of frozenset of str
        The pairs of neighbours between which only boats go.
    """
    parts: list[tuple[bool, list[str]]] = []
    for start, end in pairwise(nodes):
        boat = frozenset((start, end)) in boats
        if parts and parts[-1][0] == boat:
            parts[-1][1].append(end)
        else:
            parts.append((boat, [start, end]))
    return parts


def middle(points: Sequence[Coordinates], weights: Sequence[float]) -> Coordinates:
    """Return the weighted mean of points, or their plain mean when all weights are 0.

    Raises
    ------
    ValueError
        If there is no point.
    """
    if not points:
        raise ValueError("the middle of no points was asked for")
    total = float(sum(weights))
    shares = [weight / total for weight in weights] if total > 0 else [1 / len(points)] * len(points)
    return rounded(
        (
            sum(share * point[0] for share, point in zip(shares, points, strict=True)),
            sum(share * point[1] for share, point in zip(shares, points, strict=True)),
        )
    )


def ring_middle(ring: Sequence[Coordinates]) -> tuple[Coordinates, float]:
    """Return the centre of gravity of a ring's inside, and its area in square degrees.

    A ring without an inside has the plain mean of its points, and no area.
    """
    double = lat = lon = 0.0
    for (one_lat, one_lon), (next_lat, next_lon) in zip(ring, (*ring[1:], ring[0]), strict=True):
        cross = one_lat * next_lon - next_lat * one_lon
        double += cross
        lat += (one_lat + next_lat) * cross
        lon += (one_lon + next_lon) * cross
    if abs(double) < 1e-12:
        return middle(ring, [1.0] * len(ring)), 0.0
    return rounded((lat / (3 * double), lon / (3 * double))), abs(double) / 2


def letters(ids: Sequence[str]) -> Mapping[str, str]:
    """Give each id a capital letter in its order: A to Z, then AA, AB and so on."""

    def letter(number: int) -> str:
        return ("" if number < 26 else letter(number // 26 - 1)) + chr(ord("A") + number % 26)

    return {each: letter(number) for number, each in enumerate(ids)}

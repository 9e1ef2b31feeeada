"""Reads the public siting instances, where they lie beside the checkout."""

from __future__ import annotations

from pathlib import Path

import numpy as np

INSTANCES = Path(__file__).resolve().parents[2] / "shared" / "benchmarks"
if not INSTANCES.exists():
    INSTANCES = Path(__file__).resolve().parents[3] / "shared" / "benchmarks"
Table = np.ndarray


def _words(*path: str) -> list[float]:
    return [float(word) for word in INSTANCES.joinpath(*path).read_text(encoding="utf-8").split()]


def read_network(number: int) -> tuple[Table, int]:
    """A p-median instance: all shortest distances, and p. An edge listed twice keeps its last cost."""
    words = _words("pmed", f"pmed{number}.txt")
    size, edges, count = (int(word) for word in words[:3])
    distance = np.full((size, size), np.inf)
    np.fill_diagonal(distance, 0.0)
    for start, end, cost in np.array(words[3 : 3 + 3 * edges]).reshape(-1, 3):
        distance[int(start) - 1, int(end) - 1] = distance[int(end) - 1, int(start) - 1] = cost
    for middle in range(size):
        np.minimum(distance, distance[:, middle, None] + distance[middle], out=distance)
    return distance, count


def read_covering(size: int) -> tuple[Table, Table]:
    """A covering instance: distances between all points, and their demands."""
    lines = (INSTANCES / "mclp" / f"SJC{size}.txt").read_text(encoding="utf-8").splitlines()
    rows = np.array([[float(word) for word in line.split()[:3]] for line in lines[1 : size + 1]])
    return np.hypot(*(rows[:, axis, None] - rows[:, axis] for axis in (0, 1))), rows[:, 2]


def read_single(name: str) -> tuple[Table, Table, Table, Table]:
    """A single-source instance: costs by site and customer, fixed costs, capacities, demands."""
    words = np.array(_words("sscflp", f"{name}.txt"))
    sites, customers = int(words[0]), int(words[1])
    capacity, fixed = words[2 : 2 + sites], words[2 + sites : 2 + 2 * sites]
    demand, rest = words[2 + 2 * sites : 2 + 2 * sites + customers], words[2 + 2 * sites + customers :]
    return np.ascontiguousarray(rest.reshape(customers, sites).T), fixed, capacity, demand


def read_capacitated(name: str) -> tuple[Table, Table, Table, Table]:
    """A multi-source instance: costs by site and customer, fixed costs, capacities, demands."""
    words = np.array(_words("cflp", f"{name}.txt"))
    sites, customers = int(words[0]), int(words[1])
    site, rest = words[2 : 2 + 2 * sites].reshape(-1, 2), words[2 + 2 * sites :]
    rows = rest.reshape(customers, 1 + sites)
    return np.ascontiguousarray(rows[:, 1:].T), site[:, 1], site[:, 0], rows[:, 0]

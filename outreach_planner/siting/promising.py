"""Which sets of sites are worth planning with the vans, when not all can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from outreach_planner.siting.desk import Planned
from outreach_planner.siting.sites import Choice
from outreach_planner.world.instance import Floats


def promising(every: Sequence[Choice], worth: Floats, planned: Mapping[int, Planned]) -> Floats:
    """Guess what sets are worth with visits: without them, less what each site alone takes from the vans.

    What a site alone takes is known from its own plan; where there is none, it is the most any takes.
    """
    must, today = set(every[0].opened), planned[0].value_rupiah - worth[0]
    taken = {
        next(iter(set(every[n].opened) - must)): each.value_rupiah - worth[n] - today
        for n, each in planned.items()
        if len(every[n].opened) == len(must) + 1 and not every[n].closed and np.isfinite(each.value_rupiah)
    }
    most = min(taken.values(), default=0.0)
    return np.array(
        [
            worth[n] + sum(taken.get(j, most) for j in choice.opened if j not in must)
            for n, choice in enumerate(every)
        ]
    )


def next_set(
    every: Sequence[Choice], promise: Floats, bound: Floats, planned: Mapping[int, Planned], turn: int
) -> int:
    """Name the set to plan next: in turn the most promising of each number of sites, then by bound.

    Where there is no bound, that which promises most.
    """
    rest = np.array([n for n in range(len(every)) if n not in planned], dtype=np.int64)
    counts = np.array([len(every[n].opened) for n in rest])
    larger = np.unique(counts[counts > len(every[0].opened) + 1])
    if len(larger) and turn % (len(larger) + 1):
        some = rest[counts == larger[turn % (len(larger) + 1) - 1]]
        return int(some[promise[some].argmax()])
    most = bound if np.isfinite(bound[rest]).all() else promise
    return int(rest[most[rest].argmax()])


def best_of_each(
    every: Sequence[Choice], planned: Mapping[int, Planned], most: int, most_singles: int
) -> list[int]:
    """Name today's office, then the best sets of each number of sites."""
    found, one = [0], len(every[0].opened) + 1
    for count in sorted({len(every[n].opened) for n in planned}):
        some = [n for n in planned if n and len(every[n].opened) == count]
        best = sorted(some, key=lambda n: (-planned[n].value_rupiah, n))
        found += best[: most_singles if count == one else most]
    return found


def most_promising(every: Sequence[Choice], promise: Floats) -> list[int]:
    """Name the candidates of the most promising sets, in turn of each number of sites; then the others."""
    counts = np.array([len(choice.opened) for choice in every])
    order = [np.flatnonzero(counts == count) for count in np.unique(counts)]
    order = [some[np.argsort(-promise[some], kind="stable")] for some in order]
    found: dict[int, None] = dict.fromkeys(every[0].opened)
    for rank in range(max(len(some) for some in order)):
        for some in order:
            if rank < len(some):
                found.update(dict.fromkeys(every[int(some[rank])].opened))
        if len(found) == len({j for choice in every for j in choice.opened}):
            break
    return list(found)

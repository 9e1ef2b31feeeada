"""The p-median: open p sites so that the customers' way to the nearest open one is least in all.

Exact by branch and bound on the Lagrangian relaxation of the assignment (every customer is served once):
with multipliers ``u`` the bound is ``sum u - the p largest savings``, each site's saving being
``sum max(0, u - cost)``. A site whose saving is so far below (or above) the p-th largest that the bound
with it open (or shut) reaches the best solution known is shut (or opened) for good; what remains is branched
on. The solution is proven when no branch is left.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.siting.classic.answer import Located
from outreach_planner.siting.classic.kernel import FREE, OPEN, SHUT, ascend, exchange, total_cost
from outreach_planner.world.instance import Floats, Ints

ROOT_ROUNDS, NODE_ROUNDS = 1500, 60
STARTS = 12
TOLERANCE = 1e-7


def p_median(
    cost: Floats, count: int, *, kept: tuple[int, ...] = (), whole: bool = False, most_nodes: int = 200_000
) -> Located:
    """Choose ``count`` sites that cost the customers least.

    Parameters
    ----------
    cost : Floats, shape (J, I)
        What it costs to serve customer i, all of its demand, from site j; infinite where it cannot be.
    count : int
        Sites to open, those kept included.
    kept : tuple of int
        Sites that are open in any case.
    whole : bool
        Costs are whole numbers, so a bound may be rounded up.
    most_nodes : int
        Where the search is cut short; the bound then is the lowest of the branches left.

    Raises
    ------
    ValueError
        If there are not as many sites, or fewer than those kept are wanted.
    """
    sites = cost.shape[0]
    if not len(kept) <= count <= sites or count == 0:
        raise ValueError(f"{count} of {sites} sites are asked for, {len(kept)} of them kept")
    far = _far(cost)
    table = np.ascontiguousarray(np.where(np.isfinite(cost), cost, far))
    status = np.full(sites, FREE, dtype=np.int64)
    status[list(kept)] = OPEN
    search = _Search(table, count, 1.0 if whole else 0.0, most_nodes)
    return search.run(status, far)


def _far(cost: Floats) -> float:
    """Give a cost above that of any solution in which every customer is served."""
    finite = np.where(np.isfinite(cost), cost, 0.0)
    return float(finite.max(axis=0, initial=0.0).sum()) + 1.0


@dataclass
class _Search:
    """Branch and bound: the table, the best solution so far and the nodes looked at."""

    cost: Floats
    count: int
    grain: float
    most_nodes: int
    value: float = np.inf
    chosen: Ints | None = None
    nodes: int = 0

    def run(self, status: Ints, far: float) -> Located:
        """Search from the root; a depth-first stack, the promising branch first."""
        self._start(status)
        multiplier = np.sort(self.cost, axis=0)[: min(2, len(self.cost))].mean(axis=0)
        stack: list[tuple[Ints, Floats, float]] = [(status, multiplier, -np.inf)]
        while stack and self.nodes < self.most_nodes:
            status, multiplier, bound = stack.pop()
            if bound < self._enough():
                stack += self._node(status, multiplier)
        left = min((bound for _, _, bound in stack), default=np.inf)
        chosen = self.chosen if self.chosen is not None else np.zeros(0, dtype=np.int64)
        if self.value >= far:
            return Located((), np.inf, np.inf if not stack else left, not stack, self.nodes)
        bound = min(self.value, left)
        return Located(tuple(sorted(map(int, chosen))), self.value, bound, not stack, self.nodes)

    def _enough(self) -> float:
        """Give the bound above which a branch cannot hold a better solution."""
        if self.grain:
            return self.value - self.grain + 1e-6
        return self.value - TOLERANCE * max(1.0, abs(self.value))

    def _start(self, status: Ints) -> None:
        """Find first solutions: exchanges from several seeded beginnings."""
        random = np.random.default_rng(1)
        free, kept = np.flatnonzero(status == FREE), np.flatnonzero(status == OPEN)
        for _start in range(STARTS):
            more = random.choice(free, self.count - len(kept), replace=False)
            chosen = np.concatenate([kept, more]).astype(np.int64)
            self._offer(exchange(self.cost, status, chosen), chosen)

    def _offer(self, value: float, chosen: Ints) -> None:
        if value < self.value:
            self.value, self.chosen = float(value), chosen.copy()

    def _node(self, status: Ints, multiplier: Floats) -> list[tuple[Ints, Floats, float]]:
        """Bound a node, shut and open what the bound decides, and give its two branches."""
        root = self.nodes == 0
        self.nodes += 1
        status = status.copy()
        live = np.flatnonzero(status != SHUT)
        table = np.ascontiguousarray(self.cost[live])
        local = status[live]
        saving, often = np.zeros(len(live)), np.zeros(len(live))
        found = np.zeros(self.count, dtype=np.int64)
        rounds, step = (ROOT_ROUNDS, 1.0) if root else (NODE_ROUNDS, 0.3)
        multiplier = multiplier.copy()
        bound, lowest = ascend(
            table,
            local,
            self.count,
            self.value,
            rounds,
            step,
            self._enough(),
            multiplier,
            saving,
            often,
            found,
        )
        if lowest < self.value:
            chosen = live[found]
            self._offer(exchange(self.cost, status, chosen), chosen)
        if bound >= self._enough():
            return []
        self._decide(bound, saving, local)
        status[live] = local
        free = np.flatnonzero(local == FREE)
        opened = int((local == OPEN).sum())
        if opened == self.count or opened + len(free) == self.count:
            chosen = live[local != SHUT] if opened + len(free) == self.count else live[local == OPEN]
            self._offer(total_cost(self.cost, chosen), chosen)
            return []
        if opened > self.count or opened + len(free) < self.count:
            return []
        at = free[np.lexsort((-saving[free], np.abs(often[free] - 0.6)))[0]]
        shut, held = status.copy(), status.copy()
        shut[live[at]], held[live[at]] = SHUT, OPEN
        return [(shut, multiplier, bound), (held, multiplier, bound)]

    def _decide(self, bound: float, saving: Floats, local: Ints) -> None:
        """Shut sites that no better solution opens, and open those that every better one has."""
        free = np.flatnonzero(local == FREE)
        wanted = self.count - int((local == OPEN).sum())
        order = free[np.argsort(-saving[free], kind="stable")]
        if not 0 < wanted < len(order):
            return
        last, following = saving[order[wanted - 1]], saving[order[wanted]]
        outside, inside = order[wanted:], order[:wanted]
        local[outside[bound + (last - saving[outside]) >= self._enough()]] = SHUT
        local[inside[bound + (saving[inside] - following) >= self._enough()]] = OPEN

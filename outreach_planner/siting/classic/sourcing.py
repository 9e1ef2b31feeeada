"""Capacitated sites with fixed costs, every customer served by one of them (single sourcing).

Branch and bound on the sites, best bound first. A node is bounded by the Lagrangian of the assignment with
knapsacks (``knapsack``), which also tells which sites and which pairs of site and customer no better plan
has; what then remains goes to HiGHS as an integer program as soon as it is small. Where no site is undecided,
all fillings that a better plan may have are listed (``partition``); where those are too many, pairs of site
and customer are branched on.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field

import numpy as np

from outreach_planner.deciding.clock import Clock
from outreach_planner.siting.classic.answer import Sourced
from outreach_planner.siting.classic.assigning import assign, better
from outreach_planner.siting.classic.knapsack import (
    FREE,
    NEVER,
    NO,
    YES,
    climb,
)
from outreach_planner.siting.classic.partition import cheapest_partition, fillings_under
from outreach_planner.siting.classic.remaining import cheapest_assignment
from outreach_planner.siting.classic.settling import settle
from outreach_planner.world.instance import Bools, Floats, Ints

ROOT_ROUNDS, NODE_ROUNDS = 3000, 150
WIDER = (0.0025, 0.005, 0.01, 0.02, 0.05, np.inf)
"""Parts of the bound above it, under which plans are looked for, one after the other."""
SMALL = 100
"""Undecided pairs that HiGHS gets at once."""
CUT_OFF = 1e-6


@dataclass(order=True)
class _Node:
    bound: float
    number: int
    status: Ints = field(compare=False)
    pair: Ints = field(compare=False)
    price: Floats = field(compare=False)


@dataclass
class SingleSourcing:
    """One question: costs (J, I) of whole customers, fixed costs and whole capacities (J,), demands (I,).

    ``gap`` is the relative gap that is good enough; ``most_nodes`` and ``seconds`` where the search is cut
    short: the plan and the bound are then what is known, and the gap says how far they are apart.
    """

    cost: Floats
    fixed: Floats
    capacity: Ints
    demand: Ints
    gap: float = 0.0
    most_nodes: int = 20_000
    seconds: float | None = None
    value: float = np.inf
    limit: float = np.inf
    site_of: Ints | None = None
    nodes: int = 0

    def run(self) -> Sourced:
        """Search until proven, or good enough, or cut short.

        Plans are looked for below a limit near the bound first, which is raised until one is found: what is
        dearer than the limit need not be told apart.
        """
        self._clock = Clock(self.seconds, lambda: False)
        sites = len(self.cost)
        price = np.sort(self.cost, axis=0)[: min(2, sites)].mean(axis=0)
        status, pair = self._nothing_known()
        for rounds in (ROOT_ROUNDS // 10, ROOT_ROUNDS):
            proven, _, _ = self._climb(status, pair, price, rounds, 1.5)
        if proven >= NEVER / 2:
            return Sourced((), (), np.inf, np.inf, self.nodes)
        self._open_and_shut()
        root = _Node(proven, 0, status, pair, price)
        for part in WIDER:
            self.limit = root.bound + part * abs(root.bound)
            proven = max(proven, self._search(root))
            if self._is_over() or self._good() <= self.limit:
                break
        if self.site_of is None:
            return Sourced((), (), np.inf, proven, self.nodes)
        opened = tuple(sorted({int(j) for j in self.site_of}))
        return Sourced(opened, tuple(map(int, self.site_of)), self.value, proven, self.nodes)

    def _nothing_known(self) -> tuple[Ints, Ints]:
        """Give the states of sites and pairs before anything is decided."""
        status = np.zeros(len(self.cost), dtype=np.int64)
        return status, np.where(self.demand[None, :] > self.capacity[:, None], NO, FREE).astype(np.int64)

    def _search(self, root: _Node) -> float:
        """Go through the branches below the limit; returns what is proven of every plan's cost."""
        heap, number, lost = [root], 1, np.inf
        while heap and heap[0].bound < self._enough() and not self._is_over():
            node = heapq.heappop(heap)
            children, unproven = self._branch(node)
            lost = min(lost, unproven)
            for status, pair, price, bound in children:
                heapq.heappush(heap, _Node(max(bound, node.bound), number, status, pair, price))
                number += 1
        passed_over = self.value if self.gap == 0 and self._good() <= self.limit else self._enough()
        return min([passed_over, lost, *(node.bound for node in heap)])

    def _is_over(self) -> bool:
        """Whether the work or the time is used up."""
        return self.nodes >= self.most_nodes or self._clock.must_stop()

    def _enough(self) -> float:
        """Give the bound above which a branch need not be looked at now."""
        return min(self.limit, self._good())

    def _good(self) -> float:
        """Give the bound above which no branch can better the plan by more than the gap."""
        if not np.isfinite(self.value):
            return np.inf
        return self.value - max(self.gap * abs(self.value), CUT_OFF * max(1.0, abs(self.value)))

    def _climb(
        self, status: Ints, pair: Ints, price: Floats, rounds: int, step: float
    ) -> tuple[float, Floats, Floats]:
        """Bound a branch, leaving its best prices; give bound, sites' costs to open and mean fillings."""
        sites, customers = self.cost.shape
        z, chosen, often = np.zeros(sites), np.zeros(sites, dtype=np.bool_), np.zeros((sites, customers))
        most = float(self.cost.max(axis=0).sum() + self.fixed.sum())
        goal = min(most, self._enough())
        ground = (self.cost, self.fixed, self.capacity, self.demand)
        bound = climb(*ground, status, pair, goal, rounds, step, price, z, chosen, often)
        if bound < self._enough():
            self._offer(chosen, often)
        return float(bound), z, often

    def _branch(self, node: _Node) -> tuple[list[tuple[Ints, Ints, Floats, float]], float]:
        """Bound a node; give its branches, and the bound of what was given up unproven."""
        self.nodes += 1
        status, pair, price = node.status.copy(), node.pair.copy(), node.price.copy()
        ground = (self.cost, self.capacity, self.demand)
        bound, z, often = self._climb(status, pair, price, NODE_ROUNDS, 0.5)
        if bound >= self._enough():
            return [], np.inf
        if not settle(*ground, bound, self._enough(), price, z, status, pair):
            return [], np.inf
        undecided = status == FREE
        if int((pair[status != NO] == FREE).sum()) <= SMALL:
            return [], self._finish(status, pair, bound)
        if not undecided.any():
            return self._part(status, pair, price, bound, often)
        mean = often.max(axis=1)
        free = np.flatnonzero(undecided)
        at = free[np.lexsort((free, np.abs(mean[free] - 0.5)))[0]]
        branches = []
        for decision in (YES, NO):
            other = status.copy()
            other[at] = decision
            branches.append((other, pair, price, bound))
        return branches, np.inf

    def _branch_on_pair(
        self, status: Ints, pair: Ints, price: Floats, bound: float, often: Floats
    ) -> list[tuple[Ints, Ints, Floats, float]]:
        """Branch on the most divided pair of site and customer, larger customers first."""
        divided = np.where(pair == FREE, np.minimum(often, 1.0 - often) * self.demand[None, :], -1.0)
        at = np.unravel_index(int(divided.argmax()), divided.shape)
        branches = []
        for decision in (YES, NO):
            other = pair.copy()
            if decision == YES:
                other[:, at[1]] = NO
            other[at] = decision
            branches.append((status, other, price, bound))
        return branches

    def _open_and_shut(self) -> None:
        """Better the plan, or that with all sites open, by opening or shutting one site at a time."""
        sites = len(self.cost)
        nothing = np.zeros(self.cost.shape)
        if self.site_of is None:
            self._offer(np.ones(sites, dtype=np.bool_), nothing)
        moved = self.site_of is not None
        while moved and not self._is_over():
            moved, before = False, self.value
            for j in range(sites):
                opened = np.zeros(sites, dtype=np.bool_)
                opened[self.site_of] = True
                opened[j] = not opened[j]
                self._offer(opened, nothing)
            moved = self.value < before

    def _offer(self, chosen: Bools, often: Floats) -> None:
        """Make a plan out of what the relaxation chose, and keep it if it is the best so far."""
        for wish in (-often * self.cost.mean(), np.zeros_like(often)):
            room, site_of = self.capacity.astype(np.float64), np.zeros(len(self.demand), dtype=np.int64)
            demand = self.demand.astype(np.float64)
            if assign(self.cost, room, demand, chosen, wish, site_of):
                value = better(self.cost, self.fixed, room, demand, chosen, site_of)
                if value < self.value:
                    self.value, self.site_of = float(value), site_of

    def _keep(self, site_of: Ints) -> None:
        """Keep a plan if it is the best so far."""
        opened = np.unique(site_of)
        value = float(self.cost[site_of, np.arange(len(site_of))].sum() + self.fixed[opened].sum())
        if value < self.value:
            self.value, self.site_of = value, site_of

    def _finish(self, status: Ints, pair: Ints, bound: float) -> float:
        """Let HiGHS end a branch; returns its bound where that is not proven, infinite where it is."""
        limit = self._enough()
        site_of, proven = cheapest_assignment(
            self.cost, self.fixed, self.capacity, self.demand, status, pair, limit, self._clock.left_seconds()
        )
        if site_of is not None:
            self._keep(site_of)
        return np.inf if proven >= self._enough() else max(bound, proven)

    def _part(
        self, status: Ints, pair: Ints, price: Floats, bound: float, often: Floats
    ) -> tuple[list[tuple[Ints, Ints, Floats, float]], float]:
        """End a branch whose sites are decided by listing what they may hold, where that is not too much."""
        opened, limit = np.flatnonzero(status == YES), self._enough()
        ground = (self.cost, self.fixed, self.capacity, self.demand)
        listed = fillings_under(*ground, opened, pair, price, limit - bound) if np.isfinite(limit) else None
        left = self._clock.left_seconds()
        parted = None if listed is None else cheapest_partition(listed, opened, price, limit, left)
        if parted is None:
            return self._branch_on_pair(status, pair, price, bound, often), np.inf
        if parted.site_of is not None:
            self._keep(parted.site_of)
        return [], np.inf if parted.bound >= self._enough() else max(bound, parted.bound)

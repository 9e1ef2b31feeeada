"""Capacitated sites with fixed costs, every customer served by one of them (single sourcing).

Branch and bound on the sites, best bound first. A node is bounded by the Lagrangian of the assignment with
knapsacks (``knapsack``), which also tells which sites and which pairs of site and customer no better plan
has; what then remains goes to HiGHS as an integer program as soon as it is small. Where no site is undecided,
pairs are branched on.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field

import numpy as np

from outreach_planner.siting.classic.assigning import assign, better
from outreach_planner.siting.classic.knapsack import FREE, NO, YES, change_of_pair, cheapest_cover, climb
from outreach_planner.siting.classic.milp import INFINITY, Program
from outreach_planner.world.instance import Bools, Floats, Ints

ROOT_ROUNDS, NODE_ROUNDS = 3000, 150
SMALL = 100
"""Undecided pairs that HiGHS gets at once."""
PROGRAM_NODES = 1000
CUT_OFF = 1e-6


@dataclass(frozen=True)
class Sourced:
    """A plan with capacities.

    Attributes
    ----------
    sites : tuple of int
        Those opened; empty where no plan serves everybody.
    site_of : tuple of int
        The site of each customer.
    value, bound : float
        Its cost; no plan costs less than the bound.
    nodes : int
    """

    sites: tuple[int, ...]
    site_of: tuple[int, ...]
    value: float
    bound: float
    nodes: int

    @property
    def gap(self) -> float:
        """How far the plan may be from the best, as a part of its cost."""
        return 0.0 if self.value == self.bound else (self.value - self.bound) / abs(self.value)


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

    ``gap`` is the relative gap that is good enough; ``most_nodes`` where the search is cut short.
    """

    cost: Floats
    fixed: Floats
    capacity: Ints
    demand: Ints
    gap: float = 0.0
    most_nodes: int = 20_000
    value: float = np.inf
    site_of: Ints | None = None
    nodes: int = 0

    def run(self) -> Sourced:
        """Search until proven, or good enough, or cut short."""
        sites = len(self.cost)
        price = np.sort(self.cost, axis=0)[: min(2, sites)].mean(axis=0)
        status = np.zeros(sites, dtype=np.int64)
        pair = np.where(self.demand[None, :] > self.capacity[:, None], NO, FREE).astype(np.int64)
        heap = [_Node(-np.inf, 0, status, pair, price)]
        number, lost = 1, np.inf
        while heap and heap[0].bound < self._enough() and self.nodes < self.most_nodes:
            node = heapq.heappop(heap)
            children, unproven = self._branch(node)
            lost = min(lost, unproven)
            for status, pair, price, bound in children:
                heapq.heappush(heap, _Node(max(bound, node.bound), number, status, pair, price))
                number += 1
        passed_over = self._enough() if self.gap > 0 else self.value
        bound = min([passed_over, lost, *(node.bound for node in heap)])
        if self.site_of is None:
            return Sourced((), (), np.inf, bound if heap or lost < np.inf else np.inf, self.nodes)
        opened = tuple(sorted({int(j) for j in self.site_of}))
        return Sourced(opened, tuple(map(int, self.site_of)), self.value, bound, self.nodes)

    def _enough(self) -> float:
        """Give the bound above which a branch need not be looked at."""
        if not np.isfinite(self.value):
            return np.inf
        return self.value - max(self.gap * abs(self.value), CUT_OFF * max(1.0, abs(self.value)))

    def _branch(self, node: _Node) -> tuple[list[tuple[Ints, Ints, Floats, float]], float]:
        """Bound a node; give its branches, and the bound of what was given up unproven."""
        root = self.nodes == 0
        self.nodes += 1
        status, pair, price = node.status.copy(), node.pair.copy(), node.price.copy()
        sites, customers = self.cost.shape
        z, chosen = np.zeros(sites), np.zeros(sites, dtype=np.bool_)
        often = np.zeros((sites, customers))
        goal = (
            self._enough()
            if np.isfinite(self.value)
            else float(self.cost.max(axis=0).sum() + self.fixed.sum())
        )
        rounds, step = (ROOT_ROUNDS, 1.5) if root else (NODE_ROUNDS, 0.5)
        ground = (self.cost, self.fixed, self.capacity, self.demand)
        if root:
            climb(*ground, status, pair, goal, rounds // 10, step, price, z, chosen, often)
            self._offer(chosen, often)
            goal = min(goal, self._enough())
        bound = climb(*ground, status, pair, goal, rounds, step, price, z, chosen, often)
        if bound >= self._enough():
            return [], np.inf
        self._offer(chosen, often)
        if not self._decide(bound, price, z, status, pair):
            return [], np.inf
        undecided = status == FREE
        if int((pair[status != NO] == FREE).sum()) <= SMALL:
            return [], self._finish(status, pair, bound)
        if not undecided.any():
            return self._branch_on_pair(status, pair, price, bound, often), np.inf
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

    def _offer(self, chosen: Bools, often: Floats) -> None:
        """Make a plan out of what the relaxation chose, and keep it if it is the best so far."""
        for wish in (-often * self.cost.mean(), np.zeros_like(often)):
            room, site_of = self.capacity.astype(np.float64), np.zeros(len(self.demand), dtype=np.int64)
            demand = self.demand.astype(np.float64)
            if assign(self.cost, room, demand, chosen, wish, site_of):
                value = better(self.cost, self.fixed, room, demand, chosen, site_of)
                if value < self.value:
                    self.value, self.site_of = float(value), site_of

    def _decide(self, bound: float, price: Floats, z: Floats, status: Ints, pair: Ints) -> bool:
        """Settle sites and pairs by what the bound says of the opposite; False if nothing better is left."""
        need, picked = int(self.demand.sum()), np.zeros(len(status), dtype=np.bool_)
        base, limit = float(price.sum()), self._enough()
        for j in range(len(status)):
            trial = status.copy()
            with_it = bound
            if status[j] == FREE:
                trial[j] = NO
                without = base + cheapest_cover(z, self.capacity, trial, need, picked)
                trial[j] = YES
                with_it = base + cheapest_cover(z, self.capacity, trial, need, picked)
                if without >= limit and with_it >= limit:
                    return False
                status[j] = NO if with_it >= limit else YES if without >= limit else FREE
            if status[j] == NO:
                pair[j] = NO
                continue
            must, out = np.zeros(len(self.demand)), np.zeros(len(self.demand))
            change_of_pair(price, self.cost[j], self.demand, pair[j], int(self.capacity[j]), must, out)
            pair[j][(pair[j] == FREE) & (with_it + must >= limit)] = NO
            if status[j] == YES:
                pair[j][(pair[j] == FREE) & (with_it + out >= limit)] = YES
        held = (pair == YES).sum(axis=0)
        if (held > 1).any() or ((pair != NO).sum(axis=0) == 0).any():
            return False
        pair[(pair == FREE) & (held > 0)[None, :]] = NO
        return True

    def _finish(self, status: Ints, pair: Ints, bound: float) -> float:
        """Let HiGHS end a branch; returns its bound where that is not proven, infinite where it is."""
        sites, customers = self.cost.shape
        program = Program()
        y = program.columns(self.fixed, whole=True)
        j, i = np.nonzero(pair != NO)
        x = program.columns(self.cost[j, i], whole=True)
        every = np.arange(len(j))
        program.rows(i, x, np.ones(len(j)), np.ones(customers), np.ones(customers))
        two, sides = np.concatenate([every, every]), np.concatenate([np.ones(len(j)), -np.ones(len(j))])
        nothing = np.full(len(j), -INFINITY)
        program.rows(two, np.concatenate([x, y[j]]), sides, nothing, np.zeros(len(j)))
        rows, columns = np.concatenate([j, np.arange(sites)]), np.concatenate([x, y])
        amounts = np.concatenate([self.demand[i], -self.capacity]).astype(np.float64)
        program.rows(rows, columns, amounts, np.full(sites, -INFINITY), np.zeros(sites))
        low, high = (status == YES).astype(np.float64), (status != NO).astype(np.float64)
        program.rows(np.arange(sites), y, np.ones(sites), low, high)
        held = np.flatnonzero(pair[j, i] == YES)
        program.rows(
            np.arange(len(held)), x[held], np.ones(len(held)), np.ones(len(held)), np.ones(len(held))
        )
        if np.isfinite(self.value):
            whole = np.concatenate([self.fixed, self.cost[j, i]])
            limit = np.array([self._enough()])
            every = np.zeros(len(whole), dtype=np.int64)
            program.rows(every, np.concatenate([y, x]), whole, np.array([-INFINITY]), limit)
        solved = program.solve(nodes=PROGRAM_NODES)
        if solved.values is not None and solved.value < self.value:
            site_of = np.zeros(customers, dtype=np.int64)
            taken = solved.values[x] > 0.5
            site_of[i[taken]] = j[taken]
            opened = np.unique(site_of)
            self.site_of = site_of
            self.value = float(self.cost[site_of, np.arange(customers)].sum() + self.fixed[opened].sum())
        return np.inf if solved.proven or solved.bound >= self._enough() else max(bound, solved.bound)

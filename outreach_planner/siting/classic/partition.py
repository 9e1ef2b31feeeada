"""Which filling each open site gets: the end of single sourcing once the sites are chosen.

Every plan cheaper than a limit is made of fillings that are listed in full (``fillings``): a filling must
not cost more than the gap between bound and limit, nor waste more room than the open sites have to spare.
Among those listed, the linear program of one filling a site and one site a customer leaves few that a plan
under the limit can have; these go to HiGHS as an integer program. So the answer is exact below the limit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.siting.classic.fillings import TOO_MANY, list_fillings
from outreach_planner.siting.classic.knapsack import forward
from outreach_planner.siting.classic.milp import INFINITY, Program
from outreach_planner.world.instance import Bools, Floats, Ints

MOST_FILLINGS, MOST_STEPS = 300_000, 30_000_000
AT_FIRST, AT_ONCE = 500, 400
PROGRAM_NODES = 2000
MOST_LEFT = 8000
"""Fillings that HiGHS gets as an integer program."""
TOLERANCE = 1e-7


@dataclass(frozen=True)
class Fillings:
    """Fillings of open sites.

    Attributes
    ----------
    site : Ints, shape (N,)
    inside : Bools, shape (N, I)
    cost : Floats, shape (N,)
        Of the customers inside and the site's own.
    """

    site: Ints
    inside: Bools
    cost: Floats

    def only(self, some: Bools | Ints) -> Fillings:
        """Keep some of them."""
        return Fillings(self.site[some], self.inside[some], self.cost[some])


@dataclass(frozen=True)
class Parted:
    """The cheapest plan under the limit, by customer, or None; no plan costs less than the bound."""

    site_of: Ints | None
    bound: float


def fillings_under(
    cost: Floats,
    fixed: Floats,
    capacity: Ints,
    demand: Ints,
    opened: Ints,
    pair: Ints,
    price: Floats,
    room_for_cost: float,
) -> Fillings | None:
    """List the fillings that plans with all ``opened`` sites may have; None where they are too many.

    Parameters
    ----------
    opened : Ints
        The sites, all open.
    pair : Ints, shape (J, I)
        Which customers each must, may or cannot serve.
    price : Floats, shape (I,)
        Prices of serving customers.
    room_for_cost : float
        How much more a filling may cost than the best of its site, at the prices.
    """
    customers = len(demand)
    spare = int(capacity[opened].sum() - demand.sum())
    if spare < 0:
        return Fillings(np.zeros(0, np.int64), np.zeros((0, customers), np.bool_), np.zeros(0))
    sites, insides, left = [], [], MOST_FILLINGS
    for j in opened:
        room = int(capacity[j])
        profit, table = price - cost[j], np.empty((customers + 1, room + 1))
        forward(profit, demand, pair[j], room, table)
        earned = float(table[customers, room]) - room_for_cost - TOLERANCE
        terms = (profit, demand, pair[j], room, table, earned, room - spare, MOST_STEPS)
        count = list_fillings(*terms, np.zeros((0, customers), np.bool_))
        left -= count
        if count == TOO_MANY or left < 0:
            return None
        inside = np.zeros((count, customers), np.bool_)
        list_fillings(*terms, inside)
        sites.append(np.full(count, j, dtype=np.int64))
        insides.append(inside)
    site, inside = np.concatenate(sites), np.vstack(insides)
    own = np.array([float(cost[j] @ row) for j, row in zip(site, inside, strict=True)]) + fixed[site]
    return Fillings(site, inside, own)


def cheapest_partition(
    fillings: Fillings, opened: Ints, price: Floats, limit: float, seconds: float | None = None
) -> Parted | None:
    """Give each open site one filling and each customer one site, at least cost below the limit.

    None where the linear program leaves too many fillings; ``seconds`` cut the integer program short.
    """
    left, bound = _below(fillings, opened, price, limit)
    if bound >= limit or not len(left.cost):
        return Parted(None, limit)
    if len(left.cost) > MOST_LEFT:
        return None
    program, taken = _program(left, opened, whole=True)
    row = np.zeros(len(taken), dtype=np.int64)
    program.rows(row, taken, left.cost, np.array([-INFINITY]), np.array([limit]))
    solved = program.solve(nodes=PROGRAM_NODES, seconds=seconds)
    found = None
    if solved.values is not None:
        found = np.zeros(left.inside.shape[1], dtype=np.int64)
        for n in np.flatnonzero(solved.values[taken] > 0.5):
            found[left.inside[n]] = left.site[n]
    return Parted(found, min(limit, max(bound, solved.bound)))


def _below(fillings: Fillings, opened: Ints, price: Floats, limit: float) -> tuple[Fillings, float]:
    """Leave the fillings that a plan under the limit may have, by the linear program over all of them."""
    customers, count = fillings.inside.shape[1], len(fillings.cost)
    number = np.searchsorted(opened, fillings.site)
    n, i = np.nonzero(fillings.inside)
    dear: Floats = fillings.cost - np.bincount(n, price[i], count)
    active = np.unique(np.argsort(dear, kind="stable")[:AT_FIRST])
    while True:
        program, _ = _program(fillings.only(active), opened, whole=False, unserved=limit)
        solved = program.solve()
        if solved.prices is None:
            return fillings, -np.inf
        dear = fillings.cost - np.bincount(n, solved.prices[i], count) - solved.prices[customers:][number]
        order = np.argsort(dear, kind="stable")[:AT_ONCE]
        more = order[dear[order] < -TOLERANCE * limit]
        if not len(more):
            break
        active = np.union1d(active, more)
    return fillings.only(solved.value + dear < limit + TOLERANCE * limit), solved.value


def _program(
    fillings: Fillings, opened: Ints, *, whole: bool, unserved: float | None = None
) -> tuple[Program, Ints]:
    """Write the program: a row for each customer, then one for each site.

    ``unserved`` is what a customer or a site left out costs; None forbids it.
    """
    customers = fillings.inside.shape[1]
    rows = customers + len(opened)
    program = Program()
    taken = program.columns(fillings.cost, upper=1.0 if whole else INFINITY, whole=whole)
    n, i = np.nonzero(fillings.inside)
    number = np.searchsorted(opened, fillings.site)
    row = np.concatenate([i, customers + number])
    column = np.concatenate([taken[n], taken])
    if unserved is not None:
        short = program.columns(np.full(rows, unserved), upper=INFINITY)
        row, column = np.concatenate([row, np.arange(rows)]), np.concatenate([column, short])
    program.rows(row, column, np.ones(len(row)), np.ones(rows), np.ones(rows))
    return program, taken

"""Capacitated sites with fixed costs: customers served by several sites, or each by one of them."""

from __future__ import annotations

import numpy as np

from outreach_planner.siting.classic.answer import Sourced
from outreach_planner.siting.classic.milp import INFINITY, Program
from outreach_planner.siting.classic.sourcing import SingleSourcing
from outreach_planner.world.instance import Floats


def single_source(
    cost: Floats,
    fixed: Floats,
    capacity: Floats,
    demand: Floats,
    *,
    gap: float = 0.0,
    most_nodes: int = 20_000,
    seconds: float | None = None,
) -> Sourced:
    """Open sites and send each customer whole to one of them, at least cost.

    Parameters
    ----------
    cost : Floats, shape (J, I)
        Of serving all of customer i from site j.
    fixed, capacity : Floats, shape (J,)
    demand : Floats, shape (I,)
        Demands and capacities are whole numbers.
    gap : float
        Relative gap that is good enough.
    most_nodes : int
        Where the search is cut short, alike on every run.
    seconds : float or None
        Where it is cut short by the clock; None is no limit.

    Raises
    ------
    ValueError
        If a demand or capacity is no whole number.
    """
    if not (np.all(demand == np.round(demand)) and np.all(capacity == np.round(capacity))):
        raise ValueError("single sourcing wants whole demands and capacities")
    whole = capacity.astype(np.int64), demand.astype(np.int64)
    table = np.ascontiguousarray(cost)
    return SingleSourcing(table, fixed, *whole, gap=gap, most_nodes=most_nodes, seconds=seconds).run()


def multi_source(
    cost: Floats,
    fixed: Floats,
    capacity: Floats,
    demand: Floats,
    *,
    kept: tuple[int, ...] = (),
    most_sites: int | None = None,
    gap: float = 0.0,
) -> tuple[Sourced, Floats]:
    """Open sites and share the customers' demand among them, at least cost.

    The strong form in HiGHS: no share of a customer goes to a site that is not open.

    Parameters
    ----------
    cost : Floats, shape (J, I)
        Of serving all of customer i from site j; infinite where it cannot be.
    most_sites : int or None
        Open at most so many; None is no limit.

    Returns
    -------
    tuple of Sourced and Floats, shape (J, I)
        The plan (each customer's largest share under ``site_of``), and the shares.
    """
    sites, customers = cost.shape
    program = Program()
    opened = program.columns(fixed, whole=True)
    j, i = np.nonzero(np.isfinite(cost))
    share = program.columns(cost[j, i])
    pairs = np.arange(len(j))
    program.rows(i, share, np.ones(len(j)), np.ones(customers), np.ones(customers))
    program.rows(
        np.concatenate([pairs, pairs]),
        np.concatenate([share, opened[j]]),
        np.concatenate([np.ones(len(j)), -np.ones(len(j))]),
        np.full(len(j), -INFINITY),
        np.zeros(len(j)),
    )
    every = np.arange(sites)
    amounts = np.concatenate([demand[i], -capacity])
    columns = np.concatenate([share, opened])
    program.rows(np.concatenate([j, every]), columns, amounts, np.full(sites, -INFINITY), np.zeros(sites))
    need = np.array([demand.sum()])
    program.rows(np.zeros(sites, dtype=np.int64), opened, capacity, need, np.array([INFINITY]))
    if kept:
        program.sum_rows(opened[list(kept)][:, None], 1.0, 1.0)
    if most_sites is not None:
        program.sum_rows(opened[None, :], 0.0, float(most_sites))
    solved = program.solve(gap=gap)
    table = np.zeros(cost.shape)
    if solved.values is None:
        return Sourced((), (), np.inf, solved.bound, solved.nodes), table
    table[j, i] = solved.values[share]
    chosen = tuple(int(site) for site in np.flatnonzero(solved.values[opened] > 0.5))
    site_of = tuple(int(site) for site in table.argmax(axis=0))
    return Sourced(chosen, site_of, solved.value, solved.bound, solved.nodes), table

"""Covering: as many people as p sites can have nearby (MCLP), as few sites as reach everybody (LSCP).

Covering most is the p-median of missing people: a customer costs its people where no open site reaches it.
Customers whom the same sites reach are one customer, and a site that reaches no more than another is left
out. Covering all is an integer program in HiGHS.
"""

from __future__ import annotations

import numpy as np

from outreach_planner.siting.classic.answer import Located
from outreach_planner.siting.classic.median import p_median
from outreach_planner.siting.classic.milp import INFINITY, Program
from outreach_planner.world.instance import Bools, Floats, Ints


def maximal_covering(reaches: Bools, people: Floats, count: int, kept: tuple[int, ...] = ()) -> Located:
    """Open at most ``count`` sites so that as many people as possible have one within reach.

    Parameters
    ----------
    reaches : Bools, shape (J, I)
        Site j is within reach of customer i.
    people : Floats, shape (I,)
    count : int
        Sites to open at most, those kept included.
    kept : tuple of int
        Sites that are open in any case.

    Returns
    -------
    Located
        Its value is the people covered, its bound is above it.
    """
    if not len(kept) <= count <= len(reaches):
        raise ValueError(f"{count} of {len(reaches)} sites are asked for, {len(kept)} of them kept")
    groups, weight = _alike(reaches[:, people > 0], people[people > 0])
    useful = _undominated(groups, kept)
    missed = np.where(groups[useful], 0.0, weight[None, :])
    held = tuple(int(j) for j in np.searchsorted(useful, sorted(kept)))
    whole = bool((people == np.round(people)).all())
    found = p_median(missed, min(count, len(useful)), kept=held, whole=whole)
    sites = tuple(sorted(int(useful[j]) for j in found.sites))
    total = float(weight.sum())
    return Located(sites, total - found.value, total - found.bound, found.proven, found.nodes)


def set_covering(reaches: Bools, kept: tuple[int, ...] = (), cost: Floats | None = None) -> Located:
    """Open as few sites (or the cheapest) as reach every customer.

    Parameters
    ----------
    reaches : Bools, shape (J, I)
    kept : tuple of int
    cost : Floats or None
        Of each site, above 0; None counts sites.

    Returns
    -------
    Located
        Without sites and of infinite value where some customer is reached by none.
    """
    if not reaches.any(axis=0).all():
        return Located((), INFINITY, INFINITY, True)
    price = np.ones(len(reaches)) if cost is None else cost
    groups, _ = _alike(reaches, np.ones(reaches.shape[1]))
    program = Program()
    site = program.columns(price, whole=True)
    reached, by = np.nonzero(groups.T)
    sides = np.ones(groups.shape[1]), np.full(groups.shape[1], INFINITY)
    program.rows(reached, site[by], np.ones(len(by)), *sides)
    if kept:
        program.sum_rows(site[list(kept)][:, None], 1.0, 1.0)
    solved = program.solve()
    if solved.values is None:
        return Located((), solved.value, solved.bound, solved.proven, solved.nodes)
    chosen = np.flatnonzero(solved.values[site] > 0.5)
    value = float(price[chosen].sum())  # the program's own sum carries its rounding
    return Located(tuple(map(int, chosen)), value, min(solved.bound, value), solved.proven, solved.nodes)


def p_center(distance: Floats, count: int, kept: tuple[int, ...] = ()) -> Located:
    """Open at most ``count`` sites so that the farthest customer is as near to one as possible.

    By bisection over the distances that occur: within which of them do ``count`` sites reach everybody?

    Parameters
    ----------
    distance : Floats, shape (J, I)
        Infinite where there is no way.
    """
    if not len(kept) <= count <= len(distance):
        raise ValueError(f"{count} of {len(distance)} sites are asked for, {len(kept)} of them kept")
    radii = np.unique(distance[np.isfinite(distance)])
    least = distance.min(axis=0).max(initial=0.0)
    radii = radii[radii >= least]
    low, high, best, nodes = 0, len(radii), Located((), np.inf, np.inf, True), 0
    while low < high:
        middle = (low + high) // 2
        found = set_covering(distance <= radii[middle], kept)
        nodes += found.nodes
        if found.sites and len(found.sites) <= count:
            high = middle
            best = Located(found.sites, float(radii[middle]), float(radii[middle]), found.proven)
        else:
            low = middle + 1
    return Located(best.sites, best.value, best.bound, best.proven, nodes)


def _alike(reaches: Bools, people: Floats) -> tuple[Bools, Floats]:
    """Put customers together whom the same sites reach; those reached by none are left out."""
    reached = reaches.any(axis=0)
    patterns, number = np.unique(reaches[:, reached], axis=1, return_inverse=True)
    weight: Floats = np.bincount(number.ravel(), people[reached], patterns.shape[1]).astype(np.float64)
    return patterns, weight


def _undominated(groups: Bools, kept: tuple[int, ...]) -> Ints:
    """Find the sites that reach somebody whom no other single site reaches as well."""
    table = groups.astype(np.float64)
    common, size = table @ table.T, table.sum(axis=1)
    inside = common >= size[:, None]
    np.fill_diagonal(inside, False)
    twins = inside & inside.T
    inside &= ~(twins & (np.arange(len(size))[None, :] > np.arange(len(size))[:, None]))
    useful = ~inside.any(axis=1)
    useful[list(kept)] = True
    if not useful.any():
        useful[:1] = True
    return np.flatnonzero(useful)

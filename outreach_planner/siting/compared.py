"""The best sets of sites searched again, and today's office with them: who leads, and by how much to tell.

A gain is the difference of two plans found. It is told too high where today's office was searched less than
the sets it is compared with, and who leads among sets is chance where they are nearer to each other than two
searches of the same set are. So the best sets of each number of sites and today's office are searched again,
with as much work each: afresh, twice, which tells how far apart searches of equal work end; then in turns
from the best plans known, today's office also from those of the best sets, whose sites are taken out and
whose visits are mended: it gets more work than any set, so that no gain is told too high. It ends when a turn
leaves the best set of each number of sites, and what it is worth, as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from outreach_planner.siting.desk import REFINING, RUPIAH
from outreach_planner.siting.plans_made import PlansMade
from outreach_planner.siting.promising import best_of_each

AFRESH, AFRESH_PART = 2, 3
"""Searches from the greedy plan for each, with a part of the first search's rounds (1 / 3)."""
TODAY = 2
"""Today's office is refined with so many times the rounds of a set, and twice in a turn."""
SMALLER, LEAST_ROUNDS = 2, 2_000
"""Where there is no time for a part (1 / 2) of the rounds of each search, there are fewer searches."""


@dataclass(frozen=True)
class Compared:
    """What searching again has told.

    Attributes
    ----------
    spread_rupiah : float or None
        Mean distance of two searches afresh, with equal work, of the same set; None where there was no time.
    settled : bool
        Whether the last turn left the best set of each number of sites, and what it is worth, as they were.
    """

    spread_rupiah: float | None = None
    settled: bool = False


def searched_again(plans: PlansMade, seconds: float | None, tell: Callable[[float], None]) -> Compared:
    """Search the best sets again, and today's office with as much work.

    Parameters
    ----------
    plans : PlansMade
        Gets what is better.
    seconds : float or None
        That there are for it; None for all its work.
    tell : callable
        Told the part of the work that is done.
    """
    if plans.small:
        return Compared()
    spread, work = None, _work(plans, seconds)
    if work.afresh:
        spread = _spread(plans, work.sets, ceil(work.part * AFRESH_PART / REFINING), tell)
    settled = False
    for number in range(work.turns):
        before = {leader: plans.planned[leader].value_rupiah for leader in _leaders(plans)}
        _refine(plans, work, seed=number + 2)
        tell(0.5 + 0.5 * (number + 1) / work.turns)
        if plans.desk.stop():
            break
        leaders = _leaders(plans)
        moved = max(plans.planned[leader].value_rupiah - before.get(leader, -np.inf) for leader in leaders)
        settled = leaders == list(before) and bool(moved <= max(spread or 0.0, RUPIAH))
        if settled:
            break
    return Compared(spread, settled)


@dataclass(frozen=True)
class _Work:
    """What is searched again, and how often: few searches that cool down are better than many that do not."""

    most: int
    most_singles: int
    turns: int
    afresh: bool
    part: int = REFINING
    sets: tuple[int, ...] = ()


def _work(plans: PlansMade, seconds: float | None) -> _Work:
    """Take the most work of which each search gets about the rounds it should have."""
    pace = plans.desk.rounds_a_second
    found = _MOST
    for found in (_MOST, replace(_MOST, afresh=False), replace(_MOST, afresh=False, turns=1), _LEAST):
        sets = tuple(best_of_each(plans.every, plans.planned, found.most, found.most_singles))
        found = replace(found, sets=sets)
        if seconds is None or pace <= 0:
            break
        refined = found.turns * (len(sets) - 1 + 2 * TODAY)
        searches = refined + found.afresh * AFRESH * len(sets) * REFINING / AFRESH_PART
        each = seconds / searches - plans.desk.beside_seconds
        part = ceil(plans.desk.rounds / max(LEAST_ROUNDS, pace * each))
        found = replace(found, part=max(REFINING, part))
        if part <= SMALLER * REFINING:
            break
    return found


_MOST = _Work(most=2, most_singles=4, turns=3, afresh=True)
_LEAST = _Work(most=1, most_singles=1, turns=1, afresh=False)


def _spread(plans: PlansMade, sets: Sequence[int], part: int, tell: Callable[[float], None]) -> float | None:
    """Search sets afresh, all once before all again; give how far apart two searches of a set are."""
    found: dict[int, list[float]] = {}
    for again in range(AFRESH):
        for done, number in enumerate(sets):
            if plans.desk.stop():
                break
            value = plans.afresh(number, part, again + 2)
            if np.isfinite(value) and not plans.desk.stop():
                found.setdefault(number, []).append(value)
            tell(0.5 * (again + done / len(sets)) / AFRESH)
    apart = [abs(values[0] - values[1]) for values in found.values() if len(values) == AFRESH]
    return float(np.mean(apart)) if apart else None


def _refine(plans: PlansMade, work: _Work, seed: int) -> None:
    """Refine today's office from the plan of the best set, all from the best known, and it once more."""
    best = min(plans.planned, key=lambda n: (-plans.planned[n].value_rupiah, n))
    start, own = plans.planned[best].schedule, max(1, work.part // TODAY)
    if not plans.desk.stop():
        plans.plan(0, own, seed=seed, start=start)
    for number in best_of_each(plans.every, plans.planned, work.most, work.most_singles)[1:]:
        if not plans.desk.stop():
            plans.plan(number, work.part, seed=seed)
    if not plans.desk.stop():
        plans.plan(0, own, seed=seed)


def _leaders(plans: PlansMade) -> list[int]:
    """Name today's office and the best planned set of each number of sites."""
    return best_of_each(plans.every, plans.planned, 1, 1)

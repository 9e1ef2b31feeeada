"""The best sets of sites searched again, and today's office with them: who leads, and by how much to tell.

A gain is the difference of two plans found. It is told too high where today's office was searched less than
the sets it is compared with, and who leads among sets is chance where they are nearer to each other than two
searches of the same set are. So the best sets of each number of sites and today's office are searched again,
with as much work each: afresh, twice, which tells how far apart searches of equal work end; then in turns
from the best plans known, today's office also from those of the best sets, whose sites are taken out and
whose visits are mended. It ends when a turn leaves the best set of each number of sites as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from outreach_planner.siting.desk import REFINING
from outreach_planner.siting.plans_made import PlansMade
from outreach_planner.siting.promising import best_of_each

SETS, SINGLES = 2, 4
"""Sets of each number of sites, and single candidates, that are searched again."""
AFRESH, AFRESH_PART = 2, 3
"""Searches from the greedy plan for each, with a part of the first search's rounds (1 / 3)."""
TURNS = 3
SMALLEST = 6
"""Searches afresh are left out where there is time only for a part (1 / 6) of the rounds they should have."""


@dataclass(frozen=True)
class Compared:
    """What searching again has told.

    Attributes
    ----------
    spread_rupiah : float or None
        Mean distance of two searches afresh, with equal work, of the same set; None where there was no time.
    settled : bool
        Whether the last turn left the best set of each number of sites as it was.
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
    sets, spread = _contenders(plans), None
    searches = len(sets) * (TURNS + AFRESH * REFINING / AFRESH_PART)
    part = _part(plans, seconds, searches)
    if part < SMALLEST * REFINING:
        spread = _spread(plans, sets, ceil(part * AFRESH_PART / REFINING), tell)
    leaders, settled = _leaders(plans), False
    for turn in range(TURNS):
        _refine(plans, part, seed=turn + 2)
        tell(0.5 + 0.5 * (turn + 1) / TURNS)
        if plans.desk.stop():
            break
        before, leaders = leaders, _leaders(plans)
        settled = leaders == before
        if settled:
            break
    return Compared(spread, settled)


def _part(plans: PlansMade, seconds: float | None, searches: float) -> int:
    """Give the part of the rounds of a refining search, a smaller one where seconds hold no more."""
    pace = plans.desk.rounds_a_second
    if seconds is None or pace <= 0:
        return REFINING
    return max(REFINING, ceil(plans.desk.rounds / max(1.0, pace * seconds / searches)))


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


def _refine(plans: PlansMade, part: int, seed: int) -> None:
    """Refine today's office from the plans of the best sets, then it and these from the best known."""
    for number in _leaders(plans):
        start = plans.planned[number].schedule
        if number and start is not None and not plans.desk.stop():
            plans.plan(0, part, seed=seed, start=start)
    for number in _contenders(plans):
        if not plans.desk.stop():
            plans.plan(number, part, seed=seed)


def _contenders(plans: PlansMade) -> list[int]:
    """Name today's office and the sets searched again."""
    return best_of_each(plans.every, plans.planned, SETS, SINGLES)


def _leaders(plans: PlansMade) -> list[int]:
    """Name today's office and the best planned set of each number of sites."""
    return best_of_each(plans.every, plans.planned, 1, 1)

"""A diagram of a cluster's days drawn again and again, each time guided by the one before.

As ``diagram`` follows all schedules a day at a time, from state to state, this keeps where each state leads
and finds, from the last day backwards, what is worth on from it at most: ``onward``. Drawn again with more
states, each new state lies inside one of the states before (states are put together only where they lie
inside the same one), so what was worth on from that one bounds what is worth on from it. What cannot come
above ``best`` by this is left, and the states that remain are told apart better.

What it says of a schedule from whose visits those are taken that gain nothing: followed from state to state,

* it comes to a state that covers it (see ``diagram``), and its later visits are worth no more than onward, or
* it comes to where a branch was left, and is worth no more than ``best``.

A visit that gains nothing, or is not possible, in a state gains nothing in what the state covers. Without it
the schedule is worth no less, and the state reached without a visit covers it all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from outreach_planner.deciding.bound.cluster_search import CLOSED, fresh_gains, roof
from outreach_planner.deciding.bound.diagram import BITS, later_clashes, pulls
from outreach_planner.deciding.bound.market import Market
from outreach_planner.deciding.bound.service import deplete, enough_come, most_worth, pass_night
from outreach_planner.deciding.bound.states import grouped_by_kind
from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Bools, Floats, Ints

Branches = npt.NDArray[np.int32]

LEFT, NO_GAIN = -1, -2
"""Where a state leads: a branch that was left; a visit that gains nothing there."""
COUNTED = 0.5
"""How often a person is counted on later."""
MOST_BRANCHES = 12_000_000
"""So many branches of all days a diagram may have; its states are cut to that."""


@dataclass(frozen=True)
class Drawn:
    """A diagram; letters as in ``market``, ``s`` states of a day, ``k`` branches.

    Attributes
    ----------
    bound : float
        No schedule is worth more.
    child : Branches, shape (X, S, K)
        The state after a day that each state leads to, without a visit (k = 0) or with the day's k-th.
    onward : Floats, shape (X + 1, S)
        What visits from each day on are worth at most.
    branch : Ints, shape (C,)
        The branch of each candidate; ``NO_GAIN`` for those that never gain anything.
    """

    bound: float
    child: Branches
    onward: Floats
    branch: Ints


def drawn(m: Market, best: float, rest: Floats, widths: Sequence[int], halt: Bools) -> Drawn | None:
    """Draw the diagram of a cluster, with more states each time; None if halted.

    Parameters
    ----------
    best : float
        The bound need not be below this.
    rest : Floats, shape (X + 1,)
        Visits from each day on are known to be worth no more than this.
    widths : sequence of int
        Most states before a day, each time.
    """
    days = len(m.undisturbed)
    some, starts = gainful(m)
    branch = np.full(len(m.option), NO_GAIN)
    branch[some] = np.arange(len(some)) - starts[m.day[some]] + 1
    branches = 1 + int(np.diff(starts).max())
    barred, pull = later_clashes(m), pulls(m, np.full(len(m.point), COUNTED))
    child: Branches = np.zeros((days, 1, branches), np.int32)
    onward = np.full((days + 1, 1), np.inf)
    onward[days] = 0.0
    bound = float(rest[0])
    for width in widths:
        states = min(width, max(1, MOST_BRANCHES // (days * branches)))
        found, child, onward = follow_again(
            m, some, starts, states, best, rest, pull, barred, child, onward, halt
        )
        if halt[0]:
            return None
        bound = min(bound, found)
        if bound <= best:
            break
    return Drawn(bound, child, onward, branch)


def gainful(m: Market) -> tuple[Ints, Ints]:
    """List the candidates that gain something where nobody was visited before, and where each day's begin."""
    some = np.flatnonzero(fresh_gains(m) != CLOSED)
    return some, np.searchsorted(m.day[some], np.arange(len(m.undisturbed) + 1))


@compiled
def follow_again(
    m: Market,
    some: Ints,
    starts: Ints,
    width: int,
    best: float,
    rest: Floats,
    pull: Floats,
    barred: Ints,
    old_child: Branches,
    old_onward: Floats,
    halt: Bools,
) -> tuple[float, Branches, Floats]:
    """Follow the schedules day by day inside the states of a diagram drawn before; returns a new one.

    Parameters are those of ``diagram.follow`` and of ``drawn``; ``some`` and ``starts`` are as ``gainful``
    gives them.
    """
    days, points = m.undisturbed.shape
    words, branches = barred.shape[1], old_child.shape[2]
    width = max(width, old_onward.shape[1])
    crowd, worth, blocked = np.zeros((width, points)), np.zeros(width), np.zeros((width, words), np.int64)
    inside, states = np.zeros(width, np.int64), 1
    size = 2 * width
    new_crowd, new_worth = np.zeros((size, points)), np.zeros(size)
    new_blocked, new_inside = np.zeros((size, words), np.int64), np.zeros(size, np.int64)
    source, taken = np.zeros(size, np.int64), np.zeros(size, np.int64)
    child = np.full((days, width, branches), LEFT, np.int32)
    gains, most = np.zeros((days, width, branches)), np.zeros((days, width, branches))
    after, morning, widest = np.zeros(points), np.zeros(points), 1
    crowd[0] = m.undisturbed[0]
    for x in range(days):
        number = 0
        for s in range(states):
            if x > 0:
                pass_night(m, x, crowd[s])
            for k in range(starts[x + 1] - starts[x] + 1):
                before = old_child[x, inside[s], k]
                if before < 0:
                    child[x, s, k] = before
                    continue
                after[:] = crowd[s]
                gain, cell = 0.0, -1
                if k > 0:
                    c = some[starts[x] + k - 1]
                    cell = m.option[c] * days + x
                    child[x, s, k] = NO_GAIN
                    if (blocked[s, cell // BITS] >> (cell % BITS)) & 1:
                        continue
                    if not enough_come(m, m.option[c], x, after):
                        continue
                    gain = most_worth(m, c, after) - m.cost[c]
                    if gain <= 0.0:
                        continue
                    child[x, s, k] = LEFT
                    deplete(m, c, after)
                total, later = worth[s] + gain, min(rest[x + 1], old_onward[x + 1, before])
                if total + later <= best:
                    continue
                if x + 1 < days:
                    morning[:] = after
                    pass_night(m, x + 1, morning)
                    later = min(later, roof(m, x + 1, morning))
                    if total + later <= best:
                        continue
                gains[x, s, k], most[x, s, k] = gain, gain + later
                if x + 1 == days:
                    child[x, s, k] = 0
                    continue
                if number == new_worth.shape[0]:
                    new_crowd = np.concatenate((new_crowd, np.zeros_like(new_crowd)))
                    new_worth = np.concatenate((new_worth, np.zeros_like(new_worth)))
                    new_blocked = np.concatenate((new_blocked, np.zeros_like(new_blocked)))
                    new_inside = np.concatenate((new_inside, np.zeros_like(new_inside)))
                    source = np.concatenate((source, np.zeros_like(source)))
                    taken = np.concatenate((taken, np.zeros_like(taken)))
                new_crowd[number], new_worth[number], new_inside[number] = after, total, before
                new_blocked[number] = blocked[s]
                if cell >= 0:
                    new_blocked[number] |= barred[cell]
                source[number], taken[number] = s, k
                number += 1
        if halt[0] or number == 0:
            break
        group, kinds = grouped_by_kind(
            new_crowd[:number], new_worth[:number], pull[x], width, new_inside[:number]
        )
        states = kinds.shape[0]
        widest, inside[:states] = max(widest, states), kinds
        worth[:states], crowd[:states], blocked[:states] = CLOSED, 0.0, -1
        for n in range(number):
            g = group[n]
            child[x, source[n], taken[n]] = g
            worth[g] = max(worth[g], new_worth[n])
            for i in range(points):
                crowd[g, i] = max(crowd[g, i], new_crowd[n, i])
            blocked[g] &= new_blocked[n]
    onward = np.full((days + 1, widest), CLOSED)
    onward[days] = 0.0
    for x in range(days - 1, -1, -1):
        for s in range(widest):
            for k in range(branches):
                if child[x, s, k] >= 0:
                    later = min(most[x, s, k], gains[x, s, k] + onward[x + 1, child[x, s, k]])
                    onward[x, s] = max(onward[x, s], later)
    return max(best, onward[0, 0]), np.ascontiguousarray(child[:, :widest]), onward

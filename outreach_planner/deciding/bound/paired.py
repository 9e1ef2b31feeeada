"""A cluster of two parts: the diagrams of its parts followed side by side.

A cluster of two large parts is too large for one diagram: states that differ in either part are put together.
But each part alone is not (``refined``), at the prices between the parts that still tell them apart
(``parts``). A schedule S of the cluster comes to a state a of the one diagram by its visits there, and to a
state b of the other by the rest. All schedules that come to the same two states are followed as one: with the
largest worth, the larger crowd at each point, and only what is blocked in all of them. The crowd is that of
both parts together, so what visits of one part take from the other is known, and only one visit is made a
day. Visits after S, from the next day x on, are worth at most

    onward of a + onward of b + sum over t >= x of inner[t] (waiting on day t after S)

by the proof in ``parts``: the parts' later visits fall apart, each worth no more than after those of its own
part alone, who leave no smaller crowd. A visit that gains nothing in its part's state is as none there
(``refined``). If a part's diagram left a branch, the part is worth no more than its ``best``, which is set to
its bound less ``root - best``, where ``root`` is the sum of both bounds and what the inner prices pay from
nobody served: so the whole is worth no more than ``best``.

Where too many pairs of states are reached on a day, those that promise least are left, and ``best`` is raised
to what they could be worth at most. So the larger of ``best`` and the most that any pair came to is a bound.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from outreach_planner.deciding.bound.diagram import BITS, later_clashes
from outreach_planner.deciding.bound.market import Market
from outreach_planner.deciding.bound.refined import LEFT, NO_GAIN, Branches, Drawn, gainful
from outreach_planner.deciding.bound.service import deplete, enough_come, most_worth, pass_night
from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Bools, Floats, Ints

MOST_NUMBERS = 20_000_000
"""So many numbers the crowds of a day's pairs may hold."""
ROOM = 4
"""Pairs are thinned out when there are such a part more of them than may stay."""
NOTHING = -1e18


def bound_side_by_side(
    m: Market,
    part: Ints,
    branch: Ints,
    drawn: Sequence[Drawn],
    best: float,
    rest: Floats,
    joined: Floats,
    most_pairs: int,
    halt: Bools,
) -> float:
    """Bound what any schedule of a cluster of two parts is worth; infinite if halted.

    Parameters
    ----------
    part : Ints, shape (J,)
        The part of each option, 0 or 1.
    branch : Ints, shape (C,)
        The branch of each candidate in its part's diagram.
    drawn : sequence of Drawn
        The two diagrams, on the days of the cluster.
    best : float
        The bound need not be below this.
    rest : Floats, shape (X + 1,)
        Visits from each day on are known to be worth no more than this.
    joined : Floats, shape (X + 1,)
        With ``m.slope``, what the inner prices pay: ``joined[x] + sum slope[x] crowd``.
    most_pairs : int
        Pairs of states before a day.
    """
    some, starts = gainful(m)
    one, two = drawn
    pairs = max(1, min(most_pairs, MOST_NUMBERS // m.undisturbed.shape[1]))
    return follow_pairs(
        m,
        some,
        starts,
        part,
        branch,
        one.child,
        one.onward,
        two.child,
        two.onward,
        best,
        rest,
        joined,
        later_clashes(m),
        pairs,
        halt,
    )


@compiled
def follow_pairs(
    m: Market,
    some: Ints,
    starts: Ints,
    part: Ints,
    branch: Ints,
    child_one: Branches,
    onward_one: Floats,
    child_two: Branches,
    onward_two: Floats,
    best: float,
    rest: Floats,
    joined: Floats,
    barred: Ints,
    pairs: int,
    halt: Bools,
) -> float:
    """Follow both diagrams day by day; parameters as of ``bound_side_by_side`` and ``follow_again``."""
    days, points = m.undisturbed.shape
    words, seconds, room = barred.shape[1], onward_two.shape[1], pairs + pairs // ROOM + 1
    crowd, worth, blocked = np.zeros((pairs, points)), np.zeros(pairs), np.zeros((pairs, words), np.int64)
    key, states = np.zeros(pairs, np.int64), 1
    new_crowd, new_worth, new_most = np.zeros((room, points)), np.zeros(room), np.zeros(room)
    new_blocked, new_key = np.zeros((room, words), np.int64), np.zeros(room, np.int64)
    table = np.full(1 << int(np.ceil(np.log2(2.0 * room))), -1, np.int64)
    after, morning, found = np.zeros(points), np.zeros(points), 0.0
    crowd[0] = m.undisturbed[0]
    for x in range(days):
        number, table[:] = 0, -1
        for s in range(states):
            if halt[0]:
                return np.inf
            if x > 0:
                pass_night(m, x, crowd[s])
            a, b = key[s] // seconds, key[s] % seconds
            for k in range(starts[x + 1] - starts[x] + 1):
                total, cell = worth[s], -1
                one, two = child_one[x, a, 0], child_two[x, b, 0]
                after[:] = crowd[s]
                if k > 0:
                    c = some[starts[x] + k - 1]
                    if branch[c] != NO_GAIN:
                        if part[m.option[c]] == 0:
                            led = child_one[x, a, branch[c]]
                            one = led if led != NO_GAIN else one
                        else:
                            led = child_two[x, b, branch[c]]
                            two = led if led != NO_GAIN else two
                if one == LEFT or two == LEFT:
                    continue
                if k > 0:
                    cell = m.option[c] * days + x
                    if (blocked[s, cell // BITS] >> (cell % BITS)) & 1:
                        continue
                    if not enough_come(m, m.option[c], x, after):
                        continue
                    gain = most_worth(m, c, after) - m.cost[c]
                    if gain <= 0.0:
                        continue
                    total += gain
                    deplete(m, c, after)
                found = max(found, total)
                if x + 1 == days or total + rest[x + 1] <= best:
                    continue
                morning[:] = after
                pass_night(m, x + 1, morning)
                most = joined[x + 1] + onward_one[x + 1, one] + onward_two[x + 1, two]
                for i in range(points):
                    most += m.slope[x + 1, i] * morning[i]
                most = total + min(most, rest[x + 1])
                if most <= best:
                    continue
                both = one * seconds + two
                spot = place_of(table, new_key, both)
                if table[spot] < 0 and number == room:
                    best, number = thinned(
                        pairs, number, best, table, new_key, new_most, new_worth, new_crowd, new_blocked
                    )
                    if most <= best:
                        continue
                    spot = place_of(table, new_key, both)
                n = table[spot]
                if n < 0:
                    n, table[spot] = number, number
                    new_key[n], new_worth[n], new_most[n] = both, NOTHING, NOTHING
                    new_crowd[n], new_blocked[n] = 0.0, -1
                    number += 1
                new_worth[n], new_most[n] = max(new_worth[n], total), max(new_most[n], most)
                for i in range(points):
                    new_crowd[n, i] = max(new_crowd[n, i], after[i])
                for w in range(words):
                    new_blocked[n, w] &= blocked[s, w] | (barred[cell, w] if cell >= 0 else 0)
        if number > pairs:
            best, number = thinned(
                pairs, number, best, table, new_key, new_most, new_worth, new_crowd, new_blocked
            )
        states = number
        crowd[:states], worth[:states] = new_crowd[:states], new_worth[:states]
        blocked[:states], key[:states] = new_blocked[:states], new_key[:states]
    return max(best, found)


@compiled
def place_of(table: Ints, keys: Ints, key: int) -> int:
    """Find where the number of a key is kept, or the free place for it."""
    last = table.shape[0] - 1
    spot = ((key * 2_654_435_761) >> 7) & last
    while table[spot] >= 0 and keys[table[spot]] != key:
        spot = (spot + 1) & last
    return spot


@compiled
def thinned(
    pairs: int,
    number: int,
    best: float,
    table: Ints,
    key: Ints,
    most: Floats,
    worth: Floats,
    crowd: Floats,
    blocked: Ints,
) -> tuple[float, int]:
    """Leave the pairs that promise least: what those could be worth at most, and how many are kept."""
    best = max(best, np.sort(most[:number])[number - pairs - 1])
    kept = 0
    table[:] = -1
    for n in range(number):
        if most[n] > best:
            key[kept], most[kept], worth[kept] = key[n], most[n], worth[n]
            crowd[kept], blocked[kept] = crowd[n], blocked[n]
            table[place_of(table, key, key[kept])] = kept
            kept += 1
    return best, kept

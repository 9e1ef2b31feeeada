"""The compiled recursion of what people are worth without visits, choice by choice."""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Floats, Ints

CLOSED = -1
"""The kind of a day on which counters are closed."""
BLOCK = 32
"""Choices worked out beside each other: their numbers of all days stay near the processor."""


@compiled
def backward(
    kind: Ints,
    queue_pull: Floats,
    queue_worth: Floats,
    site_pull: Floats,
    site_worth: Floats,
    later: Floats,
    come: Floats,
    constants: Floats,
    rows: Ints,
    least: Floats,
) -> Floats:
    """Work out the worth of everybody under each choice.

    Parameters
    ----------
    kind : Ints, shape (D,)
        Kind of each day, CLOSED where counters are closed.
    queue_pull : Floats, shape (K, I)
        Raw pull of today's queues on a kind of day.
    queue_worth : Floats, shape (D, I)
        That pull times what each drawn person is worth.
    site_pull, site_worth : Floats, shape (K, B, I)
        The same of the sites of each choice.
    later : Floats, shape (B, I)
    come : Floats, shape (D, I)
        Arrivals, the backlog on the first day.
    constants : Floats
        Share that does not give up, rupiah of a night's waiting, most that counters draw together.
    rows : Ints, shape (B, R)
        Rows of ``least`` that a choice lowers; -1 for none.
    least : Floats, shape (N, I, D)
        Lowered to the least worth of a person left on a day, row by row.

    Returns
    -------
    Floats, shape (B,)
    """
    days, points = come.shape
    stay, waiting, most = constants[0], constants[1], constants[2]
    count, kinds = later.shape[0], queue_pull.shape[0]
    worth, before = np.zeros(count), np.zeros(BLOCK)
    cut, rest, extra = np.zeros((kinds, BLOCK)), np.zeros((kinds, BLOCK)), np.zeros((kinds, BLOCK))
    left = np.zeros((days, BLOCK))
    for i in range(points):
        for first in range(0, count, BLOCK):
            size = min(BLOCK, count - first)
            for k in range(kinds):
                for q in range(size):
                    total = queue_pull[k, i] + site_pull[k, first + q, i]
                    cut[k, q] = 1.0 if total <= most else most / total
                    rest[k, q] = (1.0 - cut[k, q] * total) * stay
                    extra[k, q] = site_worth[k, first + q, i]
            for q in range(size):
                before[q] = later[first + q, i]
            for t in range(days - 1, -1, -1):
                k, today = kind[t], queue_worth[t, i]
                if k == CLOSED:
                    for q in range(size):
                        left[t, q] = (before[q] - waiting) * stay
                else:
                    for q in range(size):
                        on = rest[k, q] * (before[q] - waiting)
                        left[t, q] = cut[k, q] * (today + extra[k, q]) + on
                for q in range(size):
                    before[q] = left[t, q]
                    worth[first + q] += left[t, q] * come[t, i]
            for q in range(size):
                for r in range(rows.shape[1]):
                    row = rows[first + q, r]
                    if row >= 0:
                        for t in range(days):
                            least[row, i, t] = min(least[row, i, t], left[t, q])
    return worth

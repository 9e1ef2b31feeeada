"""The compiled recursion of what people are worth without visits, choice by choice."""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Floats, Ints

CLOSED = -1
"""The kind of a day on which counters are closed."""


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
    worth = np.zeros(later.shape[0])
    kinds = queue_pull.shape[0]
    total, cut, rest, extra = np.zeros(kinds), np.zeros(kinds), np.zeros(kinds), np.zeros(kinds)
    for b in range(later.shape[0]):
        for i in range(points):
            for k in range(kinds):
                total[k] = queue_pull[k, i] + site_pull[k, b, i]
                cut[k] = 1.0 if total[k] <= most else most / total[k]
                rest[k] = (1.0 - cut[k] * total[k]) * stay
                extra[k] = site_worth[k, b, i]
            before = later[b, i]
            for t in range(days - 1, -1, -1):
                k = kind[t]
                left = before - waiting
                if k == CLOSED:
                    left *= stay
                else:
                    left = cut[k] * (queue_worth[t, i] + extra[k]) + rest[k] * left
                for r in range(rows.shape[1]):
                    if rows[b, r] >= 0 and left < least[rows[b, r], i, t]:
                        least[rows[b, r], i, t] = left
                before = left
                worth[b] += left * come[t, i]
    return worth

"""Good schedules of a cluster and a bound on all of them, by diagrams of its days (see ``diagram``)."""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.bound.diagram import follow, later_clashes, pulls, rest_of_single_visits
from outreach_planner.deciding.bound.market import Market
from outreach_planner.world.instance import Bools, Floats, Ints

COUNTED = (0.3, 0.5, 0.8, 1.2, 1.8)
"""How often a person is counted on later, at first the same for all places of a cluster."""
SMALLER = 0.6
"""Then changed by this factor or its inverse at one place after the other, where that lowers the bound."""
MOST_OPTIONS = 20
"""That is done where there are no more options."""
WIDE, FEWEST, NARROW = 16, 60, 1_000
"""Such a part of the width is tried that on, no fewer states and no more."""
MOST_NUMBERS, OPEN = 2e7, 0.25
"""So many numbers a diagram may hold for what its states lead to, where such a part of a day's visits is open
and gains something; its width is cut to that."""


def good_schedules(m: Market, width: int, halt: Bools) -> list[tuple[float, Ints]]:
    """Find good schedules of a cluster, the best first: worth and candidates.

    Parameters
    ----------
    width : int
        Most states before a day, all tries together.
    halt : Bools, shape (1,)
        Set from outside, it ends the work.
    """
    rest, barred = rest_of_single_visits(m), later_clashes(m)
    found: dict[tuple[int, ...], float] = {}
    for times in COUNTED[:-1]:
        pull = pulls(m, np.full(len(m.point), times))
        each = max(FEWEST, width // (len(COUNTED) - 1))
        worth, visits = follow(m, each, 0.0, rest, pull, barred, False, halt)
        found[tuple(visits[visits >= 0].tolist())] = worth
    order = sorted(found, key=lambda visits: (-found[visits], visits))
    return [(found[visits], np.array(visits, dtype=np.int64)) for visits in order if visits]


def bound_by_days(m: Market, row_option: Ints, width: int, best: float, known: Floats, halt: Bools) -> float:
    """Bound what any schedule of a cluster is worth.

    Parameters
    ----------
    row_option : Ints, shape (R,)
        The option of each reach row.
    width : int
        Most states before a day.
    best : float
        The bound need not be below this.
    known : Floats, shape (X + 1,)
        Visits from each day on are known to be worth no more than this.
    halt : Bools, shape (1,)
        Set from outside, it ends the work: the bound is then what is known.
    """
    rest, barred, options = (
        np.minimum(known, rest_of_single_visits(m)),
        later_clashes(m),
        row_option.max() + 1,
    )

    def bounded(counted: Floats, states: int) -> float:
        return follow(m, states, best, rest, pulls(m, counted[row_option]), barred, True, halt)[0]

    width = affordable(m, barred.shape[1], width)
    narrow = max(FEWEST, min(NARROW, width // WIDE))
    tried = [(bounded(np.full(options, times), narrow), times) for times in COUNTED]
    bound, times = min(tried)
    counted = np.full(options, times)
    for option in range(options if options <= MOST_OPTIONS else 0):
        for factor in (SMALLER, 1.0 / SMALLER):
            changed = np.where(np.arange(options) == option, factor, 1.0) * counted
            lower = bounded(changed, narrow) if bound > best else bound
            if lower < bound:
                bound, counted = lower, changed
                break
    if bound > best:
        bound = min(bound, bounded(counted, width))
    return min(bound, float(rest[0]))


def affordable(m: Market, words: int, width: int) -> int:
    """Cut the width of a diagram to what fits into memory; ``words`` mark what a state blocks."""
    led_to = 1.0 + OPEN * len(m.option) / max(1, len(m.undisturbed))
    return max(1, min(width, int(MOST_NUMBERS / (led_to * (m.undisturbed.shape[1] + words)))))

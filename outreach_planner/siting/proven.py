"""What is proven of the order of sets of sites: between which values each lies, and who beats whom.

The value of a set is at least that of the best plan found for it and at most its bound. Where the intervals
of two sets do not overlap, their order is proven, whatever plans are still unknown.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from outreach_planner.siting.desk import Planned
from outreach_planner.siting.joint import Joint
from outreach_planner.siting.opened import Ground
from outreach_planner.siting.ranking import whole

TOLD, TOLD_SINGLES = 3, 6
"""Planned sets of each number of sites, and single candidates, between which orders are told."""


def proven_of(ground: Ground, joint: Joint) -> dict[str, Any]:
    """Tell what the bounds prove.

    Returns
    -------
    dict
        Of all ``sets`` how many are ``excluded`` (proven not to be the best), and under ``open`` how many of
        each number of sites may still be the best of so many; ``ranges`` of the best planned sets, as gains
        over the plan found for today's office; ``better`` pairs of numbers of ``ranges`` whose order is
        proven; and ``better_numbers`` pairs of numbers of sites: the best found of so many is worth more than
        any set of so many others.
    """
    known = [each for each in joint.planned if np.isfinite(each.value_rupiah)]
    bound = dict(zip(joint.choices, joint.bound_rupiah.tolist(), strict=True))
    today = joint.before.value_rupiah if joint.before is not None else 0.0
    best = max((each.value_rupiah for each in known), default=-np.inf)
    counts = np.array([len(choice.opened) for choice in joint.choices])
    sizes = np.unique(counts).tolist()
    found = {size: (own.value_rupiah if (own := joint.best(size)) else -np.inf) for size in sizes}
    most = {size: joint.bound(size) for size in sizes}
    ranges: list[dict[str, Any]] = [
        {
            "sites": [ground.sites[j].id for j in each.choice.opened],
            "closed": list(each.choice.closed),
            "at_least_rupiah": round(each.value_rupiah - today),
            "at_most_rupiah": whole(bound[each.choice] - today),
        }
        for each in _told(joint)
    ]
    better = [
        [a, b]
        for a, first in enumerate(ranges)
        for b, second in enumerate(ranges)
        if second["at_most_rupiah"] is not None and first["at_least_rupiah"] > second["at_most_rupiah"]
    ]
    return {
        "sets": len(joint.choices),
        "excluded": int((joint.bound_rupiah < best).sum()),
        "open": {str(size): int((joint.bound_rupiah[counts == size] >= found[size]).sum()) for size in sizes},
        "ranges": ranges,
        "better": better,
        "better_numbers": [[a, b] for a in sizes for b in sizes if found[a] > most[b]],
    }


def _told(joint: Joint) -> list[Planned]:
    """Give the best planned sets of each number of sites."""
    known = [each for each in joint.planned if np.isfinite(each.value_rupiah)]
    fewest, result = len(joint.choices[0].opened), []
    for size in sorted({len(each.choice.opened) for each in known}):
        some = [each for each in known if len(each.choice.opened) == size]
        result += some[: TOLD_SINGLES if size == fewest + 1 else TOLD]
    return result

"""Which sets of sites are practically level: nearer to the best than a search of the same length can tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from outreach_planner.siting.desk import RUPIAH, Planned
from outreach_planner.siting.joint import Joint
from outreach_planner.siting.opened import Ground

OF_THE_GAIN, OF_THE_NET_VALUE = 0.01, 0.002
"""Up to this part of the gain nobody sees a difference. Where it was not found out how far apart two searches
of a set end, this part of the net value stands for it: those of a month from other seeds end 0.16 % below the
best known in the mean."""


def level_of(ground: Ground, joint: Joint) -> dict[str, Any]:
    """Name the planned sets that are level with the best of all, and with the best of as many sites.

    Returns
    -------
    dict
        ``at_most_rupiah`` apart is level with the best of all; ``sets`` are those, best first, the best left
        out; ``of_a_number`` the same for each number of sites.
    """
    known = [each for each in joint.planned if np.isfinite(each.value_rupiah)]
    sizes = sorted({len(each.choice.opened) for each in known})
    by_size = {size: [each for each in known if len(each.choice.opened) == size] for size in sizes}
    return {
        "at_most_rupiah": round(_tolerance(joint, known[0])) if known else 0,
        "sets": _near(ground, joint, known),
        "of_a_number": {str(size): _near(ground, joint, some) for size, some in by_size.items()},
    }


def _tolerance(joint: Joint, best: Planned) -> float:
    gain = 0.0 if joint.before is None else best.value_rupiah - joint.before.value_rupiah
    spread = joint.compared.spread_rupiah
    if spread is None:
        spread = OF_THE_NET_VALUE * abs(best.value_rupiah - float(joint.unvisited_rupiah[0]))
    return max(OF_THE_GAIN * abs(gain), 0.0 if joint.method == "exact" else spread, RUPIAH)


def _near(ground: Ground, joint: Joint, some: Sequence[Planned]) -> list[dict[str, Any]]:
    """Tell which of some sets, best first, are level with the first, and by how much they are behind."""
    if not some:
        return []
    best, *others = some
    return [
        {
            "sites": [ground.sites[j].id for j in each.choice.opened],
            "closed": list(each.choice.closed),
            "less_rupiah": round(best.value_rupiah - each.value_rupiah),
        }
        for each in others
        if best.value_rupiah - each.value_rupiah <= _tolerance(joint, best)
    ]

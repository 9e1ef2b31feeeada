"""What one person is worth who is not served by a visit, at given prices.

All that happens to people is linear except the queues' capacity and the smallest share; both are priced.
With a price ``m[t, g]`` on a place at the counters, each person in a queue takes the best day or waits:

    queue[t, g] = max(served - m[t, g], stays (queue[t + 1, g] - waiting)),  queue[D, g] = left_rupiah

(only the second on closed days). The counters in truth serve within their capacity, whose worth at these
prices ``sum m capacity`` is added, so the sum is never below the true worth. With weights ``w`` that sum to
the worth of fairness, the smallest share is at most the weighted mean of the shares. So a person of
kabupaten k who is left after the visits of day t is worth

    left[t] = sum_g draw[t, g] (queue[t, g] + w_k / sought_k) + drawn_rupiah[t]
              + survival[t] (before[t + 1] - waiting)
    before[t] = left[t] + sum_u person[u, t],  before[D] = later_rupiah

where ``person`` are the prices of the shared people's rows, which a missing person makes scarcer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.deciding.bound.prices import Prices, fair_by_point
from outreach_planner.world.instance import Floats, Instance


@dataclass(frozen=True)
class Worth:
    """Worth of people at given prices.

    Attributes
    ----------
    left : Floats, shape (D, I)
        Rupiah of one person left after the visits of day t.
    fair : Floats, shape (I,)
        Rupiah of counting one person of the point as served.
    undisturbed : float
        Rupiah of everybody if no visit is made, the places at the counters included.
    """

    left: Floats
    fair: Floats
    undisturbed: float


def worth_of_people(instance: Instance, prices: Prices) -> Worth:
    """Compute what people are worth at the prices."""
    people, queues = instance.people, instance.queues
    days = len(instance.days.dates)
    fair = fair_by_point(instance, prices.fairness)
    queue = np.full(len(queues.ids), queues.left_rupiah, dtype=np.float64)
    left, before = np.zeros(people.arrivals.shape), people.later_rupiah.astype(np.float64)
    constant = float((prices.counter * queues.capacity).sum())
    if not people.sought.any():
        constant += instance.fairness_rupiah
    for t in reversed(range(days)):
        stay = queues.stays * (queue - instance.waiting_rupiah)
        served = queues.served_rupiah - prices.counter[t]
        queue = np.where(queues.capacity[t] > 0, np.maximum(served, stay), stay)
        drawn = people.draw[t]
        left[t] = queue @ drawn + fair * drawn.sum(axis=0)
        left[t] += people.drawn_rupiah[t] + people.survival[t] * (before - instance.waiting_rupiah)
        before = left[t] + prices.person[:, t].sum(axis=0)
        come = people.arrivals[t] + (people.backlog if t == 0 else 0.0)
        constant += float(before @ come)
    return Worth(left, fair, constant)

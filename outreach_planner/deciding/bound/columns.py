"""What a cluster's schedule does in the master: its value, the queues, the shares and the shared people.

People served on day t are missing afterwards, ``missing[t + 1] = survival[t] (missing[t] + served[t])``; by
linearity everything that happens to the undisturbed people happens less by this much.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.deciding.bound.cluster_schedule import ClusterSchedule
from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Floats, Instance, Ints


@dataclass(frozen=True)
class Consequences:
    """What follows from serving people by visits.

    Attributes
    ----------
    rupiah : float
        Value of serving them, less what they would have been worth waiting (counters and fairness apart).
    fewer_drawn : Floats, shape (D, G)
        People fewer who join the queues.
    share : Floats, shape (K,)
        What the served add to the share of each kabupaten, those fewer drawn taken off.
    """

    rupiah: float
    fewer_drawn: Floats
    share: Floats


def consequences(instance: Instance, schedule: ClusterSchedule) -> Consequences:
    """Follow the people a schedule serves to the end of the horizon."""
    people = instance.people
    points, local = np.unique(schedule.point, return_inverse=True)
    days, groups = people.draw.shape[:2]
    served = np.zeros((days, len(points)))
    np.add.at(served, (schedule.day, local), schedule.served)
    missing, fewer_by_point = np.zeros(len(points)), np.zeros(len(points))
    fewer = np.zeros((days, groups))
    spared, travel = _follow(
        points,
        served,
        people.draw,
        people.drawn_rupiah,
        people.survival,
        int(schedule.day.min(initial=days)),
        missing,
        fewer,
        fewer_by_point,
    )
    sought, kabupaten = instance.sought_by_kabupaten, len(instance.kabupaten_ids)
    counted = np.bincount(people.kabupaten[points], served.sum(axis=0) - fewer_by_point, kabupaten)
    return Consequences(
        rupiah=float(schedule.served @ schedule.value)
        + instance.waiting_rupiah * spared
        - float(people.later_rupiah[points] @ missing)
        - travel,
        fewer_drawn=fewer,
        share=np.divide(counted, sought, out=np.zeros(kabupaten), where=sought > 0),
    )


@compiled
def _follow(
    points: Ints,
    served: Floats,
    draw: Floats,
    drawn_rupiah: Floats,
    survival: Floats,
    first: int,
    missing: Floats,
    fewer: Floats,
    fewer_by_point: Floats,
) -> tuple[float, float]:
    """Follow the missing from the first day on, in place; returns nights spared and rupiah of travel."""
    spared, travel = 0.0, 0.0
    for t in range(first, served.shape[0]):
        for e in range(points.shape[0]):
            i = points[e]
            gone = missing[e] + served[t, e]
            if gone == 0.0:
                continue
            for g in range(draw.shape[1]):
                fewer[t, g] += draw[t, g, i] * gone
                fewer_by_point[e] += draw[t, g, i] * gone
            travel += drawn_rupiah[t, i] * gone
            missing[e] = survival[t, i] * gone
            spared += missing[e]
    return spared, travel

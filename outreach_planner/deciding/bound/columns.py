"""What a cluster's schedule does in the master: its value, the queues, the shares and the shared people.

People served on day t are missing afterwards, ``missing[t + 1] = survival[t] (missing[t] + served[t])``; by
linearity everything that happens to the undisturbed people happens less by this much.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.deciding.bound.pricing import ClusterSchedule
from outreach_planner.world.instance import Floats, Instance


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
    missing, spared, travel = np.zeros(len(points)), 0.0, 0.0
    fewer, fewer_by_point = np.zeros((days, groups)), np.zeros(len(points))
    for t in range(int(schedule.day.min(initial=days)), days):
        gone = missing + served[t]
        drawn = people.draw[t][:, points] * gone
        fewer[t] = drawn.sum(axis=1)
        travel += float(people.drawn_rupiah[t, points] @ gone)
        fewer_by_point += drawn.sum(axis=0)
        missing = people.survival[t, points] * gone
        spared += float(missing.sum())
    kabupaten = len(instance.kabupaten_ids)
    sought = np.bincount(people.kabupaten, people.sought, kabupaten)
    counted = np.bincount(people.kabupaten[points], served.sum(axis=0) - fewer_by_point, kabupaten)
    return Consequences(
        rupiah=float(schedule.served @ schedule.value)
        + instance.waiting_rupiah * spared
        - float(people.later_rupiah[points] @ missing)
        - travel,
        fewer_drawn=fewer,
        share=np.divide(counted, sought, out=np.zeros(kabupaten), where=sought > 0),
    )

"""Day by day, who comes, who is served and what it is worth: the only place that says so.

The order of a day t, with ``b`` people waiting at each demand point (arrivals included):

1. *Visits*, in the order of the teams; the services of one team one after the other. Of the waiting of
   point i, ``share * b[i]`` come. If more come than the capacity, they are served in proportion to who
   comes; the others go home and wait on. A group that asked is served whole beside them.
2. *Counters.* Of those left, ``draw[t, g]`` join queue g. The queue serves up to its capacity; on
   working days the officers who are out are missing from queue 0.
3. *Night.* ``survival[t]`` of those left wait on (the draw and the giving up are taken off);
   ``stays`` of those still in a queue stand there again the next day.

Value = served by visits x their value + groups served x their bonus + served at counters x ``served_rupiah``
+ left after the visits of a day x ``drawn_rupiah`` (travel spared at counters that count it)
- waiting (everybody who waits on or stands in a queue overnight) x ``waiting_rupiah``
+ after the last day: who waits on x ``later_rupiah``, who stands in a queue x ``left_rupiah``
+ fairness x the smallest share served over kabupaten (visited or drawn to a counter, of those who
sought) - costs.

Written plainly with NumPy and no solver, so that search, bound and model can be held against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from outreach_planner.world.instance import Floats, Instance


@dataclass(frozen=True)
class Stop:
    """A service as the simulation needs it: option on a day, with its capacity and the officers it takes.

    The option is one with a single service; a group's people are beside the capacity.
    """

    day: int
    team: int
    option: int
    capacity: int
    officers_out: float


@dataclass(frozen=True)
class Simulation:
    """What happened in the simulated horizon.

    Attributes
    ----------
    value_rupiah : float
        Value without costs; ``fairness_rupiah`` (the fairness part) is included.
    came, served, stop_rupiah : Floats, shape (V,)
        People who came to and were served at each stop (in the order given), and their value; a group that
        asked is among them.
    stop_served : Floats, shape (V, I)
        Served people of each point at each stop, groups apart.
    waiting : Floats, shape (D, I)
        Waiting before the visits of each day.
    queue, counter_served : Floats, shape (D, G)
    served_by_kabupaten, drawn_by_kabupaten, share_by_kabupaten : Floats, shape (K,)
        Groups apart.
    waiting_at_end : float
    """

    value_rupiah: float
    fairness_rupiah: float
    came: Floats
    served: Floats
    stop_rupiah: Floats
    stop_served: Floats
    waiting: Floats
    queue: Floats
    counter_served: Floats
    served_by_kabupaten: Floats
    drawn_by_kabupaten: Floats
    share_by_kabupaten: Floats
    waiting_at_end: float


def simulate(instance: Instance, stops: Sequence[Stop]) -> Simulation:
    """Simulate the horizon with these stops.

    Parameters
    ----------
    instance : Instance
    stops : sequence of Stop
        In any order; on a day they are served in the order of their team, a team's in the order given.

    Returns
    -------
    Simulation
        Its arrays follow the order of ``stops``.
    """
    people, queues, options = instance.people, instance.queues, instance.options
    days, points = people.arrivals.shape
    kabupaten = len(instance.kabupaten_ids)
    by_day: dict[int, list[int]] = {}
    for number in sorted(range(len(stops)), key=lambda v: (stops[v].day, stops[v].team)):
        by_day.setdefault(stops[number].day, []).append(number)
    came, served, worth = np.zeros(len(stops)), np.zeros(len(stops)), np.zeros(len(stops))
    stop_served = np.zeros((len(stops), points))
    waiting = np.zeros((days, points))
    queue, counter_served = np.zeros((days, len(queues.ids))), np.zeros((days, len(queues.ids)))
    served_by, drawn_by = np.zeros(kabupaten), np.zeros(kabupaten)
    left = people.backlog.copy()
    standing = np.zeros(len(queues.ids))
    value = 0.0
    for t in range(days):
        left = left + people.arrivals[t]
        waiting[t] = left
        capacity = queues.capacity[t].copy()
        for number in by_day.get(t, ()):
            stop = stops[number]
            rows = slice(options.start[stop.option], options.start[stop.option + 1])
            season = instance.days.season[t]
            point = options.point[rows]
            come = options.share[season, rows] * left[point]
            came[number] = come.sum()
            if came[number] > stop.capacity:
                come = come * (stop.capacity / came[number])
            served[number] = come.sum() + options.group[stop.option]
            came[number] += options.group[stop.option]
            worth[number] = float(come @ options.value_rupiah[season, rows])
            worth[number] += options.bonus_rupiah[stop.option]
            stop_served[number, point] = come
            left[point] -= come
            served_by += np.bincount(people.kabupaten[point], come, kabupaten)
            capacity[0] -= stop.officers_out * queues.officer_day
        drawn = people.draw[t] * left
        drawn_by += np.bincount(people.kabupaten, drawn.sum(axis=0), kabupaten)
        queue[t] = queues.stays * standing + drawn.sum(axis=1)
        counter_served[t] = np.minimum(queue[t], np.maximum(capacity, 0.0))
        standing = queue[t] - counter_served[t]
        value += float(people.drawn_rupiah[t] @ left)
        left = people.survival[t] * left
        value += queues.served_rupiah * counter_served[t].sum()
        value -= instance.waiting_rupiah * (left.sum() + queues.stays * standing.sum())
    sought = instance.sought_by_kabupaten
    share = np.divide(served_by + drawn_by, sought, out=np.ones(kabupaten), where=sought > 0)
    fairness = instance.fairness_rupiah * float(share.min())
    value += float(people.later_rupiah @ left) + queues.left_rupiah * queues.stays * float(standing.sum())
    return Simulation(
        value_rupiah=value + float(worth.sum()) + fairness,
        fairness_rupiah=fairness,
        came=came,
        served=served,
        stop_rupiah=worth,
        stop_served=stop_served,
        waiting=waiting,
        queue=queue,
        counter_served=counter_served,
        served_by_kabupaten=served_by,
        drawn_by_kabupaten=drawn_by,
        share_by_kabupaten=share,
        waiting_at_end=float(left.sum() + queues.stays * standing.sum()),
    )

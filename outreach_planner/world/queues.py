"""The queues at the counters: how many they serve a day and what a person in them is worth."""

from __future__ import annotations

import numpy as np

from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.counters import is_open, queue_ids
from outreach_planner.world.instance import Days, Queues


def queues_of(scenario: Scenario, days: Days) -> Queues:
    """Tell the capacity of each queue on each day.

    On a working day a queue serves the ``applicants_a_day`` of its counters that are open by then; if one
    of them is staffed by the office, the applicants of its officers come on top, once, without the officers
    who serve at counters of their own that day.

    Raises
    ------
    ScenarioError
        If officers of the office are said to serve two queues.
    """
    ids = queue_ids(scenario)
    office, counters = scenario.office, scenario.counters.values()
    capacity = np.zeros((len(days.dates), len(ids)))
    for t in np.flatnonzero(days.working):
        opened = [counter for counter in counters if is_open(counter, days.dates[t])]
        for counter in opened:
            capacity[t, ids.index(counter.queue)] += counter.applicants_a_day
        if any(counter.staffed_by_office for counter in opened):
            present = max(0, office.officers - sum(counter.officers for counter in opened))
            capacity[t, 0] += present * office.applicants_an_officer_a_day
    staffed = any(counter.staffed_by_office for counter in counters)
    return Queues(
        ids=ids,
        capacity=capacity,
        officer_day=office.applicants_an_officer_a_day if staffed else 0.0,
        served_rupiah=float(scenario.costs.served_rupiah),
        left_rupiah=scenario.policy.queue_kept_share * scenario.costs.served_rupiah,
        stays=1.0 - scenario.demand.giving_up_a_day,
    )

"""Judge a schedule plainly, without compiled code: does it keep the rules, and what is it worth."""

from __future__ import annotations

from collections import Counter

import numpy as np

from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.simulate import simulate
from outreach_planner.plans.stops import stops_of_schedule
from outreach_planner.plans.timetable import routes

ROUNDING = 1e-6


def value_if_allowed(formulation: Formulation, schedule: Schedule) -> float | None:
    """Simulate a schedule that its networks allow.

    Returns
    -------
    float or None
        Its value less costs in rupiah; None if it breaks a row or a visit serves fewer than its minimum.
    """
    instance = formulation.instance
    teams, days = schedule.option.shape
    held = Counter((u, int(schedule.option[u, t]), t) for u in range(teams) for t in range(days))
    for row in formulation.rows:
        visits = zip(row.team, row.option, row.day, strict=True)
        counted = sum(
            int(c) * held[int(u), int(o), int(t)]
            for c, (u, o, t) in zip(row.coefficient, visits, strict=True)
        )
        counted += int(np.sum(schedule.night[row.night_team, row.night_day]))
        if not row.lower <= counted <= row.upper:
            return None
    found = routes(formulation, schedule)
    stops, minimum = [], []
    for option, each in stops_of_schedule(formulation, schedule):
        stops += each
        minimum += [int(least) for least in instance.options.service_minimum[option, : len(each)]]
    simulation = simulate(instance, stops)
    if np.any(simulation.served < np.array(minimum, dtype=np.float64) - ROUNDING):
        return None
    cost = sum(
        route.travel_rupiah + route.per_diem_rupiah + route.night_rupiah + route.event_rupiah
        for route in found
    )
    return simulation.value_rupiah - cost

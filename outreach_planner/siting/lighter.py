"""A plan made lighter: without the visits to which too few come."""

from __future__ import annotations

import numpy as np

from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.simulate import simulate
from outreach_planner.plans.stops import stops_of_schedule

ROUNDING = 1e-6


def without_poor_visits(formulation: Formulation, schedule: Schedule) -> Schedule:
    """Leave out the visit that is farthest from its minimum, with the nights around it, until all reach it.

    Whom a visit would have served goes to the later ones, so few have to go. What is left may still break a
    rule that asks for visits.
    """
    option, night = schedule.option.copy(), schedule.night.copy()
    least = formulation.instance.options.service_minimum
    while True:
        lighter = Schedule(option, night)
        held = stops_of_schedule(formulation, lighter)
        served = simulate(formulation.instance, [stop for _, stops in held for stop in stops]).served
        wanted = np.array([least[o, n] for o, stops in held for n in range(len(stops))], dtype=np.float64)
        visit = np.repeat(np.arange(len(held)), [len(stops) for _, stops in held])
        lacking = wanted - served
        if not len(lacking) or lacking.max() <= ROUNDING:
            return lighter
        stop = held[int(visit[int(lacking.argmax())])][1][0]
        first, last = stop.day, stop.day
        while first > 0 and night[stop.team, first - 1]:
            first -= 1
        while night[stop.team, last]:
            last += 1
        option, night = option.copy(), night.copy()
        option[stop.team, first : last + 1] = -1
        night[stop.team, first : last + 1] = False

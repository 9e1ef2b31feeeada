"""A plan made lighter: without the visits to which too few come."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.simulate import Stop, simulate
from outreach_planner.plans.stops import stops_of_schedule
from outreach_planner.world.instance import Floats

ROUNDING = 1e-6
AT_ONCE = 4
"""Of visits below their minimum a part (1 / 4) goes at once."""


def minimums_of(formulation: Formulation, schedule: Schedule) -> tuple[tuple[Stop, ...], Floats]:
    """List the stops of a schedule, and how many have to be served at each."""
    least, held = formulation.instance.options.service_minimum, stops_of_schedule(formulation, schedule)
    wanted = [float(least[o, n]) for o, stops in held for n in range(len(stops))]
    return tuple(stop for _, stops in held for stop in stops), np.array(wanted, dtype=np.float64)


def without_poor_visits(
    formulation: Formulation, schedule: Schedule, serve: Callable[[Sequence[Stop]], Floats] | None = None
) -> Schedule:
    """Leave out the visit that is farthest from its minimum, with the nights around it, until all reach it.

    Where many are below it, a quarter of them go at once. Whom a visit would have served goes to the later
    ones, so few have to go. What is left may still break a rule that asks for visits.

    Parameters
    ----------
    serve : callable or None
        Gives how many are served at each stop; None asks the formulation's own world.
    """
    option, night = schedule.option.copy(), schedule.night.copy()
    while True:
        lighter = Schedule(option, night)
        stops, wanted = minimums_of(formulation, lighter)
        served = simulate(formulation.instance, stops).served if serve is None else serve(stops)
        lacking = wanted - served
        if not len(lacking) or lacking.max() <= ROUNDING:
            return lighter
        option, night = option.copy(), night.copy()
        poor = np.argsort(-lacking, kind="stable")[: max(1, int((lacking > ROUNDING).sum()) // AT_ONCE)]
        for number in poor:
            first = last = stops[int(number)].day
            team = stops[int(number)].team
            while first > 0 and lighter.night[team, first - 1]:
                first -= 1
            while lighter.night[team, last]:
                last += 1
            option[team, first : last + 1] = -1
            night[team, first : last + 1] = False

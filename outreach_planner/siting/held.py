"""The plans found, worth something else in other worlds: their visits are held, the people are not.

Held are days, places, teams, what each visit can serve and what it costs. How many come, who is served, who
goes to counters and sites, and what travel is spared follow the other world. A visit to which fewer come
there than its minimum asks is neither made nor paid for. A plan made for that world would be worth more, with
either set of sites.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.simulate import Stop, simulate
from outreach_planner.plans.timetable import routes
from outreach_planner.siting.desk import Planned
from outreach_planner.siting.joint import Joint
from outreach_planner.siting.lighter import ROUNDING, minimums_of, without_poor_visits
from outreach_planner.siting.opened import Ground
from outreach_planner.siting.sites import Choice, cost_of
from outreach_planner.world.instance import Floats, Instance, Ints

OF_A_COUNT, SINGLES = 3, 6
"""Sets of each number of sites, and single candidates, whose plans are held."""


@dataclass(frozen=True)
class Held:
    """A set of sites with the visits of its plan.

    Attributes
    ----------
    choice : Choice
    formulation : Formulation
        Under which the plan was found.
    schedule : Schedule
    stops : tuple of Stop
    least : Floats
        That have to be served at each stop.
    visits_rupiah, sites_rupiah : float
        What the visits, and the sites in the horizon, cost.
    """

    choice: Choice
    formulation: Formulation
    schedule: Schedule
    stops: tuple[Stop, ...]
    least: Floats
    visits_rupiah: float
    sites_rupiah: float


def held_of(ground: Ground, joint: Joint) -> list[Held]:
    """Hold the plans of the best sets of each number of sites, nothing being closed."""
    chosen: list[Planned] = []
    for count in sorted({len(each.choice.opened) for each in joint.planned}):
        fit = [
            each
            for each in joint.planned
            if len(each.choice.opened) == count and not each.choice.closed and each.schedule is not None
        ]
        chosen += fit[: SINGLES if count == len(joint.choices[0].opened) + 1 else OF_A_COUNT]
    result = []
    for each in chosen:
        if each.schedule is None:
            continue
        formulation = ground.formulation_of(each.choice)
        stops, least = minimums_of(formulation, each.schedule)
        visits, sites = _paid(formulation, each.schedule), cost_of(ground.instance, ground.sites, each.choice)
        result.append(Held(each.choice, formulation, each.schedule, stops, least, visits, sites))
    return result


def values_of(ground: Ground, held: Sequence[Held]) -> Floats:
    """Value sets with their visits in the world of a ground."""
    number = {name: o for o, name in enumerate(ground.instance.options.ids)}
    result = np.zeros(len(held))
    for n, each in enumerate(held):
        there = ground.instance_of(each.choice)
        renumbered = np.array([number.get(name, -1) for name in each.formulation.instance.options.ids])
        played = simulate(there, _there(each.stops, renumbered))
        value, paid = played.value_rupiah, each.visits_rupiah
        if np.any(played.served < each.least - ROUNDING):
            value, paid = _lighter(there, each, renumbered)
        result[n] = value - paid - each.sites_rupiah
    return result


def _lighter(there: Instance, each: Held, renumbered: Ints) -> tuple[float, float]:
    """Leave out the visits to which too few come in another world; what the rest is worth, and costs."""
    schedule = without_poor_visits(
        each.formulation, each.schedule, lambda stops: simulate(there, _there(stops, renumbered)).served
    )
    stops, _ = minimums_of(each.formulation, schedule)
    return simulate(there, _there(stops, renumbered)).value_rupiah, _paid(each.formulation, schedule)


def _there(stops: Sequence[Stop], renumbered: Ints) -> list[Stop]:
    """Name the stops as another world numbers its options."""
    return [replace(stop, option=int(renumbered[stop.option])) for stop in stops]


def _paid(formulation: Formulation, schedule: Schedule) -> float:
    """Sum up what the trips of a schedule cost."""
    return float(
        sum(
            route.travel_rupiah + route.per_diem_rupiah + route.night_rupiah + route.event_rupiah
            for route in routes(formulation, schedule)
        )
    )

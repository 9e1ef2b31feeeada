"""The plans found, worth something else in other worlds: their visits are held, the people are not.

Held are days, places, teams, what each visit can serve and what it costs. How many come, who is served, who
goes to counters and sites, and what travel is spared follow the other world. A plan made for that world would
be worth more, with either set of sites; and a visit is made even if fewer come than its minimum asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from outreach_planner.plans.simulate import Stop, simulate
from outreach_planner.plans.stops import stops_of_schedule
from outreach_planner.rules.rulebook import formulate
from outreach_planner.siting.desk import Planned
from outreach_planner.siting.joint import Joint
from outreach_planner.siting.opened import Ground
from outreach_planner.siting.sites import Choice, cost_of, question_of
from outreach_planner.world.instance import Floats

OF_A_COUNT, SINGLES = 3, 6
"""Sets of each number of sites, and single candidates, whose plans are held."""


@dataclass(frozen=True)
class Held:
    """A set of sites with the visits of its plan.

    Attributes
    ----------
    choice : Choice
    stops : tuple of Stop
    options : tuple of str
        Names of what the stops do.
    visits_rupiah, sites_rupiah : float
        What the visits, and the sites in the horizon, cost.
    """

    choice: Choice
    stops: tuple[Stop, ...]
    options: tuple[str, ...]
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
    rules = formulate(ground.instance_of(Choice((), tuple(question_of(ground.instance.scenario).may_close))))
    result = []
    for each in chosen:
        if each.schedule is None:
            continue
        formulation = replace(rules, instance=ground.instance_of(each.choice))
        stops = tuple(stop for _, some in stops_of_schedule(formulation, each.schedule) for stop in some)
        ids = formulation.instance.options.ids
        sites = cost_of(ground.instance, ground.sites, each.choice)
        visits = simulate(formulation.instance, stops).value_rupiah - sites - each.value_rupiah
        result.append(Held(each.choice, stops, tuple(ids[stop.option] for stop in stops), visits, sites))
    return result


def values_of(ground: Ground, held: Sequence[Held]) -> Floats:
    """Value sets with their visits in the world of a ground."""
    number = {name: o for o, name in enumerate(ground.instance.options.ids)}
    result = np.zeros(len(held))
    for n, each in enumerate(held):
        stops = [
            replace(stop, option=number[name]) for stop, name in zip(each.stops, each.options, strict=True)
        ]
        value = simulate(ground.instance_of(each.choice), stops).value_rupiah
        result[n] = value - each.visits_rupiah - each.sites_rupiah
    return result

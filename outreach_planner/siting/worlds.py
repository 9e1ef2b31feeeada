"""Other worlds: weights, applications, speeds and pull that differ from what is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import origins_of
from outreach_planner.siting.batch import SitePrices, unvisited
from outreach_planner.siting.opened import Ground
from outreach_planner.siting.sites import Choice, cost_of, question_of
from outreach_planner.world.demand import people_of
from outreach_planner.world.instance import Floats
from outreach_planner.world.options import options_of
from outreach_planner.world.travel import Travel


@dataclass(frozen=True)
class World:
    """A world in which figures are different: factors of weights, applications, speeds and pull."""

    weights: tuple[float, ...]
    applications: float = 1.0
    speed: float = 1.0
    pull_scale: float = 1.0


def ground_in(ground: Ground, world: World, *, for_visits: bool = True) -> Ground:
    """Prepare the ground in another world; its roads keep their shape.

    Unless it is ``for_visits`` too, whom visits reach is left as it is.
    """
    scenario = ground.instance.scenario
    kabupaten = {
        name: each.model_copy(update={"weight": each.weight * factor})
        for (name, each), factor in zip(scenario.kabupaten.items(), world.weights, strict=True)
    }
    pull = scenario.demand.counter_pull
    demand = scenario.demand.model_copy(
        update={
            "applications_a_year": scenario.demand.applications_a_year * world.applications,
            "counter_pull": pull.model_copy(update={"scale_minutes": pull.scale_minutes * world.pull_scale}),
        }
    )
    changed = scenario.model_copy(update={"kabupaten": kabupaten, "demand": demand})
    travel = Travel(ground.travel.minutes / world.speed, ground.travel.km)
    days, instance = ground.instance.days, replace(ground.instance, scenario=changed)
    if for_visits and world.speed != 1.0:
        instance = replace(instance, options=options_of(changed, days, travel, instance.legs))
    return replace(ground, instance=replace(instance, people=people_of(changed, days, travel)), travel=travel)


def worth_of(ground: Ground, choices: Sequence[Choice]) -> Floats:
    """Value choices without visits, costs of the sites taken off."""
    instance = ground.instance
    prices = SitePrices(np.zeros(instance.queues.capacity.shape), np.zeros(len(instance.kabupaten_ids)))
    costs = np.array([cost_of(instance, ground.sites, choice) for choice in choices])
    return np.asarray(unvisited(ground, choices, prices).rupiah - costs, dtype=np.float64)


def same(ground: Ground) -> World:
    """Give the world as it is written."""
    return World((1.0,) * len(ground.instance.kabupaten_ids))


def drawn_worlds(scenario: Scenario, count: int) -> list[World]:
    """Draw worlds evenly from the ranges written beside the figures, the same on every run."""
    question = question_of(scenario)
    random = np.random.default_rng(scenario.limits.seed)

    def factors(path: str, value: float, otherwise: tuple[float, float]) -> tuple[float, float]:
        between = stated_range(scenario, path)
        return otherwise if between is None or value <= 0 else (between[0] / value, between[1] / value)

    spread = question.weight_range[0], question.weight_range[1]
    weights = [
        factors(f"kabupaten.{name}.weight", each.weight, spread) for name, each in scenario.kabupaten.items()
    ]
    yearly = factors("demand.applications_a_year", scenario.demand.applications_a_year, (1.0, 1.0))
    return [
        World(
            weights=tuple(float(random.uniform(*each)) for each in weights),
            applications=float(random.uniform(*yearly)),
            speed=float(random.uniform(question.speed_range[0], question.speed_range[1])),
        )
        for _ in range(count)
    ]


def stated_range(scenario: Scenario, path: str) -> tuple[float, float] | None:
    """Give the range written beside a figure; None where none is."""
    origins = origins_of(scenario)
    return origins.of(path).between if path in origins.by_path else None

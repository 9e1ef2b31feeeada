"""How firm a proposal is: in how many drawn worlds a site stays in, and what would let the runner-up win.

Counted twice in the same worlds: without visits, exactly, on a short list of candidates (those of the best
choices and the best single ones), and with the visits of the plans found (``held``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import origins_of
from outreach_planner.siting.batch import SitePrices, unvisited
from outreach_planner.siting.held import Held, values_of
from outreach_planner.siting.opened import Ground
from outreach_planner.siting.sites import Choice, choices, cost_of, question_of
from outreach_planner.siting.zero import zero_of
from outreach_planner.world.demand import people_of
from outreach_planner.world.instance import Floats
from outreach_planner.world.options import options_of
from outreach_planner.world.travel import Travel

LIMITS = {"weight": (0.2, 5.0), "applications": (0.05, 8.0), "speed": (0.5, 2.0), "pull_scale": (0.25, 4.0)}


@dataclass(frozen=True)
class World:
    """A world in which figures are different: factors of weights, applications, speeds and pull."""

    weights: tuple[float, ...]
    applications: float = 1.0
    speed: float = 1.0
    pull_scale: float = 1.0


def ground_in(ground: Ground, world: World) -> Ground:
    """Prepare the ground in another world; its roads keep their shape."""
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
    if world.speed != 1.0:
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


def how_often(
    ground: Ground, short: Sequence[int], held: Sequence[Held], stop: Callable[[], bool]
) -> dict[str, Any]:
    """Count in how many drawn worlds each candidate is in the best choice of each number of sites.

    Parameters
    ----------
    short : sequence of int
        Candidates whose sets are compared without visits.
    held : sequence of Held
        Sets that are compared with their visits.

    Returns
    -------
    dict
        ``worlds``, and under ``by_count`` for each number of sites the share of worlds by candidate's id;
        under ``number_of_sites`` how often each number of sites was the best; the same ``with_visits``.
    """
    question = question_of(ground.instance.scenario)
    random = np.random.default_rng(ground.instance.scenario.limits.seed + 1)
    low, high = question.cost_range[0], question.cost_range[1]
    permitted = choices(ground.instance, ground.sites)
    some = [choice for choice in permitted if not choice.closed and set(choice.opened) <= set(short)]
    without, with_visits = Tally(some), Tally([each.choice for each in held])
    each_cost = np.array(
        [cost_of(ground.instance, ground.sites, Choice((j,))) for j in range(len(ground.sites))]
    )
    for world in drawn_worlds(ground.instance.scenario, question.draws):
        if stop():
            break
        dearer = each_cost * (random.uniform(low, high, len(ground.sites)) - 1.0)
        there = ground_in(ground, world)
        without.count(worth_of(there, some) - extra_of(some, dearer))
        if held:
            chosen = [each.choice for each in held]
            with_visits.count(values_of(there, held) - extra_of(chosen, dearer))
    told = without.told(ground)
    return {**told, "with_visits": {**with_visits.told(ground), "sets": len(held)}}


def extra_of(some: Sequence[Choice], dearer: Floats) -> Floats:
    """Sum up what the sites of each choice cost more than written."""
    return np.array([sum(dearer[j] for j in choice.opened) for choice in some])


class Tally:
    """In how many worlds each candidate was in the best of the choices with as many sites."""

    def __init__(self, some: Sequence[Choice]) -> None:
        self._some, self._sizes = some, np.array([len(choice.opened) for choice in some], dtype=np.int64)
        self._times: dict[int, dict[int, int]] = {}
        self._numbers = [0] * (int(self._sizes.max(initial=0)) + 1)
        self._worlds = 0

    def count(self, values: Floats) -> None:
        """Count a world in which the choices have these values."""
        self._worlds += 1
        self._numbers[int(self._sizes[values.argmax()])] += 1
        for size in np.unique(self._sizes[self._sizes > 0]).tolist():
            fit = np.flatnonzero(self._sizes == size)
            times = self._times.setdefault(size, {})
            for j in self._some[int(fit[values[fit].argmax()])].opened:
                times[j] = times.get(j, 0) + 1

    def told(self, ground: Ground) -> dict[str, Any]:
        """Tell the shares of the worlds."""
        worlds = max(1, self._worlds)
        return {
            "worlds": self._worlds,
            "by_count": {
                str(size): {
                    ground.sites[j].id: round(count / worlds, 4)
                    for j, count in sorted(times.items(), key=lambda item: (-item[1], item[0]))
                }
                for size, times in sorted(self._times.items())
            },
            "number_of_sites": {str(n): round(times / worlds, 4) for n, times in enumerate(self._numbers)},
        }


Pair = Callable[[Ground], tuple[float, float]]


def without_visits(first: Choice, second: Choice) -> Pair:
    """Give what values two choices in a world without visits."""

    def values(ground: Ground) -> tuple[float, float]:
        one, two = worth_of(ground, [first, second])
        return float(one), float(two)

    return values


def crossing(ground: Ground, pair: Pair, what: str, kabupaten: int = 0) -> float | None:
    """Find the factor nearest to 1 of a figure at which the second of a pair is worth as much as the first.

    ``what`` is ``weight`` (of one kabupaten), ``applications``, ``speed`` or ``pull_scale``. None where it
    never is within the limits looked at.
    """

    def ahead(factor: float) -> float:
        world = same(ground)
        if what == "weight":
            weights = list(world.weights)
            weights[kabupaten] = factor
            world = replace(world, weights=tuple(weights))
        else:
            world = World(
                world.weights,
                applications=factor if what == "applications" else 1.0,
                speed=factor if what == "speed" else 1.0,
                pull_scale=factor if what == "pull_scale" else 1.0,
            )
        one, two = pair(ground_in(ground, world))
        return one - two

    written, found = ahead(1.0), []
    for end in LIMITS[what]:
        beyond = ahead(end)
        if (written > 0) != (beyond > 0):
            found.append(zero_of(ahead, (1.0, end), (written, beyond)))
    return min(found, key=lambda factor: abs(np.log(factor)), default=None)

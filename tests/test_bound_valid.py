"""No plan that keeps the rules is ever worth more than the bound, in any round."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from best_known import best_known
from instances import scenario_named
from touring_worlds import touring_scenario

from outreach_planner.deciding.bound import improve_bound, prove
from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.plans.simulate import simulate
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.world.prepare import prepare

SCENARIOS = Path(__file__).parent.parent / "scenarios"


@pytest.mark.parametrize("seed", range(30))
def test_no_round_of_the_bound_lies_below_a_plan_that_was_found(seed: int) -> None:
    # Small touring worlds, with nights, gaps, minima, guarantees, fairness; the search finds their optimum
    # (tests/test_search.py holds it against brute force), the bound is told a worse plan to start from.
    instance = prepare(touring_scenario(seed, towns=2 + seed % 3, days=4 + seed % 4, teams=1 + seed % 2))
    formulation = formulate(instance)
    found = list(search(flatten(formulation), seed, 20_000, lambda: False))
    known = [each for each in found if each.schedule is not None]
    if not known:
        return
    best, poor = known[-1], known[0]
    assert poor.schedule is not None
    bounds = list(improve_bound(formulation, [poor.schedule], 12, lambda: False))
    assert min(bounds) >= best.value_rupiah - 1
    assert bounds == sorted(bounds, reverse=True)


def test_people_of_equal_worth_who_do_not_all_fit_are_worth_the_places_there_are() -> None:
    # In this world everybody in reach is worth the same, more come than fit, and those who wait at least fill
    # the places alone: by rounding no price was found, and the visit counted for nothing.
    formulation = formulate(prepare(touring_scenario(50, towns=2, days=4)))
    *_, best = search(flatten(formulation), 0, 20_000, lambda: False)
    assert best.schedule is not None
    assert min(improve_bound(formulation, [best.schedule], 8, lambda: False)) >= best.value_rupiah - 1


def test_the_bound_closes_in_on_the_optimum_of_small_worlds() -> None:
    # Valid but far away would be no use: over these worlds the mean gap on net value is below a third.
    gaps = []
    for seed in range(12):
        instance = prepare(touring_scenario(seed, towns=2, days=5))
        formulation = formulate(instance)
        *_, last = search(flatten(formulation), seed, 10_000, lambda: False)
        if last.schedule is None:
            continue
        net = last.value_rupiah - simulate(instance, []).value_rupiah
        *_, bound = improve_bound(formulation, [last.schedule], 25, lambda: False)
        if net > 0:
            gaps.append((bound - last.value_rupiah) / net)
    assert len(gaps) >= 6
    assert sum(gaps) / len(gaps) < 1 / 3


def test_the_same_rounds_give_the_same_bounds() -> None:
    formulation = formulate(prepare(touring_scenario(4, days=6)))
    *_, last = search(flatten(formulation), 1, 10_000, lambda: False)
    assert last.schedule is not None
    first, second = (list(improve_bound(formulation, [last.schedule], 8, lambda: False)) for _ in range(2))
    assert first == second


def test_the_bound_of_january_2027_is_above_the_best_plan_ever_kept() -> None:
    # The benchmark keeps the best schedule of the month; its value is taken from today's scenario.
    formulation = formulate(prepare(read_scenario(SCENARIOS / "palembang-2027-01.yaml")))
    known = best_known("month", formulation)
    assert np.isfinite(known)
    *_, last = search(flatten(formulation), 1, 60_000, lambda: False)
    assert last.schedule is not None
    *_, bound = improve_bound(formulation, [last.schedule], 25, lambda: False)
    assert bound >= known
    assert bound < 1.5 * known


def test_the_bound_of_sixty_towns_is_close_above_the_best_plan_ever_kept() -> None:
    # Three vans among 60 towns with people of their own: from a searched plan the rounds converge to within
    # one percent of the best known, and the columns taken whole are such a plan.
    instance = prepare(scenario_named("rotation-60"))
    formulation = formulate(instance)
    known, nothing = best_known("rotation-60", formulation), simulate(instance, []).value_rupiah
    *_, last = search(flatten(formulation), 1, 20_000, lambda: False)
    assert last.schedule is not None
    *_, proven = prove(formulation, [last.schedule], 100, lambda: False)
    assert known <= proven.bound_rupiah < known + 0.01 * (known - nothing)
    assert proven.schedule is not None
    value = value_if_allowed(formulation, proven.schedule)
    assert value is not None
    assert last.value_rupiah < value <= known + 1
    assert proven.bound_rupiah - value < 0.01 * (value - nothing)

"""The softened bound: never below what it softens, its slope is true, and the bounds it leads to hold."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from test_bound_crews import apart
from test_bound_pieces import EXACT, permitted, random_prices

from outreach_planner.deciding.bound import prove
from outreach_planner.deciding.bound.cooling import CoolProgress
from outreach_planner.deciding.bound.crew_paths import best_ways
from outreach_planner.deciding.bound.descent import Descent
from outreach_planner.deciding.bound.packing import Packing
from outreach_planner.deciding.bound.question import evaluate, lay_out
from outreach_planner.deciding.bound.soft_paths import soften_paths
from outreach_planner.deciding.bound.soft_trips import soften_trips
from outreach_planner.deciding.bound.softened import can_be_softened, soften, value_and_slack
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.world.instance import Floats


@pytest.mark.parametrize("seed", range(6))
def test_softened_paths_are_above_the_best_path_and_meet_it_in_the_cold(seed: int) -> None:
    question = lay_out(apart(seed, towns=4, days=6), 1)
    routes = question.ground.routes[0]
    price = np.random.default_rng(seed).uniform(-2e6, 8e6, len(question.ground.visits.day))
    best = routes.size * best_ways(routes, price).best
    for heat in (1e6, 1e4):
        passes, of_trips = np.zeros(len(price)), np.zeros(len(price))
        forgetful = soften_paths(routes.tables, price, heat, routes.size, passes)
        trips = soften_trips(routes.tables, price, heat, routes.size, of_trips)
        assert forgetful >= trips - 1e-4 * heat  # trips far below the best are not listed
        assert trips >= best - 1
        assert (passes >= 0).all()
        assert (of_trips >= 0).all()
    assert trips <= best + 0.5 * heat * len(routes.visit) * routes.size


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("cool", [False, True])
def test_the_slope_of_the_softened_bound_is_what_a_small_step_finds(seed: int, cool: bool) -> None:
    question = lay_out(apart(seed, towns=5, days=7), 1)
    if not can_be_softened(question):
        return
    soft, prices = soften(question), random_prices(question, seed)
    prices = replace(prices, person=0 * prices.person, counter=0 * prices.counter + 1e4)
    packing = Packing(question, prices)
    heat = 5e5

    def value_at(point: Floats) -> float:
        return value_and_slack(soft, packing.unpack(point), heat, cool)[0]

    point = packing.pack(prices)
    slope = packing.slope(prices, value_and_slack(soft, prices, heat, cool)[1])
    draw, small = np.random.default_rng(seed), 1e-5
    visits = len(prices.visit)
    for _ in range(4):
        way = np.where(np.arange(len(point)) < visits, draw.normal(size=len(point)), 0.0)
        step = (value_at(point + small * way) - value_at(point - small * way)) / (2 * small)
        assert step == pytest.approx(float(slope @ way), rel=1e-3, abs=1e3)


def test_prices_come_out_of_the_vector_as_they_went_in() -> None:
    question = lay_out(apart(1, towns=5, days=7), 1)
    prices = random_prices(question, 1)
    packing = Packing(question, prices)
    back = packing.unpack(packing.pack(prices))
    assert back.visit == pytest.approx(prices.visit)
    assert back.limit == pytest.approx(prices.limit)
    assert back.counter == pytest.approx(prices.counter)
    assert back.fairness == pytest.approx(prices.fairness)


def test_the_descent_ends_where_a_bowl_is_lowest_within_its_bounds() -> None:
    # (x - 3)^2 + 100 (y + 1)^2 + (x - 3)(y + 1) with y >= 0: at y = 0 the slope in x is 2 (x - 3) + 1, so
    # x = 2.5, where the slope in y is 200 - 0.5 > 0, so y stays at its bound.
    def bowl(point: Floats) -> tuple[float, Floats]:
        x, y = point[0] - 3, point[1] + 1
        return float(x * x + 100 * y * y + x * y), np.array([2 * x + y, 200 * y + x])

    start = np.array([10.0, 5.0])
    descent = Descent(start, *bowl(start), np.array([-np.inf, 0.0]), np.full(2, np.inf))
    for _ in range(60):
        if not descent.step(bowl):
            break
    assert descent.point == pytest.approx([2.5, 0.0], abs=1e-4)


@pytest.mark.parametrize("seed", range(8))
def test_no_plan_is_above_the_bound_of_any_round_of_cooling(seed: int) -> None:
    formulation = apart(seed, vans=2 + seed % 2, towns=6, days=8)
    question = lay_out(formulation, 4)
    if not can_be_softened(question):
        return
    *_, found = search(flatten(formulation), seed, 20_000, lambda: False)
    best = max([found.value_rupiah, *(value for _, value in permitted(formulation, 60))])
    progress = CoolProgress(question, [] if found.schedule is None else [found.schedule], lambda: False)
    more = True
    while more:
        more = progress.work()
        assert progress.lowest >= best - 1
    assert evaluate(question, progress.prices, EXACT)[0] == pytest.approx(progress.lowest)


def test_most_small_worlds_of_vans_on_tour_are_cooled() -> None:
    assert sum(can_be_softened(lay_out(apart(seed, towns=5, days=7), 4)) for seed in range(8)) >= 5


def test_cooling_gives_the_same_bounds_twice() -> None:
    formulation = apart(2, towns=6, days=8)
    *_, found = search(flatten(formulation), 2, 10_000, lambda: False)
    assert found.schedule is not None
    first, second = (
        [proven.bound_rupiah for proven in prove(formulation, [found.schedule], 15, lambda: False)]
        for _ in range(2)
    )
    assert first == second

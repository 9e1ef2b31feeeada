"""Alike teams as one crew among places with people of their own: the bound holds, and it is close."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from random_instances import scattered_data
from test_bound_pieces import EXACT, permitted, random_prices
from worlds import merged, scenario_of

from outreach_planner.deciding.bound import improve_bound
from outreach_planner.deciding.bound.ascent import Ascent, slack_of, step
from outreach_planner.deciding.bound.crew_paths import best_path, best_ways
from outreach_planner.deciding.bound.crews import crews_of
from outreach_planner.deciding.bound.question import evaluate, lay_out
from outreach_planner.deciding.bound.walking import WalkProgress, first_prices
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.model.network import Formulation
from outreach_planner.plans.simulate import simulate
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.prepare import prepare


def apart(seed: int, vans: int = 2, changes: dict[str, Any] | None = None, **size: int) -> Formulation:
    """A random world whose towns share nobody, with so many vans that differ in name only."""
    data = scattered_data(seed, **size)
    van = data["teams"]["van-1"] | {"sleeps_away": True, "sleep_beyond_minutes": 0}
    data["teams"] = {f"van-{n + 1}": van | {"name": f"Van {n + 1}"} for n in range(vans)}
    data["demand"]["reach"]["limit_minutes"] = 1
    return formulate(prepare(scenario_of(merged(data, changes or {}))))


@pytest.mark.parametrize("seed", range(12))
def test_at_any_prices_no_plan_is_above_the_bound_of_routed_crews(seed: int) -> None:
    formulation = apart(seed, vans=2 + seed % 2, towns=5, days=7)
    question = lay_out(formulation, 2)
    assert question.ground.routes
    bounds = [evaluate(question, random_prices(question, seed + n), EXACT)[0] for n in range(0, 60, 20)]
    for _plan, value in permitted(formulation, 80):
        assert value <= min(bounds) + 1


@pytest.mark.parametrize("seed", range(8))
def test_no_plan_is_above_the_bound_of_any_round_of_crews(seed: int) -> None:
    formulation = apart(seed, vans=2, towns=6, days=8)
    *_, found = search(flatten(formulation), seed, 20_000, lambda: False)
    plans = [] if found.schedule is None else [found.schedule]
    bounds = list(improve_bound(formulation, plans, 60, lambda: False))
    best = max([found.value_rupiah, *(value for _, value in permitted(formulation, 60))])
    assert min(bounds) >= best - 1
    if found.schedule is not None:
        net = found.value_rupiah - simulate(formulation.instance, []).value_rupiah
        assert net <= 0 or min(bounds) - best < 0.3 * net + 1


@pytest.mark.parametrize("seed", range(8))
def test_steps_without_a_master_give_bounds_too(seed: int) -> None:
    formulation = apart(seed, vans=2, towns=5, days=7)
    *_, found = search(flatten(formulation), seed, 10_000, lambda: False)
    if found.schedule is None:
        return
    walk = WalkProgress(formulation, [found.schedule], lambda: False)
    for _round in range(12):
        if not walk.work():
            break
        assert walk.lowest >= found.value_rupiah - 1


def test_a_best_path_earns_what_it_is_said_to_earn() -> None:
    # Costs apart, a path's visits earn their prices; with all drives and nights free nothing else counts.
    formulation = apart(3, towns=5, days=7)
    question = lay_out(formulation, 1)
    routes = question.ground.routes[0]
    free = replace(
        routes,
        out=0 * routes.out,
        back=0 * routes.back,
        eve=np.where(np.isfinite(routes.eve), 0.0, np.inf),
        move=np.where(np.isfinite(routes.move), 0.0, np.inf),
    )
    price = np.random.default_rng(1).uniform(0, 1e6, len(question.ground.visits.day))
    ways = best_ways(free, price)
    path = best_path(free, ways)
    assert price[path].sum() == pytest.approx(ways.best)
    days = question.ground.visits.day[path]
    assert (np.diff(days) > 0).all()


def test_teams_count_as_one_crew_only_where_no_rule_tells_them_apart() -> None:
    assert crews_of(apart(1)).of_team.tolist() == [0, 0]
    leave = {"teams": {"van-2": {"leave": [{"start": "2027-04-06", "end": "2027-04-06"}]}}}
    assert crews_of(apart(1, changes=leave, days=7)).of_team.tolist() == [0, 1]
    nights = {"teams": {"van-2": {"nights_at_most": 3}}}
    assert crews_of(apart(1, changes=nights)).of_team.tolist() == [0, 1]
    shared = {"demand": {"reach": {"limit_minutes": 120}}}
    assert crews_of(apart(1, changes=shared)).of_team.tolist() == [0, 1]


def test_the_slack_is_a_subgradient() -> None:
    # The bound is convex in the prices: from the first prices p it rises at least by slack x change.
    formulation = apart(2, towns=5, days=7)
    question = lay_out(formulation, 1)
    prices = first_prices(question, 2e6)
    bound, priced = evaluate(question, prices, EXACT)
    ascent = Ascent(prices, prices)
    step(ascent, question, bound, priced, 0.9 * bound)
    slack, moved = slack_of(question, prices, priced), ascent.prices
    other, _ = evaluate(question, moved, EXACT)
    change = sum(
        float((getattr(slack, name) * (getattr(moved, name) - getattr(prices, name))).sum())
        for name in ("counter", "limit", "visit", "person", "fairness")
    )
    assert other >= bound + change - 1

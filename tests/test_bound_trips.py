"""Crews on trips, lone places and whole columns: exact against plain enumeration, and plans that are kept."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from test_bound_crews import apart
from test_bound_pieces import random_prices

from outreach_planner.deciding.bound import prove
from outreach_planner.deciding.bound.crew_paths import best_path, best_ways, good_trips, known_trips
from outreach_planner.deciding.bound.effort import Effort
from outreach_planner.deciding.bound.lone_place import open_again
from outreach_planner.deciding.bound.pricing import person_worth, price_cluster
from outreach_planner.deciding.bound.question import lay_out
from outreach_planner.deciding.bound.routes import Routes
from outreach_planner.deciding.bound.trips import best_trips
from outreach_planner.deciding.bound.worth import worth_of_people
from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.plans.simulate import simulate
from outreach_planner.world.instance import Floats

FAR = -1e15


def every_trip(routes: Routes, price: Floats) -> list[tuple[int, int, float]]:
    """All trips of a crew: the day they leave home, the day after they are back, and what they earn."""
    days, _, _, count = routes.visit.shape
    found = []

    def go_on(start: int, t: int, slept: int, n: int, earned: float, before: list[tuple[int, int]]) -> None:
        if any(m == n and routes.again[n, day, t] for day, m in before):
            return
        back, on = routes.visit[t, slept, :, n]
        if back >= 0:
            found.append((start, t + 1, earned + price[back] - routes.back[t, n]))
        if on < 0 or t + 1 == days or len(before) + 1 == routes.longest:
            return
        for k, m in enumerate(routes.near[n]):
            if m >= 0 and np.isfinite(routes.move[t, slept, n, k]):
                onward = earned + price[on] - routes.move[t, slept, n, k]
                go_on(start, t + 1, 1, int(m), onward, [*before, (t, n)])

    for t in range(days):
        for n in range(count):
            go_on(t, t, 0, n, -routes.out[t, n], [])
            if t + 1 < days and np.isfinite(routes.eve[t, n]):
                go_on(t, t + 1, 1, n, -routes.eve[t, n], [])
    return found


@pytest.mark.parametrize("seed", range(6))
def test_the_best_row_of_trips_is_the_best_of_all_that_can_be_listed(seed: int) -> None:
    formulation = apart(seed, towns=4, days=6)
    question = lay_out(formulation, 1)
    routes = question.ground.routes[0]
    price = np.random.default_rng(seed).uniform(-2e6, 8e6, len(question.ground.visits.day))
    home = np.zeros(len(routes.visit) + 1)
    trips = every_trip(routes, price)
    for t in reversed(range(len(routes.visit))):
        home[t] = max([home[t + 1], *(earns + home[end] for start, end, earns in trips if start == t)])
    ways = best_ways(routes, price)
    assert ways.home == pytest.approx(home)
    # Cut short at once, what is said is still no less than the truth.
    assert (best_trips(routes.tables, price, 0)[0] >= home - 1e-6).all()
    # Those told as good are listed ones, they cost what they are said to cost, and the best is among them.
    listed = {(start, end, round(earns)) for start, end, earns in trips}
    told = good_trips(routes, price, ways, 1e7)
    passed = [visits[visits >= 0] for visits in told.visit]
    earned = [float(price[some].sum()) for some in passed] - told.rupiah
    for start, end, earns in zip(told.start, told.end, earned, strict=True):
        assert (start, end + 1, round(float(earns))) in listed
    known = {tuple(some.tolist()) for some in passed}
    rest = best_path(routes, ways).tolist()
    assert ways.best == 0 or any(tuple(rest[: len(trip)]) == trip for trip in known)


def test_no_trip_comes_twice_to_a_place_within_its_gap() -> None:
    # Whatever is paid for one town alone, with a gap of a week a trip of up to six days can go there once.
    formulation = apart(3, changes={"programs": {"lakso": {"revisit_gap_days": 7}}}, towns=4, days=6)
    question = lay_out(formulation, 1)
    routes, visits = question.ground.routes[0], question.ground.visits
    dear = visits.option == routes.options[0]
    trips = good_trips(routes, np.where(dear, 1e8, 0.0), best_ways(routes, np.where(dear, 1e8, 0.0)), 1e9)
    assert len(trips.start)
    for passed in trips.visit:
        assert dear[passed[passed >= 0]].sum() <= 1


@pytest.mark.parametrize("seed", range(6))
def test_a_lone_place_is_worth_what_the_search_of_any_cluster_finds(seed: int) -> None:
    formulation = apart(seed, towns=5, days=12)
    question = lay_out(formulation, 1)
    prices, visits = random_prices(question, seed), question.ground.visits
    worth = worth_of_people(formulation.instance, prices)
    cost = visits.rupiah + question.limits.cost(prices.limit, len(visits.day)) + 0.3 * prices.visit
    for number, cluster in enumerate(question.clusters):
        if cluster.again is None:
            continue
        each, effort = person_worth(cluster, prices, worth), Effort(0.0, 10_000_000)
        lone = price_cluster(number, cluster, each, cost, effort)
        tree = price_cluster(number, replace(cluster, again=None), each, cost, effort)
        assert lone.bound == pytest.approx(tree.bound, abs=1)
        assert bool(lone.schedules) == bool(tree.schedules)


def test_a_place_opens_again_after_the_days_that_clash() -> None:
    # Four days; a visit clashes with the day before and the day after: open again two days on.
    start, clash = np.array([0, 1, 3, 5, 6]), np.array([1, 0, 2, 1, 3, 2])
    again = open_again(start, clash, 4)
    assert again is not None
    assert again.tolist() == [2, 3, 4, 4]
    # The first day clashes with the last alone: no gap that follows at once.
    assert open_again(np.array([0, 1, 1, 1, 2]), np.array([3, 0]), 4) is None


@pytest.mark.parametrize("seed", range(6))
def test_whole_columns_are_a_good_plan(seed: int) -> None:
    # The search finds the optimum of these small worlds. What the proof comes upon, told only the first plan
    # that was met, is no worse than that plan and at most a hundredth of the optimum's gain short of it.
    formulation = apart(seed, vans=2, towns=5, days=7)
    plans = [f for f in search(flatten(formulation), seed, 20_000, lambda: False) if f.schedule is not None]
    if not plans or plans[0].schedule is None:
        return
    *_, last = prove(formulation, [plans[0].schedule], 80, lambda: False)
    assert last.schedule is not None
    value = value_if_allowed(formulation, last.schedule)
    assert value is not None
    nothing = simulate(formulation.instance, []).value_rupiah
    short = 0.01 * (plans[-1].value_rupiah - nothing) + 1
    assert plans[-1].value_rupiah - short <= value <= last.bound_rupiah + 1


def test_the_trips_of_a_known_plan_are_those_of_its_teams() -> None:
    formulation = apart(1, vans=2, towns=5, days=7)
    *_, found = search(flatten(formulation), 1, 10_000, lambda: False)
    assert found.schedule is not None
    question = lay_out(formulation, 1)
    trips = known_trips(question.ground.routes[0], [found.schedule])
    assert int((trips.visit >= 0).sum()) == int((found.schedule.option >= 0).sum())
    assert np.isfinite(trips.rupiah).all()
    assert (trips.end >= trips.start).all()

"""The proven bound: above every plan, close to the best where all plans can be tried, the same every time."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
import pytest
from random_instances import scattered
from touring_worlds import random_schedule, touring_scenario

from outreach_planner.deciding.bound import improve_bound
from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.kernel import IMPOSSIBLE, day_cost, trips_fit
from outreach_planner.deciding.search.search import search
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.simulate import simulate
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.prepare import prepare


def team_months(formulation: Formulation, team: int) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Every month of one team that its networks allow: options and nights by day."""
    a = flatten(formulation)
    teams, days = len(formulation.networks), len(formulation.instance.days.dates)
    choices = [[-1, *np.flatnonzero(a.ways.allowed[team, :, t])] for t in range(days)]
    sleeps = bool(formulation.networks[team].away.any())
    nights = list(itertools.product((0, 1) if sleeps else (0,), repeat=days - 1))
    capacity = np.zeros((teams, days, 2), dtype=np.int64)
    for options in itertools.product(*choices):
        for night in nights:
            option = np.full((teams, days), -1, dtype=np.int64)
            away = np.zeros((teams, days), dtype=np.int64)
            option[team], away[team, :-1] = options, night
            costs = (day_cost(a.ways, option, away, team, t, capacity) for t in range(days))
            if all(cost != IMPOSSIBLE for cost in costs) and trips_fit(a.ways, option, away, team):
                yield options, (*night, 0)


def best_of_all(formulation: Formulation) -> tuple[Schedule | None, float]:
    """Try every schedule of all teams; the plain simulation says what each is worth."""
    best, value = None, -np.inf
    months = [list(team_months(formulation, network.team)) for network in formulation.networks]
    for chosen in itertools.product(*months):
        option = np.array([options for options, _ in chosen], dtype=np.int64)
        schedule = Schedule(option, np.array([nights for _, nights in chosen], dtype=np.bool_))
        found = value_if_allowed(formulation, schedule)
        if found is not None and found > value:
            best, value = schedule, found
    return best, value


def lowest(formulation: Formulation, plans: list[Schedule], rounds: int = 200) -> float:
    *_, last = improve_bound(formulation, plans, rounds, lambda: False)
    return last


def gap(formulation: Formulation, bound: float, value: float) -> float:
    """The gap on net value."""
    nothing = simulate(formulation.instance, []).value_rupiah
    return (bound - value) / max(value - nothing, 1.0)


@pytest.mark.parametrize("seed", range(8))
def test_the_bound_is_above_every_schedule_of_one_team_and_close_to_the_best(seed: int) -> None:
    formulation = scattered(seed, towns=3, days=4)
    best, value = best_of_all(formulation)
    if best is None:
        pytest.fail("the seeds are chosen so that a plan exists")
    bound = lowest(formulation, [best])
    assert bound >= value - 1
    assert gap(formulation, bound, value) < 0.25


@pytest.mark.parametrize("seed", [*range(5), 203])
def test_the_bound_is_above_every_schedule_of_two_teams(seed: int) -> None:
    formulation = scattered(seed, towns=2, days=3, teams=2)
    best, value = best_of_all(formulation)
    if best is None:
        pytest.fail("the seeds are chosen so that a plan exists")
    assert lowest(formulation, [best]) >= value - 1


@pytest.mark.parametrize("seed", [1, 2, 4, 7, 11, 13, 17, 19])
def test_the_bound_is_above_every_schedule_of_a_touring_team(seed: int) -> None:
    formulation = formulate(prepare(touring_scenario(seed, towns=2, days=4)))
    best, value = best_of_all(formulation)
    if best is not None:
        assert lowest(formulation, [best]) >= value - 1


@pytest.mark.parametrize("seed", range(20, 26))
def test_no_plan_is_above_the_bound_of_any_round(seed: int) -> None:
    formulation = scattered(seed, towns=9, days=10, teams=1 + seed % 2)
    *_, found = search(flatten(formulation), seed, 20_000, lambda: False)
    values = [value_if_allowed(formulation, random_schedule(formulation, n)) for n in range(100)]
    best = max([found.value_rupiah, *(value for value in values if value is not None)])
    plans = [] if found.schedule is None else [found.schedule]
    bounds = list(improve_bound(formulation, plans, 60, lambda: False))
    assert min(bounds) >= best - 1
    assert bounds == sorted(bounds, reverse=True)


def test_the_same_rounds_give_the_same_bounds() -> None:
    formulation = scattered(3, towns=7, days=8, teams=2)
    first = list(improve_bound(formulation, [], 25, lambda: False))
    second = list(improve_bound(formulation, [], 25, lambda: False))
    assert first == second


def test_the_bound_stops_when_told() -> None:
    assert len(list(improve_bound(scattered(3), [], 50, lambda: True))) == 1


def test_without_any_possible_visit_the_bound_is_doing_nothing() -> None:
    # A stop needs 100,000 people, far more than live there: no visit is possible, so the bound is what the
    # office alone is worth. Its counters could choose whom to serve when; nothing else differs.
    changes = {
        "programs": {"lakso": {"minimum_attendance": 100_000}},
        "policy": {"guarantees": {}, "fairness_rupiah_a_point": 0},
    }
    formulation = formulate(prepare(touring_scenario(5, changes)))
    assert not any(network.allowed.any() for network in formulation.networks)
    nothing = simulate(formulation.instance, []).value_rupiah
    assert lowest(formulation, []) == pytest.approx(nothing, rel=1e-6)

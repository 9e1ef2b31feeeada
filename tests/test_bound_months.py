"""Prices month by month: excerpts of a plan, what its visits gain, and the bound that starts from them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from random_instances import scattered_data
from test_bound_pieces import permitted
from touring_worlds import random_schedule
from worlds import scenario_of

from outreach_planner.deciding.bound.crews import crews_of
from outreach_planner.deciding.bound.excerpt import Later, excerpt
from outreach_planner.deciding.bound.month_prices import gained_by_visits, month_starts
from outreach_planner.deciding.bound.prices import Prices, fair_weights
from outreach_planner.deciding.bound.walking import WalkProgress
from outreach_planner.deciding.bound.worth import worth_of_people
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.simulate import Simulation, Stop, simulate
from outreach_planner.plans.stops import stops_of_schedule
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.instance import Instance
from outreach_planner.world.prepare import prepare


def over_two_months(seed: int, few_people: bool = False) -> Formulation:
    """A random world from 26 April to 6 May 2027, whose towns share people."""
    data = scattered_data(seed, towns=5)
    if few_people:
        data["demand"]["applications_a_year"] = 2_000
        data["programs"]["lakso"]["minimum_attendance"] = 0
    data["horizon"] = {"start": "2027-04-26", "end": "2027-05-06"}
    return formulate(prepare(scenario_of(data)))


def seen_in(formulation: Formulation, plan: Schedule) -> tuple[list[Stop], Simulation]:
    stops = [stop for _, each in stops_of_schedule(formulation, plan) for stop in each]
    return stops, simulate(formulation.instance, stops)


@pytest.mark.parametrize("seed", range(1, 6))
def test_an_excerpt_sees_the_people_whom_the_whole_sees(seed: int) -> None:
    formulation = over_two_months(seed)
    points = len(formulation.instance.people.ids)
    later = Later(np.zeros(points), 0.0, np.zeros(points))
    for plan, _value in permitted(formulation, 20):
        starts = month_starts(formulation.instance, plan)
        assert len(starts) == 2
        stops, whole = seen_in(formulation, plan)
        for first, end in zip(starts, [starts[1], len(whole.waiting)], strict=True):
            month, held = excerpt(formulation, plan, whole.waiting, first, end, later)
            _stops, seen = seen_in(month, held)
            assert seen.waiting == pytest.approx(whole.waiting[first:end])
            inside = [n for n, stop in enumerate(stops) if first <= stop.day < end]
            assert seen.stop_served == pytest.approx(whole.stop_served[inside])


@pytest.mark.parametrize("seed", range(1, 6))
def test_a_plan_keeps_the_rows_of_its_excerpts(seed: int) -> None:
    formulation = over_two_months(seed)
    points = len(formulation.instance.people.ids)
    later = Later(np.zeros(points), 0.0, np.zeros(points))
    for plan, _value in permitted(formulation, 20):
        _stops, whole = seen_in(formulation, plan)
        starts = month_starts(formulation.instance, plan)
        for first, end in zip(starts, [starts[1], len(whole.waiting)], strict=True):
            month, held = excerpt(formulation, plan, whole.waiting, first, end, later)
            for row in month.rows:
                counted = row.coefficient @ (held.option[row.team, row.day] == row.option)
                counted += held.night[row.night_team, row.night_day].sum()
                assert row.lower <= counted <= row.upper


@pytest.mark.parametrize("seed", range(1, 6))
def test_one_more_person_gains_what_is_said_where_all_who_come_are_served(seed: int) -> None:
    # With counters that serve everybody and no fairness all is linear in the people while every visit has
    # room: a person more is worth what they are worth unvisited, and what the plan's visits gain.
    formulation = over_two_months(seed, few_people=True)
    given = formulation.instance
    queues = replace(given.queues, capacity=given.queues.capacity * 1e6)
    instance = replace(given, queues=queues, fairness_rupiah=0.0)
    worth = worth_of_people(instance, no_prices(formulation, instance))
    visits = 0
    for n in range(10):
        stops, seen = seen_in(formulation, random_schedule(formulation, n))
        assert (seen.came <= seen.served + 1e-9).all()
        visits += len(stops)
        gained = gained_by_visits(instance, stops, seen, worth.left, 0)
        before = simulate(instance, stops).value_rupiah
        for i in range(len(gained)):
            backlog = instance.people.backlog.copy()
            backlog[i] += 1e-3
            more = replace(instance, people=replace(instance.people, backlog=backlog))
            change = (simulate(more, stops).value_rupiah - before) / 1e-3
            assert change == pytest.approx(worth.left[0, i] + gained[i], rel=1e-4, abs=10.0)
    assert visits > 0


def no_prices(formulation: Formulation, instance: Instance) -> Prices:
    """Nothing costs anything."""
    return Prices(
        counter=np.zeros(instance.queues.capacity.shape),
        limit=np.zeros(0),
        visit=np.zeros(0),
        person=np.zeros((len(formulation.networks), *instance.people.arrivals.shape)),
        fairness=fair_weights(instance, np.ones(len(instance.kabupaten_ids))),
    )


@pytest.mark.parametrize("seed", range(1, 6))
def test_no_plan_is_above_the_bound_that_starts_from_the_prices_of_the_months(seed: int) -> None:
    formulation = over_two_months(seed)
    *_, found = search(flatten(formulation), seed, 20_000, lambda: False)
    if found.schedule is None:
        return
    best = max([found.value_rupiah, *(value for _, value in permitted(formulation, 60))])
    walk = WalkProgress(formulation, [found.schedule], lambda: False)
    lowest = []
    for _round in range(20):
        more = walk.work()
        lowest.append(walk.lowest)
        if not more:
            break
    assert np.isfinite(lowest).all()
    assert min(lowest) >= best - 1
    net = found.value_rupiah - simulate(formulation.instance, []).value_rupiah
    assert net <= 0 or min(lowest) - best < 0.5 * net + 1


def two_vans(seed: int, van: dict[str, Any], **of_the_first: Any) -> Formulation:
    """Two vans of day trips to towns that share nobody, from 26 April to 6 May 2027."""
    data = scattered_data(seed, towns=5)
    van = data["teams"]["van-1"] | {"sleeps_away": False} | van
    data["teams"] = {"van-1": van | of_the_first, "van-2": van | {"name": "Van 2"}}
    data["demand"]["reach"]["limit_minutes"] = 1
    data["horizon"] = {"start": "2027-04-26", "end": "2027-05-06"}
    return formulate(prepare(scenario_of(data)))


@pytest.mark.parametrize("seed", range(1, 5))
def test_teams_may_be_alike_in_a_month_and_not_in_all(seed: int) -> None:
    # The first van is on leave on a day of April; in May nothing tells the two apart.
    formulation = two_vans(seed, {}, leave=[{"start": "2027-04-27", "end": "2027-04-27"}])
    assert len(crews_of(formulation).first) == 2
    the_bound_from_the_months_holds(formulation, seed)


@pytest.mark.parametrize("seed", range(1, 5))
def test_teams_may_be_alike_in_all_and_not_in_a_month(seed: int) -> None:
    # At most three days in seven: in the first week of May it matters who was out in the last one of April.
    formulation = two_vans(seed, {"working_days_in_seven": 3})
    assert len(crews_of(formulation).first) == 1
    the_bound_from_the_months_holds(formulation, seed)


def the_bound_from_the_months_holds(formulation: Formulation, seed: int) -> None:
    *_, found = search(flatten(formulation), seed, 20_000, lambda: False)
    assert found.schedule is not None
    best = max([found.value_rupiah, *(value for _, value in permitted(formulation, 60))])
    walk = WalkProgress(formulation, [found.schedule], lambda: False)
    while walk.work() and not np.isclose(walk.lowest, best, atol=10_000):
        assert walk.lowest >= best - 1
    assert walk.lowest >= best - 1
    nothing = simulate(formulation.instance, []).value_rupiah
    assert walk.lowest - best < 0.5 * (best - nothing) + 1

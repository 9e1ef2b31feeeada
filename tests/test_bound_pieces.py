"""The pieces of the bound, each held against the plain simulation or plain arithmetic."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from random_instances import scattered
from touring_worlds import random_schedule

from outreach_planner.deciding.bound.effort import Effort
from outreach_planner.deciding.bound.known import known_schedules
from outreach_planner.deciding.bound.limits import Counting
from outreach_planner.deciding.bound.market import Market
from outreach_planner.deciding.bound.prices import Prices, fair_weights
from outreach_planner.deciding.bound.pricing import person_worth
from outreach_planner.deciding.bound.question import Question, evaluate, lay_out, regrouped
from outreach_planner.deciding.bound.service import most_worth, serve
from outreach_planner.deciding.bound.worth import worth_of_people
from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.simulate import simulate
from outreach_planner.plans.stops import stops_of_schedule
from outreach_planner.world.instance import Floats

EXACT = Effort(0.0, 10**9)


def random_prices(question: Question, seed: int) -> Prices:
    """Prices of the size that visits and people are worth, each of them valid."""
    draw = np.random.default_rng(seed)
    instance, limits = question.ground.formulation.instance, question.limits
    ground = question.ground
    routed = np.isin(ground.visits.team, [routes.team for routes in ground.routes])
    teams, shape = len(question.ground.formulation.networks), instance.people.arrivals.shape
    size = draw.choice([0.0, 1e5, 1e6, 5e6])
    person = draw.uniform(0, draw.choice([0.0, 2e4, 1e5]), (teams, *shape))
    return Prices(
        counter=draw.uniform(0, 1e5, instance.queues.capacity.shape),
        limit=limits.clipped(draw.uniform(-size, size, len(limits.lower))),
        visit=np.where(routed, draw.uniform(0, size, len(routed)), 0.0),
        person=np.where(draw.random(person.shape) < 0.5, person, 0.0),
        fairness=fair_weights(instance, draw.uniform(0, 1, len(instance.kabupaten_ids))),
    )


def permitted(formulation: Formulation, tries: int) -> list[tuple[Schedule, float]]:
    """Random schedules that keep all rules, with their values."""
    found = [random_schedule(formulation, n) for n in range(tries)]
    valued = [(schedule, value_if_allowed(formulation, schedule)) for schedule in found]
    return [(schedule, value) for schedule, value in valued if value is not None]


@pytest.mark.parametrize("seed", range(12))
def test_at_any_prices_each_cluster_and_the_whole_are_above_every_plan(seed: int) -> None:
    formulation = scattered(seed, towns=6, days=7, teams=1 + seed % 3 // 2)
    question = lay_out(formulation, 2)
    visits = question.ground.visits
    prices = random_prices(question, seed)
    bound, priced = evaluate(question, prices, EXACT)
    worth = worth_of_people(formulation.instance, prices)
    places = (prices.counter[visits.day] * question.officers).sum(axis=1)
    cost = visits.rupiah + question.limits.cost(prices.limit, len(visits.day)) + places + prices.visit
    for plan, value in permitted(formulation, 60):
        assert value <= bound + 1
        for part in known_schedules(question.ground, question.clusters, plan):
            cluster = question.clusters[part.cluster]
            each = person_worth(cluster, prices, worth)
            option = {int(visits.day[v]): int(visits.option[v]) for v in part.visit}
            gained = -cost[part.visit].sum()
            for day, point, served in zip(part.day, part.point, part.served, strict=True):
                j = int(np.searchsorted(cluster.options, option[int(day)]))
                rows = np.arange(cluster.start[j], cluster.start[j + 1])
                row = rows[cluster.points[cluster.point[rows]] == point]
                gained += served * float(each[np.searchsorted(cluster.days, day), row[0]])
            assert gained <= priced[part.cluster].bound + 1


@pytest.mark.parametrize("seed", [*range(8), 203])
def test_nobody_waits_less_than_the_least_and_no_visit_serves_a_larger_part(seed: int) -> None:
    formulation = scattered(seed, towns=4, days=6, teams=2)
    instance = formulation.instance
    ground = lay_out(formulation, 2).ground
    least, part = ground.least, ground.part
    place = instance.options.place
    for n in range(40):
        held = stops_of_schedule(formulation, random_schedule(formulation, n))
        stops = [stop for _, each in held for stop in each]
        if len({(each[0].day, place[option]) for option, each in held}) < len(held):
            continue  # the least counts on a place seeing one event a day, and on nothing else here
        seen = simulate(instance, stops)
        assert (seen.waiting >= least[0] - 1e-6).all()
        for stop, came, served in zip(stops, seen.came, seen.served, strict=True):
            assert served <= came * part[stop.team, stop.option, stop.day] + 1e-6
            rows = slice(instance.options.start[stop.option], instance.options.start[stop.option + 1])
            share = instance.options.share[instance.days.season[stop.day], rows]
            lowest = share @ least[stop.team, stop.day, instance.options.point[rows]]
            assert came >= lowest - 1e-6


def one_visit(worth: Floats, share: Floats, least: Floats, capacity: float) -> Market:
    """A market of one option on one day, whose people number one for each reach row."""
    rows = np.arange(len(worth))
    none = np.zeros(0, dtype=np.int64)
    return Market(
        service_start=np.array([0, 1]),
        start=np.array([0, len(worth)]),
        point=rows,
        minimum=np.zeros(1),
        share=share[None],
        worth=worth[None],
        order=np.argsort(-worth, kind="stable")[None],
        sure=np.ones((1, len(worth))),
        undisturbed=np.full((1, len(worth)), 100.0),
        least=least[None],
        ratio=np.ones((1, len(worth))),
        day_start=np.array([0, 1]),
        option=np.zeros(1, dtype=np.int64),
        day=np.zeros(1, dtype=np.int64),
        capacity=np.array([[capacity, 0.0]]),
        least_capacity=np.array([[capacity, 0.0]]),
        cost=np.zeros(1),
        clash_start=np.zeros(2, dtype=np.int64),
        clash=none,
        kept=np.ones(1, dtype=np.bool_),
        ceiling=np.full(2, np.inf),
        slope=np.zeros((1, len(worth))),
    )


def test_a_full_visit_is_worth_its_places_times_the_mean_of_who_comes() -> None:
    # 40 dear people (300) and 60 cheap ones (100) surely wait, half of them come, 25 places: half of those
    # who come are served, 10 dear and 15 cheap ones: 10 x 300 + 15 x 100 = 4,500.
    crowd = np.array([40.0, 60.0])
    m = one_visit(np.array([300.0, 100.0]), np.array([0.5, 0.5]), crowd, 25.0)
    assert most_worth(m, 0, crowd) == pytest.approx(4_500)
    # If the cheap ones may all be gone, the 20 dear ones who come fill 20 places, and 5 cheap ones the rest.
    m = one_visit(np.array([300.0, 100.0]), np.array([0.5, 0.5]), np.array([40.0, 0.0]), 25.0)
    assert most_worth(m, 0, crowd) == pytest.approx(20 * 300 + 5 * 100)


@pytest.mark.parametrize("seed", range(40))
def test_a_visit_is_worth_at_most_what_is_said_for_all_crowds_in_between(seed: int) -> None:
    draw = np.random.default_rng(seed)
    rows = int(draw.integers(1, 6))
    worth = draw.uniform(-1, 3, rows) * 1e5
    share, crowd = draw.uniform(0.05, 0.9, rows), draw.uniform(1, 80, rows)
    least = crowd * draw.uniform(0, 1, rows)
    capacity = float(draw.uniform(1, 60))
    m = one_visit(worth, share, least, capacity)
    most = most_worth(m, 0, crowd)
    for _ in range(300):
        waiting = np.where(draw.random(rows) < 0.3, draw.choice([least, crowd]), draw.uniform(least, crowd))
        come = share * waiting
        served = come * min(1.0, capacity / come.sum())
        assert served @ worth <= most + 1e-6
    if most > 0:
        chosen = np.zeros(rows)
        serve(m, 0, crowd, chosen)
        assert chosen.sum() <= capacity + 1e-6
        assert chosen @ worth == pytest.approx(most)


@pytest.mark.parametrize("seed", range(6))
def test_merged_clusters_find_with_their_parts_what_they_find_without(seed: int) -> None:
    formulation = scattered(seed, towns=6, days=7)
    question = lay_out(formulation, 1)
    prices = random_prices(question, seed)
    draw = np.random.default_rng(seed)
    prices = replace(prices, person=draw.uniform(0, 5e4, prices.person.shape))
    larger = regrouped(question, prices, 6)
    if larger is None:
        pytest.fail("the towns of these worlds share people")
    merged, moved = larger
    assert any(cluster.parts for cluster in merged.clusters)
    alone = tuple(replace(cluster, parts=()) for cluster in merged.clusters)
    with_parts, _ = evaluate(merged, moved, EXACT)
    without, _ = evaluate(replace(merged, clusters=alone), moved, EXACT)
    cut_short, _ = evaluate(merged, moved, Effort(0.0, 3))
    apart, _ = evaluate(question, prices, EXACT)
    assert with_parts <= without + 1
    assert with_parts <= cut_short + 1
    assert cut_short <= apart + 1


def test_a_row_counts_a_visit_and_the_night_before_it() -> None:
    for seed in range(6):
        formulation = scattered(seed, towns=4, days=6)
        question = lay_out(formulation, 2)
        counting = Counting(question.ground)
        for row in formulation.rows:
            some, often = counting.of(row)
            coefficient = np.zeros(len(question.ground.visits.day))
            coefficient[some] = often
            for plan, _ in permitted(formulation, 20):
                held = [plan.option[u, t] == o for u, o, t in zip(row.team, row.option, row.day, strict=True)]
                said = row.coefficient @ np.array(held, dtype=np.int64)
                said += plan.night[row.night_team, row.night_day].sum()
                parts = known_schedules(question.ground, question.clusters, plan)
                chosen = np.concatenate([part.visit for part in parts] or [np.zeros(0, dtype=np.int64)])
                assert coefficient[chosen.astype(np.int64)].sum() == said

"""A cluster that has its people to itself: against trying all its schedules, and against plans."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from random_instances import scattered
from test_bound_pieces import EXACT, permitted, random_prices
from test_bound_search import NEVER, market_of

from outreach_planner.deciding.bound import improve_bound
from outreach_planner.deciding.bound.alone import best_alone, drain, follow_alone, worth_by
from outreach_planner.deciding.bound.cluster_search import best_schedules
from outreach_planner.deciding.bound.market import Market
from outreach_planner.deciding.bound.question import evaluate, lay_out, regrouped
from outreach_planner.deciding.bound.service import deplete, enough_come, pass_night
from outreach_planner.plans.simulate import simulate
from outreach_planner.plans.stops import stops_of_schedule
from outreach_planner.world.instance import Floats


def best_by_trying(m: Market) -> float:
    """The most that any schedule is worth, by trying all of them, those with visits at a loss too."""
    days = m.undisturbed.shape[0]

    def on(x: int, crowd: Floats, own: Floats, blocked: frozenset[int]) -> float:
        if x == days:
            return 0.0
        here, mine = crowd.copy(), own.copy()
        if x > 0:
            pass_night(m, x, here)
            pass_night(m, x, mine)
        best = on(x + 1, here, mine, blocked)
        for c in range(m.day_start[x], m.day_start[x + 1]):
            cell = int(m.option[c]) * days + x
            if cell not in blocked and enough_come(m, m.option[c], x, here):
                after, left = here.copy(), mine.copy()
                gain = worth_by(m, c, here, np.maximum(mine, m.least[x])) - m.cost[c]
                deplete(m, c, after)
                drain(m, c, left)
                clash = frozenset(m.clash[m.clash_start[cell] : m.clash_start[cell + 1]].tolist())
                best = max(best, gain + on(x + 1, after, left, blocked | clash))
        return best

    return on(0, m.undisturbed[0].copy(), m.undisturbed[0].copy(), frozenset())


@pytest.mark.parametrize("seed", range(16))
def test_the_search_finds_what_trying_all_finds_and_never_less_when_cut_short(seed: int) -> None:
    question = lay_out(scattered(seed, towns=4, days=5), 4)
    for number in range(3):
        prices = random_prices(question, seed + 100 * number)
        for cluster in question.clusters:
            m = market_of(question, cluster, prices)
            doll, _found, _counts, nodes = best_schedules(m, 0.0, 10**9, 40, NEVER)
            assert nodes >= 0
            tried = best_by_trying(m)
            assert tried <= doll[0] + 1.0
            bound, chosen, nodes = best_alone(m, doll, 0.0, 0.0, 10**9, NEVER)
            assert nodes >= 0
            assert bound == pytest.approx(tried, rel=1e-9, abs=1.0)
            served = np.zeros((len(chosen), len(m.point)))
            assert follow_alone(m, chosen, served) == pytest.approx(tried, rel=1e-9, abs=1.0)
            for most_nodes in (0, 3):
                assert best_alone(m, doll, 0.0, 0.0, most_nodes, NEVER)[0] >= tried - 1.0


@pytest.mark.parametrize("seed", range(12))
def test_at_any_prices_a_team_that_is_one_cluster_is_above_every_plan(seed: int) -> None:
    formulation = scattered(seed, towns=4, days=7)
    question = lay_out(formulation, 4)
    alone = [cluster for cluster in question.clusters if cluster.alone]
    prices = random_prices(question, seed)
    bound, _priced = evaluate(question, prices, EXACT)
    by_the_least = replace(question, clusters=tuple(replace(c, alone=False) for c in question.clusters))
    assert bound <= evaluate(by_the_least, prices, EXACT)[0] + 1.0
    assert alone or len(question.clusters) != 1
    for _schedule, value in permitted(formulation, 60):
        assert bound >= value - 1.0


@pytest.mark.parametrize("seed", range(12))
def test_who_waits_lies_between_the_own_and_the_crowd(seed: int) -> None:
    formulation = scattered(seed, towns=4, days=7)
    question = lay_out(formulation, 4)
    visits, instance = question.ground.visits, formulation.instance
    prices = random_prices(question, seed)
    for schedule, _value in permitted(formulation, 30):
        held = stops_of_schedule(formulation, schedule)
        waiting = simulate(instance, [stop for _, stops in held for stop in stops]).waiting
        for cluster in question.clusters:
            if not cluster.alone:
                continue
            m = market_of(question, cluster, prices)
            crowd, own = m.undisturbed[0].copy(), m.undisturbed[0].copy()
            for x, day in enumerate(cluster.days):
                if x > 0:
                    pass_night(m, x, crowd)
                    pass_night(m, x, own)
                true = waiting[day][cluster.points]
                assert (own <= true + 1e-6).all()
                assert (true <= crowd + 1e-6).all()
                option = schedule.option[cluster.team, day]
                ways = [
                    c
                    for c in range(m.day_start[x], m.day_start[x + 1])
                    if visits.option[cluster.visit[c]] == option
                ]
                if ways:
                    widest = max(ways, key=lambda c: m.capacity[c].sum())
                    narrowest = min(ways, key=lambda c: m.least_capacity[c].sum())
                    drain(m, widest, own)
                    deplete(m, narrowest, crowd)


def test_nobody_has_people_alone_where_fewer_may_wait_or_another_team_comes() -> None:
    one, two = scattered(1, towns=4, days=5), scattered(1, towns=4, days=5, teams=2)
    question = lay_out(one, 4)
    assert all(cluster.alone for cluster in question.clusters if cluster.team >= 0)
    assert not any(cluster.alone for cluster in lay_out(two, 4).clusters)
    ground = question.ground
    lowered = lay_out(one, 4, (0.5 * ground.least, ground.part))
    assert not any(cluster.alone for cluster in lowered.clusters)
    assert regrouped(lowered, random_prices(lowered, 1), 4) is None
    assert min(improve_bound(one, [], 3, lambda: False)) <= min(
        improve_bound(one, [], 3, lambda: False, (0.5 * ground.least, ground.part))
    )


def test_a_team_of_few_visits_is_one_group_where_nobody_else_comes() -> None:
    # Five towns whose catchments overlap, each place a group: with the whole team together those that share.
    whole = lay_out(scattered(2, towns=5, days=4), 1, whole_teams=True)
    apart = lay_out(scattered(2, towns=5, days=4), 1)
    assert len(whole.clusters) < len(apart.clusters)
    assert all(cluster.alone for cluster in whole.clusters if cluster.team >= 0)
    assert not all(cluster.alone for cluster in apart.clusters if cluster.team >= 0)
    two = scattered(2, towns=5, days=4, teams=2)
    assert len(lay_out(two, 1, whole_teams=True).clusters) == len(lay_out(two, 1).clusters)

"""The search of a cluster against trying all its schedules."""

from __future__ import annotations

import numpy as np
import pytest
from random_instances import scattered
from test_bound_pieces import random_prices

from outreach_planner.deciding.bound.cluster_market import market_at
from outreach_planner.deciding.bound.cluster_search import best_schedules
from outreach_planner.deciding.bound.clusters import Cluster
from outreach_planner.deciding.bound.market import Market
from outreach_planner.deciding.bound.prices import Prices
from outreach_planner.deciding.bound.pricing import person_worth
from outreach_planner.deciding.bound.question import Question, lay_out
from outreach_planner.deciding.bound.service import deplete, enough_come, most_worth, pass_night
from outreach_planner.deciding.bound.worth import worth_of_people
from outreach_planner.world.instance import Floats

NEVER = np.zeros(1, dtype=np.bool_)


def market_of(question: Question, cluster: Cluster, prices: Prices) -> Market:
    """The market of a cluster at prices, nothing known from its parts."""
    visits = question.ground.visits
    worth = worth_of_people(question.ground.formulation.instance, prices)
    places = (prices.counter[visits.day] * question.officers).sum(axis=1)
    cost = visits.rupiah + question.limits.cost(prices.limit, len(visits.day)) + places + prices.visit
    nothing = np.full(len(cluster.days) + 1, np.inf), np.zeros(cluster.undisturbed.shape)
    return market_at(cluster, person_worth(cluster, prices, worth), cost[cluster.visit], *nothing)


def best_by_trying(m: Market, first: int) -> float:
    """The most that the visits on day ``first`` and later are worth, by trying all schedules."""
    days = m.undisturbed.shape[0]

    def on(x: int, crowd: Floats, blocked: frozenset[int]) -> float:
        if x == days:
            return 0.0
        here = crowd.copy()
        if x > first:
            pass_night(m, x, here)
        best = on(x + 1, here, blocked)
        for c in range(m.day_start[x], m.day_start[x + 1]):
            cell = int(m.option[c]) * days + x
            if m.kept[c] and cell not in blocked and enough_come(m, m.option[c], x, here):
                after = here.copy()
                deplete(m, c, after)
                clash = frozenset(m.clash[m.clash_start[cell] : m.clash_start[cell + 1]].tolist())
                gain = most_worth(m, c, here) - m.cost[c]
                best = max(best, gain + on(x + 1, after, blocked | clash))
        return best

    return on(first, m.undisturbed[first].copy(), frozenset())


@pytest.mark.parametrize("seed", range(10))
def test_the_search_finds_what_trying_all_schedules_finds(seed: int) -> None:
    question = lay_out(scattered(seed, towns=4, days=5), 3)
    for number in range(3):
        prices = random_prices(question, seed + 100 * number)
        for cluster in question.clusters:
            m = market_of(question, cluster, prices)
            tried = [best_by_trying(m, x) for x in range(len(cluster.days))]
            doll, _found, _counts, nodes = best_schedules(m, 0.0, 10**9, 40, NEVER)
            assert nodes >= 0
            assert doll[:-1] == pytest.approx(tried, rel=1e-9, abs=1.0)
            for most_nodes in (0, 3):
                short = best_schedules(m, 0.0, most_nodes, 40, NEVER)[0]
                assert (short[:-1] >= np.array(tried) - 1.0).all()

"""What open sites may hold, listed in full, and the cheapest way to part the customers among them."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_planner.siting.classic.fillings import TOO_MANY, list_fillings
from outreach_planner.siting.classic.knapsack import FREE, NO, YES, forward
from outreach_planner.siting.classic.partition import cheapest_partition, fillings_under

SEEDS = st.integers(0, 10_000)


@settings(max_examples=30, deadline=None)
@given(SEEDS)
def test_every_filling_that_earns_enough_and_wastes_little_is_listed_once(seed: int) -> None:
    random = np.random.default_rng(seed)
    profit, demand = random.integers(-5, 20, 7).astype(float), random.integers(1, 9, 7)
    status = random.choice([FREE, FREE, FREE, YES, NO], 7)
    capacity, load, earned = 20, int(random.integers(0, 20)), float(random.integers(0, 40))
    wanted = set()
    for row in product([False, True], repeat=7):
        inside = np.array(row)
        kept = inside[status == YES].all() and not inside[status == NO].any()
        if kept and load <= demand[inside].sum() <= capacity and profit[inside].sum() >= earned:
            wanted.add(row)
    table = np.empty((8, capacity + 1))
    forward(profit, demand, status, capacity, table)
    found = np.zeros((200, 7), dtype=np.bool_)
    count = list_fillings(profit, demand, status, capacity, table, earned, load, 10_000, found)
    assert sorted(map(tuple, found[:count].tolist())) == sorted(wanted)


def test_a_list_that_takes_too_much_work_is_given_up() -> None:
    profit, demand, status = np.ones(12), np.ones(12, dtype=np.int64), np.full(12, FREE, dtype=np.int64)
    table = np.empty((13, 13))
    forward(profit, demand, status, 12, table)
    nothing = np.zeros((0, 12), dtype=np.bool_)
    assert list_fillings(profit, demand, status, 12, table, 0.0, 0, 100, nothing) == TOO_MANY


@settings(max_examples=30, deadline=None)
@given(SEEDS, st.floats(0.9, 1.3))
def test_parting_is_what_brute_force_finds_below_the_limit(seed: int, part: float) -> None:
    # Three open sites, six customers: 729 ways to send them. At prices of 0 a filling earns minus its cost.
    random = np.random.default_rng(seed)
    cost, fixed = random.integers(1, 40, (3, 6)).astype(float), random.integers(1, 30, 3).astype(float)
    demand = random.integers(1, 8, 6)
    capacity = np.full(3, int(demand.sum()) // 3 + 3)
    best = np.inf
    for way in product(range(3), repeat=6):
        if (np.bincount(way, demand, 3) <= capacity).all():
            best = min(best, float(cost[list(way), range(6)].sum() + fixed.sum()))
    limit = best * part if np.isfinite(best) else 1000.0
    opened, pair, price = np.arange(3), np.zeros((3, 6), dtype=np.int64), np.zeros(6)
    listed = fillings_under(cost, fixed, capacity, demand, opened, pair, price, limit)
    assert listed is not None
    parted = cheapest_partition(listed, opened, price, limit)
    assert parted is not None
    if best > limit:
        assert parted.site_of is None
        assert parted.bound <= best
    else:
        assert parted.site_of is not None
        assert cost[parted.site_of, np.arange(6)].sum() + fixed.sum() == pytest.approx(best)
        assert parted.bound == pytest.approx(best)

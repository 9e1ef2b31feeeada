"""The classic location questions: worked out by hand, against brute force, and on proven public instances."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from public_sites import INSTANCES, read_capacitated, read_covering, read_network, read_single

from outreach_planner.siting.classic.capacitated import multi_source, single_source
from outreach_planner.siting.classic.covering import maximal_covering, p_center, set_covering
from outreach_planner.siting.classic.median import p_median

ROAD = np.abs(np.subtract.outer(np.array([0.0, 10, 20, 30, 100]), np.array([0.0, 10, 20, 30, 100])))
"""Five towns on a straight road at km 0, 10, 20, 30 and 100."""

tables = st.integers(0, 10_000).map(
    lambda seed: np.random.default_rng(seed).integers(1, 60, (6, 8)).astype(float)
)
public = pytest.mark.skipif(not INSTANCES.exists(), reason="no public instances beside the checkout")


def test_two_medians_of_five_towns_are_the_lone_town_and_one_in_the_middle_of_the_rest() -> None:
    # With km 100 open, the four others cost 10 + 0 + 10 + 20 = 40 from km 10 or km 20; nothing is less.
    found = p_median(ROAD, 2, whole=True)
    assert (found.value, found.bound, found.proven) == (40, 40, True)
    assert found.sites in ((1, 4), (2, 4))


def test_a_kept_site_stays_even_where_it_is_no_good() -> None:
    # With km 0 kept, km 100 saves 100 and costs the three others nothing: 10 + 20 + 30 = 60.
    assert p_median(ROAD, 2, kept=(0,), whole=True).value == 60


def test_customers_that_no_site_reaches_leave_no_answer() -> None:
    assert p_median(np.array([[1.0, np.inf], [2.0, np.inf]]), 1).value == np.inf


def test_more_sites_than_there_are_cannot_be_asked_for() -> None:
    with pytest.raises(ValueError, match="6 of 5 sites"):
        p_median(ROAD, 6)


@settings(max_examples=25, deadline=None)
@given(tables, st.integers(1, 4))
def test_the_median_is_what_brute_force_finds(cost: np.ndarray, count: int) -> None:
    best = min(cost[list(some)].min(axis=0).sum() for some in combinations(range(6), count))
    found = p_median(cost, count, whole=True)
    assert (found.value, found.proven) == (best, True)
    assert cost[list(found.sites)].min(axis=0).sum() == best


@settings(max_examples=25, deadline=None)
@given(tables, st.integers(1, 4))
def test_center_and_covering_are_what_brute_force_finds(table: np.ndarray, count: int) -> None:
    sets = [list(some) for n in range(1, count + 1) for some in combinations(range(6), n)]
    assert p_center(table, count).value == min(table[some].min(axis=0).max() for some in sets)
    people, reaches = table[0], table <= 20
    most = max(float(people[reaches[some].any(axis=0)].sum()) for some in sets)
    assert maximal_covering(reaches, people, count).value == pytest.approx(most)
    covered = reaches[:, reaches.any(axis=0)]
    every = [n for n in range(0, 7) for some in combinations(range(6), n) if covered[list(some)].any(0).all()]
    assert set_covering(covered).value == every[0]


def test_sites_that_cover_are_counted_in_whole_numbers() -> None:
    # The solver's own sum of this table's two sites was 1.9999999999999996.
    reaches = np.random.default_rng(6000).integers(1, 60, (6, 8)) <= 20
    found = set_covering(reaches[:, reaches.any(axis=0)])
    assert found.value == len(found.sites) == 2


def test_a_customer_out_of_everybodys_reach_cannot_be_covered() -> None:
    found = set_covering(np.array([[True, False]]))
    assert (found.sites, found.value) == ((), np.inf)


@settings(max_examples=15, deadline=None)
@given(tables)
def test_single_sourcing_is_what_brute_force_finds(cost: np.ndarray) -> None:
    # Three sites, four customers: 81 ways to send the customers.
    table, fixed = np.ascontiguousarray(cost[:3, :4]), cost[3, :3]
    demand, capacity = cost[4, :4] + 1, np.array([90.0, 80.0, 70.0])
    best = np.inf
    for way in np.ndindex(3, 3, 3, 3):
        load = np.bincount(way, demand, 3)
        if (load <= capacity).all():
            opened = sorted(set(way))
            best = min(best, table[list(way), range(4)].sum() + fixed[opened].sum())
    found = single_source(table, fixed, capacity, demand)
    assert found.value == pytest.approx(best)
    assert found.bound == pytest.approx(best)


@settings(max_examples=15, deadline=None)
@given(tables)
def test_a_gap_that_is_good_enough_never_lifts_the_bound_above_the_best(cost: np.ndarray) -> None:
    table, fixed = np.ascontiguousarray(cost[:3, :4]), cost[3, :3]
    demand, capacity = cost[4, :4] + 1, np.array([90.0, 80.0, 70.0])
    best = single_source(table, fixed, capacity, demand).value
    rough = single_source(table, fixed, capacity, demand, gap=0.2)
    assert rough.bound <= best + 1e-3 or best == np.inf
    assert rough.value >= best


def test_demand_may_be_shared_by_two_sites_where_neither_holds_it_all() -> None:
    # 10 people, two sites of 6: 6 at cost 1 and 4 at cost 2 a head, both fixed costs of 5: 6 + 8 + 10 = 24.
    cost, fixed, capacity = np.array([[10.0], [20.0]]), np.array([5.0, 5.0]), np.array([6.0, 6.0])
    found, shares = multi_source(cost, fixed, capacity, np.array([10.0]))
    assert found.value == pytest.approx(24)
    assert shares[:, 0].tolist() == pytest.approx([0.6, 0.4])


@public
@pytest.mark.parametrize(("number", "best"), [(1, 5819), (6, 7824), (11, 7696)])
def test_public_medians_are_proven(number: int, best: int) -> None:
    distance, count = read_network(number)
    found = p_median(distance, count, whole=True)
    assert (found.value, found.bound, found.proven) == (best, best, True)


@public
def test_a_public_covering_is_proven() -> None:
    distance, people = read_covering(324)
    found = maximal_covering(distance <= 800, people, 2)
    assert (round(found.value), round(found.bound), found.proven) == (8790, 8790, True)


@public
@pytest.mark.parametrize(
    ("name", "best"), [("holmberg_p1", 8848), ("holmberg_p12", 10132), ("diaz_p6", 2269), ("diaz_p30", 10816)]
)
def test_public_single_sourcing_is_proven(name: str, best: int) -> None:
    found = single_source(*read_single(name))
    assert (round(found.value), round(found.bound)) == (best, best)


@public
def test_a_public_shared_sourcing_is_proven() -> None:
    found, _ = multi_source(*read_capacitated("cap61"))
    assert found.value == pytest.approx(932615.75)
    assert found.bound == pytest.approx(932615.75)


def test_the_public_instances_stay_out_of_the_project() -> None:
    root = Path(__file__).parents[1]
    assert not list(root.glob("tests/**/pmed*.txt"))


def test_single_sourcing_cut_short_tells_a_plan_and_an_honest_gap() -> None:
    # Tight: thirty sites hold a third more than 75 customers want. No time is left for branching.
    random = np.random.default_rng(0)
    demand = random.integers(5, 36, 75).astype(np.float64)
    capacity = random.uniform(0.7, 1.3, 30)
    capacity = np.round(capacity * 1.3 * demand.sum() / capacity.sum())
    cost, fixed = random.integers(10, 400, (30, 75)).astype(np.float64), np.full(30, 300.0)
    found = single_source(cost, fixed, capacity, demand, seconds=1e-6)
    assert sorted(set(found.site_of)) == list(found.sites)
    held = np.bincount(found.site_of, demand, 30)
    assert (held <= capacity).all()
    served = cost[list(found.site_of), np.arange(75)].sum()
    assert found.value == pytest.approx(served + 300.0 * len(found.sites))
    assert 0 < found.bound <= found.value
    assert found.gap == pytest.approx((found.value - found.bound) / found.value)

"""The diagram of a cluster's days against trying all its schedules and against the search."""

from __future__ import annotations

import numpy as np
import pytest
from random_instances import scattered
from test_bound_months import the_bound_from_the_months_holds, two_vans
from test_bound_pieces import permitted, random_prices
from test_bound_search import NEVER, best_by_trying, market_of

from outreach_planner.deciding.bound import improve, rounds
from outreach_planner.deciding.bound.by_days import bound_by_days, good_schedules
from outreach_planner.deciding.bound.cluster_search import best_schedules
from outreach_planner.deciding.bound.diagram import follow, later_clashes, pulls, rest_of_single_visits
from outreach_planner.deciding.bound.market import Market
from outreach_planner.deciding.bound.question import lay_out
from outreach_planner.deciding.bound.service import deplete, enough_come, most_worth, pass_night
from outreach_planner.deciding.bound.states import grouped, most_promising
from outreach_planner.world.instance import Ints


def merged(m: Market, width: int, best: float = 0.0, times: float = 1.0) -> float:
    """What the diagram of a width proves, with nothing known before."""
    pull = pulls(m, np.full(len(m.point), times))
    return follow(m, width, best, rest_of_single_visits(m), pull, later_clashes(m), True, NEVER)[0]


def worth_of(m: Market, visits: Ints) -> float:
    """Worth of a schedule, each visit checked: it is not blocked, and enough come."""
    days = m.undisturbed.shape[0]
    crowd, total, blocked = m.undisturbed[0].copy(), 0.0, set()
    for x in range(days):
        if x > 0:
            pass_night(m, x, crowd)
        for c in visits[m.day[visits] == x]:
            cell = int(m.option[c]) * days + x
            assert cell not in blocked
            assert enough_come(m, m.option[c], x, crowd)
            total += most_worth(m, c, crowd) - m.cost[c]
            deplete(m, c, crowd)
            blocked |= set(m.clash[m.clash_start[cell] : m.clash_start[cell + 1]].tolist())
    return total


@pytest.mark.parametrize("seed", range(10))
def test_a_wide_diagram_finds_what_trying_all_finds_and_a_narrow_one_is_never_below(seed: int) -> None:
    question = lay_out(scattered(seed, towns=4, days=5), 3)
    for number in range(3):
        prices = random_prices(question, seed + 100 * number)
        for cluster in question.clusters:
            m = market_of(question, cluster, prices)
            tried = best_by_trying(m, 0)
            assert merged(m, 100_000) == pytest.approx(tried, rel=1e-9, abs=1.0)
            for width in (1, 2, 3, 10):
                for times in (0.0, 0.5, 2.0):
                    assert merged(m, width, times=times) >= tried - 1.0
                assert merged(m, width, best=tried + 5.0) >= tried + 4.0


@pytest.mark.parametrize("seed", range(8))
def test_a_diagram_of_two_weeks_is_never_below_the_search_and_comes_close(seed: int) -> None:
    question = lay_out(scattered(seed, towns=5, days=12), 5)
    for number in range(2):
        prices = random_prices(question, seed + 100 * number)
        for cluster in question.clusters:
            m = market_of(question, cluster, prices)
            doll, _found, _counts, nodes = best_schedules(m, 0.0, 10**9, 40, NEVER)
            assert nodes >= 0
            options, nothing = rows_option(m), np.full(len(doll), np.inf)
            for width in (1, 5, 40):
                assert bound_by_days(m, options, width, 0.0, nothing, NEVER) >= doll[0] - 1.0
            best = max([worth for worth, _ in good_schedules(m, 1_000, NEVER)], default=0.0)
            assert best <= doll[0] + 1.0
            assert bound_by_days(m, options, 5_000, best, nothing, NEVER) <= 1.1 * doll[0] + 1.0


def rows_option(m: Market) -> Ints:
    """The option of each reach row of a market."""
    service = np.repeat(np.arange(len(m.start) - 1), np.diff(m.start))
    return np.repeat(np.arange(len(m.service_start) - 1), np.diff(m.service_start))[service]


def test_the_schedules_found_are_permitted_and_worth_what_is_said() -> None:
    found = 0
    for seed in range(8):
        question = lay_out(scattered(seed, towns=5, days=10), 5)
        prices = random_prices(question, seed)
        for cluster in question.clusters:
            m = market_of(question, cluster, prices)
            good = good_schedules(m, 200, NEVER)
            assert [worth for worth, _ in good] == sorted((worth for worth, _ in good), reverse=True)
            for worth, visits in good:
                assert worth_of(m, visits) == pytest.approx(worth)
                found += 1
    assert found >= 8


def test_a_halted_diagram_says_only_what_was_known() -> None:
    questions = [lay_out(scattered(seed, towns=4, days=6), 4) for seed in range(8)]
    question = next(question for question in questions if question.clusters)
    m = market_of(question, question.clusters[0], random_prices(question, 1))
    halted = np.ones(1, dtype=np.bool_)
    singles = float(rest_of_single_visits(m)[0])
    for rupiah in (123.0, 1e15):
        known = np.full(len(m.undisturbed) + 1, rupiah)
        assert bound_by_days(m, rows_option(m), 10, 0.0, known, halted) == min(rupiah, singles)
    assert good_schedules(m, 10, halted) == []


def test_states_are_told_apart_where_it_matters_most() -> None:
    # Three people who wait are worth 10 each at the first point, nothing at the second: of four states in two
    # groups the two that promise most (0 + 30, 20 + 10) and the two that promise least stay together.
    crowd = np.array([[3.0, 0.0], [1.0, 9.0], [0.0, 0.0], [0.0, 5.0]])
    worth = np.array([0.0, 20.0, 1.0, 0.0])
    group, number = grouped(crowd, worth, np.array([10.0, 0.0]), 2)
    assert number == 2
    assert group[2] == group[3]
    assert group[0] != group[2]
    assert list(most_promising(crowd, worth, np.array([10.0, 0.0]), 2)) == [0, 1]


@pytest.mark.parametrize("seed", range(20))
def test_every_state_is_in_one_of_at_most_so_many_groups(seed: int) -> None:
    draw = np.random.default_rng(seed)
    states, width = int(draw.integers(2, 60)), int(draw.integers(1, 20))
    crowd = draw.integers(0, 4, (states, 3)).astype(np.float64)
    worth = draw.integers(0, 5, states).astype(np.float64)
    group, number = grouped(crowd, worth, draw.random(3) * 3, width)
    assert number <= width
    assert set(group.tolist()) == set(range(number))


@pytest.mark.parametrize("seed", range(1, 5))
def test_no_plan_is_above_the_bound_of_narrow_diagrams(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # No search ends, guesses come from a handful of states, and proofs from three widths that all merge.
    monkeypatch.setattr(rounds, "NODES", 0)
    monkeypatch.setattr(rounds, "STATES", 4)
    monkeypatch.setattr(rounds, "WIDTHS", (3, 10, 300))
    the_bound_from_the_months_holds(two_vans(seed, {}), seed)


@pytest.mark.parametrize("seed", range(6))
def test_no_plan_is_above_the_bound_where_diagrams_follow_short_searches(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Searches end after three nodes, diagrams have three states: nearly nothing is followed to its end.
    monkeypatch.setattr(improve, "NODES_A_STATE", 1)
    formulation = scattered(seed, towns=5, days=7, teams=1 + seed % 2)
    plans = permitted(formulation, 60)
    if not plans:
        return
    progress = improve.BoundProgress(
        formulation, [plans[0][0]], lambda: False, stages=((2, 3), (5, 3)), thorough=True
    )
    for _round in range(40):
        if not progress.work():
            break
    assert np.isfinite(progress.lowest)
    assert progress.lowest >= max(value for _plan, value in plans) - 1


@pytest.mark.parametrize("seed", range(1, 4))
def test_a_bound_without_a_master_of_the_whole_ends_and_holds(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "MOST_MASTERED", 0)
    the_bound_from_the_months_holds(two_vans(seed, {}), seed)

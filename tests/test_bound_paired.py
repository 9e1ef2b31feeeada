"""Refined diagrams, and those of two parts followed side by side, against the search and against plans."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from random_instances import scattered
from test_bound_pieces import permitted, random_prices
from test_bound_search import NEVER, best_by_trying, market_of

from outreach_planner.deciding.bound import improve, pair_bound, paired, pairing
from outreach_planner.deciding.bound.cluster_search import best_schedules
from outreach_planner.deciding.bound.clusters import Cluster
from outreach_planner.deciding.bound.diagram import rest_of_single_visits
from outreach_planner.deciding.bound.effort import Effort
from outreach_planner.deciding.bound.prices import Prices
from outreach_planner.deciding.bound.pricing import person_worth
from outreach_planner.deciding.bound.question import Question, lay_out, visit_costs, with_groups
from outreach_planner.deciding.bound.refined import drawn
from outreach_planner.deciding.bound.searched import searched
from outreach_planner.deciding.bound.states import grouped, grouped_by_kind
from outreach_planner.deciding.bound.worth import worth_of_people
from outreach_planner.model.network import Formulation


def test_states_of_each_kind_stay_together_and_one_kind_is_as_without() -> None:
    draw = np.random.default_rng(1)
    for _ in range(40):
        states, width = int(draw.integers(2, 60)), int(draw.integers(1, 20))
        crowd = draw.integers(0, 4, (states, 3)).astype(np.float64)
        worth, pull = draw.integers(0, 5, states).astype(np.float64), draw.random(3) * 3
        kind = draw.integers(0, 5, states)
        group, kinds = grouped_by_kind(crowd, worth, pull, width, kind)
        assert (kinds[group] == kind).all()
        assert set(group.tolist()) == set(range(len(kinds)))
        assert len(kinds) <= max(width, len(set(kind.tolist())))
        if states > width:
            alike, number = grouped_by_kind(crowd, worth, pull, width, np.zeros(states, np.int64))
            before, count = grouped(crowd, worth, pull, width)
            assert alike.tolist() == before.tolist()
            assert len(number) == count


@pytest.mark.parametrize("seed", range(8))
def test_a_diagram_drawn_again_is_never_below_what_trying_finds_and_wide_ones_find_it(seed: int) -> None:
    question = lay_out(scattered(seed, towns=4, days=5), 3)
    for number in range(3):
        prices = random_prices(question, seed + 100 * number)
        for cluster in question.clusters:
            m = market_of(question, cluster, prices)
            rest, tried = rest_of_single_visits(m), best_by_trying(m, 0)
            for widths in ((1,), (1, 2, 3), (2, 5, 10, 20)):
                for best in (0.0, 0.7 * tried, tried + 5.0):
                    found = drawn(m, best, rest, widths, NEVER)
                    assert found is not None
                    assert found.bound >= tried - 1.0
            wide = drawn(m, 0.0, rest, (10, 100_000), NEVER)
            assert wide is not None
            assert wide.bound == pytest.approx(tried, rel=1e-9, abs=20.0)
            assert drawn(m, 0.0, rest, (5,), np.ones(1, dtype=np.bool_)) is None


def with_closed_days(formulation: Formulation, seed: int) -> Formulation:
    """The same question, every second option of each team closed on some days."""
    networks = []
    for network in formulation.networks:
        allowed = network.allowed.copy()
        allowed[::2, seed % 3 :: 3] = False
        networks.append(replace(network, allowed=allowed))
    return replace(formulation, networks=tuple(networks))


def halves(formulation: Formulation, seed: int, rupiah: float = 5e4) -> tuple[Question, Prices] | None:
    """A team's places in one cluster of two parts, with prices between them up to so much; None: no two."""
    question = lay_out(formulation, 1)
    draw = np.random.default_rng(seed)
    prices = random_prices(question, seed)
    prices = replace(prices, person=draw.uniform(0, rupiah, prices.person.shape))
    van = [c for c in question.clusters if c.team == 0]
    if len(van) < 2:
        return None
    rest = [(c.team, c.options.tolist()) for c in question.clusters if c.team != 0]
    parts = [sorted(int(o) for c in half for o in c.options) for half in (van[::2], van[1::2])]
    question, prices = with_groups(question, prices, [*rest, *((0, part) for part in parts)])
    return with_groups(question, prices, [*rest, (0, sorted(parts[0] + parts[1]))])


def bound_of(question: Question, prices: Prices, cluster: Cluster, pairs: int) -> tuple[float, float]:
    """What two diagrams side by side prove of a cluster of two parts, and what the search finds."""
    worth = worth_of_people(question.ground.formulation.instance, prices)
    each, cost = person_worth(cluster, prices, worth), visit_costs(question, prices)
    truth = best_schedules(market_of(question, cluster, prices), 0.0, 10**9, 40, NEVER)[0][0]
    effort = Effort(0.0, 2, 50, pairs)
    market, doll, _found, _counts, _nodes = searched(cluster, each, cost, effort)
    return pair_bound.bound_of_refined(cluster, each, cost, market, doll, 0.0, effort), float(truth)


@pytest.mark.parametrize("seed", range(12))
def test_two_diagrams_side_by_side_prove_no_less_than_the_best_and_wide_ones_little_more(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pair_bound, "MOST_ALONE", 0)
    formulation = scattered(seed, towns=6, days=7)
    rupiah = 100.0 if seed % 3 else 5e4
    found = halves(with_closed_days(formulation, seed) if seed % 2 else formulation, seed, rupiah)
    if found is None:
        return
    question, prices = found
    cluster = question.clusters[-1]
    assert len(cluster.parts) == 2
    for aim in (0.0, 0.4, 2.0):
        monkeypatch.setattr(pair_bound, "AIM", aim)
        for widths in ((1,), (2, 4), (10, 5_000)):
            monkeypatch.setattr(pair_bound, "WIDTHS", widths)
            monkeypatch.setattr(pair_bound, "FINE_WIDTHS", widths)
            for pairs in (1, 7, 100_000):
                bound, truth = bound_of(question, prices, cluster, pairs)
                assert bound >= truth - 1.0
                if aim == 0.0 and pairs == 100_000 and widths[-1] == 5_000 and seed % 3:
                    # A visit is worth nearly the same in its part, so every pair of states is one schedule.
                    assert bound <= truth + 500.0


def test_parts_with_other_days_are_among_those_tried() -> None:
    found = [
        halves(with_closed_days(scattered(seed, towns=6, days=7), seed), seed) for seed in range(1, 12, 2)
    ]
    clusters = [each[0].clusters[-1] for each in found if each is not None]
    assert any(len(part.days) < len(cluster.days) for cluster in clusters for part in cluster.parts)


def test_halted_diagrams_say_nothing() -> None:
    found = next(each for each in (halves(scattered(s, towns=6, days=7), s) for s in range(9)) if each)
    question, prices = found
    worth = worth_of_people(question.ground.formulation.instance, prices)
    cluster = question.clusters[-1]
    each, cost = person_worth(cluster, prices, worth), visit_costs(question, prices)
    market, doll, *_ = searched(cluster, each, cost, Effort(0.0, 2, 50, 10))
    halted = Effort(0.0, 2, 50, 10, halt=np.ones(1, dtype=np.bool_))
    assert pair_bound.bound_of_refined(cluster, each, cost, market, doll, 0.0, halted) >= doll[0] - 1e-6


@pytest.mark.parametrize("seed", range(8))
def test_no_plan_is_above_the_bound_of_clusters_put_together_in_pairs(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Searches end after a node, diagrams have a few states, and a dozen pairs of them are followed.
    monkeypatch.setattr(improve, "REFINED", 0)
    monkeypatch.setattr(improve, "REFINED_NODES", 1)
    monkeypatch.setattr(improve, "REFINED_STATES", 5)
    monkeypatch.setattr(improve, "MOST_PAIRS", 12)
    monkeypatch.setattr(pair_bound, "WIDTHS", (2, 4))
    monkeypatch.setattr(pair_bound, "FINE_WIDTHS", (2, 4))
    monkeypatch.setattr(pair_bound, "MOST_ALONE", 2)
    monkeypatch.setattr(pairing, "MOST_ALONE", 2)
    calls: list[float] = []
    inner = paired.bound_side_by_side
    monkeypatch.setattr(
        pair_bound, "bound_side_by_side", lambda *given: calls.append(inner(*given)) or calls[-1]
    )
    formulation = scattered(seed, towns=6, days=8, teams=1 + seed % 2)
    plans = permitted(formulation, 60)
    if not plans:
        return
    progress = improve.BoundProgress(
        formulation, [plans[0][0]], lambda: False, stages=((2, 3), (5, 3)), thorough=True
    )
    for _round in range(40):
        if not progress.work():
            break
        assert progress.lowest >= max(value for _plan, value in plans) - 1
    assert np.isfinite(progress.lowest)
    assert all(np.isfinite(calls))

"""The best sets and today's office searched again, and the time of a short run shared out."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest
from site_worlds import site_scenario

from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.outputs.sites_telling import sections
from outreach_planner.outputs.sites_text import sites_text
from outreach_planner.siting.batch import SitePrices, unvisited
from outreach_planner.siting.compared import searched_again
from outreach_planner.siting.desk import Desk
from outreach_planner.siting.firmness import Firmness
from outreach_planner.siting.held import held_of
from outreach_planner.siting.joint import decide_jointly
from outreach_planner.siting.opened import Ground, ground_of
from outreach_planner.siting.plans_made import PlansMade
from outreach_planner.siting.promising import most_promising, next_set
from outreach_planner.siting.proposal import propose
from outreach_planner.siting.sites import Choice, choices, cost_of
from outreach_planner.siting.timing import Piece, Timing

FOUR_WEEKS: dict[str, Any] = {"horizon": {"end": "2027-04-30"}, "sites": {"search_rounds": 3_000}}


def started(ground: Ground, desk: Desk) -> PlansMade:
    """Nothing planned yet."""
    every = list(choices(ground.instance, ground.sites))
    costs = np.array([cost_of(ground.instance, ground.sites, choice) for choice in every])
    prices = SitePrices(np.zeros(ground.instance.queues.capacity.shape), np.zeros(2))
    return PlansMade(ground, desk, every, costs, unvisited(ground, every, prices).rupiah - costs)


def test_today_is_worth_no_less_than_the_best_sets_visits_are_without_its_sites() -> None:
    # Today's office is searched with a single round, the set of both sites with six thousand: the visits of
    # the second, made without its sites, are a plan for today.
    ground = ground_of(site_scenario(**FOUR_WEEKS))
    desk = Desk(ground, 6_000, lambda: False)
    plans = started(ground, desk)
    plans.plan(0, 6_000)
    poor = plans.planned[0].value_rupiah
    plans.plan(plans.every.index(Choice((0, 1))), 1, seed=3)
    searched_again(plans, None, lambda part: None)
    today = plans.planned[0].value_rupiah
    for each in plans.planned.values():
        assert each.schedule is not None
        without = value_if_allowed(ground.formulation_of(Choice()), each.schedule)
        assert without is None or today >= without - 1e-3
    assert today >= poor


def test_every_set_compared_gets_searches_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    ground = ground_of(site_scenario(**FOUR_WEEKS))
    asked: dict[Choice, list[int]] = {}
    afresh = PlansMade.afresh

    def counted(self: PlansMade, number: int, part: int, seed: int) -> float:
        asked.setdefault(self.every[number], []).append(part)
        return afresh(self, number, part, seed)

    monkeypatch.setattr(PlansMade, "afresh", counted)
    joint = decide_jointly(ground)
    assert set(asked) == {Choice(), Choice((0,)), Choice((1,)), Choice((0, 1))}
    assert len({tuple(parts) for parts in asked.values()}) == 1  # as often, and with as much work, each
    assert joint.compared.spread_rupiah is not None
    assert joint.compared.spread_rupiah >= 0


def test_the_distance_of_searches_is_the_same_on_every_run() -> None:
    ground = ground_of(site_scenario(**FOUR_WEEKS))
    assert decide_jointly(ground).compared == decide_jointly(ground).compared


def test_a_horizon_whose_plans_are_proven_is_not_searched_again() -> None:
    tree = propose(site_scenario()).tree
    assert tree["method"] == "exact"
    assert tree["search_spread_rupiah"] is None


class WithoutBound(Timing):
    """A run in which there is no time for the bound."""

    def holds(self, piece: Piece, seconds: float) -> bool:
        """Say no, and keep it."""
        self.cut[piece] = "seconds"
        return False


def test_readings_and_firmness_do_not_wait_for_the_bound() -> None:
    readings = {"half": {"name": "Setengah", "applications_a_year": 18_250}}
    scenario = site_scenario(**{**FOUR_WEEKS, "sites": {**FOUR_WEEKS["sites"], "readings": readings}})
    tree = propose(scenario, timing=WithoutBound()).tree
    assert tree["cut_short"] == ["bound"]
    assert tree["visits_add_at_most_rupiah"] is None
    assert [each["id"] for each in tree["readings"]] == ["as-written", "half"]
    assert tree["firm"]["worlds"] == tree["firm"]["with_visits"]["worlds"] == 5
    assert tree["planned"] == 4


def test_readings_that_had_no_time_for_plans_still_rank_the_candidates() -> None:
    class NoPlans(Timing):
        def stop_in(self, piece: Piece) -> Any:
            return (lambda: True) if piece == "firm" else super().stop_in(piece)

    tree = propose(site_scenario(sites={"readings": {"same": {"name": "Sama"}}}), timing=NoPlans()).tree
    assert [each["ranking"][0]["rank"] for each in tree["readings"]] == [1, 1]
    assert all(each["best_with_visits"] == {} for each in tree["readings"])
    assert (tree["firm"]["worlds"], tree["firm"]["with_visits"]["worlds"]) == (5, 0)


def test_too_few_worlds_with_visits_are_none_and_fewer_are_told() -> None:
    # Sixty worlds; the count with visits is told to stop after 4, then after 12 of them.
    ground = ground_of(site_scenario(sites={"draws": 60}))
    firm, held = Firmness(ground, [0, 1]), held_of(ground, decide_jointly(ground))
    firm.count(lambda: False)
    for most, counted in ((4, 0), (12, 12)):
        asked = iter([False] * most)
        firm.count_with_visits(held, partial(next, asked, True))
        assert firm.told()["worlds"] == 60
        assert firm.told()["with_visits"]["worlds"] == counted
    tree = {**propose(site_scenario()).tree, "firm": {**firm.told(), "short": 2}}
    said = sites_text(sections(tree, site_scenario(), "en"), 1000)
    assert "With visits only the first 12 worlds were counted" in said


def test_time_is_shared_out_of_what_preparing_leaves() -> None:
    timing = Timing(1e9)
    assert timing.left_in("plan") == pytest.approx(1.5e8, rel=1e-3)
    assert timing.left_in("firm") == pytest.approx(9.6e8, rel=1e-3)
    assert Timing().left_in("plan") is None


def test_work_that_nobody_can_stop_begins_only_where_it_fits() -> None:
    timing = Timing(1e9)
    assert timing.holds("bound", 5e8)
    assert not timing.holds("bound", 7e8)  # the bound has to end by 62 %
    assert timing.cut == {"bound": "seconds"}
    assert Timing().holds("bound", 1e12)


def test_without_a_bound_the_set_that_promises_most_is_next() -> None:
    every = [Choice(), Choice((0,)), Choice((1,)), Choice((0, 1))]
    unknown, promise = np.full(4, np.inf), np.array([0.0, 1.0, 3.0, 2.0])
    assert next_set(every, promise, unknown, {}, 2) == 2
    assert next_set(every, promise, np.array([9.0, 1.0, 1.0, 1.0]), {}, 2) == 0


def test_candidates_of_promising_sets_come_first() -> None:
    # Alone 2 promises most, then 0; of the pairs 0 and 1.
    every = [
        Choice(),
        Choice((0,)),
        Choice((1,)),
        Choice((2,)),
        Choice((0, 1)),
        Choice((0, 2)),
        Choice((1, 2)),
    ]
    promise = np.array([0.0, 2.0, 1.0, 3.0, 9.0, 5.0, 4.0])
    assert most_promising(every, promise) == [2, 0, 1]

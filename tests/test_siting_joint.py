"""Sites decided with the rotation: values by hand, bounds never below plans, the same on every run."""

from __future__ import annotations

import json
from itertools import product

import numpy as np
import pytest
from random_instances import scattered_scenario
from site_worlds import site_scenario

from outreach_planner.deciding.bound import walking
from outreach_planner.deciding.bound.prices import Prices
from outreach_planner.deciding.bound.worth import worth_of_people
from outreach_planner.plans.simulate import simulate
from outreach_planner.scenario.fields import Scenario
from outreach_planner.siting import windows
from outreach_planner.siting.batch import SitePrices, unvisited
from outreach_planner.siting.figures import shares_within, site_figures
from outreach_planner.siting.joint import decide_jointly
from outreach_planner.siting.opened import ground_of
from outreach_planner.siting.proposal import propose
from outreach_planner.siting.sites import Choice, choices, cost_of
from outreach_planner.world.prepare import prepare


def test_a_site_is_worth_the_travel_it_spares() -> None:
    # Nobody waits at first (backlog_days 0), waiting costs nothing, the site at Timur stands at everybody's
    # door there. On Tuesday 60 wait in Timur: Monday's 30, of whom the office drew 0.2 exp(-30/60) = 12.13 %,
    # 26.361 left, and 30 new. The site draws 20 % of them, spared 2 x (30 km x 1000 + 0.5 h x 20000) = 80000.
    scenario = site_scenario(
        horizon={"end": "2027-04-06"},
        demand={"backlog_days": 0},
        costs={"waiting_rupiah_a_day": 0},
    )
    ground = ground_of(scenario)
    found = site_figures(ground, Choice((0,)))[0]
    assert found.applicants == pytest.approx(0.2 * (30 * (1 - 0.2 * np.exp(-0.5)) + 30))
    assert found.travel_spared_rupiah == pytest.approx(found.applicants * 80_000)
    assert found.travel_spared_hours == pytest.approx(found.applicants)
    instance = ground.instance_of(Choice((0,)))
    assert float((instance.people.drawn_rupiah * instance.people.undisturbed).sum()) == pytest.approx(
        found.travel_spared_rupiah
    )


def test_nobody_goes_to_a_site_who_has_a_nearer_counter() -> None:
    ground = ground_of(site_scenario())
    people = ground.instance_of(Choice((0,))).people
    kota, timur = (people.ids.index(f"{name}/anyone") for name in ("kota", "timur"))
    assert people.draw[1, 1, kota] == 0
    assert people.draw[1, 1, timur] > 0


def test_a_site_draws_no_more_than_it_holds() -> None:
    scenario = site_scenario(sites={"candidates": {"timur": {"applicants_a_day": 4}}})
    found = site_figures(ground_of(scenario), Choice((0,)))[0]
    assert found.applicants_an_open_day == pytest.approx(4, abs=0.01)


def test_officers_of_a_site_are_missing_in_the_office_on_its_days() -> None:
    # Ten officers serve five each; two of them are at Timur on Wednesday (the third day) only.
    terms = {"officers": 2, "weekdays": ["wednesday"]}
    ground = ground_of(site_scenario(sites={"candidates": {"timur": terms}}))
    assert ground.instance_of(Choice((0,))).queues.capacity[:, 0].tolist() == [50, 50, 40, 50, 50]


def test_all_start_with_the_same_backlog() -> None:
    ground = ground_of(site_scenario())
    first, second = (ground.instance_of(choice).people for choice in (Choice(), Choice((0, 1))))
    assert first.backlog.tolist() == second.backlog.tolist()


@pytest.mark.parametrize("price", [0.0, 30_000.0])
def test_many_choices_at_once_are_worth_what_each_is_alone(price: float) -> None:
    terms = {"officers": 1, "weekdays": ["tuesday", "thursday"]}
    scenario = site_scenario(
        sites={"candidates": {"barat": terms}}, demand={"giving_up_a_day": 0.02}, office={"officers": 3}
    )
    ground = ground_of(scenario)
    every = list(choices(ground.instance, ground.sites))
    days = len(ground.instance.days.dates)
    found = unvisited(ground, every, SitePrices(np.full((days, 1), price), np.zeros(2)))
    lefts = []
    for choice, rupiah in zip(every, found.rupiah, strict=True):
        instance = ground.instance_of(choice)
        counter = np.zeros(instance.queues.capacity.shape)
        counter[:, 0] = price
        person = np.zeros((1, *instance.people.arrivals.shape))
        worth = worth_of_people(instance, Prices(counter, np.zeros(0), np.zeros(0), person, np.zeros(2)))
        lefts.append(worth.left)
        assert rupiah == pytest.approx(worth.undisturbed)
        assert rupiah >= simulate(instance, []).value_rupiah - 1e-3
    assert found.left[0] == pytest.approx(np.min(lefts, axis=0))


def test_the_joint_answer_is_exact_where_every_choice_is_proven() -> None:
    joint = decide_jointly(ground_of(site_scenario()))
    best = joint.best()
    assert best is not None
    assert joint.method == "exact"
    assert joint.bound() <= best.value_rupiah + 10_000  # within the tolerance of the bound's searches
    assert len(joint.planned) == 4


def test_costs_above_what_a_site_brings_leave_it_shut() -> None:
    dear = {name: {"monthly_rupiah": 10**12} for name in ("timur", "barat")}
    scenario = site_scenario(sites={"candidates": dear})
    best = decide_jointly(ground_of(scenario)).best()
    assert best is not None
    assert best.choice == Choice()


@pytest.mark.parametrize("seed", range(4))
def test_no_plan_of_any_choice_is_above_its_bound(seed: int) -> None:
    scenario = _with_sites(scattered_scenario(seed))
    assert scenario is not None
    ground = ground_of(scenario)
    joint = decide_jointly(ground)
    for choice, bound in zip(joint.choices, joint.bound_rupiah, strict=True):
        own = [each for each in joint.planned if each.choice == choice]
        assert all(each.value_rupiah <= bound + 1 for each in own)
    assert joint.bound() >= max(each.value_rupiah for each in joint.planned)


@pytest.mark.parametrize(("window_days", "most_rows"), [(14, 6000), (91, 6000), (91, -1)])
def test_windows_bound_every_choice_planned_for_itself(
    monkeypatch: pytest.MonkeyPatch, window_days: int, most_rows: int
) -> None:
    # Two months in short windows, as one, and as one that is bounded the way of long horizons (-1: all are
    # long): one bound of the visits holds for all four choices.
    monkeypatch.setattr(windows, "WINDOW_DAYS", window_days)
    monkeypatch.setattr(walking, "MOST_SHARED", most_rows)
    scenario = site_scenario(horizon={"end": "2027-06-04"}, sites={"evaluated_sets": 4})
    joint = decide_jointly(ground_of(scenario))
    assert len(joint.planned) == 4
    for each in joint.planned:
        unvisited_rupiah = joint.unvisited_rupiah[joint.choices.index(each.choice)]
        assert each.value_rupiah <= unvisited_rupiah + joint.visits_add_rupiah + 1
        assert each.value_rupiah >= each.without_visits_rupiah - 1


def test_a_counter_may_close_and_what_it_cost_is_saved() -> None:
    scenario = site_scenario(
        places={
            "loket": {
                "name": "Loket",
                "kind": "mpp",
                "kabupaten": "desa",
                "lat": -3.0,
                "lon": 104.3,
                "road_node": "barat",
            }
        },
        counters={"loket": {"place": "loket", "queue": "loket", "applicants_a_day": 50}},
        sites={"may_close": ["loket"], "saves_rupiah": {"loket": 1_000_000}},
    )
    ground = ground_of(scenario)
    closed = Choice((), ("loket",))
    assert closed in set(choices(ground.instance, ground.sites))
    assert cost_of(ground.instance, ground.sites, closed) == pytest.approx(-1_000_000 * 5 / (365 / 12))
    assert ground.instance_of(closed).people.draw[1, 1].max() == 0


def test_budget_and_officers_limit_the_choices() -> None:
    terms = {"officers": 3, "opening_rupiah": 60}
    both = {"candidates": {"timur": terms, "barat": terms}}
    for limit in ({"officers_at_most": 5}, {"budget_rupiah": 100}):
        ground = ground_of(site_scenario(sites={**both, **limit}))
        assert {c.opened for c in choices(ground.instance, ground.sites)} == {(), (0,), (1,)}


def test_shares_within_bands_count_people_by_kabupaten() -> None:
    # Dry, by road: Timur (600 people) 30 and Barat (400) 60 minutes from the office; a site at Timur: 0.
    ground = ground_of(site_scenario())
    today = shares_within(ground, Choice(), (15, 30, 60))["dry"]["desa"]
    assert today == [0.0, 0.6, 1.0]
    assert shares_within(ground, Choice((0,)), (15, 30, 60))["dry"]["desa"] == [0.6, 0.6, 1.0]


def test_the_same_scenario_gives_the_same_answer() -> None:
    one, two = (json.dumps(propose(site_scenario()).tree, sort_keys=True) for _ in range(2))
    assert one == two


def _with_sites(scenario: Scenario) -> Scenario | None:
    """Ask a random world about its first two places without a counter."""
    taken = {counter.place for counter in scenario.counters.values()} | {scenario.office.place}
    instance = prepare(scenario)
    home = instance.place_ids.index(scenario.office.place)
    free = [
        name
        for number, name in enumerate(scenario.places)
        if name not in taken and (instance.legs.minutes[:, home, number] >= 0).any()
    ][:2]
    if not free:
        return None
    told = scenario.model_dump(mode="json")
    told["sites"] = {
        "candidates": {name: {"place": name, "applicants_a_day": 30} for name in free},
        "at_most": len(free),
        "search_rounds": 3_000,
        "bound_rounds": 6,
    }
    return Scenario.model_validate_json(json.dumps(told))


def test_every_permitted_choice_is_listed_once() -> None:
    ground = ground_of(site_scenario())
    wanted = {tuple(j for j, there in enumerate(some) if there) for some in product((0, 1), repeat=2)}
    found = [choice.opened for choice in choices(ground.instance, ground.sites)]
    assert set(found) == wanted
    assert len(found) == 4


def test_every_candidate_gets_a_search_of_its_own_to_be_ranked_by() -> None:
    # The office as it is, both candidates alone, and both together with the plans known by then; Timur costs
    # more than it brings, so Barat comes first.
    dear = {"evaluated_sets": 1, "candidates": {"timur": {"monthly_rupiah": 10**12}}}
    tree = propose(site_scenario(sites=dear)).tree
    assert tree["planned"] == 4
    assert [row["id"] for row in tree["ranking"]] == ["barat", "timur"]
    gains = [row["gain_with_visits_rupiah"] for row in tree["ranking"]]
    assert gains[0] > 0 > gains[1]


def test_what_must_open_is_open_everywhere_and_gains_count_from_there() -> None:
    # Timur must open: one site is Timur, two are both, and Barat is all there is to rank.
    tree = propose(site_scenario(sites={"must_open": ["timur"]})).tree
    assert [row["sites"] for row in tree["curve"]] == [["timur"], ["timur", "barat"]]
    assert tree["curve"][0]["gain_rupiah"] == 0
    assert [row["id"] for row in tree["ranking"]] == ["barat"]
    assert all(shares["timur"] == 1.0 for shares in tree["firm"]["by_count"].values())


def test_drawn_worlds_keep_to_the_budget() -> None:
    # Timur costs 50, Barat nothing: with a budget of 10 only Barat opens, in every drawn world.
    terms = {"timur": {"opening_rupiah": 50}}
    tree = propose(site_scenario(sites={"candidates": terms, "budget_rupiah": 10})).tree
    assert tree["firm"]["by_count"] == {"1": {"barat": 1.0}}
    assert [row["id"] for row in tree["ranking"]] == ["barat"]

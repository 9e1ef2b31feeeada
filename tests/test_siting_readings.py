"""Other readings of the data, plans held in other worlds, and runs that are cut short."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from site_worlds import site_scenario

from outreach_planner.model.network import Formulation
from outreach_planner.plans.simulate import simulate
from outreach_planner.siting.held import held_of, values_of
from outreach_planner.siting.joint import decide_jointly
from outreach_planner.siting.opened import ground_of
from outreach_planner.siting.proposal import propose
from outreach_planner.siting.sites import Choice
from outreach_planner.siting.timing import Timing
from outreach_planner.siting.worlds import drawn_worlds, ground_in, same


def test_a_reading_that_says_nothing_else_ranks_as_it_is_written() -> None:
    tree = propose(site_scenario(sites={"readings": {"same": {"name": "Sama"}}})).tree
    written, read = tree["readings"]
    assert written["ranking"] == read["ranking"]
    assert written["best"] == read["best"]
    assert written["best_with_visits"] == read["best_with_visits"]
    assert read["differs"] == []


def test_without_readings_none_are_told() -> None:
    assert propose(site_scenario()).tree["readings"] == []


def test_a_reading_with_twice_the_applications_sends_twice_as_many_to_each_site() -> None:
    scenario = site_scenario()
    yearly = scenario.demand.applications_a_year
    more = {"more": {"name": "Lebih", "applications_a_year": 2 * yearly}}
    tree = propose(site_scenario(sites={"readings": more})).tree
    written, read = ({row["id"]: row for row in each["ranking"]} for each in tree["readings"])
    for name, row in read.items():
        assert row["applicants_an_open_day"] == pytest.approx(
            2 * written[name]["applicants_an_open_day"], abs=0.02
        )
    (change,) = tree["readings"][1]["differs"]
    assert change == {"path": "demand.applications_a_year", "now": yearly, "then": 2 * yearly}


def test_a_site_holds_no_more_in_a_reading_either() -> None:
    # Timur holds 4 a day; with ten times the applications it draws no more.
    yearly = site_scenario().demand.applications_a_year
    asked = {
        "candidates": {"timur": {"applicants_a_day": 4}},
        "readings": {"more": {"name": "Lebih", "applications_a_year": 10 * yearly}},
    }
    _, read = propose(site_scenario(sites=asked)).tree["readings"]
    timur = next(row for row in read["ranking"] if row["id"] == "timur")
    assert timur["applicants_an_open_day"] == pytest.approx(4, abs=0.05)
    assert timur["holds_an_open_day"] == 4


def test_travel_that_is_worth_nothing_leaves_less_for_every_site() -> None:
    asked = {"readings": {"free": {"name": "Gratis", "travel_value_factor": 0}}}
    written, read = propose(site_scenario(sites=asked)).tree["readings"]
    before = {row["id"]: row["gain_rupiah"] for row in written["ranking"]}
    assert all(row["gain_rupiah"] < before[row["id"]] for row in read["ranking"])


def test_plans_held_in_their_own_world_are_worth_what_they_were() -> None:
    ground = ground_of(site_scenario())
    joint = decide_jointly(ground)
    held = held_of(ground, joint)
    value = {each.choice: each.value_rupiah for each in joint.planned}
    assert {each.choice for each in held} == {Choice(), Choice((0,)), Choice((1,)), Choice((0, 1))}
    for there in (ground, ground_in(ground, same(ground))):
        assert values_of(there, held) == pytest.approx([value[each.choice] for each in held])


def test_on_faster_roads_no_fewer_come_to_a_visit() -> None:
    # Timur's people are at the team's door whatever the roads; from elsewhere the way is shorter.
    ground = ground_of(site_scenario())
    faster = ground_in(ground, replace(same(ground), speed=2.0))
    slow, fast = ground.instance.options, faster.instance.options
    assert fast.ids == slow.ids
    assert fast.share.sum() > slow.share.sum()


def test_firmness_is_counted_with_visits_in_the_same_worlds() -> None:
    scenario = site_scenario()
    firm = propose(scenario).tree["firm"]
    assert firm["with_visits"]["worlds"] == firm["worlds"] == len(drawn_worlds(scenario, 5)) == 5
    assert firm["with_visits"]["sets"] == 4
    for told in (firm, firm["with_visits"]):
        assert sum(told["number_of_sites"].values()) == pytest.approx(1.0)
        assert sum(told["by_count"]["1"].values()) == pytest.approx(1.0)
        assert told["by_count"]["2"] == {"timur": 1.0, "barat": 1.0}


def test_a_run_that_is_stopped_at_once_tells_what_it_has() -> None:
    for timing, why in ((Timing(None, lambda: True), "interrupt"), (Timing(1e-6), "seconds")):
        tree = propose(site_scenario(), timing=timing).tree
        assert tree["stopped_by"] == why
        assert {"bound", "sets", "firm"} <= set(tree["cut_short"])
        assert tree["today"]["value_rupiah"] is not None
        assert [row["number"] for row in tree["curve"]] == [0, 1, 2]
        assert tree["visits_add_at_most_rupiah"] is None
        assert tree["firm"]["worlds"] == 0


def test_a_run_that_ends_by_itself_says_so() -> None:
    tree = propose(site_scenario(), timing=Timing(10_000)).tree
    assert (tree["stopped_by"], tree["cut_short"]) == ("work", [])


def test_each_candidate_tells_whom_it_brings_within_reach() -> None:
    # Dry, by road: Timur (600 people) 30 and Barat (400) 60 minutes from the office; from Timur to Barat 90.
    tree = propose(site_scenario(sites={"bands_minutes": [15, 30, 60]})).tree
    shares = {row["id"]: row["shares_within"]["dry"]["desa"] for row in tree["ranking"]}
    assert shares == {"timur": [0.6, 0.6, 1.0], "barat": [0.4, 1.0, 1.0]}
    assert all(set(row["shares_within"]) == {"dry", "rainy"} for row in tree["ranking"])


def test_a_visit_to_which_too_few_come_in_another_world_is_neither_made_nor_paid_for() -> None:
    # The same plan where a hundredth apply: nobody's visit reaches the least that one served where it was
    # found, so none is made, and nothing but the site is paid.
    ground = ground_of(site_scenario())
    held = held_of(ground, decide_jointly(ground))
    strict = [
        replace(each, least=np.full(len(each.stops), 5.0), formulation=_at_least(each.formulation, 5))
        for each in held
    ]
    few = ground_in(ground, replace(same(ground), applications=0.01))
    nobody = [simulate(few.instance_of(each.choice), []).value_rupiah - each.sites_rupiah for each in held]
    assert values_of(few, strict) == pytest.approx(nobody)
    assert all(value < empty for value, empty in zip(values_of(few, held), nobody, strict=True))


def _at_least(formulation: Formulation, people: int) -> Formulation:
    """The same rotation with visits that must serve so many."""
    options = formulation.instance.options
    options = replace(options, service_minimum=np.full_like(options.service_minimum, people))
    return replace(formulation, instance=replace(formulation.instance, options=options))

"""Which candidates were considered, left out or cut off, and how that is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from site_worlds import site_scenario
from worlds import GONE

from outreach_planner.errors import ScenarioError
from outreach_planner.outputs.sites_detail_telling import considered
from outreach_planner.outputs.sites_speaker import Speaker
from outreach_planner.siting import sites
from outreach_planner.siting.considered import considered_of
from outreach_planner.siting.joint import decide_jointly
from outreach_planner.siting.opened import ground_of
from outreach_planner.siting.proposal import propose

AUTO = {"candidates": "auto", "kinds": ["town", "office"], "at_most": 1, "each": {"applicants_a_day": 50}}


def test_places_that_auto_leaves_out_are_named_with_the_reason() -> None:
    # The office has a counter already, and the road to Barat is under water when it rains; Timur is left.
    asked = site_scenario(roads={"edges": {"kota-barat": {"rainy_kmh": 0}}}, sites=AUTO)
    tree = propose(asked).tree
    assert {row["id"] for row in tree["ranking"]} == {"timur"}
    assert [(each["id"], each["why"]) for each in tree["considered"]["left_out"]] == [
        ("kantor", "counter"),
        ("barat", "no_road"),
    ]
    said = considered(Speaker(tree, asked, "en")).sentences
    assert "Left out for want of a road in both seasons (1): Barat." in said
    assert any(each.startswith("Left out because a counter stands there (1): Kantor") for each in said)


def test_candidates_that_are_written_leave_nobody_out() -> None:
    tree = propose(site_scenario()).tree
    assert tree["considered"] == {"auto": False, "beyond": [], "not_permitted": [], "left_out": []}
    assert considered(Speaker(tree, site_scenario(), "en")).sentences == ()


def test_candidates_beyond_the_list_keep_their_rank_and_their_gain() -> None:
    asked = site_scenario()
    ground = ground_of(asked)
    joint = decide_jointly(ground)
    (beyond,) = considered_of(ground, joint, [0, 1], listed=1)["beyond"]
    planned = {each.choice.opened: each.value_rupiah for each in joint.planned}
    assert (beyond["rank"], beyond["id"]) == (2, "barat")
    assert beyond["gain_with_visits_rupiah"] == round(planned[1,] - planned[()])


def test_what_budget_forbids_is_told() -> None:
    asked = site_scenario(
        sites={"candidates": {"barat": {"opening_rupiah": 60_000_000}}, "budget_rupiah": 10_000_000}
    )
    tree = propose(asked).tree
    assert tree["considered"]["not_permitted"] == ["barat"]
    said = considered(Speaker(tree, asked, "en")).sentences
    assert said == ("Beyond the budget or the officers (1): Barat.",)


def test_many_names_are_counted_and_pointed_to() -> None:
    asked = site_scenario()
    tree: dict[str, Any] = propose(asked).tree
    tree["considered"] = {**tree["considered"], "not_permitted": ["barat"] * 9}
    said = considered(Speaker(tree, asked, "en")).sentences
    assert said[0].endswith("(9): Barat, Barat, Barat, Barat, Barat, Barat and 3 more.")
    assert said[1] == "All of them stand in sites.json."


def test_candidates_without_a_road_are_told_in_one_sentence() -> None:
    # A third town, joined to Barat; with the road from Kota to Barat gone both are cut off, and Timur is not.
    asked = site_scenario(
        roads={"edges": {"kota-barat": GONE}},
        programs={"lakso": {"venues": ["town"]}},
        teams={"van": {"never_places": ["barat"]}},
        sites={"candidates": {"also": {"place": "barat", "applicants_a_day": 5}}},
    )
    with pytest.raises(ScenarioError) as raised:
        ground_of(asked)
    (problem,) = raised.value.problems
    assert problem.field == "sites.candidates"
    told = "2 candidates cannot be reached from the office: the road network is in parts (barat, also)"
    assert problem.came == told


def test_a_long_list_of_candidates_without_a_road_is_cut() -> None:
    ground = ground_of(site_scenario())
    many = [replace(ground.sites[0], id=f"town-{n}") for n in range(30)]
    _, came, _ = sites._cut_off(many)
    assert came.endswith("town-11 and 18 more)")

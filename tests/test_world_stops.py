from typing import Any

import pytest
from worlds import node, place, tiny_scenario

from outreach_planner.errors import ScenarioError
from outreach_planner.world.instance import DRY, RAINY
from outreach_planner.world.prepare import prepare


def problems(**changes: Any) -> list[str]:
    with pytest.raises(ScenarioError) as told:
        prepare(tiny_scenario(**changes))
    return [str(problem) for problem in told.value.problems]


def test_a_stop_that_no_team_can_reach_is_told_with_the_nearest_node_and_the_mend():
    # the node Ujung has no road; it lies 0.1 degree of longitude, 11.1 km, west of the place
    roads = {"nodes": {"ujung": node("Ujung", 105.5)}}
    far = place("Jauh", "desa", 105.6, road_node="ujung")
    assert problems(roads=roads, places={"jauh": far}) == [
        "scenario  places.jauh: got a stop that no open road or river leads to from any team's home; "
        'the nearest road node is "ujung", 11.1 km away, and it sits on node "ujung": write as road_node '
        "one that open roads lead to, open a road there, write boat: true if a boat goes there, or take "
        "the place out"
    ]


def test_many_stops_that_a_missing_road_cuts_off_are_told_in_one_sentence():
    # Five places on the node Ujung, which has no road.
    roads = {"nodes": {"ujung": node("Ujung", 105.5)}}
    far = {f"jauh-{n}": place(f"Jauh {n}", "desa", 105.5, road_node="ujung") for n in range(5)}
    assert problems(roads=roads, places=far) == [
        "scenario  places: got 5 stops that no open road or river leads to from any team's home: jauh-0, "
        "jauh-1, jauh-2, jauh-3, jauh-4; open a road to them in roads.edges (they sit on the nodes ujung), "
        "write boat: true where a boat goes, or take the places out"
    ]
    three = dict(list(far.items())[:3])
    assert [each.split(":")[0] for each in problems(roads=roads, places=three)] == [
        f"scenario  places.jauh-{n}" for n in range(3)
    ]


def test_a_stop_closed_in_one_season_is_no_problem():
    instance = prepare(tiny_scenario(roads={"edges": {"kota-timur": {"rainy_kmh": 0}}}))
    assert instance.legs.minutes[[DRY, RAINY], 0, 1].tolist() == [30, -1]


@pytest.mark.parametrize("kept_away", [{"never_places": ["jauh"]}, {"only_places": ["timur"]}])
def test_a_place_where_no_team_may_go_need_not_be_reached(kept_away: dict[str, Any]):
    roads = {"nodes": {"ujung": node("Ujung", 105.5)}}
    far = place("Jauh", "desa", 105.6, road_node="ujung")
    instance = prepare(tiny_scenario(roads=roads, places={"jauh": far}, teams={"van": kept_away}))
    assert (instance.legs.minutes[:, 0, 3] == -1).all()

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import GONE, node, place, road, tiny_scenario

from outreach_planner.world.instance import DRY, RAINY, Instance
from outreach_planner.world.roads import build_network

KANTOR, TIMUR, BARAT = 0, 1, 2


def test_legs_take_the_road_at_its_speed_of_the_season(tiny: Instance):
    # 30 km and 60 km at 60 km/h, and at 30 km/h when it rains; Timur to Barat is by way of Kota
    assert tiny.legs.minutes[DRY].tolist() == [[0, 30, 60], [30, 0, 90], [60, 90, 0]]
    assert tiny.legs.minutes[RAINY].tolist() == [[0, 60, 120], [60, 0, 180], [120, 180, 0]]
    assert tiny.legs.distance_m[DRY].tolist() == [
        [0, 30_000, 60_000],
        [30_000, 0, 90_000],
        [60_000, 90_000, 0],
    ]
    assert not tiny.legs.boat.any()


def test_minutes_are_rounded_up_once_for_the_whole_way():
    # 30.2 km and 60.2 km at 60 km/h: 30.2 minutes to Timur is 31, 90.4 from there to Barat is 91
    changes = {"edges": {"kota-timur": {"km": 30.2}, "kota-barat": {"km": 60.2}}}
    legs = build_network(tiny_scenario(roads=changes)).legs
    assert legs.minutes[DRY, KANTOR].tolist() == [0, 31, 61]
    assert legs.minutes[DRY, TIMUR, BARAT] == 91


@pytest.mark.parametrize("closing", [{"open": False}, {"dry_kmh": 0, "rainy_kmh": 0}])
def test_no_way_leads_over_a_closed_road(closing: dict[str, Any]):
    legs = build_network(tiny_scenario(roads={"edges": {"kota-timur": closing}})).legs
    assert legs.minutes[:, KANTOR, TIMUR].tolist() == [-1, -1]
    assert legs.distance_m[:, KANTOR, TIMUR].tolist() == [0, 0]
    assert legs.minutes[DRY, KANTOR, BARAT] == 60


def test_a_road_that_floods_is_closed_in_the_rainy_season_only():
    legs = build_network(tiny_scenario(roads={"edges": {"kota-timur": {"rainy_kmh": 0}}})).legs
    assert legs.minutes[:, KANTOR, TIMUR].tolist() == [30, -1]


def test_the_faster_of_two_roads_is_taken_with_its_metres_and_toll():
    # 30 km of toll road at 90 km/h: 20 minutes
    toll = road("kota", "timur", 30, dry_kmh=90, toll_rupiah=15_000)
    legs = build_network(tiny_scenario(roads={"edges": {"toll": toll}})).legs
    assert legs.minutes[:, KANTOR, TIMUR].tolist() == [20, 60]
    assert legs.toll_rupiah[DRY, KANTOR].tolist() == [0, 15_000, 0]
    assert legs.toll_rupiah[DRY, BARAT].tolist() == [0, 15_000, 0]


def test_a_place_off_the_network_is_joined_to_the_nearest_node_by_the_crows_way_with_a_detour():
    # Desa Utara lies 0.1 degree north of Timur: 11,057 m (a degree of latitude near 3 degrees south is
    # 110,577 m) x 1.35 = 14.93 km at 22 km/h = 40.7 minutes; with the 30 to Timur 70.7, so 71
    north = place("Utara", "desa", 105.0, lat=-2.9)
    network = build_network(tiny_scenario(places={"utara": north}, roads={"access": {"links": 1}}))
    assert network.legs.minutes[DRY, KANTOR, 3] == 71
    assert network.legs.distance_m[DRY, KANTOR, 3] == pytest.approx(30_000 + 14_928, abs=5)
    assert network.path(DRY, KANTOR, 3) == ("kantor", "kota", "timur", "utara")


def test_an_access_is_never_shorter_than_half_a_kilometre():
    # 0.5 km at 22 km/h is 1.36 minutes, so 2
    mall = place("Mall", "kota", 104.8001, kind="mall")
    network = build_network(tiny_scenario(places={"mall": mall}))
    assert network.legs.minutes[DRY, KANTOR, 3] == 2
    assert network.legs.distance_m[DRY, KANTOR, 3] == 500


def test_no_place_is_joined_to_a_toll_gate_or_a_pier():
    # a toll gate and a pier both stand where the mall is; the nearest other node is Kota
    nodes = {"gate": node("Gate", 104.82, kind="toll_gate"), "pier": node("Pier", 104.82)}
    edges = {
        "to-gate": road("kota", "gate", 3),
        "to-pier": road("kota", "pier", 3),
        "river": road("pier", "timur", 25, boat=True),
    }
    roads = {"nodes": nodes, "edges": edges, "access": {"links": 1}}
    network = build_network(
        tiny_scenario(places={"mall": place("Mall", "kota", 104.82, kind="mall")}, roads=roads)
    )
    assert network.path(DRY, KANTOR, 3) == ("kantor", "kota", "mall")


def test_a_path_tells_a_place_and_its_node_of_the_same_id_once_and_runs_backwards_on_the_way_back(
    tiny: Instance,
):
    assert tiny.roads.path(DRY, TIMUR, BARAT) == ("timur", "kota", "barat")
    assert tiny.roads.path(DRY, BARAT, TIMUR) == ("barat", "kota", "timur")
    assert tiny.roads.path(DRY, KANTOR, TIMUR) == ("kantor", "kota", "timur")
    assert tiny.roads.path(DRY, KANTOR, KANTOR) == ("kantor",)


def test_asking_for_the_path_of_a_leg_that_does_not_exist_is_an_error():
    network = build_network(tiny_scenario(roads={"edges": {"kota-timur": {"open": False}}}))
    with pytest.raises(ValueError, match="no team has a way from kantor to timur"):
        network.path(DRY, KANTOR, TIMUR)


def test_coordinates_are_told_of_road_nodes_and_of_places(tiny: Instance):
    assert tiny.roads.coordinates("timur") == (-3.0, 105.0)
    assert tiny.roads.coordinates("kantor") == (-3.0, 104.8)
    with pytest.raises(KeyError):
        tiny.roads.coordinates("nowhere")


@st.composite
def worlds(draw: st.DrawFn) -> Any:
    """A place on each of a few nodes, joined by random roads."""
    count = draw(st.integers(2, 6))
    names = [f"n{number}" for number in range(count)]
    pairs = draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=10))
    edges = {
        f"e{number}": road(
            *pair,
            draw(st.integers(1, 400)) / 10,
            dry_kmh=draw(st.sampled_from([0, 17, 30, 60])),
            toll_rupiah=draw(st.sampled_from([0, 5000])),
        )
        for number, pair in enumerate(pairs)
        if pair[0] != pair[1]
    }
    places = {f"p-{name}": place(name, "desa", 105.0, road_node=name) for name in names}
    nodes = {name: node(name, 105.0 + k / 10) for k, name in enumerate(names)}
    return tiny_scenario(
        places={"timur": GONE, "barat": GONE} | places,
        roads={"nodes": nodes, "edges": edges},
    )


@given(worlds())
def test_legs_are_as_long_back_as_there_and_no_detour_is_faster(scenario: Any):
    network = build_network(scenario)
    for season in (DRY, RAINY):
        minutes = network.legs.minutes[season]
        assert (minutes == minutes.T).all()
        assert (network.legs.distance_m[season] == network.legs.distance_m[season].T).all()
        assert (network.legs.toll_rupiah[season] == network.legs.toll_rupiah[season].T).all()
        far = np.where(minutes < 0, 10**6, minutes)
        assert (far[:, None, :] <= far[:, :, None] + far[None, :, :]).all()


@given(worlds())
def test_a_path_runs_along_open_roads_whose_metres_and_tolls_add_up_to_the_leg(scenario: Any):
    network = build_network(scenario)
    legs, edges = network.legs, scenario.roads.edges.values()
    for start, end in np.argwhere(legs.minutes[DRY] > 0):
        passed = network.path(DRY, int(start), int(end))[1:-1]
        metres = toll = 0
        for pair in pairwise(passed):
            roads = [e for e in edges if {e.start, e.end} == set(pair) and e.open and e.dry_kmh > 0]
            fastest = min(roads, key=lambda edge: round(edge.km / edge.dry_kmh, 9))
            metres, toll = metres + round(1000 * fastest.km), toll + fastest.toll_rupiah
        assert metres == legs.distance_m[DRY, start, end]
        assert toll == legs.toll_rupiah[DRY, start, end]

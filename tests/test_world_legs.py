"""Legs by boat.

The tiny world with a pier 6 km by road from Kota and the island Pulau 30 km by boat from the pier, at 30 km/h
in both seasons: 6 + 60 = 66 minutes from the office when dry, 12 + 60 = 72 when rainy.
"""

from typing import Any

from worlds import node, place, road, team, tiny_scenario

from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.instance import DRY, RAINY
from outreach_planner.world.roads import build_network

KANTOR, TIMUR, PULAU, DELTA = 0, 1, 3, 4
TRACK = road("timur", "pulau", 30, dry_kmh=30, rainy_kmh=0)


def island(edges: dict[str, Any] | None = None, **changes: Any) -> Scenario:
    by_boat = {"road_class": "river", "boat": True, "dry_kmh": 30}
    roads = {
        "nodes": {"pier": node("Pier", 104.85), "pulau": node("Pulau", 105.1), "delta": node("Delta", 105.2)},
        "edges": {
            "to-pier": road("kota", "pier", 6),
            "pier-pulau": road("pier", "pulau", 30, **by_boat),
            "pulau-delta": road("pulau", "delta", 10, **by_boat),
            **(edges or {}),
        },
    }
    places = {
        "pulau": place("Pulau", "desa", 105.1, road_node="pulau"),
        "delta": place("Delta", "desa", 105.2, road_node="delta"),
    }
    return tiny_scenario(roads=roads, places=places, **changes)


def test_a_boat_goes_where_no_road_does():
    network = build_network(island())
    assert network.legs.minutes[:, KANTOR, PULAU].tolist() == [66, 72]
    assert network.legs.minutes[:, PULAU, KANTOR].tolist() == [66, 72]
    assert network.legs.boat[:, KANTOR, PULAU].all()
    assert network.legs.distance_m[DRY, KANTOR, PULAU] == 36_000
    assert network.path(DRY, PULAU, KANTOR) == ("pulau", "pier", "kota", "kantor")
    assert not network.legs.boat[:, KANTOR, TIMUR].any()


def test_nobody_goes_on_from_an_island_but_home():
    legs = build_network(island()).legs
    assert legs.minutes[:, PULAU, TIMUR].tolist() == [-1, -1]
    assert legs.minutes[:, PULAU, DELTA].tolist() == [-1, -1]


def test_a_road_is_taken_even_where_a_boat_is_faster():
    # Kota - Timur 30 minutes, then 30 km of dry track at 30 km/h: 90 minutes, against 66 by boat
    network = build_network(island({"track": TRACK}))
    assert network.legs.minutes[DRY, KANTOR, PULAU] == 90
    assert not network.legs.boat[DRY, KANTOR, PULAU]
    assert network.legs.minutes[DRY, TIMUR, PULAU] == 60


def test_when_rain_closes_the_road_the_boat_goes_and_no_evening_move_leads_on():
    legs = build_network(island({"track": TRACK})).legs
    assert legs.minutes[RAINY, KANTOR, PULAU] == 72
    assert legs.boat[RAINY, KANTOR, PULAU]
    assert legs.minutes[RAINY, TIMUR, PULAU] == -1


def test_a_boat_place_is_reached_by_boat_where_that_is_faster_than_the_road():
    scenario = island({"track": TRACK})
    pulau = scenario.places["pulau"].model_copy(update={"boat": True})
    network = build_network(scenario.model_copy(update={"places": {**scenario.places, "pulau": pulau}}))
    assert network.legs.minutes[DRY, KANTOR, PULAU] == 66
    assert network.legs.boat[DRY, KANTOR, PULAU]
    assert network.legs.minutes[DRY, TIMUR, PULAU] == -1  # the van stayed at the pier


def test_every_home_has_its_own_boat_legs():
    # a second team lives in Timur: 30 minutes to Kota, then 66 to Pulau
    legs = build_network(island(teams={"second": team("Second", ["lakso"], home="timur")})).legs
    assert legs.minutes[DRY, TIMUR, PULAU] == 96
    assert legs.boat[DRY, TIMUR, PULAU]

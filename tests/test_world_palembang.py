"""The shipped world of Palembang against what is known about it.

``data/minutes_from_office.csv`` holds kilometres and minutes from the office to each road node on a typical
dry day. It was worked out from the same sourced roads by another program, and held against published totals:
Sekayu 125 km from the city's zero point and 6 more from the office, Lubuklinggau 313 to 320 km, Kayuagung
about 45 minutes by toll road.
"""

import csv
from pathlib import Path

import numpy as np
import pytest

from outreach_planner.scenario.reading import read_scenario
from outreach_planner.world.instance import DRY, RAINY, Instance
from outreach_planner.world.prepare import prepare
from outreach_planner.world.ways import MINUTE_MS, NO_WAY

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def palembang() -> Instance:
    return prepare(read_scenario(HERE.parent / "scenarios" / "palembang-2027-01.yaml"))


def leg(instance: Instance, season: int, start: str, end: str) -> tuple[int, int]:
    """Minutes and metres of a leg."""
    s, r = instance.place_ids.index(start), instance.place_ids.index(end)
    return int(instance.legs.minutes[season, s, r]), int(instance.legs.distance_m[season, s, r])


def test_dry_ways_from_the_office_are_those_of_the_sources(palembang: Instance):
    nodes = list(palembang.scenario.roads.nodes)
    office = palembang.scenario.places[palembang.scenario.office.place]
    assert office.road_node is not None
    start = nodes.index(office.road_node)
    ways = palembang.roads.water[DRY]
    with (HERE / "data" / "minutes_from_office.csv").open(encoding="utf-8", newline="") as file:
        known = list(csv.DictReader(file))
    assert len(known) == 83
    for row in known:
        end = nodes.index(row["node"])
        assert ways.travel_ms[start, end] < NO_WAY, row
        assert ways.travel_ms[start, end] / MINUTE_MS == pytest.approx(float(row["minutes"]), abs=2), row
        assert ways.distance_m[start, end] / 1000 == pytest.approx(float(row["km"]), abs=0.1), row
        assert ways.boat[start, end] == (row["by_boat"] == "yes"), row


def test_the_office_reaches_sekayu_and_bayung_lencir_in_the_sourced_distances(palembang: Instance):
    home = palembang.scenario.office.place
    # 125 km from the zero point, 6.7 more from Jakabaring; about 3 1/2 hours
    assert leg(palembang, DRY, home, "ukk-sekayu") == (217, 131_700)
    # kilometre post 210 of the eastern highway, 6.7 km more from Jakabaring; the stretches' minutes:
    # 13.5 + 7.3 + 27.5 + 8 + 21.4 + 22.9 + 17.1 + 18.9 + 30 + 31.4 + 60 + 70.4 = 328.5
    assert leg(palembang, DRY, home, "bayung-lencir") == (329, 216_700)


def test_the_river_kecamatan_are_reached_by_boat_and_nobody_drives_on_from_them(palembang: Instance):
    places, home = palembang.scenario.places, palembang.place_ids.index(palembang.scenario.office.place)
    boats = {name for s, name in enumerate(places) if palembang.legs.boat[RAINY, home, s]}
    assert boats == {name for name, place in places.items() if place.boat}
    for s in np.flatnonzero(palembang.legs.boat[RAINY, home]):
        assert np.flatnonzero(palembang.legs.minutes[RAINY, s] >= 0).tolist() == sorted([home, s])


def test_every_place_is_reached_and_rain_makes_no_way_shorter(palembang: Instance):
    home = palembang.place_ids.index(palembang.scenario.office.place)
    dry, rainy = palembang.legs.minutes[:, home]
    assert (dry >= 0).all()
    assert (rainy >= dry).all()


def test_all_people_of_the_year_live_in_the_94_kecamatan_or_at_campuses(palembang: Instance):
    scenario = palembang.scenario
    shares = sum(segment.share for segment in scenario.demand.segments.values())
    of_january = scenario.demand.applications_a_year * scenario.demand.month_factors[0] / 365
    assert len(scenario.districts) == 94
    assert palembang.people.arrivals[0].sum() == pytest.approx(of_january * shares)
    assert shares == pytest.approx(1)

import csv
import json
import math
import re
from pathlib import Path

import pytest
from map_worlds import map_scenario_tree, map_world
from plan_scenarios import plan_scenario
from plans import small_plan

from outreach_planner.errors import ScenarioError
from outreach_planner.outputs.comparison_input import read_kept_scenario, write_scenario
from outreach_planner.outputs.map_page import map_html
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import Origin, Origins, fingerprint
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.scenario.water import River, Water, read_water, water_tree
from outreach_planner.world.prepare import prepare

SHIPPED = Path(__file__).parents[1] / "scenarios/palembang-2027-01.yaml"
LINE = ((-3.0, 104.5), (-2.9, 104.8))
RING = ((-2.0, 105.0), (-2.0, 106.0), (-3.0, 106.0))
MUSI = Water((River("Sungai Musi", (LINE,), estimate=True),), (RING,))


def watered(folder: Path, text: str) -> Scenario:
    """The small scenario with a file of water of this text."""
    (folder / "air.geojson").write_text(text, encoding="utf-8")
    scenario = plan_scenario({**map_scenario_tree(), "water": "air.geojson"})
    scenario._origins = Origins({"water": Origin(str(folder / "kantor.yaml"), 9)})
    return scenario


def feature(kind: str, coordinates: list) -> str:
    shape = {"geometry": {"type": kind, "coordinates": coordinates}}
    return json.dumps({"type": "FeatureCollection", "features": [shape]})


def test_water_that_was_written_is_read_alike(tmp_path):
    assert read_water(watered(tmp_path, json.dumps(water_tree(MUSI)))) == MUSI


def test_a_scenario_without_water_has_none():
    assert read_water(plan_scenario()) == Water()


def test_degrees_are_turned_around(tmp_path):
    # GeoJSON says [longitude, latitude].
    found = read_water(watered(tmp_path, feature("LineString", [[104.5, -3.0], [104.8, -2.9, 12.0]])))
    assert found.rivers == (River("", (LINE,), estimate=False),)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        feature("Point", [1, 2]),
        feature("LineString", [[104.5, -3.0]]),
        feature("LineString", [[104.5, -300.0], [104.6, -3.0]]),
        feature("Polygon", [[[104.5, -3.0], [104.6, -3.0], [104.5, -3.0]]]),
    ],
)
def test_what_is_no_water_is_refused_kindly(tmp_path, text):
    with pytest.raises(
        ScenarioError, match="it is no such GeoJSON; give a GeoJSON FeatureCollection of lines"
    ):
        read_water(watered(tmp_path, text))


def test_missing_water_is_told_with_the_line_that_names_it(tmp_path):
    tiny = Path(__file__).parents[1] / "scenarios/tiny.yaml"
    (tmp_path / "kantor.yaml").write_text(f"extends: {tiny}\nwater: air.geojson\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match=r'kantor.yaml:2  water: got "air.geojson", and .*/air'):
        read_scenario(tmp_path / "kantor.yaml")


def test_water_is_kept_beside_a_plan_and_changes_no_plan(tmp_path):
    scenario = watered(tmp_path, json.dumps(water_tree(MUSI)))
    again = read_kept_scenario(write_scenario(tmp_path / "rencana", scenario))
    assert read_water(again) == MUSI
    assert fingerprint(scenario) == fingerprint(plan_scenario(map_scenario_tree()))


def test_a_page_names_the_water_it_shows_and_says_that_a_course_is_a_sketch(tmp_path):
    river = River("Sungai Musi", (LINE,), estimate=False)
    sketch = River("Sungai Musi", (LINE,), estimate=True)
    told = {}
    for water in (Water((), (RING,)), Water((river,), ()), Water((sketch,), (RING,))):
        scenario = watered(tmp_path, json.dumps(water_tree(water)))
        page = map_html(scenario, prepare(scenario), small_plan(), "en")
        label = re.search(r'data-layer="water" checked>.*?</svg>(.*?)</label>', page, re.DOTALL)
        told[water] = label and " ".join(label[1].split())
    assert list(told.values()) == [
        "Sea",
        "Rivers",
        "Rivers and sea (courses of rivers: a sketch, estimated)",
    ]
    dry, instance = map_world()
    assert 'data-layer="water"' not in map_html(dry, instance, small_plan(), "en")


def test_the_shipped_rivers_are_told_as_our_own_sketch():
    scenario = read_scenario(SHIPPED)
    assert all(river.estimate for river in read_water(scenario).rivers)
    shipped = json.loads((SHIPPED.parent / "palembang/water.geojson").read_text(encoding="utf-8"))
    *rivers, sea = [each["properties"] for each in shipped["features"]]
    assert all(river["source"].startswith("our own sketch, confidence low: not surveyed") for river in rivers)
    assert sea["source"].startswith("Natural Earth 1:10m land, version 4.1.0 (public domain)")


def test_a_shipped_river_passes_the_points_that_it_is_said_to_be_drawn_through():
    scenario = read_scenario(SHIPPED)
    courses = {river.name: river.lines for river in read_water(scenario).rivers}
    with (SHIPPED.parent / "palembang/river_points.csv").open(encoding="utf-8", newline="") as file:
        points = list(csv.DictReader(file))
    assert list(courses) == list(dict.fromkeys(point["river"] for point in points))
    for point in points:
        assert point["source"]
        # A fork or mouth is moved onto the other river, and the line to the open sea ends at the coast.
        if point["joins"] or "open sea" in point["source"]:
            continue
        node = scenario.roads.nodes.get(point["road_node"])
        passed = (node.lat, node.lon) if node else (float(point["lat"]), float(point["lon"]))
        course = [at for line in courses[point["river"]] for at in line]
        # Three decimals of a degree are about a hundred metres.
        assert min(math.dist(at, passed) for at in course) < 0.001, point

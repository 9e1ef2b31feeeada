import json
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


def test_a_page_says_that_a_course_is_approximate_only_where_it_is(tmp_path):
    scenario = watered(tmp_path, json.dumps(water_tree(MUSI)))
    sure = watered(tmp_path, json.dumps(water_tree(Water((), (RING,)))))
    dry, instance = map_world()
    pages = [map_html(each, prepare(each), small_plan(), "en") for each in (sure,)]
    (tmp_path / "air.geojson").write_text(json.dumps(water_tree(MUSI)), encoding="utf-8")
    pages += [
        map_html(scenario, prepare(scenario), small_plan(), "en"),
        map_html(dry, instance, small_plan(), "en"),
    ]
    assert ["Rivers and sea" in page for page in pages] == [True, True, False]
    assert ["(approximate)" in page for page in pages] == [False, True, False]

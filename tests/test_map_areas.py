import json
from itertools import pairwise
from pathlib import Path

import pytest
from map_worlds import map_scenario_tree, map_world
from plan_scenarios import plan_scenario
from plans import small_plan

from outreach_planner.errors import ScenarioError
from outreach_planner.outputs.geometry import Coordinates
from outreach_planner.outputs.map_areas import Ring, areas_of, is_land_guessed
from outreach_planner.outputs.map_cells import FARTHEST_KM, KM_A_DEGREE, cells
from outreach_planner.scenario.boundaries import Boundary, boundaries_tree, read_boundaries
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import Origin, Origins
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.world.prepare import prepare

REFERENCE = (
    Path(__file__).parents[2] / "shared" / "reference" / "boundaries" / "wilayah_kerja_kecamatan.geojson"
)
SHIPPED = Path(__file__).parents[1] / "scenarios/palembang-2027-01.yaml"
SQUARE = (((-3.3, 104.8), (-3.3, 104.9), (-3.4, 104.9), (-3.4, 104.8)),)


def bounded(folder: Path, text: str, code: str = "16.02.01") -> Scenario:
    """The small scenario with a code for Kayu Agung and a boundaries file of this text."""
    (folder / "wilayah.geojson").write_text(text, encoding="utf-8")
    tree = map_scenario_tree()
    tree["districts"]["kayu-agung"]["code"] = code
    scenario = plan_scenario({**tree, "boundaries": "wilayah.geojson"})
    scenario._origins = Origins({"boundaries": Origin(str(folder / "kantor.yaml"), 7)})
    return scenario


def feature(code: str, key: str = "kode") -> dict:
    ring = [[lon, lat] for lat, lon in (*SQUARE[0], SQUARE[0][0])]
    return {
        "type": "Feature",
        "properties": {key: code},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def collection(*features: dict) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_land_goes_to_the_nearest_centre():
    # Two centres 0.1 degrees of longitude apart share the border half-way, at 104.05.
    west, east = cells([(0.0, 104.0), (0.0, 104.1)])
    assert max(lon for _, lon in west) == pytest.approx(104.05)
    assert min(lon for _, lon in east) == pytest.approx(104.05)


def test_a_cell_ends_where_land_is_nobodys():
    (alone,) = cells([(0.0, 104.0)])
    assert max(lat for lat, _ in alone) == pytest.approx(FARTHEST_KM / KM_A_DEGREE, abs=1e-4)


def test_two_centres_at_one_spot_share_their_cell():
    one, other, _ = cells([(0.0, 104.0), (0.0, 104.0), (0.0, 104.1)])
    assert one == other
    assert cells([]) == []


def test_a_district_belongs_to_the_counter_it_reaches_soonest():
    tree = map_scenario_tree()
    tree["places"]["kanim-palembang"]["road_node"] = "palembang"
    tree["counters"]["kayu"] = {"place": "kayu-agung", "queue": "kayu"}
    scenario, instance = map_world(tree)
    areas = areas_of(instance, small_plan(), {})
    assert list(areas) == list(scenario.districts)
    assert (areas["kayu-agung"].counter, areas["ilir-timur"].counter) == ("kayu-agung", "kanim-palembang")


def test_a_counter_that_opens_later_has_no_area():
    tree = map_scenario_tree()
    tree["counters"]["kayu"] = {"place": "kayu-agung", "queue": "kayu", "opened": "2027-02-01"}
    _, instance = map_world(tree)
    assert areas_of(instance, small_plan(), {})["kayu-agung"].counter == "kanim-palembang"


def test_the_offices_own_boundary_takes_the_place_of_the_cell(tmp_path):
    scenario = bounded(tmp_path, collection(feature("16.02.01"), feature("99.99.99")))
    known = read_boundaries(scenario)
    assert known == {"16.02.01": Boundary(SQUARE)}
    assert areas_of(prepare(scenario), small_plan(), known)["kayu-agung"].rings == SQUARE


def test_land_is_guessed_as_long_as_one_district_has_no_boundary():
    scenario = plan_scenario(map_scenario_tree())
    known = {district.code: Boundary(SQUARE) for district in scenario.districts.values()}
    assert not is_land_guessed(scenario, known)
    known.popitem()
    assert is_land_guessed(scenario, known)


def test_boundaries_that_were_written_are_read_alike(tmp_path):
    text = json.dumps(boundaries_tree({"16.02.01": Boundary(SQUARE)}))
    assert read_boundaries(bounded(tmp_path, text)) == {"16.02.01": Boundary(SQUARE)}


def test_a_scenario_without_boundaries_has_none():
    assert read_boundaries(plan_scenario()) == {}


def test_missing_boundaries_are_told_with_the_line_that_names_them(tmp_path):
    scenario = bounded(tmp_path, "")
    (tmp_path / "wilayah.geojson").unlink()
    with pytest.raises(ScenarioError, match=r"kantor.yaml:7  boundaries: .*there is no such file"):
        read_boundaries(scenario)


def test_boundaries_are_looked_for_beside_the_file_that_names_them(tmp_path):
    tiny = Path(__file__).parents[1] / "scenarios/tiny.yaml"
    (tmp_path / "kantor.yaml").write_text(f"extends: {tiny}\nboundaries: peta.geojson\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match=r'kantor.yaml:2  boundaries: got "peta.geojson", and .*/peta'):
        read_scenario(tmp_path / "kantor.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"features": 3}',
        collection({"geometry": {"type": "Point", "coordinates": [1, 2]}}),
        collection({"geometry": {"type": "Polygon", "coordinates": [[[400, 2], [1, 2], [3, 4], [400, 2]]]}}),
        "[" * 100_000,
    ],
)
def test_what_is_no_geojson_of_polygons_is_refused_kindly(tmp_path, text):
    with pytest.raises(ScenarioError, match="it is no such GeoJSON; give a GeoJSON FeatureCollection"):
        read_boundaries(bounded(tmp_path, text))


def test_boundaries_of_other_districts_are_refused_kindly(tmp_path):
    with pytest.raises(ScenarioError, match="none of its 1 features has the code of a district"):
        read_boundaries(bounded(tmp_path, collection(feature("99.99.99"))))


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference outlines do not lie beside the checkout")
def test_the_outlines_of_the_reference_hold_the_centre_of_nearly_every_district(tmp_path):
    month = tmp_path / "month.yaml"
    month.write_text(f"extends: {SHIPPED}\nboundaries: {REFERENCE}\n", encoding="utf-8")
    scenario = read_scenario(month)
    known = read_boundaries(scenario)
    assert len(known) == len(scenario.districts) == 94
    # Centres are weighted by people, so a few on a river's bank lie outside.
    outside = [
        district.name
        for district in scenario.districts.values()
        if not any(is_within(ring, (district.lat, district.lon)) for ring in known[district.code].rings)
    ]
    assert len(outside) <= 6, outside


def is_within(ring: Ring, at: Coordinates) -> bool:
    """Whether a ray to the north crosses the ring an odd number of times."""
    lat, lon = at
    inside = False
    for (one_lat, one_lon), (next_lat, next_lon) in pairwise((*ring, ring[0])):
        if (one_lon > lon) != (next_lon > lon):
            crossing = one_lat + (lon - one_lon) / (next_lon - one_lon) * (next_lat - one_lat)
            inside ^= crossing > lat
    return inside

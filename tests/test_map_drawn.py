"""What the map page draws and where, in a real browser: names, rivers, half days, proposed sites."""

import json
import re

import pytest
from browser import DESK, PHONE, opened
from map_worlds import HOSTILE, map_scenario_tree, map_world
from plans import small_plan
from playwright.sync_api import expect
from test_map_half_days import two_halves

from outreach_planner.outputs.map_page import write_map
from outreach_planner.outputs.map_proposed import ProposedSite


def test_the_name_of_a_kabupaten_stands_on_its_land_or_on_nobodys(browser, map_pages):
    with opened(browser, map_pages / "map.html") as seen:
        for zoom in (7.5, 8.5, 9.5):
            seen.page.evaluate("(zoom) => { outreach.page.map.setZoom(zoom, { animate: false }); }", zoom)
            lands = seen.page.evaluate(
                """() => {
                  const { page } = outreach;
                  const frame = page.map.getContainer().getBoundingClientRect();
                  return [...document.querySelectorAll(".name.kabupaten span")].map((name) => {
                    const own = page.names.find((each) => each.lines.join("") === name.textContent);
                    const lands = outreach.landsUnder(page, name.getBoundingClientRect(), frame);
                    return [own.kabupaten, lands[1]];
                  });
                }"""
            )
            assert all(middle in (own, -1) for own, middle in lands)


# A control as large as all land leaves no room for a name on it.
COVER = """() => {
  const { map, landOf } = outreach.page;
  map.setZoom(map.getZoom() - 1, { animate: false });
  const all = landOf.flat().reduce((bounds, area) => bounds.extend(area.bounds), L.latLngBounds([]));
  const [low, high] = [all.getSouthWest(), all.getNorthEast()].map((at) => map.latLngToContainerPoint(at));
  const cover = outreach.element("div", { class: "leaflet-control" });
  const box = { left: low.x, top: high.y, width: high.x - low.x, height: low.y - high.y };
  for (const [side, length] of Object.entries(box)) cover.style[side] = `${length}px`;
  cover.style.position = "absolute";
  map.getContainer().append(cover);
  outreach.page.placeNames();
}"""
LEADER = """() => {
  const { page } = outreach;
  const frame = page.map.getContainer().getBoundingClientRect();
  return [...document.querySelectorAll(".name.kabupaten:has(svg)")].map((name) => {
    const { kabupaten } = page.names.find((each) => each.lines.join("") === name.textContent);
    const box = name.querySelector("circle").getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2 - frame.left, box.top + box.height / 2 - frame.top];
    const at = page.map.containerPointToLatLng([x, y]);
    return [name.textContent, page.landOf[kabupaten].some((area) => outreach.within(area.rings, at))];
  });
}"""


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_kabupaten_without_room_for_its_name_has_it_beside_and_a_line_to_it(browser, map_pages, size):
    with opened(browser, map_pages / "map.html", size) as seen:
        every = seen.page.evaluate("outreach.page.names.filter((name) => name.rank === 'kabupaten').length")
        seen.page.evaluate(COVER)
        led = seen.page.evaluate(LEADER)
        # Small ones may stand right at their border without a line; all land of Palembang is covered.
        expect(seen.page.locator(".name.kabupaten")).to_have_count(every)
        assert "Palembang" in [name for name, _ in led]
        assert all(on_land for _, on_land in led)


def test_the_legend_names_the_counter_of_each_tint_and_says_that_outlines_are_rough(browser, map_pages):
    with opened(browser, map_pages / "map.html") as seen:
        tints = seen.page.locator("#tints span")
        counters = seen.page.evaluate("outreach.page.counterTints.size")
        assert counters > 0
        expect(tints).to_have_count(counters)
        told = tints.locator("i").evaluate_all(
            "(all) => all.map((each) => getComputedStyle(each).backgroundColor)"
        )
        assert len(set(told)) == counters
        expect(seen.page.locator(".legend")).to_contain_text("bukan batas resmi")


def test_on_a_phone_a_tap_in_the_calendar_brings_the_map_into_view(browser, map_pages):
    with opened(browser, map_pages / "map.html", PHONE) as seen:
        cell = seen.page.locator(".calendar button", has_text="A1")
        cell.scroll_into_view_if_needed()
        cell.click()
        expect(seen.page.locator(".folium-map")).to_be_in_viewport(ratio=0.95)
        expect(seen.page.locator(".stop", has_text="A1")).to_be_in_viewport()


def test_two_visits_of_a_day_are_both_in_its_cell_and_lit_on_its_day(browser, tmp_path):
    write_map(tmp_path / "map.html", *map_world(), two_halves())
    with opened(browser, tmp_path / "map.html") as seen:
        expect(seen.page.locator(".calendar button.two b")).to_have_text(["A1", "A2"])
        slider = seen.page.locator("#slider")
        for _ in range(6):
            slider.press("ArrowRight")
        stops = seen.page.locator(".stop span")
        expect(stops).to_have_count(2)
        expect(stops.filter(has_text="A2")).to_have_text("A2Rab 6 Jan 13.30")
        assert seen.complaints == []


def test_proposed_sites_can_be_opened_and_searched(browser, tmp_path):
    site = ProposedSite(1, HOSTILE[0], (-2.5, 104.0), (("Selisih", "<b>9</b>"),))
    write_map(tmp_path / "map.html", *map_world(), small_plan(), proposed=[site])
    with opened(browser, tmp_path / "map.html") as seen:
        mark = seen.page.get_by_role("button", name=re.compile("^Lokasi usulan 1"))
        mark.press("Enter")
        expect(seen.page.locator(".leaflet-popup-content td")).to_have_text("<b>9</b>")
        box = seen.page.get_by_role("combobox", name="Cari")
        box.fill("img src")
        expect(seen.page.locator("#search-list").get_by_role("option")).to_have_count(1)
        seen.page.get_by_role("checkbox", name="Lokasi usulan").uncheck()
        expect(seen.page.locator(".proposed")).to_have_count(0)
        assert seen.complaints == []


def test_the_line_of_who_waits_has_a_point_a_day(browser, map_pages):
    with opened(browser, map_pages / "map.html") as seen:
        points = seen.page.locator("#backlog polyline").get_attribute("points")
        assert [point.split(",")[0] for point in points.split()] == [str(day) for day in range(1, 10)]


def test_a_river_is_named_along_its_course_while_water_is_shown(browser, tmp_path):
    shape = {"type": "LineString", "coordinates": [[104.3, -3.3], [104.5, -3.25], [104.6, -3.2]]}
    river = {"type": "Feature", "properties": {"name": "Sungai <b>Musi</b>"}, "geometry": shape}
    water = json.dumps({"type": "FeatureCollection", "features": [river]})
    (tmp_path / "air.geojson").write_text(water, encoding="utf-8")
    scenario, instance = map_world({**map_scenario_tree(), "water": str(tmp_path / "air.geojson")})
    write_map(tmp_path / "map.html", scenario, instance, small_plan())
    with opened(browser, tmp_path / "map.html") as seen:
        expect(seen.page.locator(".name.river")).to_have_text("Sungai <b>Musi</b>")
        seen.page.locator('[data-layer="water"]').uncheck()
        expect(seen.page.locator(".name.river")).to_have_count(0)
        assert seen.complaints == []


def test_names_on_the_map_do_not_touch(browser, map_pages):
    with opened(browser, map_pages / "map.html") as seen:
        boxes = seen.page.evaluate(
            """[...document.querySelectorAll('.name span')].filter((name) => name.offsetParent !== null)
                .map((name) => { const box = name.getBoundingClientRect();
                                 return [box.left, box.top, box.right, box.bottom]; })"""
        )
        assert len(boxes) > 3
        touching = [
            (one, other)
            for number, one in enumerate(boxes)
            for other in boxes[:number]
            if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
        ]
        assert touching == []

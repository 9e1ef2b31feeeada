"""The comparison page as people use it: in a real browser, from the disk, with the network off."""

import re

import pytest
from browser import DESK, PHONE, opened, poor_contrasts
from map_worlds import hostile_tree, map_world
from plans import small_plan, three_trips
from playwright.sync_api import expect

from outreach_planner.outputs.comparison_page import write_comparison
from outreach_planner.plans.comparison import Side, compare


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    fewer = small_plan(trips=three_trips()[:1])
    for name, tree, plans in (
        ("two", None, (small_plan(), fewer)),
        ("four", None, (small_plan(), fewer, small_plan(), fewer)),
        ("hostile", hostile_tree(), (small_plan(), fewer)),
    ):
        scenario, instance = map_world(tree)
        sides = [Side(scenario.name, scenario, plan) for plan in plans]
        write_comparison(folder / f"{name}.html", compare(sides), [instance] * len(plans), ["Sebuah pesan."])
    return folder


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("name", ["two.html", "four.html", "hostile.html"])
def test_page_asks_for_nothing_complains_of_nothing_and_fits_the_screen(browser, pages, name, size):
    with opened(browser, pages / name, size) as seen:
        assert seen.page.evaluate("document.documentElement.scrollWidth") == size[0]
        assert seen.asked == []
        assert seen.complaints == []


def test_maps_move_together(browser, pages):
    with opened(browser, pages / "four.html") as seen:
        views = "outreach.pages.map(({ map }) => [map.getZoom(), map.getCenter().lat.toFixed(3)].join())"
        assert len(set(seen.page.evaluate(views))) == 1
        seen.page.locator(".one").nth(1).get_by_role("button", name="Perbesar").click()
        expect(seen.page.locator(".one").first).to_be_visible()
        assert len(set(seen.page.evaluate(views))) == 1
        seen.page.evaluate("outreach.pages[2].map.panBy([80, 30], { animate: false })")
        assert len(set(seen.page.evaluate(views))) == 1


def test_a_counter_has_one_tint_in_all_maps_and_shading_takes_the_tints_from_the_legend(browser, pages):
    with opened(browser, pages / "two.html") as seen:
        names = seen.page.locator("#tints span").all_inner_texts()
        assert names
        assert len(names) == len(set(names))
        tints = "outreach.pages.map((page) => JSON.stringify([...page.counterTints]))"
        assert len(set(seen.page.evaluate(tints))) == 1
        seen.page.locator("#form").select_option("shading")
        expect(seen.page.locator("#tints")).to_be_hidden()


def test_paper_tells_what_the_marks_of_the_calendars_mean(browser, pages):
    with opened(browser, pages / "two.html") as seen:
        seen.page.emulate_media(media="print")
        expect(seen.page.get_by_text("pindah tanggal, tim atau lajur")).to_be_visible()
        expect(seen.page.get_by_text("Ketuk satu sel")).to_be_hidden()


def test_one_player_drives_all_maps(browser, pages):
    with opened(browser, pages / "two.html") as seen:
        slider = seen.page.locator("#slider")
        for _ in range(6):
            slider.press("ArrowRight")
        # Wednesday, 6 January: the first plan holds A2, the second stays at home.
        expect(seen.page.locator(".one").first.locator(".stop span")).to_have_text([re.compile("^A2")])
        expect(seen.page.locator(".one").nth(1).locator(".stop span")).to_have_count(0)
        expect(seen.page.locator(".waiting-now").nth(1)).to_contain_text("Rabu, 6 Januari 2027")
        seen.page.get_by_role("button", name="Putar").click()
        expect(seen.page.locator("#day-text")).to_contain_text("Kamis, 7 Januari 2027")


def test_each_line_of_who_waits_has_its_plan_beside_it(browser, pages):
    with opened(browser, pages / "four.html") as seen:
        assert seen.page.locator(".told .number").all_text_contents() == ["1", "2", "3", "4"]
        dashes = "(lines) => lines.map((line) => getComputedStyle(line).strokeDasharray)"
        drawn = seen.page.locator("#backlog polyline").evaluate_all(dashes)
        assert len(set(drawn)) == 4
        assert seen.page.locator(".told polyline").evaluate_all(dashes) == drawn


def test_a_cell_lights_its_trip_on_its_own_map_only(browser, pages):
    with opened(browser, pages / "two.html") as seen:
        seen.page.locator('.scroll[data-plan="0"] button').filter(has_text="A1").click()
        expect(seen.page.locator('[data-trip][aria-pressed="true"]')).to_have_count(1)
        expect(seen.page.locator(".one").first.locator(".stop")).to_have_count(1)
        seen.page.keyboard.press("Escape")
        expect(seen.page.locator('[data-trip][aria-pressed="true"]')).to_have_count(0)


def test_on_a_phone_one_map_is_shown_and_a_tap_in_a_calendar_shows_its_own(browser, pages):
    with opened(browser, pages / "two.html", PHONE) as seen:
        first, second = seen.page.locator(".one").first, seen.page.locator(".one").nth(1)
        expect(first).to_be_visible()
        expect(second).not_to_be_visible()
        seen.page.locator("[data-show]").nth(1).click()
        expect(second).to_be_visible()
        expect(first).not_to_be_visible()
        seen.page.locator('.scroll[data-plan="0"] button').filter(has_text="A1").click()
        expect(first).to_be_visible()
        expect(first.locator(".folium-map")).to_be_in_viewport(ratio=0.95)
        assert seen.complaints == []


def test_layers_and_measures_change_all_maps(browser, pages):
    with opened(browser, pages / "two.html") as seen:
        seen.page.get_by_role("checkbox", name="Kunjungan").uncheck()
        expect(seen.page.locator(".stop")).to_have_count(0)
        seen.page.get_by_label("Sebagai").select_option("shading")
        states = seen.page.evaluate("outreach.pages.map((page) => page.state.form)")
        assert states == ["shading", "shading"]


def test_stop_opens_its_popup(browser, pages):
    with opened(browser, pages / "two.html") as seen:
        seen.page.locator(".one").nth(1).locator(".leaflet-stops-pane .leaflet-marker-icon").first.press(
            "Enter"
        )
        expect(seen.page.locator(".leaflet-popup-content h3")).to_have_text("Kayu Agung")
        assert seen.complaints == []


@pytest.mark.parametrize("name", ["two.html", "hostile.html"])
def test_text_can_be_told_from_what_lies_below_it(browser, pages, name):
    with opened(browser, pages / name) as seen:
        assert poor_contrasts(seen.page) == []


def test_page_prints_on_a4_landscape(browser, pages):
    with opened(browser, pages / "two.html") as seen:
        printed = seen.page.pdf(prefer_css_page_size=True, print_background=True)
        # A4 landscape is 297 x 210 mm, in points 842 x 595.
        box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
        assert box
        assert (round(float(box[1])), round(float(box[2]))) == (842, 595)
        assert seen.complaints == []

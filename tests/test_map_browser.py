"""The map page as people use it: in a real browser, from the disk, with the network off."""

import re

import pytest
from browser import DESK, PHONE, opened, poor_contrasts
from large_map import write_large_map
from map_worlds import map_world
from plans import small_plan
from playwright.sync_api import expect

from outreach_planner.outputs.map_page import write_map


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("name", ["map.html", "hostile.html"])
def test_page_asks_for_nothing_complains_of_nothing_and_fits_the_screen(browser, map_pages, name, size):
    with opened(browser, map_pages / name, size) as seen:
        assert seen.page.evaluate("document.documentElement.scrollWidth") == size[0]
        assert seen.asked == []
        assert seen.complaints == []


def test_stop_opens_a_popup_and_lights_its_trip_in_the_calendar(browser, map_pages):
    with opened(browser, map_pages / "map.html") as seen:
        seen.page.get_by_role("button", name=re.compile("^A1 ")).and_(
            seen.page.locator(".leaflet-marker-icon")
        ).press("Enter")
        expect(seen.page.locator(".leaflet-popup-content h3")).to_have_text("Kayu Agung")
        expect(seen.page.locator(".leaflet-popup-content")).to_contain_text("Perkiraan dilayani")
        expect(seen.page.get_by_label("Tutup")).to_be_focused()
        lit = seen.page.locator('.calendar button[aria-pressed="true"]')
        expect(lit).to_have_text(["A1"])
        assert seen.complaints == []


def test_plan_without_trips_opens_too(browser, tmp_path):
    write_map(tmp_path / "map.html", *map_world(), small_plan(trips=()))
    with opened(browser, tmp_path / "map.html") as seen:
        expect(seen.page.locator(".agenda")).to_have_text("Tidak ada perjalanan dalam rencana ini.")
        assert seen.complaints == []


def test_calendar_cell_lights_its_trip_on_the_map_and_escape_shows_all(browser, map_pages):
    with opened(browser, map_pages / "map.html") as seen:
        seen.page.locator(".calendar button", has_text="A3").click()
        expect(seen.page.locator(".stop")).to_have_count(2)
        expect(seen.page.locator('.agenda button[aria-pressed="true"]')).to_contain_text(
            "Sel 5 Jan – Kam 7 Jan"
        )
        seen.page.keyboard.press("Escape")
        expect(seen.page.locator(".stop", has_text="A1")).to_be_visible()
        expect(seen.page.locator('[aria-pressed="true"]')).to_have_count(0)


def test_slider_moves_through_the_month_by_keyboard(browser, map_pages):
    with opened(browser, map_pages / "map.html") as seen:
        slider = seen.page.locator("#slider")
        slider.focus()
        for _ in range(6):
            slider.press("ArrowRight")
        # The sixth day is Wednesday, 6 January: only A2 is held.
        expect(seen.page.locator("#day-text")).to_contain_text("Rabu, 6 Januari 2027")
        expect(seen.page.locator(".stop span")).to_have_text([re.compile("^A2")])
        expect(seen.page.locator(".calendar thead .today")).to_contain_text("6")
        slider.press("Home")
        expect(seen.page.locator("#day-text")).to_have_text("Seluruh masa rencana")


def test_month_plays_by_itself_and_can_be_paused(browser, map_pages):
    with opened(browser, map_pages / "map.html") as seen:
        play = seen.page.locator("#play")
        play.click()
        expect(seen.page.locator("#day-text")).to_contain_text("Jumat, 1 Januari 2027")
        expect(play).to_have_attribute("aria-label", "Jeda")
        play.click()
        expect(play).to_have_attribute("aria-label", "Putar hari demi hari")


def test_layers_can_be_put_away_and_brought_back(browser, map_pages):
    with opened(browser, map_pages / "map.html") as seen:
        visits = seen.page.get_by_role("checkbox", name="Kunjungan")
        visits.uncheck()
        expect(seen.page.locator(".stop")).to_have_count(0)
        visits.check()
        expect(seen.page.locator(".stop").first).to_be_visible()


def test_district_tells_its_people_when_it_is_clicked(browser, map_pages):
    with opened(browser, map_pages / "map.html") as seen:
        seen.page.get_by_role("checkbox", name="Kunjungan").uncheck()
        at = seen.page.evaluate(
            """(() => { const { map, data } = outreach.page;
                        const site = data.sites.find((each) => each.name === "Kayu Agung");
                        const point = map.latLngToContainerPoint(site.at);
                        return [point.x, point.y]; })()"""
        )
        seen.page.locator(".folium-map").click(position={"x": at[0], "y": at[1]})
        popup = seen.page.locator(".leaflet-popup-content")
        expect(popup.locator("h3")).to_have_text("Kayu Agung")
        expect(popup).to_contain_text("Masih menunggu di akhir bulan")


def test_page_prints_on_a4_landscape(browser, map_pages):
    with opened(browser, map_pages / "map.html") as seen:
        printed = seen.page.pdf(prefer_css_page_size=True, print_background=True)
        # A4 landscape is 297 x 210 mm, in points 842 x 595.
        box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
        assert box
        assert (round(float(box[1])), round(float(box[2]))) == (842, 595)
        assert seen.complaints == []


@pytest.mark.parametrize("name", ["map.html", "hostile.html"])
def test_text_can_be_told_from_what_lies_below_it(browser, map_pages, name):
    with opened(browser, map_pages / name) as seen:
        seen.page.locator("#districts summary").click()
        assert poor_contrasts(seen.page) == []


def test_search_finds_a_place_by_keyboard_and_opens_it(browser, map_pages):
    with opened(browser, map_pages / "map.html") as seen:
        box = seen.page.get_by_role("combobox", name="Cari")
        box.fill("bayu")
        expect(seen.page.locator("#search-list").get_by_role("option")).to_have_count(1)
        expect(seen.page.locator("#search-told")).to_have_text("1 ditemukan")
        box.press("Enter")
        expect(seen.page.locator(".leaflet-popup-content h3")).to_have_text("Bayung Lencir")
        expect(seen.page.locator(".leaflet-popup-content h4")).to_contain_text("A3")
        box.fill("tidak ada yang begini")
        expect(seen.page.locator("#search-told")).to_have_text("Tidak ditemukan")
        box.press("Escape")
        expect(box).to_have_value("")
        assert seen.complaints == []


def test_what_is_drawn_can_be_switched(browser, map_pages):
    with opened(browser, map_pages / "map.html") as seen:
        measure, form = seen.page.get_by_label("Tampilkan", exact=True), seen.page.get_by_label("Sebagai")
        for value in ("waiting", "served", "since", "spared", "share"):
            for shape in ("shading", "circles"):
                measure.select_option(value)
                form.select_option(shape)
                expect(seen.page.locator("#circle-note")).not_to_be_empty()
        measure.select_option("since")
        expect(seen.page.locator("#classes li").last).to_have_text("belum dikunjungi")
        form.select_option("shading")
        expect(seen.page.locator(".leaflet-areas-pane path").first).to_be_attached()
        assert seen.complaints == []


def test_a_shaded_district_tells_its_people_when_it_is_clicked(browser, map_pages):
    with opened(browser, map_pages / "map.html") as seen:
        seen.page.get_by_label("Sebagai").select_option("shading")
        seen.page.get_by_role("checkbox", name="Kunjungan").uncheck()
        at = seen.page.evaluate(
            """(() => { const point = outreach.page.map.latLngToContainerPoint([-3.42, 104.9]);
                        return [point.x, point.y]; })()"""
        )
        seen.page.locator(".folium-map").click(position={"x": at[0], "y": at[1]})
        expect(seen.page.locator(".leaflet-popup-content h3")).to_have_text("Kayu Agung")
        expect(seen.page.locator(".leaflet-popup-content")).to_contain_text("Loket terdekat")


def test_the_backlog_is_drawn_on_a_day_and_the_share_served_over_the_month(browser, map_pages):
    with opened(browser, map_pages / "map.html") as seen:
        measure = seen.page.get_by_label("Tampilkan", exact=True)
        seen.page.locator("#slider").press("ArrowRight")
        expect(measure).to_have_value("waiting")
        seen.page.keyboard.press("Escape")
        expect(measure).to_have_value("share")


def test_districts_can_be_read_sorted_and_found_without_the_map(browser, map_pages):
    with opened(browser, map_pages / "map.html") as seen:
        seen.page.locator("#districts summary").press("Enter")
        table = seen.page.locator("#district-table")
        expect(table.get_by_role("row")).to_have_count(4)
        expect(table.get_by_role("columnheader", name="Bagian terlayani")).to_have_attribute(
            "aria-sort", "ascending"
        )
        table.get_by_role("button", name="Tempat").press("Enter")
        expect(table.get_by_role("rowheader")).to_have_text(["Ilir Timur", "Kayu Agung", "Sungai Lilin"])
        table.get_by_role("button", name="Kayu Agung").press("Enter")
        expect(seen.page.locator(".leaflet-popup-content h3")).to_have_text("Kayu Agung")


def test_a_cell_under_the_pointer_lights_its_stop_and_a_stop_its_cell(browser, map_pages):
    with opened(browser, map_pages / "map.html") as seen:
        seen.page.locator(".calendar button", has_text="A1").hover()
        expect(seen.page.locator(".stop.lit span.lit")).to_have_text([re.compile("^A1")])
        expect(seen.page.locator(".lighting .stop:not(.lit)").first).to_have_css("opacity", "0.4")
        expect(seen.page.locator(".calendar button.near")).to_have_text(["A1"])
        seen.page.locator("h1").hover()
        expect(seen.page.locator(".near, .lit, .lighting")).to_have_count(0)


def test_of_thousands_of_places_only_those_in_sight_become_elements(browser, tmp_path):
    write_large_map(tmp_path / "map.html")
    with opened(browser, tmp_path / "map.html", ready=".stop") as seen:
        for _ in range(3):
            seen.page.evaluate("() => { outreach.page.map.zoomIn(1, { animate: false }); }")
            assert seen.page.locator(".leaflet-marker-icon").count() < 400
        assert seen.page.locator(".leaflet-areas-pane path").count() < 20
        assert seen.complaints == []


def test_the_measure_of_contrast_finds_what_is_too_pale(browser, map_pages):
    with opened(browser, map_pages / "map.html") as seen:
        # #8b867b on #f7f4ec: luminances 0.239 and 0.905, so (0.905 + 0.05) / (0.239 + 0.05) = 3.30.
        seen.page.add_style_tag(content="h1 { color: #8b867b; }")
        assert poor_contrasts(seen.page) == ["H1 : 3.30"]

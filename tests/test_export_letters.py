"""The letters pack, read back with pypdf; its codes are scanned from the rendered page."""

from __future__ import annotations

import datetime as dt
import io
import re

import pypdf
import pypdfium2
import pytest
import zxingcpp
from field_worlds import field_month, field_scenario, officer
from map_worlds import HOSTILE
from plans import leg, small_plan, trip, visit

from outreach_planner.exporting.field_month import FieldMonth
from outreach_planner.exporting.letters.drawings import clip, frame_of
from outreach_planner.exporting.letters.writing import letters_bytes
from outreach_planner.exporting.texts import plain_letters
from outreach_planner.outputs.language import Lang


def pages_of(month: FieldMonth, lang: Lang = "id") -> list[str]:
    """The text of each page, white space made single."""
    reader = pypdf.PdfReader(io.BytesIO(letters_bytes(month, lang)))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_each_trip_has_one_page_of_a4_upright() -> None:
    reader = pypdf.PdfReader(io.BytesIO(letters_bytes(field_month(), "id")))
    assert len(reader.pages) == 3
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {
        (595, 842)
    }


def test_a_tour_tells_its_legs_nights_visits_people_equipment_and_fallback() -> None:
    page = pages_of(field_month())[1]
    for told in (
        "LAMPIRAN SURAT TUGAS (perjalanan 2)",
        "Tim: Mobil LAKSO",
        "Tanggal: Selasa, 5 Januari 2027 - Kamis, 7 Januari 2027",
        "Menginap: 5 Januari Sungai Lilin; 6 Januari Bayung Lencir",
        "Selasa, 5 Januari 2027 16.30 Kantor Imigrasi Palembang 19.10 Sungai Lilin 118 -",
        "Kamis, 7 Januari 2027 14.00 Bayung Lencir 18.30 Kantor Imigrasi Palembang 190 -",
        "42 / 40 / 60 46",
        "2x unit biometrik",
        "6x air minum",
        "Blangko paspor: 95",
        "Bank Mandiri, BNI",
        "Listrik padam: nyalakan genset",
    ):
        assert told in page
    assert page.count("Wawancara dan biometrik") == 2


def test_contacts_stand_on_their_own_trip_only() -> None:
    first, tour, weekend = pages_of(field_month())
    assert "Ibu Ratna, 0812-1" in first
    assert "Ratna" not in tour + weekend


def test_names_of_the_roster_stand_beside_their_roles() -> None:
    scenario = field_scenario(officers={"siti": officer("Siti Aminah", "leader", number="1987 05")})
    monday = dt.date(2027, 1, 4)
    crews = {("lakso-van", monday, monday): [("leader", "siti"), ("driver", "")]}
    page = pages_of(field_month(scenario, crews=crews))[0]
    assert "1 Ketua tim Siti Aminah / 1987 05" in page
    assert re.search(r"2 Pengemudi \.{10,}", page)


def test_a_phone_that_scans_a_page_gets_the_coordinates_of_each_place() -> None:
    document = pypdfium2.PdfDocument(letters_bytes(field_month(), "id"))
    read = [
        sorted(code.text for code in zxingcpp.read_barcodes(document[number].render(scale=3).to_pil()))
        for number in range(3)
    ]
    assert read == [
        ["geo:-3.39000,104.84000"],
        ["geo:-2.08900,103.72000", "geo:-2.54700,104.11700"],
        ["geo:-2.95300,104.76300"],
    ]


def test_a_long_tour_with_many_stops_still_takes_one_page() -> None:
    legs, visits = [], []
    places = ("kayu-agung", "sungai-lilin", "bayung-lencir")
    for day in range(4, 9):
        date, place = dt.date(2027, 1, day), places[day % 3]
        for half, hours in enumerate((("08:30", "11:30"), ("13:00", "15:30"))):
            legs.append(
                leg(date, "kanim-palembang", place, f"{6 + 6 * half:02d}:00", f"{7 + 6 * half:02d}:00", 66)
            )
            more = {"service_starts": hours[0], "service_ends": hours[1]}
            visits.append(visit(date, place, "musi-banyuasin", 20 + half, **more))
    month = field_month(plan=small_plan(trips=(trip("lakso-van", legs, visits),)))
    pages = pages_of(month)
    assert len(pages) == 1
    assert pages[0].count("08.30-11.30") == 5


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_breaks_a_page(name: str) -> None:
    scenario = field_scenario(
        places={"kayu-agung": {"name": name, "address": name}},
        teams={"lakso-van": {"name": name, "vehicle": name}},
        field={"letterhead": [name], "hosts": {"kayu-agung": {"name": name, "contact": name, "room": name}}},
    )
    assert len(pages_of(field_month(scenario))) == 3


def test_letters_that_the_fonts_lack_become_their_nearest_or_a_question_mark() -> None:
    assert plain_letters("Pādang – ﬁ 巨港") == "Padang – fi ??"


def test_english_on_request() -> None:
    assert "ANNEX TO THE LETTER OF ASSIGNMENT (trip 1)" in pages_of(field_month(), "en")[0]
    assert "Power cut" in pages_of(field_month(), "en")[0]


def test_the_same_month_gives_the_same_bytes() -> None:
    assert letters_bytes(field_month(), "id") == letters_bytes(field_month(), "id")


def test_a_month_without_trips_says_so() -> None:
    assert "Tidak ada kunjungan" in pages_of(field_month(plan=small_plan(trips=())))[0]


def test_a_map_keeps_north_up_and_its_points_inside() -> None:
    frame = frame_of([(-3.0, 104.0), (-2.0, 105.0)], 200, 100)
    (west, south), (east, north) = frame.at((-3.0, 104.0)), frame.at((-2.0, 105.0))
    assert 0 < west < east < 200
    assert 0 < south < north < 100


def test_a_road_is_cut_at_the_edge_of_the_map() -> None:
    assert clip((-10, 5), (30, 5), 20, 10) == (0, 5, 20, 5)
    assert clip((-10, -5), (30, -5), 20, 10) is None
    assert clip((5, 5), (6, 6), 20, 10) == (5, 5, 6, 6)

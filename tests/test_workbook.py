import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from plan_scenarios import plan_scenario, plan_scenario_tree
from plans import small_plan, three_trips
from workbooks import row_of, rows, written


def test_every_visit_is_a_row_with_all_that_the_team_has_to_know(tmp_path: Path) -> None:
    sheet = written(tmp_path, small_plan())["Kunjungan"]
    head, *table = rows(sheet)[2:7]
    assert head[:8] == [
        "No.",
        "Hari",
        "Tanggal",
        "Jenis layanan",
        "Tempat",
        "Kabupaten/ kota",
        "Tim",
        "Berangkat",
    ]
    # Kilometres: 66.4 there and 66.4 back; nobody sleeps away; 59.75 come for 57.25 places.
    assert table[0] == [
        1,
        "Senin",
        dt.datetime(2027, 1, 4),
        "LAKSO",
        "Kayu Agung",
        "Ogan Komering Ilir",
        "Mobil LAKSO",
        dt.time(6, 40),
        dt.time(8, 0),
        dt.time(8, 30),
        dt.time(15, 30),
        dt.time(17, 20),
        None,
        0,
        57.25,
        59.75,
        40,
        None,
        None,
        None,
        132.8,
        "Perkiraan 2 peminat belum tertampung hari itu",
    ]


def test_a_tour_tells_the_eve_the_night_and_the_way_home_once(tmp_path: Path) -> None:
    # Tuesday evening to Sungai Lilin (118 km, one night), Wednesday evening on to Bayung Lencir (72.5 km,
    # the second night), home on Thursday (190.5 km): the second visit has 72.5 + 190.5 = 263 km.
    first, second = rows(written(tmp_path, small_plan())["Kunjungan"])[4:6]
    assert (first[4], first[7], first[8], first[11]) == (
        "Sungai Lilin",
        dt.time(16, 30),
        dt.time(19, 10),
        None,
    )
    assert (first[12], first[13], first[20]) == ("Bayung Lencir", 2, 118)
    assert first[21].startswith("Berangkat Sel 5 Jan; ")
    assert (second[4], second[7], second[11]) == ("Bayung Lencir", dt.time(16, 0), dt.time(18, 30))
    assert (second[12], second[13], second[20]) == (None, 0, 263)
    assert second[21].startswith("Berangkat Rab 6 Jan dari Sungai Lilin; ")


def test_an_event_at_a_mall_tells_its_quota_and_lane(tmp_path: Path) -> None:
    last = rows(written(tmp_path, small_plan())["Kunjungan"])[6]
    assert last[1:5] == ["Sabtu", dt.datetime(2027, 1, 9), "Paspor Simpatik", "PTC Mall"]
    assert last[16:20] == [None, 60, 40, "Drive-thru"]


def test_totals_of_the_visits_are_the_plans_indicators(tmp_path: Path) -> None:
    # 57.25 + 41.5 + 44 + 130 = 272.75 served, 2 nights, 526 km; 2.5 more come to each of the four visits.
    total = rows(written(tmp_path, small_plan())["Kunjungan"])[7]
    assert (total[4], total[13], total[14], total[15], total[20]) == ("Jumlah", 2, 272.75, 282.75, 526)
    with_formulas = openpyxl.load_workbook(tmp_path / "plan.xlsx")["Kunjungan"]
    assert with_formulas["O8"].value == "=SUBTOTAL(109,O4:O7)"


def test_the_calendar_has_each_visit_on_its_day_and_names_the_holidays(tmp_path: Path) -> None:
    calendar = rows(written(tmp_path, small_plan())["Kalender"])
    assert calendar[2] == [None, "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
    assert calendar[3][:1] + calendar[3][5:] == [
        "Pekan 1",
        dt.datetime(2027, 1, 1),
        dt.datetime(2027, 1, 2),
        dt.datetime(2027, 1, 3),
    ]
    assert calendar[4][5] == "Tahun Baru Masehi"
    week, holidays, van, weekend = calendar[5:9]
    assert week[1] == dt.datetime(2027, 1, 4)
    assert week[7] is None  # Sunday 10 January is beyond the plan
    assert holidays[2] == "Isra Mikraj Nabi Muhammad"
    assert van == [
        "Mobil LAKSO",
        "Kayu Agung\nLAKSO\n08.30-15.30, 57 orang",
        "Menuju Sungai Lilin\n16.30-19.10\nmenginap di Sungai Lilin",
        "Sungai Lilin\nLAKSO\n08.30-15.30, 42 orang\nmenginap di Bayung Lencir",
        "Bayung Lencir\nLAKSO\n08.30-13.30, 44 orang",
        None,
        None,
        None,
    ]
    assert weekend[6] == "PTC Mall\nPaspor Simpatik + Drive-thru\n08.00-15.00, 130 orang"


def test_a_day_closed_for_outreach_is_shaded_and_named(tmp_path: Path) -> None:
    tree = plan_scenario_tree()
    tree["calendar"]["no_outreach"] = [{"start": "2027-01-08", "end": "2027-01-08", "name": "Upacara"}]
    sheet = written(tmp_path, small_plan(), plan_scenario(tree))["Kalender"]
    assert sheet["F7"].value == "Tanpa layanan keliling: Upacara"
    closed, open_day = sheet["F6"].fill.start_color.rgb, sheet["E6"].fill.start_color.rgb
    holiday = sheet["C6"].fill.start_color.rgb
    assert closed == holiday != open_day


def test_results_by_kabupaten_are_the_plans_and_the_worst_is_marked(tmp_path: Path) -> None:
    table = rows(written(tmp_path, small_plan())["Kabupaten"])[3:7]
    assert table[:3] == [
        ["Kota Palembang", 38_400, 3_200, 1, 130, 1_400, 0.041, 0.478, None],
        ["Musi Banyuasin", 5_120, 630, 2, 85.5, 29.8, 0.136, 0.183, "paling rendah"],
        ["Ogan Komering Ilir", 8_320, 790, 1, 57.25, 220.6, 0.072, 0.352, None],
    ]
    # Visited 272.75 of 4,620 people; with 1,650.4 drawn to counters 1,923.15 of 4,620.
    assert table[3][:6] == ["Jumlah", 51_840, 4_620, 4, 272.75, pytest.approx(1_650.4)]
    assert table[3][6:8] == [pytest.approx(272.75 / 4_620), pytest.approx(1_923.15 / 4_620)]


def test_indicators_tell_value_bound_and_gap_with_a_sentence(tmp_path: Path) -> None:
    sheet = written(tmp_path, small_plan())["Kabupaten"]
    assert row_of(sheet, "Nilai rencana")[1] == 580_000_000
    assert row_of(sheet, "Nilai bersih (selisihnya)")[1] == 208_000_000
    assert row_of(sheet, "Batas atas nilai yang terbukti")[1] == 600_800_000
    assert row_of(sheet, "Jarak ke batas, dari nilai bersih")[1] == 0.1
    assert "paling banyak 10,0\N{NO-BREAK SPACE}% di atas rencana ini" in row_of(sheet, "Artinya")[1]


def test_without_a_bound_it_is_said_that_nothing_is_proven(tmp_path: Path) -> None:
    sheet = written(tmp_path, small_plan(bound_rupiah=None, gap=None))["Kabupaten"]
    assert row_of(sheet, "Batas atas nilai yang terbukti")[1] == "belum ada"
    assert row_of(sheet, "Artinya")[1] == "Belum terbukti seberapa jauh rencana ini dari yang terbaik."


def test_notes_carry_what_repeats_the_plan_and_the_sources(tmp_path: Path) -> None:
    tree = plan_scenario_tree()
    tree["kabupaten"]["palembang"] |= {"source": "BPS 2025; hitungan sendiri", "confidence": "estimate"}
    sheet = written(tmp_path, small_plan(), plan_scenario(tree))["Catatan"]
    assert row_of(sheet, "Sidik skenario")[1] == "0123456789abcdef" * 4
    assert row_of(sheet, "Angka awal acak")[1] == "1"
    assert row_of(sheet, "Batas waktu (detik)")[1] == "60,0"
    assert row_of(sheet, "Mobil LAKSO")[1] == "6 petugas, 1 pengemudi, 2 unit biometrik, Van LAKSO"
    assert ["perkiraan", "BPS 2025", 1] in rows(sheet)
    assert ["perkiraan", "hitungan sendiri", 1] in rows(sheet)


def test_a_reason_of_a_pinned_event_and_the_address_are_remarked(tmp_path: Path) -> None:
    tree = plan_scenario_tree()
    tree["places"]["ptc-mall"]["address"] = "Jl. R. Sukamto"
    tree["pins"] = [
        {"date": "2027-01-09", "program": "paspor-simpatik", "place": "ptc-mall", "reason": "Hari Bhakti"}
    ]
    remark = written(tmp_path, small_plan(), plan_scenario(tree))["Kunjungan"]["V7"].value
    assert remark.startswith("Alamat: Jl. R. Sukamto; ")
    assert remark.endswith("ditetapkan: Hari Bhakti")


def test_boats_and_tolls_are_remarked(tmp_path: Path) -> None:
    first = three_trips()[0]
    legs = tuple(leg.model_copy(update={"boat": True, "toll_rupiah": 50_000}) for leg in first.legs)
    plan = small_plan(trips=(first.model_copy(update={"legs": legs}),))
    remark = written(tmp_path, plan)["Kunjungan"]["V4"].value
    assert remark.startswith("Naik perahu; tol Rp100.000; ")

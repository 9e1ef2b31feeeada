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
        "Kabupaten/kota",
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
        dt.datetime(2027, 1, 5, 16, 30),
        dt.datetime(2027, 1, 5, 19, 10),
        None,
    )
    assert (first[12], first[13], first[20]) == ("Bayung Lencir", 2, 118)
    assert (second[4], second[11]) == ("Bayung Lencir", dt.time(18, 30))
    assert second[7:9] == [dt.datetime(2027, 1, 6, 16), dt.datetime(2027, 1, 6, 17, 45)]
    assert (second[12], second[13], second[20]) == (None, 0, 263)
    assert second[21].startswith("Berangkat dari Sungai Lilin; ")


def test_a_return_on_the_day_after_the_visit_has_its_date(tmp_path: Path) -> None:
    first = three_trips()[0]
    tuesday = dt.date(2027, 1, 5)
    home = first.legs[1].model_copy(update={"date": tuesday})
    trip = first.model_copy(update={"legs": (first.legs[0], home), "ends": tuesday, "nights": 1})
    row = rows(written(tmp_path, small_plan(trips=(trip,)))["Kunjungan"])[3]
    assert row[11] == dt.datetime(2027, 1, 5, 17, 20)


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


def test_a_gap_of_the_whole_net_value_is_told_to_mean_little(tmp_path: Path) -> None:
    sheet = written(tmp_path, small_plan(bound_rupiah=1_412_000_000, gap=4.0))["Kabupaten"]
    assert row_of(sheet, "Jarak ke batas, dari nilai bersih")[1] == "belum berarti"
    assert row_of(sheet, "Artinya")[1].startswith("Belum terbukti dengan berarti")


def test_the_gap_is_rounded_up_as_its_sentence_is(tmp_path: Path) -> None:
    sheet = written(tmp_path, small_plan(gap=0.14601))["Kabupaten"]
    assert row_of(sheet, "Jarak ke batas, dari nilai bersih")[1] == 0.147


def test_the_worst_of_one_kabupaten_is_not_marked(tmp_path: Path) -> None:
    plan = small_plan()
    one = {"musi-banyuasin": plan.indicators.by_kabupaten["musi-banyuasin"]}
    alone = small_plan(indicators=plan.indicators.model_copy(update={"by_kabupaten": one}))
    assert rows(written(tmp_path, alone)["Kabupaten"])[3][8] is None


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
    assert row_of(sheet, "Batas waktu (detik)")[1] == "120,0"
    assert row_of(sheet, "Mobil LAKSO")[1] == "6 petugas, 1 pengemudi, 2 unit biometrik, Van LAKSO"
    assert row_of(sheet, "Sumber dikutip seperti tertulis di berkas skenario; sebagian dalam bahasa Inggris.")
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


def test_a_minimum_below_the_programs_is_remarked_with_its_reason(tmp_path: Path) -> None:
    # LAKSO wants 40; Sungai Lilin's kabupaten is promised visits from 25 on, Kayu Agung has 30 of its own.
    tree = plan_scenario_tree()
    tree["policy"] = {
        "guarantees": {"musi-banyuasin": {"program": "lakso", "visits": 1, "minimum_attendance": 25}}
    }
    tree["places"]["kayu-agung"]["minimum_attendance"] = 30
    trips = tuple(
        trip.model_copy(
            update={"visits": tuple(v.model_copy(update={"minimum_attendance": least}) for v in trip.visits)}
        )
        for trip, least in zip(three_trips(), (30, 25, 0), strict=True)
    )
    table = rows(written(tmp_path, small_plan(trips=trips), plan_scenario(tree))["Kunjungan"])[3:7]
    assert [row[16] for row in table] == [30, 25, 25, None]
    assert table[0][21].endswith("; minimum 30: ketentuan tempat ini")
    assert table[1][21].endswith("; minimum 25: kabupaten dengan kunjungan yang dijanjikan")
    assert "minimum" not in table[3][21]


def test_boats_and_tolls_are_remarked(tmp_path: Path) -> None:
    first = three_trips()[0]
    legs = tuple(leg.model_copy(update={"boat": True, "toll_rupiah": 50_000}) for leg in first.legs)
    plan = small_plan(trips=(first.model_copy(update={"legs": legs}),))
    remark = written(tmp_path, plan)["Kunjungan"]["V4"].value
    assert remark.startswith("Naik perahu; tol Rp100.000; ")

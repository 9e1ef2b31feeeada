"""The month's workbook, read back with openpyxl and held against the plan cell by cell."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from field_worlds import KEYS, field_month, field_scenario, officer
from map_worlds import HOSTILE
from openpyxl.worksheet.worksheet import Worksheet
from plans import small_plan

from outreach_planner.exporting.field_month import FieldMonth
from outreach_planner.exporting.workbook.team_sheet import sheet_name
from outreach_planner.exporting.workbook.writing import workbook_bytes

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")')


def book_of(month: FieldMonth, lang: Any = "id") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(month, lang)))


def by_heading(sheet: Worksheet, row: int) -> dict[str, Any]:
    """A row below the head in row 3, by heading."""
    heads = [cell.value for cell in sheet[3]]
    return dict(zip(heads, [cell.value for cell in sheet[row]], strict=True))


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return book_of(field_month())


def test_the_sheets_are_month_visits_actuals_teams_totals_quota_and_sources(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == [
        "Kalender",
        "Kunjungan",
        "Realisasi",
        "Mobil LAKSO",
        "Tim akhir pekan",
        "Jumlah",
        "Kuota",
        "Catatan",
        "Sumber",
    ]


def test_a_day_trip_is_a_row_with_every_cell_as_planned(book: openpyxl.Workbook) -> None:
    assert by_heading(book["Kunjungan"], 4) == {
        "No.": 1,
        "Hari": "Senin",
        "Tanggal": dt.datetime(2027, 1, 4),
        "Jenis layanan": "LAKSO",
        "Tempat": "Kayu Agung",
        "Kabupaten/kota": "Ogan Komering Ilir",
        "Tim": "Mobil LAKSO",
        "Alamat": None,
        "Titik koordinat": "-3.39000, 104.84000",
        "Tuan rumah": "Kantor Camat, aula",
        "Narahubung": "Ibu Ratna, 0812-1",
        "Tanggal cadangan": dt.datetime(2027, 1, 8),
        "Hadir minimal": 40,
        "Hadir maksimal": 60,
        "Kuota daring": 56,
        "Kuota datang langsung": 6,
        "Perkiraan dilayani": 57.25,
        "Blangko paspor": 60,
        "Berangkat": dt.time(6, 40),
        "Tiba": dt.time(8, 0),
        "Layanan mulai": dt.time(8, 30),
        "Layanan selesai": dt.time(15, 30),
        "Kembali di kantor": dt.time(17, 20),
        "Menginap di": None,
        "Perangkat": "2x unit biometrik; 1x genset; 3x air minum",
        "Kendaraan": "Van LAKSO",
        "Nomor surat tugas": None,
        "Kunci": KEYS[0],
    }


def test_a_tour_tells_its_eve_its_night_and_its_return(book: openpyxl.Workbook) -> None:
    first, second = by_heading(book["Kunjungan"], 5), by_heading(book["Kunjungan"], 6)
    assert first["Berangkat"] == dt.datetime(2027, 1, 5, 16, 30)
    assert (first["Menginap di"], first["Kembali di kantor"]) == ("Bayung Lencir", None)
    assert second["Berangkat"] == dt.datetime(2027, 1, 6, 16, 0)
    assert second["Kembali di kantor"] == dt.time(18, 30)


def test_an_event_has_its_announced_quota_and_lane(book: openpyxl.Workbook) -> None:
    row = by_heading(book["Kunjungan"], 7)
    assert (row["Jenis layanan"], row["Kuota daring"], row["Kuota datang langsung"]) == (
        "Paspor Simpatik + Drive-thru",
        60,
        40,
    )
    assert row["Tanggal cadangan"] == "bulan berikutnya"


def test_sums_below_the_list_follow_the_filter(book: openpyxl.Workbook) -> None:
    # 57.25 + 41.5 + 44 + 130 = 272.75.
    heads = [cell.value for cell in book["Kunjungan"][3]]
    letter = openpyxl.utils.get_column_letter(1 + heads.index("Perkiraan dilayani"))
    assert book["Kunjungan"][f"{letter}8"].value == f"=SUBTOTAL(109,{letter}4:{letter}7)"
    read = openpyxl.load_workbook(io.BytesIO(workbook_bytes(field_month(), "id")), data_only=True)
    assert read["Kunjungan"][f"{letter}8"].value == 272.75


def test_cells_for_what_came_of_it_are_unlocked_and_all_others_are_protected(book: openpyxl.Workbook) -> None:
    actuals = book["Realisasi"]
    open_heads = {
        actuals.cell(3, cell.column).value
        for row in actuals.iter_rows(min_row=4, max_row=7)
        for cell in row
        if not cell.protection.locked
    }
    assert open_heads == {
        "Terdaftar",
        "Tidak hadir",
        "Hadir",
        "Dilayani",
        "Ditolak",
        "Blangko terpakai",
        "Mulai nyata",
        "Selesai nyata",
        "Terlaksana atau batal",
        "Sebab batal",
        "Catatan",
    }
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert not sheet.protection.autoFilter  # False: not forbidden
    letters = [cell for row in book["Kunjungan"].iter_rows(min_row=4, max_row=7) for cell in row]
    unlocked = {
        book["Kunjungan"].cell(3, cell.column).value for cell in letters if not cell.protection.locked
    }
    assert unlocked == {"Nomor surat tugas"}


def test_every_sheet_prints_on_a4_landscape_and_lists_have_filters_and_frozen_heads(
    book: openpyxl.Workbook,
) -> None:
    for sheet in book.worksheets:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.print_area
    for name in ("Kunjungan", "Realisasi", "Mobil LAKSO", "Jumlah", "Kuota", "Sumber"):
        assert book[name].auto_filter.ref.startswith("A3:")
        assert book[name].freeze_panes.endswith("4")
        assert book[name].print_title_rows == "$3:$3"


def test_typing_is_checked_numbers_times_and_the_words_for_held_or_not(book: openpyxl.Workbook) -> None:
    rules = book["Realisasi"].data_validations.dataValidation
    assert sorted(rule.type for rule in rules) == ["list", "time", "time", *["whole"] * 6]
    (listed,) = [rule for rule in rules if rule.type == "list"]
    assert listed.formula1 == '"terlaksana,batal,dipindah"'


def test_totals_of_a_kabupaten_are_sums_of_its_visits(book: openpyxl.Workbook) -> None:
    # Musi Banyuasin: two visits, 41.5 + 44; books 46 + 49; 118 + 72.5 + 190.5 = 381 km; two nights;
    # 396,000 + 2,660,000 + 12,054,000 + 500,000 = 15,610,000.
    rows = {row[0].value: [cell.value for cell in row[1:]] for row in book["Jumlah"].iter_rows(min_row=4)}
    assert rows["Musi Banyuasin"] == [2, 85.5, 120, 95, 381, 2, 15_610_000]
    assert rows["Kota Palembang"][:2] == [1, 130]
    assert rows["Jumlah"][0] == "=SUBTOTAL(109,B4:B6)"


def test_the_quota_sheet_tells_quota_chance_and_loss(book: openpyxl.Workbook) -> None:
    row = by_heading(book["Kuota"], 4)
    assert (row["Kuota dibuka"], row["Batas peluang"], row["Cara mendaftar"]) == (
        56,
        0.05,
        "daftar tuan rumah",
    )
    assert row["Peluang kelebihan"] == pytest.approx(0.01978114, abs=1e-8)
    assert (row["Rugi bila batal di tempat"], row["Hadir minimal"]) == (3_556_000, 40)


def test_a_team_sheet_has_its_own_visits_and_the_names_of_its_people() -> None:
    scenario = field_scenario(officers={"siti": officer("Siti Aminah", "leader")})
    monday = dt.date(2027, 1, 4)
    month = field_month(scenario, crews={("lakso-van", monday, monday): [("leader", "siti")]})
    book = book_of(month)
    texts = [cell.value for row in book["Mobil LAKSO"].iter_rows() for cell in row if cell.value]
    assert [by_heading(book["Mobil LAKSO"], row)["No."] for row in (4, 5, 6)] == [1, 2, 3]
    assert "Ketua tim: Siti Aminah" in texts
    others = [sheet for sheet in book.worksheets if sheet.title != "Mobil LAKSO"]
    assert not [
        cell.value
        for sheet in others
        for row in sheet.iter_rows()
        for cell in row
        if "Siti" in str(cell.value)
    ]


@pytest.mark.parametrize("name", [*FORMULAS, *HOSTILE])
def test_text_that_begins_like_a_formula_stays_text_in_every_sheet(name: str) -> None:
    scenario = field_scenario(
        name=name,
        office={"name": name},
        places={"kayu-agung": {"name": name, "address": name}},
        programs={"lakso": {"name": name}},
        teams={"lakso-van": {"name": name, "vehicle": name}},
        kabupaten={"ogan-komering-ilir": {"name": name}},
        field={"hosts": {"kayu-agung": {"name": name, "contact": name, "phone": name}}},
    )
    book = book_of(field_month(scenario, small_plan(scenario=name)))
    formulas = [
        cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert formulas
    assert all(str(formula).startswith("=SUBTOTAL(109,") for formula in formulas)


def test_english_on_request() -> None:
    book = book_of(field_month(), "en")
    assert book.sheetnames[1:3] == ["Visits", "Actuals"]
    row = by_heading(book["Visits"], 4)
    assert (row["Day"], row["Equipment"]) == ("Monday", "2x biometric unit; 1x generator; 3x water")


def test_a_month_without_visits_still_makes_a_workbook() -> None:
    book = book_of(field_month(plan=small_plan(trips=())))
    assert book["Kunjungan"]["B4"].value == "Tidak ada kunjungan"
    assert "Mobil LAKSO" not in book.sheetnames


def test_names_of_sheets_fit_and_differ() -> None:
    assert sheet_name("Tim [A]/B", "a", set()) == "Tim  A  B"
    assert sheet_name("x" * 40, "a", {"x" * 31}) == "x" * 27 + " (2)"
    assert sheet_name("???", "team-a", set()) == "team-a"


def test_the_same_month_gives_the_same_bytes(tmp_path: Path) -> None:
    assert workbook_bytes(field_month(), "id") == workbook_bytes(field_month(), "id")

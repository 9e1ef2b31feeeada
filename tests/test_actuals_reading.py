"""The filled workbook read back by key, whatever else was done to it; bad cells are told one by one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from field_worlds import BAYUNG_LENCIR, KAYU_AGUNG, KEYS, PTC, SUNGAI_LILIN, field_month
from hypothesis import given
from hypothesis import strategies as st

from outreach_planner.actuals.cells import UnreadableError, minutes_of, number_of, status_of
from outreach_planner.actuals.reading import filled_in, read_workbook
from outreach_planner.actuals.record import Actual
from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.exporting.workbook.writing import workbook_bytes

ROWS = dict(zip(KEYS, (4, 5, 6, 7), strict=True))


@pytest.fixture(scope="module")
def blank() -> bytes:
    return workbook_bytes(field_month(), "id")


@pytest.fixture
def workbook(tmp_path: Path, blank: bytes) -> Path:
    path = tmp_path / "workbook.xlsx"
    path.write_bytes(blank)
    return path


def fill(path: Path, cells: dict[tuple[str, str], Any], sheet: str = "Realisasi") -> None:
    """Type values by key and heading."""
    book = openpyxl.load_workbook(path)
    heads = [cell.value for cell in book[sheet][3]]
    for (key, heading), value in cells.items():
        book[sheet].cell(ROWS[key], 1 + heads.index(heading)).value = value
    book.save(path)


def test_a_workbook_as_exported_says_nothing(workbook: Path) -> None:
    assert read_workbook(workbook, KEYS) == ()
    assert filled_in(workbook) == 0


def test_what_is_filled_in_is_read_with_numbers_times_words_and_remarks(workbook: Path) -> None:
    fill(
        workbook,
        {
            (KAYU_AGUNG, "Terdaftar"): 60,
            (KAYU_AGUNG, "Hadir"): 55,
            (KAYU_AGUNG, "Dilayani"): "50",
            (KAYU_AGUNG, "Ditolak"): 2,
            (KAYU_AGUNG, "Blangko terpakai"): 51,
            (KAYU_AGUNG, "Mulai nyata"): dt.time(8, 45),
            (KAYU_AGUNG, "Selesai nyata"): "15.10",
            (KAYU_AGUNG, "Catatan"): "=hujan",
            (SUNGAI_LILIN, "Terlaksana atau batal"): "Batal",
            (SUNGAI_LILIN, "Sebab batal"): "jalan putus",
        },
    )
    fill(workbook, {(KAYU_AGUNG, "Nomor surat tugas"): "W.7/12"}, "Kunjungan")
    assert read_workbook(workbook, KEYS) == (
        Actual(
            KAYU_AGUNG,
            registered=60,
            came=55,
            served=50,
            refused=2,
            used=51,
            began=8 * 60 + 45,
            ended=15 * 60 + 10,
            remarks="",  # a formula without a stored result reads as empty
            letter="W.7/12",
        ),
        Actual(SUNGAI_LILIN, status="cancelled", cause="jalan putus"),
    )
    assert filled_in(workbook) == 2


def test_sorted_rows_moved_columns_and_added_sheets_do_no_harm(workbook: Path) -> None:
    fill(workbook, {(KAYU_AGUNG, "Hadir"): 55, (PTC, "Hadir"): 120})
    book = openpyxl.load_workbook(workbook)
    sheet = book["Realisasi"]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=7)]
    head, *body = [list(reversed(row)) for row in cells]
    again = book.create_sheet("Urut", 0)
    again.append(["Diurutkan menurut tim"])
    again.append([])
    again.append(["Catatan rapat", *head])
    for row in reversed(body):
        again.append(["lihat notulen", *row])
    book.remove(sheet)
    book.create_sheet("Foto").append(["tidak ada kunci di sini", 7])
    book.save(workbook)
    found = read_workbook(workbook, KEYS)
    assert [(actual.key, actual.came) for actual in found] == [(KAYU_AGUNG, 55), (PTC, 120)]


def test_every_bad_cell_is_told_with_sheet_cell_and_mend_and_nothing_is_read(workbook: Path) -> None:
    fill(
        workbook,
        {
            (KAYU_AGUNG, "Hadir"): "lima puluh",
            (SUNGAI_LILIN, "Dilayani"): -3,
            (BAYUNG_LENCIR, "Mulai nyata"): "pagi",
            (PTC, "Terlaksana atau batal"): "mungkin",
        },
    )
    with pytest.raises(ScenarioError) as caught:
        read_workbook(workbook, KEYS)
    told = [str(problem) for problem in caught.value.problems]
    assert [text.split("  ")[1].split(":")[0] for text in told] == [
        "Realisasi!J4",
        "Realisasi!K5",
        "Realisasi!N6",
        "Realisasi!P7",
    ]
    assert "Hadir: got 'lima puluh'; write a whole number from 0 to 100000" in told[0]
    assert "write a time of day, for example 09:30" in told[2]
    assert "write one of terlaksana, batal, dipindah" in told[3]


def test_bad_cells_are_told_in_the_order_of_their_rows() -> None:
    fields = ("Realisasi!H16", "Realisasi!H5", "Realisasi!J4")
    problems = [Problem("buku.xlsx", None, field, "got 'x'", "write a number") for field in fields]
    assert [problem.field for problem in ScenarioError(problems).problems] == [
        "Realisasi!H5",
        "Realisasi!H16",
        "Realisasi!J4",
    ]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"Hadir": 10, "Dilayani": 9, "Ditolak": 2}, "9 served and 2 refused, but only 10 came"),
        ({"Terdaftar": 10, "Tidak hadir": 11}, "11 stayed away, but only 10 were registered"),
        ({"Mulai nyata": "10:00", "Selesai nyata": "09:00"}, "it ended at 09:00, not after 10:00"),
        ({"Terlaksana atau batal": "batal", "Hadir": 5}, "5 people are written, but it was not held"),
    ],
)
def test_what_cannot_be_is_refused(workbook: Path, cells: dict[str, Any], told: str) -> None:
    fill(workbook, {(KAYU_AGUNG, heading): value for heading, value in cells.items()})
    with pytest.raises(ScenarioError, match=told):
        read_workbook(workbook, KEYS)


def test_a_key_that_no_visit_has_is_refused_with_the_nearest(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    sheet = book["Realisasi"]
    heads = [cell.value for cell in sheet[3]]
    sheet.cell(4, 1 + heads.index("Kunci")).value = KAYU_AGUNG.replace("kayu", "kaju")
    sheet.cell(4, 1 + heads.index("Hadir")).value = 5
    book.save(workbook)
    with pytest.raises(ScenarioError, match=f"did you mean {KAYU_AGUNG}"):
        read_workbook(workbook, KEYS)


def test_a_row_whose_key_was_deleted_is_refused(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    sheet = book["Realisasi"]
    heads = [cell.value for cell in sheet[3]]
    sheet.cell(4, 1 + heads.index("Kunci")).value = None
    sheet.cell(4, 1 + heads.index("Hadir")).value = 5
    book.save(workbook)
    with pytest.raises(ScenarioError, match=r"Realisasi!S4: something is filled in, but the key is missing"):
        read_workbook(workbook, KEYS)


def test_two_rows_of_a_visit_must_agree(workbook: Path) -> None:
    fill(workbook, {(KAYU_AGUNG, "Hadir"): 55})
    book = openpyxl.load_workbook(workbook)
    more = book.create_sheet("Susulan")
    more.append(["Kunci", "Hadir", "Dilayani"])
    more.append([KAYU_AGUNG, 55, 50])
    book.save(workbook)
    (found,) = read_workbook(workbook, KEYS)
    assert (found.came, found.served) == (55, 50)
    more["B2"] = 54
    book.save(workbook)
    with pytest.raises(ScenarioError, match=r"Susulan!row 2: Hadir: got 54, but 55 in row 4 of Realisasi"):
        read_workbook(workbook, KEYS)


def test_an_english_workbook_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(workbook_bytes(field_month(), "en"))
    fill(path, {(KAYU_AGUNG, "Came"): 55, (PTC, "Held or cancelled"): "moved"}, "Actuals")
    assert read_workbook(path, KEYS) == (Actual(KAYU_AGUNG, came=55), Actual(PTC, status="moved"))


def test_files_that_are_no_such_workbook_are_told(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="there is no such file"):
        read_workbook(tmp_path / "none.xlsx", KEYS)
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(ScenarioError, match="cannot be read as a workbook"):
        read_workbook(tmp_path / "bad.xlsx", KEYS)
    book = openpyxl.Workbook()
    book.save(tmp_path / "other.xlsx")
    with pytest.raises(ScenarioError, match="no sheet has a column of keys"):
        read_workbook(tmp_path / "other.xlsx", KEYS)


@given(
    st.one_of(
        st.text(), st.floats(), st.integers(), st.booleans(), st.times(), st.datetimes(), st.timedeltas()
    )
)
def test_any_cell_is_read_or_refused_with_a_mend(value: Any) -> None:
    for read in (number_of, minutes_of, status_of):
        mend = ""
        found: Any = None
        try:
            found = read(value)
        except UnreadableError as wrong:
            mend = str(wrong)
        assert mend.startswith("write ") or not mend
        assert found is None or isinstance(found, str) or 0 <= found <= 100_000

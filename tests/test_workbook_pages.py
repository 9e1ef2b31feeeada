import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest
from plan_scenarios import plan_scenario, plan_scenario_tree
from plans import small_plan
from workbooks import row_of, written

from outreach_planner.errors import ScenarioError
from outreach_planner.outputs.workbook import write_workbook


def test_dates_and_numbers_are_real_and_shown_the_indonesian_way(tmp_path: Path) -> None:
    sheet = written(tmp_path, small_plan())["Kunjungan"]
    assert sheet["C4"].number_format == "[$-421]d mmm yyyy"
    assert sheet["H4"].number_format == r"[$-421]hh\.mm"
    assert sheet["H5"].number_format == r"[$-421]d mmm hh\.mm"  # the evening before
    assert sheet["O4"].number_format == "[$-421]#,##0"


def test_it_prints_on_a4_landscape_with_repeated_heads(tmp_path: Path) -> None:
    book = written(tmp_path, small_plan())
    for sheet in book:
        assert sheet.page_setup.paperSize == 9  # A4
        assert str(sheet.page_setup.orientation) == "landscape"
        assert sheet.oddFooter.left.text == "Contoh Palembang"
        assert sheet.oddFooter.center.text == "Halaman &P / &N"
        assert sheet.oddFooter.right.text == "0123456789abcdef"
    for name in ("Kalender", "Kabupaten", "Catatan"):
        assert book[name].sheet_properties.pageSetUpPr.fitToPage
        assert book[name].page_setup.fitToWidth in {None, 1}
    assert book["Kunjungan"].print_title_rows == "$3:$3"
    assert book["Kunjungan"].freeze_panes == "F4"
    assert book["Kunjungan"].auto_filter.ref == "A3:V7"


def test_the_visits_print_two_pages_wide_each_part_beside_the_place(tmp_path: Path) -> None:
    sheet = written(tmp_path, small_plan())["Kunjungan"]
    assert sheet.print_title_cols == "$A:$E"
    assert sheet.page_setup.scale == 90
    assert sheet.page_setup.pageOrder == "overThenDown"
    (last,) = (mark.id for mark in sheet.col_breaks.brk)
    assert sheet.cell(3, last + 1).value == "Perkiraan dilayani"
    # A4 across has 277 mm between its margins of 10 mm: 1,047 pixels of 1/96 inch, 1,163 at 90 %.
    # A column of w letters has 7 w + 5 pixels.
    pixels = [7 * sheet.column_dimensions[letter].width for letter in "ABCDEFGHIJKLMNOPQRSTUV"]
    first, repeated, second = sum(pixels[:last]), sum(pixels[:5]), sum(pixels[last:])
    assert max(first, repeated + second) <= 1163


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    write_workbook(tmp_path / "one.xlsx", plan_scenario(), small_plan())
    write_workbook(tmp_path / "two.xlsx", plan_scenario(), small_plan())
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


@pytest.mark.parametrize(
    "name",
    [
        "=1+1",
        "+62 711",
        "-5",
        "@SUM(A1)",
        "{=A1}",
        "https://contoh.invalid/",
        "<b>Kayu & 'Agung'</b>",
        "Kayu 😀 Agung \u202e",
        "x" * 300,
    ],
)
def test_names_stay_the_text_they_are(tmp_path: Path, name: str) -> None:
    tree = plan_scenario_tree()
    tree["places"]["kayu-agung"]["name"] = name
    tree["teams"]["lakso-van"]["name"] = name
    tree["programs"]["lakso"]["name"] = name
    plan = small_plan(scenario=name)
    write_workbook(tmp_path / "plan.xlsx", plan_scenario(tree), plan)
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    row = list(book["Kunjungan"][4])[3:7]
    assert [cell.value for cell in row] == [name, name, "Ogan Komering Ilir", name]
    assert {cell.data_type for cell in row} == {"s"}
    assert {cell.hyperlink for cell in row} == {None}
    assert row_of(book["Catatan"], "Skenario")[1] == name


def test_control_characters_are_left_out(tmp_path: Path) -> None:
    tree = plan_scenario_tree()
    tree["places"]["kayu-agung"]["name"] = "Kayu\u0007Agung"
    assert written(tmp_path, small_plan(), plan_scenario(tree))["Kunjungan"]["E4"].value == "Kayu Agung"


def test_an_empty_plan_says_so(tmp_path: Path) -> None:
    sheet = written(tmp_path, small_plan(trips=()))["Kunjungan"]
    assert sheet["B4"].value == "Tidak ada kunjungan"


def test_english_on_request(tmp_path: Path) -> None:
    book = written(tmp_path, small_plan(), lang="en")
    assert book.sheetnames == ["Calendar", "Visits", "Kabupaten", "Limits", "Notes"]
    assert [cell.value for cell in book["Visits"][4]][1:5] == [
        "Monday",
        dt.datetime(2027, 1, 4),
        "LAKSO",
        "Kayu Agung",
    ]


def test_english_names_are_used_where_there_are_some(tmp_path: Path) -> None:
    tree = plan_scenario_tree()
    tree["name_en"] = "Example of Palembang"
    tree["teams"]["lakso-van"]["name_en"] = "LAKSO van"
    book = written(tmp_path, small_plan(), plan_scenario(tree), lang="en")
    assert book["Visits"]["G4"].value == "LAKSO van"
    assert book["Calendar"]["A8"].value == "LAKSO van"
    assert row_of(book["Notes"], "Scenario")[1] == "Example of Palembang"
    assert row_of(book["Notes"], "LAKSO van")
    assert book["Visits"].oddFooter.left.text == "Example of Palembang"


def test_a_long_horizon_prints_on_several_pages(tmp_path: Path) -> None:
    tree = plan_scenario_tree()
    tree["horizon"]["end"] = "2027-03-31"
    book = written(tmp_path, small_plan(ends=dt.date(2027, 3, 31)), plan_scenario(tree))
    assert book["Kalender"].page_setup.fitToHeight == 0
    assert written(tmp_path, small_plan())["Kalender"].page_setup.fitToHeight in {None, 1}


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="a folder stands where the file should go"):
        write_workbook(tmp_path, plan_scenario(), small_plan())


def test_a_name_with_an_ampersand_or_a_digit_in_front_does_not_break_the_footer(tmp_path: Path) -> None:
    # In a footer & begins a code (written && to be shown), and &82027 would be a font size.
    write_workbook(tmp_path / "plan.xlsx", plan_scenario(), small_plan(scenario="2027 A&B"))
    with zipfile.ZipFile(tmp_path / "plan.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<oddFooter>&amp;L&amp;8 2027 A&amp;&amp;B&amp;C&amp;8 Halaman" in sheet

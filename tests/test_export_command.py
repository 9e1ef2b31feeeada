"""The verb ``export``: one folder, files that appear together, and what people filled in is kept."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import icalendar
import openpyxl
import pytest
from field_worlds import field_scenario, officer, plan_folder

from outreach_planner.cli import main
from outreach_planner.outputs.comparison_input import read_kept_scenario
from outreach_planner.outputs.json_output import write_plan
from outreach_planner.plans.files import read_plan


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plan with its scenario beside it."""
    return plan_folder(tmp_path / "plan")


def fill(workbook: Path, heading: str, row: int, value: int | str, sheet: str = "Realisasi") -> None:
    """Type a value into a workbook as a person does, by the heading of its column."""
    book = openpyxl.load_workbook(workbook)
    heads = [cell.value for cell in book[sheet][3]]
    book[sheet].cell(row, 1 + heads.index(heading), value)
    book.save(workbook)


def replan(folder: Path, keep: int) -> None:
    """Change the plan: only its first trips are left."""
    plan = read_plan(folder / "plan.json")
    write_plan(folder / "plan.json", plan.model_copy(update={"trips": plan.trips[:keep]}))


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_month_is_one_folder_with_everything(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(folder), "--month", "2027-01", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    out = folder / "export-2027-01"
    assert set(told["files"]) == set(files_in(out)) - {".written.json"}
    assert {path.split("/")[0] for path in told["files"]} == {
        "workbook.xlsx",
        "letters.pdf",
        "quota.csv",
        "visits.csv",
        "visits.geojson",
        "calendars",
        "routes",
        "public",
    }
    assert len(list((out / "public/announcements").iterdir())) == 8
    assert [path.name for path in sorted((out / "routes").iterdir())] == [
        "2027-01-04-lakso-van.gpx",
        "2027-01-06-lakso-van.gpx",
        "2027-01-09-weekend-team.gpx",
    ]


def test_exporting_twice_gives_the_same_bytes_here_and_elsewhere(folder: Path, tmp_path: Path) -> None:
    assert main(["export", str(folder)]) == 0
    first = files_in(folder / "export-2027-01")
    assert main(["export", str(folder / "plan.json")]) == 0
    assert files_in(folder / "export-2027-01") == first
    assert main(["export", str(folder), "--out", str(tmp_path / "other")]) == 0
    assert files_in(tmp_path / "other") == first


def test_a_workbook_with_filled_in_actuals_is_not_overwritten_unless_forced(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(folder)]) == 0
    workbook = folder / "export-2027-01" / "workbook.xlsx"
    fill(workbook, "Hadir", 4, 55)
    kept = files_in(folder / "export-2027-01")
    replan(folder, 1)
    assert main(["export", str(folder)]) == 2
    assert "cells of 1 visit are filled in; import them" in capsys.readouterr().err
    assert files_in(folder / "export-2027-01") == kept
    assert main(["export", str(folder), "--force"]) == 0
    assert workbook.read_bytes() != kept["workbook.xlsx"]


def test_a_letter_number_counts_as_filled_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(folder)]) == 0
    fill(folder / "export-2027-01" / "workbook.xlsx", "Nomor surat tugas", 5, "W.7-12/2027", "Kunjungan")
    assert main(["export", str(folder)]) == 2
    assert "cells of 1 visit are filled in" in capsys.readouterr().err


def test_a_workbook_that_cannot_be_read_is_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workbook = folder / "export-2027-01" / "workbook.xlsx"
    workbook.parent.mkdir()
    workbook.write_bytes(b"not a workbook")
    assert main(["export", str(folder)]) == 2
    assert "cannot be read as a workbook" in capsys.readouterr().err
    assert workbook.read_bytes() == b"not a workbook"


def test_an_announcement_that_a_person_rewrote_is_kept(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(folder)]) == 0
    text = next((folder / "export-2027-01/public/announcements").glob("*kayu-agung-whatsapp.txt"))
    text.write_text("Teks sendiri", encoding="utf-8")
    assert main(["export", str(folder)]) == 2
    assert "it was edited since it was written" in capsys.readouterr().err
    assert text.read_text(encoding="utf-8") == "Teks sendiri"


def test_a_changed_plan_cancels_in_the_phones_and_takes_away_what_is_left_over(folder: Path) -> None:
    assert main(["export", str(folder)]) == 0
    replan(folder, 1)
    assert main(["export", str(folder)]) == 0
    out = folder / "export-2027-01"
    assert [path.name for path in (out / "routes").iterdir()] == ["2027-01-04-lakso-van.gpx"]
    assert len(list((out / "public/announcements").iterdir())) == 2
    for name, count in (
        ("calendars/lakso-van.ics", 3),
        ("calendars/weekend-team.ics", 1),
        ("public/schedule.ics", 3),
    ):
        events = icalendar.Calendar.from_ical((out / name).read_bytes()).walk("VEVENT")
        assert sum(event["STATUS"] == "CANCELLED" for event in events) == count


def test_a_calendar_of_another_program_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    alien = folder / "export-2027-01" / "calendars" / "alien.ics"
    alien.parent.mkdir(parents=True)
    alien.write_text("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
    assert main(["export", str(folder)]) == 2
    assert "it is no calendar of this program" in capsys.readouterr().err


def test_an_unknown_month_is_refused_kindly(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(folder), "--month", "2027-02"]) == 2
    assert "got 2027-02, which has no plan" in capsys.readouterr().err
    assert main(["export", str(folder), "--month", "Januari"]) == 2
    assert "write the month as year-month" in capsys.readouterr().err
    assert not (folder / "export-2027-01").exists()


def test_a_plan_of_another_scenario_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = plan_folder(folder.parent / "other", field_scenario(office={"officers": 17}))
    shutil.copy(other / "scenario.json", folder / "scenario.json")
    assert main(["export", str(folder)]) == 2
    assert "was made for another scenario" in capsys.readouterr().err


def test_the_scenario_kept_beside_a_plan_names_nobody_and_its_fingerprint_stays(folder: Path) -> None:
    named = field_scenario(officers={"siti": officer("Siti Aminah", "leader")})
    again = plan_folder(folder.parent / "named", named)
    text = (again / "scenario.json").read_text(encoding="utf-8")
    assert not [secret for secret in ("Siti", "Ratna", "0812") if secret in text]
    kept = read_kept_scenario(again / "scenario.json")
    assert kept.officers == {}
    assert read_plan(again / "plan.json").fingerprint == read_plan(folder / "plan.json").fingerprint


def test_hosts_and_officers_change_no_fingerprint_so_an_old_plan_can_be_exported_with_new_names(
    folder: Path, tmp_path: Path
) -> None:
    named = field_scenario(field={"hosts": {"kayu-agung": {"name": "Balai", "contact": "Pak Budi"}}})
    (tmp_path / "named.json").write_text(named.model_dump_json(), encoding="utf-8")
    assert main(["export", str(folder), "--scenario", str(tmp_path / "named.json")]) == 0
    sheet = openpyxl.load_workbook(folder / "export-2027-01" / "workbook.xlsx")["Kunjungan"]
    heads = [cell.value for cell in sheet[3]]
    assert sheet.cell(4, 1 + heads.index("Narahubung")).value == "Pak Budi, 0812-1"

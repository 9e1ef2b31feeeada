"""The audit of rosters: it finds each fault, and shares no code with the solver."""

from __future__ import annotations

import ast
import datetime as dt
import inspect
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest
from field_worlds import officer, plan_folder
from roster_worlds import day_trip, month_of, night_trip, people
from shipped_files import SCENARIOS

from outreach_planner.cli import main
from outreach_planner.rostering import audit
from outreach_planner.rostering.audit import audit_roster
from outreach_planner.rostering.roster import Roster
from outreach_planner.rostering.rostering import make_roster
from outreach_planner.scenario.reading import read_scenario

Change = Callable[[dict[str, Any]], None]


def faults(change: Change, **rules: Any) -> str:
    """What the audit finds in a good roster of two trips after a change of its file."""
    scenario, plan = people(**rules), month_of(day_trip(6), day_trip(7))
    tree = json.loads(make_roster(scenario, plan, 2027, 1).model_dump_json())
    change(tree)
    roster = Roster.model_validate_json(json.dumps(tree))
    return "\n".join(audit_roster(scenario, plan, roster, (dt.date(2027, 1, 5),)))


def test_the_audit_imports_nothing_of_the_solver() -> None:
    modules = {
        name.module
        for name in ast.walk(ast.parse(inspect.getsource(audit)))
        if isinstance(name, ast.ImportFrom) and name.module
    }
    ours = {module for module in modules if module.startswith("outreach_planner.")}
    assert ours == {
        "outreach_planner.plans.plan",
        "outreach_planner.rostering.roster",
        "outreach_planner.scenario.fields",
    }


def test_a_roster_as_made_has_no_fault() -> None:
    assert faults(lambda tree: None) == ""


def assign(tree: dict[str, Any], number: int, **changes: str) -> None:
    tree["assignments"][number] |= changes


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda t: t["assignments"].pop(0), "0 filled and 0 vacant as leader, wanted 1"),
        (lambda t: assign(t, 0, officer="bia"), "cannot be leader"),
        (lambda t: assign(t, 0, officer="nobody"), "there is no such officer"),
        (lambda t: assign(t, 0, starts="2027-01-08", ends="2027-01-08"), "there is no such trip in 2027-01"),
        (lambda t: t["assignments"].append(t["assignments"][0]), "fills two places"),
        (lambda t: t["loads"][0].update(nights=3), "but the roster says"),
        (lambda t: t["loads"].pop(0), "the roster does not say what they carry"),
    ],
)
def test_each_fault_is_found(change: Change, told: str) -> None:
    assert told in faults(change)


def test_too_little_rest_and_too_many_days_are_found() -> None:
    def lia_does_both(tree: dict[str, Any]) -> None:
        for item in tree["assignments"]:
            if item["role"] == "leader":
                item["officer"] = "lia"

    assert "lia: 780 minutes of rest before lakso-van 2027-01-07" in faults(lia_does_both, rest_minutes=800)
    assert "lia: 2 working days in the seven" in faults(lia_does_both, working_days_in_seven=1)


def test_leave_and_pins_are_checked_against_the_scenario_as_it_is_now() -> None:
    plan = month_of(night_trip(6))
    roster = make_roster(people({"lia": officer("Lia", "leader")}), plan, 2027, 1)
    on_leave = {"lia": officer("Lia", "leader", days_off=["2027-01-07"])}
    assert "is on leave on 2027-01-07" in "\n".join(audit_roster(people(on_leave), plan, roster, ()))
    pinned = people(pins=[{"date": "2027-01-07", "team": "lakso-van", "officer": "leo"}])
    assert "leo: is pinned to lakso-van on 2027-01-07, but does not go" in audit_roster(
        pinned, plan, roster, ()
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plan, and its scenario with people."""
    tree = json.loads(people().model_dump_json())
    tree["teams"]["lakso-van"]["nights_at_most"] = 8
    (tmp_path / "people.yaml").write_text(json.dumps(tree), encoding="utf-8")
    read = read_scenario(tmp_path / "people.yaml")
    plan = month_of(day_trip(6), day_trip(7))
    return plan_folder(tmp_path / "plan", read, trips=plan.trips, ends=plan.ends)


def test_the_verb_writes_ids_only_and_tells_names_and_fairness(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario = str(folder.parent / "people.yaml")
    assert main(["roster", scenario, str(folder)]) == 0
    out = capsys.readouterr().out
    assert "Lia (ketua tim)" in out
    assert "Terbukti: tidak ada pembagian yang lebih adil." in out
    text = (folder / "roster-2027-01.json").read_text(encoding="utf-8")
    assert "Lia" not in text
    assert '"lia"' in text
    assert main(["roster", scenario, str(folder), "--check"]) == 0
    (folder / "roster-2027-01.json").write_text(text.replace('"lia"', '"ben"', 1), encoding="utf-8")
    assert main(["roster", scenario, str(folder), "--check"]) == 2


def test_names_reach_the_teams_sheets_and_letters_and_no_public_file(folder: Path) -> None:
    scenario = str(folder.parent / "people.yaml")
    assert main(["roster", scenario, str(folder)]) == 0
    assert main(["export", str(folder), "--scenario", scenario]) == 0
    out = folder / "export-2027-01"
    book = openpyxl.load_workbook(out / "workbook.xlsx")
    told = [cell.value for row in book["Mobil LAKSO"].iter_rows() for cell in row if cell.value]
    assert any("Ketua tim: Lia" in str(text) or "Ketua tim: Leo" in str(text) for text in told)
    pages = pypdf.PdfReader(io.BytesIO((out / "letters.pdf").read_bytes())).pages
    assert any("Lia" in page.extract_text() for page in pages)
    names = ("Lia", "Leo", "Bia", "Ben", "Dia", "Don")
    for path in sorted(out.rglob("*")):
        if path.is_file() and path.suffix in (".ics", ".txt", ".html", ".csv", ".geojson", ".gpx"):
            words = path.read_text(encoding="utf-8").replace("(", " ").split()
            assert not set(names) & set(words), path
    assert not [
        name for name in names if f'"{name}"' in (folder / "scenario.json").read_text(encoding="utf-8")
    ]
    assert not [name for name in names if f'"{name}"' in (folder / "plan.json").read_text(encoding="utf-8")]


def test_a_roster_of_another_plan_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario = str(folder.parent / "people.yaml")
    assert main(["roster", scenario, str(folder)]) == 0
    path = folder / "roster-2027-01.json"
    path.write_text(path.read_text(encoding="utf-8").replace("2027-01-06", "2027-01-08"), encoding="utf-8")
    assert main(["export", str(folder), "--scenario", scenario]) == 2
    assert "the trips of the plan are not those of the roster" in capsys.readouterr().err
    path.write_text("{}", encoding="utf-8")
    assert main(["export", str(folder), "--scenario", scenario]) == 2
    assert "it is no roster" in capsys.readouterr().err


def test_officers_can_come_from_a_table(tmp_path: Path) -> None:
    table = SCENARIOS / "palembang" / "officers-example.csv"
    text = f"extends: {SCENARIOS / 'palembang-2027-01.yaml'}\nofficers: {{from: {table}}}\n"
    (tmp_path / "named.yaml").write_text(text, encoding="utf-8")
    officers = read_scenario(tmp_path / "named.yaml").officers
    assert len(officers) == 19
    assert officers["petugas-02"].teams == ("lakso-van", "weekend-team", "campus-team")
    assert officers["petugas-02"].days_off == (dt.date(2027, 1, 15),)

"""History, report and what the next plan learns: hand-worked figures on four visits."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
import yaml
from field_worlds import BAYUNG_LENCIR, KAYU_AGUNG, PTC, SUNGAI_LILIN, field_scenario, plan_folder
from map_worlds import HOSTILE
from plans import small_plan
from test_actuals_reading import fill

from outreach_planner.actuals.balance import balance, pairs
from outreach_planner.actuals.history import keep, read_history
from outreach_planner.actuals.learning import learn, scenario_text, weight_of
from outreach_planner.actuals.record import Actual
from outreach_planner.actuals.report import report_html, report_of
from outreach_planner.cli import main
from outreach_planner.errors import ScenarioError

HELD = Actual(KAYU_AGUNG, "held", 60, None, 54, 50, 2, 52, 510, 890)
FULL = Actual(PTC, None, 60, 3, 130, 128, 0, 130)
CANCELLED = Actual(SUNGAI_LILIN, "cancelled", cause="jalan putus, banjir", remarks="=1+1")
THREE = (HELD, FULL, CANCELLED)


def test_imports_are_kept_one_by_one_and_the_last_word_counts(tmp_path: Path) -> None:
    path, is_new = keep(tmp_path, [HELD, CANCELLED])
    assert is_new
    assert read_history(tmp_path) == (HELD, CANCELLED)
    corrected = Actual(KAYU_AGUNG, "held", 60, 5, 55, 51)
    assert keep(tmp_path, [corrected]) == (path, True)
    assert read_history(tmp_path) == (corrected, CANCELLED)
    assert sorted(file.name for file in (tmp_path / "actuals").iterdir()) == [
        "0001.csv",
        "0002.csv",
        "current.csv",
    ]


def test_importing_the_same_again_writes_nothing(tmp_path: Path) -> None:
    keep(tmp_path, THREE)
    before = {path: path.read_bytes() for path in (tmp_path / "actuals").iterdir()}
    assert keep(tmp_path, THREE)[1] is False
    assert {path: path.read_bytes() for path in (tmp_path / "actuals").iterdir()} == before


def test_the_history_is_plain_csv_in_which_no_text_is_a_formula(tmp_path: Path) -> None:
    path, _ = keep(tmp_path, THREE)
    rows = {row["key"]: row for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())}
    assert rows[KAYU_AGUNG]["began"] == "08:30"
    assert rows[SUNGAI_LILIN]["remarks"] == "'=1+1"
    assert read_history(tmp_path) == (HELD, CANCELLED, FULL)


def test_a_history_that_somebody_spoilt_is_told_by_line(tmp_path: Path) -> None:
    path, _ = keep(tmp_path, [HELD])
    path.write_text(path.read_text().replace(",54,", ",banyak,"), encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"current.csv:2  came: got 'banyak'"):
        read_history(tmp_path)


def test_planned_and_done_are_held_side_by_side() -> None:
    # Held: Kayu Agung (59.75 expected to come, 57.25 served) and PTC (132.5 for 130 places, 130); Sungai
    # Lilin cancelled, Bayung Lencir not reported. 184 came of 59.75 + 130. Of 60 registered 54 came, so 6
    # stayed away; at PTC, where others came too, 3 of 60 are written. Minutes: two units, 360 minutes each;
    # Kayu Agung wrote 08:30 to 14:50, 380 less the hour's pause = 320: (2 x 320 + 2 x 360) / 178; planned
    # 1440 / 187.25.
    found = balance("all", pairs(field_scenario(), small_plan(), THREE))
    assert (found.visits, found.reported, found.held, found.cancelled) == (4, 3, 2, 1)
    assert (found.expected_attendance, found.came) == (189.75, 184)
    assert (found.registered, found.absent, found.absent_share) == (120, 9, 0.075)
    assert (found.expected_served, found.served, found.refused) == (187.25, 178, 2)
    assert found.minutes == pytest.approx(1360 / 178)
    assert found.planned_minutes == pytest.approx(1440 / 187.25)
    assert (found.planned_books, found.books) == (190, 182)


def test_a_group_of_which_nothing_is_known_says_so() -> None:
    found = balance("none", pairs(field_scenario(), small_plan(), ()))
    assert (found.reported, found.minutes, found.absent_share, found.attendance_share) == (
        0,
        None,
        None,
        None,
    )


def filled(tmp_path: Path) -> Path:
    """A plan, exported, filled in and imported."""
    folder = plan_folder(tmp_path / "plan")
    assert main(["export", str(folder)]) == 0
    workbook = folder / "export-2027-01" / "workbook.xlsx"
    fill(
        workbook,
        {
            (KAYU_AGUNG, "Terdaftar"): 60,
            (KAYU_AGUNG, "Hadir"): 54,
            (KAYU_AGUNG, "Dilayani"): 50,
            (BAYUNG_LENCIR, "Terlaksana atau batal"): "batal",
            (BAYUNG_LENCIR, "Sebab batal"): "<b>banjir</b>",
        },
    )
    assert main(["actuals", "import", str(workbook)]) == 0
    return folder


def test_the_way_from_export_to_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = filled(tmp_path)
    capsys.readouterr()
    assert main(["actuals", "report", str(folder), "--json"]) == 0
    tree = json.loads(capsys.readouterr().out)
    assert (tree["all"]["visits"], tree["all"]["served"], tree["all"]["cancelled"]) == (4, 50, 1)
    assert [row["group"] for row in tree["by_kabupaten"]] == [
        "Kota Palembang",
        "Musi Banyuasin",
        "Ogan Komering Ilir",
    ]
    assert [row["group"] for row in tree["by_program"]] == ["LAKSO", "Paspor Simpatik"]
    page = (folder / "actuals" / "report.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;banjir&lt;/b&gt;" in page
    rows = list(csv.DictReader((folder / "actuals/report.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert {row["table"] for row in rows} == {"by_month", "by_program", "by_team", "by_kabupaten", "all"}
    assert next(row for row in rows if row["group"] == "LAKSO")["served"] == "50"


def test_the_terminal_tells_the_report_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = filled(tmp_path)
    assert main(["actuals", "report", str(folder), "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "By program" in out
    assert "report.html" in out


def test_the_terminal_tells_shares_in_percent_and_why_a_visit_was_not_held(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = filled(tmp_path)
    capsys.readouterr()
    assert main(["actuals", "report", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "Batal atau dipindah, dan sebabnya" in out
    assert re.search(r"batal +<b>banjir</b>", out)
    row = next(line for line in out.splitlines() if line.startswith("Ogan Komering Ilir"))
    assert "10,0\N{NO-BREAK SPACE}%" in row  # 6 of 60 stayed away


def test_a_workbook_far_from_its_plan_asks_for_the_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = filled(tmp_path)
    away = tmp_path / "a" / "b" / "c" / "d" / "workbook.xlsx"
    away.parent.mkdir(parents=True)
    away.write_bytes((folder / "export-2027-01" / "workbook.xlsx").read_bytes())
    capsys.readouterr()
    assert main(["actuals", "import", str(away)]) == 2
    assert "name the plan it was exported from with --plan" in capsys.readouterr().err
    assert main(["actuals", "import", str(away), "--plan", str(folder)]) == 0
    assert "Tidak ada yang baru" in capsys.readouterr().out


@pytest.mark.parametrize("name", HOSTILE)
def test_names_and_causes_are_never_markup(name: str) -> None:
    scenario = field_scenario(office={"name": name}, programs={"lakso": {"name": name}})
    every = pairs(scenario, small_plan(), [Actual(SUNGAI_LILIN, "cancelled", cause=name)])
    page = report_html(report_of(scenario, every, 0, "id"), "id")
    assert "<img" not in page
    assert "<script" not in page


def test_what_was_seen_at_as_many_visits_as_are_trusted_counts_half() -> None:
    assert weight_of(8, 8) == 0.5
    assert weight_of(0, 8) == 0


def test_the_next_plan_learns_minutes_no_shows_backlog_and_reach_with_stated_weights() -> None:
    # One LAKSO visit with times: 2 x 320 minutes for 50 people = 12.8 a person; the scenario says 12; with a
    # trust of 3 one visit weighs 1/4: 12.2. Of 60 registered 6 stayed away: 10 %, as the scenario says.
    # Paspor Simpatik served 128 of 130 at 2 x 360 minutes: 5.625, 12 + (5.625 - 12) / 4 = 10.4063.
    # Two visits tell attendance: 184 / 189.75 came, its root is 0.98473, weight 2/5: backlog 28 x (1 - 0.4 x
    # 0.01527) = 27.8290 days.
    scenario = field_scenario()
    learnt = {".".join(item.field): item for item in learn(scenario, pairs(scenario, small_plan(), THREE), 3)}
    minutes = learnt["programs.lakso.minutes_an_applicant"]
    assert (minutes.was, minutes.seen, minutes.becomes, minutes.weight) == (12, 12.8, 12.2, 0.25)
    assert learnt["programs.paspor-simpatik.minutes_an_applicant"].becomes == 10.4062
    assert learnt["uncertainty.no_shows.lakso"].becomes == 0.1
    assert learnt["demand.backlog_days"].becomes == pytest.approx(27.8290, abs=2e-4)
    assert learnt["demand.reach.share_at_door"].becomes < 0.8


def test_attendance_that_was_learned_already_is_not_learned_twice() -> None:
    lessons = {"attendance": {"all": {"program": "lakso", "factor": 0.9}}}
    scenario = field_scenario(learned=lessons)
    fields = {".".join(item.field) for item in learn(scenario, pairs(scenario, small_plan(), THREE), 3)}
    assert fields == {"programs.lakso.minutes_an_applicant", "programs.paspor-simpatik.minutes_an_applicant"}


def test_what_is_learnt_is_a_scenario_that_says_where_its_figures_come_from() -> None:
    scenario = field_scenario()
    text = scenario_text("../palembang.yaml", learn(scenario, pairs(scenario, small_plan(), THREE), 3))
    tree = yaml.safe_load(text)
    assert tree["extends"] == "../palembang.yaml"
    assert tree["programs"]["lakso"]["minutes_an_applicant"] == {
        "value": 12.2,
        "confidence": "estimate",
        "source": "recorded at 1 visits: 12.8, weight 0.25; was 12",
    }


def test_the_verb_learn_writes_a_scenario_that_can_be_read_and_planned_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = filled(tmp_path)
    parent = tmp_path / "parent.yaml"
    ready = field_scenario(teams={"lakso-van": {"nights_at_most": 8}})
    parent.write_text(ready.model_dump_json(indent=1), encoding="utf-8")
    out = tmp_path / "next" / "next.yaml"
    assert main(["actuals", "learn", str(parent), str(folder), "--out", str(out), "--trust", "1"]) == 0
    assert main(["validate", str(out)]) == 0
    assert "demand.backlog_days" in capsys.readouterr().out
    assert main(["actuals", "learn", str(parent), str(folder), "--out", str(out)]) == 2
    assert main(["actuals", "learn", str(parent), str(folder), "--out", str(parent), "--force"]) == 2

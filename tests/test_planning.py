"""The recipe end to end: read, prepare, decide, make the plan, audit it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from touring_worlds import touring_scenario

from outreach_planner import planning
from outreach_planner.cli import main
from outreach_planner.deciding.bound import improve_bound
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.model.exact import solve_exactly
from outreach_planner.planning import audit, plan
from outreach_planner.plans.files import read_plan
from outreach_planner.plans.progress import Progress
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.scenario.service_fields import Limits
from outreach_planner.world.prepare import prepare

SCENARIOS = Path(__file__).parent.parent / "scenarios"
QUICK = Limits(search_rounds=20_000, bound_rounds=3, seconds=None, gap=0.0)


@pytest.mark.parametrize("seed", range(12))
def test_no_bound_lies_below_the_exact_optimum(seed: int) -> None:
    # The exact model is itself never below the best plan; a bound between the two would be no proof of ours.
    formulation = formulate(prepare(touring_scenario(seed, teams=1 + seed % 2, days=5)))
    proof = solve_exactly(formulation)
    *_, last = search(flatten(formulation), 1, 4_000, lambda: False)
    if proof.value_rupiah is None or last.schedule is None:
        return
    for bound in improve_bound(formulation, [last.schedule], 3, lambda: False):
        assert bound >= last.value_rupiah - 1


def test_the_week_worked_out_by_hand_is_planned_as_written_in_its_comments() -> None:
    # scenarios/tiny.yaml: Monday Dekat 22, Tuesday Jauh 60, Thursday Dekat 17, Friday Jauh 60; 12,260,000.
    result = plan(read_scenario(SCENARIOS / "tiny.yaml"), limits=QUICK)
    assert result.plan is not None
    assert result.plan.value_rupiah == 12_260_000
    assert [(visit.date.day, visit.place, visit.expected_applicants) for visit in result.plan.visits] == [
        (11, "dekat", 22),
        (12, "jauh", 60),
        (14, "dekat", 17),
        (15, "jauh", 60),
    ]


def test_the_same_scenario_seed_and_work_give_the_same_plan_twice() -> None:
    scenario = touring_scenario(3, days=7)
    first, second = plan(scenario, limits=QUICK), plan(scenario, limits=QUICK)
    assert first.plan == second.plan


def test_a_stop_keeps_the_best_plan_found_so_far() -> None:
    result = plan(read_scenario(SCENARIOS / "tiny.yaml"), limits=QUICK, stop=lambda: True)
    assert result.plan is not None
    assert result.plan.stopped_by == "interrupt"


def test_progress_tells_phase_value_bound_and_gap() -> None:
    told: list[Progress] = []
    plan(read_scenario(SCENARIOS / "tiny.yaml"), limits=QUICK, progress=told.append)
    assert {report.phase for report in told} >= {"search", "bound"}
    assert told[-1].value_rupiah == 12_260_000
    assert told[-1].gap is not None
    assert all(0 <= report.done <= 1 for report in told)


def test_a_scenario_that_no_plan_satisfies_names_what_blocks() -> None:
    # Nine visits promised in five days, to be made by one van that is at one place a day.
    guarantees = {"desa": {"visits": 9, "program": "lakso"}}
    from worlds import tiny_scenario

    result = plan(tiny_scenario(policy={"guarantees": guarantees}), limits=QUICK)
    assert result.outcome == "infeasible"
    assert result.plan is None
    assert "policy.guarantees.desa" in {
        field for found in result.blocked_by for field in (place.field for place in found.fields)
    }


def test_the_command_writes_plan_map_and_workbook_and_the_audit_command_finds_it_clean(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario = str(SCENARIOS / "tiny.yaml")
    assert main(["plan", scenario, "--out", str(tmp_path), "--json", "--quiet", "--time-limit", "3"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".written.json",
        "map.html",
        "plan.json",
        "plan.xlsx",
        "scenario.json",
        "sources.json",
    ]
    assert told["value_rupiah"] == 12_260_000
    assert told["visits"][0]["place"] == "dekat"
    assert told["seconds"].keys() == {"build", "compile", "first_plan", "reason", "total"}
    assert main(["audit", scenario, str(tmp_path / "plan.json")]) == 0


def test_the_audit_finds_a_visit_that_a_person_moved_to_a_closed_day(tmp_path: Path) -> None:
    scenario = read_scenario(SCENARIOS / "tiny.yaml")
    result = plan(scenario, limits=QUICK)
    assert result.plan is not None
    path = tmp_path / "plan.json"
    from outreach_planner.outputs.json_output import write_plan

    write_plan(path, result.plan)
    edited = path.read_text(encoding="utf-8").replace('"place": "dekat"', '"place": "dusun"', 1)
    path.write_text(edited, encoding="utf-8")
    report = audit(scenario, read_plan(path))
    assert {"travel", "minimum-attendance", "capacity"} & {broken.rule for broken in report.violations}
    assert {"expectation", "value"} <= {stale.rule for stale in report.outdated}


def test_a_plan_edited_by_hand_is_overwritten_only_when_forced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["plan", str(SCENARIOS / "tiny.yaml"), "--out", str(tmp_path), "--quiet", "--time-limit", "2"]
    assert main(words) == 0
    assert main(words) == 0
    edited = (tmp_path / "plan.json").read_text(encoding="utf-8").replace("dekat", "dusun", 1)
    (tmp_path / "plan.json").write_text(edited, encoding="utf-8")
    assert main(words) == 2
    assert "--force" in capsys.readouterr().err
    assert (tmp_path / "plan.json").read_text(encoding="utf-8") == edited
    assert main([*words, "--force"]) == 0


def test_a_folder_in_the_way_of_a_file_leaves_nothing_half_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plan.json").mkdir()
    assert main(["plan", str(SCENARIOS / "tiny.yaml"), "--out", str(tmp_path), "--json", "--quiet"]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]
    assert json.loads(capsys.readouterr().out)["problems"][0]["came"] == "a folder stands there"


def test_a_pinned_event_where_too_few_would_come_is_told_with_the_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Dusun gathers at most half of 15 people, and 40 are asked for.
    text = (SCENARIOS / "tiny.yaml").read_text(encoding="utf-8")
    text = text.replace("programs:\n  keliling:", "programs:\n  keliling:\n    minimum_attendance: 40", 1)
    scenario = tmp_path / "pinned.yaml"
    scenario.write_text(
        text + "\npins:\n  - {date: 2027-01-12, program: keliling, place: dusun}\n", encoding="utf-8"
    )
    assert main(["plan", str(scenario), "--out", str(tmp_path / "out"), "--quiet", "--lang", "en"]) == 3
    told = capsys.readouterr().err
    assert "pins[0]" in told
    assert "40 are needed" in told
    assert not (tmp_path / "out").exists()


def test_the_public_names_are_what_they_say_whatever_was_imported_before() -> None:
    import outreach_planner
    from outreach_planner import auditing, planning

    assert outreach_planner.audit is planning.audit
    assert outreach_planner.plan is planning.plan
    assert outreach_planner.Audit is auditing.Audit
    assert len(outreach_planner.__all__) <= 10


def test_finding_out_why_ends_when_the_run_must_stop_and_says_so() -> None:
    # The promise alone is impossible, which is known before the search; why takes further questions.
    from worlds import tiny_scenario

    guarantees = {"desa": {"visits": 9, "program": "lakso"}}
    scenario = tiny_scenario(policy={"guarantees": guarantees})
    cut = plan(scenario, limits=QUICK, stop=lambda: True)
    assert (cut.outcome, cut.is_cut_short) == ("infeasible", True)
    assert not any(blocked.mends for blocked in cut.blocked_by)
    whole = plan(scenario, limits=QUICK)
    assert (whole.outcome, whole.is_cut_short) == ("infeasible", False)
    # One van makes one visit a day, five in the week.
    mends = [(mend.field.field, mend.came, mend.becomes) for b in whole.blocked_by for mend in b.mends]
    assert mends == [("policy.guarantees.desa.visits", 9, 5)]


def test_a_search_for_the_reason_that_was_cut_short_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = tmp_path / "week.yaml"
    promised = "policy: {guarantees: {kota-contoh: {program: keliling, visits: 9}}}\n"
    scenario.write_text(f"extends: {SCENARIOS / 'tiny.yaml'}\n{promised}", encoding="utf-8")
    monkeypatch.setattr(planning, "REASON_SECONDS", 0.0)
    words = ["plan", str(scenario), "--quiet", "--lang", "en", "--time-limit", "0.001"]
    assert main(words) == 3
    assert "Finding out why was cut short by the time limit" in capsys.readouterr().err

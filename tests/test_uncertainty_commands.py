"""The verbs stress, robust, sensitivity and learn: text in two languages, JSON, pages, letters."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from explain_worlds import best_plan
from shipped_files import SCENARIOS
from verb_runs import is_page, letter, run

from outreach_planner.outputs.comparison_input import write_scenario
from outreach_planner.outputs.demand_words import DEMAND_WORDS
from outreach_planner.outputs.json_output import write_plan
from outreach_planner.outputs.stress_words import STRESS_WORDS
from outreach_planner.scenario.reading import read_scenario

JANUARY = SCENARIOS / "palembang-2027-01.yaml"
WEEK = """extends: tiny.yaml
limits: {search_rounds: 20000}
programs:
  keliling:
    minimum_attendance: 10
    event_rupiah: {value: 500000, confidence: estimate, range: [450000, 550000]}
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The tiny week with a minimum attendance of 10, and its plan."""
    folder = tmp_path_factory.mktemp("uncertain")
    (folder / "tiny.yaml").write_bytes((SCENARIOS / "tiny.yaml").read_bytes())
    scenario, plan = folder / "week.yaml", folder / "plan.json"
    scenario.write_text(WEEK, encoding="utf-8")
    write_plan(plan, best_plan(read_scenario(scenario))[1])
    return scenario, plan


def test_stress_tells_figures_and_risks(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path], tmp_path: Path
) -> None:
    text = run(capsys, "stress", *files, "--months", 200, "--out", tmp_path, "--lang", "en")
    assert "200 sampled months (seed 1)" in text
    assert "Net value" in text
    assert re.search(r"^\w+: net value Rp[\d,]+ on average .*, Rp12,260,000 by the plan", text, re.MULTILINE)
    assert re.search(r"Most at risk: .*, with a chance of \d+ % to miss its minimum", text)
    assert is_page(tmp_path / "stress.html")


def test_stress_compares_two_plans_on_the_same_months(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path], tmp_path: Path
) -> None:
    words = ("stress", *files, files[1], "--months", 100, "--out", tmp_path, "--json")
    first = run(capsys, *words)
    told = json.loads(first)
    assert len(told["plans"]) == 2
    assert told["differences"]["net_rupiah"] == {
        "mean": 0.0,
        "p10": 0.0,
        "p50": 0.0,
        "p90": 0.0,
        "better": 0.0,
    }
    assert run(capsys, *words) == first
    page = (tmp_path / "stress.html").read_text(encoding="utf-8")
    for chart in ("risk_chart", "load_chart"):  # of both plans
        assert page.count(f'aria-label="{STRESS_WORDS[chart][0]}: ') == 2


def test_stress_refuses_what_it_cannot_do(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path]
) -> None:
    assert "write a whole number from 10" in letter(capsys, "stress", *files, "--months", 3)
    assert "name one plan, or two" in letter(capsys, "stress", *files, files[1], files[1])
    other = letter(capsys, "stress", JANUARY, files[1])
    assert "plan.json" in other


def test_robust_writes_a_plan_that_the_audit_finds_clean(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path], tmp_path: Path
) -> None:
    words = ("--candidates", 1, "--months", 100, "--out", tmp_path, "--lang", "en")
    text = run(capsys, "robust", files[0], *words)
    assert "Robustness costs" in text
    assert "Candidate plans" in text
    assert is_page(tmp_path / "robust.html")
    run(capsys, "audit", files[0], tmp_path / "plan.json")
    (tmp_path / "plan.json").write_text("{}", encoding="utf-8")
    assert "edited" in letter(capsys, "robust", files[0], *words)


def test_sensitivity_ranks_estimates_and_says_what_to_find_out(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path], tmp_path: Path
) -> None:
    words = ("--replan", 1, "--quiet", "--out", tmp_path)
    text = run(capsys, "sensitivity", *files, *words, "--lang", "en")
    assert "programs.keliling.event_rupiah" in text
    assert "Rp12,460,000" in text  # four events at 450,000
    assert is_page(tmp_path / "sensitivity.html")
    told = json.loads(run(capsys, "sensitivity", *files, *words, "--json"))
    assert told["estimates"][0]["swing_rupiah"] >= told["estimates"][-1]["swing_rupiah"]


def test_learn_writes_a_scenario_that_can_be_planned_with(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path], tmp_path: Path
) -> None:
    seen = tmp_path / "seen.csv"
    seen.write_text(
        "date,program,place,came,registered_online,remarks\n2027-01-12,keliling,jauh,30,40,hujan\n",
        encoding="utf-8",
    )
    text = run(capsys, "learn", files[0], seen, "--plan", files[1], "--lang", "en")
    assert "Touring service, Jauh" in text
    assert "expected" in text  # heads the counts: came / expected
    assert "1 visit, weight" in (tmp_path / "learned.yaml").read_text(encoding="utf-8")
    assert "faded by their age" in (tmp_path / "learned.html").read_text(encoding="utf-8")
    learned = read_scenario(tmp_path / "learned.yaml")
    assert learned.learned.attendance["keliling-jauh-rajab-syaban"].factor < 1
    assert 0.05 < learned.uncertainty.no_shows["keliling"] < 0.25  # 10 of 40 against 5 %
    assert is_page(tmp_path / "learned.html")


def test_a_plan_made_with_lessons_does_not_make_them_forgotten(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path], tmp_path: Path
) -> None:
    # The plan of the second month was made with a learned factor of 1/2, so it expects half as many; when
    # just those come, it is half of what the estimate says, as it is with a plan made without lessons.
    seen = tmp_path / "seen.csv"
    seen.write_text("date,program,place,came\n2027-01-12,keliling,jauh,20\n", encoding="utf-8")
    plain = json.loads(files[1].read_text(encoding="utf-8"))
    halved = json.loads(files[1].read_text(encoding="utf-8"))
    for visit in halved["visits"]:
        visit["expected_attendance"] /= 2
    lessons = tmp_path / "lessons.yaml"
    lessons.write_text(
        f"extends: {files[0].as_posix()}\n"
        "learned: {attendance: {all: {program: keliling, factor: 0.5}}}\n",
        encoding="utf-8",
    )
    found = []
    for name, plan in (("plain", plain), ("halved", halved)):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
        if name == "halved":
            write_scenario(folder, read_scenario(lessons))
        told = json.loads(run(capsys, "learn", files[0], seen, "--plan", folder, "--out", folder, "--json"))
        found.append(told["attendance"])
    assert found[0] == found[1]


def test_learn_never_writes_over_what_it_learned_from(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path], tmp_path: Path
) -> None:
    seen, learned = tmp_path / "seen.csv", tmp_path / "learned.yaml"
    seen.write_text("date,program,place,came\n2027-01-12,keliling,jauh,20\n", encoding="utf-8")
    run(capsys, "learn", files[0], seen)
    before = learned.read_bytes()
    assert "already takes over what was learned" in letter(capsys, "learn", learned, seen)
    learned.write_bytes(f"extends: {files[0].as_posix()}\n".encode())
    assert "would overwrite the scenario" in letter(capsys, "learn", learned, seen)
    learned.write_bytes(before)
    run(capsys, "learn", files[0], seen)  # learning again from the base is welcome
    assert learned.read_bytes() == before


def test_learn_writes_nothing_when_a_line_is_wrong(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path], tmp_path: Path
) -> None:
    seen = tmp_path / "seen.csv"
    seen.write_text("date,program,place,came\n2027-01-12,keliling,jauh,-3\n", encoding="utf-8")
    assert 'seen.csv:2  came: got "-3"' in letter(capsys, "learn", files[0], seen)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["seen.csv"]


@pytest.mark.parametrize("words", [DEMAND_WORDS, STRESS_WORDS])
def test_both_languages_say_the_same_numbers(words: dict[str, tuple[str, str]]) -> None:
    for key, (indonesian, english) in words.items():
        assert sorted(re.findall(r"{\w+}", indonesian)) == sorted(re.findall(r"{\w+}", english)), key

"""The verb demand: the derivation of a kabupaten and a kecamatan, JSON, page and letters."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from shipped_files import SCENARIOS
from verb_runs import is_page, letter, run

JANUARY = SCENARIOS / "palembang-2027-01.yaml"


def test_demand_derives_a_kabupaten_line_by_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = run(capsys, "demand", JANUARY, "--kabupaten", "Musi Banyuasin", "--out", tmp_path, "--lang", "en")
    assert "Of passport age (17+): 736,897 people × 70.0 %" in text
    assert "515,828" in text  # 736,897 x 0.7
    assert "Hajj: 198 leave × 45.0 % without a passport yet" in text
    assert "sourced · voters of 2024 over people" in text
    assert re.search(r"80 % range: [\d,]+ to [\d,]+", text)
    assert "2024" in text[text.index("Backtest") :]
    (told,) = re.findall(r"Renewals: the office ([\d,]+) \(expired ([\d,]+), early ([\d,]+)\)", text)
    (wave,) = re.findall(r"^2027 +([\d,]+) +([\d,]+) +([\d,]+)$", text, re.MULTILINE)
    assert wave == (told[1], told[2], told[0])
    assert is_page(tmp_path / "demand.html")


def test_demand_speaks_indonesian_unless_asked_otherwise(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = run(capsys, "demand", JANUARY, "--kabupaten", "banyuasin", "--out", tmp_path)
    assert "Permintaan paspor Kabupaten Banyuasin, 2027" in text
    assert "888.324 penduduk" in text


@pytest.mark.parametrize("year", [0, 1800, 2077])
def test_a_year_beyond_the_calendars_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, year: int
) -> None:
    said = letter(capsys, "demand", JANUARY, "--year", year, "--out", tmp_path)
    assert f"--year: got {year}; write a year from 1990 to 2076" in said


def test_a_year_far_from_its_figures_is_told_to_be_no_forecast(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = ("demand", JANUARY, "--kabupaten", "banyuasin", "--out", tmp_path, "--lang", "en", "--year")
    said = "2036 is 11 years from 2025"
    assert said in run(capsys, *words, 2036)
    assert said in (tmp_path / "demand.html").read_text(encoding="utf-8")
    assert "no forecast" not in run(capsys, *words, 2035)


@pytest.mark.parametrize("plan_with", [True, False])
def test_the_weight_used_by_plans_is_the_derived_one_where_plans_use_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, plan_with: bool
) -> None:
    # By hand Prabumulih has 0.03; by its drivers 0.026.
    scenario = tmp_path / "own.yaml"
    scenario.write_text(
        f"extends: {JANUARY.as_posix()}\nestimates: {{plan_with: {str(plan_with).lower()}}}\n",
        encoding="utf-8",
    )
    text = run(capsys, "demand", scenario, "--out", tmp_path, "--lang", "en")
    (row,) = re.findall(r"^Kota Prabumulih .*$", text, re.MULTILINE)
    assert row.split()[-2:] == (["0.026", "0.026"] if plan_with else ["0.026", "0.030"])


def test_demand_is_the_same_on_every_run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = ("demand", JANUARY, "--json", "--out", tmp_path)
    first = run(capsys, *words)
    page = (tmp_path / "demand.html").read_bytes()
    assert run(capsys, *words) == first
    assert (tmp_path / "demand.html").read_bytes() == page
    told = json.loads(first)
    assert told["plan_with"] is False
    assert sum(told["weights"].values()) == pytest.approx(1, abs=1e-5)


def test_an_unknown_kabupaten_gets_the_nearest_name(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    said = letter(capsys, "demand", JANUARY, "--kabupaten", "Musi Banyasin", "--out", tmp_path)
    assert 'got "Musi Banyasin"; did you mean "musi-banyuasin"?' in said
    assert not (tmp_path / "demand.html").exists()


def test_a_scenario_without_estimates_is_told_how_to_get_some(capsys: pytest.CaptureFixture[str]) -> None:
    said = letter(capsys, "demand", SCENARIOS / "tiny.yaml")
    assert "write the drivers of its demand under estimates:" in said


def test_demand_derives_a_kecamatan_line_by_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = run(capsys, "demand", JANUARY, "--kecamatan", "Sekayu", "--out", tmp_path, "--lang", "en")
    assert "Passport demand of Kecamatan Sekayu, Kabupaten Musi Banyuasin, 2027" in text
    assert "Of passport age (17+): 95,970 people × 70.0 %" in text
    assert "67,179" in text  # 95,970 x 0.7
    assert "Leave for the hajj in a year: 198 of the kabupaten × 95,970 people × 1.50 /" in text
    assert "estimates.districts.sekayu.pilgrims 1.500 · between 1.000 and 2.500 · estimate" in text
    assert re.search(r"Part of [\d,]+ of the kabupaten", text)
    assert is_page(tmp_path / "demand.html")
    page = (tmp_path / "demand.html").read_text(encoding="utf-8")
    assert "Kecamatan Sekayu" in page


def test_the_kecamatan_of_a_kabupaten_sum_to_it_in_the_json(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    told = json.loads(run(capsys, "demand", JANUARY, "--json", "--out", tmp_path))
    for name, kabupaten in told["kabupaten"].items():
        parts = [each for each in told["kecamatan"].values() if each["kabupaten"] == name]
        assert sum(each["applications"] for each in parts) == pytest.approx(sum(kabupaten["months"]), abs=0.5)
        for driver, people in kabupaten["drivers"].items():
            assert sum(each["drivers"][driver] for each in parts) == pytest.approx(people, abs=0.5)
    assert len(told["kecamatan"]) == 94
    assert all(each["low"] < each["applications"] < each["high"] for each in told["kecamatan"].values())


def test_students_of_the_shipped_campuses_count_where_they_stand(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    # Universitas Sriwijaya at Indralaya: 26,000 students, the only campus of Ogan Ilir.
    text = run(capsys, "demand", JANUARY, "--kecamatan", "indralaya", "--out", tmp_path, "--lang", "en")
    assert "Students: 26,000 × 3.0 % in a year" in text
    assert "campuses to which its centre is nearest (estimate): Universitas Sriwijaya, Indralaya" in text


def test_a_kecamatan_is_sought_in_the_kabupaten_that_was_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = ("--kecamatan", "Kecamatan Sekayu", "--out", tmp_path)
    assert "Kecamatan Sekayu" in run(capsys, "demand", JANUARY, "--kabupaten", "Musi Banyuasin", *words)
    said = letter(capsys, "demand", JANUARY, "--kabupaten", "Palembang", *words)
    assert '--kecamatan: got "sekayu"' in said
    said = letter(capsys, "demand", JANUARY, "--kecamatan", "Sekayo", "--out", tmp_path)
    assert 'did you mean "sekayu"?' in said


def test_the_office_replaces_any_step_of_a_kecamatan_by_its_own_csv(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "own.csv").write_text(
        "id,kabupaten,district,year,month,driver,applications\n"
        "1,,sekayu,2027,,umrah,500\n2,,sekayu,2027,1,,90\n",
        encoding="utf-8",
    )
    (tmp_path / "drivers.csv").write_text(
        "id,hajj_departures,hajj_departures_range\nsekayu,60,55;66\n", encoding="utf-8"
    )
    scenario = tmp_path / "month.yaml"
    scenario.write_text(
        f"extends: {JANUARY.as_posix()}\n"
        "estimates:\n  own_numbers: {from: own.csv}\n  districts: {from: drivers.csv}\n",
        encoding="utf-8",
    )
    text = run(capsys, "demand", scenario, "--kecamatan", "Sekayu", "--out", tmp_path, "--lang", "en")
    assert re.search(r"\b60 +Leave for the hajj in a year, counted by the office", text)
    assert "between 55 and 66" in text
    assert re.search(r"1: Kecamatan Sekayu, Umrah, 2027: 500, not \d+ as estimated", text)
    assert re.search(r"2: Kecamatan Sekayu, January 2027: 90, not \d+ as estimated", text)
    assert "own.csv:2" in text
    told = json.loads(run(capsys, "demand", scenario, "--json", "--out", tmp_path))
    assert told["kecamatan"]["sekayu"]["months"][0] == pytest.approx(90)
    assert told["kecamatan"]["sekayu"]["departures"] == 60

"""Bad input in estimates, own numbers and recorded figures: file, line and mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from shipped_files import SCENARIOS

from outreach_planner.errors import ScenarioError
from outreach_planner.scenario.reading import read_scenario

HEAD = "id,kabupaten,district,year,month,driver,applications\n"


def problems(tmp_path: Path, rows: str = "", extra: str = "") -> list[str]:
    """What is said about the shipped month with own numbers and other lines."""
    (tmp_path / "own.csv").write_text(HEAD + rows, encoding="utf-8")
    scenario = tmp_path / "month.yaml"
    parent = SCENARIOS / "palembang-2027-01.yaml"
    own = "  own_numbers: {from: own.csv}\n" if rows else ""
    scenario.write_text(f"extends: {parent}\nestimates:\n{own}{extra}", encoding="utf-8")
    try:
        read_scenario(scenario)
    except ScenarioError as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.mark.parametrize(
    ("row", "came", "mend"),
    [
        ("1,banyuasin,,,,,-5", "own.csv:2", "from 0 up"),
        ("1,banyuasin,,,,,", "own.csv:2", "is empty"),
        ("1,banyuasin,,,13,,5", "got 13", "from 1 to 12"),
        ("1,banyuasn,,,,,5", 'got "banyuasn"', "banyuasin"),
        ("1,,kayu-agun,,,,5", 'got "kayu-agun"', "kayu-agung"),
        ("1,,,,,visits,5", "own.csv:2", "people, hajj, waiting-list, umrah, students, renewals"),
        ("1,banyuasin,,,,,5\n1,banyuasin,,,,,6", "own.csv:3", "keep one of the two rows"),
        ("1,banyuasin,,,,,5\n2,banyuasin,,,,,6", "own.csv:2", "keep one of the two rows"),
        ("1,banyuasin,kayu-agung,,,,5", 'got "banyuasin"', '"ogan-komering-ilir", where kayu-agung lies'),
    ],
)
def test_own_numbers_that_cannot_be_are_told_with_line_and_mend(
    tmp_path: Path, row: str, came: str, mend: str
) -> None:
    said = "\n".join(problems(tmp_path, row + "\n"))
    assert came in said
    assert mend in said


def test_own_numbers_of_every_kind_are_read(tmp_path: Path) -> None:
    rows = "1,banyuasin,,,,,5000\n2,,kayu-agung,2027,1,,40\n3,,,,12,,9000\n4,palembang,,,,umrah,100\n"
    rows += "5,,sekayu,,,hajj,9\n"
    assert problems(tmp_path, rows) == []


@pytest.mark.parametrize(
    ("extra", "came", "mend"),
    [
        ("  recorded_years: {20x: {applications: 5}}\n", 'got the year "20x"', "four digits"),
        ("  recorded_months: {2023-13: {applications: 5}}\n", 'got the month "2023-13"', "does not exist"),
        ("  recorded_months: {2023-05: {applications: -5}}\n", "got -5", "from 0 up"),
        ("  kabupaten: {banyuasin: null}\n", 'nothing about "banyuasin"', "add a row banyuasin"),
        ("  kabupaten: {jambi: {hajj_departures: 1, hajj_waiting: 1}}\n", 'got "jambi"', "known are"),
        ("  districts: {sekayu: {hajj_departures: -3}}\n", "got -3", "from 0 up"),
        ("  districts: {sekayo: {travels: 2}}\n", 'got "sekayo"', "sekayu"),
        ("  districts: {sekayu: {adults: 95971}}\n", "got 95971", "at most 95970"),
        (
            "  districts: {sekayu: {hajj_departures: 199}}\n",
            "but all of musi-banyuasin has 198",
            "at least 199",
        ),
        (
            "  districts: {sekayu: {campuses: [universitas-mdp]}}\n",
            "universitas-mdp",
            "district of palembang",
        ),
        ("  districts: {sekayu: {campuses: [sungai-lilin]}}\n", "no students", "write how many students"),
        (
            "  districts: {sako: {campuses: [universitas-mdp]}, plaju: {campuses: [universitas-mdp]}}\n",
            "named twice",
            "name it in one of plaju and sako",
        ),
        ("  passport_age_share: 70\n", "got 70", "from 0 to 1"),
        (
            "  seasons: {recurring: [{name: x, start: 02-30, end: 03-01, factor: 1}]}\n",
            'got "02-30"',
            "that day does not exist",
        ),
        ("districts: {sekayu: {population: 0}}\n", "got 0", "or take the district out"),
        ("kabupaten: {banyuasin: {population: 0}}\n", "got 0", "write how many people live there"),
    ],
)
def test_estimates_that_cannot_be_are_told(tmp_path: Path, extra: str, came: str, mend: str) -> None:
    said = "\n".join(problems(tmp_path, "1,banyuasin,,,,,5\n", extra))
    assert came in said
    assert mend in said
    assert "month.yaml:" in said

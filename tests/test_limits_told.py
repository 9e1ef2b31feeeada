"""Terminal and workbook say what is used of books and budgets and which shares are promised."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from schedules import schedule_of
from test_search import planned
from worlds import tiny_scenario

from outreach_planner.outputs.terminal import schedule_text
from outreach_planner.outputs.workbook import write_workbook
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.prepare import prepare

# 70 people at Timur on Monday and at Barat on Tuesday; fuel 60 and 120 km at 3,000.
WEEK = {"van 04-05": "lakso/timur", "van 04-06": "lakso/barat"}
LIMITS: dict[str, Any] = {
    "office": {"books": {"a_day": 80, "a_month": 900}},
    "policy": {
        "share_at_least": 0.05,
        "budgets": [{"name": "BBM", "name_en": "Fuel", "kinds": ["fuel"], "rupiah_a_month": 600_000}],
    },
}


def week(**changes: Any) -> tuple[Plan, Scenario]:
    """The plan of two visits in the tiny week, and its scenario."""
    instance = prepare(tiny_scenario(**changes))
    return planned(instance, schedule_of(instance, WEEK)), instance.scenario


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "id",
            (
                ("Buku paspor sehari (Sen 5 Apr, hari terpadat)", "70 dari paling banyak 80"),
                ("Buku paspor, April 2027", "140 dari paling banyak 900"),
                ("BBM, April 2027", "Rp540.000 dari paling banyak Rp600.000"),
            ),
        ),
        ("en", (("Fuel, April 2027", "Rp540,000 of at most Rp600,000"),)),
    ],
)
def test_the_terminal_says_how_much_is_used_of_how_much(
    lang: Any, lines: tuple[tuple[str, str], ...]
) -> None:
    told = schedule_text(*week(**LIMITS), lang, 120).splitlines()
    for label, sentence in lines:
        assert any(line.startswith(label) and line.endswith(sentence) for line in told), label
    shares = [line for line in told if line.endswith(("paling sedikit 5,0\xa0%", "at least 5.0\xa0%"))]
    assert len(shares) == 2


def test_without_limits_nothing_is_said_of_them() -> None:
    assert "Batas dan pemakaian" not in schedule_text(*week(), "id", 120)


def test_the_workbook_has_used_and_allowed_side_by_side(tmp_path: Path) -> None:
    plan, scenario = week(**LIMITS)
    write_workbook(tmp_path / "plan.xlsx", scenario, plan, "id")
    rows = [
        row[:4]
        for sheet in openpyxl.load_workbook(tmp_path / "plan.xlsx").worksheets
        for row in sheet.iter_rows(values_only=True)
    ]
    assert ("BBM, April 2027", 540_000, "paling banyak", 600_000) in rows
    assert ("Buku paspor, April 2027", 140, "paling banyak", 900) in rows


# Nobody goes to a counter and all 100 a day live in Desa: 1,000 wait at first and 500 come in the five days;
# the two visits serve 140 of these 1,500, a share of 0.093333 (plans keep six decimals): 9.3333 points.
FAIR: dict[str, Any] = {
    "kabupaten": {"kota": {"weight": 0.0}, "desa": {"weight": 1.0}},
    "demand": {"counter_pull": {"share_at_door": 0.0}},
    "policy": {"fairness_rupiah_a_point": 1_500_000},
    "requests": {
        "mill": {
            "organization": "PT Contoh",
            "place": "timur",
            "program": "lakso",
            "applicants": 50,
            "earliest": "2027-04-07",
            "latest": "2027-04-07",
            "priority": 2.5,
        }
    },
}
TOLD: dict[Any, list[tuple[str, str]]] = {
    "id": [
        ("Satu orang dilayani", "Rp100.000"),
        ("Satu km perjalanan pemohon yang dihemat", "Rp1.000"),
        ("Satu jam perjalanan pemohon yang dihemat", "Rp20.000"),
        ("Satu orang menunggu sehari lagi", "-Rp1.000"),
        (
            "Satu poin bagian terlayani di kabupaten yang paling tertinggal",
            "Rp1.500.000; Desa 9,3 poin, senilai Rp13.999.950",
        ),
        ("Permohonan PT Contoh", "2,5 kali"),
    ],
    "en": [
        ("One person waiting one more day", "-Rp1,000"),
        (
            "One point of the share served in the worst-served kabupaten",
            "Rp1,500,000; Desa 9.3 points, worth Rp13,999,950",
        ),
        ("The request of PT Contoh", "2.5 times"),
    ],
}


@pytest.mark.parametrize("lang", ["id", "en"])
def test_terminal_and_workbook_tell_the_weights_and_what_fairness_adds(tmp_path: Path, lang: Any) -> None:
    plan, scenario = week(**FAIR)
    told = schedule_text(plan, scenario, lang, 140).splitlines()
    write_workbook(tmp_path / "plan.xlsx", scenario, plan, lang)
    rows = [
        row[:2]
        for sheet in openpyxl.load_workbook(tmp_path / "plan.xlsx").worksheets
        for row in sheet.iter_rows(values_only=True)
    ]
    for label, weight in TOLD[lang]:
        assert any(line.startswith(label) and line.endswith(weight) for line in told), label
        assert (label, weight) in rows


# Two visits of a van of two officers and two units that works on two of seven days; nothing on 7 to 9 April.
RULES: dict[str, Any] = {
    "office": {"officers_out_at_most": 3, "officers_kept": 5, "biometric_units": 4},
    "teams": {
        "van": {"sleeps_away": True, "nights_at_most": 3, "days_away_at_most": 2, "working_days_in_seven": 4}
    },
    "programs": {"lakso": {"events_at_most": 6, "events_at_least": 1}},
    "policy": {"guarantees": {"desa": {"visits": 1, "program": "lakso", "at_most_days_between": 4}}},
}
RULES_TOLD: dict[Any, list[tuple[str, str]]] = {
    "id": [
        ("Petugas di luar sehari (Sen 5 Apr, hari terpadat)", "2 dari paling banyak 3"),
        ("Petugas yang tinggal di loket (Sen 5 Apr, hari paling sedikit)", "8, paling sedikit 5"),
        ("Malam di luar Van, April 2027", "0 dari paling banyak 3"),
    ],
    "en": [
        ("Officers out on one day (Mon 5 Apr, the busiest)", "2 of at most 3"),
        ("Officers left at the counters (Mon 5 Apr, the fewest)", "8, at least 5"),
        ("Biometric units out on one day (Mon 5 Apr, the busiest)", "2 of at most 4"),
        ("Nights away of Van, April 2027", "0 of at most 3"),
        ("Working days of Van in one trip (the longest)", "1 of at most 2"),
        ("Working days of Van in seven (from Mon 5 Apr, the fullest)", "2 of at most 4"),
        ("Events of LAKSO, April 2027", "2 of at most 6"),
        ("Events of LAKSO, April 2027", "2, at least 1"),
        ("Visits of LAKSO to Desa, April 2027", "2, at least 1"),
        ("Open days in a row without a visit of LAKSO to Desa (the longest)", "3 of at most 4"),
    ],
}


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_limit_that_is_set_is_told_once_where_the_plan_is_nearest_to_it(lang: Any) -> None:
    told = schedule_text(*week(**RULES), lang, 140).splitlines()
    for label, sentence in RULES_TOLD[lang]:
        found = [line for line in told if line.startswith(label) and line.endswith(sentence)]
        assert len(found) == 1, label

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
        row[:3]
        for sheet in openpyxl.load_workbook(tmp_path / "plan.xlsx").worksheets
        for row in sheet.iter_rows(values_only=True)
    ]
    assert ("BBM, April 2027", 540_000, 600_000) in rows
    assert ("Buku paspor, April 2027", 140, 900) in rows

"""Reading a workbook back with openpyxl, which shares no code with what writes it."""

from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from plan_scenarios import plan_scenario

from outreach_planner.outputs.workbook import write_workbook
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.fields import Scenario


def written(path: Path, plan: Plan, scenario: Scenario | None = None, **more: Any) -> openpyxl.Workbook:
    write_workbook(path / "plan.xlsx", plan_scenario() if scenario is None else scenario, plan, **more)
    return openpyxl.load_workbook(path / "plan.xlsx", data_only=True)


def rows(sheet: Worksheet) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def row_of(sheet: Worksheet, label: str) -> list[Any]:
    return next(row for row in rows(sheet) if row[0] == label)

"""The workbook that field teams print: calendar, visits, kabupaten, limits, notes."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import xlsxwriter

from outreach_planner.outputs.atomic import write_bytes
from outreach_planner.outputs.language import Lang
from outreach_planner.outputs.telling import clean, scenario_name
from outreach_planner.outputs.workbook_calendar import calendar_sheet
from outreach_planner.outputs.workbook_limits import limits_sheet
from outreach_planner.outputs.workbook_notes import notes_sheet
from outreach_planner.outputs.workbook_results import results_sheet
from outreach_planner.outputs.workbook_style import BASE_FONT, pages
from outreach_planner.outputs.workbook_visits import visits_sheet
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.fields import Scenario


def write_workbook(path: Path, scenario: Scenario, plan: Plan, lang: Lang = "id") -> None:
    """Write the plan as an Excel workbook that prints on A4 landscape as it stands.

    Parameters
    ----------
    path : Path
        The same plan always gives the same bytes there.
    scenario : Scenario
        The one the plan was made for: it names places and people.
    plan : Plan
    lang : "id" or "en"

    Raises
    ------
    ScenarioError
        If the file cannot be written.
    """
    page = io.BytesIO()
    book = xlsxwriter.Workbook(page, {"in_memory": True, "default_format_properties": dict(BASE_FONT)})
    name = scenario_name(scenario, plan, lang)
    made = pages(book, lang, name, plan.fingerprint)
    book.set_properties(
        {
            "title": f"{made.words['title']} - {name}",
            "author": clean(scenario.office.name),
            "comments": plan.fingerprint,
            "created": dt.datetime.combine(plan.starts, dt.time()),
        }
    )
    calendar_sheet(made, scenario, plan)
    visits_sheet(made, scenario, plan)
    results_sheet(made, scenario, plan)
    limits_sheet(made, scenario, plan)
    notes_sheet(made, scenario, plan)
    book.close()
    write_bytes(path, page.getvalue())
